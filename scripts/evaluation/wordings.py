"""In how many different texts each wording of the lexicon gave a statement."""

from __future__ import annotations

import csv
import io
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

from diplograph.extraction.words.lexicon import Wording

Firings = Mapping[str, Counter[str]]
"""Number of texts by name of the wording and collection of texts."""


def count(texts: Iterable[tuple[str, Iterable[str]]]) -> Firings:
    """Count texts, each given by its collection and the names of the extractors that gave statements in it."""
    found: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for collection, extractors in texts:
        for name in set(extractors):
            found[name][collection] += 1
    return found


def table(wordings: Sequence[Wording], firings: Firings, collections: Sequence[str], apart: str) -> str:
    """CSV of all wordings; `texts` sums up the collections, `apart` is a collection that stands beside the sum.

    Of several wordings that give the same statement in a sentence only the surest counts.
    """
    out = io.StringIO()
    rows = csv.writer(out, lineterminator="\n")
    rows.writerow(["wording", "relation", "pattern", "texts", *collections, apart])
    for wording in wordings:
        counts = firings.get(wording.name, Counter[str]())
        parts = [counts[name] for name in collections]
        name = wording.name.removeprefix("lexicon:")
        rows.writerow([name, wording.relation, wording.pattern, sum(parts), *parts, counts[apart]])
    return out.getvalue()


def silent_outside(wordings: Iterable[Wording], firings: Firings, collections: Sequence[str], apart: str) -> list[str]:
    """Names of wordings that gave statements in the collection `apart` and in no other."""
    counts = ((wording.name, firings.get(wording.name, Counter[str]())) for wording in wordings)
    return [name for name, found in counts if found[apart] and not any(found[other] for other in collections)]
