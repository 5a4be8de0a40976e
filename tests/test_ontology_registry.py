"""The registry: its content against the contract, its checks against broken registries."""

from __future__ import annotations

import ast
import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diplograph import model
from diplograph.ontology import RegistryError, data_dir, load, registry

CONTRACT = {
    "membership": (
        "memberOf suspendedParticipationIn withdrewFrom seeksMembershipOf declines participatesIn leads "
        "incompatibleWith"
    ),
    "office": "holdsPosition represents hasHeadOfState hasHeadOfGovernment affiliatedWith",
    "geography": "sharesBorderWith locatedIn hasCapital controls claimsSovereigntyOver lostControlOf",
    "diplomacy": (
        "metWith visited negotiatesWith mediates cooperatesWith alliedWith strategicPartnerOf "
        "hasDiplomaticRelationWith supports recognizes promises requests"
    ),
    "conflict": (
        "inConflictWith initiatedConflictWith attacked criticizes accuses pressures threatens sanctions interferesIn"
    ),
    "economy": (
        "tradesWith exportsTo largestTradePartnerOf dependsOn investsIn providesAidTo pledgesAidTo "
        "restrictsTradeWith hasInterestIn develops connects migratesTo"
    ),
    "legal": "signed agreedWith issued cites",
    "politics": (
        "founded appointed overthrew succeeded becameIndependentFrom rejects discussed hosts deployedForcesTo "
        "withdrewForcesFrom"
    ),
}
SYMMETRIC = (
    "incompatibleWith sharesBorderWith metWith negotiatesWith cooperatesWith alliedWith strategicPartnerOf "
    "hasDiplomaticRelationWith inConflictWith tradesWith agreedWith"
)
CLASSES = (
    "Entity Actor GeopoliticalEntity State Organization InternationalOrganization Bloc Forum GovernmentBody "
    "Company PoliticalParty Person Official ActorGroup Place Region Territory Settlement Infrastructure "
    "Corridor Initiative Event Meeting ArmedConflict Election Referendum PolicyAction Agreement Position "
    "Product Document Statement RelationStatement Observation Claim Evidence RelationType"
)
PROPERTIES = (
    "relatedTo mentionedIn positionIn wikidataId isoAlpha2 isoAlpha3 unM49 subject predicate object "
    "counterpart indicator product year value valueUpper unitCode unit valueText comparator claimText target "
    "conveys polarity modality attributionKind attributedTo time startDate endDate timeText place confidence "
    "extractor evidence inDocument sentence textSha256"
)
INDICATORS = (
    "trade-turnover exports imports export-share import-share trade-share trade-balance gdp investment "
    "aid-pledged aid-provided remittances energy-dependency change-rate cargo-volume troops population other-figure"
)
PLOVER_QUADS = {
    "cooperative": {"AGREE", "CONSULT", "SUPPORT", "CONCEDE", "COOPERATE", "AID", "RETREAT"},
    "conflictual": {"ACCUSE", "REJECT", "THREATEN", "PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"},
    "neutral": {"REQUEST"},
}
OKABE_ITO = {"#000000", "#E69F00", "#56B4E9", "#009E73", "#F0E442", "#0072B2", "#D55E00", "#CC79A7", "#999999"}
SHAPES = {"dot", "square", "diamond", "hexagon", "star", "triangle", "triangleDown"}


@pytest.mark.parametrize("family", CONTRACT)
def test_relations_of_a_family_are_those_of_the_contract(family: str) -> None:
    """The closed list is the contract's, family by family, nothing missing and nothing added."""
    found = [relation.name for relation in registry().relations.values() if relation.family == family]
    assert found == CONTRACT[family].split()


def test_no_family_beside_those_of_the_contract() -> None:
    """Families of the registry are those that relations have."""
    assert list(registry().families) == list(CONTRACT)


def test_symmetric_relations_are_those_of_the_contract() -> None:
    """Exactly the relations marked (sym) are symmetric, and only the others read differently backwards."""
    assert registry().symmetric == set(SYMMETRIC.split())
    for relation in registry().relations.values():
        assert (relation.inverse_label is None) == relation.symmetric, relation.name


def test_classes_are_those_of_the_contract() -> None:
    """Every class of the tree is there and no other."""
    assert set(registry().classes) == set(CLASSES.split())


def test_properties_of_the_contract_are_defined() -> None:
    """Every property that statements, things, documents and evidence carry is defined."""
    assert set(PROPERTIES.split()) <= set(registry().properties)


@pytest.mark.parametrize(
    ("scheme", "names"),
    [
        ("polarity", [code.value for code in model.Polarity]),
        ("modality", [code.value for code in model.Modality]),
        ("attributionKind", [code.value for code in model.AttributionKind]),
        ("comparator", [code.value for code in model.Comparator]),
        ("indicator", INDICATORS.split()),
    ],
)
def test_codes_agree_with_contract_and_model(scheme: str, names: list[str]) -> None:
    """Codes of the registry are those of the contract and of the enumerations that the program uses."""
    assert [code.name for code in registry().codes[scheme]] == names


def test_codes_are_unique_over_all_schemes() -> None:
    """No code means two things, since all share one namespace."""
    names = [code.name for codes in registry().codes.values() for code in codes]
    assert len(names) == len(set(names))


