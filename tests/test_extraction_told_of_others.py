"""Behaviour tests of what stands near a word without being told of it: speakers, spokesmen, towns far off, regions."""

from __future__ import annotations

from diplograph.extraction.extractor import Extractor
from diplograph.model import Observation
from sentences import named, read, said, triples


def test_an_attack_is_not_who_tells_of_it(extractor: Extractor) -> None:
    """ "There had been an attack" says nothing of the speaker, so that condemning it criticizes nobody."""
    text = "Peru's Ministry of Defence said there had been an attack on its troops. Chile condemned the attack."
    assert not [t for t in triples(read(extractor, text)) if "criticizes" in t]


def test_the_spokesman_after_a_comma(extractor: Extractor) -> None:
    """A title after a comma is that of the name before it, not of the last one who bore such a title."""
    text = (
        "Ugandan army spokesman Paulo Tavares left Kampala. Boko Haram lost 14 fighters, according to Carlos Fuentes, "
        "the group's military spokesman."
    )
    assert not [t for t in triples(read(extractor, text)) if t.startswith("paulo-tavares") and "boko-haram" in t]


def test_a_town_from_which_a_distance_is_told(extractor: Extractor) -> None:
    """Who attacks a place so many miles from a town attacks no town, and has no length."""
    text = (
        "Boko Haram attacked the base belonging to the police in Talata, 130km (80 miles) southwest of the capital, "
        "Niamey, on Friday."
    )
    found = read(extractor, text)
    assert not [t for t in triples(found) if t.startswith("boko-haram attacked niamey")]
    assert not [s for s in found.statements if isinstance(s, Observation) and s.subject == "boko-haram"]


def test_a_distance_with_another_in_brackets(extractor: Extractor) -> None:
    """Miles in brackets do not hide between which places the kilometres are."""
    text = "The town of Palma lies 30 km (19 miles) south of Tanzania."
    found = [(s.subject, s.counterpart) for s in read(extractor, text).statements if isinstance(s, Observation)]
    assert found == [("palma", "tanzania")]


def test_central_african_nations(extractor: Extractor) -> None:
    """ "The Central African nation" is one of a region, "the Central African government" that of the republic."""
    found = named(read(extractor, "The Central African nation exports oil."))
    assert "central-african-republic" not in found.values()
    found = named(read(extractor, "The Central African government exports oil."))
    assert "central-african-republic" in found.values()


def test_the_authorities_of_a_country(extractor: Extractor) -> None:
    """ "A country whose authorities accuse B" tells of A, and what they charge B with is no fact."""
    text = "Chad, a country whose authorities accuse Sudan of supporting Boko Haram, left the talks."
    found = said(read(extractor, text))
    assert {"chad accuses sudan", "sudan supports boko-haram; by chad"} <= found
    assert "sudan supports boko-haram" not in found


def test_one_country_of_a_continent(extractor: Extractor) -> None:
    """The most populous country of a region is not the region; the largest army of a state is the state's."""
    assert not triples(read(extractor, "The largest economy in Europe sanctioned Russia."))
    assert "chad attacked sudan" in triples(read(extractor, "The armed forces of Chad attacked Sudan."))


def test_troops_leave_no_membership(extractor: Extractor) -> None:
    """Troops are withdrawn from a state; only from a body or an agreement does a member withdraw."""
    text = "The withdrawal of Rwanda from the Democratic Republic of Congo was quick."
    assert "rwanda withdrewFrom democratic-republic-of-the-congo" not in triples(read(extractor, text))
    text = "The withdrawal of Rwanda from the East African Community was quick."
    assert "rwanda withdrewFrom east-african-community" in triples(read(extractor, text))


def test_economic_crises_are_no_wars(extractor: Extractor) -> None:
    """Nobody fights in an economic crisis."""
    found = read(extractor, "The loan helped Ghana out of the country's worst economic crisis.")
    assert not [e for e in found.entities if e.kind == "ArmedConflict"]


def test_the_president_of_a_council(extractor: Extractor) -> None:
    """ "Council President A" heads no state, however often the text names one."""
    text = "Sudan is at war. Sudan needs aid. Sudan starves. {} Paulo Tavares spoke on Sudan."
    held = "sudan hasHeadOfState paulo-tavares"
    assert held in triples(read(extractor, text.format("President")))
    assert held not in triples(read(extractor, text.format("Council President")))


def test_the_title_of_the_nearer_name(extractor: Extractor) -> None:
    """A title after two names is that of the second."""
    text = (
        "Uganda said that both Carlos Fuentes and Paulo Tavares, leader of the paramilitary Rapid Support Forces "
        "(RSF), had agreed to talks."
    )
    assert "carlos-fuentes leads rapid-support-forces" not in triples(read(extractor, text))


def test_who_is_congratulated_on_doing_it(extractor: Extractor) -> None:
    """ "A congratulated B on assuming the chairmanship" tells of what B does."""
    text = "Xi Jinping congratulated Zimbabwe on assuming the chairmanship of the African Union."
    found = triples(read(extractor, text))
    assert "zimbabwe leads african-union" in found
    assert "xi-jinping leads african-union" not in found
