"""Where the names of a parsed block stand, and what each means there."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from diplograph.extraction.context import PERSONS, Entities, Located, Passage
from diplograph.extraction.names.datelines import opening_dash
from diplograph.extraction.names.finding import Name
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.linkedoffices import LinkedOffice, linked_office, span_of
from diplograph.extraction.names.linking import Link, choose, whose_deed
from diplograph.extraction.names.view import Unit
from diplograph.extraction.syntax.crossed_lists import mend_crossed
from diplograph.extraction.syntax.lists import mend_lists
from diplograph.model import Block, BlockKind, Document, Mention

#: Most tokens of a line such as "2012-12-24, New Delhi".
_DATELINE = 14
#: What people are from.
_LANDS = frozenset({"State", "Territory", "Region", "Settlement"})


@dataclass(frozen=True, slots=True)
class NamedPassage:
    """A parsed passage, its mentions, and its office phrases by token (owners and holder already linked)."""

    passage: Passage
    located: tuple[Located, ...]
    nested: tuple[Mention, ...]
    offices: tuple[LinkedOffice, ...]


def named_passage(
    document: Document,
    block: Block,
    doc: Doc,
    view: Doc,
    cut: Sequence[Unit],
    names: Sequence[Name],
    entities: Entities,
    met: set[str],
    gazetteer: Gazetteer,
) -> NamedPassage:
    """A parsed block with its names linked; `doc` are its tokens, `view` what was parsed, `cut` the units of it.

    Adds the things to `entities`, and to `met` what was named so far.
    """
    base = block.span.start
    places = doc.to_array(["IDX", "LENGTH"]).tolist()
    starts = tuple(base + places[u.first][0] for u in cut)
    ends = tuple(base + sum(places[u.last - 1]) for u in cut)
    passage = Passage(document, block, view, starts, ends)
    at = {u.name: i for i, u in enumerate(cut) if u.name is not None}
    mend_lists(view, frozenset(at.values()))
    links = _links(passage, doc, cut, names, entities, met, gazetteer)
    kinds = {i: entities.kind(links[name].entity) for name, i in at.items() if links[name].entity in entities.known}
    people = {i for i, kind in kinds.items() if kind in PERSONS}
    if people:
        mend_crossed(view, people, {i for i, kind in kinds.items() if kind in _LANDS})
    located = tuple(
        Located(i, i + 1, i, mention_of(document, base, doc, name, links[name]))
        for name, i in sorted(at.items(), key=lambda x: x[1])
    )
    nested = tuple(mention_of(document, base, doc, n, links[n]) for n in names if n not in at)
    offices = tuple(linked_office(i, u.office, links, base, doc) for i, u in enumerate(cut) if u.office is not None)
    return NamedPassage(passage, located, nested, offices)


def _links(
    passage: Passage,
    doc: Doc,
    cut: Sequence[Unit],
    names: Sequence[Name],
    entities: Entities,
    met: set[str],
    gazetteer: Gazetteer,
) -> dict[Name, Link]:
    """What each name of a block means, of which `doc` are the tokens; adds the things to `entities` and `met`."""
    block, view, issued = passage.block, passage.doc, passage.document.issued
    links: dict[Name, Link] = {}
    at = {u.name: i for i, u in enumerate(cut) if u.name is not None}
    governed = [u.office for u in cut if u.office is not None and u.office.title.title.holder == "settlement"]
    towns = {owner for office in governed for owner in office.owners}
    dash = opening_dash(doc)
    for name in names:
        token: Token | None = view[at[name]] if name in at else None
        link = choose(
            name.candidates,
            token,
            gazetteer,
            met=met,
            date=issued,
            dateline=name in towns
            or (dash is not None and name.last <= dash)
            or (block.kind is BlockKind.HEADING and any(t.like_num for t in doc) and len(doc) < _DATELINE),
        )
        link = whose_deed(link, doc[name.last - 1].text, token, gazetteer)
        links[name] = link
        met.add(link.entity)
        if link.entity in gazetteer.records:
            entities.add(gazetteer.entity(link.entity))
    return links


def mention_of(document: Document, base: int, doc: Doc, name: Name, link: Link) -> Mention:
    """The mention that a name of a block which begins at offset `base` makes, with its link."""
    span = span_of(base, doc, name.first, name.last)
    return Mention(span, document.text[span.start : span.end], link.entity, link.form, link.score, link.reason)
