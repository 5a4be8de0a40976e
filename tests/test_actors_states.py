"""The gazetteer of states, territories, settlements, regions and groups, and the script that builds it."""

from __future__ import annotations

import importlib.machinery
import importlib.util
import json
import re
import sys
import tomllib
from collections import Counter, defaultdict
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

ROOT = Path(__file__).parents[1]
ONTOLOGY = ROOT / "ontology"
NAME_KEYS = ("aliases", "acronyms", "adjectives", "demonyms", "metonyms")
KEYS = {
    *("id", "label", "class", *NAME_KEYS, "ambiguous", "wikidata", "iso2", "iso3", "m49", "capital", "capital_of"),
    *("located_in", "members", "from", "until", "source"),
}
CLASSES = {
    "states": "State",
    "territories": "Territory",
    "settlements": "Settlement",
    "regions": "Region",
    "groups": "ActorGroup",
}
# The 193 members of the United Nations by ISO 3166-1 alpha-3.
MEMBERS = """
AFG ALB DZA AND AGO ATG ARG ARM AUS AUT AZE BHS BHR BGD BRB BLR BEL BLZ BEN BTN BOL BIH BWA BRA BRN BGR BFA BDI CPV KHM
CMR CAN CAF TCD CHL CHN COL COM COG COD CRI CIV HRV CUB CYP CZE DNK DJI DMA DOM ECU EGY SLV GNQ ERI EST SWZ ETH FJI FIN
FRA GAB GMB GEO DEU GHA GRC GRD GTM GIN GNB GUY HTI HND HUN ISL IND IDN IRN IRQ IRL ISR ITA JAM JPN JOR KAZ KEN KIR PRK
KOR KWT KGZ LAO LVA LBN LSO LBR LBY LIE LTU LUX MDG MWI MYS MDV MLI MLT MHL MRT MUS MEX FSM MDA MCO MNG MNE MAR MOZ MMR
NAM NRU NPL NLD NZL NIC NER NGA MKD NOR OMN PAK PLW PAN PNG PRY PER PHL POL PRT QAT ROU RUS RWA KNA LCA VCT WSM SMR STP
SAU SEN SRB SYC SLE SGP SVK SVN SLB SOM ZAF SSD ESP LKA SDN SUR SWE CHE SYR TJK TZA THA TLS TGO TON TTO TUN TUR TKM TUV
UGA UKR ARE GBR USA URY UZB VUT VEN VNM YEM ZMB ZWE
""".split()


def lines(name: str) -> list[dict[str, Any]]:
    """The records of a JSON Lines file of the ontology."""
    return [json.loads(line) for line in (ONTOLOGY / name).read_text(encoding="utf-8").splitlines()]


@pytest.fixture(scope="module")
def files() -> dict[str, list[dict[str, Any]]]:
    """The five files by name."""
    return {name: lines(f"actors/{name}.jsonl") for name in CLASSES}


@pytest.fixture(scope="module")
def records(files: dict[str, list[dict[str, Any]]]) -> dict[str, dict[str, Any]]:
    """All records of the five files by id."""
    return {record["id"]: record for name in CLASSES for record in files[name]}


def load_script() -> ModuleType:
    """`scripts/make_gazetteer` as a module, without leaving bytecode beside it."""
    loader = importlib.machinery.SourceFileLoader("make_gazetteer", str(ROOT / "scripts" / "make_gazetteer"))
    spec = importlib.util.spec_from_loader("make_gazetteer", loader)
    assert spec is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules["make_gazetteer"] = module
    written, sys.dont_write_bytecode = sys.dont_write_bytecode, True
    loader.exec_module(module)
    sys.dont_write_bytecode = written
    return module


SCRIPT = load_script()


@pytest.fixture
def script() -> ModuleType:
    """The generator."""
    return SCRIPT


def names(record: dict[str, Any]) -> set[str]:
    """Every form that names a record."""
    return {record["label"], *(name for key in NAME_KEYS for name in record.get(key, ()))}


