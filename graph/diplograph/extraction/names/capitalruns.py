"""How far a capitalised run goes from the class noun that ends or begins a name."""

from __future__ import annotations

from collections.abc import Collection

from spacy.tokens import Doc

from diplograph.extraction.words.text import is_capitalised
from diplograph.extraction.words.titles import load_titles

#: They tell when a body did something: "the Council on Monday rejected".
_WEEKDAYS = frozenset("Monday Tuesday Wednesday Thursday Friday Saturday Sunday".split())
#: They tell when, and belong to no name of a thing.
MONTHS = frozenset("January February March April May June July August September October November December".split())
_LINKS = frozenset({"of", "on", "for", "in", "between", "against", "and", "the", "to", "&"})
_TITLE_WORDS = 6
#: Whom bodies are named for: "National People's Assembly", "Women's Council", "Farmers' Party".
_FOLK = frozenset(
    "People Peoples Women Men Children Workers Farmers Peasants Teachers Students Veterans Writers Journalists Lawyers "
    "Sheriff Citizens Soldiers Miners Employers Fishermen".split()
)


def reach_back(doc: Doc, head: int, inside: set[int], persons: Collection[int] = ()) -> int:
    """First token of the capitalised run that ends before `head`; it does not go through "of" into a person's name,
    and not from a name such as "National People's Assembly".
    """
    i, folk = head, False
    while i > 0 and not doc[i - 1].is_space and not (doc[i - 1].text == "of" and i - 2 in persons):
        before = doc[i - 1]
        joined = (
            before.text in ("and", "of", "-", "–", "&", "for")
            and i > 1
            and is_capitalised(doc[i - 2].text)
            and i < head
        )
        if _whose(doc, i):
            i, folk = i - 2, True
            continue
        if before.text == "of" and folk:
            break
        if before.text == "and" and (i - 2 in inside or i in inside):
            break
        if not (
            (is_capitalised(before.text) and (before.is_alpha or "." in before.text or "-" in before.text)) or joined
        ):
            break
        i -= 1
    while i < head and (
        doc[i].text in ("and", "of", "-", "–", "&", "for")
        or (doc[i].is_stop and i not in inside and doc[i + 1].text not in ("-", "–"))
    ):
        i += 1
    return i


def reach_forward(doc: Doc, link: int, persons: set[int]) -> int:
    """End of the capitalised run after the preposition at `link`, with the small words inside it."""
    last = i = link + 1
    while i < len(doc) and not doc[i].is_space and i not in persons:
        word = doc[i].text
        if word in MONTHS or word in _WEEKDAYS or (word == "and" and (_another(doc, link, i) or _office(doc, i))):
            break
        if is_capitalised(word) or (word in ("-", "–") and last == i):
            last = i + 1
        elif (word not in _LINKS and not (word == "," and _list_goes_on(doc, i))) or i - last > 1:
            break
        i += 1
    return last


def _another(doc: Doc, link: int, conjunction: int) -> bool:
    """ "The Party of Work and the Alliance" are two, the "Council of the East and the West" is one."""
    return doc[conjunction + 1 : conjunction + 2].text == "the" and doc[link + 1].lower_ != "the"


def _office(doc: Doc, conjunction: int) -> bool:
    """ "Member of the Council of X and Foreign Minister A": the holder's next title is no part of the body's name."""
    words = [t.text for t in doc[conjunction + 1 : conjunction + 1 + _TITLE_WORDS]]
    title = load_titles().at(words, 0, frozenset()) if words and is_capitalised(words[0]) else None
    return title is not None and not title.plural and title.title.post


def _whose(doc: Doc, at: int) -> bool:
    """Whether "People's" and the like stand before a token: a body's name goes on there, the owner of a body ends."""
    return at > 1 and doc[at - 1].text in ("'s", "’s", "'", "’") and doc[at - 2].text in _FOLK


def _list_goes_on(doc: Doc, comma: int) -> bool:
    """A comma inside a name: "Ministry of Culture, Sports and Tourism"."""
    after = [t.text for t in doc[comma + 1 : comma + 3]]
    return len(after) == 2 and is_capitalised(after[0]) and after[1] == "and"
