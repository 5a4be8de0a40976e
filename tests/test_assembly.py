"""Assembly: what merges, what becomes a direct triple, what a claim conveys."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

import handmade
from diplograph.assembly.assembler import assemble
from diplograph.assembly.direct import is_direct
from diplograph.assembly.facts import Fact, Knowledge
from diplograph.assembly.merging import content_key, merge, statement_id
from diplograph.assembly.things import Things
from diplograph.model import (
    Attribution,
    AttributionKind,
    Claim,
    Entity,
    Modality,
    Observation,
    Period,
    Polarity,
    Qualifiers,
    Relation,
    Statement,
)

SYMMETRIC = frozenset({"metWith", "sharesBorderWith"})
TEXT = "Armenia met Russia. Russia met Armenia. Armenia met Russia again."
FIRST, SECOND, THIRD = "Armenia met Russia.", "Russia met Armenia.", "Armenia met Russia again."


@pytest.fixture
def scribe() -> handmade.Scribe:
    """Writes about three sentences that say the same."""
    return handmade.Scribe(handmade.document("merge", TEXT))


def facts_of(knowledge: Knowledge, document: int = 0) -> tuple[Fact, ...]:
    """Facts of one of the documents."""
    return knowledge.documents[document].facts


def test_same_content_is_one_fact_with_all_its_passages(scribe: handmade.Scribe) -> None:
    """Two sentences that say the same give one fact that keeps both passages, the best confidence, both rules."""
    facts = merge(
        "doc-merge",
        [
            scribe.relation("armenia", "criticizes", "russia", THIRD, confidence=0.9, extractor="test:b"),
            scribe.relation("armenia", "criticizes", "russia", FIRST, confidence=0.5, extractor="test:a"),
        ],
        SYMMETRIC,
    )
    assert len(facts) == 1
    assert [evidence.exact for evidence in facts[0].evidence] == [FIRST, THIRD]
    assert facts[0].confidence == 0.9
    assert facts[0].extractors == ("test:a", "test:b")


def test_the_same_passage_counts_once(scribe: handmade.Scribe) -> None:
    """Two rules on one passage give one piece of evidence."""
    twice = [scribe.relation("armenia", "criticizes", "russia", FIRST, extractor=name) for name in ("test:b", "test:a")]
    (fact,) = merge("doc-merge", twice, SYMMETRIC)
    assert len(fact.evidence) == 1
    assert fact.extractors == ("test:a", "test:b")


def test_symmetric_relations_merge_in_both_directions(scribe: handmade.Scribe) -> None:
    """A met B and B met A are one fact, in the direction read first; other relations keep their direction."""
    met = [
        scribe.relation("armenia", "metWith", "russia", FIRST),
        scribe.relation("russia", "metWith", "armenia", SECOND),
    ]
    (fact,) = merge("doc-merge", met, SYMMETRIC)
    assert isinstance(fact.statement, Relation)
    assert fact.statement.subject == "armenia"
    sold = [replace(statement, predicate="exportsTo") for statement in met]
    assert len(merge("doc-merge", sold, SYMMETRIC)) == 2


def test_a_symmetric_relation_keeps_the_direction_of_its_own_speaker(scribe: handmade.Scribe) -> None:
    """What Russia says of itself stays a statement of Russia, so that the direct triple holds."""
    by_russia = handmade.by("russia")
    met = [
        scribe.relation("armenia", "metWith", "russia", FIRST, attribution=by_russia),
        scribe.relation("russia", "metWith", "armenia", SECOND, attribution=by_russia),
    ]
    (fact,) = merge("doc-merge", met, SYMMETRIC)
    assert isinstance(fact.statement, Relation)
    assert fact.statement.subject == "russia"
    assert is_direct(fact.statement)


@pytest.mark.parametrize(
    "qualifiers",
    [
        {"polarity": Polarity.NEGATED},
        {"modality": Modality.PLANNED},
        {"attribution": Attribution(AttributionKind.REPORTED, "armenia")},
        {"time": Period("2024")},
        {"place": "baku"},
    ],
)
def test_different_qualifiers_stay_apart(scribe: handmade.Scribe, qualifiers: dict[str, object]) -> None:
    """Polarity, modality, attribution, time and place are part of what is said."""
    plain = scribe.relation("armenia", "supports", "russia", FIRST)
    other = scribe.relation("armenia", "supports", "russia", THIRD, **qualifiers)
    assert len(merge("doc-merge", [plain, other], SYMMETRIC)) == 2


def test_wording_of_a_time_does_not_keep_facts_apart(scribe: handmade.Scribe) -> None:
    """Two wordings of one time are one time."""
    times = (Period("2024", text="in 2024"), Period("2024", text="last year"))
    facts = merge(
        "doc-merge",
        [
            scribe.relation("armenia", "supports", "russia", s, time=t)
            for s, t in zip((FIRST, THIRD), times, strict=True)
        ],
        SYMMETRIC,
    )
    assert len(facts) == 1


def test_figures_merge_by_value_not_by_wording(scribe: handmade.Scribe) -> None:
    """7000000000 and 7.0E+9 are one value; another year is another figure."""
    one = scribe.figure("armenia", "exports", "7000000000", "USD", FIRST, year=2023)
    same = replace(one, value=Decimal("7.0E+9"), value_text="US$7bn")
    other = replace(one, year=2024)
    assert len(merge("doc-merge", [one, same], SYMMETRIC)) == 1
    assert len(merge("doc-merge", [one, other], SYMMETRIC)) == 2


def test_ids_depend_on_document_and_content_only() -> None:
    """The same content has the same id in one document and another one elsewhere."""
    statement = handmade.first_extraction().statements[0]
    key = content_key(statement, SYMMETRIC)
    assert statement_id("doc-a", key) == statement_id("doc-a", key)
    assert statement_id("doc-a", key) != statement_id("doc-b", key)
    assert statement_id("doc-a", key).startswith("relation-")


def test_keys_of_statements_never_run_together() -> None:
    """Parts of a key are kept apart: "ab","c" is not "a","bc"."""
    assert statement_id("doc", ("relation", "ab", "c")) != statement_id("doc", ("relation", "a", "bc"))


@given(st.permutations(range(15)))
def test_merging_does_not_depend_on_order(order: list[int]) -> None:
    """Any order of the statements gives the same facts."""
    statements = handmade.first_extraction().statements
    shuffled = [statements[i] for i in order]
    expected = merge("doc-first", statements, SYMMETRIC)
    assert {f.id: (f.evidence, f.confidence, f.conveys) for f in merge("doc-first", shuffled, SYMMETRIC)} == {
        f.id: (f.evidence, f.confidence, f.conveys) for f in expected
    }


def test_a_claim_conveys_what_its_speaker_states_inside_it() -> None:
    """The gas sale and the planned exit are conveyed; a fact of the author elsewhere is not."""
    facts = facts_of(handmade.knowledge())
    (claim,) = (fact for fact in facts if isinstance(fact.statement, Claim))
    conveyed = {
        fact.statement.predicate for fact in facts if fact.id in claim.conveys and isinstance(fact.statement, Relation)
    }
    assert conveyed == {"exportsTo", "withdrewFrom"}


def test_a_claim_conveys_nothing_of_another_speaker(scribe: handmade.Scribe) -> None:
    """A statement in the same words but by somebody else is not conveyed."""
    statements: list[Statement] = [
        scribe.claim("armenia", "met Russia", FIRST),
        scribe.relation("armenia", "supports", "russia", FIRST),
        scribe.relation("armenia", "supports", "russia", FIRST, attribution=handmade.by("turkiye")),
        scribe.relation(
            "armenia", "supports", "russia", SECOND, attribution=handmade.by("armenia", AttributionKind.QUOTED)
        ),
    ]
    (claim,) = (f for f in merge("doc-merge", statements, SYMMETRIC) if isinstance(f.statement, Claim))
    assert claim.conveys == ()


@pytest.mark.parametrize(
    ("qualifiers", "direct"),
    [
        (Qualifiers(), True),
        (Qualifiers(polarity=Polarity.NEGATED), False),
        *((Qualifiers(modality=modality), False) for modality in Modality if modality is not Modality.ACTUAL),
        (Qualifiers(attribution=handmade.by("armenia")), True),
        (Qualifiers(attribution=handmade.by("armenia", AttributionKind.QUOTED)), True),
        (Qualifiers(attribution=handmade.by("russia")), False),
        (Qualifiers(attribution=handmade.by("turkiye")), False),
        (Qualifiers(attribution=handmade.by("armenia"), modality=Modality.DESIRED), False),
        (Qualifiers(attribution=Attribution(AttributionKind.REPORTED)), False),
    ],
)
def test_direct_triple_rule(scribe: handmade.Scribe, qualifiers: Qualifiers, *, direct: bool) -> None:
    """Only what is affirmed, actual and the author's own or its subject's own word is a plain fact."""
    relation = replace(scribe.relation("armenia", "supports", "russia", FIRST), qualifiers=qualifiers)
    assert is_direct(relation) is direct


def test_direct_triples_of_the_whole() -> None:
    """Symmetric ones stand in both directions, repeated ones once, claimed and planned ones not at all."""
    direct = set(handmade.knowledge().direct)
    assert ("armenia", "sharesBorderWith", "azerbaijan") in direct
    assert ("azerbaijan", "sharesBorderWith", "armenia") in direct
    assert ("armenia", "seeksMembershipOf", "european-union") in direct
    assert ("russia", "exportsTo", "armenia") not in direct
    assert ("russia", "withdrewFrom", "prague-treaty") not in direct
    assert ("armenia", "supports", "turkiye") not in direct
    assert len(direct) == len(handmade.knowledge().direct)


def test_only_things_that_are_used_or_mentioned_are_kept() -> None:
    """A known thing that a document never names is left out; a mentioned one without statement stays."""
    things = handmade.knowledge().things
    assert "unused-thing" not in things
    assert "gulf-war-2030" in things
    assert list(things) == sorted(things)


def test_a_position_brings_its_state_along(scribe: handmade.Scribe) -> None:
    """The state of a mentioned position is described although only the position is named."""
    extraction = scribe.extraction([], ["position-president-russia"])
    things = handmade.knowledge(extraction).things
    assert set(things) == {"position-president-russia", "russia"}


def test_a_statement_mentions_its_things() -> None:
    """What a document states something about it also mentions."""
    first, second = handmade.knowledge().documents
    assert "antonia-novak" in first.mentioned
    assert second.mentioned == tuple(sorted(second.mentioned))


def test_an_undescribed_thing_is_an_error(scribe: handmade.Scribe) -> None:
    """A statement about a thing that the extraction does not describe is a defect and is named."""
    extraction = scribe.extraction([scribe.relation("atlantis", "supports", "russia", FIRST)], [])
    with pytest.raises(ValueError, match=r"doc-merge: things without description: atlantis"):
        handmade.knowledge(extraction)


def test_documents_lose_their_text() -> None:
    """Assembled documents keep their hash but not their text."""
    document = handmade.knowledge().documents[0].document
    assert document.text == ""
    assert document.sha256 == handmade.first_extraction().document.sha256


DEPTHS = {"Entity": 0, "Organization": 2, "Bloc": 4, "Person": 2, "Official": 3}
VERSIONS = (
    Entity("x", "Union", "Organization", ("U",)),
    Entity("x", "Union", "Organization", ("The Union",), wikidata="Q1"),
    Entity("x", "The Great Union", "Bloc", ("GU",)),
)


def test_things_merge_the_same_in_any_order() -> None:
    """The most specific class, the most frequent label and all names, whatever document comes first."""
    merged = set()
    for order in permutations(VERSIONS):
        things = Things(DEPTHS.__getitem__)
        for entity in order:
            things.add([entity])
        merged.add(things.merged()["x"])
    (thing,) = merged
    assert thing.label == "Union"
    assert thing.kind == "Bloc"
    assert thing.aliases == ("GU", "The Great Union", "The Union", "U")
    assert thing.wikidata == "Q1"


def test_documents_in_any_order_give_the_same_things_and_triples() -> None:
    """Things and direct triples are a union: the order of documents does not matter."""
    first, second = handmade.first_extraction(), handmade.second_extraction()
    forth, back = handmade.knowledge(first, second), handmade.knowledge(second, first)
    assert forth.things == back.things
    assert forth.direct == back.direct


def test_the_same_fact_in_two_documents_is_two_statements() -> None:
    """Each document keeps its own statement of the shared membership, and there is one direct triple."""
    knowledge = handmade.knowledge()
    members = [
        fact
        for document in knowledge.documents
        for fact in document.facts
        if isinstance(fact.statement, Relation) and fact.statement.predicate == "memberOf"
    ]
    assert len({fact.id for fact in members}) == 2
    assert sum(triple[1] == "memberOf" for triple in knowledge.direct) == 1


def test_nothing_gives_nothing() -> None:
    """No extraction, no knowledge."""
    knowledge = assemble([], symmetric=SYMMETRIC, depth=DEPTHS.__getitem__)
    assert knowledge == Knowledge({}, (), ())


def test_observations_and_claims_are_never_direct() -> None:
    """Figures and claims give no triple between their ends."""
    ends = {
        (s.subject, s.counterpart)
        for document in handmade.knowledge().documents
        for fact in document.facts
        if isinstance(s := fact.statement, Observation)
    }
    assert not {(subject, value) for subject, _, value in handmade.knowledge().direct} & ends
