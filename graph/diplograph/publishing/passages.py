"""Where in their sentences the passages are that prove a statement."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable

from diplograph.publishing.records import Proof


def sentence_starts(proofs: Iterable[Proof]) -> dict[tuple[str, str, int], int]:
    """Offset of each passage inside its sentence, by (document, sentence, start of the passage); -1 if not in it.

    The graph has the sentence but not its offset. A passage whose words occur twice in the sentence is settled by
    the other passages of the same sentence: all of them must agree on where the sentence begins.
    """
    grouped: dict[tuple[str, str], dict[int, str]] = defaultdict(dict)
    for proof in proofs:
        grouped[proof.document, proof.sentence][proof.start] = proof.exact
    found: dict[tuple[str, str, int], int] = {}
    for (document, sentence), passages in grouped.items():
        votes: dict[int, int] = defaultdict(int)
        for start, exact in passages.items():
            for offset in _occurrences(sentence, exact):
                votes[start - offset] += 1
        for start, exact in passages.items():
            offsets = sorted(_occurrences(sentence, exact), key=lambda offset: (-votes[start - offset], offset))
            found[document, sentence, start] = offsets[0] if offsets else -1
    return found


def _occurrences(sentence: str, exact: str) -> list[int]:
    return [match.start() for match in re.finditer(f"(?={re.escape(exact)})", sentence)] if exact else []
