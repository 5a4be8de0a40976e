"""Behaviour tests of things that a text tells of by common nouns, and of relations without a verb."""

from __future__ import annotations

from decimal import Decimal

import pytest

from diplograph.extraction.context import Entities
from diplograph.extraction.extractor import Extractor
from diplograph.extraction.figures.relations import figure_relations
from diplograph.extraction.words.cues import FigureSense, load_cues
from diplograph.model import Entity, Evidence, Observation, Qualifiers, Span
from diplograph.ontology import registry
from sentences import expect, forbid, read, relations


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "A conference in Oslo was attended by Fiji, Tonga and Samoa.",
            ["Fiji participatesIn Conference in Oslo", "Samoa participatesIn Conference in Oslo"],
        ),
        (
            "Jane Fisher and John Kufuor attended a conference on fish in Oslo.",
            ["Jane Fisher metWith John Kufuor", "John Kufuor participatesIn Conference on fish"],
        ),
        (
            "Spain and Portugal signed a treaty on fish in 1990.",
            [
                "Spain signed Treaty on fish (1990)",
                "Portugal signed Treaty on fish (1990)",
                "Spain agreedWith Portugal",
            ],
        ),
        ("At the Geneva Conference, Laos criticised Vietnam.", ["Laos participatesIn Geneva Conference (1954)"]),
        (
            "The 2019 general election in India was won by Narendra Modi.",
            ["Narendra Modi participatesIn 2019 Indian general election"],
        ),
    ],
)
def test_meetings_and_agreements(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """A meeting with attendees, a signed agreement and an election with its year are things."""
    extraction = read(extractor, sentence)
    label = {e.id: e.label for e in extraction.entities}
    assert {f"{label[r.subject]} {r.predicate} {label[r.object]}" for r in relations(extraction)} >= set(wanted)


def test_three_signers_agree_with_nobody_in_particular(extractor: Extractor) -> None:
    """Only two signers of one agreement agreed with each other."""
    forbid(extractor, "Spain, Portugal and Italy signed a treaty on fish in 1990.", ["agreedWith"])


def test_two_people_who_sign_agree(extractor: Extractor) -> None:
    """Two people who sign one agreement have agreed with each other; a person and a state are no such pair."""
    expect(extractor, "Joe Biden and Xi Jinping signed a treaty on fish in 2021.", ["joe-biden agreedWith xi-jinping"])
    forbid(extractor, "Joe Biden and Peru signed a treaty on fish in 2021.", ["agreedWith"])


def test_meeting_of_two_is_no_thing(extractor: Extractor) -> None:
    """A meeting of two is wholly told by that they met."""
    extraction = read(extractor, "Jane Fisher had a meeting with John Kufuor.")
    assert not [e for e in extraction.entities if e.kind == "Meeting"]


@pytest.mark.parametrize(
    ("sentence", "label", "kind"),
    [
        ("The 1985 elections in Bolivia were quiet.", "1985 Bolivian election", "Election"),
        ("Bolivia's 1985 election was quiet.", "1985 Bolivian election", "Election"),
        ("Syrian rebels attacked Jordan.", "Syrian rebels", "ActorGroup"),
        ("The Kenyan opposition criticised Fiji.", "Kenyan opposition", "ActorGroup"),
        ("Peru's exporters criticised Fiji.", "Peru’s exporters", "ActorGroup"),
    ],
)
def test_common_nouns(extractor: Extractor, sentence: str, label: str, kind: str) -> None:
    """Elections with country and year, and groups of a nationality, are things."""
    assert (label, kind) in {(e.label, e.kind) for e in read(extractor, sentence).entities}


@pytest.mark.parametrize(
    "sentence",
    ["The elections were quiet.", "Rebels attacked Jordan.", "A Syrian rebel slept.", "The rebels in Lima slept."],
)
def test_common_nouns_without_a_name(extractor: Extractor, sentence: str) -> None:
    """Without country, year or plural there is no new thing."""
    assert not {e.kind for e in read(extractor, sentence).entities} & {"Election", "ActorGroup"}


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("They flew to Entebbe, Uganda.", "entebbe locatedIn uganda"),
        ("Jane Fisher of the Labour Party spoke.", "jane-fisher affiliatedWith labour-party"),
        ("The Labour Party's Jane Fisher spoke.", "jane-fisher affiliatedWith labour-party"),
        ("Angola and neighbouring Zambia share a railway.", "zambia sharesBorderWith angola"),
        ("Angola attacked neighbouring Zambia.", "zambia sharesBorderWith angola"),
        ("Jane Fisher of Amnesty International spoke.", "jane-fisher affiliatedWith amnesty-international"),
    ],
)
def test_adnominal(extractor: Extractor, sentence: str, wanted: str) -> None:
    """Names that stand in each other's phrase are related by their classes."""
    expect(extractor, sentence, [wanted])


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("They flew to Entebbe, Uganda and Kenya.", ["entebbe locatedIn uganda"]),
        ("They flew to Entebbe, Kenya.", ["entebbe locatedIn kenya"]),
        ("Jane Fisher of Uganda spoke.", ["memberOf", "affiliatedWith"]),
        ("The neighbouring states met Zambia.", ["sharesBorderWith"]),
    ],
)
def test_not_adnominal(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """Lists, and what the gazetteer knows better, say nothing."""
    forbid(extractor, sentence, unwanted)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("In 2012 Colombia exported goods worth $2.3 billion to Ecuador.", "colombia exportsTo ecuador"),
        ("Ecuador's imports from Colombia reached $2.3 billion in 2012.", "colombia exportsTo ecuador"),
        ("Trade between Colombia and Ecuador reached $2.3 billion in 2012.", "colombia tradesWith ecuador"),
        ("Finland pledged €20 million in aid to Kenya in 2015.", "finland pledgesAidTo kenya"),
    ],
)
def test_figures_imply_relations(extractor: Extractor, sentence: str, wanted: str) -> None:
    """What is counted between two parties is also a relation between them, in the year of the figure."""
    found = [r for r in relations(read(extractor, sentence)) if r.extractor.startswith("figure:")]
    assert [(f"{r.subject} {r.predicate} {r.object}") for r in found] == [wanted]
    assert found[0].qualifiers.time is not None


