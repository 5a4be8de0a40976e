"""Match the wordings of the lexicon against the predicate-argument structure of a passage."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.syntax.arguments import Argument, Arguments
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.deeds import attackers, issuers
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.syntax.matched import denied, is_bidden, own, pairs, refrains, sides, whereabouts
from diplograph.extraction.syntax.nouns import adjective_roles, noun_roles
from diplograph.extraction.syntax.reciprocity import reciprocal
from diplograph.extraction.syntax.subjects import is_framing, light_verb
from diplograph.extraction.syntax.triggers import lemmas, part
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.lexicon import Slot, Wording
from diplograph.extraction.words.wordlists import words

_MEETING = frozenset({"metWith", "negotiatesWith"})
_AROUND = words("matching.around")
_TOPICAL = words("matching.topical")
#: Whom others fight follows these; the verb that carries the noun may hold it.
_FOES = ("against", "~against")
#: Upon whom war is made or declared; without the word, "on" tells only where or when a fight was.
_UPON = (*_FOES, "on", "~on")
_AROUND_IT = frozenset({"after", "before", "following", "since", "until"})
_GOING_ON = words("matching.going_on")
_SUMS = words("matching.sums")


@dataclass(frozen=True, slots=True)
class Hit:
    """A wording found: its nodes' tokens and the arguments."""

    wording: Wording
    nodes: tuple[Token, ...]
    a: Argument
    b: Argument


