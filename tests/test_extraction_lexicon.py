"""Tests of the grammar of wordings, the reading of their files, and the checker for contributors."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.lexicon_check import failures, unmark
from diplograph.extraction.words import lexicon as module
from diplograph.extraction.words.lexicon import Node, PatternError, Slot, by_trigger, compile_pattern, load_lexicon
from diplograph.model import Modality, Polarity, Span


def node(lemmas: str, pos: str, *roles: str) -> Node:
    """A node of a pattern."""
    return Node(frozenset(lemmas.split("/")), pos, roles)


@pytest.mark.parametrize(
    ("pattern", "nodes", "a", "b"),
    [
        ("A visit.v B", [node("visit", "v")], Slot(0, ("subj",)), Slot(0, ("obj",))),
        ("A meet.v with B", [node("meet", "v")], Slot(0, ("subj",)), Slot(0, ("with",))),
        ("A talk/speak.v with/to B", [node("talk/speak", "v")], Slot(0, ("subj",)), Slot(0, ("with", "to"))),
        ("A visit.n to B", [node("visit", "n")], Slot(0, ("owner",)), Slot(0, ("to",))),
        ("A is member.n of B", [node("member", "n")], Slot(0, ("cop",)), Slot(0, ("of",))),
        ("A is hostile.a to B", [node("hostile", "a")], Slot(0, ("cop",)), Slot(0, ("to",))),
        ("visit.n by A to B", [node("visit", "n")], Slot(0, ("by",)), Slot(0, ("to",))),
        ("B visit.n by A", [node("visit", "n")], Slot(0, ("by",)), Slot(0, ("owner",))),
        ("A set_up.v B", [node("set_up", "v")], Slot(0, ("subj",)), Slot(0, ("obj",))),
        (
            "A pay.v visit.n to B",
            [node("pay", "v"), node("visit", "n", "obj")],
            Slot(0, ("subj",)),
            Slot(1, ("to",)),
        ),
        (
            "A agree.v sell.v oil.n to B",
            [node("agree", "v"), node("sell", "v", "xcomp"), node("oil", "n", "obj")],
            Slot(0, ("subj",)),
            Slot(2, ("to",)),
        ),
        (
            "A return.v from visit.n to B",
            [node("return", "v"), node("visit", "n", "from")],
            Slot(0, ("subj",)),
            Slot(1, ("to",)),
        ),
        (
            "seize.v B's territory.n by A",
            [node("seize", "v"), node("territory", "n", "obj")],
            Slot(1, ("by",)),
            Slot(1, ("poss",)),
        ),
    ],
)
def test_grammar(pattern: str, nodes: list[Node], a: Slot, b: Slot) -> None:
    """Arguments and words take their roles from what stands before and after them."""
    assert compile_pattern(pattern) == (tuple(nodes), a, b, False)


@pytest.mark.parametrize(
    ("pattern", "slot"),
    [
        ("A+B meet.v", Slot(0, ("subj",))),
        ("talk.n between A+B", Slot(0, ("between",))),
        ("A+B hold.v talk.n", Slot(0, ("subj",))),
        ("A+B's talk.n", Slot(0, ("joint",))),
        ("A+B is partner.n", Slot(0, ("cop",))),
    ],
)
def test_pairs(pattern: str, slot: Slot) -> None:
    """Both arguments share one place."""
    _, a, b, pair = compile_pattern(pattern)
    assert pair
    assert a == b == slot


@pytest.mark.parametrize(
    "pattern",
    [
        "",
        "A",
        "A visit.v",
        "visit.v B",
        "A B",
        "visit.v",
        "A visit.x B",
        "A .v B",
        "A visit B",
        "A is B",
        "A visit. B",
        "is visit.v A",
        "A visit.v A B",
    ],
)
def test_mistakes_in_patterns(pattern: str) -> None:
    """A pattern without trigger, arguments or known part of speech is refused."""
    with pytest.raises(PatternError, match=r"expected|twice"):
        compile_pattern(pattern)


@given(
    st.lists(st.sampled_from(["A", "B", "A+B", "A's", "is", "with", "to/for", "visit.v", "ally.n", "x.q"]), max_size=7)
)
def test_any_pattern_is_compiled_or_refused(words: list[str]) -> None:
    """No sequence of words of the grammar breaks the compiler."""
    try:
        nodes, a, b, pair = compile_pattern(" ".join(words))
    except PatternError:
        return
    assert nodes
    assert max(a.node, b.node) < len(nodes)
    assert min(a.node, b.node) >= 0
    assert not pair or a == b


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A lexicon folder of the test's own."""
    (tmp_path / "lexicon").mkdir()
    monkeypatch.setattr(module, "data_dir", lambda: tmp_path)
    load_lexicon.cache_clear()
    yield tmp_path / "lexicon"
    load_lexicon.cache_clear()


