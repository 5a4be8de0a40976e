"""Office titles as data (`ontology/titles.toml`) and their matching on tokens."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from diplograph.extraction.words.text import DESCENT, is_capitalised
from diplograph.extraction.words.wordlists import words
from diplograph.ontology import data_dir


@dataclass(frozen=True, slots=True)
class Title:
    """An office title: `label` is canonical, `variants` are lower-case word forms, `holder` what it is an office of.

    `owner` is whose it is where nothing tells, `shared` are the other states that have an office of that name.
    `state_post`: what is else a role is an office of a state ("Soviet leader"). `speaks`: who holds it speaks for it.
    `charged`: what it is for may stand after it in small letters ("special envoy for the peace talks").
    `abroad` is the office that a colleague in another state has.
    """

    label: str
    variants: tuple[str, ...]
    head_of_state: bool = False
    head_of_government: bool = False
    head_of_state_in: tuple[str, ...] = ()
    head_of_government_in: tuple[str, ...] = ()
    leads: bool = False
    post: bool = True
    state_post: bool = False
    portfolio: bool = False
    speaks: bool = False
    charged: bool = False
    owner: str | None = None
    shared: tuple[str, ...] = ()
    opening: str | None = None
    abroad: str | None = None
    holder: str = "none"


@dataclass(frozen=True, slots=True)
class TitlePhrase:
    """Tokens first..last-1 are a title; `label` includes modifiers and portfolio ("Deputy Foreign Minister").

    `plural` tells that it names several holders ("Presidents A and B"); `cut` is what the text wrote of a longer title.
    """

    first: int
    last: int
    title: Title
    label: str
    former: bool
    plural: bool = False
    cut: str = ""


_Entry = tuple[tuple[str, ...], Title, bool]


class Titles:
    """Longest-match lookup of title phrases."""

    def __init__(
        self,
        titles: Sequence[Title],
        modifiers: Mapping[str, Sequence[str]],
        honorifics: Sequence[str],
        styles: Sequence[str] = (),
        ranks: Sequence[str] = (),
    ) -> None:
        """`ranks` are military ranks, of which the words are kept without final stop."""
        self.titles = tuple(titles)
        self.honorifics = frozenset(honorifics)
        self.endings = frozenset(v.split()[-1] for t in titles if t.holder != "none" for v in t.variants)
        self.acronyms = {v.upper(): _spelt(v, t) for t in titles for v in t.variants if _spelt(v, t)}
        self._styles: dict[str, list[tuple[str, ...]]] = {}
        for style in styles:
            self._styles.setdefault(style.split()[0], []).append(tuple(style.split()))
        for longest in self._styles.values():
            longest.sort(key=len, reverse=True)
        self.ranks = frozenset(w.rstrip(".") for rank in ranks for w in rank.split()) - {"of", "the"}
        self.by_label = {t.label: t for t in titles}
        self._past = frozenset(modifiers["former"])
        self._silent = frozenset((*modifiers["former"], *modifiers["silent"]))
        self._modifiers = frozenset(w for words in modifiers.values() for phrase in words for w in phrase.split())
        self._ends = frozenset(v.split()[-1] for t in titles for v in t.variants) | self.honorifics
        self._index: dict[str, list[_Entry]] = {}
        for title in titles:
            for variant in title.variants:
                words = tuple(variant.replace("-", " - ").split())
                self._index.setdefault(words[0], []).append((words, title, False))
                if title.head_of_state or title.head_of_government or title.label.endswith(("Minister", "Governor")):
                    several = _plural(words)
                    self._index.setdefault(several[0], []).append((several, title, True))
        for entries in self._index.values():
            entries.sort(key=lambda e: -len(e[0]))

    def at(self, words: Sequence[str], i: int, stops: frozenset[int]) -> TitlePhrase | None:
        """The title phrase that begins at token i; tokens in `stops` are names and end a portfolio."""
        first, former, prefix = i, False, []
        while i < len(words) and words[i].casefold() in self._modifiers and not _ordinal(words, i):
            former |= words[i].casefold() in self._past
            if words[i].casefold() not in self._silent:
                prefix.append(words[i].title())
            i += 1
        portfolio_from = i
        while (
            i < len(words)
            and i - portfolio_from < 4
            and is_capitalised(words[i])
            and i not in stops
            and self._exact(words, i) is None
        ):
            i += 1
        hit = self._exact(words, i) if i < len(words) else None
        if hit is None or (i > portfolio_from and not hit[1].portfolio):
            hit, i = (self._exact(words, portfolio_from) if portfolio_from < len(words) else None), portfolio_from
        if hit is None:
            return None
        before = " ".join(words[portfolio_from:i])
        last = i + len(hit[0])
        after, end = self._portfolio(words, last, stops) if hit[1].portfolio and not before else ("", last)
        label = " ".join(p for p in (*prefix, before, hit[1].label) if p)
        return TitlePhrase(first, end, hit[1], f"{label} {after}".strip(), former, hit[2])

    def after_style(self, words: Sequence[str], i: int) -> int:
        """Where a style of address that begins at token i ends, over its apostrophe ("Dato' Seri"); i if none does."""
        for parts in self._styles.get(words[i].casefold(), ()) if i < len(words) else ():
            at = i
            for part in parts:
                at += at < len(words) and words[at] in _APOSTROPHES
                if at >= len(words) or words[at].casefold().rstrip("'’.") != part.rstrip("."):
                    break
                at += 1
            else:
                return at + (at < len(words) and words[at] in _APOSTROPHES)
        return i

    def is_style(self, word: str) -> bool:
        """Whether a word is a form of address or a rank before a name."""
        plain = word.rstrip(".").casefold()
        return plain in self.honorifics or plain in self.ranks

    def begins(self, word: str) -> bool:
        """Whether a title may begin with a word."""
        return word.casefold() in self._index or word.casefold() in self._modifiers

    def ends(self, word: str) -> bool:
        """Whether a title or form of address may end with a word."""
        return word.rstrip(".").casefold() in self._ends

    def is_title(self, words: Sequence[str]) -> bool:
        """Whether lower-case words are just a title."""
        return any(entry[0] == tuple(words) for entry in self._index.get(words[0], ()))

    def is_past(self, word: str) -> bool:
        """Whether a word before a title tells that the office is held no more: "former", "ousted"."""
        return word.casefold() in self._past

    def runs_over(self, words: Sequence[str], first: int, last: int) -> int | None:
        """Where a title of several words begins that ends after tokens first..last-1; None if none does."""
        for i in range(first, last):
            hit = self._exact(words, i)
            if hit is not None and len(hit[0]) > 1 and i + len(hit[0]) > last:
                return i
        return None

    def covers(self, words: Sequence[str], first: int, last: int) -> bool:
        """Whether tokens first..last-1 are a title of several words or part of one ("Secretary of State")."""
        for i in range(max(0, last - 6), first + 1):
            hit = self._exact(words, i)
            if hit is not None and len(hit[0]) > 1 and i + len(hit[0]) >= last:
                return True
        return False

    def before_name(self, words: Sequence[str], first: int, last: int) -> int:
        """How many of the words first..last-1 are a title before a name; 0 for first names such as "Emir"."""
        hit = self._exact(words, first)
        if hit is None or first + len(hit[0]) >= last or hit[2] or words[first + 1] in DESCENT:
            return 0
        left = sum(w.isalpha() for w in words[first + len(hit[0]) : last])
        sure = len(hit[0]) > 1 or hit[0][0] in _NEVER_NAMES or (hit[1].head_of_state and left > 2)
        return len(hit[0]) if sure and (hit[1].holder == "state" or hit[0][0] in _NEVER_NAMES) else 0

    def _exact(self, words: Sequence[str], i: int) -> _Entry | None:
        if words[i] == "under" and words[i + 1 : i + 2] and is_capitalised(words[i + 1]):
            return None  # "the ministry under Secretary A" has no under secretary
        for entry in self._index.get(words[i].casefold(), ()):
            if tuple(w.casefold() for w in words[i : i + len(entry[0])]) == entry[0]:
                return entry
        return None

    @staticmethod
    def _portfolio(words: Sequence[str], last: int, stops: frozenset[int]) -> tuple[str, int]:
        """Words after "Minister": "of Economic Development and Trade", ended by a name or a small word."""
        if last + 1 >= len(words) or words[last] not in ("of", "for") or last + 1 in stops:
            return "", last
        i = end = last + 1
        while i < len(words) and i not in stops:
            if is_capitalised(words[i]):
                end = i + 1
            elif words[i] not in ("and", ",", "of", "the", "for") or i - end > 1:
                break
            i += 1
        return (" ".join(words[last:end]).replace(" ,", ","), end) if end > last + 1 else ("", last)


_NEVER_NAMES = words("titles.never_names")
_LONGEST = 5
_APOSTROPHES = frozenset({"'", "’"})


def _spelt(short: str, title: Title) -> tuple[str, ...]:
    """The forms of a title of whose initials a short form consists: "external affairs minister" for "eam"."""
    if not short.isalpha() or not 1 < len(short) < _LONGEST:
        return ()
    return tuple(v for v in title.variants if len(v) > len(short) and "".join(w[0] for w in v.split()) == short)


def _plural(words: tuple[str, ...]) -> tuple[str, ...]:
    """The words of a title of several: "heads of state", "prime ministers"."""
    at = words.index("of") - 1 if "of" in words[1:] else len(words) - 1
    many = words[at][:-1] + "ies" if words[at].endswith("y") else words[at] + "s"
    return (*words[:at], many, *words[at + 1 :])


def _ordinal(words: Sequence[str], i: int) -> bool:
    """ "the first president" counts presidents; "first deputy" is part of the office."""
    after = words[i + 1].casefold() if i + 1 < len(words) else ""
    return words[i].casefold() in ("first", "second", "state", "national") and after not in (
        "deputy",
        "vice",
        "secretary",
        "lady",
    )


@lru_cache(maxsize=1)
def load_titles() -> Titles:
    """Read the titles of the ontology."""
    table = tomllib.loads((data_dir() / "titles.toml").read_text(encoding="utf-8"))
    titles = {row["canonical"]: Title(label=row["canonical"], **_told(row)) for row in table["title"]}
    offices = tuple(replace(titles[row["canonical"]], **_told(row)) for row in table["office"])
    forms = table["honorifics"]
    ranks = table["military_ranks"]["forms"]
    return Titles((*offices, *titles.values()), table["modifiers"], forms["forms"], forms["styles"], ranks)


def _told(row: Mapping[str, Any]) -> dict[str, Any]:
    fields = Title.__dataclass_fields__
    return {k: tuple(v) if isinstance(v, list) else v for k, v in row.items() if k in fields}
