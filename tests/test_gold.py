"""The project's own gold: well formed, true to its texts, and written in the terms of the contract."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from diplograph.ontology import registry

GOLD = Path(__file__).parent / "gold"
BRIEFINGS = Path(__file__).parents[1] / "graph" / "diplograph" / "examples"
SEEDS = Path(__file__).parents[2] / "shared" / "texts" / "seeds"
ANNOTATIONS = sorted(path for path in GOLD.glob("*.json") if path.name != "split.json")
WIDE = sorted(path for path in (GOLD / "wide").glob("*.json") if path.name != "split.json")
LEVELS = {"core", "soft", "derived"}
KEBAB = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
EDTF = re.compile(r"(\.\.|\d{4}(-\d\d(-\d\d)?)?)(/(\.\.|\d{4}(-\d\d(-\d\d)?)?))?")
SENTENCE_END = re.compile(
    r"(?<!U\.S)(?<!U\.N)(?<!H\.E)(?<!Jr)(?<!Lt)(?<!Mr)(?<!Ms)(?<!mil)(?<!\b[A-Z])[.!?][\"”]?\s+(?=[\"“]?[A-Z])"
)
FOREIGN_RUN = 9  # words; a run as long as this is a copy, a shorter one may be a name with its title

every_annotation = pytest.mark.parametrize("path", [*ANNOTATIONS, *WIDE], ids=lambda path: path.stem)


@cache
def gold(path: Path) -> dict[str, Any]:
    """One annotation file as written."""
    loaded: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return loaded


def text_file(path: Path) -> Path:
    """The text an annotation is about: a bundled briefing or a text kept beside the annotations."""
    name: str = gold(path)["doc"]
    return BRIEFINGS / name if name.endswith(".md") else path.parent / "texts" / name


def text_of(path: Path) -> str:
    """The annotated text as it stands in its file."""
    return text_file(path).read_text(encoding="utf-8")


def records(path: Path) -> Iterator[dict[str, Any]]:
    """Relations, figures and claims: everything that rests on evidence."""
    annotation = gold(path)
    yield from annotation["relations"]
    yield from annotation["observations"]
    yield from annotation["claims"]


def words(text: str) -> list[str]:
    """The words of a text, case folded, punctuation left out."""
    return re.findall(r"\w+", text.casefold())


def runs(text: str, length: int) -> set[tuple[str, ...]]:
    """Every run of so many words."""
    found = words(text)
    return {tuple(found[start : start + length]) for start in range(len(found) - length + 1)}


def codes(scheme: str) -> set[str]:
    """The names of a closed list of the contract."""
    return {code.name for code in registry().codes[scheme]}


def duplicates(path: Path) -> list[str]:
    """Records that stand twice in an annotation, as JSON."""
    seen: set[str] = set()
    twice = []
    for record in records(path):
        key = json.dumps(record, sort_keys=True)
        if key in seen:
            twice.append(key)
        seen.add(key)
    return twice


@every_annotation
def test_annotation_has_the_fields_of_the_format(path: Path) -> None:
    """Each file carries exactly the fields of the shared gold format."""
    assert list(gold(path)) == ["doc", "sha256", "published", "entities", "relations", "observations", "claims"]


@every_annotation
def test_text_is_the_annotated_one(path: Path) -> None:
    """The checksum is that of the file, so a change of a text cannot leave its gold behind."""
    assert hashlib.sha256(text_file(path).read_bytes()).hexdigest() == gold(path)["sha256"]


@every_annotation
def test_evidence_is_one_place_in_one_sentence(path: Path) -> None:
    """Every evidence stands in its text exactly once and spans no sentence or line break."""
    text = text_of(path)
    for evidence in {record["evidence"] for record in records(path)}:
        assert text.count(evidence) == 1, evidence
        assert "\n" not in evidence, evidence
        assert not SENTENCE_END.search(evidence), evidence


@every_annotation
def test_ids_are_canonical_and_unique(path: Path) -> None:
    """An entity has one kebab-case id in a file."""
    ids = [entity["id"] for entity in gold(path)["entities"]]
    assert len(ids) == len(set(ids))
    assert [name for name in ids if not KEBAB.fullmatch(name)] == []


@every_annotation
def test_ids_resolve(path: Path) -> None:
    """Every subject, object, counterpart, place and speaker is an annotated entity."""
    known = {entity["id"] for entity in gold(path)["entities"]} | {None}
    for record in records(path):
        named = {record.get(key) for key in ("s", "o", "counterpart", "place", "by")}
        assert named <= known, record


@every_annotation
def test_classes_are_of_the_contract(path: Path) -> None:
    """Entities bear the class names of the registry."""
    assert {entity["class"] for entity in gold(path)["entities"]} <= set(registry().classes)


@every_annotation
def test_names_are_met_in_the_text(path: Path) -> None:
    """Aliases and mentions are words of the text, and Wikidata ids look like such."""
    text = text_of(path)
    for entity in gold(path)["entities"]:
        assert all(alias in text for alias in entity["aliases"]), entity
        assert entity.get("mention", "") in text, entity
        assert entity["wikidata"] is None or re.fullmatch(r"Q[1-9]\d*", entity["wikidata"]), entity


@every_annotation
def test_relations_are_of_the_contract(path: Path) -> None:
    """Relations use the registry's names between things that its domains and ranges admit."""
    kinds = {entity["id"]: entity["class"] for entity in gold(path)["entities"]}
    for relation in gold(path)["relations"]:
        kind = registry().relations[relation["p"]]
        assert registry().admits(kind.domain, kinds[relation["s"]]), relation
        assert registry().admits(kind.range, kinds[relation["o"]]), relation
        assert relation["s"] != relation["o"], relation


