"""Statements from the trained component: which pairs it is asked about and what becomes of its answers."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from diplograph.extraction.extractor import Extractor
from diplograph.model import Extraction, Modality, Polarity, Relation
from diplograph.reading import read_text
from training.candidates import Candidate, Proposal, candidates
from training.hybrid import beside
from training.proposals import LEARNED, key

SENTENCE = "Kenya and Chad, despite the rain, left no doubt about Togo in Lomé in 2019."


@dataclass
class Told:
    """A component that proposes what it is told to."""

    answers: Sequence[tuple[str, str, str, float]]

    def propose(self, text: str, start: int, things: Sequence[Candidate]) -> Iterator[Proposal]:
        """The answers whose things stand in the sentence."""
        places = {thing.thing: at for at, thing in enumerate(things)}
        assert text.strip() == text
        for a, relation, b, probability in self.answers:
            if a in places and b in places:
                yield Proposal(places[a], places[b], relation, probability, Modality.PLANNED, Polarity.NEGATED)


def said(extractor: Extractor, text: str, *answers: tuple[str, str, str, float]) -> list[Relation]:
    """Relations of a text when the component gives these answers."""
    whole = beside(extractor, Told(answers))
    extraction: Extraction = whole.extract(read_text(text, name="some.txt"))
    return [s for s in extraction.statements if isinstance(s, Relation)]


def test_a_proposal_becomes_a_statement(extractor: Extractor) -> None:
    """With its probability, modality, polarity, time and the passage from one end to the other."""
    (found,) = said(extractor, SENTENCE, ("kenya", "supports", "togo", 0.8))
    assert (found.subject, found.predicate, found.object) == ("kenya", "supports", "togo")
    assert (found.qualifiers.modality, found.qualifiers.polarity) == (Modality.PLANNED, Polarity.NEGATED)
    assert found.extractor == LEARNED
    assert found.confidence == 0.8
    assert found.evidence.exact.startswith("Kenya")
    assert "Togo" in found.evidence.exact
    assert found.evidence.sentence == SENTENCE


def test_symmetric_relations_are_said_once(extractor: Extractor) -> None:
    """Both directions of a symmetric relation are one statement, the surer one."""
    both = (("togo", "metWith", "kenya", 0.9), ("kenya", "metWith", "togo", 0.7))
    (found,) = said(extractor, SENTENCE, *both)
    assert (found.subject, found.object, found.confidence) == ("kenya", "togo", 0.9)


def test_what_a_wording_says_is_not_repeated(extractor: Extractor) -> None:
    """Neither the same relation of the same pair nor one that it implies."""
    text = "Kenya signed an alliance treaty with Chad. Kenya attacked Togo."
    worded = said(extractor, text)
    assert ("kenya", "attacked", "togo") in {(s.subject, s.predicate, s.object) for s in worded}
    again = said(extractor, text, ("kenya", "attacked", "togo", 0.99), ("kenya", "inConflictWith", "togo", 0.99))
    assert {s.predicate for s in again if s.extractor == LEARNED} <= {"inConflictWith"}
    assert sum(s.predicate == "attacked" for s in again) == 1


def test_headings_are_not_read(extractor: Extractor) -> None:
    """The component is asked about prose only."""
    assert said(extractor, "Kenya and Togo\n\nIt rained.", ("kenya", "supports", "togo", 0.9)) == []


def test_pronouns_are_candidates(extractor: Extractor) -> None:
    """A thing named by a pronoun only can be an end of a proposal."""
    text = "Kenya held an election in 2019. It praised Togo."
    found = said(extractor, text, ("kenya", "sanctions", "togo", 0.9))
    assert [(s.subject, s.object) for s in found if s.extractor == LEARNED] == [("kenya", "togo")]


def test_candidates_of_a_sentence(extractor: Extractor) -> None:
    """Every thing once, with its class and all places, in the order of first naming."""
    _, readings, entities = extractor.read(read_text("Kenya told Togo that Kenya would wait.", name="some.txt"))
    (sentence,) = readings[0].passage.doc.sents
    first, second = candidates(readings[0], sentence, entities)
    assert [(first.thing, first.kind), (second.thing, second.kind)] == [("kenya", "State"), ("togo", "State")]
    assert [(p.span.start, p.span.end, p.shared) for p in first.places] == [(0, 5, False), (21, 26, False)]


def test_keys_of_symmetric_relations_are_sorted() -> None:
    """The ends of a symmetric relation change places, those of others do not."""
    assert key("togo", "metWith", "kenya") == ("kenya", "metWith", "togo")
    assert key("togo", "attacked", "kenya") == ("togo", "attacked", "kenya")
