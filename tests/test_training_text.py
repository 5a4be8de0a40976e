"""The annotated training text keeps its format and the ontology, and is read as it is written."""

from __future__ import annotations

from pathlib import Path

import pytest

from diplograph.ontology import registry
from training.text import Passages, Stated

TEXTS = sorted((Path(__file__).parents[1] / "scripts" / "training" / "texts").glob("*.txt"))


def passages(folder: Path, text: str) -> Passages:
    """A file of training text."""
    path = folder / "some.txt"
    path.write_text(text, encoding="utf-8")
    return Passages(path)


def test_a_sentence_is_read(tmp_path: Path) -> None:
    """Words, things, places and relations of a passage, things named together included."""
    text = (
        "[1:State Kenya] and [2:State Uganda] signed the [3:Agreement Malaba Pact].\n= 1 signed 3; 2 signed 3\n"
        "[1,2 Their] presidents will not meet in [4:Settlement Kampala].\n= 1 metWith 2 planned not\n"
    )
    first, second = passages(tmp_path, text).samples()
    assert first.text == "Kenya and Uganda signed the Malaba Pact."
    assert [unit.kind for unit in first.units] == ["State", "State", "Agreement"]
    assert [first.text[a:b] for unit in first.units for a, b, _ in unit.places] == ["Kenya", "Uganda", "Malaba Pact"]
    assert first.stated == (Stated(0, "signed", 2), Stated(1, "signed", 2))
    kampala = second.text.index("Kampala")
    shared, own = (0, 5, True), (kampala, kampala + 7, False)
    assert [unit.places for unit in second.units] == [(shared,), (shared,), (own,)]
    assert second.stated == (Stated(0, "metWith", 1, "planned", negated=True),)


@pytest.mark.parametrize(
    ("text", "flaw"),
    [
        ("[1:State Kenya] and [2:State Mali].\n[1 Kenya].\n=\n", "two sentences without a line of relations"),
        ("[1:State Kenya] and [2 Mali].\n=\n", "thing 2 has no class yet"),
        ("[1:State Kenya] and [2:Country Mali].\n=\n", "no class Country"),
        ("[1:State Kenya] and [2:State Mali].\n= 1 likes 2\n", "not a relation: 1 likes 2"),
        ("[1:State Kenya] and [2:State Mali].\n= 1 metWith 3\n", "ends not named in the sentence"),
        ("[1:State Kenya] and [2:State Mali].\n= 1 signed 2\n", "outside domain and range"),
        ("[1:State Kenya] and [2:State Mali].\n= 1 metWith 2 maybe\n", "unknown words"),
        ("[1:State Kenya] and [2:State Mali]].\n=\n", "a stray bracket"),
        (
            "[1:State Kenya] met [2:State Mali].\n\n[1:State Chad] and [2:State Mali].\n=\n",
            "without its line of relations",
        ),
    ],
)
def test_flaws_are_named(tmp_path: Path, text: str, flaw: str) -> None:
    """What breaks the format or the ontology is told."""
    read = passages(tmp_path, text)
    list(read.samples())
    assert any(flaw in found.what for found in read.flaws), read.flaws


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: path.stem)
def test_the_text_is_sound(path: Path) -> None:
    """Every file has no flaw, and sentences that state something as well as such that state nothing."""
    read = Passages(path)
    samples = list(read.samples())
    assert read.flaws == []
    assert len(samples) > 300
    assert any(not sample.stated for sample in samples)
    assert all(0 <= a < b <= len(s.text) for s in samples for unit in s.units for a, b, _ in unit.places)


def test_every_relation_is_shown() -> None:
    """Each relation of the closed list stands in the text often, in the affirmative and denied, real and planned."""
    stated = [s for path in TEXTS for sample in Passages(path).samples() for s in sample.stated]
    counts = {name: sum(s.relation == name for s in stated) for name in registry().relations}
    assert {name for name, count in counts.items() if count < 30} <= {"holdsPosition"}
    assert sum(s.negated for s in stated) > 300
    assert sum(s.modality != "actual" for s in stated) > 600
