"""What two names say by standing together, and what an office phrase says of its holder."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Relation
from diplograph.reading import read_text
from sentences import expect, forbid

STANDING = [
    ("The envoys met in Goma, Democratic Republic of the Congo.", ["goma locatedIn democratic-republic-of-the-congo"]),
    ("Talks opened in Geneva, Switzerland on Monday.", ["geneva locatedIn switzerland"]),
    ("The Kuril Islands of Russia are cold.", ["kuril-islands locatedIn russia"]),
    ("Angola and neighbouring Zambia share a river.", ["zambia sharesBorderWith angola"]),
    ("Mali borders Niger and neighbouring Algeria.", ["algeria sharesBorderWith mali"]),
    ("During the Korean War, China lost many men.", ["china participatesIn korean-war"]),
    (
        "At the Potsdam Conference, Harry Truman asked for reparations.",
        ["harry-s-truman participatesIn potsdam-conference"],
    ),
    (
        "Two candidates were elected: Kivuli Union's Ben Otieno and Ann Wafula.",
        ["ben-otieno affiliatedWith kivuli-union", "ann-wafula affiliatedWith kivuli-union"],
    ),
    ("The Russian company Gazprom paid.", ["gazprom affiliatedWith russia"]),
    ("Egypt's Suez Canal Authority raised tolls.", ["suez-canal-authority affiliatedWith egypt"]),
    ("Australian-led peacekeeping troops landed in Fiji.", ["australia leads australian-led-peacekeeping-troops"]),
    ("China's Belt and Road Initiative grew.", ["china develops belt-and-road-initiative"]),
]

NOT_STANDING = [
    ("They visited Tbilisi, Georgia and Armenia.", ["locatedIn"]),
    ("Envoys of Paris, Kenya and Ghana spoke.", ["paris locatedIn kenya"]),
    ("Kenya, Uganda and Tanzania signed.", ["locatedIn"]),
    ("Before the Potsdam Conference, Harry Truman rested.", ["participatesIn"]),
    ("Angola met its neighbours in Lusaka.", ["sharesBorderWith"]),
    ("Ben Otieno of Kivuli Union slept.", ["ben-otieno memberOf kivuli-union"]),
    ("Egypt's friends raised the Suez Canal Authority.", ["affiliatedWith"]),
]

OFFICES = [
    (
        "Kenyan President William Ruto spoke.",
        ["william-ruto holdsPosition position-president-kenya", "kenya hasHeadOfState william-ruto"],
    ),
    (
        "Narendra Modi, the Prime Minister of India, spoke.",
        ["narendra-modi holdsPosition position-prime-minister-india", "india hasHeadOfGovernment narendra-modi"],
    ),
    (
        "NATO Secretary General Jens Stoltenberg spoke.",
        [
            "jens-stoltenberg holdsPosition position-secretary-general-nato",
            "jens-stoltenberg leads nato",
            "jens-stoltenberg represents nato",
        ],
    ),
    (
        "Presidents Yoweri Museveni of Uganda and Paul Kagame of Rwanda spoke.",
        [
            "yoweri-museveni holdsPosition position-president-uganda",
            "paul-kagame holdsPosition position-president-rwanda",
        ],
    ),
    (
        "Zambian leader Kenneth Kaunda spoke.",
        ["kenneth-kaunda leads zambia", "kenneth-kaunda holdsPosition position-leader-zambia"],
    ),
    (
        "Luiz Inácio Lula da Silva was elected president of Brazil in 2022.",
        ["luiz-inacio-lula-da-silva holdsPosition position-president-brazil"],
    ),
]

NO_OFFICES = [
    ("Former Kenyan President Uhuru Kenyatta spoke.", ["hasHeadOfState", "represents"]),
    ("Deputy Foreign Minister of Japan Taro Yamada spoke.", ["hasHeadOfGovernment", "hasHeadOfState"]),
    ("Kenyan farmers met President of the club Juma Otieno.", ["hasHeadOfState"]),
]


@pytest.mark.parametrize(("text", "wanted"), STANDING)
def test_names_that_stand_together(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """A place after a place, a neighbour, a deed at a meeting and an owner's initiative give their relation."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "unwanted"), NOT_STANDING)
def test_lists_and_bare_mentions_say_nothing(extractor: Extractor, text: str, unwanted: list[str]) -> None:
    """A list of places is no address, and a time before a meeting is no part in it."""
    forbid(extractor, text, unwanted)


@pytest.mark.parametrize(("text", "wanted"), OFFICES)
def test_office_phrases(extractor: Extractor, text: str, wanted: list[str]) -> None:
    """Titles before and after the name, of several, informal ones and elections give the office or the lead."""
    expect(extractor, text, wanted)


@pytest.mark.parametrize(("text", "unwanted"), NO_OFFICES)
def test_what_an_office_phrase_does_not_say(extractor: Extractor, text: str, unwanted: list[str]) -> None:
    """A former president heads nothing, a leader holds no office, and two lists are not crossed."""
    forbid(extractor, text, unwanted)


def test_party_of_a_politician(extractor: Extractor) -> None:
    """A politician named with a party belongs to it."""
    expect(
        extractor,
        "Cyril Ramaphosa of the African National Congress spoke.",
        ["cyril-ramaphosa affiliatedWith african-national-congress"],
    )


def test_evidence_of_an_office_is_the_phrase(extractor: Extractor) -> None:
    """The exact words of an office statement are title and name, no more."""
    from sentences import read, relations

    found = relations(read(extractor, "Yesterday Kenyan President William Ruto flew home."))
    exact = {r.evidence.exact for r in found if r.predicate == "holdsPosition"}
    assert exact == {"Kenyan President William Ruto"}


@pytest.mark.parametrize(
    ("text", "polarity", "modality"),
    [
        ("Jane Doe is not the president of Kenya.", "negated", "actual"),
        ("Jane Doe was never elected president of Kenya.", "negated", "actual"),
        ("Jane Doe may become president of Kenya.", "affirmed", "possible"),
        ("Jane Doe wants to be president of Kenya.", "affirmed", "desired"),
        ("Jane Doe was elected president of Kenya in 2020.", "affirmed", "actual"),
        ("Jane Doe will remain president of Kenya.", "affirmed", "actual"),
        ("President of Kenya Jane Doe did not visit Chad.", "affirmed", "actual"),
    ],
)
def test_offices_are_held_as_the_verb_says(extractor: Extractor, text: str, polarity: str, modality: str) -> None:
    """Who is not, may become or wants to be president neither heads nor represents the state."""
    found = [s for s in extractor.extract(read_text(text, name="text.txt")).statements if isinstance(s, Relation)]
    held = [s for s in found if s.predicate == "holdsPosition"]
    assert [(s.qualifiers.polarity.value, s.qualifiers.modality.value) for s in held] == [(polarity, modality)]
    heads = any(s.predicate in ("hasHeadOfState", "represents") for s in found)
    assert heads == ((polarity, modality) == ("affirmed", "actual"))
