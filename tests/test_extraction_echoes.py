"""Who does the same by a verb that only stands for another: "as did B", "C did not", "nor did D"."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Palau recognizes Taiwan, as do Tuvalu and Haiti.", ["tuvalu recognizes taiwan", "haiti recognizes taiwan"]),
        ("Ghana supports Togo, and so does Benin.", ["benin supports togo"]),
        (
            "Norway recognises Kosovo; Spain does not, nor does Greece.",
            ["spain recognizes kosovo; negated", "greece recognizes kosovo; negated"],
        ),
        ("Mali did not condemn Russia, and neither did Niger.", ["niger criticizes russia; negated"]),
        ("Norway condemned Israel. Sweden did the same.", ["sweden criticizes israel"]),
        ("Peru recognised China in 2018 and Chile did so a year later.", ["chile recognizes china"]),
        ("Turkey is a member of NATO, as is Norway.", ["norway memberOf nato"]),
        ("Egypt will support Kenya; Chad will not.", ["chad supports kenya; negated; planned"]),
    ],
)
def test_echoes(extractor: Extractor, sentence: str, facts: list[str]) -> None:
    """The statements of the clause before are said of the echo's subject, denied where it denies them."""
    expect(extractor, sentence, facts)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Norway condemned Israel, which Chad did not mind.", "chad criticizes israel"),
        ("Norway condemned Israel, and Chad has done nothing.", "chad criticizes israel"),
        ("Norway condemned Israel. Rain fell. Chad did the same.", "chad criticizes israel"),
        ("Norway condemned Israel when snow fell, as Chad had feared.", "chad criticizes israel"),
    ],
)
def test_no_echoes(extractor: Extractor, sentence: str, fact: str) -> None:
    """A verb with an object of its own, or after another clause, stands for nothing said before."""
    forbid(extractor, sentence, [fact])
