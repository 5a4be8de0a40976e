"""Reading: paragraphs, headings and boilerplate."""

from __future__ import annotations

import textwrap
from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph.model import Block, BlockKind, Document, Span
from diplograph.reading.blocks import LONGEST_BLOCK, find_blocks
from diplograph.reading.lines import is_boilerplate, is_heading
from diplograph.reading.markdown import find_markdown_blocks

LONG = (
    "The foreign ministers of the five coastal states met in the port city on Tuesday to discuss transit fees. "
    "They agreed that a working group would meet again in autumn, and that no fee would rise before then."
)
WORDS = st.sampled_from(
    [
        "Talks",
        "in",
        "Oslo",
        "#",
        "-",
        "* * *",
        "Continue Reading",
        "met.",
        "Read more",
        "\n",
        "\n\n",
        "\r\n",
        "\f",
        "\u2028",
        "\t",
        "Published on May 3, 2024",
        "they",
        "agreed",
        "1.",
        "|",
        "```",
        "---",
        "http://example.org",
        "“Yes”",
        "\u00a0",
    ]
)


def kinds(text: str) -> list[tuple[str, str]]:
    """Kinds and contents of the blocks of a plain text."""
    return [(block.kind.value, text[block.span.start : block.span.end]) for block in find_blocks(text)]


def covers(text: str, blocks: tuple[Block, ...]) -> bool:
    """Whether the blocks are in order, do not overlap, have no space at their ends and hold all other characters."""
    position = 0
    for block in blocks:
        inside = text[block.span.start : block.span.end]
        if block.span.start < position or text[position : block.span.start].strip() or inside != inside.strip():
            return False
        position = block.span.end
    return not text[position:].strip() and all(len(block.span) for block in blocks)


@given(
    st.one_of(
        st.text(max_size=300), st.lists(WORDS, max_size=40).map(" ".join), st.lists(WORDS, max_size=40).map("".join)
    )
)
def test_blocks_hold_every_character_once(text: str) -> None:
    """No character of any text is lost or in two blocks, in plain text and in Markdown."""
    assert covers(text, find_blocks(text))
    assert covers(text, find_markdown_blocks(text))


@given(st.integers(50, 100), st.integers(1, 6))
def test_hard_wrapped_text_is_joined(width: int, paragraphs: int) -> None:
    """However wide it was wrapped, each paragraph is one block again."""
    texts = [f"{LONG} {LONG} This was point {number}." for number in range(paragraphs)]
    wrapped = "\n\n".join(textwrap.fill(text, width) for text in texts)
    assert [" ".join(text.split()) for kind, text in kinds(wrapped) if kind == "prose"] == texts


def test_headings_above_hard_wrapped_text_stay_apart() -> None:
    """A short line above a wrapped paragraph is its heading, with or without an empty line."""
    wrapped = textwrap.fill(LONG, 70)
    text = f"Transit fees\n{wrapped}\n\nOutlook\n\n{wrapped}"
    assert [kind for kind, _ in kinds(text)] == ["heading", "prose", "heading", "prose"]


def test_lines_can_be_paragraphs() -> None:
    """Where lines are long or end with their sentence, each is a paragraph of its own."""
    text = f"{LONG}\n{LONG}\nThey left.\nThe talks go on."
    assert [kind for kind, _ in kinds(text)] == ["prose"] * 4


def test_a_line_that_goes_on_in_lower_case_is_joined() -> None:
    """A sentence broken by a stray line end is one block."""
    assert kinds("They met in the capital and\nagreed to meet again.\n\nOutlook\n\nGood.")[0] == (
        "prose",
        "They met in the capital and\nagreed to meet again.",
    )


@pytest.mark.parametrize(
    "line",
    [
        "Trade",
        "Summary",
        "South Caucasus Geopolitics",
        "Membership in EAEU and EU",
        "Exploration Licenses Issued by NOAA",
        "Steel and Construction Materials",
        "China’s Five-Year Plan: Priorities",
        "2. Energy",
        "What next for the Gulf",
        "## Trade",
    ],
)
def test_headings(line: str) -> None:
    """Short lines without a verb or a final stop are headings."""
    assert is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Thank you.",
        "Both leaders met in Minsk",
        "The summit is over",
        "Exports grew by 4%",
        "$91.9 billion (2024)",
        "Prime Minister Jane Doe (since 6 February 2024)",
        "Dear colleagues,",
        "the smaller states",
        "- transit fees",
        "Why?",
        "The message reads, in part:",
        "one of the many points that the five coastal states of the inland sea left for autumn",
    ],
)
def test_not_headings(line: str) -> None:
    """Clauses, figures, list items and anything with a final stop are prose: no sentence may be lost."""
    assert not is_heading(line)


@pytest.mark.parametrize(
    "line",
    [
        "Continue Reading",
        "READ MORE",
        "Share this:",
        "Related reading: Talks in Oslo",
        "Scroll to Top",
        "* * *",
        "-----",
        "[ ]",
        "https://example.org/a?b=c",
        "press@example.org",
        "© 2024 Example News",
        "Copyright 2024 Example. All rights reserved.",
        "Photo: Example Agency",
        "We use cookies to improve your experience.",
        "Subscribe to our newsletter",
        "Page 3 of 12",
        "7",
        "5 min read",
        "[1]: https://example.org/report",
    ],
)
def test_boilerplate(line: str) -> None:
    """Navigation, notices, credits, bare addresses, rules and page numbers are furniture."""
    assert is_boilerplate(line)


