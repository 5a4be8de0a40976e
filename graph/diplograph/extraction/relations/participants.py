"""Who takes part in a meeting, event, election or war by the syntax around its phrase, without a wording of its own.

"talks between A, B and C" · "At the conference, A proposed …" · "the summit, at which A presided" · "the election, in
which A defeated B" · "… met in Rome, with A attending". What an argument stands for is as in all statements.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.described.attending import comers, listed, roll
from diplograph.extraction.described.delegations import delegates, is_delegation
from diplograph.extraction.described.occasion_clauses import (
    clauses_at,
    deeds_of,
    losers,
    openings,
    phased,
    present,
    sides_before,
    sides_phrases,
    verb_over,
)
from diplograph.extraction.described.votes import standing
from diplograph.extraction.syntax.arguments import Argument, Arguments
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.syntax.subjects import modifiers
from diplograph.extraction.words.cues import Cues
from diplograph.model import BlockKind, Modality, Qualifiers, Relation

_ACTORS = PERSONS | frozenset(
    "State Territory GeopoliticalEntity PoliticalParty Organization GovernmentBody Bloc Company ActorGroup "
    "InternationalOrganization".split()
)
_GATHERED = frozenset({"State", "Territory", "ActorGroup", "Organization", "PoliticalParty"})
_AT = {
    "Meeting": frozenset({"at", "during"}),
    "Forum": frozenset({"at", "during"}),
    "Event": frozenset({"at"}),
    "Election": frozenset({"in", "during"}),
    "Referendum": frozenset({"in", "during"}),
    "ArmedConflict": frozenset({"in", "during", "throughout"}),
}
_VOTES = frozenset({"Election", "Referendum"})
#: Occasions that go on around people; only who does deeds of these kinds (lists of the cues) takes part in them.
_DEEDS = {"Election": "contesting", "Referendum": "contesting", "ArmedConflict": "fighting"}
_SUMMIT = 3


@dataclass(frozen=True, slots=True)
class _Part:
    """Participants, the word that makes them so, the name of the rule and how sure it is."""

    who: tuple[Argument, ...]
    word: Token
    rule: str
    confidence: float


class Participants:
    """Finds the participants in the occasions of one passage."""

    def __init__(self, reading: Reading, entities: Entities, cues: Cues) -> None:
        self._reading = reading
        self._entities = entities
        self._cues = cues
        self._arguments = Arguments(reading, cues)

    def find(self) -> Iterator[tuple[Relation, Token]]:
        """Statements with the token they hang on, in text order of the occasions."""
        reading = self._reading
        if reading.passage.block.kind is not BlockKind.PROSE:
            return
        for loc in reading.located:
            thing, token = loc.mention.entity, reading.passage.doc[loc.head]
            kind = self._entities.kind(thing)
            if kind not in _AT or reading.at(token) != (thing,):
                continue
            for part in self._parts(token, kind):
                yield from self._said(part, thing, token)
        for i, thing in reading.gathered.items():
            token = reading.passage.doc[i]
            parts = self._sent(token) if is_delegation(token) else self._came(token)
            for part in parts:
                yield from self._said(part, thing, token)

    def _said(self, part: _Part, thing: str, token: Token) -> Iterator[tuple[Relation, Token]]:
        """The statements of a part in a thing that a token tells of."""
        polarity, modality = factuality(part.word, self._cues)
        if self._entities.kind(thing) == "ArmedConflict" and modality is not Modality.ACTUAL:
            return  # nobody has fought in a war that only may come
        for one in part.who:
            if self._entities.kind(one.thing) in _ACTORS and one.thing != thing:
                ends = [t.i for t in (token, one.token, part.word) if t.sent == token.sent]
                evidence = self._reading.passage.evidence(token.sent, min(ends), max(ends) + 1)
                score, rule = round(part.confidence * one.score, 3), f"participants:{part.rule}"
                qualifiers = Qualifiers(polarity, modality)
                yield Relation(one.thing, "participatesIn", thing, evidence, qualifiers, score, rule), part.word

    def _sent(self, token: Token) -> Iterator[_Part]:
        """The people at the head of a delegation, or those who are the delegates."""
        who = tuple(a for a in self._who(tuple(delegates(token))) if self._entities.kind(a.thing) in PERSONS)
        yield _Part(who, token, "delegation", 0.85)

    def _came(self, token: Token) -> Iterator[_Part]:
        """Those who took part in the occasion spoken of, or whom a list names as being there."""
        if is_verb(token):
            yield _Part(self._who(tuple(comers(token, self._reading, self._entities))), token, "came", 0.8)
            return
        named, word = listed(token, self._cues)
        after = [t for n in named if n.i > token.i for t in roll(n, self._reading, self._entities)]
        people = [t for t in conjuncts(named) if not after or not t.text[:1].islower()]
        yield _Part(self._who((*after, *people)), word, "listed", 0.85)

    def _parts(self, token: Token, kind: str) -> Iterator[_Part]:
        if is_verb(token):
            if kind in _VOTES:
                yield from (_Part(self._who(who), word, rule, 0.9) for who, word, rule in standing(token))
            return
        yield from self._parties(token, kind)
        for verb in openings(token) if kind == "ArmedConflict" else ():
            roles = verb_roles(verb)
            yield _Part(self._who((*roles.get("subj", ()), *roles.get("obj", ()))), verb, "opening", 0.85)
        yield from self._acting(token, kind)
        yield from self._holding(token, kind)
        yield from self._there(token, kind)

    def _parties(self, token: Token, kind: str) -> Iterator[_Part]:
        """Those between whom or against whom it is, or of whom or with whom a gathering of three and more is."""
        if before := self._who(sides_before(token)):
            yield _Part(before, token, "between", 0.85)
        for prep, sides in sides_phrases(token):
            who = self._who(sides)
            people = tuple(a for a in who if self._entities.kind(a.thing) in PERSONS)
            gathered = tuple(a for a in who if self._entities.kind(a.thing) in _GATHERED | PERSONS)
            if prep in ("between", "among") and kind not in _VOTES:
                two = len(who) < _SUMMIT and kind == "Meeting"
                named = [a for a in who if self._entities.kind(a.thing) != "ActorGroup"]
                known = len(who) > 1 or (named and kind == "ArmedConflict")
                if known and (not two or (not people and self._particular(token))):
                    yield _Part(who, token, "between", 0.9)
            elif kind == "ArmedConflict":
                yield from self._foes(prep, who, people, token)
            elif prep == "of" and kind == "Meeting" and len(gathered) >= _SUMMIT:
                yield _Part(gathered, token, "of", 0.85)
            elif prep == "with" and kind == "Meeting" and len(people) > 1:
                yield _Part(people, token, "with", 0.85)
            elif prep == "with" and kind == "Event":  # "joined the exercises with A"
                yield _Part(tuple(a for a in gathered if a not in people), token, "beside", 0.8)

    def _foes(self, prep: str, who: tuple[Argument, ...], people: tuple[Argument, ...], war: Token) -> Iterator[_Part]:
        """Those against whom or with whom, and by whose name, a war is."""
        told = any(c.dep_ in ("det", "amod", "poss", "nummod") for c in war.children)
        if prep == "against" or (prep == "with" and told and not people):
            yield _Part((*who, *self._who(modifiers(war))), war, "against", 0.85)

    def _particular(self, token: Token) -> bool:
        """Whether a place or a date tells which talks of two sides are meant."""
        sites = [c for p in token.children if p.lower_ in ("in", "at") for c in p.children if self._reading.at(c)]
        named = token.pos_ == "PROPN" or any(
            c.dep_ == "compound" and c.pos_ == "PROPN" for c in token.children
        )  # "the Paris peace talks"
        return bool(sites) or named or "," in self._entities.known[self._reading.at(token)[0]].label

    def _acting(self, token: Token, kind: str) -> Iterator[_Part]:
        """Those who do something at it: "At the summit, A proposed …", "a summit at which A spoke"."""
        first = token
        while first.dep_ == "conj":
            first = first.head
        verbs = self._clauses(token, first, kind)
        won = [*verbs, *((first.head,) if first.dep_ == "dobj" else ())] if kind in _DEEDS else ()
        for word, lost in (x for verb in won for x in losers(verb)):
            yield _Part(self._who(lost), word, "bested-at", 0.85)
        for verb in verbs:
            if kind in _DEEDS and self._cues.events[_DEEDS[kind]].isdisjoint(deeds_of(verb)):
                continue
            roles = verb_roles(verb)
            if self._reading.at(token)[0] in self._reading.paired and first.dep_ != "dobj":
                continue
            if factuality(verb, self._cues)[1] in (Modality.ACTUAL, Modality.PLANNED):
                there = tuple(t for t in roles.get("subj", ()) if not _is_speaker(t))
                yield _Part(self._who(there), verb, "acts-at", 0.8)
                beside = self._who(roles.get("with", ())) if verb.lemma_ in self._cues.events["speaking"] else ()
                people = tuple(a for a in beside if self._entities.kind(a.thing) in PERSONS)
                yield _Part(people, verb, "speaks-at", 0.8)
            hostile = kind == "ArmedConflict" and verb.lemma_ in self._cues.events["hitting"]
            if hostile or verb.lemma_ in self._cues.events["besting"]:
                foes = [t for role in ("obj", "to", "against") for t in roles.get(role, ())]
                yield _Part(self._who(tuple(foes)), verb, "bested-at", 0.85)

    def _clauses(self, token: Token, first: Token, kind: str) -> list[Token]:
        """The verbs of what happened at it; `first` is the first of the list that the occasion's name stands in."""
        verbs = [c for c in clauses_at(token) if any(self._place(w, kind) for w in c.children)]
        if first.dep_ == "pobj" and self._at(first.head, kind):
            verbs += verb_over(first.head.head, deep=kind == "ArmedConflict")
        elif kind == "ArmedConflict":
            verbs += phased(first, _AT[kind])
        if first.dep_ == "dobj" and any(c.dep_ == "dobj" and c.lower_ == "part" for c in first.head.children):
            verbs.append(first.head)
        return verbs

    def _at(self, prep: Token, kind: str) -> bool:
        """Whether a preposition says that a clause happened at an occasion: "said in a meeting", "met at a summit"."""
        return prep.lower_ in _AT[kind] or (
            kind == "Meeting"
            and prep.lower_ == "in"
            and prep.head.lemma_ in self._cues.events["speaking"]
            and prep.i > prep.head.i
        )

    def _holding(self, token: Token, kind: str) -> Iterator[_Part]:
        """Three and more who hold a gathering, or two states of which the place or date tells which one it is."""
        verb = token.head
        if (
            kind != "Meeting"
            or token.dep_ != "dobj"
            or verb.lemma_ not in self._cues.events["holding"]
            or verb.dep_ == "acl"
        ):
            return
        who = self._who(verb_roles(verb).get("subj", ()))
        people = [a for a in who if self._entities.kind(a.thing) in PERSONS]
        if len(who) >= _SUMMIT or (len(who) > 1 and not people and token.tag_ == "NN" and self._particular(token)):
            yield _Part(who, verb, "holding", 0.85)

    def _place(self, child: Token, kind: str) -> bool:
        """Whether a word of a relative clause says that it happened there: "where", "at which"."""
        if child.lower_ == "where":
            return True
        inside = _AT[kind] if kind == "Event" else _AT[kind] | {"in"}
        return child.lower_ in inside and any(c.lower_ == "which" for c in child.children)

    def _there(self, token: Token, kind: str) -> Iterator[_Part]:
        """Those with whom the clause says it was: "the talks opened, with A in attendance"."""
        verb = token.head
        while not is_verb(verb) and verb.dep_ not in ("ROOT", "relcl"):
            verb = verb.head
        if kind not in ("Meeting", "Event") or not is_verb(verb):
            return
        for prep in (c for h in (token, verb) for c in h.children if c.dep_ == "prep" and c.lower_ in ("with", "in")):
            for child in (c for c in prep.children if c.i > prep.i):
                yield _Part(self._who(tuple(conjuncts(present(prep, child)))), child, "there", 0.8)

    def _who(self, tokens: tuple[Token, ...]) -> tuple[Argument, ...]:
        return self._arguments.of(tokens, patient=False)


def _is_speaker(token: Token) -> bool:
    """Whether a word is, or belongs to, whoever speaks or listens: "we", "our team"; they may mean anybody."""
    return any(t.pos_ == "PRON" and t.morph.get("Person", None) in (["1"], ["2"]) for t in (token, *token.children))
