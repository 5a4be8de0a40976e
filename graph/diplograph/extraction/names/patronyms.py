"""Names that tell the father: "Rashid bin Said Al Hamdan". A small language model cuts them or adds the style before.

A particle of descent between capitalised words is sure to stand in the name of a person.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.text import DESCENT, PARTICLES, is_capitalised
from diplograph.extraction.words.titles import load_titles
from diplograph.extraction.words.wordlists import words

#: More than any span of the language model over the same words and the style before them.
_RANK = 50
#: Most tokens of a name on each side of the particle.
_BEFORE, _AFTER = 5, 9
#: Capitalised words that end a name: "Rashid bin Said Thursday received".
_CALENDAR = words("patronyms.calendar")


def patronyms(doc: Doc, known: Collection[Found], states: Collection[int]) -> Iterator[Found]:
    """Full names with a particle of descent; `states` are the tokens of names and adjectives of states.

    A person of the data whose name begins the full one is meant by it.
    """
    end = 0
    for i, token in enumerate(doc):
        if i < end or token.lower_ not in DESCENT or (token.text.istitle() and token.lower_ != "ould"):
            continue
        first, end = _begin(doc, i, states), _end(doc, i, states)
        if first == i or end == i + 1:
            continue
        people = [f for f in known if f.person and first - 1 <= f.first <= first and f.last <= end]
        longest = max(people, key=lambda f: f.last - f.first, default=None)
        if longest is None:
            yield Found(first, end, _RANK, kind="Person", reason="tells the father")
        else:
            yield Found(longest.first, end, _RANK, longest.candidates, person=True)


def _begin(doc: Doc, i: int, states: Collection[int]) -> int:
    """First token of the given names before a particle: what stands right before it is always one."""
    first = i
    while first and i - first < _BEFORE:
        at = first - 1
        if doc[at].text == "-" and at and not doc[at].whitespace_ and not doc[at - 1].whitespace_:
            at -= 1
        if at in states or not _part(doc[at].text, given=first == i) or (first < i and _opens(doc, at)):
            break
        first = at
    return first


def _opens(doc: Doc, at: int) -> bool:
    """Whether a word has its capital from the opening of a sentence: "Later Zayd bin Omar"."""
    opening = at == 0 or doc[at - 1].is_space or doc[at - 1].is_punct
    return opening and not (doc[at].ent_type_ == "PERSON" and doc[at].ent_iob_ == "B")


def _end(doc: Doc, i: int, states: Collection[int]) -> int:
    end = i + 1
    while end < len(doc) and end - i < _AFTER and end not in states:
        word = doc[end].text
        hyphen = word == "-" and not doc[end].whitespace_ and not doc[end - 1].whitespace_
        joint = hyphen or word.casefold() in PARTICLES
        if not joint and not _part(word, given=doc[end - 1].lower_ in DESCENT):
            break
        end += 1
    while end > i + 1 and not is_capitalised(doc[end - 1].text):
        end -= 1
    return end


def _part(word: str, *, given: bool) -> bool:
    """Whether a word may stand in the name; beside the particle also one that is a title elsewhere ("Sultan bin A")."""
    titles = load_titles()
    if not word.istitle() or not word.isalpha() or word.casefold() in titles.honorifics or word in _CALENDAR:
        return False
    return given or word.casefold() in PARTICLES or not (titles.begins(word) or word in ("Prince", "Princess"))
