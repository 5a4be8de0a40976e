"""Relation statements of a passage from the lexicon."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.described.accord_status import unmade
from diplograph.extraction.names.groups import can_meet, can_travel
from diplograph.extraction.relations.abroad import Homes
from diplograph.extraction.relations.lifted import in_force
from diplograph.extraction.relations.speech_acts import SpeechActs
from diplograph.extraction.syntax.arguments import Argument, Arguments
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.ended import is_ended
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.syntax.guests import is_guest
from diplograph.extraction.syntax.matched import refrains
from diplograph.extraction.syntax.matching import Hit, Matcher
from diplograph.extraction.syntax.subjects import ACCUSING, is_cutting, light_verb
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.lexicon import Wording
from diplograph.extraction.words.wordlists import words
from diplograph.model import Attribution, AttributionKind, BlockKind, Evidence, Modality, Polarity, Qualifiers, Relation
from diplograph.ontology import Registry

#: Bodies whose members are states and organizations.
_OF_STATES = frozenset({"Bloc", "InternationalOrganization"})

_GOVERNMENTS = words("wordings.governments")
#: What is said remains said where it is said of what shall not be: "asked A not to leave".
_SAID = frozenset("requests promises pressures threatens pledgesAidTo accuses criticizes declines rejects".split())

#: What is there until it is ended: "the treaty ended the war of A against B".
_FOUGHT = frozenset({"inConflictWith", "attacked", "initiatedConflictWith"})
_OF_OTHERS = words("wordings.of_others")

_BLOWS = words("wordings.blows")
_LANDS = frozenset({"State", "Territory"})
_JOINTLY = words("wordings.jointly")
_OF_LAND = words("wordings.of_land")
_PARTS = words("wordings.parts")
_CONVENING = frozenset({"InternationalOrganization", "Bloc", "Forum", "Organization"})


class RelationFinder:
    """Turns hits of the lexicon into typed statements."""

    def __init__(
        self, index: Mapping[tuple[str, str], tuple[Wording, ...]], cues: Cues, registry: Registry, homes: Homes
    ) -> None:
        self._index = index
        self.homes = homes
        self._cues = cues
        self._registry = registry

    def find(self, reading: Reading, entities: Entities, states: Mapping[str, str]) -> Iterator[tuple[Relation, Token]]:
        """Statements of a prose passage with their trigger tokens, in text order, attribution not yet set.

        `states` maps a person to the state or body that he or she represents.
        """
        if reading.passage.block.kind is not BlockKind.PROSE:
            return
        matcher = Matcher(self._index, Arguments(reading, self._cues))
        said = SpeechActs(self._registry, self._cues, entities.kind)
        for sentence in reading.passage.doc.sents:
            # Two ends must be named or taken up in it.
            told = {thing for i in range(sentence.start, sentence.end) for thing in reading.things.get(i, ())}
            if len(told) < 2:
                continue
            best: dict[tuple[str, frozenset[str] | tuple[str, str]], tuple[Relation, Token]] = {}
            for found in matcher.hits(list(sentence)):
                hit = self._lifted(_convened(found, reading, entities), entities, states)
                if hit is not None and self._admits(hit, entities, states) and not self._denied(hit):
                    statement = self._statement(hit, reading)
                    ends = (statement.subject, statement.object)
                    symmetric = self._registry.relations[statement.predicate].symmetric
                    key = (statement.predicate, frozenset(ends) if symmetric else ends)
                    if key not in best or best[key][0].confidence < statement.confidence:
                        best[key] = (statement, hit.nodes[0])
            yield from self._most_specific(list(said.with_acts(best.values(), reading)))

    def _lifted(self, hit: Hit, entities: Entities, states: Mapping[str, str]) -> Hit | None:
        """Relations of states that the text words with their leaders are said of the states; None if unknown whose.

        So is whatever "the A government" or "A's regime" does or suffers.
        """
        a, b = (self._ruling(end, hit.nodes, entities, states) for end in (hit.a, hit.b))
        if a is None or b is None:
            return None
        hit = Hit(hit.wording, hit.nodes, a, b)
        if hit.wording.relation == "hasDiplomaticRelationWith":
            hit = replace(hit, b=self._hosting(hit.b, entities))
        seated = hit.wording.relation == "memberOf" and entities.kind(hit.b.thing) in _OF_STATES
        if hit.wording.relation not in self._cues.lift and not seated:
            return hit
        people = [end.thing for end in (hit.a, hit.b) if entities.kind(end.thing) in PERSONS]
        if hit.wording.relation == "alliedWith" and len(people) > 1 and any(p not in states for p in people):
            return hit  # "President A, an ally of B": of B's state nothing is told
        ends = []
        for end in (hit.a, hit.b):
            if entities.kind(end.thing) in PERSONS:
                state = states.get(end.thing)
                if state is None and hit.wording.relation == "alliedWith":
                    ends.append(end)
                    continue
                if state is None:
                    return None
                end = replace(end, thing=state, score=end.score * 0.95)
            ends.append(end)
        return Hit(hit.wording, hit.nodes, *ends) if ends[0].thing != ends[1].thing else None

    def _ruling(
        self, end: Argument, nodes: Sequence[Token], entities: Entities, states: Mapping[str, str]
    ) -> Argument | None:
        """ "The A administration", "A's troops": the state that A governs; None for a regime of no known state."""
        ruler = end.token
        while ruler.dep_ == "conj":
            ruler = ruler.head
        over = ruler.head
        if ruler.dep_ == "pobj" and over.lower_ == "of":
            over = over.head  # "the government of A"
        ruled = over != ruler.head or end.token.dep_ in ("compound", "nmod", "poss", "amod")
        ruled = ruled and over.lemma_.lower() in _GOVERNMENTS
        if not ruled or entities.kind(end.thing) not in PERSONS:
            return end
        worded = over in nodes  # "A's regime in B" speaks of the regime itself
        state = states.get(end.thing) or (None if worded else self.homes.home(end.thing, states))
        if state is not None and state in entities.known:
            return replace(end, thing=state)
        return None if over.lemma_.lower() == "regime" and not worded else end

    def _hosting(self, end: Argument, entities: Entities) -> Argument:
        """The state of a town: who has an embassy in the town has relations with the state."""
        host = self.homes.state_of_place(end.thing) if entities.kind(end.thing) == "Settlement" else None
        return end if host is None else replace(end, thing=entities.add(host), score=end.score * 0.95)

    def _most_specific(self, found: list[tuple[Relation, Token]]) -> Iterator[tuple[Relation, Token]]:
        """Statements of a sentence without those that a more specific one about the same pair implies."""
        implied = {
            (frozenset((s.subject, s.object)), general)
            for s, _ in found
            for general in self._cues.implies.get(s.predicate, ())
        }
        for statement, trigger in found:
            said = statement.qualifiers
            forsworn = (said.polarity, said.modality) == (Polarity.NEGATED, Modality.PLANNED)
            if forsworn and statement.predicate in _FOUGHT:
                continue  # "pledged not to use force against B" tells of no attack
            if (frozenset((statement.subject, statement.object)), statement.predicate) not in implied:
                yield statement, trigger

    def _admits(self, hit: Hit, entities: Entities, states: Mapping[str, str]) -> bool:
        relation = self._registry.relations[hit.wording.relation]
        a, b = entities.kind(hit.a.thing), entities.kind(hit.b.thing)
        admits = self._registry.admits
        if hit.wording.pair and relation.sign == "conflictual" and _is_joint(hit.nodes[0]):
            return False
        if not (admits(relation.domain, a) and admits(relation.range, b)):
            return False
        if hit.wording.relation in _OF_OTHERS and states.get(hit.a.thing) == hit.b.thing:
            return False
        if relation.name == "supports" and b == "ArmedConflict" and (hit.b.score < 1 or hit.nodes[0].dep_ == "relcl"):
            return False  # nor does who supports its settlement; "a war with A, which was backed by B" speaks of A
        own = hit.b.thing == states.get(hit.a.thing) or hit.a.thing == states.get(hit.b.thing)
        if relation.symmetric and own:
            return False  # nobody deals with the state that he or she acts for
        if (relation.name in self._cues.whole and not self._is_whole(hit.b)) or _in_part(relation.name, hit.b, b):
            return False
        ends = [end for end, kind in ((hit.a, a), (hit.b, b)) if kind not in PERSONS]
        if relation.name == "metWith" and not can_meet(ends, hit.nodes[0], self._cues):
            return False
        if relation.name == "visited" and a in _LANDS and not can_travel(hit.a, hit.nodes[0], self._cues):
            return False
        if not (admits(hit.wording.a_kinds or relation.domain, a) and admits(hit.wording.b_kinds or relation.range, b)):
            return False
        return not hit.wording.abroad or self.homes.abroad(hit.a.thing, hit.b.thing, states)

    def _is_whole(self, argument: Argument) -> bool:
        """Whether a phrase names a thing itself or its government: who leads its delegation does not lead it."""
        if argument.score == 1:
            return True
        above = next((t for t in argument.token.ancestors if t.pos_ == "NOUN"), None)
        return above is None or above.lemma_.lower() in self._cues.wholes

    def _statement(self, hit: Hit, reading: Reading) -> Relation:
        polarity, modality = in_force(hit.wording, *self._factuality(hit))
        score = round(hit.wording.confidence * hit.a.score * hit.b.score, 3)
        return Relation(
            hit.a.thing,
            hit.wording.relation,
            hit.b.thing,
            _evidence(hit, reading),
            Qualifiers(polarity, modality, self._own_view(hit, reading), place=_place(hit, reading)),
            score,
            hit.wording.name,
        )

    def _own_view(self, hit: Hit, reading: Reading) -> Attribution:
        """ "A sees B as an ally" and "A accused B of arming C" are what A says, not the author."""
        if hit.wording.by_a:
            return Attribution(AttributionKind.REPORTED, hit.a.thing)
        accusing = _accusing(hit.nodes[0])
        if accusing is not None:
            accusers = Arguments(reading, self._cues).of(verb_roles(accusing).get("subj", ()), patient=False)
            if accusers:
                return Attribution(AttributionKind.REPORTED, accusers[0].thing)
        return Attribution()

    def _denied(self, hit: Hit) -> bool:
        """ "did not accuse A of arming B" says nothing of A; "talks on a pact of A with B" tell of no pact yet."""
        if hit.wording.relation == "agreedWith" and unmade(hit.nodes[0], self._cues):
            return True
        if hit.wording.relation == "memberOf" and is_guest(hit.nodes, self._cues):
            return True
        if hit.wording.relation in ("promises", "threatens", "pledgesAidTo") and refrains(hit.nodes):
            return not hit.wording.denied  # "promised not to help B" promises B nothing
        if hit.wording.relation == "tradesWith" and any(
            c.dep_ == "dobj" and c.lemma_ in _BLOWS for c in hit.nodes[0].children
        ):
            return True
        if hit.wording.plain and any(t.tag_ == "TO" for c in hit.nodes[0].rights for t in c.children):
            return True
        if hit.wording.actual and self._factuality(hit) != (Polarity.AFFIRMED, Modality.ACTUAL):
            return True
        if hit.wording.relation == "largestTradePartnerOf" and any(
            _ranks_lower(n) or n.tag_ == "NNS" for n in hit.nodes
        ):
            return True
        accusing = _accusing(hit.nodes[0])
        return accusing is not None and factuality(accusing, self._cues)[0] is Polarity.NEGATED

    def _factuality(self, hit: Hit) -> tuple[Polarity, Modality]:
        if hit.wording.relation in _FOUGHT and is_ended(hit.nodes[0]):
            return Polarity.AFFIRMED, Modality.ACTUAL
        polarity, modality = factuality(hit.nodes[0], self._cues)
        if any(c.lower_ in ("no", "any") and c.dep_ == "det" for node in hit.nodes[1:] for c in node.children):
            polarity = Polarity.NEGATED
        if refrains(hit.nodes) and not hit.wording.denied and hit.wording.relation not in _SAID:
            polarity = Polarity.NEGATED
        if is_cutting(hit.nodes[0]):
            polarity = Polarity.NEGATED
        if hit.wording.modality is not None and modality is Modality.ACTUAL:
            modality = hit.wording.modality
        return polarity, modality


def _convened(hit: Hit, reading: Reading, entities: Entities) -> Hit:
    """What a summit issues, the body issues whose summit it is: "the ASEAN summit adopted a declaration"."""
    if hit.wording.relation != "issued" or entities.kind(hit.a.thing) != "Meeting":
        return hit
    noun = hit.a.token
    owners = [c for c in noun.children if c.dep_ in ("compound", "nmod", "poss")]
    owners += [c for p in noun.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj"]
    bodies = {t for c in owners for t in reading.at(c) if entities.kind(t) in _CONVENING}
    label = entities.known[hit.a.thing].label
    bodies |= {
        body.id
        for body in entities.known.values()
        if body.kind in _CONVENING and any(label.startswith(f"{name} ") for name in (body.label, *body.aliases))
    }
    return replace(hit, a=replace(hit.a, thing=bodies.pop())) if len(bodies) == 1 else hit


def _in_part(relation: str, argument: Argument, kind: str) -> bool:
    """Whether a relation of lands is told of a part of a state: who holds "B's coastal region" does not hold B."""
    if relation not in _OF_LAND or kind != "State" or argument.score == 1:
        return False
    above = next((t for t in argument.token.ancestors if t.pos_ == "NOUN"), None)
    return above is not None and above.lemma_ in _PARTS


def _is_joint(trigger: Token) -> bool:
    """ "A and B fought together": not against each other."""
    above = next((t for t in trigger.ancestors if is_verb(t)), trigger)
    return any(c.lower_ in _JOINTLY for t in (trigger, above) for c in t.children)


def _ranks_lower(token: Token) -> bool:
    """ "second-largest", "the third biggest"."""
    before = [t.lower_ for t in token.doc[max(0, token.i - 2) : token.i] if t.text != "-"]
    return token.tag_ == "JJS" and any(t.endswith(("second", "third", "th")) and t != "with" for t in before[-1:])


def _accusing(trigger: Token) -> Token | None:
    """The verb of accusing above a deed: "accused" in "accused A of arming B"."""
    token = trigger
    while token.dep_ == "conj" and is_verb(token) and is_verb(token.head):
        token = token.head  # what is done beside the accusing is not what somebody is accused of
    while token.dep_ in ("pcomp", "prep", "pobj", "conj", "dobj") and token.head is not token:
        token = token.head
        if is_verb(token) and token.lemma_ in ACCUSING:
            return token
        if is_verb(token) and token.dep_ == "ROOT":
            break
    return None


def _place(hit: Hit, reading: Reading) -> str | None:
    """Where it happened: "in" or "at" a place, beside the trigger or the verb that carries it."""
    carrier = light_verb(hit.nodes[0])
    for token in (hit.nodes[0], carrier) if carrier is not None else (hit.nodes[0],):
        for prep in token.children:
            if prep.dep_ == "prep" and prep.lower_ in ("in", "at"):
                for child in prep.children:
                    things = reading.at(child) if child.dep_ == "pobj" else ()
                    if things and things[0] not in (hit.a.thing, hit.b.thing):
                        return things[0]
    return None


def _evidence(hit: Hit, reading: Reading) -> Evidence:
    """The stretch of the sentence from the first to the last word that the statement rests on."""
    sentence = hit.nodes[0].sent
    ends = (hit.a.token.i, hit.b.token.i)
    places = [*(t.i for t in hit.nodes), *(i for i in ends if sentence.start <= i < sentence.end)]
    return reading.passage.evidence(sentence, min(places), max(places) + 1)
