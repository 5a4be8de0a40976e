"""The gazetteer of organizations, corridors, agreements, events and officials, and the titles of office."""

from __future__ import annotations

import json
import re
import tomllib
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
ACTORS = ONTOLOGY / "actors"
CLASSES = {
    "organizations": {
        *("Bloc", "Forum", "InternationalOrganization", "GovernmentBody", "Company", "PoliticalParty", "Organization"),
        *("Initiative", "Meeting"),
    },
    "corridors": {"Corridor", "Infrastructure", "Initiative"},
    "initiatives": {"Initiative", "Agreement", "Document"},
    "agreements": {"Agreement", "Event"},
    "events": {"ArmedConflict", "Event", "Meeting"},
    "officials": {"Official"},
}
COUNTS = {"organizations": 330, "corridors": 110, "initiatives": 60, "agreements": 180, "events": 150, "officials": 420}
KEYS = {
    *("id", "label", "class", "aliases", "acronyms", "adjectives", "demonyms", "metonyms", "wikidata", "parent"),
    *("located_in", "members", "participants", "connects", "offices", "from", "until", "source"),
}
NAME_KEYS = ("aliases", "acronyms", "adjectives", "demonyms", "metonyms")
SHARED_ACRONYMS = {
    "ADF": "Allied Democratic Forces in texts on the Congo, Australian Defence Force in texts on the Pacific",
    "AIOC": "the Azerbaijani consortium since 1994, Anglo-Iranian Oil Company in texts on 1909-1954",
    "ARF": "ASEAN Regional Forum, Armenian Revolutionary Federation: different regions",
    "CDB": "China Development Bank, Caribbean Development Bank: different regions",
    "CPA": "Coalition Provisional Authority (Iraq), Comprehensive Peace Agreement (Sudan)",
    "CPC": "Communist Party of China, Caspian Pipeline Consortium: both usual",
    "ECHR": "the convention and its court go by one acronym",
    "KIA": "Kachin Independence Army, Kuwait Investment Authority: different regions",
    "NDC": "National Democratic Congress in texts on Ghana, National Dialogue Conference in texts on Yemen",
    "PIF": "Pacific Islands Forum, Public Investment Fund: different regions",
    "PTI": "the Pakistani party, the Indian news agency",
}
DATE = re.compile(r"^\d{4}(-\d{2}(-\d{2})?)?$")


def lines(path: Path) -> list[dict[str, Any]]:
    """The records of one JSON Lines file."""
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines() if line.strip()]


def references(record: dict[str, Any]) -> Iterator[str]:
    """Ids that a record names."""
    for key in ("parent", "capital", "capital_of"):
        if key in record:
            yield record[key]
    for key in ("located_in", "connects", "participants"):
        yield from record.get(key, ())
    yield from (member["id"] for member in record.get("members", ()))
    yield from (office["of"] for office in record.get("offices", ()))


