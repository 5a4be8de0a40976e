"""A simplified copy of a block for the parser: every name and every titled person is one plain token.

A small parser breaks on "Indian Foreign Minister S. Jaishankar, and Deputy Prime Minister of Oman Fahd Al Said" but not
on "Jaishankar, and Said". Each token of the copy remembers the stretch of the text it stands for, so nothing is lost.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc

from diplograph.extraction.context import PERSONS
from diplograph.extraction.names.datelines import opening_dash
from diplograph.extraction.names.finding import Name
from diplograph.extraction.names.officepairs import OfficePhrase
from diplograph.extraction.words.reporting import load_reporting
from diplograph.extraction.words.titles import load_titles
from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

_STAND_INS = {
    "State": "America",
    "Territory": "America",
    "Settlement": "Paris",
    "Region": "Europe",
    "Place": "Europe",
    "Agreement": "Treaty",
    "ArmedConflict": "War",
    "Meeting": "Conference",
    "Person": "",
    "Official": "",
}
_BODIES = frozenset(
    "Bloc Organization InternationalOrganization GovernmentBody Forum Company PoliticalParty Agreement Corridor "
    "Initiative".split()
)
#: Last words of names that a parser takes for what they mean elsewhere.
_WORDS = frozenset("to or in an so no said begin may will hung un ban she he you long sung".split())
#: A parser takes names of fewer letters for other words: "Xi", "Le".
_SHORTEST = 3
#: First parts of words that are also written with a hyphen, and how their second parts begin.
_HYPHENED = {
    "cease": ("fire",),
    "co": ("operat", "ordinat"),
    "non": ("aggression", "proliferation", "intervention"),
    "re": ("elect", "appoint", "open", "establish"),
    "north": ("east", "west"),
    "south": ("east", "west"),
}
#: Forms of address that a parser takes for names, and those of them that follow "His" or "Her Royal".
_STYLES, _OWNED = words("view.styles"), words("view.owned")
_STYLING = frozenset({"his", "her", "their", "royal", "imperial", "serene", "the"})
#: Verbs that are done together with somebody: "co-chaired"; a parser knows them without the first part.
_JOINTLY = words("view.jointly")
_GROUPED = frozenset({"Organization", "PoliticalParty", "Bloc"})
#: Nouns and adjectives of class after the name of a body, and what never follows a class noun that only tells its kind.
_CLASSES = words("view.classes")
_FIGHTING = words("view.fighting")
_GOES_ON = frozenset("of on for leader leaders member members chief spokesman meeting -".split())
_DESCRIBING = 2
#: Forms of address that end with a full stop, besides the military ranks.
_ABBREVIATED = frozenset({"h.e", "hon", "amb", "rt", "rev", "prof", "eng"})
#: Most letters of such an abbreviation: "the Major." ends a sentence.
_LONGEST = 4
_PLAIN = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "’s": "'s", "’": "'", "‘": "'", "–": "-", "—": "--"}


@dataclass(frozen=True, slots=True)
class Unit:
    """One token of the copy: tokens first..last-1 of the block, the word the parser sees, and what it names."""

    first: int
    last: int
    word: str
    name: Name | None = None
    office: OfficePhrase | None = None


def units(
    doc: Doc, names: Sequence[Name], offices: Sequence[OfficePhrase], kind: Callable[[Name], str]
) -> tuple[Unit, ...]:
    """Cut a block into units; white space, honorific-free and acronym parentheses vanish into their neighbours."""
    phrases = {o.first: o for o in offices}
    outer = {n.first: n for n in names if not n.nested}
    ends = {n.last - 1 for n in names if not n.nested}
    found: list[Unit] = []
    i, dash = 0, opening_dash(doc)
    while i < len(doc):
        if i == dash:
            unit = Unit(i, i + 1, ".")  # what follows a dateline is a sentence of its own
        elif i in phrases:
            unit = _office_unit(doc, phrases[i])
        elif i in outer:
            unit = Unit(i, outer[i].last, _stand_in(doc, outer[i], kind(outer[i])), outer[i])
        else:
            unit = _joined(doc, i) or Unit(i, i + 1, _plain(doc, i, after_name=i - 1 in ends))
        end = _absorb(doc, unit)
        if unit.name is not None and end == unit.last and kind(unit.name) in _GROUPED:
            end = _past_class(doc, unit)
        if unit.name is not None and kind(unit.name) in PERSONS:
            _drop_style(doc, found)
            _drop_stopped(found)
        if (
            unit.office is not None
            and unit.office.holder is not None
            and not unit.office.apposed
            and found
            and found[-1].word == "the"
        ):
            found.pop()
        if not doc[i].is_space or unit.name is not None:
            found.append(Unit(unit.first, unit.last, unit.word, unit.name, unit.office))
        i = max(end, i + 1)
    return tuple(_in_lists(found, kind))


def _past_class(doc: Doc, unit: Unit) -> int:
    """End of the words that tell of what kind a body is: "the Boko Haram militant group" is Boko Haram."""
    i = unit.last
    if unit.first and doc[unit.first - 1].lower_ in ("a", "an"):
        return i  # "a Hamas group" is one of several
    while i < len(doc) and i - unit.last < _DESCRIBING and doc[i].text in _FIGHTING:
        i += 1
    goes_on = i + 1 < len(doc) and doc[i + 1].lower_ in _GOES_ON
    return unit.last if goes_on or i >= len(doc) or doc[i].text not in _CLASSES else i + 1


def _drop_stopped(found: list[Unit]) -> None:
    """Take off the copy the abbreviations before a person that a parser takes for ends of sentences: "Hon.", "Lt."."""
    while found and found[-1].name is None and found[-1].office is None:
        stopped = 1 if found[-1].word == "." and len(found) > 1 and found[-2].last == found[-1].first else 0
        word = found[-1 - stopped].word
        short = word.rstrip(".").casefold()
        style = word[:1].isupper() and len(short) <= _LONGEST and short in _ABBREVIATED | load_titles().ranks
        if not style or not (stopped or word.endswith(".")):
            return
        del found[-1 - stopped :]


def _in_lists(found: Sequence[Unit], kind: Callable[[Name], str]) -> Iterator[Unit]:
    """The units, with commas for the semicolons of a list of people."""
    for i, unit in enumerate(found):
        if unit.word == ";" and 0 < i < len(found) - 2:
            after = found[i + 1] if found[i + 1].word != "and" else found[i + 2]
            names = [u.name for u in (found[i - 1], after) if u.name is not None]
            if len(names) == 2 and all(kind(n) in PERSONS for n in names):
                yield replace(unit, word=",")
                continue
        yield unit


def _drop_style(doc: Doc, found: list[Unit]) -> None:
    """Take the forms of address before a person off the copy: "His Royal Highness", "H.E. Dr."."""
    while found and found[-1].name is None and found[-1].office is None:
        word = doc[found[-1].first : found[-1].last].text.rstrip(".")
        if word not in _STYLES:
            return
        found.pop()
        while word in _OWNED and found and found[-1].word.casefold() in _STYLING:
            found.pop()


def _joined(doc: Doc, i: int) -> Unit | None:
    """A word that the text writes with a hyphen and the tokenizer cuts: "cease-fire", "co-operation"."""
    if i + 2 >= len(doc) or doc[i + 1].text not in ("-", "‑") or doc[i].whitespace_ or doc[i + 1].whitespace_:
        return None
    if doc[i].lower_ == "co" and doc[i + 2].lower_ in _JOINTLY:
        return Unit(i, i + 3, doc[i + 2].lower_)
    if not doc[i + 2].lower_.startswith(_HYPHENED.get(doc[i].lower_, ("-",))):
        return None
    return Unit(i, i + 3, doc[i].text + doc[i + 2].lower_)


#: Reporting verbs that a parser takes for plural nouns: "a 2024 report notes that …".
_MISREAD = frozenset({"notes", "reports", "states", "claims", "estimates", "concludes", "warns", "records", "details"})


def _plain(doc: Doc, i: int, *, after_name: bool) -> str:
    """The word the parser sees for a word that is no name."""
    text = doc[i].text
    if text not in _MISREAD:
        return _PLAIN.get(text, text)
    after = doc[i + 1].text if i + 1 < len(doc) else ""
    told = after in ("that", "“", '"', ":") or (after == "," and text != "states")
    if i and told:
        before = doc[i - 1].text
        if any(doc[j].lower_ == "according" for j in range(max(0, i - 6), i)):
            return text
        if after_name or before in load_reporting().documents or (len(before) == 4 and before.isdigit()):
            return "says"
    return _PLAIN.get(text, text)


def _office_unit(doc: Doc, office: OfficePhrase) -> Unit:
    if office.holder is not None:
        return Unit(office.first, office.last, _surname(doc[office.holder.last - 1].text), office.holder, office)
    word = (
        doc[office.title.last - 1].text
        if office.title.title.portfolio is False
        else office.title.title.variants[0].split()[-1]
    )
    return Unit(office.first, office.last, word.lower(), None, office)


def _stand_in(doc: Doc, name: Name, kind: str) -> str:
    form = name.candidates[0].form
    if name.last - name.first == 1:
        text = doc[name.first].text
        if form is not Form.ADJECTIVE and sum(c.isupper() for c in text) > 1 and kind in _BODIES:
            return "NATO"
        if kind in ("Person", "Official") and len(text) < _SHORTEST:
            return "Smith"
        return _PLAIN.get(text, text)
    if form is Form.ADJECTIVE:
        return "American"
    word = _STAND_INS.get(kind, "Congress")
    return word or _surname(doc[name.last - 1].text)


def _surname(last: str) -> str:
    """The last word of a person's name, or a plain surname where it looks like another word: "Jae-in", "Al Said"."""
    return last if last[:1].isupper() and last.lower() not in _WORDS else "Smith"


def _absorb(doc: Doc, unit: Unit) -> int:
    """Skip what would only confuse the parser after a unit: "(CSTO)", and the comma that closes an apposed title."""
    i = unit.last
    if unit.office is not None and unit.office.apposed and i < len(doc) and doc[i].text == ",":
        after = doc[i + 1].text if i + 1 < len(doc) else ""
        if after.islower() and after not in ("and", "or", "as", "the", "a", "an", "his", "her", "its", "their"):
            i += 1
    if i + 2 < len(doc) and doc[i].text == "(" and (unit.name is not None):
        close = next((j for j in range(i + 1, min(i + 6, len(doc))) if doc[j].text == ")"), None)
        if close is not None and _bare(doc, i + 1, close):
            return close + 1
    return i


def _bare(doc: Doc, first: int, last: int) -> bool:
    return all(
        doc[j].text.isupper() or doc[j].text.istitle() or doc[j].text in ("and", "-", "–", ",")
        for j in range(first, last)
    )
