"""Names that the language model recognizes: their bounds mended, their class told by the words in and beside them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc
from spacy.tokens import Span as TokenSpan

from diplograph.extraction.names.gazetteer import Candidate
from diplograph.extraction.names.run_together import holder_within
from diplograph.extraction.words.classnouns import ClassNouns, load_class_nouns
from diplograph.extraction.words.headlines import headline_verbs
from diplograph.extraction.words.text import PARTICLES, clean, is_capitalised, texts
from diplograph.extraction.words.titles import load_titles
from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

_NER_KINDS = {
    "PERSON": "Person",
    "ORG": "Organization",
    "GPE": "Settlement",
    "LOC": "Region",
    "FAC": "Infrastructure",
    "EVENT": "Event",
    "LAW": "Agreement",
    "NORP": "ActorGroup",
}


@dataclass(frozen=True, slots=True)
class Found:
    """Tokens first..last-1 may be a name of one of the candidates, or of a class for a reason; `rank` weighs it."""

    first: int
    last: int
    rank: int
    candidates: tuple[Candidate, ...] = ()
    kind: str = ""
    reason: str = ""
    person: bool = False
    label: str = ""


def recognized(doc: Doc, known: Sequence[Found], nouns: ClassNouns) -> Iterable[Found]:
    """What the model recognized as a name, without what is none."""
    adjectives = {f.first for f in known if f.candidates and f.candidates[0].form is Form.ADJECTIVE}
    for ent in doc.ents:
        first, last, kind = _bounds(doc, ent)
        if first >= last or kind is None or _of_nations(doc, first, last, adjectives, nouns):
            continue
        if not _is_written(doc, first, last, kind):
            continue
        text = clean(doc[first:last].text)
        told = nouns.kind_of(text)
        if doc[first].is_lower and (land := nouns.lands.get(doc[first].text)) and doc[first + 1].text == "of":
            first, kind, told = first + 2, land, None
        if kind == "Organization" and (at := holder_within(doc, first, last, nouns)) is not None:
            yield Found(at, last, 1, kind="Person", reason=f"recognized as {ent.label_}", person=True)
            last, told = at, nouns.kind_of(clean(doc[first:at].text))
        if kind == "Person" and (site := _site(doc, last, nouns)) is not None:
            told, last = site
        if _no_name(doc, first, last, told or kind, nouns):
            continue
        if told is None and kind in ("Agreement", "Event", "ActorGroup", "Infrastructure"):
            continue
        kind = "Person" if told is None and kind == "Organization" and _begins_given(doc, first, last) else kind
        reason = f"class noun of “{text}”" if told else f"recognized as {ent.label_}"
        yield Found(first, last, 1, kind=told or kind, reason=reason)


def _is_written(doc: Doc, first: int, last: int, kind: str) -> bool:
    """Whether tokens are written as a name of a class is: with a capital at the end, a person's without digits."""
    text = clean(doc[first:last].text)
    if not is_capitalised(doc[last - 1].text) and kind != "Person":
        return False
    if kind == "Person" and any(c.isdigit() for c in text):
        return False
    return len(text) > 1 and any(c.isalpha() for c in text) and "\n" not in doc[first:last].text.strip()


def _bounds(doc: Doc, ent: TokenSpan) -> tuple[int, int, str | None]:
    """First token, end and class of a name: without articles and titles, with what the model cut off a person's."""
    kind = _NER_KINDS.get(ent.label_)
    first, last = _trim(doc, ent.start, ent.end)
    if first >= last:
        return first, last, None
    if kind is not None and first and (_styled(doc[first - 1].text) or _after_style(doc, first)):
        kind = "Person"
    if kind == "Settlement" and last - first == 1 and _place_after(doc, last):
        kind = "Person"
    if kind in ("Organization", "Settlement") and last - first == 1 and doc[last : last + 1].text in _RULES:
        kind = "Person"
    if kind == "Person" and first and doc[first - 1].text in _STYLED and first == ent.start:
        first -= 1
    if kind in ("Person", "Organization"):
        title = load_titles().before_name(texts(doc), first, last)
        first, kind = first + title, "Person" if title else kind
        if last - first > _GIVEN and doc[first].text in _PLURALS:
            first, kind = first + 1, "Person"  # "Presidents Anna Hill" and another
        unranked = _over_ranks(doc, first, last)
        first = unranked if kind == "Person" or unranked == last else first
    if kind == "Person":
        while first > 1 and _given_before(doc, first - 1):
            first -= 1
        apart = (i for i in range(first + 1, last) if doc[i].text in _DASHES and doc[i - 1].whitespace_)
        last = next(apart, last)  # "A Soto - met" in what is an aside
    return first, _whole_person(doc, first, last) if kind == "Person" else last, kind


def _given_before(doc: Doc, at: int) -> bool:
    """Whether a given name that the model left out stands right before a name: "Per" of "Per Albin Hansson"."""
    word = doc[at]
    alone = word.is_title and word.is_alpha and not word.ent_type_ and bool(word.whitespace_)
    return alone and word.lower_ in _GIVEN_NAMES and not word.is_sent_start


