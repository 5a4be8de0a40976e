"""What lines without a verb tell of the state that a document is a profile of.

"Western Africa, bordering the Gulf of Guinea, between Benin and Cameroon" says where it lies; the items of
"lower-income Sahelian economy; reliant on Indian rice; EU accession candidate" say what it is and has.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.words.borders import borders
from diplograph.model import BlockKind, Form, Qualifiers, Relation

_STATES = frozenset({"State", "Territory"})
_CLUBS = frozenset({"Bloc", "InternationalOrganization"})
_RULE = "profile-line"
#: What tells that a line is about a position, and who beside it is a neighbour if the borders of the data know so.
_POSITION = re.compile(
    r"\b(?:bordering|between|(?:north|south|east|west)(?:east|west|ern|eastern|western)? of|off the|straddling)\b"
)
_CLAUSE = re.compile(r"[.!?](?:\s|$)|\b(?:is|are|was|were|has|have|had)\b")


@dataclass(frozen=True, slots=True)
class _Item:
    """A relation that an item tells: the words before and after the name, its classes, and whether it is turned."""

    relation: str
    kinds: frozenset[str]
    before: re.Pattern[str]
    after: re.Pattern[str]
    turned: bool = False


_ANY = re.compile("")
_ITEMS = (
    _Item("locatedIn", frozenset({"Region"}), _ANY, re.compile(r"(?:\s[\w-]+){0,2}\s(?:economy|country|nation)\b")),
    _Item(
        "dependsOn", _STATES, re.compile(r"\b(?:relia|depend)(?:nt|nce|ent|ence|ncy) (?:up)?on (?:[a-z-]+ )*$"), _ANY
    ),
    _Item("investsIn", _STATES, _ANY, re.compile(r"(?:\s[a-z-]+)?\sinvest(?:ments?|ors)\b"), turned=True),
    _Item("agreedWith", _STATES, re.compile(r"\b(?:agreement|pact|deal|treaty|accord) with (?:the )?$"), _ANY),
    _Item(
        "seeksMembershipOf", _CLUBS, _ANY, re.compile(r"\s(?:(?:accession|membership)\s)?(?:candida(?:te|cy)|aspirant)")
    ),
    _Item("memberOf", _CLUBS, _ANY, re.compile(r"\smember(?:ship)?(?! (?:candida|bid|talk|aspir|nego))\b")),
    _Item("memberOf", _CLUBS, re.compile(r"\bmember(?:ship)? (?:of|in) (?:the )?$"), _ANY),
)


def profile_lines(reading: Reading, subject: str | None, entities: Entities) -> Iterator[Relation]:
    """The relations of a profile's state that a passage of such a line tells; none without a profile."""
    block = reading.passage.block
    words = reading.passage.document.text[block.span.start : block.span.end]
    if subject is None or block.kind is BlockKind.BOILERPLATE or _CLAUSE.search(words):
        return
    named = [loc for loc in reading.located if loc.mention.form not in (Form.PRONOUN, Form.TITLE)]
    places = {loc.mention.span.start - block.span.start: loc for loc in named if loc.mention.entity != subject}
    if _POSITION.search(words) and ";" not in words:
        told = _position(words, places, subject, entities)
    elif ";" in words and words[:1].islower():
        told = _items(words, places, entities)
    else:
        return
    for relation, loc, turned in told:
        thing = loc.mention.entity
        ends = (thing, subject) if turned else (subject, thing)
        evidence = reading.passage.evidence(reading.passage.doc[loc.head].sent, loc.first, loc.last)
        yield Relation(ends[0], relation, ends[1], evidence, Qualifiers(), 0.85, _RULE)


def _position(
    words: str, places: Mapping[int, Located], subject: str, entities: Entities
) -> Iterator[tuple[str, Located, bool]]:
    """The region that the line begins with, and the neighbours that it names."""
    near = borders().get(subject, frozenset())
    for at, loc in places.items():
        kind = entities.kind(loc.mention.entity)
        if kind == "Region" and not words[:at].strip():
            yield "locatedIn", loc, False
        elif loc.mention.entity in near and _POSITION.search(words, 0, at):
            yield "sharesBorderWith", loc, False


def _items(words: str, places: Mapping[int, Located], entities: Entities) -> Iterator[tuple[str, Located, bool]]:
    """What the items between semicolons tell by the words beside a name."""
    for at, loc in places.items():
        first = words.rfind(";", 0, at) + 1
        last = words.find(";", at)
        end = at + len(loc.mention.span)
        before, after = words[first:at], words[end : last if last >= 0 else len(words)]
        kind = entities.kind(loc.mention.entity)
        for item in _ITEMS:
            if kind in item.kinds and item.before.search(before) and item.after.match(after) and not _sea(loc):
                yield item.relation, loc, item.turned
                break


def _sea(loc: Located) -> bool:
    """A sea is where a coast is, not where an economy is."""
    return loc.mention.text.endswith((" Sea", " Ocean"))
