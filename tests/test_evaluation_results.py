from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from annotating import ENTITIES, MENTIONS, TEXT, annotation, figure, passage, relation, result, wanted
from diplograph.errors import InputError
from diplograph.extraction.words.lexicon import load_lexicon
from diplograph.model import Document, Extraction, Modality, Polarity, Relation
from diplograph.ontology import registry
from diplograph.pipeline import Extractor
from diplograph.triples.dataset import Run, dataset_quads
from diplograph.triples.turtle import write_turtle
from evaluation import officials, plover, wordings
from evaluation.frozen import as_text, dated, falls, newest, sheet_row, tally_row
from evaluation.gold import GoldClaim, gold_sets, load_gold
from evaluation.report import bench_lines, lines, quality_table
from evaluation.results import assemble, extract, results
from evaluation.scoring import score

CHECKOUT = Path(__file__).parents[1]
RESULTS = CHECKOUT / "tests" / "results"


def test_own_sets_are_the_split() -> None:
    """The halves hold the texts that the split names, and no text is in both."""
    split = json.loads((CHECKOUT / "tests" / "gold" / "split.json").read_text(encoding="utf-8"))
    sets = gold_sets(CHECKOUT)
    for half, names in split.items():
        assert sorted(gold.file.stem for gold in sets[f"own-{half}"]) == sorted(names)


def test_wide_sets_are_their_split() -> None:
    """The parts hold every text of the folder once."""
    wide = CHECKOUT / "tests" / "gold" / "wide"
    split = json.loads((wide / "split.json").read_text(encoding="utf-8"))
    sets = gold_sets(CHECKOUT)
    for part, names in split.items():
        assert [gold.file.stem for gold in sets[f"wide-{part}"]] == names
    assert sorted(split["tune"] + split["test"]) == sorted(path.stem for path in (wide / "texts").glob("*.txt"))


def test_gold_without_text_is_refused(tmp_path: Path) -> None:
    """An annotation whose text is nowhere names the file."""
    path = tmp_path / "x.json"
    path.write_text('{"doc": "absent.txt"}', encoding="utf-8")
    with pytest.raises(FileNotFoundError, match=r"absent\.txt"):
        load_gold(path, tmp_path)


def frozen_row(f1: float) -> dict[str, Any]:
    """A result with the same F1 and precision for all kinds of fact."""
    kinds = ("entities", "relations", "pairs", "figures", "claims")
    return {"sets": {"own-tune": {"kinds": {kind: {"F1": f1, "P": f1} for kind in kinds}}}}


def test_falls_of_more_than_a_point_are_told() -> None:
    """A point is tolerated, more is not, a rise never told, and an unknown set is nothing to compare."""
    assert list(falls(frozen_row(0.8), frozen_row(0.79))) == []
    assert list(falls(frozen_row(0.8), frozen_row(0.9))) == []
    fallen = list(falls(frozen_row(0.8), frozen_row(0.789)))
    assert [(fall.kind, fall.measure) for fall in fallen].count(("relations", "P")) == 1
    assert len(fallen) == 6
    assert list(falls({"sets": {}}, frozen_row(0.1))) == []


def test_newest_result_has_the_latest_date(tmp_path: Path) -> None:
    """The date in the name decides."""
    assert newest(tmp_path) is None
    for date in ("2026-09-30", "2026-11-22", "2025-12-31"):
        dated(tmp_path, date).write_text("{}", encoding="utf-8")
    assert newest(tmp_path) == dated(tmp_path, "2026-11-22")


def test_sheet_is_written_and_shown_whole() -> None:
    """Every kind, qualifier, confusion and cause of a sheet reaches the file and the terminal."""
    gold = annotation(wanted("niger", "criticizes", "mali"), claims=(GoldClaim("niger", "peace"),))
    sheet = score([result(relation("niger", "accuses", "mali"), figure(), gold=gold)])
    row = json.loads(as_text(sheet_row(sheet)))
    assert row["confusion"] == [{"annotated": "criticizes", "found": "accuses", "count": 1}]
    shown = "\n".join(lines("own", row, details=True))
    for words in ("criticizes → accuses", "no claim", "own: 1 texts", "figures anchored", "evidence exact: 2/2"):
        assert words in shown
    assert "criticizes →" not in "\n".join(lines("own", row, details=False))


def test_quality_table_has_the_sets_at_hand() -> None:
    """The README's table has a column for each set that was measured, and every kind of fact."""
    gold = annotation(wanted("niger", "criticizes", "mali"))
    row = sheet_row(score([result(relation("niger", "criticizes", "mali"), gold=gold)]))
    head, _, *rows = quality_table({"sets": {"own-test": row, "own-tune": row}})
    assert head == "| precision / recall / F1 | own texts, test half |"
    assert "| relations | 1.00 / 1.00 / **1.00** |" in rows
    assert "| speaker right, of those found | 100% |" in rows


