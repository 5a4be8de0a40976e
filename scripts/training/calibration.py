"""How sure the component must be of each relation, from what it says of documents it has not learned from."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

import torch
from torch import nn

from diplograph.ontology import registry
from training.fitting import probabilities
from training.net import RELATIONS, Encoder, Network
from training.proposals import key
from training.seen import Seen

_LOWEST = 0.05
_SPREAD = 0.7
"""Standard deviation that the intercepts of relations are expected to have, in logits."""


@dataclass(frozen=True, slots=True)
class Guess:
    """A proposal about an unseen sentence: the relation, its probability, whether it is right or said by a wording."""

    relation: str
    probability: float
    right: bool
    worded: bool


def guesses(network: Network, encoder: Encoder, document: Sequence[Seen]) -> Iterator[Guess]:
    """Everything that may be proposed of a document, the domain and range of relations kept."""
    relations, admits = registry().relations, registry().admits
    scored = probabilities(network, encoder, [one.sample for one in document])
    for one, probability in zip(document, scored, strict=True):
        units, unsure = one.sample.units, set(one.sample.unsure)
        right = {key(one.things[s.a], s.relation, one.things[s.b]) for s in one.sample.stated}
        worded = {key(*told) for told in one.worded}
        best: dict[tuple[str, str, str], float] = {}
        for a, b, r in (probability >= _LOWEST).nonzero().tolist():
            relation = relations[RELATIONS[r]]
            fits = admits(relation.domain, units[a].kind) and admits(relation.range, units[b].kind)
            if a != b and fits and (a, RELATIONS[r], b) not in unsure:
                found = key(one.things[a], RELATIONS[r], one.things[b])
                best[found] = max(best.get(found, 0.0), float(probability[a, b, r]))
        for found, p in best.items():
            yield Guess(found[1], p, found in right, found in worded)


def thresholds(found: Iterable[Guess], wanted: float) -> dict[str, float]:
    """The probability per relation from which a new proposal is right with the chance `wanted`.

    Logistic (Platt) calibration with an intercept per relation that is drawn to that of all: a relation that was seldom
    met follows the others.
    """
    new = [guess for guess in found if not guess.worded]
    logit = torch.tensor([math.log(g.probability / (1.000001 - g.probability)) for g in new], dtype=torch.float64)
    right = torch.tensor([float(g.right) for g in new], dtype=torch.float64)
    relation = torch.tensor([RELATIONS.index(g.relation) for g in new])
    slope, base = torch.ones(1, dtype=torch.float64), torch.zeros(1, dtype=torch.float64)
    own = torch.zeros(len(RELATIONS), dtype=torch.float64)
    fitted = [slope.requires_grad_(), base.requires_grad_(), own.requires_grad_()]
    optimizer = torch.optim.LBFGS(fitted, max_iter=200, line_search_fn="strong_wolfe")

    def closure() -> float:
        optimizer.zero_grad()
        lost = nn.functional.binary_cross_entropy_with_logits(
            slope * logit + base + own[relation], right, reduction="sum"
        )
        lost = lost + (own**2).sum() / (2 * _SPREAD**2)
        lost.backward()
        return float(lost)

    optimizer.step(closure)
    limits = torch.sigmoid((math.log(wanted / (1 - wanted)) - base - own) / slope).detach()
    return {
        name: round(min(max(float(limit), _LOWEST), 0.995), 3) for name, limit in zip(RELATIONS, limits, strict=True)
    }


def shares(found: Sequence[Guess], limits: dict[str, float]) -> Iterator[str]:
    """What the proposals above the limits are worth, over all and by relation."""
    kept = [g for g in found if not g.worded and g.probability >= limits[g.relation]]
    yield f"proposed beside the wordings: {len(kept)}, right {sum(g.right for g in kept)}"
    many = Counter(g.relation for g in kept)
    for name, count in many.most_common():
        right = sum(g.right for g in kept if g.relation == name)
        yield f"  {name:26} {right:4} of {count:4} right, from {limits[name]:.2f}"
