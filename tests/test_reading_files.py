"""Reading: which files are documents, and what is said of those that are not."""

from __future__ import annotations

import errno
import hashlib
import json
import os
import time
from io import BytesIO
from pathlib import Path

import pytest

from diplograph.errors import InputError
from diplograph.model import Document
from diplograph.reading import Skipped, read, read_text
from diplograph.reading import files as files_module
from made_files import lock_pdf, make_pdf

PROSE = "The two ministers met in Oslo on Monday. They signed a trade agreement.\n"


def read_all(*paths: Path | str, stdin: bytes | None = None) -> list[Document | Skipped]:
    """All that reading the paths gives."""
    return list(read(paths, stdin=None if stdin is None else BytesIO(stdin)))


def only_document(path: Path) -> Document:
    """The one document in a file."""
    (found,) = read_all(path)
    assert isinstance(found, Document), found
    return found


def only_reason(path: Path) -> str:
    """Why the file was skipped, on one line."""
    (found,) = read_all(path)
    assert isinstance(found, Skipped), found
    assert found.name == path.name
    assert "\n" not in found.reason
    return found.reason


@pytest.mark.parametrize("suffix", ["txt", "md"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_a_text_file_is_read_to_the_character(tmp_path: Path, suffix: str, line_end: str) -> None:
    """The text of a UTF-8 file is the file: its hash is that of the file's bytes."""
    data = f"  Talks \u00a0 in Oslo {line_end}{line_end}They\tmet.\u2028{line_end}\f\v{line_end}".encode()
    path = tmp_path / f"note.{suffix}"
    path.write_bytes(data)
    document = only_document(path)
    assert document.text.encode() == data
    assert document.sha256 == hashlib.sha256(data).hexdigest()


def test_id_name_and_source_do_not_tell_where_the_file_lies(tmp_path: Path) -> None:
    """Id, name and source are the same wherever a file lies and whatever made them is in the text."""
    found = []
    for folder in ("here", "there"):
        path = tmp_path / folder / "Überblick.txt"
        path.parent.mkdir()
        path.write_text("Türkiye’s Talks – Ankara & Баку, 2024\n\n" + PROSE, encoding="utf-8")
        found.append(only_document(path))
    assert found[0] == found[1]
    assert found[0].id == f"doc-turkiyes-talks-ankara-2024-{found[0].sha256[:10]}"
    assert (found[0].name, found[0].source) == ("Überblick.txt", "Überblick.txt")


def test_id_without_a_title_comes_from_the_file_name_and_is_never_too_long(tmp_path: Path) -> None:
    """A file without a headline is called by its name; a long headline is cut at a word."""
    plain = tmp_path / "brief note.txt"
    plain.write_text(PROSE)
    long = tmp_path / "long.txt"
    long.write_text("Observations on " + "very " * 20 + "long headlines\n\n" + PROSE)
    assert only_document(plain).id.startswith("doc-brief-note-")
    words = only_document(long).id.split("-")
    assert len("-".join(words)) <= 76
    assert set(words[3:-1]) == {"very"}


def test_folders_are_walked_in_order_without_hidden_files(tmp_path: Path) -> None:
    """Files come in sorted order, folder by folder; hidden files and folders are left out."""
    for name in ("b.txt", "a.txt", ".hidden.txt", "sub/z.md", "sub/.git/x.txt", "a/c.TXT"):
        path = tmp_path / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(f"{name} says: {PROSE}")
    assert [item.name for item in read_all(tmp_path)] == ["a.txt", "b.txt", "c.TXT", "z.md"]


def test_a_loop_of_links_ends(tmp_path: Path) -> None:
    """A folder that links to itself is walked once."""
    (tmp_path / "a.txt").write_text(PROSE)
    (tmp_path / "loop").symlink_to(tmp_path, target_is_directory=True)
    assert len(read_all(tmp_path)) == 1


def test_the_same_text_is_read_once(tmp_path: Path) -> None:
    """A copy under another name, or the same path twice, is skipped and tells of what it is a copy."""
    first, second = tmp_path / "a.txt", tmp_path / "b.txt"
    first.write_text(PROSE)
    second.write_text(PROSE)
    found = read_all(first, second, first)
    assert isinstance(found[0], Document)
    assert found[1:] == [Skipped("b.txt", "the same text as a.txt"), Skipped("a.txt", "the same text as a.txt")]


def test_a_missing_path_is_an_error_before_anything_is_read(tmp_path: Path) -> None:
    """The error names the path on one line, and comes at once even if it is the last path."""
    good = tmp_path / "a.txt"
    good.write_text(PROSE)
    with pytest.raises(InputError, match=r"no-such\.txt: no such file or folder"):
        read([good, tmp_path / "no-such.txt"])
    with pytest.raises(InputError) as error:
        read(["two\nlines\x1b[31m.txt"])
    assert str(error.value).isprintable()


def test_standard_input_is_read_as_text() -> None:
    """`-` reads standard input; without one it is an error."""
    (document,) = read_all("-", stdin=PROSE.encode())
    assert isinstance(document, Document)
    assert (document.name, document.text) == ("standard input", PROSE)
    with pytest.raises(InputError, match="standard input"):
        read(["-"])
    assert read_all("-", stdin=b"") == [Skipped("standard input", "no text in it")]


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("picture.txt", b"\x89PNG\r\n\x1a\n" + bytes(range(256)), "binary data"),
        ("program.md", b"\x7fELF\x02\x01\x01" + bytes(64), "binary data"),
        ("noise.txt", bytes(range(256)) * 8, "binary data"),
        ("renamed.txt", b"%PDF-1.4\n1 0 obj", "binary data"),
        ("renamed.html", b"PK\x03\x04" + bytes(50), "binary data"),
        ("empty.txt", b"", "no text"),
        ("blank.md", b" \r\n\t\n\xef\xbb\xbf", "no text"),
        ("blank.html", b"<html><body><script>x()</script></body></html>", "no text"),
        ("empty.html", b"", "no text"),
        ("broken.pdf", b"%PDF-1.4\nnothing more", "broken PDF"),
        ("empty.pdf", b"", "broken PDF"),
        ("scan.pdf", make_pdf([[""]]), "a scan"),
        ("secret.pdf", lock_pdf(make_pdf([["They met."]]), "sesame"), "encrypted PDF"),
        ("broken.docx", b"PK\x03\x04 and nothing more", "broken Word file"),
        ("text.docx", b"They met in Oslo.", "broken Word file"),
        ("letter.doc", b"\xd0\xcf\x11\xe0", "unknown kind of file"),
        ("noending", b"They met.", "unknown kind of file"),
    ],
)
def test_what_cannot_be_read_is_named_with_its_reason(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    """Each kind of unreadable file has its reason, and the good file beside it is read."""
    (tmp_path / name).write_bytes(data)
    assert reason in only_reason(tmp_path / name)
    (tmp_path / "good.txt").write_text(PROSE)
    assert sorted(type(item).__name__ for item in read_all(tmp_path)) == ["Document", "Skipped"]


def test_a_damaged_pdf_or_word_file_never_raises(tmp_path: Path) -> None:
    """Files cut off or overwritten anywhere give a document or a reason."""
    data = make_pdf([["They met in Oslo.", "They signed."]], title="Talks")
    for cut in range(0, len(data), 41):
        path = tmp_path / "damaged.pdf"
        path.write_bytes(data[:cut] + b"\xff\x00<<" + data[cut + 4 :])
        assert len(read_all(path)) == 1
        path.write_bytes(data[:cut])
        assert len(read_all(path)) == 1


def test_a_file_too_large_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Above the limit a file or standard input is skipped, at the limit it is read."""
    monkeypatch.setattr(files_module, "LARGEST_FILE", len(PROSE))
    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    assert only_document(path).text == PROSE
    path.write_text(PROSE + "x")
    assert "too large" in only_reason(path)
    assert isinstance(read_all("-", stdin=PROSE.encode() + b"x")[0], Skipped)


def test_a_file_without_permission_is_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """What may not be opened is named with the system's reason (root may open everything, so the refusal is made)."""

    def refuse(*_: object) -> None:
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))

    path = tmp_path / "a.txt"
    path.write_text(PROSE)
    monkeypatch.setattr(Path, "open", refuse)
    assert only_reason(path) == "cannot be opened: Permission denied"


