"""Gaps: what counts as one, how the table ranks them, and what the command tells."""

from __future__ import annotations

import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph import cli
from diplograph.errors import InputError
from diplograph.extraction.extractor import Extractor
from diplograph.gaps_table import COLUMNS, gaps_csv, read_gaps
from diplograph.model import Gap, Span
from diplograph.pipeline import Missed
from sentences import read


def missed(document: str, start: int, sentence: str, actors: tuple[str, ...], figures: tuple[str, ...] = ()) -> Missed:
    """A gap in a document."""
    return Missed(document, Gap(Span(start, start + len(sentence)), sentence, actors, figures), actors)


ONE = missed("b.txt", 90, "Armenia\n and  Iran hummed.", ("Armenia", "Iran"))
TWO = missed("b.txt", 5, "Iran sang to Chad.", ("Iran", "Chad"))
RICH = missed("c.txt", 7, "Chad, Iran and Peru hummed 5 times.", ("Chad", "Iran", "Peru"), ("5 times",))
OTHER = missed("a.txt", 99, "Peru and Chad hummed.", ("Peru", "Chad"))


def rows(text: str) -> list[dict[str, str]]:
    """The table read as any program reads it."""
    return list(csv.DictReader(io.StringIO(text, newline="")))


def test_the_richest_sentences_come_first() -> None:
    """By number of actors and figures, then by document and place, in whatever order they came."""
    forth, back = gaps_csv([ONE, TWO, RICH, OTHER]), gaps_csv([OTHER, RICH, TWO, ONE])
    assert forth == back
    assert [(row["document"], row["start"]) for row in rows(forth)] == [
        ("c.txt", "7"), ("a.txt", "99"), ("b.txt", "5"), ("b.txt", "90"),
    ]  # fmt: skip


def test_a_row_has_all_that_is_known() -> None:
    """Offsets of the text, actors and figures in their order, the sentence on one line."""
    first, second = rows(gaps_csv([RICH, ONE]))
    assert tuple(first) == COLUMNS
    assert first["actors"] == "Chad; Iran; Peru"
    assert first["figures"] == "5 times"
    assert int(first["end"]) - int(first["start"]) == len(RICH.gap.sentence)
    assert second["sentence"] == "Armenia and Iran hummed."


def test_no_gaps_make_a_table_with_a_header() -> None:
    """Nothing missed is a good build, not a missing file."""
    assert gaps_csv([]) == "document,start,end,actors,figures,sentence\n"


@given(st.lists(st.text(), min_size=4, max_size=4))
def test_no_text_leaves_its_cell_or_becomes_a_formula(texts: list[str]) -> None:
    """Any document name, actor, figure and sentence stay in one row and run nowhere."""
    name, actor, figure, sentence = texts
    text = gaps_csv([missed(name, 0, sentence, (actor, actor), (figure,))])
    (row,) = rows(text.replace("\0", ""))
    assert len(row) == len(COLUMNS)
    assert None not in row.values()
    assert not [cell for cell in row.values() if cell[:1] in ("=", "+", "-", "@", "\t", "\r")]


def test_the_table_is_found_from_file_and_folder(tmp_path: Path) -> None:
    """Beside a graph file, or in the folder of a build; the rows come back as they were written."""
    (tmp_path / "gaps.csv").write_text(gaps_csv([ONE, RICH]), encoding="utf-8")
    (tmp_path / "graph.ttl").touch()
    found = read_gaps(tmp_path)
    assert found == read_gaps(tmp_path / "graph.ttl") == rows(gaps_csv([ONE, RICH]))


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"\xff\xfe",
        b"a,b\n1,2\n",
        b"document,start,end,actors,figures,sentence\nx,1\n",
        b"document,start,end,actors,figures,sentence\nx,1,2,a,b,c,d\n",
        b'document,start,end,actors,figures,sentence\nx,1,2,a,b,"' + b"y" * 200_000 + b'"\n',
    ],
)
def test_a_broken_table_is_told(content: bytes, tmp_path: Path) -> None:
    """Cut, foreign, not UTF-8 or beyond measure: one line that tells what to do."""
    (tmp_path / "gaps.csv").write_bytes(content)
    with pytest.raises(InputError, match=r"gaps\.csv: is no table of gaps; build again"):
        read_gaps(tmp_path)


