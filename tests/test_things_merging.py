"""Assembly as a whole: any statements, in any order, from any number of documents."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import handmade
from diplograph.assembly.assembler import Assembler, assemble, digest
from diplograph.assembly.direct import direct_triples, is_direct
from diplograph.assembly.merging import content_key, merge, statement_id
from diplograph.assembly.things import Things, merge_versions, things_of
from diplograph.model import Claim, Comparator, Entity, Modality, Observation, Polarity, Relation, Statement
from diplograph.ontology import registry

SYMMETRIC = registry().symmetric
SENTENCES = ("One thing was said.", "Another thing was said.", "One more.")
SCRIBE = handmade.Scribe(handmade.document("made", " ".join(SENTENCES)))
ACTORS = st.sampled_from(["armenia", "russia", "turkiye"])
WORDS = st.sampled_from(SENTENCES)
FEW = settings(max_examples=60, deadline=None)

RELATIONS = st.builds(
    lambda subject, predicate, other, sentence, polarity, modality, speaker, confidence: SCRIBE.relation(
        subject, predicate, other, sentence,
        polarity=polarity, modality=modality, confidence=confidence,
        attribution=handmade.by(speaker) if speaker else handmade.Attribution(),
    ),
    ACTORS, st.sampled_from(["supports", "metWith", "sharesBorderWith"]), ACTORS, WORDS,
    st.sampled_from(Polarity), st.sampled_from([Modality.ACTUAL, Modality.PLANNED]), st.none() | ACTORS,
    st.sampled_from([0.3, 0.6, 0.9]),
)  # fmt: skip
FIGURES = st.builds(
    lambda subject, value, sentence, year: SCRIBE.figure(subject, "exports", value, "USD", sentence, year=year),
    ACTORS, st.sampled_from(["5", "5.0", "50E-1", "6"]), WORDS, st.none() | st.just(2020),
)  # fmt: skip
CLAIMS = st.builds(lambda speaker, sentence: SCRIBE.claim(speaker, sentence, sentence), ACTORS, WORDS)
STATEMENTS = st.lists(RELATIONS | FIGURES | CLAIMS, max_size=8)


@FEW
@given(STATEMENTS)
def test_merging_loses_and_invents_nothing(statements: Sequence[Statement]) -> None:
    """One fact for each content; every passage, rule and the highest confidence are kept."""
    facts = merge("doc", statements, SYMMETRIC)
    keys = [content_key(statement, SYMMETRIC) for statement in statements]
    assert len(facts) == len(set(keys)) == len({fact.id for fact in facts})
    for fact in facts:
        same = [s for s in statements if content_key(s, SYMMETRIC) == content_key(fact.statement, SYMMETRIC)]
        assert set(fact.evidence) == {s.evidence for s in same}
        assert len(fact.evidence) == len(set(fact.evidence))
        assert fact.confidence == max(s.confidence for s in same)
        assert fact.extractors == tuple(sorted({s.extractor for s in same}))


@FEW
@given(STATEMENTS, st.randoms(use_true_random=False))
def test_the_order_of_statements_decides_nothing(statements: list[Statement], random: object) -> None:
    """Ids, passages and confidence are the same whatever the order in which statements came."""
    shuffled = list(statements)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    told = [
        {(fact.id, fact.evidence, fact.confidence, fact.conveys) for fact in merge("doc", order, SYMMETRIC)}
        for order in (statements, shuffled)
    ]
    assert told[0] == told[1]


@FEW
@given(STATEMENTS)
def test_merging_again_changes_nothing(statements: Sequence[Statement]) -> None:
    """Statements told twice are the statements told once."""
    assert merge("doc", [*statements, *statements], SYMMETRIC) == merge("doc", statements, SYMMETRIC)


@FEW
@given(st.lists(STATEMENTS, max_size=3))
def test_the_whole_is_the_union_of_the_documents(documents: list[list[Statement]]) -> None:
    """Things and triples of all documents are those of each, together, and each document keeps its facts."""
    extractions = [
        replace(SCRIBE.extraction(statements, []), document=handmade.document(f"n{number}", SCRIBE.document.text))
        for number, statements in enumerate(documents)
    ]
    whole = handmade.knowledge(*extractions) if extractions else assemble([], symmetric=SYMMETRIC, depth=handmade.depth)
    shares = [digest(extraction, SYMMETRIC) for extraction in extractions]
    assert set(whole.direct) == {triple for _, share in shares for triple in share.direct}
    assert set(whole.things) == {thing.id for _, share in shares for thing in share.things}
    assert whole.documents == tuple(facts for facts, _ in shares)


@FEW
@given(STATEMENTS)
def test_plain_triples_follow_from_plain_statements_alone(statements: Sequence[Statement]) -> None:
    """Each triple has a statement that licenses it, each licensing statement has its triple."""
    facts, share = digest(SCRIBE.extraction(list(statements), []), SYMMETRIC)
    licensed = {
        ends
        for s in statements
        if isinstance(s, Relation) and is_direct(s)
        for ends in [
            (s.subject, s.predicate, s.object),
            *([(s.object, s.predicate, s.subject)] if s.predicate in SYMMETRIC else []),
        ]
    }
    assert set(share.direct) == licensed == set(direct_triples(facts, SYMMETRIC))
    assert list(share.direct) == sorted(set(share.direct))


def test_equal_numbers_are_one_figure() -> None:
    """Five, five point nought and fifty tenths are the same value; another comparator is another statement."""
    made = [SCRIBE.figure("armenia", "exports", value, "USD", SENTENCES[0]) for value in ("5", "5.0", "50E-1")]
    (fact,) = merge("doc", made, SYMMETRIC)
    assert isinstance(fact.statement, Observation)
    assert fact.statement.value == Decimal(5)
    assert len(merge("doc", [made[0], replace(made[0], comparator=Comparator.OVER)], SYMMETRIC)) == 2
    assert len(merge("doc", [made[0], replace(made[0], value_upper=Decimal(6))], SYMMETRIC)) == 2


@pytest.mark.parametrize("field", ["subject", "predicate", "object"])
def test_other_ends_are_other_statements(field: str) -> None:
    """Whatever part of the content differs, the id differs."""
    one = SCRIBE.relation("armenia", "supports", "russia", SENTENCES[0])
    other = replace(one, **{field: "attacked" if field == "predicate" else "turkiye"})
    assert content_key(one, SYMMETRIC) != content_key(other, SYMMETRIC)
    assert len(merge("doc", [one, other], SYMMETRIC)) == 2


def test_wording_place_and_rule_make_no_other_statement() -> None:
    """The same content from another passage by another rule is the same."""
    one = SCRIBE.relation("armenia", "supports", "russia", SENTENCES[0])
    other = SCRIBE.relation("armenia", "supports", "russia", SENTENCES[1], extractor="x", confidence=0.1)
    (fact,) = merge("doc", [other, one], SYMMETRIC)
    assert [passage.exact for passage in fact.evidence] == list(SENTENCES[:2])
    assert fact.statement == one


@given(st.text(), st.lists(st.text(), min_size=1, max_size=4))
def test_ids_of_statements_are_plain_and_stable(document: str, key: list[str]) -> None:
    """Kind, a hyphen and twenty hexadecimal digits, whatever characters the content has."""
    made = statement_id(document, ("claim", *key))
    assert made == statement_id(document, ("claim", *key))
    kind, _, digits = made.partition("-")
    assert kind == "claim"
    assert len(digits) == 20
    assert int(digits, 16) >= 0


def test_the_same_content_in_another_document_has_another_id() -> None:
    """A statement belongs to its document."""
    one = SCRIBE.relation("armenia", "supports", "russia", SENTENCES[0])
    ids = {merge(document, [one], SYMMETRIC)[0].id for document in ("a", "b")}
    assert len(ids) == 2


def test_claims_convey_what_lies_in_any_of_their_passages() -> None:
    """A claim that stands in two sentences conveys what its speaker states in either."""
    spoken = handmade.by("armenia")
    claims = [replace(SCRIBE.claim("armenia", "words", sentence)) for sentence in SENTENCES[:2]]
    inside = [SCRIBE.relation("armenia", "supports", "russia", SENTENCES[1], attribution=spoken)]
    outside = [SCRIBE.relation("armenia", "supports", "turkiye", SENTENCES[2], attribution=spoken)]
    facts = merge("doc", [*claims, *inside, *outside], SYMMETRIC)
    (claim,) = (fact for fact in facts if isinstance(fact.statement, Claim))
    assert [fact.id for fact in facts if fact.id in claim.conveys] == [
        fact.id for fact in facts if isinstance(fact.statement, Relation) and fact.statement.object == "russia"
    ]


def test_things_of_every_kind_of_statement() -> None:
    """Ends, speaker and place; a missing end is no thing."""
    relation = SCRIBE.relation("armenia", "supports", "russia", SENTENCES[0], place="baku")
    assert sorted(things_of(relation)) == ["armenia", "baku", "russia"]
    assert list(things_of(SCRIBE.figure("armenia", "exports", "5", "USD", SENTENCES[0]))) == ["armenia"]
    claim = SCRIBE.claim("russia", "x", SENTENCES[0], target="armenia")
    assert sorted(things_of(claim)) == ["armenia", "russia"]
    assert list(things_of(replace(claim, target=None))) == ["russia"]


LABELS = st.sampled_from(["A", "B", ""])
VERSIONS = st.builds(
    Entity, st.just("x"), LABELS, st.sampled_from(["Entity", "Organization", "Bloc"]),
    st.lists(st.sampled_from(["n", "A", "m", ""]), max_size=2).map(tuple), st.none() | st.sampled_from(["Q1", "Q2"]),
)  # fmt: skip


@FEW
@given(st.lists(VERSIONS, min_size=1, max_size=6), st.randoms(use_true_random=False))
def test_a_thing_is_the_same_from_its_versions_in_any_order(versions: list[Entity], random: object) -> None:
    """One by one or counted, forwards or shuffled; its names are all names, its own not among the others."""
    shuffled = list(versions)
    random.shuffle(shuffled)  # type: ignore[attr-defined]
    gathered = Things(handmade.depth)
    for version in shuffled:
        gathered.add([version])
    thing = gathered.merged()["x"]
    assert thing == merge_versions(Counter(versions), handmade.depth)
    assert "x" in gathered
    assert "y" not in gathered
    names = {name for version in versions for name in (version.label, *version.aliases)} - {""}
    assert set(thing.aliases) == names - {thing.label}
    assert handmade.depth(thing.kind) == max(handmade.depth(version.kind) for version in versions)


def test_versions_of_two_things_are_a_defect() -> None:
    """Only versions of one id can be merged."""
    with pytest.raises(ValueError, match="unpack"):
        merge_versions({Entity("x", "X", "State"): 1, Entity("y", "Y", "State"): 1}, handmade.depth)


def test_a_position_of_a_stranger_stands_alone() -> None:
    """What nobody describes cannot own a position."""
    post = Entity("post", "Post", "Position", position_in="nowhere")
    extraction = SCRIBE.extraction([], ["post"], [post])
    (thing,) = digest(extraction, SYMMETRIC)[1].things
    assert thing == replace(post, position_in=None)


def test_an_assembler_can_be_asked_in_between() -> None:
    """What was added so far is whole at any time, and asking changes nothing."""
    made = Assembler(symmetric=SYMMETRIC, depth=handmade.depth)
    made.add(handmade.first_extraction())
    assert made.knowledge() == made.knowledge() == handmade.knowledge(handmade.first_extraction())
    made.add(handmade.second_extraction())
    assert made.knowledge() == handmade.knowledge()


def test_a_share_names_products_once_and_sorted() -> None:
    """The words of the text, without those of figures that have none."""
    made = [
        SCRIBE.figure("armenia", "exports", "5", "USD", s, product=p) for s, p in zip(SENTENCES, "bab", strict=True)
    ]
    made.append(SCRIBE.figure("armenia", "exports", "6", "USD", SENTENCES[0]))
    assert digest(SCRIBE.extraction(made, []), SYMMETRIC)[1].products == ("a", "b")
