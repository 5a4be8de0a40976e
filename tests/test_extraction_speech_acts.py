"""Tests of threats and promises of deeds, of peoples beside a state, and of ministers who act for a body."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.model import Extraction, Polarity, Relation
from diplograph.reading import read_text


@pytest.fixture(scope="module")
def extractor() -> Extractor:
    """The extractor as it ships."""
    return Extractor.load()


def said(extraction: Extraction) -> set[tuple[str, str, str]]:
    """Subject, relation and object of all relations."""
    return {(s.subject, s.predicate, s.object) for s in extraction.statements if isinstance(s, Relation)}


@pytest.mark.parametrize(
    ("sentence", "told", "untold"),
    [
        ("Chad threatened to shell Libya.", ("chad", "threatens", "libya"), ("chad", "attacked", "libya")),
        ("Peru vowed to restrict trade with Chile.", ("peru", "threatens", "chile"), None),
        (
            "Canada is willing to send weapons to Kenya.",
            ("canada", "pledgesAidTo", "kenya"),
            ("canada", "providesAidTo", "kenya"),
        ),
        ("Spain's readiness to train Malian soldiers is known.", ("spain", "pledgesAidTo", "mali"), None),
        ("Brazil agreed to lift the embargo on Cuba.", ("brazil", "promises", "cuba"), None),
        ("Chad shelled Libya.", ("chad", "attacked", "libya"), ("chad", "threatens", "libya")),
        ("Chad was forced to shell Libya.", ("chad", "attacked", "libya"), ("chad", "threatens", "libya")),
        ("Canada sent weapons to Kenya.", ("canada", "providesAidTo", "kenya"), ("canada", "pledgesAidTo", "kenya")),
    ],
)
def test_threats_and_promises_of_deeds(
    extractor: Extractor, sentence: str, told: tuple[str, str, str], untold: tuple[str, str, str] | None
) -> None:
    """A deed under a word of threat or promise is threatened or promised to whom it would befall, no other deed is."""
    found = said(extractor.extract(read_text(sentence, name="act.txt")))
    assert told in found
    assert untold not in found


def test_denied_promise_is_negated(extractor: Extractor) -> None:
    """Who did not agree to send weapons promised none."""
    extraction = extractor.extract(read_text("Canada did not agree to send weapons to Kenya.", name="act.txt"))
    pledges = [s for s in extraction.statements if isinstance(s, Relation) and s.predicate == "pledgesAidTo"]
    assert [s.qualifiers.polarity for s in pledges] == [Polarity.NEGATED]


@pytest.mark.parametrize(
    ("sentence", "people", "state"),
    [
        ("Ethnic Hungarians criticized Romania.", "ethnic-hungarians", "hungary"),
        ("Kosovo Albanians criticized Serbia.", "kosovo-albanians", "albania"),
    ],
)
def test_peoples_are_not_the_state_of_their_name(extractor: Extractor, sentence: str, people: str, state: str) -> None:
    """A people beside a state acts for itself, not for the state whose name it bears."""
    subjects = {subject for subject, predicate, _ in said(extractor.extract(read_text(sentence, name="people.txt")))}
    assert people in subjects
    assert state not in subjects


def test_plain_nationality_stays_the_state(extractor: Extractor) -> None:
    """A nationality alone still denotes its state."""
    found = said(extractor.extract(read_text("Hungarians criticized Romania.", name="people.txt")))
    assert ("hungary", "criticizes", "romania") in found


def test_ministers_act_for_their_body(extractor: Extractor) -> None:
    """What the ministers of a body do, the body does; what a former minister does, it does not."""
    text = "NATO defence ministers condemned Libya. A former NATO secretary general condemned Peru."
    found = said(extractor.extract(read_text(text, name="body.txt")))
    assert ("nato", "criticizes", "libya") in found
    assert ("nato", "criticizes", "peru") not in found


def test_strikers_protest_by_their_strike(extractor: Extractor) -> None:
    """Whoever begins a strike to protest against somebody criticizes him."""
    text = "Kenyan traders began a hunger strike to protest against Uganda."
    assert ("kenyan-traders", "criticizes", "uganda") in said(extractor.extract(read_text(text, name="strike.txt")))


def test_lifted_curfews_are_negated(extractor: Extractor) -> None:
    """A town is pressured by a curfew while it lasts, and not when it is lifted."""
    for verb, polarity in (("imposed", Polarity.AFFIRMED), ("lifted", Polarity.NEGATED)):
        extraction = extractor.extract(read_text(f"Peru {verb} a curfew in Cusco.", name="curfew.txt"))
        found = [s for s in extraction.statements if isinstance(s, Relation) and s.predicate == "pressures"]
        assert [(s.object, s.qualifiers.polarity) for s in found] == [("cusco", polarity)]


def test_verbs_with_a_tense_are_not_refused(extractor: Extractor) -> None:
    """Who refused one thing and did another did not refuse the other."""
    found = said(extractor.extract(read_text("Chad refused to give way and sent troops to Niger.", name="tense.txt")))
    assert ("chad", "rejects", "niger") not in found


def test_weekday_does_not_end_a_name(extractor: Extractor) -> None:
    """When a body did something is no part of its name, what it is on is."""
    text = "The Senate Council on Monday condemned Peru. The Council on Foreign Relations condemned Chad."
    found = said(extractor.extract(read_text(text, name="weekday.txt")))
    assert ("council-on-foreign-relations", "criticizes", "chad") in found
    assert not [subject for subject, _, _ in found if "monday" in subject]
