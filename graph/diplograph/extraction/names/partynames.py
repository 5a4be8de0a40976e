"""Names that only the noun after them shows to be a party's: "the Arden Dawn party", "his Labour party"."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Doc

from diplograph.extraction.names.capitalruns import reach_back
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.homeparties import party_words, states_of
from diplograph.extraction.names.partisans import load_partisans
from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.text import texts
from diplograph.model import Form

_KIND = "PoliticalParty"
#: What stands before such a name: "the", "Chad's", "its"; an adjective, written small, too.
_BEFORE = frozenset({"the", "'s", "’s", "his", "her", "its", "their", "my", "our", "a", "an"})
#: Most words, hyphens too, from there to the name: "the centre-left".
_ADJECTIVES = 4


def called_parties(doc: Doc, found: Sequence[Found], gazetteer: Gazetteer) -> Iterator[Found]:
    """The capitalised runs before "party"; `found` are the names of the block found so far.

    A run that words of party names alone make up keeps its noun: "Britain's Liberal party" is the Liberal Party that
    the data know there. What the data know is left alone, and so is who only has the party: "the Chadian party".
    """
    called = load_partisans().called
    if called.isdisjoint(texts(doc)):
        return
    words = party_words()
    inside = {i for f in found for i in range(f.first, f.last)}
    known = {i: f for f in found if f.candidates for i in range(f.first, f.last)}
    for token in doc:
        if token.text not in called or token.i == 0:
            continue
        first = reach_back(doc, token.i, inside)
        while first < token.i and first in known and known[first].candidates[0].form is Form.ADJECTIVE:
            first = known[first].last
        if first >= token.i or any(i in known for i in range(first, token.i)) or not _introduced(doc, first):
            continue
        run = [t.text for t in doc[first : token.i]]
        if all(w.casefold() in words for w in run):
            label = " ".join((*run, token.text.title()))
            label = label if _at_home(label, known.values(), gazetteer) else ""
            yield Found(first, token.i + 1, 4, kind=_KIND, reason=f"class noun “{token.text}”", label=label)
        else:
            yield Found(first, token.i, 4, kind=_KIND, reason=f"before “{token.text}”")


def _introduced(doc: Doc, first: int) -> bool:
    """Whether an article or owner stands before a name, with at most adjectives between."""
    at = first - 1
    while at >= 0 and first - at <= _ADJECTIVES and (doc[at].is_lower or doc[at].text == "-"):
        if doc[at].text in _BEFORE:
            return True
        if doc[at].is_stop:
            return False
        at -= 1
    before = at >= 0 and (doc[at].text in _BEFORE or (doc[at].lower_ in _BEFORE and first - at == 1))
    return before or _demonym(doc, at)


def _at_home(label: str, known: Iterable[Found], gazetteer: Gazetteer) -> bool:
    """Whether no state but one that the block names has a known party of that name."""
    named = {state for f in known for c in f.candidates for state in states_of(c.entity, gazetteer)}
    homes = [gazetteer.records[c.entity].located_in for c in gazetteer.names.get(label, ())]
    return all(not named.isdisjoint(places) for places in homes)


def _demonym(doc: Doc, at: int) -> bool:
    return at >= 0 and doc[at].ent_type_ == "NORP"
