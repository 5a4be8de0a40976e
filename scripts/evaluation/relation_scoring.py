"""Scores of relations: strictly, by pair of things, by family and type, with what the matched ones are qualified by.

Annotations of level "core" must be found; to find one that is "soft" or "derived" is no error. Symmetric relations
match in both directions, and so do pairs.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Sequence
from typing import TypeVar

from diplograph.model import Relation
from diplograph.ontology import registry
from evaluation.gold import GoldRelation
from evaluation.results import Result
from evaluation.sheet import Sheet, Tally

#: Relations for which there are no complete annotations, and one that always follows from an office.
UNSCORED = frozenset(
    "represents founded appointed overthrew succeeded becameIndependentFrom rejects discussed hosts deployedForcesTo "
    "withdrewForcesFrom".split()
)
_SENTENCE_END = re.compile(r"[.!?][\"”’)]*\s|\n")
Key = tuple[str, ...]
Said = TypeVar("Said", Relation, GoldRelation)


def score_relations(result: Result, sheet: Sheet) -> None:
    """Relations and pairs of one document."""
    wanted = [relation for relation in result.gold.relations if relation.predicate not in UNSCORED]
    ours = [relation for relation in result.relations() if relation.predicate not in UNSCORED]
    _score_strictly(result, wanted, ours, sheet)
    _score_pairs(result, wanted, ours, sheet.kinds["pairs"])


def _score_strictly(result: Result, wanted: Sequence[GoldRelation], ours: Sequence[Relation], sheet: Sheet) -> None:
    for group in _groups(ours, _key).values():
        first = group[0]
        matches = [gold for gold in wanted if _says_same(gold, first, result)]
        for tally in _tallies(first.predicate, sheet):
            tally.find(right=bool(matches))
        if matches:
            _score_qualifiers(result, matches, group, sheet)
        else:
            _tell_wrong(result, wanted, first, sheet)
    for annotated in _groups((gold for gold in wanted if gold.level == "core"), _key).values():
        gold = annotated[0]
        recalled = any(_says_same(gold, relation, result) for relation in ours)
        for tally in _tallies(gold.predicate, sheet):
            tally.want(recalled=recalled)
        if not recalled:
            _tell_missed(result, gold, ours, sheet)


def _score_pairs(result: Result, wanted: Sequence[GoldRelation], ours: Sequence[Relation], tally: Tally) -> None:
    for group in _groups(ours, _pair).values():
        tally.find(right=any(_relates_same(gold, group[0], result) for gold in wanted))
    for core in _groups((gold for gold in wanted if gold.level == "core"), _pair).values():
        tally.want(recalled=any(_relates_same(core[0], relation, result) for relation in ours))


def _groups(relations: Iterable[Said], key: Callable[[Said], Key]) -> dict[Key, list[Said]]:
    found: dict[Key, list[Said]] = {}
    for relation in relations:
        found.setdefault(key(relation), []).append(relation)
    return found


def _key(relation: Relation | GoldRelation) -> Key:
    ends = (relation.subject, relation.object)
    return (relation.predicate, *(sorted(ends) if relation.predicate in registry().symmetric else ends))


def _pair(relation: Relation | GoldRelation) -> Key:
    return tuple(sorted((relation.subject, relation.object)))


def _tallies(predicate: str, sheet: Sheet) -> tuple[Tally, Tally, Tally]:
    known = registry().relations.get(predicate)
    family = known.family if known is not None else "unknown"
    return sheet.kinds["relations"], sheet.families[family], sheet.types[predicate]


def _straight(gold: GoldRelation, ours: Relation, result: Result) -> bool:
    return result.same(gold.subject, ours.subject) and result.same(gold.object, ours.object)


def _turned(gold: GoldRelation, ours: Relation, result: Result) -> bool:
    return result.same(gold.subject, ours.object) and result.same(gold.object, ours.subject)


def _relates_same(gold: GoldRelation, ours: Relation, result: Result) -> bool:
    return _straight(gold, ours, result) or _turned(gold, ours, result)


def _says_same(gold: GoldRelation, ours: Relation, result: Result) -> bool:
    if gold.predicate != ours.predicate:
        return False
    symmetric = ours.predicate in registry().symmetric
    return _straight(gold, ours, result) or (symmetric and _turned(gold, ours, result))


def _score_qualifiers(result: Result, matches: Sequence[GoldRelation], group: Sequence[Relation], sheet: Sheet) -> None:
    """A qualifier is right if any statement of the group agrees in it with any annotation."""
    said = [relation.qualifiers for relation in group]
    shares = sheet.qualifiers
    shares["polarity"].add(right=any(q.polarity == gold.polarity for gold in matches for q in said))
    shares["modality"].add(right=any(q.modality == gold.modality for gold in matches for q in said))
    shares["speaker"].add(
        right=any(_same_speaker(gold.speaker, q.attribution.speaker, result) for gold in matches for q in said)
    )
    if any(gold.time for gold in matches):
        times = {q.time.edtf if q.time is not None else "" for q in said}
        shares["time"].add(right=any(gold.time in times for gold in matches))


def _same_speaker(gold: str | None, ours: str | None, result: Result) -> bool:
    if gold is None or ours is None:
        return gold is ours
    return result.same(gold, ours)


def _tell_wrong(result: Result, wanted: Sequence[GoldRelation], ours: Relation, sheet: Sheet) -> None:
    related = [gold for gold in wanted if _relates_same(gold, ours, result)]
    if any(gold.predicate == ours.predicate for gold in related):
        cause = "other direction"
    elif related:
        cause = "other predicate"
    elif all(_annotated(thing, result) for thing in (ours.subject, ours.object)):
        cause = "unrelated pair"
    else:
        cause = "thing not annotated"
    sheet.error("relations wrong", cause, f"{ours.subject} {ours.predicate} {ours.object} [{ours.extractor}]")


def _annotated(thing: str, result: Result) -> bool:
    return any(result.same(gold, thing) for gold in result.gold.things)


def _tell_missed(result: Result, gold: GoldRelation, ours: Sequence[Relation], sheet: Sheet) -> None:
    instead = sorted({relation.predicate for relation in ours if _relates_same(gold, relation, result)})
    for predicate in instead:
        if predicate != gold.predicate:
            sheet.confusion[gold.predicate, predicate] += 1
    case = f"{gold.subject} {gold.predicate} {gold.object} « {gold.evidence} »"
    sheet.error("relations missed", _cause(result, gold, instead), case)


def _cause(result: Result, gold: GoldRelation, instead: Sequence[str]) -> str:
    if gold.predicate in instead:
        return "other direction"
    if instead:
        return "other predicate"
    for end in (gold.subject, gold.object):
        if not any(result.same(end, thing) for thing in result.facts.mentioned):
            return f"{result.gold.things[end].kind} not found"
    near = _mentioned_near(result, gold.evidence)
    both = all(any(result.same(end, thing) for thing in near) for end in (gold.subject, gold.object))
    return "both named in the sentence, nothing said" if both else "not both named in the sentence"


def _mentioned_near(result: Result, evidence: str) -> set[str]:
    """Things that the sentence of a passage names; pronouns count for what they were resolved to."""
    at = result.text.find(evidence)
    before = [match.end() for match in _SENTENCE_END.finditer(result.text, 0, at)]
    after = _SENTENCE_END.search(result.text, max(at, at + len(evidence) - 1))
    start, end = before[-1] if before else 0, after.start() if after else len(result.text)
    return {mention.entity for mention in result.mentions if start <= mention.span.start < end}
