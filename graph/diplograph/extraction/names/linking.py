"""Choose which known thing a name means where it stands, with a score and the reason."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.names.gazetteer import Candidate, Gazetteer
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

_PLACE_PREPS = frozenset(
    "in at near around outside inside throughout across into via toward towards through within past".split()
)
_TRAVEL = words("linking.travel")
_EVENT_NOUNS = words("linking.event_nouns")
_POWER = words("linking.power")
_TOWN_PARTS = words("linking.town_parts")
#: After these adverbs "to" and "from" tell of a way: "then on to Baku", "just back from Doha".
_ONWARD = frozenset({"on", "onward", "onwards", "back", "fresh"})
#: What may follow the fall of a city.
_TAKEN = frozenset("in on to at after before during within without again finally soon later too".split())
_PLACES = frozenset({"Settlement", "Region", "Place", "Territory", "Infrastructure"})
_SCORES = {
    Form.NAME: 1.0,
    Form.ACRONYM: 0.98,
    Form.ADJECTIVE: 0.97,
    Form.DEMONYM: 0.97,
    Form.METONYM: 0.9,
    Form.TITLE: 0.85,
}


@dataclass(frozen=True, slots=True)
class Link:
    """The chosen thing."""

    entity: str
    form: Form
    score: float
    reason: str


def is_place_use(token: Token) -> bool:
    """Whether a city name is where something takes place ("in Moscow") rather than who acts ("Moscow said").

    Rule measured on clear mentions: "in/at X", or "to/from X" under travel, is the place; anything else the state.
    """
    if _in_land(token) or _named_capital(token) or _told_where(token):
        return True
    top = token
    while top.dep_ in ("conj", "appos") and top.head.pos_ == "PROPN":
        top = top.head
    head = top.head
    if top.dep_ == "pobj":
        if head.lower_ in _PLACE_PREPS:
            return not (head.lower_ == "in" and head.head.lemma_.lower() in _POWER and head.i == head.head.i + 1)
        if head.lower_ == "between" and head.head.lemma_.lower() == "treaty":
            return False  # "the treaty of Paris" was made there, "the treaty between Paris and Bonn" by both
        joined = head.lower_ in ("with", "to") and head.head.lemma_ == "connect"
        on = head.lower_ in ("to", "from") and head.head.lower_ in _ONWARD and head.i == head.head.i + 1
        return joined or on or (head.lower_ in ("to", "from", "for", "of", "between") and _under_travel(head))
    if _is_capital(top) or _after_capital(token):
        return True
    if top.dep_ in ("compound", "nmod", "amod") and head.lemma_.lower() in _EVENT_NOUNS:
        return True
    if top.dep_ == "poss" and head.lemma_.lower() in _TOWN_PARTS:
        return True
    return _fallen(top) or (top.dep_ in ("dobj", "nsubjpass") and head.lemma_ in load_cues().on_towns)


def _told_where(token: Token) -> bool:
    """ "Baku, where a meeting is planned": a place of which the text goes on to tell what is there."""
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 3]]
    return token.dep_ not in ("nsubj", "nsubjpass") and (after == [",", "where"] or after[:1] == ["where"])


def _fallen(token: Token) -> bool:
    """ "Kampala fell in April", "Saigon had fallen to the rebels": a city that was taken; states do not fall so."""
    verb = token.head
    if token.dep_ != "nsubj" or verb.lemma_ != "fall" or verb.tag_ not in ("VBD", "VBN"):
        return False
    after = [c for c in verb.children if c.i > verb.i and not c.is_punct and c.dep_ not in ("conj", "cc")]
    return all(c.dep_ in ("advcl", "npadvmod") or c.lower_ in _TAKEN for c in after)


def _in_land(token: Token) -> bool:
    """ "To Nassau, in the Bahamas": a place that is said to lie in a land."""
    after = list(token.doc[token.i + 1 : token.i + 5])
    if [t.text for t in after[:2]] != [",", "in"]:
        return False
    land = next((t for t in after[2:] if t.lower_ != "the"), None)
    return token.dep_ == "pobj" and land is not None and land.pos_ == "PROPN"


def _is_capital(token: Token) -> bool:
    """ "Nairobi is the capital of Kenya", "Kenya's capital, Nairobi", "Nairobi-based": the city itself."""
    head = token.head
    beside = [head, *token.children, *(c for c in head.children if token.dep_ in ("nsubj", "attr"))]
    return any(t.lemma_.lower() in ("capital", "city", "town", "port", "base") for t in beside)


def _after_capital(token: Token) -> bool:
    """Whether "capital" stands right before the name, whatever the parser hangs it on: "in the capital, Luanda"."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i]]
    return before[-1:] == ["capital"] or before == ["capital", ","]


