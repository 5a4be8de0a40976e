from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc

from diplograph.extraction.claims.reports import content, extent, is_finite, is_report, trim
from diplograph.extraction.claims.sourcing import sources
from diplograph.extraction.coreference.antecedents import apposed, cited_paper, is_told, plural_before
from diplograph.extraction.words.reporting import load_reporting

DATA = load_reporting()
VOCAB = spacy.blank("en").vocab


def parsed(*rows: str) -> Doc:
    """A sentence from rows "word tag dep head", with lemmas in lower case or after a slash: "said/say VBD ROOT 1"."""
    cells = [row.split() for row in rows]
    words = [c[0].split("/")[0] for c in cells]
    lemmas = [c[0].split("/")[-1].lower() for c in cells]
    tags = [c[1] for c in cells]
    kinds = {
        "N": "NOUN",
        "V": "VERB",
        "M": "AUX",
        "P": "PRON",
        "I": "ADP",
        "D": "DET",
        "J": "ADJ",
        "T": "PART",
        "R": "ADV",
    }
    pos = ["PROPN" if t.startswith("NNP") else "PUNCT" if not t[0].isalpha() else kinds.get(t[0], "X") for t in tags]
    heads = [int(c[3]) for c in cells]
    deps = [c[2] for c in cells]
    return Doc(VOCAB, words=words, lemmas=lemmas, tags=tags, pos=pos, heads=heads, deps=deps)


def words(doc: Doc, first: int, last: int) -> str:
    """The words of a token range."""
    return " ".join(t.text for t in doc[first:last])


CLAUSE = parsed(
    "Macron NNP nsubj 1", "said/say VBD ROOT 1", "that IN mark 5", "trade NN nsubj 5", "had/have VBD aux 5",
    "fallen/fall VBN ccomp 1", ". . punct 1",
)  # fmt: skip
INVERTED = parsed(
    "Trade NN nsubj 1",
    "fell/fall VBD ccomp 3",
    ", , punct 3",
    "said/say VBD ROOT 3",
    "Macron NNP nsubj 3",
    ". . punct 3",
)
SEMICOLON = parsed(
    "Trade NN nsubj 1",
    "fell/fall VBD ccomp 4",
    "; : punct 4",
    "Macron NNP nsubj 4",
    "said/say VBD ROOT 4",
    ". . punct 4",
)
WHETHER = parsed(
    "Macron NNP nsubj 1", "asked/say VBD ROOT 1", "whether IN mark 4", "trade NN nsubj 4", "fell/fall VBD ccomp 1"
)
DENIED = parsed(
    "Macron NNP nsubj 3", "did/do VBD aux 3", "not RB neg 3", "say VB ROOT 3", "it PRP dobj 3"
)  # fmt: skip
SUPPOSED = parsed("If/if IN mark 2", "Macron NNP nsubj 2", "says/say VBZ advcl 4", "we PRP nsubj 4", "go VBP ROOT 4")
MISREAD = parsed("Data NNS nsubj 1", "show NN ROOT 1", "that IN mark 4", "trade NN nsubj 4", "fell/fall VBD ccomp 1")
NOUN = parsed("The DT det 1", "claim NN nsubj 2", "fell/fall VBD ROOT 2")
TOLD = parsed(
    "Macron NNP nsubj 1", "told/tell VBD ROOT 1", "Kenyans NNPS dobj 1", "that IN mark 5", "trade NN nsubj 5",
    "fell/fall VBD relcl 2",
)  # fmt: skip
CALLED = parsed("Macron NNP nsubj 1", "called/call VBD ROOT 1", "Ghana NNP dobj 1", "a DT det 4", "friend NN oprd 1")
CALLING = parsed(
    "He PRP nsubj 1", "agreed/agree VBD ROOT 1", "to TO aux 3", "call VB xcomp 1", "for IN prep 3", "a DT det 8",
    "new JJ amod 8", "peace NN compound 8", "conference NN pobj 4",
)  # fmt: skip


@pytest.mark.parametrize(
    ("doc", "verb", "kind", "said"),
    [
        (CLAUSE, 1, "clause", "trade had fallen"),
        (INVERTED, 3, "clause", "Trade fell"),
        (TOLD, 1, "clause", "trade fell"),
        (CALLED, 1, "naming", "Ghana a friend"),
    ],
)
def test_content_is_a_range_of_tokens(doc: Doc, verb: int, kind: str, said: str) -> None:
    """What a verb reports is found whatever its place, without marks and punctuation at its ends."""
    found = content(doc[verb], DATA)
    assert found is not None
    assert (found.kind, words(doc, found.first, found.last)) == (kind, said)


@pytest.mark.parametrize(("doc", "verb"), [(SEMICOLON, 4), (WHETHER, 1), (CALLING, 3), (NOUN, 2)])
def test_no_content(doc: Doc, verb: int) -> None:
    """Questions, plans to call for something and clauses cut off by a semicolon are not what is said."""
    assert content(doc[verb], DATA) is None