def test_a_link_to_nothing_is_skipped(tmp_path: Path) -> None:
    """A dangling link found in a folder is named with the system's reason."""
    (tmp_path / "a.txt").symlink_to(tmp_path / "gone.txt")
    assert read_all(tmp_path) == [Skipped("a.txt", "cannot be opened: No such file or directory")]


def test_records_of_json_lines(tmp_path: Path) -> None:
    """Good lines become documents with their own id, title, date and source; bad ones are named by number."""
    lines = [
        json.dumps(
            {"text": PROSE, "title": "Oslo\ntalks", "date": "2026-02-06T08:00:00Z", "source": "https://example.org/1"}
        ),
        "{broken",
        "",
        json.dumps({"title": "no text"}),
        json.dumps(["text"]),
        '{"text": "A lone \\ud800 surrogate and a \\u0000 in it.", "id": "n-7", "date": "last week"}',
        "[" * 100_000,
    ]
    path = tmp_path / "news.jsonl"
    path.write_text("\r\n".join(lines), encoding="utf-8")
    first, *middle, last, nested = read_all(path)
    assert isinstance(first, Document)
    assert (first.title, first.issued, first.source) == ("Oslo talks", "2026-02-06", "https://example.org/1")
    assert (first.text, first.name) == (PROSE, "news.jsonl:1")
    assert [item.name for item in middle] == ["news.jsonl:2", "news.jsonl:4", "news.jsonl:5"]
    assert all(isinstance(item, Skipped) for item in middle)
    assert isinstance(last, Document)
    assert (last.name, last.issued) == ("n-7", None)
    assert last.text == "A lone \ufffd surrogate and a \ufffd in it."
    assert isinstance(nested, Skipped)