def _named_capital(token: Token) -> bool:
    """ "With Juba as its capital", "Juba, the South Sudanese capital": the words after the name tell that it is one."""
    after = [t.lower_ for t in token.doc[token.i + 1 : token.i + 6]]
    return "capital" in after and (after[:1] == ["as"] or (after[:1] == [","] and after[1:2] in (["the"], ["its"])))


def _under_travel(prep: Token) -> bool:
    above = prep.head
    return above.lemma_.lower() in _TRAVEL or above.lemma_.lower() in (
        "city",
        "capital",
        "town",
        "port",
        "battle",
        "siege",
        "treaty",
        "centre",
        "center",
        "outskirt",
        "suburb",
        "street",
        "airport",
    )


def choose(
    candidates: Sequence[Candidate],
    token: Token | None,
    gazetteer: Gazetteer,
    *,
    met: Collection[str],
    date: str | None,
    dateline: bool = False,
) -> Link:
    """The best candidate of a name at a token; `met` are the things already named in the document, `date` its ISO date;
    `dateline` tells that only the place can be meant: the block says when and where, or the office is a town's.
    """
    if len(candidates) == 1:
        only = candidates[0]
        return Link(only.entity, only.form, _SCORES.get(only.form, 1.0), "only meaning of the name")
    state = next((c for c in candidates if c.form is Form.METONYM), None)
    place = next((c for c in candidates if _kind(c, gazetteer) in _PLACES), None)
    if state is not None and place is not None:
        if dateline or (token is not None and is_place_use(token)):
            return Link(place.entity, Form.NAME, 0.95, "city as a place")
        return Link(state.entity, Form.METONYM, 0.9, "capital for its government")
    ranked = sorted(candidates, key=lambda c: (-_prior(c, gazetteer, met, date), c.entity))
    first, second = (_prior(c, gazetteer, met, date) for c in ranked[:2])
    score = 0.9 if first > second else 0.6
    return Link(ranked[0].entity, ranked[0].form, score, "best of several meanings by date, class and context")


def whose_deed(link: Link, last: str, token: Token | None, gazetteer: Gazetteer) -> Link:
    """The state instead of its armed forces where "military" only tells the kind of a deed or thing.

    `last` is the name's last word: "Russian military intervention" is Russia's, "the Russian military" acts itself.
    """
    record = gazetteer.records.get(link.entity)
    if record is None or record.parent is None or record.entity.kind != "GovernmentBody" or last != "military":
        return link
    after = token.nbor(1) if token is not None and token.i + 1 < len(token.doc) else None
    if token is None or after is None or after.pos_ != "NOUN" or after not in (token.head, *token.head.lefts):
        return link
    if token.dep_ not in ("compound", "amod", "nmod") or token.head.i <= token.i:
        return link
    return Link(record.parent, Form.METONYM, 0.9, "attribute of what a state does or has")


def _kind(candidate: Candidate, gazetteer: Gazetteer) -> str:
    record = gazetteer.records.get(candidate.entity)
    return record.entity.kind if record else ""


def _prior(candidate: Candidate, gazetteer: Gazetteer, met: Collection[str], date: str | None) -> float:
    record = gazetteer.records.get(candidate.entity)
    if record is None:
        return 1.0
    value = 1.0 if candidate.entity in met else 0.0
    value += {"State": 0.5, "InternationalOrganization": 0.3, "Bloc": 0.3}.get(record.entity.kind, 0.0)
    if date is not None and record.end is not None and record.end[:4] < date[:4]:
        value -= 0.7
    if date is not None and record.start is not None and record.start[:4] > date[:4]:
        value -= 0.7
    if record.offices and any(o.covers(date) for o in record.offices):
        value += 0.4
    if any(o.of in met for o in record.offices):
        value += 0.2  # a king of the land that the text has named
    return value