@pytest.mark.parametrize(
    ("doc", "verb", "reports"),
    [
        (CLAUSE, 1, True),
        (INVERTED, 3, True),
        (DENIED, 3, False),
        (SUPPOSED, 2, False),
        (MISREAD, 1, True),
        (NOUN, 1, False),
    ],
)
def test_reports_tell_that_something_was_said(doc: Doc, verb: int, *, reports: bool) -> None:
    """A verb reports unless it is denied or supposed; a noun does not unless it stands for the verb of the sentence."""
    assert is_report(doc[verb]) is reports


def test_extent_stops_at_the_verb() -> None:
    """A complement around its verb is cut to the side of its head."""
    doc = parsed(
        "Trade NN nsubj 3",
        "he PRP nsubj 2",
        "said/say VBD ROOT 2",
        "fell/fall VBD ccomp 2",
        "fast RB advmod 3",
        ". . punct 2",
    )
    assert words(doc, *extent(doc[3], doc[2])) == "fell fast"


def test_trim_cuts_marks_and_punctuation() -> None:
    """Conjunctions and punctuation at the ends of a range are no words of the speaker."""
    doc = parsed(", , punct 2", "that IN mark 2", "trade NN ROOT 2", "fell/fall VBD acl 2", ". . punct 2")
    assert words(doc, *trim(doc, 0, 5)) == "trade fell"
    assert trim(doc, 0, 1) == (1, 1)


def test_finite_clauses_have_a_tensed_verb_or_auxiliary() -> None:
    """Tense or an auxiliary makes a clause finite, an infinitive or a noun does not."""
    assert is_finite(CLAUSE[5])
    assert is_finite(INVERTED[1])
    assert not is_finite(CALLING[3])
    assert not is_finite(CLAUSE[3])


def test_source_phrase_names_its_holders_and_covers_the_rest() -> None:
    """The holders are the words after "to"; the clause after the phrase is covered."""
    doc = parsed(
        "According/accord VBG prep 5", "to IN prep 0", "Macron NNP pobj 1", ", , punct 5", "trade NN nsubj 5",
        "fell/fall VBD ROOT 5", "fast RB advmod 5", ". . punct 5",
    )  # fmt: skip
    (source,) = sources(doc[:], DATA)
    assert [t.text for t in source.holders] == ["Macron"]
    assert words(doc, source.first, source.last) == "trade fell fast"
    assert words(doc, source.top_first, source.top_last) == "According to Macron"


def test_source_phrase_without_clause_is_none() -> None:
    """Where nothing is left to cover there is no source."""
    doc = parsed("According/accord VBG prep 4", "to IN prep 0", "Macron NNP pobj 1", ", , punct 4", "yes UH ROOT 4")
    assert list(sources(doc[:], DATA)) == []


def test_apposition_gives_the_name() -> None:
    """The name hangs on its description."""
    doc = parsed("politician NN nsubj 2", "Dupont NNP appos 0", "spoke/speak VBD ROOT 2")
    assert apposed(doc[0]) == (doc[1],)
    assert apposed(doc[1]) == ()


def test_plural_subject_around_a_pronoun() -> None:
    """The subject of the clause above is found when it is plural and stands before."""
    doc = parsed(
        "Soviets NNPS nsubj 1", "left/leave VBD ROOT 1", "as IN mark 4", "they PRP nsubj 4", "argued/argue VBD advcl 1"
    )
    assert plural_before(doc[3]) == doc[0]
    single = parsed(
        "Putin NNP nsubj 1", "left/leave VBD ROOT 1", "as IN mark 4", "they PRP nsubj 4", "argued/argue VBD advcl 1"
    )
    assert plural_before(single[3]) is None


def test_paper_above_a_relative_clause() -> None:
    """From the name that "which" hangs on, phrases lead up to the document."""
    doc = parsed(
        "A DT det 1", "report NN ROOT 1", "on IN prep 1", "Togo NNP pobj 2", ", , punct 1", "which WDT nsubj 6",
        "found/find VBD relcl 3",
    )  # fmt: skip
    assert cited_paper(doc[6], DATA.documents) == doc[1]
    other = parsed("The DT det 1", "road NN ROOT 1", "which WDT nsubj 3", "fell/fall VBD relcl 1")
    assert cited_paper(other[3], DATA.documents) is None


def test_participle_with_clause_is_a_past_tense() -> None:
    """A participle of a name that has a that-clause and no agent is a verb of saying."""
    doc = parsed(
        "Dupont NNP ROOT 0", "stated/state VBN acl 0", "that IN mark 4", "trade NN nsubj 4", "fell/fall VBD ccomp 1"
    )
    assert is_told(doc[1])
    assert not is_told(CLAUSE[1])
    assert not is_told(parsed("Dupont NNP ROOT 0", "named/name VBN acl 0")[1])
