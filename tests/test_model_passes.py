"""The language model's passes that the project runs in its own way say what the model's own components say."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from spacy.tokens import Doc, Span

from diplograph.extraction.extractor import Extractor
from diplograph.reading.analysis import Analyzer
from diplograph.reading.recognition import Recognizer
from diplograph.reading.tagging import TagRules

TEXTS = Path(__file__).parent / "gold" / "texts"
#: Forms that the model has rules for two tokens of.
CONTRACTED = "Let's go, y'all: we ain't gonna stay, they've gotta see it. There's nobody here."


@pytest.fixture(scope="module")
def analyzer(extractor: Extractor) -> Analyzer:
    """The analyzer that comes with the project."""
    return extractor.analyzer


def paragraphs() -> Iterator[str]:
    """Paragraphs of the project's own annotated texts, and contracted forms."""
    yield CONTRACTED
    for path in sorted(TEXTS.iterdir()):
        yield from (p for p in path.read_text(encoding="utf-8").split("\n\n") if p.strip())


def entities(doc: Doc) -> list[tuple[int, int, str]]:
    """Bounds and labels of the entities."""
    return [(e.start, e.end, e.label_) for e in doc.ents]


def test_recognizer_decodes_as_the_models_own(analyzer: Analyzer) -> None:
    """Entities and marks of all tokens are those of spaCy's decoder."""
    texts = list(paragraphs())
    own = list(analyzer.nlp.get_pipe("ner").pipe([analyzer.nlp.make_doc(t) for t in texts]))  # type: ignore[attr-defined]
    ours = list(Recognizer.of(analyzer.nlp).pipe([analyzer.nlp.make_doc(t) for t in texts]))
    assert sum(len(doc.ents) for doc in own) > 500
    assert [entities(doc) for doc in ours] == [entities(doc) for doc in own]
    assert [[t.ent_iob for t in doc] for doc in ours] == [[t.ent_iob for t in doc] for doc in own]


@pytest.mark.parametrize("bounds", [(0, 1), (2, 5), (3, 4), (8, 10)])
def test_recognizer_keeps_what_was_set(analyzer: Analyzer, bounds: tuple[int, int]) -> None:
    """An entity set before stays, and bounds those around it as spaCy's decoder has it."""
    text = "President Anna Hill of the Republic of Chad met in Paris on Monday."
    docs = []
    for _ in range(2):
        doc = analyzer.nlp.make_doc(text)
        doc.set_ents([Span(doc, *bounds, label="GPE")])
        docs.append(doc)
    own = next(iter(analyzer.nlp.get_pipe("ner").pipe([docs[0]])))  # type: ignore[attr-defined]
    ours = next(Recognizer.of(analyzer.nlp).pipe([docs[1]]))
    assert (*bounds, "GPE") in entities(ours)
    assert entities(ours) == entities(own)


def test_recognizer_takes_documents_without_tokens(analyzer: Analyzer) -> None:
    """Empty documents stay without entities, alone and among others."""
    docs = [analyzer.nlp.make_doc(t) for t in ("", "Anna Hill left Chad.", "", " ")]
    assert [len(doc.ents) for doc in Recognizer.of(analyzer.nlp).pipe(docs)] == [0, 2, 0, 0]
    assert [len(doc.ents) for doc in Recognizer.of(analyzer.nlp).pipe([analyzer.nlp.make_doc("")])] == [0]


def test_tag_rules_say_what_the_models_own_say(analyzer: Analyzer) -> None:
    """Attributes of all tokens are those of spaCy's component, when asked first and from what is kept."""
    texts = list(paragraphs())
    rules = TagRules(analyzer.nlp)
    told = []
    for apply in (analyzer.nlp.get_pipe("attribute_ruler").pipe, rules.pipe, rules.pipe):  # type: ignore[attr-defined]
        docs = [analyzer.nlp.make_doc(t) for t in texts]
        for name in ("tok2vec", "tagger", "parser"):
            docs = list(analyzer.nlp.get_pipe(name).pipe(docs))  # type: ignore[attr-defined]
        told.append([[(t.pos_, str(t.morph), t.lemma_, t.tag_, t.dep_) for t in doc] for doc in apply(docs)])
    own, first, again = told
    assert first == own
    assert again == own
