from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from sayings import said

if TYPE_CHECKING:
    from diplograph.extraction.extractor import Extractor

FORMS = [
    ("Paul Biya let it be known that he might close the base in Douala.", "might close"),
    ("Paul Biya made it clear that Cameroon would not send troops to Chad.", "would not send"),
    ("The World Bank put the cost of the dam at $3 billion.", "the cost of the dam at $3 billion"),
    ("The World Bank pegs the loss from the drought at 4 percent of output.", "4 percent"),
    ("Chad held a referendum in which, Paul Biya claims, nobody voted freely.", "nobody voted freely"),
    ("Hungary denied having sold the shells to Serbia.", "having sold the shells"),
    ("Nigeria asked that the embargo on Mali be lifted by June.", "the embargo on Mali be lifted"),
    ("Greece holds that the island is a part of its territory.", "is a part of its territory"),
]

SPEAKERS = [
    ('"The bridge is nobody\'s," a senior Chadian diplomat said.', "senior-chadian-diplomat"),
    ("The harbour was sold to Chad in May, according to a person close to the talks.", "person-close-to-the-talks"),
    ("Four people familiar with the deal said that Mali would pay in gold.", "people-familiar-with-the-deal"),
    ("The Canadian delegate said that the map was wrong.", "canadian-delegate"),
    (
        '"A gate is a fine thing to own," a former Kenyan envoy to Paris, Anna Mwangi, told a conference in Oslo.',
        "anna-mwangi",
    ),
    ('"The ferry will sail," remarked its director, Anna Mwangi.', "anna-mwangi"),
    ("The canal would, as President William Ruto put it, “carry half of the trade”.", "william-ruto"),
]

SILENT = [
    "Paul Biya, who needs their votes in Chad, has refused to say where he stands.",
    "Paul Biya made the treaty with Chad public.",
    "The army put two battalions at the border with Chad.",
    "In 2014 Chad concluded the fisheries talks with the European Union, focused on tuna.",
    "Greece held talks with Albania on the strait.",
    "The talks may go on as long as Chad continues to pay.",
    "Were Mali to be linked, as Chad proposed in May, the trade could double.",
]


@pytest.mark.parametrize(("text", "words"), FORMS)
def test_less_usual_forms_report(extractor: Extractor, text: str, words: str) -> None:
    """What is let be known, a value put on something and an interrupted clause are claims of the subject."""
    found = said(extractor, text)
    assert len(found) == 1
    assert words in found[0][1]


@pytest.mark.parametrize(("text", "speaker"), SPEAKERS)
def test_speakers_without_name_or_after_the_quotation(extractor: Extractor, text: str, speaker: str) -> None:
    """A single person without a name speaks under his words; a name between quotation and verb is the speaker's."""
    assert {by for by, _ in said(extractor, text)} == {speaker}


@pytest.mark.parametrize("text", SILENT)
def test_nothing_is_said(extractor: Extractor, text: str) -> None:
    """Refusals, deeds, names misread as clauses and conditions report nothing."""
    assert said(extractor, text) == []


def test_an_unnamed_speaker_goes_on(extractor: Extractor) -> None:
    """ "The official" takes up the one who has spoken; a spokesman speaks for his state."""
    text = "A senior Malian official said that the mine would close. The official added that Chad had been told."
    assert [by for by, _ in said(extractor, text)] == ["senior-malian-official", "senior-malian-official"]


def test_a_source_in_the_middle_covers_its_part(extractor: Extractor) -> None:
    """Words before a semicolon are not those of a source named after it."""
    text = "Traders pay dearly for each box; the line, according to the World Bank, would halve the fee for Mali."
    assert all("Traders" not in words for _, words in said(extractor, text))
