"""The registry of the ontology: classes, relations, properties and codes as data.

Everything is read from `registry.toml` in the ontology folder, the one source from which the OWL file, the tables of
terms, the closed lists of the validator and the colours of the page come. Names are local names of
`https://w3id.org/diplograph/ontology#` (codes: of `https://w3id.org/diplograph/code/`).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from types import MappingProxyType
from typing import Any, Literal, TypeVar

Sign = Literal["cooperative", "conflictual", "neutral"]
PropertyKind = Literal["object", "data", "annotation"]
Row = TypeVar("Row")


class RegistryError(ValueError):
    """The registry file contradicts itself: an unknown class, family or sign, or a key that is missing or unknown."""


@dataclass(frozen=True, slots=True)
class Metadata:
    """What the ontology says of itself; dates are ISO, `iri` has no `#`."""

    iri: str
    version: str
    prefix: str
    title: str
    description: str
    licence: str
    creator: str
    created: str
    modified: str


@dataclass(frozen=True, slots=True)
class ThingClass:
    """A class. `parent` are its direct superclasses, `colour` is `#rrggbb`, `shape` a vis-network shape.

    `disjoint` are classes it shares no member with, `wikidata` is the item of the same meaning where certain.
    """

    name: str
    parent: tuple[str, ...]
    label: str
    comment: str
    example: str
    colour: str
    shape: str
    disjoint: tuple[str, ...] = ()
    wikidata: str | None = None


@dataclass(frozen=True, slots=True)
class RelationType:
    """A relation of the closed list. Any class of `domain` may be the subject, any of `range` the object.

    `plover` is the PLOVER event class, `wikidata` a property of the same direction and `wikidata_inverse` of the
    opposite one; `inverse_label` reads the relation from object to subject (None for symmetric relations).
    """

    name: str
    label: str
    family: str
    definition: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    sign: Sign
    example: str
    symmetric: bool = False
    inverse_label: str | None = None
    wikidata: str | None = None
    wikidata_inverse: str | None = None
    plover: str | None = None


@dataclass(frozen=True, slots=True)
class Property:
    """A property that is no relation. `range` holds class names, `code:SCHEME` or prefixed names of datatypes."""

    name: str
    kind: PropertyKind
    label: str
    definition: str
    domain: tuple[str, ...]
    range: tuple[str, ...]
    example: str
    functional: bool = False


@dataclass(frozen=True, slots=True)
class Family:
    """A family of relations with the colour its edges are drawn in."""

    name: str
    label: str
    definition: str
    colour: str


@dataclass(frozen=True, slots=True)
class Code:
    """A value of a closed list."""

    name: str
    label: str
    definition: str


@dataclass(frozen=True, slots=True)
class External:
    """A term of another vocabulary and what graphs use it for; `name` is prefixed (`oa:exact`)."""

    name: str
    kind: Literal["class", "object", "data", "annotation"]
    use: str


@dataclass(frozen=True, slots=True)
class Registry:
    """All terms, each mapping in the order of the file. The key of `codes` is the property whose values they are."""

    metadata: Metadata
    classes: Mapping[str, ThingClass]
    relations: Mapping[str, RelationType]
    properties: Mapping[str, Property]
    families: Mapping[str, Family]
    codes: Mapping[str, tuple[Code, ...]]
    ancestors: Mapping[str, frozenset[str]]
    prefixes: Mapping[str, str]
    external: Mapping[str, External]

    def is_a(self, cls: str, ancestor: str) -> bool:
        """Whether `cls` is `ancestor` or one of its subclasses; an unknown class is nothing."""
        return ancestor in self.ancestors.get(cls, ())

    def admits(self, allowed: Iterable[str], cls: str) -> bool:
        """Whether a thing of class `cls` may stand where the classes `allowed` (a domain or range) may."""
        return any(self.is_a(cls, name) for name in allowed)

    @property
    def symmetric(self) -> frozenset[str]:
        """Names of the symmetric relations."""
        return frozenset(name for name, relation in self.relations.items() if relation.symmetric)


def data_dir() -> Path:
    """The ontology folder: inside the installed package, else in the checkout."""
    package = Path(__file__).parent
    shipped = package / "ontology"
    return shipped if shipped.is_dir() else package.parents[1] / "ontology"


@cache
def registry() -> Registry:
    """The registry that comes with diplograph, read once."""
    return load(data_dir() / "registry.toml")


def load(path: Path) -> Registry:
    """Read a registry file. Raises RegistryError if it contradicts itself, OSError or TOMLDecodeError if unreadable."""
    data = tomllib.loads(path.read_text(encoding="utf-8"))
    try:
        classes = _table(ThingClass, data["classes"])
        families = _table(Family, data["families"])
        codes = {scheme: tuple(_table(Code, rows).values()) for scheme, rows in data["codes"].items()}
        codes["family"] = tuple(Code(family.name, family.label, family.definition) for family in families.values())
        found = Registry(
            metadata=Metadata(**data["ontology"]),
            classes=classes,
            relations=_table(RelationType, data["relations"]),
            properties=_table(Property, data["properties"]),
            families=families,
            codes=MappingProxyType(codes),
            ancestors=MappingProxyType({name: _ancestors(name, classes) for name in classes}),
            prefixes=MappingProxyType(data["prefixes"]),
            external=_table(External, data["external"]),
        )
    except (KeyError, TypeError) as error:
        raise RegistryError(f"{path.name}: {error}") from error
    _check(found)
    return found


def _table(kind: type[Row], rows: Mapping[str, Mapping[str, Any]]) -> Mapping[str, Row]:
    return MappingProxyType({name: kind(**_fields(name, row)) for name, row in rows.items()})


def _fields(name: str, row: Mapping[str, Any]) -> dict[str, Any]:
    return {"name": name} | {key: tuple(value) if isinstance(value, list) else value for key, value in row.items()}


def _ancestors(name: str, classes: Mapping[str, ThingClass]) -> frozenset[str]:
    seen: set[str] = set()
    waiting = [name]
    while waiting:
        current = waiting.pop()
        if current not in seen:
            seen.add(current)
            waiting.extend(classes[current].parent)
    return frozenset(seen)


def _check(found: Registry) -> None:
    signs = {code.name for code in found.codes["sign"]}
    for relation in found.relations.values():
        _known(relation.name, relation.domain + relation.range, found.classes)
        _known(relation.name, (relation.family,), found.families)
        _known(relation.name, (relation.sign,), signs)
        if relation.symmetric and set(relation.domain) != set(relation.range):
            raise RegistryError(f"{relation.name}: symmetric, so domain and range must be the same")
    for thing in found.classes.values():
        _known(thing.name, thing.disjoint, found.classes)
    for item in found.properties.values():
        local = [name for name in item.domain + item.range if ":" not in name]
        _known(item.name, local, found.classes)
        _known(item.name, [name[5:] for name in item.range if name.startswith("code:")], found.codes)


def _known(term: str, names: Iterable[str], known: Iterable[str]) -> None:
    unknown = sorted(set(names) - set(known))
    if unknown:
        raise RegistryError(f"{term}: unknown {', '.join(unknown)}")
