"""Behaviour tests of names that only the words beside them show: class nouns, land and site nouns, forms of address."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import read


def _named(extractor: Extractor, text: str) -> dict[str, str]:
    """Class of each mentioned thing by its label."""
    found = read(extractor, text)
    kinds = {e.id: (e.label, e.kind) for e in found.entities}
    return dict(kinds[m.entity] for m in found.mentions)


@pytest.mark.parametrize(
    ("sentence", "label", "kind"),
    [
        ("The EU Monitoring Mission in Ruritania was closed.", "EU Monitoring Mission in Ruritania", "Organization"),
        ("The Council sent its Border Observer Mission to Lomé.", "Border Observer Mission", "Organization"),
        ("The British Legation at Adowa was closed.", "British Legation at Adowa", "GovernmentBody"),
        ("The Battle of Adowa was lost.", "Battle of Adowa", "ArmedConflict"),
        ("Peru left the Federal Republic of Ruritania.", "Federal Republic of Ruritania", "State"),
        ("The land was ruled by the Captaincy General of Arden.", "Captaincy General of Arden", "Territory"),
        ("The shells fell near the Prasat Oru temple.", "Prasat Oru temple", "Place"),
        ("Floods hit Peru's Upper Arden province.", "Upper Arden", "Region"),
        ("Work began along the Zarupilla canal.", "Zarupilla canal", "Corridor"),
        ("Present were Her Excellency Ama Oru-Sefu and Honourable Kofi Sefu.", "Ama Oru-Sefu", "Person"),
        ("Present were Her Excellency Ama Oru-Sefu and Honourable Kofi Sefu.", "Kofi Sefu", "Person"),
        ("Its “open pastures” policy was praised.", "Open pastures policy", "Initiative"),
        ("He works abroad under the Arden Labour Exchange scheme.", "Arden Labour Exchange scheme", "Initiative"),
        ("Many died during the siege of Oruville.", "Siege of Oruville", "ArmedConflict"),
        ("They sailed to Nassau, in the Bahamas.", "Nassau", "Settlement"),
        ("South Sudan was born with Juba as its capital.", "Juba", "Settlement"),
        ("My Special Representative, Ama Sefu, remains in Lomé.", "Ama Sefu", "Person"),
    ],
)
def test_told_by_the_words_beside(extractor: Extractor, sentence: str, label: str, kind: str) -> None:
    """A class noun, a land or site noun or a form of address tells that unknown words are a name, and of what class."""
    found = _named(extractor, sentence)
    assert found.get(label) in ({kind, "Official"} if kind == "Person" else {kind}), found


@pytest.mark.parametrize(
    ("sentence", "label"),
    [
        ("The Islamic Republic of Pakistan Imran Khan leads is large.", "Islamic Republic of Pakistan Imran Khan"),
        ("The Lord Chancellor spoke.", "Lord Chancellor"),
        ("The British temple was closed.", "British temple"),
        ("They scaled the Battle Group up.", "Battle Group of"),
        ("He called it “a very long step towards peace” policy.", "A very long step towards peace policy"),
        ("Many died in the siege of the town.", "Siege of the town"),
    ],
)
def test_no_names_of_their_own(extractor: Extractor, sentence: str, label: str) -> None:
    """A state is itself under any form of government, an office is no lord, a nationality names no temple."""
    assert label not in _named(extractor, sentence)


def test_towns_in_descriptions(extractor: Extractor) -> None:
    """What is called by a common noun is told with its town; a treaty's fixed name tells of no government."""
    found = _named(extractor, "The Nairobi Summit followed the Lisbon Protocol. The port of Aden was closed.")
    assert found["Nairobi"] == "Settlement"
    assert found["Aden"] == "Settlement"
    assert "Portugal" not in found


def test_surnames_in_capitals(extractor: Extractor) -> None:
    """A surname in capitals shows a person, without the rank before the name, whom the text then names by it alone."""
    text = "In 1980 men led by Colonel Desu BARTERSE took power in Lima. BARTERSE was reelected in 1985."
    found = read(extractor, text)
    assert [m.text for m in found.mentions if m.entity == "desu-barterse"] == ["Desu BARTERSE", "BARTERSE"]