def test_a_line_of_five_megabytes_is_read_in_linear_time(tmp_path: Path) -> None:
    """A single huge line goes through quickly, in blocks that a parser can hold, cut between sentences."""
    path = tmp_path / "long.txt"
    path.write_text("The minister met the president in Oslo. " * 125_000)
    started = time.perf_counter()
    document = only_document(path)
    assert time.perf_counter() - started < 5
    assert max(len(block.span) for block in document.blocks) <= 10_000
    assert {document.text[block.span.end - 1] for block in document.blocks} == {"."}


def test_hostile_texts_are_read_in_linear_time(tmp_path: Path) -> None:
    """Texts made to slow down regular expressions and the Markdown grammar are no trouble."""
    path = tmp_path / "hostile.md"
    for text in (
        "[a" * 30_000,
        "> " * 5_000 + "x",
        "*a " * 60_000,
        "a|" * 30_000,
        "a\n" * 60_000,
        "---\n" + "a: [" * 9_000,
    ):
        path.write_text(text)
        started = time.perf_counter()
        only_document(path)
        assert time.perf_counter() - started < 5, text[:10]


def test_read_text_takes_what_the_program_knows() -> None:
    """Title, date and source given by a program win over those in the text."""
    text = "Talks in Oslo\nPublished on May 3, 2024\n\n" + PROSE
    found = read_text(text, name="note")
    assert (found.title, found.issued, found.source) == ("Talks in Oslo", "2024-05-03", "note")
    given = read_text(text, name="note", title="Other", issued="3 June 2023", source="https://example.org/")
    assert (given.title, given.issued, given.source) == ("Other", "2023-06-03", "https://example.org/")
    assert given.text == text


@pytest.mark.parametrize(("text", "issued"), [(" \n", None), (PROSE, "soon")])
def test_read_text_says_what_is_wrong(text: str, issued: str | None) -> None:
    """An empty text and a date that is none are errors of the caller."""
    with pytest.raises(InputError, match="note: "):
        read_text(text, name="note", issued=issued)