@every_annotation
def test_qualifiers_are_of_the_contract(path: Path) -> None:
    """Polarity, modality, level and time have the values the contract allows."""
    for relation in gold(path)["relations"]:
        assert relation["polarity"] in codes("polarity"), relation
        assert relation["modality"] in codes("modality"), relation
        assert relation["level"] in LEVELS, relation
        assert relation["time"] is None or EDTF.fullmatch(relation["time"]), relation


@every_annotation
def test_figures_are_of_the_contract(path: Path) -> None:
    """Figures have an indicator and a comparator of the contract, a number, a unit and a plausible year."""
    for figure in gold(path)["observations"]:
        assert figure["indicator"] in codes("indicator"), figure
        assert figure.get("comparator", "exact") in codes("comparator"), figure
        assert isinstance(figure["value"], int | float), figure
        assert figure.get("valueUpper", float("inf")) > figure["value"], figure
        assert figure["unit"], figure
        assert figure["year"] is None or 1500 <= figure["year"] <= 2100, figure


@every_annotation
def test_claims_are_words_of_the_text(path: Path) -> None:
    """A claim has a speaker, and its words stand in the text."""
    text = text_of(path)
    for claim in gold(path)["claims"]:
        assert claim["by"], claim
        assert claim["text"] in text, claim


@every_annotation
def test_nothing_is_annotated_twice(path: Path) -> None:
    """No record stands twice in a file."""
    assert duplicates(path) == []


@pytest.mark.parametrize("text", ["One state. Another state.", 'He said "no." She left.'])
def test_sentence_end_is_noticed(text: str) -> None:
    """The check of the evidence does see a second sentence."""
    assert SENTENCE_END.search(text)


@pytest.mark.parametrize("text", ["U.S. President", "Ferdinand Marcos Jr. agreed", "One state."])
def test_abbreviation_is_no_sentence_end(text: str) -> None:
    """The check of the evidence lets abbreviations pass."""
    assert not SENTENCE_END.search(text)


def test_gold_is_large_enough() -> None:
    """There are at least fifteen texts and seven thousand words."""
    assert len(ANNOTATIONS) >= 15
    assert sum(len(text_of(path).split()) for path in ANNOTATIONS) >= 7000


def test_every_text_is_annotated() -> None:
    """No briefing and no gold text is left without annotation."""
    texts = {path.name for path in BRIEFINGS.glob("*.md")} | {path.name for path in (GOLD / "texts").glob("*.txt")}
    assert texts == {gold(path)["doc"] for path in ANNOTATIONS}


def test_split_halves_the_gold() -> None:
    """Each text is in one half; the bundled briefings, whose results are on view, are never in the test half."""
    split = json.loads((GOLD / "split.json").read_text(encoding="utf-8"))
    tune, held_out = split["tune"], split["test"]
    assert sorted(tune + held_out) == [path.stem for path in ANNOTATIONS]
    assert abs(len(tune) - len(held_out)) <= 1
    assert not {path.stem for path in BRIEFINGS.glob("*.md")} & set(held_out)


@pytest.mark.parametrize("path", sorted(BRIEFINGS.glob("*.md")), ids=lambda path: path.stem)
def test_briefing_has_its_shape(path: Path) -> None:
    """A briefing has a title, a date line, 250 to 600 words and its sources at the foot."""
    text = path.read_text(encoding="utf-8")
    title, blank, date, *_ = text.splitlines()
    assert title.startswith("# ")
    assert blank == ""
    assert re.fullmatch(r"Published \d{1,2} [A-Z][a-z]+ \d{4}", date)
    assert 250 <= len(text.split()) <= 600
    assert re.search(r"\nSources:\n\n(- .+\n){2,}\Z", text)


@pytest.mark.skipif(not SEEDS.is_dir(), reason="the articles the project began from are not at hand")
def test_no_text_copies_the_articles() -> None:
    """No run of nine words of the articles the project began from stands in any of our texts."""
    foreign: set[tuple[str, ...]] = set()
    for article in sorted(SEEDS.glob("*.txt")):
        foreign |= runs(article.read_text(encoding="utf-8"), FOREIGN_RUN)
    assert foreign
    for path in (*ANNOTATIONS, *WIDE):
        assert runs(text_of(path), FOREIGN_RUN) & foreign == set(), path.name
