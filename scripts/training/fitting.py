"""Fits the network to samples, measures it on held-out ones, and writes it down for onnxruntime."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor

from training.net import KINDS, MODALITIES, RELATIONS, Encoder, Network, loss
from training.text import Sample

SEED = 7
_CHARACTERS = 3200
_HEAD = 8  # the head is new and learns faster than the encoder


def batches(samples: Sequence[Sample], rng: random.Random) -> list[list[Sample]]:
    """Samples of like length together, in random order."""
    ordered = sorted(samples, key=lambda s: (len(s.text) // 40, rng.random()))
    made: list[list[Sample]] = [[]]
    for sample in ordered:
        if made[-1] and (len(made[-1]) + 1) * len(sample.text) > _CHARACTERS:
            made.append([])
        made[-1].append(sample)
    rng.shuffle(made)
    return made


def fit(
    network: Network,
    encoder: Encoder,
    samples: Sequence[Sample],
    *,
    epochs: int,
    rate: float,
    progress: Callable[[str], None],
) -> None:
    """Train in place: AdamW, warm-up and linear decay, bfloat16 where the processor has it."""
    rng = random.Random(SEED)
    torch.manual_seed(SEED)
    bert = [p for n, p in network.named_parameters() if n.startswith("bert") and p.requires_grad]
    head = [p for n, p in network.named_parameters() if not n.startswith("bert")]
    groups = [{"params": bert, "lr": rate}, {"params": head, "lr": rate * _HEAD}]
    optimizer = torch.optim.AdamW(groups, weight_decay=0.01)
    steps = len(batches(samples, random.Random(SEED))) * epochs
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min(1, (step + 1) / (0.06 * steps)) * max(0.02, 1 - step / steps)
    )
    network.train()
    for epoch in range(epochs):
        total, many = 0.0, 0
        for group in batches(samples, rng):
            batch = encoder.batch(group)
            if rng.random() < 0.5:
                batch = encoder.hidden(batch, torch.rand(batch.inputs[4].shape))
            with torch.autocast("cpu", dtype=torch.bfloat16):
                scores = network(*batch.inputs)
            lost = loss(scores, batch)
            optimizer.zero_grad()
            lost.backward()
            torch.nn.utils.clip_grad_norm_(network.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            total, many = total + lost.item(), many + 1
        progress(f"epoch {epoch + 1} of {epochs}: loss {total / many:.3f}")
    network.eval()


def probabilities(network: Network, encoder: Encoder, samples: Sequence[Sample]) -> Iterator[Tensor]:
    """Probability of each relation for each ordered pair [U, U, R] of each sample."""
    network.eval()
    with torch.no_grad():
        for sample in samples:
            scores, _, _ = network(*encoder.batch([sample]).inputs)
            many = len(sample.units)
            yield torch.sigmoid(scores[0, :many, :many])


class _OneSentence(torch.nn.Module):
    """The network as it is run: one sentence without padding."""

    def __init__(self, network: Network) -> None:
        super().__init__()
        self.network = network

    def forward(self, ids: Tensor, types: Tensor, units: Tensor, kinds: Tensor) -> tuple[Tensor, Tensor, Tensor]:
        scores: tuple[Tensor, Tensor, Tensor] = self.network(ids, torch.ones_like(ids), types, units, kinds)
        return scores


def write(network: Network, base: Path, folder: Path, thresholds: dict[str, float]) -> None:
    """Write relations.onnx (8-bit weights), tokenizer.json and relations.toml into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    network.eval()
    example = (
        torch.randint(1000, 2000, (1, 12)),
        torch.zeros(1, 12, dtype=torch.long),
        torch.full((1, 3, 12), 1 / 12),
        torch.ones(1, 3, dtype=torch.long),
    )
    with tempfile.TemporaryDirectory() as away:
        whole = Path(away) / "whole.onnx"
        torch.onnx.export(
            _OneSentence(network),
            example,
            str(whole),
            input_names=["ids", "types", "units", "kinds"],
            output_names=["relations", "modality", "denied"],
            dynamic_axes={"ids": {1: "t"}, "types": {1: "t"}, "units": {1: "u", 2: "t"}, "kinds": {1: "u"}},
            opset_version=17,
            dynamo=False,
        )
        # Seven bits: with eight, sums overflow on processors without VNNI, and results must not hang on the processor.
        quantize_dynamic(
            whole, folder / "relations.onnx", weight_type=QuantType.QInt8, per_channel=True, reduce_range=True
        )
    shutil.copy(base / "tokenizer.json", folder / "tokenizer.json")
    (folder / "relations.toml").write_text(_settings(thresholds), encoding="utf-8")


def _settings(thresholds: dict[str, float]) -> str:
    def array(name: str, values: Sequence[str]) -> str:
        return f"{name} = [\n" + "".join(f'  "{value}",\n' for value in values) + "]\n"

    table = "".join(f"{name} = {limit:.3f}\n" for name, limit in sorted(thresholds.items()))
    return (
        "# Made by scripts/train_relations: order of outputs and classes, and how sure it must be of a relation.\n"
        + array("relations", RELATIONS)
        + array("modalities", MODALITIES)
        + array("kinds", KINDS)
        + f"\n[thresholds]\n{table}"
    )
