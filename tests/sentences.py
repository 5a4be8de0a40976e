"""Write down in short what the extractor finds in a sentence, for the tables of the extraction tests.

A statement is written "kenya attacked uganda", followed by what is not the default: "; negated", a modality
("; planned"), "; by <speaker>".
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache

from spacy.lang.en import English
from spacy.tokens import Doc
from spacy.vocab import Vocab

from diplograph.extraction.extractor import Extractor
from diplograph.model import Extraction, Modality, Polarity, Relation
from diplograph.reading import read_text


def read(extractor: Extractor, text: str, issued: str | None = None) -> Extraction:
    """What the extractor finds in a text; `issued` is the ISO date of the text."""
    return extractor.extract(read_text(text, name="case.txt", issued=issued))


def relations(extraction: Extraction) -> list[Relation]:
    """The relation statements, in text order."""
    return [s for s in extraction.statements if isinstance(s, Relation)]


def triple(relation: Relation) -> str:
    """Subject, predicate and object."""
    return f"{relation.subject} {relation.predicate} {relation.object}"


def shown(relation: Relation) -> str:
    """A statement in the notation of the tables."""
    qualifiers = relation.qualifiers
    parts = [triple(relation)]
    if qualifiers.polarity is not Polarity.AFFIRMED:
        parts.append(qualifiers.polarity.value)
    if qualifiers.modality is not Modality.ACTUAL:
        parts.append(qualifiers.modality.value)
    if qualifiers.attribution.speaker is not None:
        parts.append(f"by {qualifiers.attribution.speaker}")
    return "; ".join(parts)


def said(extraction: Extraction) -> set[str]:
    """All relation statements in the notation of the tables."""
    return {shown(r) for r in relations(extraction)}


def triples(extraction: Extraction) -> set[str]:
    """All relation statements without their qualifiers."""
    return {triple(r) for r in relations(extraction)}


def named(extraction: Extraction) -> dict[str, str]:
    """Each mention's text with the thing it names."""
    return {m.text: m.entity for m in extraction.mentions}


def expect(extractor: Extractor, text: str, wanted: Iterable[str], *, issued: str | None = None) -> None:
    """Fail unless the text says all that is wanted; the message shows what it says instead."""
    found = said(read(extractor, text, issued))
    missing = sorted(set(wanted) - found)
    assert not missing, f"{text}\nmissing: {missing}\nfound: {sorted(found)}"


def forbid(extractor: Extractor, text: str, unwanted: Iterable[str], *, issued: str | None = None) -> None:
    """Fail if the text says any of what is unwanted, in whatever polarity or modality.

    An unwanted statement is a triple, or a relation alone ("attacked").
    """
    found = relations(read(extractor, text, issued))
    wrong = [shown(r) for r in found if {triple(r), r.predicate} & set(unwanted)]
    assert not wrong, f"{text}\nmust not say: {wrong}"


_POS = {"NN": "NOUN", "NP": "PROPN", "VB": "VERB", "JJ": "ADJ", "IN": "ADP", "PR": "PRON", "WP": "PRON", "WD": "PRON"}
_POS |= {"DT": "DET", "CC": "CCONJ", "RB": "ADV", "TO": "PART", "MD": "AUX", "CD": "NUM", "HY": "PUNCT", ",": "PUNCT"}


@cache
def _vocab() -> Vocab:
    return English().vocab


def parsed(tree: str) -> Doc:
    """A parse made by hand: one word after the other as form:TAG:label:head, the head as its number from 0.

    A lemma may follow the form after "=". The root is its own head.
    """
    rows = [row.split(":") for row in tree.split()]
    forms = [row[0].partition("=") for row in rows]
    tags = [row[1] for row in rows]
    return Doc(
        _vocab(),
        words=[form for form, _, _ in forms],
        lemmas=[lemma or form.lower() for form, _, lemma in forms],
        tags=["NNP" if t.startswith("NP") else t for t in tags],
        pos=["AUX" if row[2].startswith("aux") else _POS[t[:2]] for row, t in zip(rows, tags, strict=True)],
        deps=[row[2] for row in rows],
        heads=[int(row[3]) for row in rows],
    )
