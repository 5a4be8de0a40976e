from __future__ import annotations

from typing import TYPE_CHECKING

from diplograph.reading import read_text
from sayings import said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

CALL = "The minister telephoned Prime Minister of Denmark Mikkel Thorsager."


def test_a_person_whom_only_a_title_shows_is_known_later(extractor: Extractor) -> None:
    """Full name and surname in later passages are his, though no model takes them for a name."""
    text = f"{CALL}\n\nIt was late. Mikkel Thorsager said that Denmark would pay.\n\nThorsager added that it hoped."
    assert {by for by, _ in said(extractor, text)} == {"mikkel-thorsager"}


def test_ones_own_opinion_inside_ones_words_is_ones_own(extractor: Extractor) -> None:
    """ "Added that in his opinion" names no other speaker."""
    text = f"{CALL}\n\nMikkel Thorsager added that in his opinion Hungary must not hold Moldova back."
    assert {by for by, _ in said(extractor, text)} == {"mikkel-thorsager"}


def test_a_family_name_that_stands_first_is_the_short_name(extractor: Extractor) -> None:
    """A given name of two syllables stands after the family name."""
    text = 'Foreign Minister Han Doo-yul opened the talks in Seoul. "The sea is rough this year," Han said.'
    assert {by for by, _ in said(extractor, text)} == {"han-doo-yul"}


def test_a_common_word_is_no_surname(extractor: Extractor) -> None:
    """A word that the document uses as a common one names nobody at the head of a sentence."""
    text = "The minister telephoned Prime Minister of Denmark Mikkel Snow.\n\nSnow fell in Oslo. The snow was deep."
    assert said(extractor, text) == []


def test_a_person_whom_the_data_write_otherwise_is_that_person(extractor: Extractor) -> None:
    """A holder whom only a title shows may be known to the data under another spelling of the name."""
    text = "The minister telephoned President of the Central African Republic Faustin Archange Touadera."
    found = extractor.extract(read_text(text, name="note.txt"))
    assert "faustin-archange-touadera" in {entity.id for entity in found.entities}
