"""Known names told to the language model before it reads, so that it reads the rest of the text better."""

from __future__ import annotations

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from diplograph.extraction.names.combining import combined
from diplograph.extraction.names.gazetteer import Gazetteer, Match
from diplograph.extraction.words.text import texts
from diplograph.extraction.words.titles import load_titles
from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

_STATES, _REGIONAL = words("preset.states"), words("preset.regional")
_PRESET = {
    "Person": "PERSON",
    "Official": "PERSON",
    "State": "GPE",
    "Territory": "GPE",
    "Settlement": "GPE",
    "Region": "LOC",
}


def preset(doc: Doc, gazetteer: Gazetteer) -> tuple[Match, ...]:
    """Match the gazetteer and tell the language model, which then reads the rest of the text better."""
    words = texts(doc)
    matches = tuple(m for m in gazetteer.matches(words) if not _part_of_person(doc, m, gazetteer))
    matches = tuple(m for m in matches if not _of_continent(doc, m) and not _of_others(doc, m))
    matches = tuple(sorted((*matches, *combined(words, matches, gazetteer)), key=lambda m: m.first))
    doc.ents = tuple(
        TokenSpan(doc, m.first, m.last, label=_PRESET.get(gazetteer.entity(m.candidates[0].entity).kind, "ORG"))
        for m in matches
        if m.candidates[0].form not in (Form.ADJECTIVE, Form.DEMONYM) and not _maybe_person(doc, m, gazetteer)
    )
    return matches


def _of_continent(doc: Doc, match: Match) -> bool:
    """ "American republics", "the Central African nation": those of the continent, of which the state is one."""
    following = doc[match.last].lower_ if match.last < len(doc) else ""
    if doc[match.first : match.last].text == "Central African":
        return following in _REGIONAL
    return doc[match.first].text == "American" and match.last == match.first + 1 and following in _STATES


def _of_others(doc: Doc, match: Match) -> bool:
    """ "non-NATO states": those that the name leaves out."""
    return match.first > 1 and doc[match.first - 1].text in ("-", "–") and doc[match.first - 2].lower_ == "non"


def _part_of_person(doc: Doc, match: Match, gazetteer: Gazetteer) -> bool:
    """Part of another name: a place after "Michael" or "New", before "-class" or "-speaking"."""
    if match.last - match.first > 1:
        return False
    if [t.text for t in doc[match.last : match.last + 2]] in (["-", "class"], ["-", "speaking"]):
        return True
    if _before_initial(doc, match) or _in_capitals(doc, match):
        return True
    if match.first == 0:
        return False
    before = doc[match.first - 1]
    if before.text in ("New", "Great") and match.candidates[0].form is Form.NAME:
        return True
    kinds = {gazetteer.entity(c.entity).kind for c in match.candidates}
    if _after_title(doc, match) and all(gazetteer.entity(c.entity).kind in _LANDS for c in match.candidates):
        return True
    if match.first > 1 and {gazetteer.entity(c.entity).kind for c in match.candidates} == {_PEOPLE}:
        return all(_unknown(t.text, gazetteer) for t in doc[match.first - 2 : match.first])
    given = before.text.istitle() and before.is_alpha and before.text in _GIVEN_NAMES
    return given and not kinds & {"Person", "Official"}


def _after_title(doc: Doc, match: Match) -> bool:
    """ "Minister Israel Katz": a land's name between a title and a capitalised word is a given name."""
    before, after = doc[match.first - 1], doc[match.last] if match.last < len(doc) else None
    named = match.candidates[0].form is Form.NAME and after is not None and after.text.istitle() and after.is_alpha
    titled = before.text.istitle() and before.lower_ in load_titles().endings and before.lower_ not in _PLACED
    return titled and named and not load_titles().begins(doc[match.last].text)


def _in_capitals(doc: Doc, match: Match) -> bool:
    """An acronym's letters amid a name in capitals are a word of it: "PORT AU PRINCE"."""
    if match.first == 0 or match.last >= len(doc) or match.candidates[0].form is not Form.ACRONYM:
        return False
    beside = (doc[match.first - 1].text, doc[match.last].text)
    return all(w.isalpha() and w.isupper() and len(w) > len(doc[match.first]) for w in beside)


def _before_initial(doc: Doc, match: Match) -> bool:
    """A state's name before an initial and a surname is somebody's first name: "Chad F. Hill"."""
    after = [t.text for t in doc[match.last : match.last + 2]]
    initial = len(after) > 1 and len(after[0]) == 2 and after[0][0].isupper() and after[0][1] == "."
    return initial and after[1].istitle() and after[1].isalpha()


def _unknown(word: str, gazetteer: Gazetteer) -> bool:
    """Whether a word may be one of somebody's given names: "Samira Noor Baloch" is called like a people."""
    titles = load_titles()
    titled = word.casefold() in titles.endings or titles.begins(word)
    return word.istitle() and word.isalpha() and word not in gazetteer.names and not titled


def _maybe_person(doc: Doc, match: Match, gazetteer: Gazetteer) -> bool:
    """A town, surname or company beside an unknown capitalised word may be half of a name: the model shall decide."""
    if match.last - match.first > 1:
        return False
    if not {gazetteer.entity(c.entity).kind for c in match.candidates} & {
        "Settlement",
        "Official",
        "Person",
        "Company",
    }:
        return False
    beside = [*doc[max(0, match.first - 1) : match.first], *doc[match.last : match.last + 1]]
    return any(
        t.text.istitle() and t.is_alpha and len(t) > 2 and not t.is_stop and t.text not in gazetteer.names
        for t in beside
    )


_LANDS = frozenset({"State", "Territory", "GeopoliticalEntity"})
#: Titles after which the land follows without "of": "Ambassador Kenya", "Governor Punjab".
_PLACED = frozenset({"ambassador", "governor", "commissioner", "representative"})
_PEOPLE = "ActorGroup"
_GIVEN_NAMES = frozenset(
    "Michael John Paul Jack George James David Robert William Thomas Charles Henry Joseph Maria Mary Anna Peter "
    "Jean".split()
)
