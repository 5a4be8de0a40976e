"""A part of a graph: what is near some things, within a time, of some families; for graphs too large to look at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from diplograph.errors import InputError
from diplograph.ontology import registry
from diplograph.publishing.records import Records, Statement

_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", re.ASCII)
OTHER_FAMILIES = {"figure": "figures", "claim": "claims"}


def cut(
    records: Records,
    *,
    around: Iterable[str] = (),
    steps: int = 1,
    since: str | None = None,
    until: str | None = None,
    families: Collection[str] = (),
) -> Records:
    """The statements that fit, and the things and documents they need.

    `around` are names, aliases or ids of things; kept is what links things at most `steps` links away from one of
    them. `since` and `until` are ISO dates or years; statements without a time are left out when one is given.
    `families` are those of the registry, "figures" and "claims"; none means all.
    Raises InputError for a thing or a family that is not known and for a date that is none.
    """
    _check(families, [date for date in (since, until) if date is not None])
    kept = [
        statement
        for statement in records.statements
        if (not families or family_of(statement) in families) and _in_time(statement, since, until)
    ]
    starts = [_find(records, name) for name in around]
    if starts:
        near = _near(kept, starts, steps)
        kept = [statement for statement in kept if _ends(statement) <= near]
    return _needed(records, kept, starts)


def family_of(statement: Statement) -> str:
    """The family of its relation; "figures" and "claims" are families of their own."""
    if statement.kind in OTHER_FAMILIES:
        return OTHER_FAMILIES[statement.kind]
    relation = registry().relations.get(statement.predicate)
    return relation.family if relation else "other"


def in_words(
    *,
    around: Iterable[str] = (),
    steps: int = 1,
    since: str | None = None,
    until: str | None = None,
    families: Collection[str] = (),
) -> str:
    """What `cut` keeps with these arguments, for the heading of a page; empty if it keeps everything."""
    names = " and ".join(around)
    parts = (
        f"within {steps} step{'s' if steps > 1 else ''} of {names}" if names else "",
        f"since {since}" if since else "",
        f"until {until}" if until else "",
        ", ".join(families),
    )
    return "; ".join(part for part in parts if part)


def _check(families: Collection[str], dates: Collection[str]) -> None:
    for date in dates:
        if not _DATE.fullmatch(date):
            raise InputError(f"{date}: no such date, expected a year, a month or a day as 2020, 2020-05 or 2020-05-31")
    known = [*registry().families, *OTHER_FAMILIES.values()]
    for family in families:
        if family not in known:
            raise InputError(f"{family}: no such family, expected some of {', '.join(known)}")


def _find(records: Records, name: str) -> str:
    wanted = name.casefold()
    if name in records.things:
        return name
    for thing in records.things.values():
        if wanted in (thing.label.casefold(), *(alias.casefold() for alias in thing.aliases)):
            return thing.id
    raise InputError(f"{name}: no thing of this name in the graph")


def _in_time(statement: Statement, since: str | None, until: str | None) -> bool:
    if since is None and until is None:
        return True
    start, end = statement.start, statement.end
    if start is None and end is None:
        year = statement.figure.year if statement.figure else None
        if year is None:
            return False
        start, end = f"{year:04}-01-01", f"{year:04}-12-31"
    # ISO dates compare as texts, as far as the shorter one goes.
    ends_before = since is not None and end is not None and end[: len(since)] < since
    starts_after = until is not None and start is not None and start[: len(until)] > until
    return not ends_before and not starts_after


def _ends(statement: Statement) -> set[str]:
    return {statement.subject} if statement.object is None else {statement.subject, statement.object}


def _near(statements: Iterable[Statement], starts: Iterable[str], steps: int) -> set[str]:
    links: dict[str, set[str]] = defaultdict(set)
    for statement in statements:
        for name in _ends(statement):
            links[name] |= _ends(statement)
    near = edge = set(starts)
    for _ in range(steps):
        edge = {other for name in edge for other in links[name]} - near
        near = near | edge
    return near


def _needed(records: Records, kept: list[Statement], starts: Iterable[str]) -> Records:
    names = {name for statement in kept for name in statement.things} | set(starts)
    documents = {proof.document for statement in kept for proof in statement.proofs}
    kept_ids = {statement.id for statement in kept}
    return Records(
        {
            name: replace(thing, documents=tuple(document for document in thing.documents if document in documents))
            for name, thing in records.things.items()
            if name in names
        },
        {name: source for name, source in records.sources.items() if name in documents},
        tuple(replace(it, conveys=tuple(name for name in it.conveys if name in kept_ids)) for it in kept),
    )