def test_files_are_what_the_script_writes(script: ModuleType) -> None:
    """The committed files are the generator's output for the pinned sources."""
    built = script.build(script.Sources(ONTOLOGY / "sources"))
    assert list(script.stale({name: script.rendered(found) for name, found in built.items()})) == []


def test_check_tells_stale_files(
    script: ModuleType, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """`--check` fails with one line a file where nothing is written yet, and passes after a run."""
    (tmp_path / "sources").symlink_to(ONTOLOGY / "sources")
    monkeypatch.setattr(script, "ONTOLOGY", tmp_path)
    assert script.main(["--check"]) == 1
    assert "ontology/actors/states.jsonl is not up to date" in capsys.readouterr().err
    assert script.main([]) == 0
    assert script.main(["--check"]) == 0
    assert (tmp_path / "geography.jsonl").read_bytes() == (ONTOLOGY / "geography.jsonl").read_bytes()


def test_counts(files: dict[str, list[dict[str, Any]]]) -> None:
    """The files hold at least what they are meant to hold."""
    assert len([r for r in files["states"] if "until" not in r]) == len(MEMBERS) + 4
    assert len([r for r in files["states"] if "until" in r]) >= 25
    assert len(files["territories"]) >= 80
    assert len(files["settlements"]) >= 550
    assert len(files["regions"]) >= 200
    assert len(files["groups"]) >= 60


def test_lines_are_well_formed(files: dict[str, list[dict[str, Any]]]) -> None:
    """Each line has a kebab-case id, a label, the class of its file, known keys, no empty value and a source."""
    for name, kind in CLASSES.items():
        ids = [record["id"] for record in files[name]]
        assert ids == sorted(ids)
        for record in files[name]:
            assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", record["id"]), record["id"]
            assert record["class"] == kind
            assert record["source"]
            assert set(record) <= KEYS
            assert all(value not in ("", [], None) for value in record.values())


def test_names_are_clean(records: dict[str, dict[str, Any]]) -> None:
    """Names have no blanks at their ends, no repetition inside a kind, and no label among the aliases."""
    for record in records.values():
        assert record["label"] not in record.get("aliases", ())
        for key in NAME_KEYS:
            forms = record.get(key, [])
            # Of adjectives the usual one comes first, which labels are made of.
            kept = list(dict.fromkeys(forms)) if key == "adjectives" else sorted(set(forms))
            assert forms == kept, (record["id"], key)
            assert all(form == " ".join(form.split()) for form in forms)
        assert set(record.get("ambiguous", ())) <= names(record), record["id"]


def test_ids_are_unique(files: dict[str, list[dict[str, Any]]]) -> None:
    """No id names two things of these files."""
    count = Counter(record["id"] for name in CLASSES for record in files[name])
    assert [thing for thing, times in count.items() if times > 1] == []


def test_wikidata_ids(records: dict[str, dict[str, Any]]) -> None:
    """QIDs have their form, belong to one thing each, and never stand on a line that names no source for them."""
    found = [r["wikidata"] for r in records.values() if "wikidata" in r]
    assert len(found) > 340
    assert len(set(found)) == len(found)
    assert all(re.fullmatch(r"Q[1-9][0-9]*", q) for q in found)
    assert all("rigour" in r["source"] for r in records.values() if "wikidata" in r)


@pytest.mark.parametrize("iso3", sorted(MEMBERS))
def test_un_member_is_complete(iso3: str, records: dict[str, dict[str, Any]]) -> None:
    """A UN member has its codes, a QID, a capital inside it, adjectives, demonyms and its long name or none."""
    (state,) = [r for r in records.values() if r.get("iso3") == iso3]
    assert state["class"] == "State"
    assert re.fullmatch(r"[A-Z]{2}", state["iso2"])
    assert re.fullmatch(r"[0-9]{3}", state["m49"])
    assert "wikidata" in state
    assert state["adjectives"]
    assert state["demonyms"]
    capital = records[state["capital"]]
    assert capital["capital_of"] == state["id"]
    assert capital["located_in"] == [state["id"]]


def test_codes_are_unique(records: dict[str, dict[str, Any]]) -> None:
    """No ISO or M49 code stands for two things."""
    for key in ("iso2", "iso3", "m49"):
        count = Counter(r[key] for r in records.values() if key in r)
        assert [code for code, times in count.items() if times > 1] == []


def test_references_resolve(records: dict[str, dict[str, Any]]) -> None:
    """Capitals, wider places and members are records of these files."""
    for record in records.values():
        used = [*record.get("located_in", ()), *(m["id"] for m in record.get("members", ()))]
        used += [record[key] for key in ("capital", "capital_of") if key in record]
        assert [thing for thing in used if thing not in records] == [], record["id"]
        assert record["id"] not in used


def test_capitals_agree_both_ways(records: dict[str, dict[str, Any]]) -> None:
    """`capital` and `capital_of` are each other's inverse."""
    forward = {(r["id"], r["capital"]) for r in records.values() if "capital" in r}
    backward = {(r["capital_of"], r["id"]) for r in records.values() if "capital_of" in r}
    assert forward == backward


def test_places_are_not_in_circles(records: dict[str, dict[str, Any]]) -> None:
    """Following `located_in` ends."""
    for thing in records:
        seen: set[str] = set()
        rest = [thing]
        while rest:
            rest = [wider for place in rest for wider in records[place].get("located_in", ())]
            assert thing not in rest
            rest = [place for place in rest if place not in seen]
            seen.update(rest)


def test_capitals_agree_with_countryinfo(script: ModuleType, records: dict[str, dict[str, Any]]) -> None:
    """The capital is that of countryinfo, but where that gives the state's own name or another seat."""
    differing = set()
    countries = script.Sources(ONTOLOGY / "sources").countries
    for state in (r for r in records.values() if r["class"] == "State" and r.get("iso2") in countries):
        capital = records[state["capital"]]
        listed = str(countries[state["iso2"]]["capital"]).strip("[]'")
        if script.slug(listed) not in {script.slug(n) for n in names(capital)}:
            differing.add(state["id"])
    own_name = {"djibouti", "luxembourg", "monaco", "singapore"}
    moved_or_second_seat = {"burundi", "eswatini", "sri-lanka"}
    assert differing == own_name | moved_or_second_seat


def test_clashes_are_those_with_a_reason(records: dict[str, dict[str, Any]]) -> None:
    """Two things share a name only if clashes.toml says why, or if it is a town that stands for its state."""
    bearers: dict[str, set[str]] = defaultdict(set)
    for record in records.values():
        for name in names(record):
            bearers[name].add(record["id"])
    shared = {name: sorted(ids) for name, ids in bearers.items() if len(ids) > 1}
    found = {name: ids for name, ids in shared.items() if not seat(ids, name, records)}
    allowed = tomllib.loads((ONTOLOGY / "sources" / "clashes.toml").read_text(encoding="utf-8"))["clashes"]
    assert found == {name: sorted(entry["ids"]) for name, entry in allowed.items()}
    assert all(len(entry["reason"]) > 20 for entry in allowed.values())


def seat(ids: list[str], name: str, records: dict[str, dict[str, Any]]) -> bool:
    """Whether a name is that of a town and a metonym of the state or territory it lies in."""
    towns = [i for i in ids if records[i]["class"] == "Settlement"]
    others = [i for i in ids if i not in towns]
    if len(towns) != 1 or len(others) != 1:
        return False
    return records[towns[0]]["located_in"] == others and name in records[others[0]].get("metonyms", ())


def test_shared_names_are_marked(records: dict[str, dict[str, Any]]) -> None:
    """Each bearer of an allowed clash marks the name as ambiguous."""
    allowed = tomllib.loads((ONTOLOGY / "sources" / "clashes.toml").read_text(encoding="utf-8"))["clashes"]
    for name, entry in allowed.items():
        assert all(name in records[thing]["ambiguous"] for thing in entry["ids"]), name


@pytest.mark.parametrize(
    ("name", "key", "thing"),
    [
        ("Kremlin", "metonyms", "russia"),
        ("Moscow", "metonyms", "russia"),
        ("White House", "metonyms", "united-states"),
        ("Washington", "metonyms", "united-states"),
        ("Elysee", "metonyms", "france"),
        ("Élysée", "metonyms", "france"),
        ("Whitehall", "metonyms", "united-kingdom"),
        ("Downing Street", "metonyms", "united-kingdom"),
        ("Zhongnanhai", "metonyms", "china"),
        ("Ankara", "metonyms", "turkiye"),
        ("Turkey", "aliases", "turkiye"),
        ("Burma", "aliases", "myanmar"),
        ("Ivory Coast", "aliases", "cote-divoire"),
        ("Swaziland", "aliases", "eswatini"),
        ("Czech Republic", "aliases", "czechia"),
        ("Great Britain", "aliases", "united-kingdom"),
        ("America", "aliases", "united-states"),
        ("U.S.", "acronyms", "united-states"),
        ("UAE", "acronyms", "united-arab-emirates"),
        ("ROK", "acronyms", "south-korea"),
        ("DPRK", "acronyms", "north-korea"),
        ("PRC", "acronyms", "china"),
        ("KSA", "acronyms", "saudi-arabia"),
        ("DRC", "acronyms", "democratic-republic-of-the-congo"),
        ("USSR", "acronyms", "soviet-union"),
        ("Russians", "demonyms", "russia"),
        ("Turks", "demonyms", "turkiye"),
        ("Poles", "demonyms", "poland"),
        ("Dutch", "demonyms", "netherlands"),
        ("Britons", "demonyms", "united-kingdom"),
        ("Frenchmen", "demonyms", "france"),
        ("Chinese", "demonyms", "china"),
        ("Azeri", "adjectives", "azerbaijan"),
        ("Soviet", "adjectives", "soviet-union"),
        ("Abkhazian", "adjectives", "abkhazia"),
        ("Central Asian", "adjectives", "central-asia"),
        ("Western", "adjectives", "west"),
        ("Kurdish", "adjectives", "kurds"),
        ("Artsakh", "aliases", "nagorno-karabakh"),
        ("People’s Republic of China", "aliases", "china"),
        ("Kiev", "aliases", "kyiv"),
        ("St. Petersburg", "aliases", "saint-petersburg"),
    ],
)
def test_form_names_its_thing(name: str, key: str, thing: str, records: dict[str, dict[str, Any]]) -> None:
    """Well-known forms are there, each of its kind."""
    assert name in records[thing][key]


@pytest.mark.parametrize(
    ("thing", "kind", "qid"),
    [
        ("armenia", "State", "Q399"),
        ("united-states", "State", "Q30"),
        ("netherlands", "State", "Q55"),
        ("denmark", "State", "Q35"),
        ("taiwan", "State", "Q865"),
        ("kosovo", "State", "Q1246"),
        ("palestine", "State", "Q219060"),
        ("holy-see", "State", "Q237"),
        ("soviet-union", "State", "Q15180"),
        ("crimea", "Territory", "Q7835"),
        ("abkhazia", "Territory", "Q23334"),
        ("hong-kong", "Territory", "Q8646"),
        ("greenland", "Territory", "Q223"),
        ("moscow", "Settlement", "Q649"),
        ("kyiv", "Settlement", "Q1899"),
        ("scotland", "Region", "Q22"),
    ],
)
def test_kind_and_qid(thing: str, kind: str, qid: str, records: dict[str, dict[str, Any]]) -> None:
    """Things have the class and the Wikidata item they should have."""
    assert (records[thing]["class"], records[thing]["wikidata"]) == (kind, qid)


def test_brussels_is_left_to_the_european_union(records: dict[str, dict[str, Any]]) -> None:
    """Capitals whose name means something else in diplomacy, or is the state's own name, are no metonyms."""
    for state in ("belgium", "luxembourg", "singapore", "djibouti"):
        assert not set(records[state].get("metonyms", ())) & names(records[records[state]["capital"]])


def test_past_states_have_ended(records: dict[str, dict[str, Any]]) -> None:
    """Existence is given as ISO years or dates, and begins before it ends."""
    for record in records.values():
        for key in ("from", "until"):
            assert re.fullmatch(r"[0-9]{4}(-[0-9]{2}-[0-9]{2})?", record.get(key, "2000"))
        if "from" in record and "until" in record:
            assert record["from"] < record["until"]
    assert records["soviet-union"]["until"] == "1991-12-26"


def test_borders(records: dict[str, dict[str, Any]]) -> None:
    """Borders join two known states or territories once, in order of their ids, each with a source."""
    pairs = [(line["subject"], line["object"]) for line in lines("geography.jsonl")]
    assert pairs == sorted(set(pairs))
    assert all(a < b and a in records and b in records for a, b in pairs)
    assert all(line["source"] and line["predicate"] == "sharesBorderWith" for line in lines("geography.jsonl"))
    assert {("armenia", "azerbaijan"), ("iraq", "kuwait"), ("kosovo", "serbia"), ("china", "nepal")} <= set(pairs)
    assert not {("india", "sri-lanka"), ("afghanistan", "india"), ("iran", "kuwait")} & set(pairs)


def test_neighbour_counts() -> None:
    """The number of land neighbours is right for states where it is common knowledge."""
    count = Counter(thing for line in lines("geography.jsonl") for thing in (line["subject"], line["object"]))
    known = {"russia": 14, "armenia": 4, "germany": 9, "turkiye": 8, "united-states": 2, "mongolia": 2, "lesotho": 1}
    assert {thing: count[thing] for thing in known} == known


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Chișinău", "chisinau"),
        ("Nuku'alofa", "nukualofa"),
        ("Diyarbakır", "diyarbakir"),
        ("Wrocław", "wroclaw"),
        ("Tromsø", "tromso"),
        ("Washington, D.C.", "washington-d-c"),
    ],
)
def test_slug_of_names(script: ModuleType, name: str, expected: str) -> None:
    """Marked letters become plain ones, other signs hyphens."""
    assert script.slug(name) == expected