def test_bench_is_shown() -> None:
    """Shares are shown in percent, other tables as they are."""
    bench = {"plover": {"both actors": {"right": 1, "of": 2, "share": 0.5}, "by class": {"AID": "1/2"}}}
    assert list(bench_lines(bench)) == [
        "== plover",
        "  both actors                50.0%   (1/2)",
        "  by class: AID 1/2",
    ]


def event(**changed: Any) -> plover.Record:
    """Niger criticised Mali."""
    niger, mali = (plover.Actor(passage(name).span, None) for name in ("Niger", "Mali"))
    return replace(plover.Record(TEXT, "ACCUSE", (niger,), (mali,), symmetric=False), **changed)


def found(*relations: Relation) -> Extraction:
    """An extraction with these relations."""
    return Extraction(Document("doc", TEXT, "", ()), tuple(ENTITIES.values()), MENTIONS, relations)


def test_events_have_directions() -> None:
    """The source must be the subject unless the relation is symmetric."""
    forth, back = relation("niger", "criticizes", "mali"), relation("mali", "criticizes", "niger")
    assert plover.relates(event(), forth, found(forth))
    assert not plover.relates(event(), back, found(back))
    met = relation("mali", "metWith", "niger")
    assert plover.relates(event(), met, found(met))


def test_actors_are_found_by_country_or_representation() -> None:
    """A state answers for its country's actors, a person for what he or she represents."""
    implied = event(sources=(plover.Actor(None, "NER"),), targets=(plover.Actor(None, "MLI"),))
    said = relation("niger", "criticizes", "mali")
    assert plover.relates(implied, said, found(said))
    by_accord = relation("ndjamena-accord", "criticizes", "mali")
    stands = relation("ndjamena-accord", "represents", "niger")
    assert not plover.relates(implied, by_accord, found(by_accord))
    assert plover.relates(implied, by_accord, found(by_accord, stands))


def test_sources_of_a_symmetric_event_are_each_others_targets() -> None:
    """Two sources may be related to one another, one of them to itself not."""
    both = event(sources=event().sources + event().targets, targets=(), symmetric=True)
    said = relation("mali", "agreedWith", "niger")
    assert plover.relates(both, said, found(said))
    other = relation("mali", "agreedWith", "chad")
    assert not plover.relates(both, other, found(other))


@pytest.mark.parametrize(
    ("predicate", "said", "expected"),
    [
        ("providesAidTo", {}, "AID"),
        ("providesAidTo", {"modality": Modality.PLANNED}, "AGREE"),
        ("providesAidTo", {"polarity": Polarity.NEGATED}, "REJECT"),
        ("providesAidTo", {"modality": Modality.DESIRED}, "REQUEST"),
        ("sanctions", {"modality": Modality.PLANNED}, "THREATEN"),
        ("sanctions", {"polarity": Polarity.NEGATED}, "CONCEDE"),
        ("criticizes", {"modality": Modality.PLANNED}, "ACCUSE"),
        ("locatedIn", {"modality": Modality.PLANNED}, None),
    ],
)
def test_promised_refused_and_eased_acts_have_their_own_class(
    predicate: str, said: dict[str, Modality | Polarity], expected: str | None
) -> None:
    """The class of an act follows its modality and polarity as the codebook wants."""
    assert plover.event_class(relation("niger", predicate, "mali", **said)) == expected


def test_every_plover_code_is_a_class_of_the_records() -> None:
    """Relations are coded in the published classes, to which the draft's are mapped."""
    codes = {kind.plover for kind in registry().relations.values() if kind.plover}
    assert set(plover.SUCCESSORS.values()) <= codes
    assert not codes & plover.SUCCESSORS.keys()


def test_records_of_one_actor_are_left_out(tmp_path: Path) -> None:
    """A record counts only if it names both sides; the draft's classes become the published ones."""
    actor = {"role": "source", "start": 0, "end": 4, "country": "JAP"}
    row = {"text": "Chad", "event": "DEMAND", "symmetric": False, "actors": [actor]}
    path = tmp_path / "records.jsonl"
    path.write_text(
        "\n".join(json.dumps(r) for r in (row, row | {"actors": [actor, actor | {"role": "target"}]})), encoding="utf-8"
    )
    (record,) = plover.load_records(path)
    assert record.event == "REQUEST"
    assert record.targets[0].country == "JPN"


@pytest.mark.parametrize(
    ("position", "words"),
    [
        ("Foreign Minister of Russia", {"foreign", "minister"}),
        ("Prime Minister of the Republic of Armenia", {"prime", "minister"}),
        ("Minister of Transport", {"minister", "transport"}),
        ("President of Turkey", {"president"}),
        ("Director of the Federal Security Service", {"director", "security", "service"}),
        ("Federal Chancellor of Germany", {"chancellor"}),
    ],
)
def test_office_words(position: str, words: set[str]) -> None:
    """An office is its head, and what it is of where the head alone says little."""
    assert officials.office_words(position) == words


