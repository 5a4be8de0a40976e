"""Properties that hold for any text: evidence, determinism, and that nothing breaks the extractor."""

from __future__ import annotations

import gc
import pickle
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from diplograph.errors import DiplographError
from diplograph.extraction.extractor import Extractor
from diplograph.model import Extraction
from diplograph.ontology import registry
from diplograph.reading import analysis, read_text
from diplograph.reading.analysis import Analyzer, ModelError, load_analyzer
from sentences import read

WORDS = (
    "Kenya Peru the The Chad's Kenyan President president Angela Merkel MERKEL (UN) UN NATO-led Soviet-backed and "
    ", . ; : who which that attacked was were by signed a treaty with said “ ” \" ' ’s not no neither nor both two "
    "countries he it they its will would may if in 2012 on 3 May $2.3 billion % to from of between talks meeting met "
    "election — – - ( ) [ ] … ? ! • \n \u00a0 \u2009 \u200b \ufeff é 中国 🙂 İstanbul ﬁ ½ Ⅳ"
).split(" ")
TEXTS = st.lists(st.sampled_from(WORDS), min_size=1, max_size=25).map(" ".join) | st.text(min_size=1, max_size=60)
SOME = settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])

TEXT = (
    "Kenyan President Uhuru Kenyatta met Ethiopian Prime Minister Abiy Ahmed in Nairobi on 3 May 2019. "
    "“Kenya supports Ethiopia,” he said. The two countries signed a treaty on water. "
    "Trade between Kenya and Ethiopia reached $2.3 billion in 2018.\n\n"
    "Somalia did not attend the meeting. It accused Kenya of arming rebels, and may leave the African Union."
)


def check(extraction: Extraction) -> None:
    """Whatever was found is consistent with the text and with the ontology."""
    text = extraction.document.text
    known = {e.id: e for e in extraction.entities}
    ontology = registry()
    assert [e.id for e in extraction.entities] == sorted(known)
    assert all(e.kind in ontology.classes for e in extraction.entities)
    for mention in extraction.mentions:
        assert 0 <= mention.span.start < mention.span.end <= len(text)
        assert mention.text == text[mention.span.start : mention.span.end]
        assert mention.entity in known
        assert 0 < mention.score <= 1
    for statement in extraction.statements:
        span = statement.evidence.span
        assert 0 <= span.start < span.end <= len(text)
        assert statement.evidence.exact == text[span.start : span.end]
        assert statement.evidence.exact in statement.evidence.sentence
        assert 0 < statement.confidence <= 1
        named = [getattr(statement, field, None) for field in ("subject", "object", "counterpart", "target")]
        named += [statement.qualifiers.attribution.speaker, statement.qualifiers.place]
        assert {n for n in named if n is not None} <= set(known)


@SOME
@given(text=TEXTS)
def test_any_text(extractor: Extractor, text: str) -> None:
    """Any text is refused as a document or read without error, and what is found lies in it."""
    try:
        document = read_text(text, name="any.txt")
    except DiplographError:
        return
    check(extractor.extract(document))


@SOME
@given(text=TEXTS)
def test_relations_fit_the_ontology(extractor: Extractor, text: str) -> None:
    """Every relation has a subject of its domain and an object of its range, and never relates a thing to itself."""
    try:
        extraction = read(extractor, text)
    except DiplographError:
        return
    kinds = {e.id: e.kind for e in extraction.entities}
    for statement in extraction.statements:
        predicate = getattr(statement, "predicate", None)
        if predicate is None:
            continue
        relation = registry().relations[predicate]
        assert statement.subject != statement.object  # type: ignore[union-attr]
        assert registry().admits(relation.domain, kinds[statement.subject])  # type: ignore[union-attr]
        assert registry().admits(relation.range, kinds[statement.object])  # type: ignore[union-attr]


def test_a_whole_text(extractor: Extractor) -> None:
    """A text with all kinds of statements is consistent too."""
    extraction = read(extractor, TEXT, "2019-05-04")
    check(extraction)
    assert len(extraction.statements) > 8


def test_same_text_same_result(extractor: Extractor) -> None:
    """The result is a function of the document."""
    assert read(extractor, TEXT, "2019-05-04") == read(extractor, TEXT, "2019-05-04")


def test_order_of_documents_does_not_matter(extractor: Extractor) -> None:
    """What one document teaches is forgotten before the next."""
    alone = read(extractor, "Kenyatta praised Peru. It was cold.")
    read(extractor, TEXT)
    assert read(extractor, "Kenyatta praised Peru. It was cold.") == alone


def test_result_can_be_sent(extractor: Extractor) -> None:
    """The result passes between processes and holds nothing of the language model."""
    extraction = read(extractor, TEXT)
    assert pickle.loads(pickle.dumps(extraction)) == extraction


def test_name_and_place_of_the_document_do_not_matter(extractor: Extractor) -> None:
    """Only the text and its date count."""
    document = read_text(TEXT, name="a.txt")
    other = replace(document, name="b.txt", source="https://example.org/b")
    assert extractor.extract(document).statements == extractor.extract(other).statements


def test_describe(extractor: Extractor) -> None:
    """The extractor tells the model that its results depend on."""
    assert set(extractor.describe()) == {"model", "model_version"}
    assert extractor.describe()["model_version"] == "3.8.0"


def test_missing_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the language model the error says what to install."""
    monkeypatch.setattr(analysis, "MODEL", "no_such_model_here")
    with pytest.raises(ModelError, match="pip install"):
        load_analyzer()


def test_altered_model_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    """Weights that were not measured are refused."""
    monkeypatch.setattr(analysis, "_WEIGHTS", {"ner/model": "0" * 64})
    with pytest.raises(ModelError, match="SHA-256"):
        load_analyzer()


@pytest.mark.parametrize(
    ("words", "at", "lemma"),
    [
        ("Kenya hopes to win .", 1, "hope"),
        ("Kenya hoped to win .", 1, "hope"),
        ("Kenya waged war .", 1, "wage"),
        ("Kenya reappointed him .", 1, "reappoint"),
        ("Kenya has bases .", 2, "base"),
        ("Kenya staged a coup .", 1, "stage"),
        ("Kenya visited Peru .", 1, "visit"),
    ],
)
def test_lemmas(extractor: Extractor, words: str, at: int, lemma: str) -> None:
    """Forms that the lemmatizer takes for rarer words have their usual lemma."""
    analyzer: Analyzer = extractor.analyzer
    split = words.split()
    (doc,) = analyzer.parse([analyzer.simplified(split, [True] * len(split))])
    assert doc[at].lemma_ == lemma


def test_tokens_keep_offsets(extractor: Extractor) -> None:
    """Odd spaces become spaces of the same length."""
    text = "New\u00a0York\u2009and\tLima\nfell"
    doc = extractor.analyzer.tokenize(text)
    assert len(doc.text) == len(text)
    assert [text[t.idx : t.idx + len(t)] for t in doc if t.is_alpha] == ["New", "York", "and", "Lima", "fell"]


def test_nothing_of_a_document_outlives_its_extraction(extractor: Extractor) -> None:
    """No cycle of references keeps the passages of a text, so that memory stays level over many texts."""
    extractor.extract(read_text(TEXT, name="first"))
    gc.collect()
    gc.disable()
    try:
        gc.set_debug(gc.DEBUG_SAVEALL)
        extractor.extract(read_text(TEXT, name="second"))
        gc.collect()
        kept = [type(thing).__name__ for thing in gc.garbage if type(thing).__module__.startswith("diplograph")]
    finally:
        gc.set_debug(0)
        gc.garbage.clear()
        gc.enable()
    assert not kept