def periods(record: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """The record itself, its memberships and offices: all that may have `from` and `until`."""
    yield record
    yield from record.get("members", ())
    yield from record.get("offices", ())


def in_order(start: str, end: str) -> bool:
    """Whether a period does not end before it starts, as far as both are known."""
    size = min(len(start), len(end))
    return start[:size] <= end[:size]


@pytest.fixture(scope="module")
def files() -> dict[str, list[dict[str, Any]]]:
    """The files of this part by name."""
    return {name: lines(ACTORS / f"{name}.jsonl") for name in CLASSES}


@pytest.fixture(scope="module")
def everything() -> dict[str, dict[str, Any]]:
    """All records of all actors files by id."""
    return {record["id"]: record for path in sorted(ACTORS.glob("*.jsonl")) for record in lines(path)}


@pytest.fixture(scope="module")
def titles() -> dict[str, Any]:
    """The table of titles."""
    return tomllib.loads((ONTOLOGY / "titles.toml").read_text(encoding="utf-8"))


@pytest.mark.parametrize("name", CLASSES)
def test_each_file_is_broad_enough(files: dict[str, list[dict[str, Any]]], name: str) -> None:
    """Each file holds at least the promised number of records."""
    assert len(files[name]) >= COUNTS[name]


@pytest.mark.parametrize("name", CLASSES)
def test_lines_are_sorted_by_id_without_repetition(files: dict[str, list[dict[str, Any]]], name: str) -> None:
    """Every line comes strictly after the one before it."""
    ids = [record["id"] for record in files[name]]
    assert ids == sorted(set(ids))


def test_ids_are_unique_over_all_files() -> None:
    """No two records of any actors files share an id."""
    counts = Counter(record["id"] for path in ACTORS.glob("*.jsonl") for record in lines(path))
    assert [key for key, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("name", CLASSES)
def test_classes_belong_to_their_file(files: dict[str, list[dict[str, Any]]], name: str) -> None:
    """Records have a class that fits the file."""
    assert {record["class"] for record in files[name]} <= CLASSES[name]


def test_classes_are_of_the_registry(files: dict[str, list[dict[str, Any]]]) -> None:
    """Every class name is a class of the ontology."""
    ontology = pytest.importorskip("diplograph.ontology")
    known = set(ontology.registry().classes)
    assert {record["class"] for records in files.values() for record in records} <= known


@pytest.mark.parametrize("name", CLASSES)
def test_records_have_known_keys_names_and_a_source(files: dict[str, list[dict[str, Any]]], name: str) -> None:
    """Ids are kebab-case ASCII, keys are those of the format, names are clean and distinct, and a source is named."""
    for record in files[name]:
        assert set(record) <= KEYS, record["id"]
        assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", record["id"]), record["id"]
        assert record["label"].strip(), record["id"]
        assert record["source"].strip(), record["id"]
        names = [record["label"], *(n for key in NAME_KEYS for n in record.get(key, ()))]
        assert all(n == n.strip() and n and "|" not in n for n in names), record["id"]
        assert len(names) == len(set(names)), (record["id"], names)


@pytest.mark.parametrize("name", CLASSES)
def test_referenced_ids_exist(
    files: dict[str, list[dict[str, Any]]], everything: dict[str, dict[str, Any]], name: str
) -> None:
    """Parents, places, members, participants and owners of offices are records of some actors file."""
    missing = {(r["id"], key) for r in files[name] for key in references(r) if key not in everything}
    assert missing == set()


def test_parents_have_no_cycle(everything: dict[str, dict[str, Any]]) -> None:
    """Following `parent` ends."""
    for key in everything:
        seen, at = set(), key
        while "parent" in everything[at]:
            assert at not in seen, key
            seen.add(at)
            at = everything[at]["parent"]


@pytest.mark.parametrize("name", CLASSES)
def test_periods_are_iso_and_in_order(files: dict[str, list[dict[str, Any]]], name: str) -> None:
    """Dates are years, months or days, and nothing ends before it begins."""
    for record in files[name]:
        for period in periods(record):
            start, end = period.get("from"), period.get("until")
            assert all(DATE.match(d) for d in (start, end) if d is not None), record["id"]
            assert start is None or end is None or in_order(start, end), (record["id"], period)


def test_acronyms_are_unique_or_allowed() -> None:
    """An acronym names one thing, except those with a reason to name two; the exceptions are real."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for path in ACTORS.glob("*.jsonl"):
        for record in lines(path):
            for acronym in record.get("acronyms", ()):
                named[acronym].add(record["id"])
    assert {acronym for acronym, ids in named.items() if len(ids) > 1} == set(SHARED_ACRONYMS)


def begin(record: dict[str, Any]) -> str:
    """When a thing began, or somebody came to the first office of the data; empty if that is unknown."""
    first = next((office.get("from", "") for office in record.get("offices", ())), "")
    return str(record.get("from", first))


def test_labels_and_aliases_of_this_part_are_unambiguous(everything: dict[str, dict[str, Any]]) -> None:
    """No label or alias of this part is also that of another thing, but for things of different years."""
    named: defaultdict[str, set[str]] = defaultdict(set)
    for record in everything.values():
        for name in (record["label"], *record.get("aliases", ())):
            named[name].add(record["id"])
    mine = {r["id"] for name in CLASSES for r in lines(ACTORS / f"{name}.jsonl")}
    shared = {n: ids for n, ids in named.items() if len(ids) > 1 and ids & mine}
    begun = {n: {begin(everything[i])[:4] for i in ids} for n, ids in shared.items()}
    assert {n: ids for n, ids in shared.items() if "" in begun[n] or len(begun[n]) < len(ids)} == {}


@pytest.mark.parametrize(
    ("bloc", "count"),
    [
        ("nato", 32),
        ("european-union", 27),
        ("collective-security-treaty-organization", 6),
        ("eurasian-economic-union", 5),
        ("brics", 10),
        ("shanghai-cooperation-organisation", 10),
        ("association-of-southeast-asian-nations", 11),
        ("gulf-cooperation-council", 6),
        ("arab-league", 22),
        ("alliance-of-sahel-states", 3),
    ],
)
def test_main_blocs_have_their_members(everything: dict[str, dict[str, Any]], bloc: str, count: int) -> None:
    """The members without an end date are as many as the bloc has today."""
    assert sum("until" not in member for member in everything[bloc]["members"]) == count


@pytest.mark.parametrize(
    ("person", "position", "of"),
    [
        ("abraham-lincoln", "President", "united-states"),
        ("henry-kissinger", "Secretary of State", "united-states"),
        ("sergey-lavrov", "Foreign Minister", "russia"),
        ("mikhail-gorbachev", "General Secretary", "communist-party-of-the-soviet-union"),
        ("kofi-annan", "Secretary-General", "united-nations"),
        ("angela-merkel", "Chancellor", "germany"),
        ("zhou-enlai", "Premier", "china"),
        ("paul-kagame", "President", "rwanda"),
        ("narendra-modi", "Prime Minister", "india"),
    ],
)
def test_officials_hold_their_offices(
    everything: dict[str, dict[str, Any]], person: str, position: str, of: str
) -> None:
    """Well-known people are found under the office they are known for."""
    assert any(o["position"] == position and o["of"] == of for o in everything[person]["offices"])


def test_presidents_of_one_state_follow_one_another(everything: dict[str, dict[str, Any]]) -> None:
    """Presidents of the United States follow one another without overlap."""
    terms = sorted(
        (office["from"], office.get("until", "9999"))
        for record in everything.values()
        for office in record.get("offices", ())
        if office["position"] == "President" and office["of"] == "united-states"
    )
    assert len(terms) == 47
    assert all(end == start for (_, end), (start, _) in pairwise(terms))


def test_positions_are_titles(files: dict[str, list[dict[str, Any]]], titles: dict[str, Any]) -> None:
    """Every position of an official is the label of a title, so that texts and gazetteer meet."""
    labels = {title["canonical"] for title in titles["title"]}
    held = {office["position"] for record in files["officials"] for office in record.get("offices", ())}
    assert held - labels == set()


def test_titles_are_many_and_distinct(titles: dict[str, Any]) -> None:
    """At least 150 titles, each with variants in lower case that belong to it alone."""
    variants = Counter(variant for title in titles["title"] for variant in title["variants"])
    assert len(titles["title"]) >= 150
    assert [v for v, count in variants.items() if count > 1 or v != v.lower() or v != v.strip()] == []
    assert all(title["variants"] for title in titles["title"])
    assert len({title["canonical"] for title in titles["title"]}) == len(titles["title"])


def test_titles_name_real_states_and_kinds(titles: dict[str, Any], everything: dict[str, dict[str, Any]]) -> None:
    """Owners and exceptions are ids of the gazetteer; the holder is one of five kinds."""
    for title in titles["title"]:
        ids = [*title.get("head_of_state_in", ()), *title.get("head_of_government_in", ())]
        ids += [title["owner"]] if "owner" in title else []
        assert all(key in everything for key in ids), title["canonical"]
        assert title["holder"] in {"state", "organization", "body", "settlement", "none"}
        assert isinstance(title["leads"], bool)


def test_title_words_are_lists(titles: dict[str, Any]) -> None:
    """Modifiers come in five kinds; honorifics are single lower-case words without a final stop, ranks are there."""
    assert set(titles["modifiers"]) == {"deputy", "acting", "former", "future", "silent"}
    assert all(" " not in word and not word.endswith(".") for word in titles["honorifics"]["forms"])
    words = [w for table in ("honorifics", "military_ranks") for w in titles[table]["forms"]]
    assert [w for w in words if w != w.lower()] == []
    assert {"general", "colonel", "admiral"} <= set(titles["military_ranks"]["forms"])


@pytest.mark.parametrize(
    ("words", "label", "head"),
    [
        ("president", "President", "head_of_state"),
        ("prime minister", "Prime Minister", "head_of_government"),
        ("minister of foreign affairs", "Foreign Minister", None),
        ("minister of defense", "Defence Minister", None),
    ],
)
def test_usual_words_lead_to_the_title(titles: dict[str, Any], words: str, label: str, head: str | None) -> None:
    """The usual word forms are variants of the right title, with the right headship."""
    (title,) = [t for t in titles["title"] if words in t["variants"]]
    assert title["canonical"] == label
    assert {k for k in ("head_of_state", "head_of_government") if title.get(k)} == ({head} if head else set())