class Matcher:
    """Finds wordings in one text; parts of speech, lemmas and roles of each token are computed once."""

    def __init__(self, index: Mapping[tuple[str, str], tuple[Wording, ...]], arguments: Arguments) -> None:
        self._index = index
        self._arguments = arguments
        self._series = load_cues().series
        self._shares = load_cues().events["shares"]
        self._parts: dict[int, str | None] = {}
        self._lemmas: dict[int, tuple[str, ...]] = {}
        self._roles: dict[int, Mapping[str, tuple[Token, ...]]] = {}
        self._filled: dict[tuple[tuple[int, ...], tuple[str, ...], bool], tuple[Argument, ...]] = {}

    def hits(self, tokens: Sequence[Token]) -> Iterator[Hit]:
        """All hits whose trigger is one of the tokens, in token order."""
        words = {lemma for token in tokens for lemma in self._lemmas_of(token)}
        for token in tokens:
            pos = self._part_of(token)
            if pos is None:
                continue
            for lemma in self._lemmas_of(token):
                for wording in self._index.get((lemma, pos), ()):
                    # Most wordings fail for want of a word, which is told at once.
                    if len(wording.nodes) == 1 or not any(n.lemmas.isdisjoint(words) for n in wording.nodes[1:]):
                        yield from self._match(wording, token)

    def _part_of(self, token: Token) -> str | None:
        if token.i not in self._parts:
            self._parts[token.i] = part(token)
        return self._parts[token.i]

    def _lemmas_of(self, token: Token) -> tuple[str, ...]:
        found = self._lemmas.get(token.i)
        if found is None:
            found = self._lemmas[token.i] = lemmas(token)
        return found

    def roles(self, token: Token) -> Mapping[str, tuple[Token, ...]]:
        """Roles of a verb, noun or adjective."""
        found = self._roles.get(token.i)
        if found is None:
            kind = self._part_of(token)
            found = verb_roles(token) if kind == "v" else adjective_roles(token) if kind == "a" else noun_roles(token)
            self._roles[token.i] = found
        return found

    def _match(self, wording: Wording, trigger: Token) -> Iterator[Hit]:
        for chain in self._chains(wording, (trigger,)):
            if wording.denied and not (refrains(chain) or denied(chain)):
                continue
            first = self._fill(wording.a, chain, patient=wording.pair and "subj" not in wording.a.roles)
            if not first:
                continue
            if wording.pair:
                if self._has_partner(wording, chain):
                    continue
                yield from (Hit(wording, chain, a, b) for a, b in pairs(first))
                continue
            second = self._fill(wording.b, chain, patient=True)
            if wording.relation == "locatedIn":
                second = whereabouts(wording, chain, first, second)
            if own(first, second):
                continue
            yield from (Hit(wording, chain, a, b) for a in first for b in second if a.thing != b.thing)

    def _has_partner(self, wording: Wording, chain: tuple[Token, ...]) -> bool:
        """ "A and B met with C", "A and B declared war on C": the two did not do it to each other.

        Nor does a war before or after which they did something: "After the war, A and B built roads"; nor did they
        fight each other on the side of C.
        """
        slot = wording.a
        if slot.roles not in (("subj",), ("owner",), ("joint",), ("cop",)):
            return False
        carrier = light_verb(chain[0]) if wording.relation in _MEETING and slot.node == 0 else None
        if carrier is not None and carrier.lemma_ in _AROUND:
            return True
        known = self.roles(chain[slot.node])
        if wording.relation == "inConflictWith" and (is_framing(chain[slot.node], _AROUND_IT) or sides(known)):
            return True
        between = known.get("between", ()) if wording.relation in _MEETING else ()
        foes: tuple[str, ...] = ()
        if wording.relation == "inConflictWith":
            foes = _UPON if any(t.lemma_ == "war" for t in chain) else _FOES
        others = [
            *known.get("with", ()),
            *known.get("~with", ()),
            *(t for noun in chain[slot.node + 1 :] for t in self.roles(noun).get("with", ())),
            *between,
            *(t for p in foes for t in known.get(p, ())),
            *(known.get("obj", ()) if slot.roles == ("subj",) and chain[slot.node].lemma_ not in _TOPICAL else ()),
        ]
        if slot.roles == ("cop",):
            others += [*known.get("of", ()), *known.get("to", ()), *known.get("poss", ())]
        others = [t for t in others if t not in chain and not reciprocal(t)]
        unnamed = [*known.get("with", ()), *between]
        if (foes and slot.roles == ("subj",)) or chain[slot.node].lemma_ == "meet":
            unnamed += others
        return bool(self._arguments.of(others, patient=True)) or any(t.pos_ in ("NOUN", "PROPN") for t in unnamed)

    def _chains(self, wording: Wording, chain: tuple[Token, ...]) -> Iterator[tuple[Token, ...]]:
        if len(chain) == len(wording.nodes):
            yield chain
            return
        node = wording.nodes[len(chain)]
        beside = chain[-2:-1] if node.roles == ("poss",) and wording.nodes[len(chain) - 1].roles == ("poss",) else ()
        for token in (
            *self._complements(chain[-1], node.roles),
            *(t for c in beside for t in self._complements(c, node.roles)),
        ):
            if node.roles == ("xcomp",) and wording.b.node >= len(chain) and is_bidden(token, chain[-1]):
                continue
            if self._part_of(token) == node.pos and not node.lemmas.isdisjoint(self._lemmas_of(token)):
                yield from self._chains(wording, (*chain, token))

    def _complements(self, token: Token, roles: Sequence[str]) -> Iterator[Token]:
        if roles == ("xcomp",):
            clauses = [c for c in token.children if c.dep_ in ("xcomp", "ccomp", "acl") and is_verb(c)]
            clauses += [c for k in clauses if k.lemma_ in _GOING_ON for c in k.children if c.dep_ == "xcomp"]
            # "refused to sign and sent troops": a verb with a tense of its own is not what was refused.
            yield from (t for t in conjuncts(clauses) if t in clauses or t.tag_ not in ("VBD", "VBZ"))
            return
        known = self.roles(token)
        for role in roles:
            for name in (role, "~" + role, role + "+", "~" + role + "+", *(("retained",) if role == "obj" else ())):
                for word in known.get(name, ()):
                    yield word
                    if (
                        word.lemma_ in self._series or word.lower_ in self._shares
                    ):  # "months of talks", "all of its gas"
                        yield from self.roles(word).get("of", ())
                    if word.lemma_.lower() in _SUMS:  # "29 million in aid"
                        yield from (*self.roles(word).get("in", ()), *known.get("in", ()))

    def _fill(self, slot: Slot, chain: tuple[Token, ...], *, patient: bool) -> tuple[Argument, ...]:
        """The arguments of a slot; many wordings with one trigger ask for the same."""
        above = chain[: slot.node + 1]
        key = (tuple(t.i for t in above), slot.roles, patient)
        found = self._filled.get(key)
        if found is None:
            found = self._filled[key] = self._found(slot.roles, above, patient=patient)
        return found

    def _found(self, roles: tuple[str, ...], chain: tuple[Token, ...], *, patient: bool) -> tuple[Argument, ...]:
        token = chain[-1]
        if not {"owner", "joint"}.isdisjoint(roles):
            patient = False
        elif token.dep_ == "amod" and token.tag_ == "VBN":
            patient = False  # "the A-led war on B": A does not lead B
        known = self.roles(token)
        for role in roles:
            if role.startswith("act"):
                found = self._arguments.acts(_judged(known, role))
                if found:
                    return found
                continue
            found = self._arguments.of(_speaking(known.get(role, ()), role), patient=patient)
            found = found or self._arguments.of(known.get("~" + role, ()), patient=patient)
            if role not in ("subj", "obj", "owner", "poss", "cop"):
                # "lifted the embargo on sales to A": the parser may hang the phrase higher.
                for above in map(self.roles, reversed(chain[:-1])):
                    beside = above.get("~" + role, ()) if token.pos_ == "ADJ" else ()
                    found = found or self._arguments.of(above.get(role, ()) or beside, patient=patient)
            if found:
                return found
        return ()


def _judged(roles: Mapping[str, tuple[Token, ...]], role: str) -> tuple[Token, ...]:
    """The nouns whose doers a slot of acts wants: the objects for "act", those after "at" for "act-at"."""
    where = role.partition("-")[2] or "obj"
    return (*roles.get(where, ()), *roles.get("~" + where, ()))


def _speaking(tokens: Sequence[Token], role: str) -> Sequence[Token]:
    """ "A's letter condemned B", "an A-led coup toppled B": who issued a paper says it, who leads an attack does it."""
    return (*tokens, *(t for noun in tokens for t in (*issuers(noun), *attackers(noun)))) if role == "subj" else tokens