def _begins_given(doc: Doc, first: int, last: int) -> bool:
    """Whether a name of two to four words begins with a given name, as no body's does: "Claude Moreau"."""
    words = [t.text for t in doc[first:last] if t.text != "-"]
    if not 2 <= len(words) <= _PERSON_WORDS or words[0].lower() not in _GIVEN_NAMES or words[-1].lower() in _BODIES:
        return False
    return all(w in PARTICLES or (w.isalpha() and w[:1].isupper() and not w.isupper()) for w in words[1:])


def _over_ranks(doc: Doc, first: int, last: int) -> int:
    """First token of a name after the military ranks before it: "Brig Gen Anna Hill"."""
    ranks, at = load_titles().ranks, first
    while at < last and (doc[at].text.rstrip(".").casefold() in ranks or (at > first and doc[at].is_punct)):
        at += 1
    return at


#: What ends a sentence before a name, and how many words "Radical Chadian" has.
_CLOSING = frozenset('.!?:;\n"“')
_PAIR = 2


def _of_nations(doc: Doc, first: int, last: int, adjectives: set[int], nouns: ClassNouns) -> bool:
    """ "Angolan-Nigerian" is no name, nor "Chadian Government", which stands for Chad, nor "Chadian President"."""
    opening = first == 0 or doc[first - 1].text in _CLOSING
    if opening and last - first == _PAIR and last - 1 in adjectives and doc[last : last + 1].text.islower():
        return True  # "Radical Chadian farmers"
    if first in adjectives and last - first > 1:
        office = load_titles().by_label.get(doc[first + 1 : last].text)
        if doc[last - 1].text in nouns.ruling or (office is not None and office.post):
            return True
    return last - first == 3 and doc[first + 1].text in ("-", "–") and {first, last - 1} <= adjectives


def _site(doc: Doc, last: int, nouns: ClassNouns) -> tuple[str, int] | None:
    """Class and end of a place or building that goes by a name the model took for a person's: "the X residence"."""
    for end in range(last, min(last + _SITE_WORDS, len(doc))):
        if not doc[end].is_lower or not doc[end].is_alpha or doc[end].is_stop:
            return None
        if (kind := nouns.sites.get(doc[end].text)) is not None:
            return kind, end + 1
    return None


#: Most words of a class noun after a name: "thermal power plant".
_SITE_WORDS = 3
_RULES = words("recognized.rules")
_GIVEN_NAMES = words("recognized.given")
_BODIES = words("recognized.bodies")
#: Titles of several people, which the model takes for the first word of a body.
_PLURALS = frozenset(
    "Presidents Ministers Chancellors Premiers Kings Emperors Senators Ambassadors Secretaries".split()
)
_PERSON_WORDS = 4
_PARTS_OF_PAPERS = frozenset({"Article", "Articles", "Section", "Chapter", "Paragraph", "Annex", "Clause"})
#: Letters that no syllable of a given name has.
_SYLLABLE = 7
#: Most tokens of a style of address, its apostrophe too.
_STYLE_WORDS = 4
#: A name in two halves has two words in each.
_GIVEN, _LONGEST = 2, 5
#: Between the surnames of father and mother: "Alfonso Rivas y Soto".
_AND = "y"
#: Titles of birth that belong to a name: "Princess Anna".
_STYLED = frozenset({"Prince", "Princess", "Lord", "Lady"})
_DASHES = frozenset({"-", "–", "—"})
#: Forms of address that show a person.
_STYLES = frozenset(
    {"Mr", "Mrs", "Ms", "Messrs", "Dr", "Hon", "Honourable", "Honorable", "Excellency", "H.E", "Amb", "Mme", "Sra"}
)
#: Titles that the model takes into the name: "Spokesperson Anna Berg".
_SPEAKING = words("recognized.speaking")
_JOINED = frozenset({"the", "on", "in", "with", "at", "by", "to", "as"})


def _no_name(doc: Doc, first: int, last: int, kind: str, nouns: ClassNouns) -> bool:
    """Whether what the model took for a name is a doctrine, a heading word, or a stretch of the sentence."""
    word = doc[first].text
    if nouns.generic(t.text for t in doc[first:last]) or (kind in _TITLED and _only_style(doc, first, last)):
        return True
    if [t.text for t in doc[last : last + 2]] == ["-", "class"] or (last - first > 1 and word in headline_verbs()):
        return True
    if kind == "Organization" and "Ministers" in (t.text for t in doc[first : last - 1]):
        return True  # "Foreign Ministers, Defence Ministers and Secretaries of Security Councils"
    if last - first == 1:
        return word in nouns.common or word.casefold().endswith(("ism", "isms", "ists", "ologist", "phobia"))
    if kind in ("Agreement", "Event", "Meeting", "ArmedConflict", "Person"):
        return False
    return any(doc[i].lower_ in _JOINED and doc[i - 1].lower_ not in ("of", "for", "and") for i in range(first, last))


