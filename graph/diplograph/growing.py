"""A store that grows: documents in, those that are new or changed extracted and put into the store one by one."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import chain
from pathlib import Path
from typing import BinaryIO

from diplograph.assembly.assembler import digest
from diplograph.errors import InputError
from diplograph.model import Document
from diplograph.ontology import registry
from diplograph.pipeline import BUILT_IN, Intake, extractions, load_extractor, nothing_readable, software, source_date
from diplograph.reading import Found, Skipped, locate
from diplograph.triples.dataset import Run
from diplograph.triples.growth import Arrival, Growth, Writer


@dataclass(frozen=True, slots=True)
class Grown:
    """What a build did to a store: numbers of documents, what was skipped, words read, the run, seconds by stage."""

    added: int
    replaced: int
    unchanged: int
    total: int
    skipped: tuple[Skipped, ...]
    words: int
    run: Run
    seconds: Mapping[str, float]


@dataclass(slots=True)
class _Gate:
    """Lets those documents through that the store does not have as they are."""

    growth: Growth
    run: Run
    waiting: dict[str, Arrival] = field(default_factory=dict)
    known: int = 0

    def admits(self, found: Found) -> bool:
        assert isinstance(found.item, Document)
        arrival = Arrival(found.item, found.origin, self.run)
        if self.growth.is_known(arrival):
            self.known += 1
            return False
        self.waiting[found.item.id] = arrival
        return True


def grow(
    connect: Callable[[], Writer],
    paths: Sequence[Path | str],
    *,
    extractor: str = BUILT_IN,
    workers: int | None = None,
    stdin: BinaryIO | None = None,
    progress: Callable[[Document], None] | None = None,
    exclude: Iterable[Path] = (),
) -> Grown:
    """Add documents to a store that `connect` opens once there is a document; other arguments as those of `collect`.

    Documents that the store has already are not read again, changed ones replace what was read at their place
    before. Each goes in whole or not at all, so an interrupted build goes on where it was. Raises InputError if a
    path does not exist or nothing readable is found.
    """
    begin = time.perf_counter()
    located = locate(paths, stdin=stdin, exclude=exclude)
    ahead = list(_until_document(located))
    if not ahead or isinstance(ahead[-1].item, Skipped):
        raise InputError(nothing_readable(paths, [each.item for each in ahead if isinstance(each.item, Skipped)]))
    with closing(connect()) as writer:
        return _grow(Growth(writer), chain(ahead, located), extractor, workers, progress, begin)


def _until_document(located: Iterator[Found]) -> Iterator[Found]:
    for found in located:
        yield found
        if isinstance(found.item, Document):
            return


def _grow(
    growth: Growth,
    located: Iterator[Found],
    extractor: str,
    workers: int | None,
    progress: Callable[[Document], None] | None,
    begin: float,
) -> Grown:
    chosen = load_extractor(extractor)
    run = Run(software(chosen, extractor), source_date())
    loaded = time.perf_counter()
    gate = _Gate(growth, run)
    intake = Intake(located, gate.admits)
    replaced = put = 0
    for extraction in extractions(chosen, extractor, iter(intake), workers):
        arrival = gate.waiting.pop(extraction.document.id)
        replaced += growth.put(arrival, *digest(extraction, registry().symmetric))
        put += 1
        if progress is not None:
            progress(extraction.document)
    done = time.perf_counter()
    return Grown(
        added=put - replaced,
        replaced=replaced,
        unchanged=gate.known,
        total=len(growth.ledger),
        skipped=tuple(intake.skipped),
        words=intake.words,
        run=run,
        seconds={"loading": loaded - begin, "reading": intake.seconds, "extraction": done - loaded},
    )
