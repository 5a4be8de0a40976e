"""Asides that say nothing of what a text tells are blanked, and nothing else is."""

import pytest

from diplograph.reading.asides import without_asides


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("The Treaty of Narva[a] (Estonian: Narva leping; Russian: Нарвский договор) was signed.", "was signed."),
        ("The Pastry War (1838–1839; Spanish: Guerra leping) was fought.", "was fought."),
        ("The revolt[citation needed] spread.", "spread."),
        ("Arthur Lane, GCMG, KCB (1850–1920) was an envoy.", "(1850–1920) was an envoy."),
    ],
)
def test_blanks_asides_and_keeps_offsets(text: str, kept: str) -> None:
    """Notes, names in other tongues and letters of honours become spaces; what follows stays where it was."""
    plain = without_asides(text)
    assert len(plain) == len(text)
    assert plain.index(kept) == text.index(kept)
    assert not any(word in plain for word in ("[", "leping", "KCB"))


@pytest.mark.parametrize(
    "text",
    [
        "The pact (signed by Chad: see below) held.",
        "The CB was founded in 1920.",
        "Two states (Chinese and French maps agree) claim it.",
        "The envoy [of Peru] left.",
    ],
)
def test_keeps_what_is_no_aside(text: str) -> None:
    """Brackets that tell something, and short forms that are no honours, stay."""
    assert without_asides(text) == text
