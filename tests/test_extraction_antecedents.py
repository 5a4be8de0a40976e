"""Behaviour tests of antecedents: what grammar bars, what the text called a thing, the states of people."""

from __future__ import annotations

import pytest

from diplograph.extraction.coreference.definites import nouns_of
from diplograph.extraction.coreference.memory import Memory, Seen
from diplograph.extraction.coreference.salience import ranked
from diplograph.extraction.extractor import Extractor
from diplograph.extraction.words.classnouns import load_class_nouns
from diplograph.model import Claim
from diplograph.reading import read_text
from sentences import expect, forbid, read, relations, triple


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("Ghana ran the post. Togo attacked it.", "togo attacked ghana", "togo attacked togo"),
        ("Paraguay spoke first. Uruguay, which borders it, attacked Bolivia.", "uruguay sharesBorderWith paraguay", ""),
        ("Evo Morales spoke. Raúl Castro criticised him.", "raul-castro criticizes evo-morales", ""),
        ("Peru has copper. Japan is its ally.", "peru alliedWith japan", "japan alliedWith japan"),
    ],
)
def test_a_pronoun_is_not_about_its_own_clause(extractor: Extractor, text: str, wanted: str, unwanted: str) -> None:
    """An object pronoun or the owner of a predicate noun is somebody else than the subject of the clause."""
    expect(extractor, text, [wanted])
    if unwanted:
        forbid(extractor, text, [unwanted])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kenya's government spoke after Uganda. It attacked Somalia.", "kenya attacked somalia"),
        ("Fiji kept still when Tonga protested. It attacked Samoa.", "fiji attacked samoa"),
        ("Chile told Peru, Ecuador and Panama nothing. It attacked Bolivia.", "chile attacked bolivia"),
    ],
)
def test_who_is_put_forward(extractor: Extractor, text: str, wanted: str) -> None:
    """The owner of a government, the subject of the main clause and a thing outside a list are taken up first."""
    expect(extractor, text, [wanted])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The African Union met in Tunis. The union criticised Gabon.", "african-union criticizes gabon"),
        ("Laos joined the Mekong River Commission. The commission criticised Fiji.", "criticizes fiji"),
        ("Oman left the Muscat Rail Alliance. The alliance criticised Fiji.", "muscat-rail-alliance criticizes fiji"),
    ],
)
def test_a_noun_of_the_name(extractor: Extractor, text: str, wanted: str) -> None:
    """A thing is taken up by the class noun in its name."""
    assert any(wanted in said for said in _said(extractor, text))


def _said(extractor: Extractor, text: str) -> list[str]:
    return [triple(r) for r in relations(read(extractor, text))]


def test_a_new_thing_ends_the_old_meaning(extractor: Extractor) -> None:
    """After "another commission" the noun no longer means the one that was named."""
    text = "Laos joined the Mekong River Commission. Later another commission met. The commission criticised Fiji."
    assert not any(said.endswith("criticizes fiji") for said in _said(extractor, text))


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        (
            (
                "Argentina's President Mauricio Macri met Brazil's President Jair Bolsonaro. "
                "The two countries attacked Paraguay."
            ),
            ["argentina attacked paraguay", "brazil attacked paraguay"],
        ),
        (
            (
                "Argentina's President Mauricio Macri met Brazil's President Jair Bolsonaro. "
                "They met in Lima, and their countries supported Chile."
            ),
            ["argentina supports chile", "brazil supports chile"],
        ),
        (
            "Argentina's President Mauricio Macri spoke in Lima. His country attacked Paraguay.",
            ["argentina attacked paraguay"],
        ),
        (
            "Argentina's President Mauricio Macri, whose country attacked Paraguay, spoke in Lima.",
            ["argentina attacked paraguay"],
        ),
        (
            "Mauricio Macri received Jair Bolsonaro in May. They criticised Cuba.",
            ["mauricio-macri criticizes cuba", "jair-bolsonaro criticizes cuba"],
        ),
        ("Kenya and Chad met. Both attacked Somalia.", ["kenya attacked somalia", "chad attacked somalia"]),
        (
            "Kenya, Chad and Mali met. Kenya told Chad the news. The three landlocked states attacked Somalia.",
            ["kenya attacked somalia", "chad attacked somalia", "mali attacked somalia"],
        ),
        ("The Soviets left. They attacked Finland.", ["soviet-union attacked finland"]),
        (
            "Kenya and Chad left Somalia and Sudan, where they attacked Egypt.",
            ["kenya attacked egypt", "chad attacked egypt"],
        ),
    ],
)
def test_states_of_people_and_groups(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Countries are those of the people spoken of; "both", "the three" and "they" are the last ones joined."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(
    ("text", "unwanted"),
    [
        ("Kenya and Chad met. The two largest countries attacked Somalia.", "kenya attacked somalia"),
        ("Kenya and Chad met. Two other countries attacked Somalia.", "attacked somalia"),
        ("Mauricio Macri spoke. A novelist praised his country house in Peru.", "argentina"),
        ("Kenya and Chad met. It was likely that it took years to attack Somalia.", "attacked somalia"),
    ],
)
def test_others_are_not_taken_up(extractor: Extractor, text: str, unwanted: str) -> None:
    """Other countries, a noun that only sounds alike and an empty subject stand for nothing known."""
    assert not any(unwanted in said for said in _said(extractor, text))


def test_nouns_of_names() -> None:
    """The class noun is the last word or the one before "of"; single words have none."""
    assert nouns_of("Mekong River Commission") == ("commission",)
    assert "treaty" in nouns_of("Treaty of Lima")
    assert nouns_of("NATO") == ()


