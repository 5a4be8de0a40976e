"""Tests of the lexicon as data: every wording does what its example and its counter-example say."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.lexicon_check import failures, unmark
from diplograph.extraction.words.lexicon import load_lexicon
from diplograph.ontology import data_dir, registry

WORDINGS = load_lexicon()
FILES = sorted(path.stem for path in (data_dir() / "lexicon").glob("*.toml"))


@pytest.mark.parametrize("stem", FILES)
def test_examples_and_counter_examples(extractor: Extractor, stem: str) -> None:
    """Every wording gives its relation for its example, with the marked arguments, and not for its counter-example."""
    wordings = [w for w in WORDINGS if w.name.startswith(f"lexicon:{stem}/")]
    assert wordings
    found = [f"{f.wording} {f.pattern}: {f.problem}: {f.sentence} {f.found}" for f in failures(wordings, extractor)]
    assert not found, "\n".join(found)


def test_every_relation_has_a_wording() -> None:
    """No relation of the registry is without words, but those that office phrases give."""
    silent = {"holdsPosition", "hasHeadOfState", "hasHeadOfGovernment"}
    assert set(registry().relations) - {w.relation for w in WORDINGS} <= silent


def test_wordings_are_of_known_relations() -> None:
    """No wording gives a relation that the registry does not have, or a class that it does not have."""
    known = registry()
    assert {w.relation for w in WORDINGS} <= set(known.relations)
    assert {kind for w in WORDINGS for kind in (*w.a_kinds, *w.b_kinds)} <= set(known.classes)


def test_there_are_many_wordings() -> None:
    """The lexicon does not shrink unnoticed."""
    assert len(WORDINGS) >= 600


def test_every_wording_has_example_and_counter_example() -> None:
    """Both are written, differ, and the example marks both arguments once."""
    for wording in WORDINGS:
        text, marked = unmark(wording.example)
        assert set(marked) == {"A", "B"}, wording.name
        assert wording.counter.strip(), wording.name
        assert wording.counter != text, wording.name
        assert text[-1] in ".!?”", wording.name


def test_names_are_unique() -> None:
    """A statement's extractor names exactly one wording."""
    names = [w.name for w in WORDINGS]
    assert len(names) == len(set(names))


def test_no_wording_twice() -> None:
    """The same pattern with the same classes gives a relation once."""
    seen: set[tuple[object, ...]] = set()
    for wording in WORDINGS:
        key = (wording.relation, wording.pattern, wording.a_kinds, wording.b_kinds)
        assert key not in seen, wording.name
        seen.add(key)


def test_narrowing_narrows() -> None:
    """Classes of a row lie inside the relation's domain and range, or contain part of them, else it never fires."""
    known = registry()
    for wording in WORDINGS:
        relation = known.relations[wording.relation]
        for narrow, wide in ((wording.a_kinds, relation.domain), (wording.b_kinds, relation.range)):
            for kind in narrow:
                related = any(known.is_a(kind, other) or known.is_a(other, kind) for other in wide)
                assert related, f"{wording.name}: {kind} is outside {wide}"


def test_confidences() -> None:
    """A confidence is a probability, and no wording is certain."""
    assert all(0.3 <= w.confidence < 1 for w in WORDINGS)
