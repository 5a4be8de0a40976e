"""Persons that only a form of address or the spelling shows: "Excellency Anna Hill", "Lord Hill", "Anna HILL".

A small language model seldom knows such a name where the text lists guests or speaks of a past century.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.classnouns import ClassNouns

#: Forms of address before a full name, and the fewest words of the name after each.
_BEFORE = {"Honourable": 2, "Honorable": 2, "Excellency": 2, "Hon": 2, "Ms": 1, "Mrs": 1, "Mr": 1, "Lord": 1, "Lady": 1}
_BEFORE |= {"H.E": 2, "Mme": 1, "Datuk": 2, "Sri": 2}
#: Without it "Sri" is part of a name.
_OPENING = {"Sri": "Tan"}
#: Titles that belong to the name.
_KEPT = frozenset({"Lord", "Lady"})
#: Offices and phrases that begin with a title: "Lord Chancellor", "Lord President".
_OFFICES = frozenset(
    "Mayor Chancellor President Chamberlain Commissioner Privy High Speaker Justice Advocate Lieutenant "
    "Protector Regent Prime Minister Chief Chairman Chair Secretary Ambassador General Deputy Vice "
    "Representative Colonel Brigadier Major Captain Sergeant Marshal Admiral Commodore Archbishop Bishop "
    "Emperor King Queen Prince Princess Sultan Emir Sheikh Shah Tsar Premier Governor Senator Judge Leader "
    "Dictator Candidate Reverend Father Sir Dame".split()
)
_WORDS = 4
#: Key of a block's `user_data`: the tokens of surnames that the text writes in capitals.
SURNAMES = "surnames"
#: More than what the language model takes the same words for, less than a name of the data.
_RANK = 3


def addressed(doc: Doc, taken: Collection[int], nouns: ClassNouns) -> Iterator[Found]:
    """Names after a form of address; `taken` are the tokens of known names of two words or more."""
    for i, token in enumerate(doc[:-1]):
        fewest = _BEFORE.get(token.text.rstrip("."))
        if fewest is None or (token.text in _OPENING and doc[i - 1 if i else 0].text != _OPENING[token.text]):
            continue
        first = last = i + 1
        while last < len(doc) and last - first < _WORDS and last not in taken and _names_one(doc[last].text, nouns):
            last += 1
            if last + 1 < len(doc) and doc[last].text == "-" and doc[last + 1].text.istitle():
                last += 2  # "Mlambo-Hill"
        if last - first >= fewest:
            yield Found(i if token.text in _KEPT else first, last, _RANK, kind="Person", reason=f"after “{token.text}”")


def capital_surnames(doc: Doc, taken: Collection[int], nouns: ClassNouns) -> Iterator[Found]:
    """Full names whose surname the text writes in capitals, as country profiles do."""
    for at in doc.user_data.get(SURNAMES, ()):
        first = at
        while first and first - 1 not in taken and at - first < _WORDS - 1 and _names_one(doc[first - 1].text, nouns):
            if doc[first - 1].is_stop:
                break
            first -= 1
        if first < at and at not in taken:
            yield Found(first, at + 1, _RANK, kind="Person", reason="surname in capitals")


def _names_one(word: str, nouns: ClassNouns) -> bool:
    listed = word in nouns.suffix or word in nouns.prefix or word in nouns.common or word in _OFFICES
    return word.istitle() and word.isalpha() and len(word) > 1 and not listed
