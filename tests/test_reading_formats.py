"""Reading: web pages, PDF, Word and Markdown files."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest

from diplograph.model import BlockKind, Document
from diplograph.reading import read
from diplograph.reading.parsed import Piece, assemble
from diplograph.reading.pdf import parse_pdf
from diplograph.reading.web import parse_html
from diplograph.reading.word import parse_docx
from made_files import make_docx, make_pdf

LONG = (
    "The foreign ministers of the five coastal states met in the port city on Tuesday to discuss transit fees. "
    "They agreed that a working group would meet again in autumn."
)
PAGE = f"""<!DOCTYPE html><html><head><title>Ministers discuss fees | Example News</title>
<meta property="og:title" content="Ministers discuss fees">
<meta property="article:published_time" content="2031-03-04T10:00:00Z">
<link rel="canonical" href="https://example.org/news/fees"></head>
<body><nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Ministers discuss fees</h1>
<p>{LONG.replace("port city", '<a href="/port">port</a> <b>city</b>')}</p>
<p>A second meeting is planned for the spring, when the fees for grain and for ore are to be agreed as well.</p>
<h2>Transit</h2><ul><li>Grain moved by rail fell to 3 million tonnes.</li><li>Ore did not move at all.</li></ul>
<p>The ministers of the two inland states had asked for lower fees already in the year before the last one.</p>
</article><footer>© 2031 Example News. All rights reserved.</footer></body></html>"""


def document_of(tmp_path: Path, name: str, data: bytes) -> Document:
    """The document in a file of the given name and bytes."""
    path = tmp_path / name
    path.write_bytes(data)
    (found,) = read([path])
    assert isinstance(found, Document), found
    return found


def of_kind(document: Document, kind: BlockKind) -> list[str]:
    """Contents of the blocks of a kind."""
    return [document.text[block.span.start : block.span.end] for block in document.blocks if block.kind is kind]


def test_a_web_page(tmp_path: Path) -> None:
    """The main text is read without navigation; title, date and address come from the metadata."""
    document = document_of(tmp_path, "page.html", PAGE.encode())
    assert (document.title, document.issued) == ("Ministers discuss fees", "2031-03-04")
    assert document.source == "https://example.org/news/fees"
    assert of_kind(document, BlockKind.HEADING) == ["Ministers discuss fees", "Transit"]
    assert LONG in of_kind(document, BlockKind.PROSE)
    assert "Ore did not move at all." in of_kind(document, BlockKind.PROSE)
    assert "World" not in document.text
    assert "rights reserved" not in document.text


def test_a_web_page_is_read_the_same_on_any_day_and_without_a_network(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is fetched, and dates in the future or long ago are taken as they stand."""

    def refuse(*_: object) -> None:
        raise AssertionError("the network was used")

    monkeypatch.setattr(socket.socket, "connect", refuse)
    monkeypatch.setattr(socket, "getaddrinfo", refuse)
    assert parse_html(PAGE.encode()) == parse_html(PAGE.encode())
    assert parse_html(PAGE.replace("2031-03-04", "2149-03-04").encode()).issued == "2149-03-04"
    assert parse_html(PAGE.replace("2031-03-04", "1926-03-04").encode()).issued == "1926-03-04"


def test_a_date_in_the_running_text_of_a_page_is_not_its_date() -> None:
    """Without metadata a page has the date its text states, not one it tells of."""
    page = PAGE.replace('<meta property="article:published_time" content="2031-03-04T10:00:00Z">', "")
    assert parse_html(page.replace("in autumn", "on 3 October 2017").replace("2031", "").encode()).issued is None


@pytest.mark.parametrize(
    ("page", "text"),
    [
        (
            "<html><body><h1>Talks</h1><p>They met.</p><p>They left.</p></body></html>",
            "Talks\n\nThey met.\n\nThey left.",
        ),
        ("<p>They met in <b>Oslo<p>They <i>left", "They met in Oslo\n\nThey left"),
        ("<div><nav>Home</nav>They met.<br>They left.<script>x()</script></div>", "They met. They left."),
        ("They met.", "They met."),
        ("<<p>><p class=>They met.</p", ">\n\nThey met."),
        ("<table><tr><td>They met.<td>They left.", "They met.\n\nThey left."),
    ],
)
def test_short_and_broken_pages_give_what_there_is(page: str, text: str) -> None:
    """Paragraphs stay apart and no text is lost, even if tags are never closed."""
    found = parse_html(page.encode()).text
    assert found.replace("<\n\n", "").replace("<>", ">") in {text, text.removeprefix(">\n\n")}


def test_pages_in_old_encodings(tmp_path: Path) -> None:
    """A page that is not UTF-8 is decoded too."""
    page = PAGE.replace("in autumn", "in the Café Müller – “soon”")
    assert "in the Café Müller – “soon”." in document_of(tmp_path, "a.htm", page.encode("cp1252")).text