@pytest.mark.parametrize(
    "line",
    [
        "They share this view.",
        "Shared interests",
        "Related parties were sanctioned.",
        "Continue reading the treaty, he said.",
        "See https://example.org for the text of the treaty.",
        "1991 was the year of independence.",
        LONG,
    ],
)
def test_not_boilerplate(line: str) -> None:
    """Sentences with the same words are not furniture."""
    assert not is_boilerplate(line)


def test_titles_below_a_list_of_links_are_furniture() -> None:
    """After "Further Reading" titles are links, until prose begins again."""
    text = f"{LONG}\n\nFurther Reading\n\nTalks in Oslo\n\nFees in 2024\n\n{LONG}\n\nOutlook\n\n{LONG}"
    assert [kind for kind, _ in kinds(text)] == [
        "prose",
        "boilerplate",
        "boilerplate",
        "boilerplate",
        "prose",
        "heading",
        "prose",
    ]


def test_glued_button_texts_are_split_off() -> None:
    """A button's text glued to a sentence is a block of its own; the same words inside a sentence are not."""
    assert kinds("They met.Continue Reading") == [("prose", "They met."), ("boilerplate", "Continue Reading")]
    assert kinds("Read MoreThe ministers met.") == [("boilerplate", "Read More"), ("prose", "The ministers met.")]
    assert kinds("They will Continue Reading the draft.") == [("prose", "They will Continue Reading the draft.")]


def test_a_text_of_one_line_is_prose() -> None:
    """A headline alone is all there is to read."""
    assert kinds("Talks in Oslo") == [("prose", "Talks in Oslo")]
    assert [kind for kind, _ in kinds("Talks in Oslo\n\nThey met.")] == ["heading", "prose"]


def test_list_items_are_prose_and_apart() -> None:
    """Items of a list are prose without their markers, also when they have no final stop."""
    text = "The parties agreed:\n- to open the border\n- to lower fees\n1. first\n• They met.\n\nDone."
    assert kinds(text)[1:9] == [
        ("boilerplate", "-"),
        ("prose", "to open the border"),
        ("boilerplate", "-"),
        ("prose", "to lower fees"),
        ("boilerplate", "1."),
        ("prose", "first"),
        ("boilerplate", "•"),
        ("prose", "They met."),
    ]


@pytest.mark.parametrize("find", [find_blocks, find_markdown_blocks])
def test_lists_of_sources_are_furniture(find: Callable[[str], tuple[Block, ...]]) -> None:
    """What stands below "Sources" tells where a text comes from, until prose or a marked heading follows."""
    text = f"{LONG}\n\nSources:\n\n- Ministry of Norway, treaty with Sweden, 2024\n- Bank, *Report*, 2023.\n\n{LONG}"
    assert [block.kind.value for block in find(text)] == ["prose", "boilerplate", "boilerplate", "boilerplate", "prose"]


def test_date_lines_stand_alone() -> None:
    """The line below the title that says when and where is neither joined nor prose."""
    text = f"Council meeting\n2020-05-19, Riverside, North Region\n{LONG}"
    assert [kind for kind, _ in kinds(text)] == ["heading", "heading", "prose"]


def test_long_paragraphs_are_cut_between_sentences() -> None:
    """Blocks stay below the limit and end with a sentence, or with a word, or anywhere if there is no space."""
    for text, end in ((f"{LONG} " * 300, "."), ("word " * 9_000, "d"), ("x" * 45_000, "x")):
        blocks = find_blocks(text)
        assert covers(text, blocks)
        assert len(blocks) > 1
        assert max(len(block.span) for block in blocks) <= LONGEST_BLOCK
        assert {text[block.span.end - 1] for block in blocks} == {end}


def test_headings_told_by_markup() -> None:
    """A span that the markup calls a heading is one, even if it is a clause."""
    text = "Both leaders met in Minsk\n\nThey talked."
    assert find_blocks(text, {Span(0, 25)})[0].kind is BlockKind.HEADING
    assert find_blocks(text)[0].kind is BlockKind.PROSE


def test_markdown_blocks() -> None:
    """Front matter, headings, lists, quotes, tables, code and images each get their kind."""
    text = textwrap.dedent("""\
        ---
        title: Talks
        ---
        # Both leaders met in Minsk

        They talked about **fees**
        and transit.

        Outlook
        -------

        - They will meet again
          in autumn.
        - Fees

        > “We agree,” she said.

        | State | Fee |
        |-------|-----|
        | Norway keeps its fee | 3 |

        ![map](map.png)

        ```
        code
        ```

        [1]: https://example.org/
        """)
    found = [
        (block.kind.value[0], text[block.span.start : block.span.end].split("\n")[0])
        for block in find_markdown_blocks(text)
    ]
    assert found == [
        ("b", "---"),
        ("h", "# Both leaders met in Minsk"),
        ("p", "They talked about **fees**"),
        ("h", "Outlook"),
        ("b", "-"),
        ("p", "They will meet again"),
        ("b", "-"),
        ("p", "Fees"),
        ("p", "> “We agree,” she said."),
        ("p", "| State | Fee |"),
        ("b", "|-------|-----|"),
        ("p", "| Norway keeps its fee | 3 |"),
        ("b", "![map](map.png)"),
        ("b", "```"),
        ("b", "[1]: https://example.org/"),
    ]


def test_blocks_of_development_texts(shared_dir) -> None:
    """On the development texts nearly every paragraph with a final stop is prose, and every block is sound."""
    from diplograph.reading import read

    for document in read([shared_dir / "dev" / "tune" / "texts"]):
        assert isinstance(document, Document)
        assert covers(document.text, document.blocks)
        prose = sum(len(block.span) for block in document.blocks if block.kind is BlockKind.PROSE)
        assert prose > 0.85 * len(document.text.strip())