@pytest.mark.parametrize(
    ("cls", "ancestor", "holds"),
    [
        ("State", "Actor", True),
        ("State", "Place", True),
        ("Bloc", "Organization", True),
        ("Official", "Person", True),
        ("Corridor", "Infrastructure", True),
        ("Territory", "Place", True),
        ("Territory", "Actor", False),
        ("Actor", "State", False),
        ("Settlement", "Actor", False),
        ("State", "State", True),
        ("Nonsense", "Entity", False),
        ("State", "Nonsense", False),
    ],
)
def test_is_a_follows_the_class_tree(cls: str, ancestor: str, *, holds: bool) -> None:
    """A class is itself and every class above it, by every parent; an unknown class is nothing."""
    assert registry().is_a(cls, ancestor) is holds


@given(st.sampled_from(CLASSES.split()), st.sampled_from(CLASSES.split()), st.sampled_from(CLASSES.split()))
def test_is_a_is_transitive(low: str, middle: str, high: str) -> None:
    """What is a kind of a kind of something is a kind of it."""
    if registry().is_a(low, middle) and registry().is_a(middle, high):
        assert registry().is_a(low, high)


def test_admits_takes_any_of_the_classes() -> None:
    """A domain of several classes admits each of them and their subclasses, and no other."""
    domain = registry().relations["signed"].domain
    assert registry().admits(domain, "Official")
    assert registry().admits(domain, "Territory")
    assert not registry().admits(domain, "Meeting")


def test_domains_and_ranges_name_no_class_twice() -> None:
    """No class of a domain or range is under another one of it, which would say nothing."""
    for relation in registry().relations.values():
        for names in (relation.domain, relation.range):
            for name in names:
                assert not registry().admits([other for other in names if other != name], name), (relation.name, name)


def test_signs_follow_the_plover_quads() -> None:
    """The sign of a relation is that of its PLOVER class; every class named is one of PLOVER's."""
    for relation in registry().relations.values():
        if relation.plover:
            assert relation.plover in PLOVER_QUADS[relation.sign], relation.name


def test_wikidata_identifiers_are_well_formed_and_unique() -> None:
    """Relations name properties, classes name items, and no two name the same one."""
    relations = [r for row in registry().relations.values() for r in (row.wikidata, row.wikidata_inverse) if r]
    classes = [row.wikidata for row in registry().classes.values() if row.wikidata]
    assert all(re.fullmatch(r"P[1-9]\d*", name) for name in relations)
    assert all(re.fullmatch(r"Q[1-9]\d*", name) for name in classes)
    assert len(relations) == len(set(relations))
    assert len(classes) == len(set(classes))


def test_colours_can_be_told_apart() -> None:
    """Colours are of the Okabe and Ito palette, and no two classes share both colour and shape."""
    classes = [row for row in registry().classes.values() if row.name not in {"Entity", "RelationType"}]
    assert {row.colour for row in classes} <= OKABE_ITO
    assert {row.shape for row in registry().classes.values()} <= SHAPES
    assert len({(row.colour, row.shape) for row in classes}) == len(classes)
    assert len({family.colour for family in registry().families.values()}) == len(registry().families)
    assert {family.colour for family in registry().families.values()} <= OKABE_ITO


def test_every_relation_has_words_of_its_own() -> None:
    """Labels, definitions and examples are there and differ from relation to relation."""
    rows = list(registry().relations.values())
    for field in ("label", "definition", "example"):
        texts = [getattr(row, field).strip() for row in rows]
        assert all(texts)
        assert len(set(texts)) == len(rows), field


def test_registry_is_read_once() -> None:
    """Asking again gives the same object."""
    assert registry() is registry()


def test_registry_cannot_be_changed() -> None:
    """A caller cannot change the tables that all share."""
    with pytest.raises(TypeError):
        registry().classes["Place"] = registry().classes["Actor"]  # type: ignore[index]


def test_data_dir_holds_the_registry() -> None:
    """The ontology folder is found from the source tree or the installed package."""
    assert (data_dir() / "registry.toml").is_file()


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ('family = "office"', 'family = "offices"', "unknown offices"),
        ('sign = "neutral"', 'sign = "friendly"', "unknown friendly"),
        ('range = ["Position"]', 'range = ["Post"]', "unknown Post"),
        ('parent = ["Person"]', 'parent = ["Human"]', "Human"),
        ('disjoint = ["Person"]', 'disjoint = ["Human"]', "unknown Human"),
        ('range = ["code:polarity"]', 'range = ["code:charge"]', "unknown charge"),
        ("[relations.metWith]\n", "[relations.metWith]\nloudness = 3\n", "loudness"),
        ('label = "met with"\n', "", "label"),
        ('domain = ["Place", "Bloc"]', 'domain = ["Place"]', "sharesBorderWith: symmetric"),
        ("[families]", "[clans]", "families"),
    ],
)
def test_a_registry_that_contradicts_itself_is_refused(tmp_path: Path, old: str, new: str, message: str) -> None:
    """Unknown names, unknown or missing keys and one-sided symmetry are errors that name what is wrong."""
    text = (data_dir() / "registry.toml").read_text(encoding="utf-8")
    assert old in text
    broken = tmp_path / "registry.toml"
    broken.write_text(text.replace(old, new, 1), encoding="utf-8")
    with pytest.raises(RegistryError, match=re.escape(message)):
        load(broken)


def test_the_registry_module_imports_the_standard_library_only() -> None:
    """Every command reads the registry, so it must not pull in a heavy library."""
    tree = ast.parse((Path(__file__).parents[1] / "graph/diplograph/ontology.py").read_text(encoding="utf-8"))
    imported = {node.module for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    imported |= {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert imported == {
        "__future__", "tomllib", "collections.abc", "dataclasses", "functools", "pathlib", "types", "typing"
    }  # fmt: skip
