"""The state, or the two states, that a document is mostly about."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from diplograph.extraction.context import Entities
from diplograph.extraction.names.located import NamedPassage
from diplograph.model import BlockKind, Form

_TITLE_WEIGHT, _FEWEST, _LEAD = 4, 3, 2.0
#: Most words of a title that is little more than a state's name: "Ghana", "Country profile: Ghana".
_SHORT = 4
#: How many sentences must name each of the two states that a text is about, and how much rarer every other must be.
_BOTH, _RARER = 3, 2.0
#: How many must if the title names the two.
_TITLED = 1
_PAIR = 2


def topic_state(passages: Sequence[NamedPassage], entities: Entities) -> str | None:
    """The state that the title consists of, or that is named three times and twice as often as any other.

    The first passage counts fourfold.
    """
    if passages and (titled := profile_state(passages[0], entities)) is not None:
        return titled
    counts: Counter[str] = Counter()
    for number, named in enumerate(passages):
        states = [m.mention.entity for m in named.located if entities.kind(m.mention.entity) == "State"]
        for state in states:
            counts[state] += _TITLE_WEIGHT if number == 0 and len(set(states)) == 1 else 1
    ranked = counts.most_common(2)
    if not ranked or ranked[0][1] < _FEWEST:
        return None
    return ranked[0][0] if len(ranked) == 1 or ranked[0][1] >= _LEAD * ranked[1][1] else None


def profile_state(first: NamedPassage, entities: Entities) -> str | None:
    """The state whose name is the title of a document, with hardly a word beside it; None if it has another title."""
    words = [t for t in first.passage.tokens if t.is_alpha]
    if first.passage.block.kind is not BlockKind.HEADING or len(words) > _SHORT or len(first.located) != 1:
        return None
    mention = first.located[0].mention
    return mention.entity if entities.kind(mention.entity) == "State" and mention.form is Form.NAME else None


def topic_pair(passages: Sequence[NamedPassage], entities: Entities) -> tuple[str, ...]:
    """The two states that a text is about, in the order of their first naming; empty where they are not clearly two."""
    counts: Counter[str] = Counter()
    for named in passages:
        for sentence in named.passage.doc.sents:
            inside = (m.mention.entity for m in named.located if sentence.start <= m.head < sentence.end)
            counts.update([*dict.fromkeys(t for t in inside if entities.kind(t) == "State")])
    ranked = counts.most_common()
    pair = tuple(t for t in counts if t in {state for state, _ in ranked[:2]})
    if len(pair) < _PAIR:
        return ()
    titled = {m.mention.entity for m in passages[0].located if entities.kind(m.mention.entity) == "State"}
    third = ranked[_PAIR][1] if len(ranked) > _PAIR else 0
    least = counts[ranked[1][0]]
    return pair if least >= (_TITLED if titled == {*pair} else _BOTH) and least >= _RARER * third else ()