def test_only_persons_beside_their_office_are_tagged(tmp_path: Path) -> None:
    """An office counts in the same line within reach of the person."""
    near = "Foreign Minister Ann Lee spoke."
    far = "The Foreign Minister met guests. " + "They talked at length about many things. " * 2 + "Ann Lee spoke."
    rows = []
    for text in (near, far, near.replace("Minister ", "Minister\n")):
        start = text.index("Ann Lee")
        tag = {
            "kind": "person",
            "name": "Lee Ann",
            "position": "Foreign Minister of Chad",
            "start": start,
            "end": start + 7,
        }
        rows.append(json.dumps({"text": text, "date": "2018-01-12", "mentions": [tag]}))
    path = tmp_path / "officials.jsonl"
    path.write_text("\n".join(rows), encoding="utf-8")
    assert [tagged.text for tagged in officials.load_tagged(path)] == [near]


def test_wordings_are_counted_by_text() -> None:
    """A wording counts once for a text however often it fired; the collection apart is not in the sum."""
    first, second, third = load_lexicon()[:3]
    firings = wordings.count(
        [("own", [first.name, first.name]), ("dev", [first.name]), ("seeds", [first.name, second.name])]
    )
    rows = wordings.table((first, second, third), firings, ("own", "dev"), "seeds").splitlines()
    assert rows[0] == "wording,relation,pattern,texts,own,dev,seeds"
    assert [row.split(",")[-4:] for row in rows[1:]] == [
        ["2", "1", "1", "1"],
        ["0", "0", "0", "1"],
        ["0", "0", "0", "0"],
    ]
    assert wordings.silent_outside((first, second, third), firings, ("own", "dev"), "seeds") == [second.name]


FLOORS = {"entities": 0.80, "relations": 0.50, "pairs": 0.55, "figures": 0.60, "claims": 0.80}


def test_own_texts_are_read_as_well_as_before(extractor: Extractor) -> None:
    """On the tune half F1 stays above floors a bit under the frozen result, and all evidence is exact."""
    golds = gold_sets(CHECKOUT)["own-tune"]
    sheet = score(results(golds, extract(extractor, golds)))
    assert {kind: sheet.kinds[kind].f1 for kind, floor in FLOORS.items() if sheet.kinds[kind].f1 < floor} == {}
    assert sheet.kinds["relations"].precision >= 0.80
    assert sheet.evidence.of > 0
    assert sheet.evidence.right == sheet.evidence.of


def test_changed_text_is_refused(extractor: Extractor) -> None:
    """Scores against another text than the annotated one would mean nothing."""
    gold = gold_sets(CHECKOUT)["own-tune"][0]
    with pytest.raises(InputError, match="differs from the annotated text"):
        extract(extractor, [replace(gold, sha256="0" * 64)])


def test_figures_agree_with_the_shared_scorer(extractor: Extractor, shared_dir: Path, tmp_path: Path) -> None:
    """Two scorers written apart find the same counts in the same graph."""
    golds = gold_sets(CHECKOUT)["seeds"]
    extractions = extract(extractor, golds)
    graph = tmp_path / "graph.ttl"
    with graph.open("wb") as stream:
        write_turtle(dataset_quads(assemble(extractions), Run((("diplograph", "0"),), None)), stream)
    command = [
        sys.executable,
        shared_dir / "tools" / "score.py",
        graph,
        "--json",
        "--gold",
        *sorted((shared_dir / "gold").glob("*.json")),
    ]
    done = subprocess.run([*command, "--texts", golds[0].file.parent], capture_output=True, text=True, check=True)
    theirs = json.loads(done.stdout)
    sheet = score(results(golds, extractions))
    for kind in ("entities", "relations", "pairs", "figures", "figures anchored", "claims"):
        assert tally_row(sheet.kinds[kind]) == theirs[kind], kind
    for qualifier in ("polarity", "modality", "speaker", "time"):
        share = sheet.qualifiers[qualifier]
        assert f"{share.right}/{share.of}" == theirs["qualifiers"][qualifier]
    assert f"{sheet.evidence.right}/{sheet.evidence.of}" == theirs["evidence"]


def test_frozen_result_is_whole() -> None:
    """The committed result has every set, the public data and a wording table of its date."""
    path = newest(RESULTS)
    assert path is not None
    frozen = json.loads(path.read_text(encoding="utf-8"))
    assert list(frozen["sets"]) == ["own-tune", "own-test", "wide-tune", "wide-test", "seeds", "tune", "check"]
    assert set(frozen["bench"]) == {"plover", "officials"}
    table = (RESULTS / f"wordings-{frozen['date']}.csv").read_text(encoding="utf-8").splitlines()
    assert len(table) == frozen["wordings"] + 1


def test_evaluate_refuses_unknown_sets_and_hidden_errors() -> None:
    """A wrong set name is told with the known ones; errors of sets that are only scored stay hidden."""
    for arguments, words in ((["nonsense"], "own-tune"), (["--errors", "own-test"], "only scored")):
        done = subprocess.run(
            [sys.executable, CHECKOUT / "scripts" / "evaluate", *arguments], capture_output=True, text=True, check=False
        )
        assert done.returncode == 2
        assert words in done.stderr