def test_weights_fade_and_add_up() -> None:
    """Each sentence further back counts half; several mentions count together; other classes and barred ones never."""
    found = Memory()
    found.seen += [Seen("chad", "State", 1, True, 200), Seen("mali", "State", 2, False, 150)]
    found.seen += [Seen("nato", "Bloc", 2, True, 900), Seen("chad", "State", 2, False, 120)]
    found.sentence = 3
    assert [t for _, t in ranked(found, (), {"State"}, within=2)] == ["chad", "mali"]
    assert [t for _, t in ranked(found, (), {"State"}, within=1, barred=("chad",))] == ["mali"]
    assert [t for _, t in ranked(found, (), {"State"}, within=2, raised={"mali": 3.0})] == ["mali", "chad"]
    assert ranked(found, (), {"State"}, within=0) == []


def test_a_person_keeps_the_gender_that_the_text_gave(extractor: Extractor) -> None:
    """Who was "she" is not "he" afterwards."""
    text = "Raúl Castro spoke. Angela Merkel met reporters, and she left. He visited Caracas."
    forbid(extractor, text, ["angela-merkel visited caracas"])


@pytest.mark.parametrize(
    ("name", "kind"),
    [("Church of Norway", "Organization"), ("Church of the Nativity", "Place"), ("Bank of Chad", "Company")],
)
def test_bodies_and_buildings(name: str, kind: str) -> None:
    """A church is a body unless a hallowed word follows."""
    assert load_class_nouns().kind_of(name) == kind


def test_some_of_the_last_group(extractor: Extractor) -> None:
    """ "Some" is of the group that the sentence before is about."""
    text = "Other Danish officials were blunt. Some said that the treaty was “a mistake”."
    claims = [s for s in read(extractor, text).statements if isinstance(s, Claim)]
    assert [c.qualifiers.attribution.speaker for c in claims] == ["danish-officials"]


@pytest.mark.parametrize(
    ("text", "wanted", "unwanted"),
    [
        ("# Trade\n\nKenya spoke.\n\n## Borders\n\nIt attacked Somalia.\n", "", "kenya attacked somalia"),
        ("# Trade\n\nKenya spoke.\n\n## Chad\n\nThe country attacked Somalia.\n", "chad attacked somalia", "kenya"),
    ],
)
def test_headings_bound_what_is_taken_up(extractor: Extractor, text: str, wanted: str, unwanted: str) -> None:
    """A section takes up what its heading names, nothing of the section before."""
    extraction = extractor.extract(read_text(text, name="sections.md"))
    said = [triple(r) for r in relations(extraction)]
    assert not wanted or wanted in said
    assert not any(unwanted in s for s in said)


def test_two_heads_of_state_are_people(extractor: Extractor) -> None:
    """A plural title with a number stands for the people who hold the offices."""
    expect(
        extractor,
        "Evo Morales received Raúl Castro in La Paz. The two heads of state criticised Chile.",
        ["evo-morales criticizes chile", "raul-castro criticizes chile"],
    )


def test_the_leader_by_the_date(extractor: Extractor) -> None:
    """ "The Russian leader" is the head of state of that date, if the document names him."""
    text = "Vladimir Putin came to Minsk. The Russian leader criticised Chile."
    assert "vladimir-putin criticizes chile" in {
        triple(r) for r in relations(read(extractor, text, issued="2012-12-24"))
    }


def test_both_are_those_put_forward(extractor: Extractor) -> None:
    """Of two people and two states in one sentence "both" takes up those that do something."""
    expect(
        extractor,
        "Kenya and Chad thanked Evo Morales and Raúl Castro. Both attacked Somalia.",
        ["kenya attacked somalia", "chad attacked somalia"],
    )


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ghana praised the Montevideo Convention. Togo signed it.", "signed montevideo-convention"),
        ("Peru told Mercosur nothing. Panama joined it.", "panama memberOf mercosur"),
        ("Ghana praised the Montevideo Convention. Togo attacked it.", "togo attacked ghana"),
    ],
)
def test_what_fits_the_governor(extractor: Extractor, text: str, wanted: str) -> None:
    """A text is signed, a body is joined; other verbs take up whoever was put forward."""
    assert any(wanted in said for said in _said(extractor, text))


def test_they_are_those_of_the_sentence_before(extractor: Extractor) -> None:
    """ "They" takes up a group that acted in the sentence before, and none from further back."""
    near = "Kenya and Uganda held an exercise. They attacked Somalia."
    expect(extractor, near, ["kenya attacked somalia", "uganda attacked somalia"])
    far = "Kenya and Uganda held an exercise. The rain was heavy. The roads were closed. They attacked Somalia."
    forbid(extractor, far, ["attacked"])


@pytest.mark.parametrize(
    "text",
    [
        "Stavropol Territory is in Russia. Chad controls the territory with most of the towns.",
        "Peru left the Anti-Ballistic Missile Treaty. The base is in line with the treaty with Chile.",
    ],
)
def test_noun_with_its_own_words_is_another(extractor: Extractor, text: str) -> None:
    """A definite noun that "with" or "between" tells more of takes up nothing."""
    forbid(extractor, text, ["chad controls", "signed anti-ballistic-missile-treaty"])


def test_both_of_long_ago(extractor: Extractor) -> None:
    """ "Both" takes up a pair of the sentence before, not of earlier ones."""
    far = "Kenya and Uganda met in Rome. The rain was heavy. The roads were bad. Both are members of OPEC."
    forbid(extractor, far, ["memberOf"])
    expect(extractor, "Kenya and Uganda met in Rome. Both are members of OPEC.", ["kenya memberOf opec"])