def figure(indicator: str, counterpart: str | None) -> Observation:
    """A figure of Chad's with a counterpart."""
    evidence = Evidence(Span(0, 4), "Chad", "Chad")
    return Observation(
        "chad",
        indicator,
        Decimal(5),
        "USD",
        "5",
        evidence,
        Qualifiers(),
        0.9,
        "test",
        counterpart=counterpart,
        year=2012,
    )


def test_figure_relations_turn_and_check_classes() -> None:
    """Imports turn the pair; a counterpart of the wrong class, or none, gives nothing."""
    entities = Entities()
    for key, kind in (("chad", "State"), ("mali", "State"), ("pact", "Agreement")):
        entities.add(Entity(key, key, kind))
    senses = {"exports": (FigureSense("exportsTo"),), "imports": (FigureSense("exportsTo", turned=True),)}

    def said(indicator: str, counterpart: str | None) -> list[tuple[str, str, str]]:
        found = figure_relations(figure(indicator, counterpart), senses, entities, registry())
        return [(r.subject, r.predicate, r.object) for r in found]

    assert said("exports", "mali") == [("chad", "exportsTo", "mali")]
    assert said("imports", "mali") == [("mali", "exportsTo", "chad")]
    assert said("exports", None) == said("exports", "chad") == said("exports", "pact") == said("gdp", "mali") == []


def test_every_indicator_with_relations_is_tested_by_class() -> None:
    """Each implied relation admits two states, which nearly all figures are about."""
    known = registry()
    for senses in load_cues().figures.values():
        for sense in senses:
            relation = known.relations[sense.relation]
            assert known.admits(relation.domain, "State")
            assert known.admits(relation.range, "State")


@pytest.mark.parametrize(
    ("text", "issued", "edtf"),
    [
        ("Kenya attacked Somalia. Troops crossed the river.", "2021-05-02", "2021-05-02"),
        ("Kenya attacks Somalia. Troops cross the river.", "2021-05-02", None),
        ("Kenya attacked Somalia. Troops crossed the river.", "2021-05", None),
        ("Kenya attacked Somalia. Troops crossed the river.", None, None),
        ("Kenya attacked Somalia in 1990. Troops crossed the river.", "2021-05-02", "1990"),
        ("Kenya attacked Somalia. " + "The river was calm and it was cold. " * 90, "2021-05-02", None),
    ],
)
def test_report_date(extractor: Extractor, text: str, issued: str | None, edtf: str | None) -> None:
    """A short dated report in the past tense tells of its own day, unless it names another time."""
    (attack,) = [r for r in relations(read(extractor, text, issued)) if r.predicate == "attacked"]
    time = attack.qualifiers.time
    assert (time.edtf if time else None) == edtf
