"""From a document to parsed passages with everything named in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.context import Entities
from diplograph.extraction.names.bearers import nearest_bearers
from diplograph.extraction.names.eras import of_era
from diplograph.extraction.names.finding import Name, NameBook, find_names, learn_person
from diplograph.extraction.names.firstwords import called_by_first
from diplograph.extraction.names.fulltitles import FullTitles
from diplograph.extraction.names.gazetteer import Candidate, Gazetteer, Match
from diplograph.extraction.names.givennames import by_given_name
from diplograph.extraction.names.holders import Holders
from diplograph.extraction.names.homeparties import at_home, states_told
from diplograph.extraction.names.latecomers import shown_by_titles, with_surnames
from diplograph.extraction.names.linking import choose
from diplograph.extraction.names.located import NamedPassage, mention_of, named_passage
from diplograph.extraction.names.officepairs import OfficePhrase
from diplograph.extraction.names.offices import OfficeFinder
from diplograph.extraction.names.ownbodies import own_bodies
from diplograph.extraction.names.preset import preset
from diplograph.extraction.names.shortnames import complete, explained, learn_acronyms, learn_halves, learn_sites
from diplograph.extraction.names.sourcelists import source_items
from diplograph.extraction.names.titleacronyms import without_offices
from diplograph.extraction.names.untitled import untitled
from diplograph.extraction.names.view import Unit, units
from diplograph.extraction.names.widened import widened
from diplograph.extraction.names.written import written_tokens
from diplograph.extraction.words.classnouns import load_class_nouns
from diplograph.extraction.words.headlines import headline_verbs
from diplograph.extraction.words.text import texts
from diplograph.extraction.words.titles import TitlePhrase, Titles, load_titles
from diplograph.extraction.words.wordlists import words
from diplograph.model import Block, BlockKind, Document, Form, Mention
from diplograph.reading.analysis import Analyzer

#: Common nouns in capitals.
_THINGS = words("naming.things")


def _as_person(name: Name, book: NameBook) -> bool:
    thing = name.candidates[0].entity
    known = book.entities.known.get(thing)
    if known is None or len(name.candidates) > 1 or not known.reason.startswith("recognized as"):
        return False
    book.entities.known[thing] = replace(known, kind="Person", reason="stands after a title of office")
    learn_person(book, thing, known.label)
    return True


def _repeated_acronyms(docs: Sequence[Doc]) -> frozenset[str]:
    """Words in capitals that the model always takes for organizations, at least three times."""
    labels: dict[str, list[str]] = {}
    for ent in (e for doc in docs for e in doc.ents if len(e) == 1 and e.text.isupper() and e.text.isalpha()):
        labels.setdefault(ent.text, []).append(ent.label_)
    return frozenset(w for w, told in labels.items() if len(told) > 2 and set(told) == {"ORG"} and w not in _THINGS)


def _offices(
    finders: Sequence[OfficeFinder], docs: Sequence[Doc], names: Sequence[Sequence[Name]]
) -> list[tuple[OfficePhrase, ...]]:
    """The office phrases of each block, which tell the next ones who holds what."""
    held: dict[str, TitlePhrase] = {}
    return [f.find(doc, found, held) for f, doc, found in zip(finders, docs, names, strict=True)]


def _with_holders(names: Sequence[Name], offices: Sequence[OfficePhrase]) -> tuple[Name, ...]:
    """The names with the holders of offices that only their title showed, in place of parts of them."""
    new = [o.holder for o in offices if o.holder is not None and o.holder not in names]
    kept = [n for n in names if not any(h.first < n.last and n.first < h.last for h in new)]
    return tuple(sorted((*kept, *new), key=lambda n: (n.first, -n.last)))


class Namer:
    """Names, links and parses documents; holds no state of a document."""

    def __init__(self, analyzer: Analyzer, gazetteer: Gazetteer) -> None:
        self.analyzer = analyzer
        self.gazetteer = gazetteer
        self.titles: Titles = load_titles()
        self.nouns = load_class_nouns()

    def read(self, document: Document, entities: Entities) -> tuple[tuple[NamedPassage, ...], NameBook]:
        """Parsed passages of all prose and headings, in order, and what was learnt about names."""
        blocks = [b for b in document.blocks if b.kind is not BlockKind.BOILERPLATE]
        written = [document.text[b.span.start : b.span.end] for b in blocks]
        docs = [written_tokens(text, self.analyzer, self.gazetteer) for text in written]
        matched = at_home([preset(doc, self.gazetteer) for doc in docs], self.gazetteer)
        matched = of_era(docs, matched, written, self.gazetteer, document.issued)
        matched = without_offices(docs, matched, self.titles)
        book = NameBook(entities, self.gazetteer, states=states_told(matched, self.gazetteer))
        docs = list(self.analyzer.recognize(docs))
        book.acronyms = _repeated_acronyms(docs)
        book.common = frozenset(word for doc in docs for word in texts(doc) if word.islower())
        names = self._names(document, blocks, docs, matched, book)
        # The capitals of a heading make nobody of the words after a title: "Foreign Minister Has Busy Round".
        in_prose = self._finder(book, lambda first, words: self._new_person(first, words, book))
        in_headings = self._finder(book, lambda *_: None)
        finders = [in_headings if block.kind is BlockKind.HEADING else in_prose for block in blocks]
        offices = _offices(finders, docs, names)
        if shown := shown_by_titles(offices, names):
            names = [with_surnames(doc, found, shown, book) for doc, found in zip(docs, names, strict=True)]
            offices = _offices(finders, docs, names)
        names = [_with_holders(found, held) for found, held in zip(names, offices, strict=True)]
        cut = [
            units(d, n, o, lambda n: self._kinds(n, entities)[0]) for d, n, o in zip(docs, names, offices, strict=True)
        ]
        views = self.analyzer.parse(self._view(doc, unit) for doc, unit in zip(docs, cut, strict=True))
        passages = []
        met: set[str] = set()
        for block, doc, view, unit, found in zip(blocks, docs, views, cut, names, strict=True):
            passages.append(named_passage(document, block, doc, view, unit, found, entities, met, self.gazetteer))
        if passages:
            listed = tuple(self._listed(document, entities, book, met))
            passages[-1] = replace(passages[-1], nested=(*passages[-1].nested, *listed))
        titles = FullTitles([o for p in passages for o in p.offices], self.gazetteer, document.issued)
        whole = (replace(p, offices=tuple(titles.whole(o) for o in p.offices)) if p.offices else p for p in passages)
        return tuple(whole), book

    def _names(
        self,
        document: Document,
        blocks: Sequence[Block],
        docs: Sequence[Doc],
        matched: Sequence[Sequence[Match]],
        book: NameBook,
    ) -> list[tuple[Name, ...]]:
        """The names of each block, after the book has learnt from all of them."""
        names = [
            find_names(doc, found, self.nouns, book, heading=block.kind is BlockKind.HEADING)
            for doc, found, block in zip(docs, matched, blocks, strict=True)
        ]
        names = [explained(doc, found, book) for doc, found in zip(docs, names, strict=True)]
        self._learn(docs, names, book)
        learn_halves(names, book)
        for doc, found in zip(docs, names, strict=True):
            learn_acronyms(doc, found, book)
            learn_sites(doc, found, book)
        names = [
            complete(doc, found, book, self.gazetteer, document.issued)
            for doc, found in zip(docs, called_by_first(docs, names, book), strict=True)
        ]
        names = [by_given_name(doc, found, book) for doc, found in zip(docs, names, strict=True)]
        names = list(own_bodies(docs, nearest_bearers(docs, names, book), book))
        names = [untitled(doc, found, book) for doc, found in zip(docs, names, strict=True)]
        return [widened(texts(d), n, self.titles, book) for d, n in zip(docs, names, strict=True)]

    def _listed(self, document: Document, entities: Entities, book: NameBook, met: set[str]) -> Iterator[Mention]:
        """Mentions in the list of sources, which is not parsed: nothing is said there."""
        for block in source_items(document):
            text = document.text[block.span.start : block.span.end]
            doc = written_tokens(text, self.analyzer, self.gazetteer)
            matched = preset(doc, self.gazetteer)
            doc = next(iter(self.analyzer.recognize([doc])))
            found = find_names(doc, matched, self.nouns, book, heading=False)
            for name in complete(doc, found, book, self.gazetteer, document.issued):
                link = choose(name.candidates, None, self.gazetteer, met=met, date=document.issued)
                if link.entity in self.gazetteer.records:
                    entities.add(self.gazetteer.entity(link.entity))
                yield mention_of(document, block.span.start, doc, name, link)

    def _finder(self, book: NameBook, new: Callable[[int, Sequence[str]], Name | None]) -> OfficeFinder:
        """What finds the offices of blocks; `new` makes persons of words that nobody took for a name."""

        def kinds(name: Name) -> frozenset[str]:
            return frozenset(self._kinds(name, book.entities))

        return OfficeFinder(self.titles, kinds, Holders(self.titles, kinds, lambda name: _as_person(name, book), new))

    def _new_person(self, first: int, words: Sequence[str], book: NameBook) -> Name | None:
        """A person that only the title before the words shows to be one, unless the words are known as another name."""
        if any(w in self.nouns.suffix or w in self.nouns.prefix or w in self.nouns.common for w in words):
            return None
        if words[0] in headline_verbs():
            return None
        if any(w in self.gazetteer.names for w in words):
            return None
        label = " ".join(words)
        thing = book.bearer(label) or book.local(label, "Person", "stands after a title of office")
        learn_person(book, thing, label)
        return Name(first, first + len(words), (Candidate(thing, Form.NAME),))

    def _view(self, doc: Doc, cut: Sequence[Unit]) -> Doc:
        return self.analyzer.simplified([u.word for u in cut], [bool(doc[u.last - 1].whitespace_) for u in cut])

    def _learn(self, docs: Sequence[Doc], names: Sequence[tuple[Name, ...]], book: NameBook) -> None:
        """Teach the surnames of known people, as the data and as the document write them ("al-Asad", "al-Assad")."""
        for doc, found in zip(docs, names, strict=True):
            for name in found:
                candidate = name.candidates[0]
                record = self.gazetteer.records.get(candidate.entity)
                if record and record.entity.kind in ("Person", "Official"):
                    if name.last - name.first > 1 and candidate.form is Form.NAME:
                        learn_person(book, candidate.entity, " ".join(doc[name.first : name.last].text.split()))
                    learn_person(book, candidate.entity, record.entity.label)

    def _kinds(self, name: Name, entities: Entities) -> list[str]:
        kinds = []
        for candidate in name.candidates:
            record = self.gazetteer.records.get(candidate.entity)
            kinds.append(record.entity.kind if record else entities.kind(candidate.entity))
        return kinds
