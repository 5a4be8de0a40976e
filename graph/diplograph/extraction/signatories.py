"""Who made an agreement where no verb of signing says so of them.

Its own phrase ("the pact between A and B", "A's treaty with B"), the clause that it frames ("In the Sochi Declaration,
A and B agreed …", "the accord by which A ceded …"), the list of papers that it stands in, and, where a text is about
two states alone, a signing that names nobody ("Also signed was a memorandum on …").
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.accords import Accords
from diplograph.extraction.arguments import Argument, Arguments
from diplograph.extraction.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.cues import Cues
from diplograph.extraction.factuality import factuality
from diplograph.extraction.frames import complements, verb_roles
from diplograph.extraction.subjects import owners, subjects
from diplograph.model import BlockKind, Modality, Polarity, Qualifiers, Relation

_SIDES = frozenset(
    "State Territory GeopoliticalEntity Bloc InternationalOrganization Organization GovernmentBody Company "
    "PoliticalParty Person Official ActorGroup".split()
)
_PEOPLE = frozenset({"Person", "Official"})
#: Signers that tell no more than that somebody signed, and capitalised words that give a paper no name.
_SOMEBODY = frozenset({"delegation", "member", "side", "party", "official", "representative", "government"})
_KINDS = frozenset({"joint", "final", "bilateral"})
_FRAMING = frozenset({"in", "by", "under", "through", "with", "via"})
_CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl"})


class Signatories:
    """Finds them passage by passage; `homes` gives the state that a person acts for."""

    def __init__(
        self,
        entities: Entities,
        cues: Cues,
        accords: Accords,
        readings: Sequence[Reading],
        homes: Callable[[str], str | None],
    ) -> None:
        self._entities = entities
        self._cues = cues
        self._accords = accords
        named = dict.fromkeys(loc.mention.entity for r in readings for loc in r.located)
        lands = dict.fromkeys(homes(t) for t in named if entities.kind(t) in _PEOPLE)
        two = tuple(land for land in lands if land in entities.known)
        self._two = two if len(two) == 2 else ()

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
            for rule, trigger, sides in self._made(token, arguments, reading):
                for side in sides:
                    if side.thing == things[0] or self._entities.kind(side.thing) not in _SIDES:
                        continue
                    statement = self._statement(side, token, trigger, things[0], rule, reading)
                    key = (statement.subject, statement.object, statement.evidence.sentence)
                    if key not in known:
                        known.add(key)
                        yield statement, trigger

    def _made(
        self, noun: Token, arguments: Arguments, reading: Reading
    ) -> Iterator[tuple[str, Token, Sequence[Argument]]]:
        """The rule, the trigger and the sides, for each way in which the phrase or clause tells who made it."""
        sides = self._between(noun, arguments)
        if sides and _holds(noun, self._cues):
            yield "parties", noun, sides
        word = self._accords.act(noun, reading)
        if word is not None and word.lemma_ not in self._cues.events["issuing"] and _holds(word, self._cues):
            listed = self._listed(noun, word, arguments)
            yield "act", word, listed
        verb = _framed(noun)
        if verb is None or verb.lemma_ not in self._cues.events["committing"] or is_passive(verb):
            return
        if _holds(verb, self._cues):
            yield "framed", verb, arguments.of(subjects(verb), patient=False)

    def _listed(self, noun: Token, word: Token, arguments: Arguments) -> Sequence[Argument]:
        """Who signed the papers that the noun is one of; the two states of the text where nobody is named."""
        tokens = verb_roles(word).get("subj", ()) if is_verb(word) else _doers(word)
        found = arguments.of(tokens, patient=False)
        between = any(t.lower_ == "between" and any(c.pos_ == "PROPN" for c in t.children) for t in noun.subtree)
        nameless = not between and all(t.lemma_.lower() in _SOMEBODY for t in tokens)
        named = any(c.pos_ == "PROPN" and c.lower_ not in _KINDS for c in noun.children if c.i < noun.i)
        if found or named or not nameless or word.lemma_ not in self._cues.events["signing"] | {"signing"}:
            return found
        return tuple(Argument(state, word, 0.8) for state in self._two)

    def _between(self, noun: Token, arguments: Arguments) -> Sequence[Argument]:
        """ "between A and B", "A's … with B", each also over "signed" or "concluded"."""
        made = [c for c in noun.children if c.dep_ in ("acl", "relcl") and c.lemma_ in self._cues.events["concluding"]]
        if noun.dep_ == "nsubj" and noun.head.lemma_ in self._cues.events["concluding"]:
            made.append(noun.head)
        topics = [t for p in ("on", "of") for t in complements(noun).get(p, ())]
        for word in (noun, *made, *topics[:1]):
            found = complements(word)
            both = arguments.of(found.get("between", ()), patient=False)
            if len(both) > 1 and all(side.token.pos_ == "PROPN" for side in both):
                return both
            partner = arguments.of(found.get("with", ()), patient=False)
            if partner and word not in topics:
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


def _doers(noun: Token) -> tuple[Token, ...]:
    """Whose signing it is: "A's signing of …", "the signing by A of …"."""
    found = [t for c in noun.children if c.dep_ == "poss" for t in conjuncts([c])]
    return (*found, *complements(noun).get("by", ()))


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
