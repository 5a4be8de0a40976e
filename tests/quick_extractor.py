"""An extractor that needs no model: each sentence says something of the things of `handmade`, chosen by a hash.

`install` makes it known to a `diplograph` started in a process of its own, as `--extractor quick`.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Mapping
from pathlib import Path

import handmade
from diplograph.model import Document, Extraction, Statement

THINGS = [thing.id for thing in handmade.THINGS if thing.kind in ("State", "Bloc")]
RELATIONS = ("supports", "criticizes", "tradesWith", "cooperatesWith", "exportsTo", "metWith")


class Quick:
    """Reads a sentence in microseconds."""

    @classmethod
    def load(cls) -> Quick:
        """Nothing to load."""
        return cls()

    def describe(self) -> Mapping[str, str]:
        """Its version."""
        return {"quick": "1"}

    def extract(self, document: Document) -> Extraction:
        """A relation for each sentence, and a figure for every third."""
        scribe = handmade.Scribe(document)
        statements: list[Statement] = []
        mentioned = set()
        for number, sentence in enumerate(text for text in document.text.split("\n") if text.strip()):
            code = hashlib.sha256(sentence.encode()).digest()
            first, second = THINGS[code[0] % len(THINGS)], THINGS[code[1] % len(THINGS)]
            if first == second:
                continue
            mentioned |= {first, second}
            statements.append(scribe.relation(first, RELATIONS[code[2] % len(RELATIONS)], second, sentence))
            if number % 3 == 0:
                statements.append(
                    scribe.figure(
                        first, "exports", str(code[3] * 1000 + 1), "USD", sentence, product=f"good {code[4] % 9}"
                    )
                )
        return scribe.extraction(statements, sorted(mentioned))


def texts(folder: Path, documents: int, sentences: int = 30) -> None:
    """Write made documents, the same every time."""
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(documents):
        lines = [
            f"Paragraph {line} of report {number} says what happened on day {line * number}."
            for line in range(sentences)
        ]
        (folder / f"report-{number:03}.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


def install(folder: Path) -> dict[str, str]:
    """Write the metadata of a package with this extractor; the environment in which it is found."""
    metadata = folder / "quick_extractor-1.dist-info"
    metadata.mkdir(parents=True, exist_ok=True)
    (metadata / "METADATA").write_text("Metadata-Version: 2.1\nName: quick-extractor\nVersion: 1\n")
    (metadata / "entry_points.txt").write_text("[diplograph.extractors]\nquick = quick_extractor:Quick\n")
    paths = [str(folder), str(Path(__file__).parent), *filter(None, sys.path)]
    return {**os.environ, "PYTHONPATH": os.pathsep.join(paths)}
