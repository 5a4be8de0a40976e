"""Who made an agreement where no verb of signing says so of them.

Its own phrase ("the pact between A and B", "A's treaty with B"), the clause that it frames ("In the Sochi Declaration,
A and B agreed …", "the accord by which A ceded …").
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.arguments import Argument, Arguments
from diplograph.extraction.clauses import is_passive, is_verb
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.cues import Cues
from diplograph.extraction.factuality import factuality
from diplograph.extraction.frames import complements
from diplograph.extraction.subjects import owners, subjects
from diplograph.model import BlockKind, Modality, Polarity, Qualifiers, Relation

_SIDES = frozenset(
    "State Territory GeopoliticalEntity Bloc InternationalOrganization Organization GovernmentBody Company "
    "PoliticalParty Person Official ActorGroup".split()
)
_FRAMING = frozenset({"in", "by", "under", "through", "with", "via"})
_CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl"})


class Signatories:
    """Finds them passage by passage."""

    def __init__(self, entities: Entities, cues: Cues) -> None:
        self._entities = entities
        self._cues = cues

    def find(self, reading: Reading, said: Collection[Relation]) -> Iterator[tuple[Relation, Token]]:
        """Statements of signing with their trigger tokens, but those that the wordings have said of the sentence."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            return
        known = {(r.subject, r.object, r.evidence.sentence) for r in said if r.predicate == "signed"}
        arguments = Arguments(reading, self._cues)
        for token in reading.passage.doc:
            things = [t for t in reading.at(token) if self._entities.kind(t) == "Agreement"]
            if len(things) != 1:
                continue
            for rule, trigger, sides in self._made(token, arguments):
                for side in sides:
                    if side.thing == things[0] or self._entities.kind(side.thing) not in _SIDES:
                        continue
                    statement = self._statement(side, token, trigger, things[0], rule, reading)
                    key = (statement.subject, statement.object, statement.evidence.sentence)
                    if key not in known:
                        known.add(key)
                        yield statement, trigger

    def _made(self, noun: Token, arguments: Arguments) -> Iterator[tuple[str, Token, Sequence[Argument]]]:
        """The rule, the trigger and the sides, for each way in which the phrase or clause tells who made it."""
        sides = self._between(noun, arguments)
        if sides and _holds(noun, self._cues):
            yield "parties", noun, sides
        verb = _framed(noun)
        if verb is None or verb.lemma_ not in self._cues.events["committing"] or is_passive(verb):
            return
        if _holds(verb, self._cues):
            yield "framed", verb, arguments.of(subjects(verb), patient=False)

    def _between(self, noun: Token, arguments: Arguments) -> Sequence[Argument]:
        """ "between A and B", "A's … with B", each also over "signed" or "concluded"."""
        made = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in self._cues.events["concluding"]]
        if noun.dep_ == "nsubj" and noun.head.lemma_ in self._cues.events["concluding"]:
            made.append(noun.head)
        for word in (noun, *made):
            found = complements(word)
            both = arguments.of(found.get("between", ()), patient=False)
            if len(both) > 1:
                return both
            partner = arguments.of(found.get("with", ()), patient=False)
            if partner:
                return (*self._owner(noun, word, arguments), *partner)
        return ()

    def _owner(self, noun: Token, word: Token, arguments: Arguments) -> Sequence[Argument]:
        found = arguments.of(owners(noun), patient=False)
        if not found and noun.head.lemma_ == "have" and noun.dep_ == "dobj":
            found = arguments.of(subjects(noun.head), patient=False)
        if not found and word != noun and (verb := _framed(noun)) is not None:
            found = arguments.of(subjects(verb), patient=False)
        return found

    def _statement(
        self, side: Argument, noun: Token, trigger: Token, thing: str, rule: str, reading: Reading
    ) -> Relation:
        tokens = [t.i for t in (side.token, noun, trigger) if t.sent == trigger.sent]
        evidence = reading.passage.evidence(trigger.sent, min(tokens), max(tokens) + 1)
        confidence = round(0.8 * side.score, 3)
        return Relation(side.thing, "signed", thing, evidence, Qualifiers(), confidence, f"signatories:{rule}")


def _holds(word: Token, cues: Cues) -> bool:
    """Whether the agreement is a fact and not sought, planned or denied where the word tells of it."""
    if word.pos_ == "NOUN" and _sought(word, cues):
        return False
    return factuality(word, cues) == (Polarity.AFFIRMED, Modality.ACTUAL)


def _sought(noun: Token, cues: Cues) -> bool:
    """ "talks on a treaty", "a draft treaty", "negotiated a deal": what is still to be made."""
    before = noun.doc[noun.left_edge.i : noun.i]
    if any(w.lower_ in cues.events["unmade"] for w in before):
        return True
    new = any(c.lower_ in ("a", "an") for c in noun.children) and noun.dep_ in ("nsubj", "nsubjpass")
    if new and factuality(noun.head, cues)[1] is not Modality.ACTUAL:
        return True
    above = noun.head
    while above.dep_ in ("prep", "pobj", "conj") and above.head is not above:
        if above.pos_ == "NOUN" and above.lemma_.lower() in cues.events["seeking"]:
            return True
        above = above.head
    return above.lemma_.lower() in cues.events["seeking"]


def _framed(noun: Token) -> Token | None:
    """The verb of the clause that an agreement frames: "In the treaty, A agreed", "the treaty by which A agreed"."""
    prep = noun.head
    if noun.dep_ == "pobj" and prep.lower_ in _FRAMING:
        verb = prep.head
        return verb if is_verb(verb) else None
    for clause in noun.children:
        if clause.dep_ in _CLAUSES and is_verb(clause):
            for inner in clause.children:
                if (
                    inner.dep_ == "prep"
                    and inner.lower_ in _FRAMING
                    and any(c.lower_ == "which" for c in inner.children)
                ):
                    return clause
    return None
