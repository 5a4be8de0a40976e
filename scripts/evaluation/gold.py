"""Annotated texts: the project's own and, where the folder of development texts lies beside the checkout, others."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from evaluation.likeness import Thing, thing


@dataclass(frozen=True, slots=True)
class GoldRelation:
    """An annotated relation; `subject`, `object` and `speaker` are ids of the annotation's things."""

    subject: str
    predicate: str
    object: str
    polarity: str
    modality: str
    speaker: str | None
    time: str | None
    level: str
    evidence: str


@dataclass(frozen=True, slots=True)
class GoldFigure:
    """An annotated figure: `value` in the base unit, `unit` as `dg:unitCode`."""

    subject: str | None
    counterpart: str | None
    indicator: str
    year: int | None
    value: float
    unit: str


@dataclass(frozen=True, slots=True)
class GoldClaim:
    """Annotated words of a speaker."""

    speaker: str
    text: str


@dataclass(frozen=True, slots=True)
class Gold:
    """One annotated text: the file it stands in, its SHA-256, and all that it says. `things` are by id."""

    file: Path
    sha256: str
    things: Mapping[str, Thing]
    relations: tuple[GoldRelation, ...]
    figures: tuple[GoldFigure, ...]
    claims: tuple[GoldClaim, ...]


def load_gold(path: Path, *texts: Path) -> Gold:
    """Read an annotation; its text is looked for in the folders `texts`. Raises FileNotFoundError if none has it."""
    data = json.loads(path.read_text(encoding="utf-8"))
    file = next((folder / data["doc"] for folder in texts if (folder / data["doc"]).is_file()), None)
    if file is None:
        raise FileNotFoundError(f"{path}: its text {data['doc']} is in none of {', '.join(map(str, texts))}")
    return Gold(
        file=file,
        sha256=data["sha256"],
        things={
            e["id"]: thing(e["id"], e["label"], e["class"], e.get("wikidata"), e["aliases"]) for e in data["entities"]
        },
        relations=tuple(_relation(row) for row in data["relations"]),
        figures=tuple(_figure(row) for row in data["observations"]),
        claims=tuple(GoldClaim(row["by"], row["text"]) for row in data["claims"]),
    )


def _relation(row: Mapping[str, Any]) -> GoldRelation:
    return GoldRelation(
        row["s"],
        row["p"],
        row["o"],
        row["polarity"],
        row["modality"],
        row["by"],
        row.get("time"),
        row.get("level", "core"),
        row["evidence"],
    )


def _figure(row: Mapping[str, Any]) -> GoldFigure:
    value = float(row["value"])
    return GoldFigure(row["s"], row.get("counterpart"), row["indicator"], row.get("year"), value, row["unit"] or "1")


def gold_sets(checkout: Path) -> dict[str, tuple[Gold, ...]]:
    """All annotated sets that are at hand, by name: the project's own and wide parts, then seeds, tune, check."""
    return dict(_sets(checkout))


def _sets(checkout: Path) -> Iterator[tuple[str, tuple[Gold, ...]]]:
    own = checkout / "tests" / "gold"
    folders = own / "texts", checkout / "graph" / "diplograph" / "examples"
    for half, names in json.loads((own / "split.json").read_text(encoding="utf-8")).items():
        yield f"own-{half}", tuple(load_gold(own / f"{name}.json", *folders) for name in sorted(names))
    wide = own / "wide"
    for part, names in json.loads((wide / "split.json").read_text(encoding="utf-8")).items():
        yield f"wide-{part}", tuple(load_gold(wide / f"{name}.json", wide / "texts") for name in names)
    shared = checkout.parent / "shared"
    places = {
        "seeds": (shared / "gold", shared / "texts" / "seeds"),
        "tune": (shared / "dev" / "tune" / "gold", shared / "dev" / "tune" / "texts"),
        "check": (shared / "dev" / "check" / "gold", shared / "dev" / "check" / "texts"),
    }
    for name, (folder, texts) in places.items():
        if folder.is_dir():
            yield name, tuple(load_gold(path, texts) for path in sorted(folder.glob("*.json")))