def test_a_page_is_read_in_the_encoding_it_declares(tmp_path: Path) -> None:
    """A declared encoding counts where the page is not UTF-8, an unknown or wrong one does not."""
    page = PAGE.replace("in autumn", "in Łódź").replace("©", "").replace("<head>", '<head><meta charset="iso-8859-2">')
    assert "again in Łódź." in document_of(tmp_path, "a.html", page.encode("iso-8859-2")).text
    assert "again in Łódź." in document_of(tmp_path, "b.html", page.encode()).text
    for wrong in ("no-such-encoding", "ascii"):
        page = PAGE.replace("in autumn", "in the Café").replace("<head>", f'<head><meta charset="{wrong}">')
        assert "in the Café." in document_of(tmp_path, "c.html", page.encode("cp1252")).text


def test_pdf_lines_become_paragraphs(tmp_path: Path) -> None:
    """Lines are joined, words cut at a line end mended, and running heads with page numbers left out."""
    pages = [
        [
            "Example Institute",
            "Fees in Transit",
            "The foreign ministers of the five coastal states met in the port city and dis-",
            "cussed fees. They agreed that a working group of the well-",
            "Known states would meet in autumn.",
            "A second paragraph begins on this line and goes on until the page ends with the",
            f"Page {number} of 3",
        ]
        for number in (1, 2, 3)
    ]
    document = document_of(tmp_path, "paper.pdf", make_pdf(pages, title="Fees", created="D:20240503101500+02'00'"))
    assert (document.title, document.issued) == ("Fees", "2024-05-03")
    assert "Example Institute" not in document.text
    assert "Page 2" not in document.text
    first, *_ = of_kind(document, BlockKind.PROSE)
    assert first.endswith(
        "discussed fees. They agreed that a working group of the well- Known states would meet in autumn."
    )


def test_pdf_titles_left_by_printing_programs_are_no_titles() -> None:
    """A file name in the metadata is not a title."""
    assert parse_pdf(make_pdf([["They met."]], title="Microsoft Word - brief.docx")).title is None
    assert parse_pdf(make_pdf([["They met."]], title="Fees in Transit")).title == "Fees in Transit"


def test_the_date_in_a_pdf_outranks_that_of_the_file(tmp_path: Path) -> None:
    """When a file was made is only a hint; what the text states counts."""
    pages = [["Fees in Transit", "Published 2 May 2019", "The ministers met in the port city and spoke of fees."]]
    assert document_of(tmp_path, "a.pdf", make_pdf(pages, created="D:20240503101500Z")).issued == "2019-05-02"


def test_word_paragraphs_headings_and_tables(tmp_path: Path) -> None:
    """Styles tell headings; cells of a table are paragraphs; the date of the template is no date."""
    data = make_docx(
        [("Title", "Both ministers met"), ("Normal", LONG), ("Heading 1", "Transit"), ("List Bullet", "Grain fell")],
        rows=[["State", "Fee"], ["Norway keeps its fee.", "3"]],
    )
    document = document_of(tmp_path, "brief.docx", data)
    assert document.text.split("\n\n") == [
        "Both ministers met",
        LONG,
        "Transit",
        "Grain fell",
        "State",
        "Fee",
        "Norway keeps its fee.",
        "3",
    ]
    assert of_kind(document, BlockKind.HEADING)[:2] == ["Both ministers met", "Transit"]
    assert "Norway keeps its fee." in of_kind(document, BlockKind.PROSE)
    assert (document.title, document.issued) == ("Both ministers met", None)


def test_word_properties() -> None:
    """The title property is the title."""
    assert parse_docx(make_docx([("Normal", LONG)], title="Fees")).title == "Fees"


def test_merged_cells_are_read_once(tmp_path: Path) -> None:
    """A cell that spans columns is one paragraph."""
    import docx

    word = docx.Document()
    table = word.add_table(1, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "They met."
    path = tmp_path / "a.docx"
    word.save(str(path))
    assert parse_docx(path.read_bytes()).text == "They met."


@pytest.mark.parametrize("matter", ["title: 'Fees: a brief'\ndate: 2024-05-03\nsource: https://example.org/fees"])
def test_front_matter_of_markdown(tmp_path: Path, matter: str) -> None:
    """Title, date and source of the front matter count, and the text is still the whole file."""
    text = f"---\n{matter}\n---\n\n# Other\n\n{LONG}\n"
    document = document_of(tmp_path, "fees.md", text.encode())
    assert (document.title, document.issued, document.source) == (
        "Fees: a brief",
        "2024-05-03",
        "https://example.org/fees",
    )
    assert document.text == text
    assert of_kind(document, BlockKind.BOILERPLATE)[0].startswith("---\ntitle")


@pytest.mark.parametrize("matter", ["title: [broken", "- a\n- list", "date: 2024-99-99", "a: &a [*a]", "title:"])
def test_odd_front_matter_is_passed_over(tmp_path: Path, matter: str) -> None:
    """Front matter that is no table of values does no harm."""
    document = document_of(tmp_path, "fees.md", f"---\n{matter}\n---\n\n# Transit fees\n\n{LONG}\n".encode())
    assert document.title == "Transit fees"


def test_assembled_pieces() -> None:
    """Pieces are set apart by empty lines, white space is made plain, empty pieces vanish, heading spans fit."""
    text, headings = assemble(
        [Piece(" "), Piece("A\u00a0 b\n"), Piece(" Head  line", heading=True), Piece("", heading=True)]
    )
    assert text == "A b\n\nHead line"
    assert {text[span.start : span.end] for span in headings} == {"Head line"}
