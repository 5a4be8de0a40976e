"""Titles cut short where the whole office was said: "Secretary A" of "Secretary of State A" is no office of its own."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.linkedoffices import LinkedOffice
from diplograph.extraction.words.titles import TitlePhrase, load_titles
from diplograph.extraction.words.wordlists import words

_CUT = words("fulltitles.cut")


class FullTitles:
    """The offices that the phrases of a document, and the data, give each holder."""

    def __init__(self, offices: Sequence[LinkedOffice], gazetteer: Gazetteer, date: str | None) -> None:
        """`offices` are those of the whole document; `date` is its ISO date."""
        self._told: dict[str, list[TitlePhrase]] = {}
        for office in offices:
            if office.holder is not None and office.phrase.title.label not in _CUT:
                self._told.setdefault(office.holder, []).append(office.phrase.title)
        self._gazetteer, self._date = gazetteer, date

    def whole(self, office: LinkedOffice) -> LinkedOffice:
        """The office with the whole title for one cut short, if exactly one of its holder's ends or begins with it."""
        title = office.phrase.title
        if office.holder is None or office.owners or title.label not in _CUT:
            return office
        told = {p.label: p for p in self._told.get(office.holder, ()) if _goes_on(title.label, p.label)}
        if not told:
            told = {p.label: p for p in self._known(office.holder, title)}
        if len(told) != 1:
            return office
        label, full = next(iter(told.items()))
        whole = replace(title, title=full.title, label=label, cut=title.label)
        return replace(office, phrase=replace(office.phrase, title=whole))

    def _known(self, holder: str, cut: TitlePhrase) -> Iterator[TitlePhrase]:
        record, titles = self._gazetteer.records.get(holder), load_titles().by_label
        for post in record.offices if record is not None else ():
            if post.title in titles and post.covers(self._date) and _goes_on(cut.label, post.title):
                yield replace(cut, title=titles[post.title], label=post.title)


def _goes_on(cut: str, whole: str) -> bool:
    """Whether an office is called by its first words or by its last: "Secretary (of State)", "(Foreign) Minister"."""
    first, _, last = cut.rpartition(" ")
    inner = bool(first) and whole.startswith(f"{first} ") and whole.endswith(f" {last}")  # "Deputy (Foreign) Minister"
    return whole.startswith(f"{cut} of ") or inner or (whole.endswith(f" {cut}") and not whole.startswith("Prime"))
