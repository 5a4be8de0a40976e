"""Scores of entities, their links, claims and evidence; `score` puts all kinds of fact together."""

from __future__ import annotations

from collections.abc import Iterable

from diplograph.model import Claim
from evaluation.figure_scoring import score_figures
from evaluation.gold import GoldClaim
from evaluation.likeness import content_words
from evaluation.relation_scoring import score_relations
from evaluation.results import Result
from evaluation.sheet import Sheet

#: Classes left out of the count of entities: texts rarely name them, so a reader may or may not list them.
UNCOUNTED = frozenset({"Document", "Event", "Meeting", "PolicyAction", "Position", "Product"})
_PERSONS = frozenset({"Person", "Official"})


def score(results: Iterable[Result]) -> Sheet:
    """The score sheet of a set."""
    sheet = Sheet()
    for result in results:
        sheet.documents += 1
        sheet.words += len(result.text.split())
        score_entities(result, sheet)
        score_links(result, sheet)
        score_relations(result, sheet)
        score_figures(result, sheet)
        score_claims(result, sheet)
        score_evidence(result, sheet)
    return sheet


def score_entities(result: Result, sheet: Sheet) -> None:
    """Things mentioned; an annotated position or document found as something countable is no error."""
    tally = sheet.kinds["entities"]
    every = result.gold.things.values()
    wanted = [thing for thing in every if thing.kind not in UNCOUNTED]
    ours = [thing for thing in result.mentioned if thing.kind not in UNCOUNTED]
    for gold in wanted:
        best = max(ours, key=lambda thing: result.alike.of(gold, thing), default=None)
        hit = best if best is not None and result.alike.same(gold, best) else None
        tally.want(recalled=hit is not None)
        sheet.classes[gold.kind].want(recalled=hit is not None)
        if hit is None:
            sheet.error("entities missed", gold.kind, gold.label)
        else:
            sheet.qualifiers["class"].add(right=hit.kind == gold.kind or {hit.kind, gold.kind} <= _PERSONS)
            if gold.wikidata:
                sheet.qualifiers["wikidata"].add(right=hit.wikidata == gold.wikidata)
    for thing in ours:
        right = any(result.alike.same(gold, thing) for gold in every)
        tally.find(right=right)
        sheet.classes[thing.kind].find(right=right)
        if not right:
            sheet.error("entities wrong", thing.kind, thing.label)


def score_links(result: Result, sheet: Sheet) -> None:
    """Wikidata ids of what is mentioned; an id of a thing that is annotated without one is left out."""
    tally = sheet.kinds["linking"]
    every = result.gold.things.values()
    known = {gold.wikidata for gold in every if gold.wikidata}
    ours = [thing for thing in result.mentioned if thing.wikidata and thing.kind not in UNCOUNTED]
    unlinked = {name for gold in every if not gold.wikidata for name in gold.names}
    for thing in ours:
        if thing.wikidata in known or thing.names.isdisjoint(unlinked):
            tally.find(right=thing.wikidata in known)
    found = {thing.wikidata for thing in ours}
    for gold in every:
        if gold.wikidata and gold.kind not in UNCOUNTED:
            tally.want(recalled=gold.wikidata in found)


def score_claims(result: Result, sheet: Sheet) -> None:
    """Words of a speaker: the speaker, and half of the words of the shorter of the two."""
    tally = sheet.kinds["claims"]
    ours = list(result.claims())
    for claim in ours:
        right = any(_same_claim(gold, claim, result) for gold in result.gold.claims)
        tally.find(right=right)
        if not right:
            told = any(_same_words(gold, claim) for gold in result.gold.claims)
            sheet.error("claims wrong", "other speaker" if told else "not annotated", claim.text)
    for gold in result.gold.claims:
        recalled = any(_same_claim(gold, claim, result) for claim in ours)
        tally.want(recalled=recalled)
        if not recalled:
            told = any(_same_words(gold, claim) for claim in ours)
            sheet.error("claims missed", "other speaker" if told else "no claim", f"{gold.speaker}: {gold.text}")


def _same_words(gold: GoldClaim, ours: Claim) -> bool:
    wanted, found = content_words(gold.text), content_words(ours.text)
    return len(wanted & found) >= 0.5 * max(1, min(len(wanted), len(found)))


def _same_claim(gold: GoldClaim, ours: Claim, result: Result) -> bool:
    speaker = ours.qualifiers.attribution.speaker
    return speaker is not None and result.same(gold.speaker, speaker) and _same_words(gold, ours)


def score_evidence(result: Result, sheet: Sheet) -> None:
    """Whether each passage is exactly the text at its offsets."""
    for passage in {evidence for fact in result.facts.facts for evidence in fact.evidence}:
        sheet.evidence.add(right=result.text[passage.span.start : passage.span.end] == passage.exact)