@given(st.text(max_size=40))
def test_slug_is_kebab(name: str) -> None:
    """Any text gives an ASCII kebab-case id or nothing, and a slug is its own slug."""
    found = SCRIPT.slug(name)
    assert re.fullmatch(r"([a-z0-9]+(-[a-z0-9]+)*)?", found)
    assert SCRIPT.slug(found) == found


@pytest.mark.parametrize(
    ("adjective", "expected"),
    [
        ("Russian", ["Russian", "Russians"]),
        ("Chinese", ["Chinese"]),
        ("Seychellois", ["Seychellois"]),
        ("Irish", ["Irish"]),
    ],
)
def test_demonyms_from_adjectives(script: ModuleType, adjective: str, expected: list[str]) -> None:
    """Regular adjectives give singular and plural; those that do not change give one form."""
    assert script.demonyms([adjective]) == expected


def test_foreign_qid_is_refused(script: ModuleType) -> None:
    """A QID that rigour does not give for the code is an error, and so is an unknown code."""
    sources = script.Sources(ONTOLOGY / "sources")
    with pytest.raises(script.SourceError, match="Q30 is not a QID"):
        script.qid({"qid": "Q30"}, sources.territory("nl"))
    with pytest.raises(script.SourceError, match="no territory"):
        sources.territory("qq")


def test_wrong_code_is_refused(script: ModuleType) -> None:
    """A state whose code belongs to another is caught by its name."""
    sources = script.Sources(ONTOLOGY / "sources")
    found = script.record("austria", "State", {"iso": "AU"}, sources, "states")
    with pytest.raises(script.SourceError, match="rigour calls AU 'Australia'"):
        script.check_name(found, {"iso": "AU"}, sources)
