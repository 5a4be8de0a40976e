"""The stages in a row: paths, documents, extractions, knowledge, quads.

Plug-in extractors register under the entry-point group `diplograph.extractors`: a class with a class method
`load() -> Extractor`.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import partial
from importlib import metadata
from itertools import chain, islice
from pathlib import Path
from typing import BinaryIO, Protocol

from diplograph.assembly.assembler import Assembler
from diplograph.assembly.facts import Knowledge
from diplograph.errors import InputError, one_line
from diplograph.executors import ordered_map
from diplograph.model import Document, Extraction, Gap
from diplograph.ontology import registry
from diplograph.reading import Found, Skipped, locate
from diplograph.triples.dataset import Run

BUILT_IN = "rules"
ENTRY_POINTS = "diplograph.extractors"
_WORTH_WORKERS = 24
"""Documents from which on several processes are faster than one: each loads the model first."""
_MOST_WORKERS = 8


class Extractor(Protocol):
    """What reads one document at a time."""

    def extract(self, document: Document) -> Extraction:
        """All that a document says; the same document always gives the same."""

    def describe(self) -> Mapping[str, str]:
        """Versions of the models and data that take part, by name."""


@dataclass(frozen=True, slots=True)
class Collected:
    """The outcome of a run: knowledge, the run itself, what was skipped, words read, seconds by stage."""

    knowledge: Knowledge
    run: Run
    skipped: tuple[Skipped, ...]
    words: int
    seconds: Mapping[str, float]
    missed: tuple[Missed, ...] = ()


@dataclass(frozen=True, slots=True)
class Missed:
    """A gap and the document it is in; `actors` are labels."""

    document: str
    gap: Gap
    actors: tuple[str, ...]


@dataclass(slots=True)
class Intake:
    """Passes documents on and keeps count of them, of what was skipped and of the time that reading took."""

    items: Iterator[Found]
    wanted: Callable[[Found], bool] | None = None
    skipped: list[Skipped] = field(default_factory=list)
    documents: int = 0
    words: int = 0
    seconds: float = 0.0

    def __iter__(self) -> Iterator[Document]:
        while True:
            begin = time.perf_counter()
            found = next(self.items, None)
            self.seconds += time.perf_counter() - begin
            if found is None:
                return
            item = found.item
            if isinstance(item, Skipped):
                self.skipped.append(item)
                continue
            self.documents += 1
            if self.wanted is not None and not self.wanted(found):
                continue
            self.words += len(item.text.split())
            yield item


def extractor_names() -> list[str]:
    """Names that `load_extractor` knows."""
    return sorted({BUILT_IN, *(point.name for point in metadata.entry_points(group=ENTRY_POINTS))})


def load_extractor(name: str = BUILT_IN) -> Extractor:
    """The extractor of that name, ready to work. Raises InputError for an unknown name."""
    if name == BUILT_IN:
        from diplograph.extraction.extractor import Extractor as Rules

        return Rules.load()
    points = metadata.entry_points(group=ENTRY_POINTS, name=name)
    for point in points:
        loaded: Extractor = point.load().load()
        return loaded
    raise InputError(f"{one_line(name)}: no such extractor, expected one of {', '.join(extractor_names())}")


def _extract_function(name: str) -> Callable[[Document], Extraction]:
    return load_extractor(name).extract


def collect(
    paths: Sequence[Path | str],
    *,
    extractor: str = BUILT_IN,
    workers: int | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[Document], None] | None = None,
    exclude: Iterable[Path] = (),
) -> Collected:
    """Read, extract and assemble; `progress` is called after each document.

    `workers` is the number of processes; None lets their number follow the number of documents. The outcome does
    not depend on it. `exclude` names files and folders that are not read. Raises InputError if a path does not exist
    or nothing readable is found.
    """
    begin = time.perf_counter()
    intake = Intake(locate(paths, stdin=stdin, exclude=exclude))
    documents = iter(intake)
    first = list(islice(documents, 1))
    if not first:
        raise InputError(nothing_readable(paths, intake.skipped))
    chosen = load_extractor(extractor)
    loaded = time.perf_counter()
    assembler = Assembler(symmetric=registry().symmetric, depth=_depth)
    missed: list[Missed] = []
    for extraction in extractions(chosen, extractor, chain(first, documents), workers):
        assembler.add(extraction)
        missed += _missed(extraction)
        if progress is not None:
            progress(extraction.document)
    done = time.perf_counter()
    return Collected(
        knowledge=assembler.knowledge(),
        run=Run(software(chosen, extractor), source_date()),
        skipped=tuple(intake.skipped),
        words=intake.words,
        seconds={"loading": loaded - begin, "reading": intake.seconds, "extraction": done - loaded},
        missed=tuple(missed),
    )


def _missed(extraction: Extraction) -> list[Missed]:
    labels = {entity.id: entity.label for entity in extraction.entities}
    name = extraction.document.name or extraction.document.id
    return [Missed(name, gap, tuple(labels.get(a, a) for a in gap.actors)) for gap in extraction.gaps]


def extractions(
    chosen: Extractor, name: str, documents: Iterator[Document], workers: int | None
) -> Iterator[Extraction]:
    """What the extractor called `name` finds in each document, in their order; `workers` as in `collect`."""
    first = list(islice(documents, _WORTH_WORKERS))
    count = _workers(workers, len(first))
    setup = partial(_extract_function, name) if count > 1 else lambda: chosen.extract
    return ordered_map(setup, chain(first, documents), count)


def _workers(wanted: int | None, documents: int) -> int:
    if wanted is not None:
        return wanted
    return min(os.cpu_count() or 1, _MOST_WORKERS) if documents >= _WORTH_WORKERS else 1


def _depth(kind: str) -> int:
    return len(registry().ancestors.get(kind, ()))


def nothing_readable(paths: Iterable[Path | str], skipped: Sequence[Skipped]) -> str:
    """What to tell when there is no document at the paths."""
    names = ", ".join(one_line(str(path)) for path in paths)
    if not skipped:
        return f"{names}: no readable document"
    first = f"{one_line(skipped[0].name)}: {one_line(skipped[0].reason)}"
    more = f" and {len(skipped) - 1} more" if len(skipped) > 1 else ""
    return f"{names}: no readable document (skipped {first}{more})"


def version() -> str:
    """Version of the installed package; "0" in a checkout that was not installed."""
    try:
        return metadata.version("diplograph")
    except metadata.PackageNotFoundError:
        return "0"


def software(extractor: Extractor, name: str) -> tuple[tuple[str, str], ...]:
    """Name and version of everything that takes part in a run of the extractor called `name`, sorted by name.

    An extractor describes itself by names and versions; `X` with `X_version` is one piece of software called by its
    value (model = "en_core_web_sm", model_version = "3.8.0").
    """
    described = dict(extractor.describe())
    found = {"diplograph": version()}
    if name == BUILT_IN:
        found["spacy"] = metadata.version("spacy")
    for key, value in described.items():
        if f"{key}_version" in described:
            found[value] = described[f"{key}_version"]
        elif not (key.endswith("_version") and key.removesuffix("_version") in described):
            found[key] = value
    return tuple(sorted(found.items()))


def source_date() -> datetime | None:
    """The time that SOURCE_DATE_EPOCH gives (seconds since 1970); None if unset. Raises InputError if it is no time."""
    text = os.environ.get("SOURCE_DATE_EPOCH")
    if not text:
        return None
    try:
        return datetime.fromtimestamp(int(text), UTC)
    except (ValueError, OverflowError, OSError) as error:
        raise InputError(f"SOURCE_DATE_EPOCH={one_line(text)}: not a number of seconds since 1970") from error