def test_a_folder_without_a_table_is_told(tmp_path: Path) -> None:
    """The message names the file that is missing and who writes it."""
    with pytest.raises(InputError, match=r"gaps\.csv: not found, expected .*diplograph build"):
        read_gaps(tmp_path / "graph.ttl")


def test_the_command_lists_the_first_ones(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Place and names in one line, the sentence in the next; the number of all on standard error."""
    (tmp_path / "gaps.csv").write_text(gaps_csv([RICH, TWO, OTHER]), encoding="utf-8")
    assert cli.main(["gaps", str(tmp_path), "--most", "1"]) == 0
    captured = capsys.readouterr()
    assert captured.out == "c.txt:7  Chad; Iran; Peru; 5 times\n    Chad, Iran and Peru hummed 5 times.\n"
    assert captured.err == "3 sentences without a statement\n"
    assert cli.main(["gaps", str(tmp_path)]) == 0
    assert capsys.readouterr().out.count("\n") == 6


@pytest.mark.parametrize("most", ["0", "-5"])
def test_none_can_be_asked_for(most: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Nought and less list nothing and still count."""
    (tmp_path / "gaps.csv").write_text(gaps_csv([RICH]), encoding="utf-8")
    assert cli.main(["gaps", str(tmp_path), "--most", most]) == 0
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "1 sentences without a statement\n")


def test_wrong_arguments_of_the_command(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """No table and no number are the user's errors: one line, exit 2."""
    for arguments in ([str(tmp_path)], [str(tmp_path), "--most", "many"], []):
        assert cli.main(["gaps", *arguments]) == 2
        captured = capsys.readouterr()
        assert captured.out == ""
        assert captured.err.startswith("diplograph: ")
        assert captured.err.count("\n") == 1


@pytest.mark.parametrize(
    ("sentence", "actors", "figures"),
    [
        ("Armenia and Kenya hummed.", ("armenia", "kenya"), ()),
        ("In Kenya the choir sang 40 percent louder.", ("kenya",), ("40 percent",)),
    ],
)
def test_what_is_a_gap(extractor: Extractor, sentence: str, actors: tuple[str, ...], figures: tuple[str, ...]) -> None:
    """Two actors, or an actor and a figure, and nothing told of them."""
    (gap,) = read(extractor, sentence).gaps
    assert (gap.sentence, gap.actors, gap.figures) == (sentence, actors, figures)
    assert gap.span == Span(0, len(sentence))


@pytest.mark.parametrize(
    "sentence",
    [
        "Kenya hummed.",
        "Somebody hummed for $40 million.",
        "Kenya hummed. Kenya hummed again.",
        "Armenia attacked Kenya.",
        "The rain fell.",
    ],
)
def test_what_is_no_gap(extractor: Extractor, sentence: str) -> None:
    """One actor alone, a figure of nobody, what was told, and what concerns nobody."""
    assert read(extractor, sentence).gaps == ()


def test_gaps_are_in_the_order_of_the_text_and_exact(extractor: Extractor) -> None:
    """Each is the very sentence at its place, beside told ones that are left out."""
    text = "Armenia and Kenya hummed. Armenia attacked Kenya. Peru and Chad hummed."
    extraction = read(extractor, text)
    assert [gap.sentence for gap in extraction.gaps] == ["Armenia and Kenya hummed.", "Peru and Chad hummed."]
    assert all(text[gap.span.start : gap.span.end] == gap.sentence for gap in extraction.gaps)
