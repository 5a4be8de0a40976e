from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from diplograph.extraction.words.reporting import load_reporting
from sayings import said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

FACT = "the road was safe"

#: Verb of the data -> its past tense with what may stand between it and "that".
CLAUSE = {
    "say": "said",
    "hold": "held",
    "concur": "concurred",
    "retort": "retorted",
    "rejoin": "rejoined",
    "attest": "attested",
    "certify": "certified",
    "recount": "recounted",
    "shout": "shouted",
    "state": "stated",
    "note": "noted",
    "announce": "announced",
    "add": "added",
    "claim": "claimed",
    "declare": "declared",
    "tell": "told reporters",
    "stress": "stressed",
    "emphasize": "emphasized",
    "emphasise": "emphasised",
    "underline": "underlined",
    "underscore": "underscored",
    "explain": "explained",
    "argue": "argued",
    "assert": "asserted",
    "insist": "insisted",
    "reiterate": "reiterated",
    "report": "reported",
    "remark": "remarked",
    "observe": "observed",
    "warn": "warned",
    "acknowledge": "acknowledged",
    "admit": "admitted",
    "confirm": "confirmed",
    "affirm": "affirmed",
    "reaffirm": "reaffirmed",
    "mention": "mentioned",
    "recall": "recalled",
    "suggest": "suggested",
    "conclude": "concluded",
    "maintain": "maintained",
    "contend": "contended",
    "allege": "alleged",
    "deny": "denied",
    "write": "wrote",
    "predict": "predicted",
    "estimate": "estimated",
    "comment": "commented",
    "reply": "replied",
    "respond": "responded",
    "caution": "cautioned",
    "complain": "complained",
    "indicate": "indicated",
    "point": "pointed out",
    "assure": "assured reporters",
    "promise": "promised",
    "pledge": "pledged",
    "vow": "vowed",
    "agree": "agreed",
    "confide": "confided",
    "testify": "testified",
    "reveal": "revealed",
    "disclose": "disclosed",
    "propose": "proposed",
    "recommend": "recommended",
    "proclaim": "proclaimed",
    "concede": "conceded",
    "clarify": "clarified",
    "specify": "specified",
    "signal": "signalled",
    "highlight": "highlighted",
    "joke": "joked",
    "demand": "demanded",
    "stipulate": "stipulated",
    "counter": "countered",
    "hint": "hinted",
    "reason": "reasoned",
    "boast": "boasted",
    "swear": "swore",
    "verify": "verified",
    "show": "showed",
    "forecast": "forecast",
    "accept": "accepted",
    "speculate": "speculated",
    "repeat": "repeated",
    "find": "found",
    "determine": "determined",
    "calculate": "calculated",
}

BELIEF = {
    "believe": "believes",
    "think": "thinks",
    "hope": "hopes",
    "fear": "fears",
    "doubt": "doubts",
    "expect": "expects",
    "feel": "feels",
    "recognize": "recognizes",
    "worry": "worries",
    "suspect": "suspects",
    "trust": "trusts",
    "assume": "assumes",
}

STATING = {
    "stress": "stressed",
    "emphasize": "emphasized",
    "underline": "underlined",
    "underscore": "underscored",
    "note": "noted",
    "highlight": "highlighted",
    "acknowledge": "acknowledged",
    "point": "pointed out",
}

ATTITUDE = {
    "express": "expressed",
    "voice": "voiced",
    "reaffirm": "reaffirmed",
    "reiterate": "reiterated",
    "affirm": "affirmed",
    "confirm": "confirmed",
}

ATTITUDES = [
    "readiness to open the northern road",
    "concern over the state of the northern road",
    "support for the plan to open the road",
    "satisfaction with the state of the northern road",
    "opposition to the closing of the northern road",
    "regret about the closing of the northern road",
    "a strong desire to open the northern road",
]

OTHER_OBJECTS = [
    "his condolences to the families of the drowned",
    "his invitation to the governor of the province",
    "his interest in joining the talks on the road",
]


@pytest.mark.parametrize("verb", sorted(CLAUSE))
def test_verbs_of_saying_take_a_clause(extractor: Extractor, verb: str) -> None:
    """Each verb of saying makes its that-clause a claim of the subject."""
    assert said(extractor, f"Macron {CLAUSE[verb]} that {FACT}.") == [("emmanuel-macron", FACT)]


@pytest.mark.parametrize("verb", sorted(BELIEF))
def test_verbs_of_belief_take_a_clause(extractor: Extractor, verb: str) -> None:
    """Each verb of belief makes its that-clause a claim of the subject."""
    assert said(extractor, f"Macron {BELIEF[verb]} that {FACT}.") == [("emmanuel-macron", FACT)]


@pytest.mark.parametrize("verb", sorted(BELIEF))
def test_beliefs_are_not_quotations(verb: str) -> None:
    """No verb of belief introduces a quotation."""
    data = load_reporting()
    assert verb in data.belief
    assert verb not in data.quotes


@pytest.mark.parametrize("verb", sorted(STATING))
def test_verbs_of_stressing_take_a_noun_phrase(extractor: Extractor, verb: str) -> None:
    """What is stressed is a claim, whatever its noun."""
    words = "the great cost of the northern road"
    assert said(extractor, f"Macron {STATING[verb]} {words}.") == [("emmanuel-macron", words)]


@pytest.mark.parametrize("verb", sorted(ATTITUDE))
@pytest.mark.parametrize("words", ATTITUDES[:2])
def test_verbs_of_attitude_take_its_nouns(extractor: Extractor, verb: str, words: str) -> None:
    """An attitude that is expressed or confirmed is a claim."""
    assert said(extractor, f"Macron {ATTITUDE[verb]} {words}.") == [("emmanuel-macron", words)]


@pytest.mark.parametrize("words", ATTITUDES)
def test_nouns_of_attitude_are_claims_when_expressed(extractor: Extractor, words: str) -> None:
    """Each noun of attitude tells a view."""
    assert said(extractor, f"Macron expressed {words}.") == [("emmanuel-macron", words)]


@pytest.mark.parametrize("words", OTHER_OBJECTS)
def test_other_nouns_are_no_claims_when_expressed(extractor: Extractor, words: str) -> None:
    """Courtesies and interests that are expressed or confirmed tell no view."""
    assert said(extractor, f"Macron expressed {words}.") == []
    assert said(extractor, f"Macron confirmed {words}.") == []


@pytest.mark.parametrize("verb", sorted(CLAUSE))
def test_denied_speech_is_no_claim(extractor: Extractor, verb: str) -> None:
    """That somebody did not say something is no claim of what was not said."""
    infinitive = {"point": "point out", "tell": "tell reporters", "assure": "assure reporters"}.get(verb, verb)
    assert said(extractor, f"Macron did not {infinitive} that {FACT}.") == []


def test_examples_are_verbs_of_the_data() -> None:
    """Every example belongs to a verb of the list it stands for."""
    data = load_reporting()
    assert set(CLAUSE) <= data.clause
    assert set(BELIEF) <= data.belief
    assert set(STATING) <= data.stating
    assert set(ATTITUDE) <= data.attitude


def test_most_verbs_of_saying_have_an_example() -> None:
    """At least three of four verbs of saying in the data are tested one by one."""
    assert len(CLAUSE) >= 0.75 * len(load_reporting().clause)