#: What the language model may take a title for: "Sultan" of a country.
_TITLED = frozenset({"Person", "Organization", "Region", "Settlement"})


def _only_style(doc: Doc, first: int, last: int) -> bool:
    """Whether a stretch only has titles and forms of address: "H.H. Sheikh", "Crown Prince", "Emir" of a country."""
    titles = load_titles()
    if doc[last - 1].lower_ == "of":
        return True
    of = doc[last : last + 1].text == "of"
    words = [t.text.rstrip(".").casefold() for t in doc[first:last]]
    if titles.is_title(words):
        return of or len(words) > 1
    return all(w in titles.honorifics for w in words) and (len(words) > 1 or doc[last : last + 1].text.istitle())


def _whole_person(doc: Doc, first: int, last: int) -> int:
    """End of a person's name that the model cut at a particle or at a surname that is also a place."""
    while last + 1 < len(doc) and doc[last].text == "-" and doc[last + 1].is_alpha and not doc[last - 1].whitespace_:
        last += 2
    if last - first == 1 and _given_name(doc, last):
        return last + 3  # "Han Mi-rae"
    if (whole := _rest_of_name(doc, first, last)) is not None:
        return whole
    end = last
    while end < len(doc) and (doc[end].lower_ in PARTICLES or doc[end].text == _AND) and end - last < 3:
        end += 1
    if end > last and end < len(doc) and doc[end].text == "-" and not doc[end].whitespace_:
        end += 1  # "Omar el-Bakri"
    particle = end > last or (last - first > 1 and doc[last - 1].lower_ in PARTICLES)
    if particle and end < len(doc) and is_capitalised(doc[end].text):
        return end + 1
    return last + 1 if last - first == 1 and _place_after(doc, last) else last


def _given_name(doc: Doc, at: int) -> bool:
    """Whether a given name of two syllables stands at a token: capital, hyphen, small letters, written in one."""
    if at + 2 >= len(doc) or doc[at + 1].text != "-" or doc[at].whitespace_ or doc[at + 1].whitespace_:
        return False
    return doc[at].text.istitle() and doc[at].is_alpha and doc[at + 2].is_lower and len(doc[at + 2]) < _SYLLABLE


def _rest_of_name(doc: Doc, first: int, last: int) -> int | None:
    """End of a name of several words of which the model made two: "María Elena" "Rojas Duarte" after a title."""
    if last >= len(doc) or last - first < _GIVEN or not doc[last - 1].whitespace_ or doc[last].ent_iob_ != "B":
        return None
    end = last + 1
    while end < len(doc) and doc[end].ent_iob_ == "I":
        end += 1
    rest = doc[last:end]
    fits = rest[0].ent_type_ in ("PERSON", "ORG") and all(t.is_alpha and t.text.istitle() for t in rest)
    known = load_class_nouns().kind_of(rest.text) is not None or any(t.text in load_class_nouns().common for t in rest)
    return end if fits and not known and len(rest) >= _GIVEN and end - first <= _LONGEST else None


def _place_after(doc: Doc, last: int) -> bool:
    """Whether another place follows without comma: a surname that is a town's name too."""
    if last >= len(doc):
        return False
    owner = doc[last + 1 : last + 2].text in ("'s", "’s")  # "told Minister A Kenya's view"
    return not owner and doc[last].text.istitle() and doc[last].ent_type_ == "GPE" and doc[last].ent_iob_ == "B"


def _trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    if last - first > 2 and doc[first].text in _ATTITUDES and doc[first + 1].text == "-":
        first += 3  # "pro-Beijing New People Party"
    while first < last and (
        doc[first].lower_ in ("the", "a", "an")
        or _prefixed(doc[first].text)
        or doc[first].is_punct
        or doc[first].is_space
        or doc[first].text.rstrip(".") in _STYLES
        or (doc[first].text in _SPEAKING and last - first > 1)
    ):
        first += 1
    first = min(last, load_titles().after_style([t.text for t in doc[first : last + 1]], 0) + first)
    while last > first and (
        doc[last - 1].text in ("'s", "’s", "'", "’")
        or doc[last - 1].is_punct
        or doc[last - 1].is_space
        or doc[last - 1].text.rstrip(".") in _STYLES
    ):
        last -= 1
    return first, last


def _after_style(doc: Doc, first: int) -> bool:
    """Whether a style of several words ends right before a token: "Tan Sri", "Dato' Seri"."""
    words = [t.text for t in doc[max(0, first - _STYLE_WORDS) : first]]
    return any(load_titles().after_style(words, i) == len(words) for i in range(len(words)))


def _styled(word: str) -> bool:
    """Whether a word before a name shows that a person bears it."""
    return word.rstrip(".") in _STYLES or word in _SPEAKING


def _prefixed(word: str) -> bool:
    """Whether a word only tells the attitude to a name or what somebody was: "pro-Kremlin", "ex-Yugoslav"."""
    before, _, name = word.partition("-")
    return before in _ATTITUDES and name[:1].isupper()


_ATTITUDES = words("recognized.attitudes")