ROW = '{match = "A visit.v B", example = "[A Chad] visited [B Mali].", counter = "Chad saw Mali."'


def test_rows_are_read(folder: Path) -> None:
    """Every key of a row is read, and names tell file, relation and number."""
    (folder / "b.toml").write_text(f"visited = [\n  {ROW}}},\n]\n", encoding="utf-8")
    (folder / "a.toml").write_text(
        f'visited = [{ROW}}}, {ROW}, a = ["Person"], b = ["State", "Bloc"], modality = "planned", '
        f'polarity = "negated", confidence = 0.5, by = "A"}}]\n',
        encoding="utf-8",
    )
    plain, rich, other = load_lexicon()
    assert [w.name for w in (plain, rich, other)] == [
        "lexicon:a/visited-1",
        "lexicon:a/visited-2",
        "lexicon:b/visited-1",
    ]
    assert (plain.a_kinds, plain.modality, plain.polarity, plain.by_a) == ((), None, None, False)
    assert rich.a_kinds == ("Person",)
    assert rich.b_kinds == ("State", "Bloc")
    assert rich.modality is Modality.PLANNED
    assert rich.polarity is Polarity.NEGATED
    assert rich.confidence == 0.5 != plain.confidence
    assert rich.by_a
    assert plain.example == "[A Chad] visited [B Mali]."
    assert plain.counter == "Chad saw Mali."


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ('{match = "A visit.v"}', PatternError),
        ('{example = "x"}', KeyError),
        ('{match = "A visit.v B", modality = "certain"}', ValueError),
        ('{match = "A visit.v B", polarity = "maybe"}', ValueError),
    ],
)
def test_mistakes_in_rows(folder: Path, row: str, error: type[Exception]) -> None:
    """A row that is not well formed is refused."""
    (folder / "a.toml").write_text(f"visited = [{row}]\n", encoding="utf-8")
    with pytest.raises(error):
        load_lexicon()


def test_index_by_trigger(folder: Path) -> None:
    """Each alternative of the trigger leads to its wording."""
    (folder / "a.toml").write_text(
        'visited = [{match = "A visit/tour.v B"}, {match = "A visit.n to B"}]\n', encoding="utf-8"
    )
    index = by_trigger(load_lexicon())
    assert {k: len(v) for k, v in index.items()} == {("visit", "v"): 1, ("tour", "v"): 1, ("visit", "n"): 1}


def test_unmark() -> None:
    """Marks vanish and leave the spans of what they marked."""
    text, marked = unmark("The [A Chadian] envoy saw [B Mali].")
    assert text == "The Chadian envoy saw Mali."
    assert {k: text[s.start : s.end] for k, s in marked.items()} == {"A": "Chadian", "B": "Mali"}
    assert unmark("No marks.") == ("No marks.", {})
    assert unmark("[A X]")[1] == {"A": Span(0, 1)}


@given(st.text(alphabet="[]AB xyz.", max_size=30))
def test_unmark_gives_spans_of_its_text(sentence: str) -> None:
    """Spans lie inside the plain sentence, whatever the marks."""
    text, marked = unmark(sentence)
    assert all(0 <= s.start < s.end <= len(text) for s in marked.values())


@pytest.mark.parametrize(
    ("example", "counter", "problem"),
    [
        ("Oman visited Chad.", "Oman saw Chad.", "does not mark"),
        ("[A Oman] criticised [B Chad].", "Oman saw Chad.", "example does not give it"),
        ("[A Chad] was criticised by [B Oman].", "Oman saw Chad.", "example does not give it"),
        ("[A Oman] attacked [B Chad].", "", "counter-example is missing"),
        ("[A Oman] attacked [B Chad].", "Chad was attacked by Oman.", "counter-example gives it"),
    ],
)
def test_checker_finds_mistakes(extractor: Extractor, example: str, counter: str, problem: str) -> None:
    """Each kind of mistake in a row is told, with what the sentence says instead."""
    wording = next(w for w in load_lexicon() if w.name == "lexicon:conflict/attacked-1")
    (failure,) = failures([replace(wording, example=example, counter=counter)], extractor)
    assert problem in failure.problem
    assert failure.wording == wording.name


def test_checker_passes_a_good_row(extractor: Extractor) -> None:
    """Nothing is told of a row that does what it says."""
    wording = next(w for w in load_lexicon() if w.name == "lexicon:conflict/attacked-1")
    good = replace(wording, example="[A Oman] attacked [B Chad].", counter="Oman praised Chad.")
    assert list(failures([good], extractor)) == []
