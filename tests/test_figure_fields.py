"""Fields of a profile: a label and a value without a verb, in the forms in which texts write them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.figures.fields import fields_of
from diplograph.model import Observation
from diplograph.reading import read_text

Told = tuple[str | None, str, int | None, float, str]


def told(extractor: Extractor, text: str) -> list[Told]:
    """Counterpart, indicator, year, value and unit of each figure; all are Malawi's."""
    found = [s for s in extractor.extract(read_text(text, name="test")).statements if isinstance(s, Observation)]
    assert all(o.subject == "malawi" for o in found)
    return [(o.counterpart, o.indicator, o.year, float(o.value), o.unit_code) for o in found]


POPULATION: Told = (None, "population", 2023, 20.4e6, "1")
AREA: Told = (None, "other-figure", None, 118484.0, "km2")
PARTNERS: list[Told] = [
    ("belgium", "export-share", 2022, 14.0, "%"),
    ("tanzania", "export-share", 2022, 9.0, "%"),
]


@pytest.mark.parametrize(
    "text",
    [
        "# Malawi\n\nPopulation: 20.4 million (2023)\n\nArea: 118,484 km2\n",
        "Malawi\n\nPopulation\n\n20.4 million (2023)\n\nArea\n\n118,484 sq km\n",
        "# Malawi\n\n- **Population:** 20.4 million (2023)\n- **Area:** 118,484 km2\n",
        "# Malawi\n\n| Population | 20.4 million (2023) |\n| Area | 118,484 km2 |\n",
    ],
)
def test_every_way_of_writing_a_field_tells_the_same(extractor: Extractor, text: str) -> None:
    """A label is a heading, the words before a colon, or the first cell of a row."""
    assert told(extractor, text) == [POPULATION, AREA]


@pytest.mark.parametrize(
    "text",
    [
        "Malawi\n\nExports - partners\n\nBelgium 14%, Tanzania 9% (2022)\n",
        "# Malawi\n\nMain export partners: Belgium (14%) and Tanzania (9%), 2022\n",
        "# Malawi\n\nMain export partners (2022): Belgium 14%, Tanzania 9%.\n",
        "Malawi\n\nA landlocked state in Africa.\n\nexport partners: Belgium 14%, Tanzania 9% (2022)\n",
    ],
)
def test_a_list_of_partners_gives_each_its_share(extractor: Extractor, text: str) -> None:
    """Every partner with its own number and the year of the list."""
    assert told(extractor, text) == PARTNERS


def test_a_section_of_sentences_is_no_field(extractor: Extractor) -> None:
    """What sentences under a heading tell is not read as the value of that heading."""
    text = "# Malawi\n\n## Population\n\nMalawi exported tea worth $80 million in 2021.\n"
    assert told(extractor, text) == [(None, "exports", 2021, 8e7, "USD")]


def test_several_labels_of_a_paragraph_have_their_own_figures(extractor: Extractor) -> None:
    """Each value belongs to the label before it, and a year to its own value."""
    text = "# Malawi\n\nReal GDP growth: 1.5% (2023). Inflation: 28%. External debt: $3.2 billion (2022).\n"
    assert told(extractor, text) == [
        (None, "change-rate", 2023, 1.5, "%"),
        (None, "other-figure", None, 28.0, "%"),
        (None, "other-figure", 2022, 3.2e9, "USD"),
    ]


@pytest.mark.parametrize("label", ["Exports 2024", "Exports (2024)", "Total exports, 2024", "The exports of 2024"])
def test_idle_words_and_years_do_not_change_a_label(label: str) -> None:
    """The year of a label is that of its figures."""
    (field,) = fields_of(label, "$5 million")
    assert field.year == "2024"
    assert {row.code for row in field.rows} >= {"exports"}


@pytest.mark.parametrize("label", ["", "Background", "Exports of cocoa and the war", "Note: see below"])
def test_other_headings_open_no_field(label: str) -> None:
    """A heading that is no label of the tables tells nothing."""
    assert fields_of(label, "Some words without any label.") == []


@pytest.mark.parametrize(
    "text",
    ["Ghana presented a 12-point plan.", "Ghana listed the 14 principles.", "Ghana made three clear commitments."],
)
def test_what_papers_are_made_up_of_is_no_figure(extractor: Extractor, text: str) -> None:
    """How many points or principles a paper has says nothing of its author."""
    assert not [s for s in extractor.extract(read_text(text, name="a.txt")).statements if isinstance(s, Observation)]
