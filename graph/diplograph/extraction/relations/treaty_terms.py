"""Parties of a treaty told by its terms: who gives, gets or is obliged to something under it.

"A ceded the islands to B in the X Treaty", "the X Treaty required A to withdraw", "the X Treaty gave B the canal".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.described.accord_phrases import ACTS, FRAMING
from diplograph.extraction.syntax.clauses import SUBJECTS, is_passive, is_verb
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words

#: Whose gain or loss under a treaty makes a party of it.
STATES = frozenset({"State", "GeopoliticalEntity", "Bloc"})
_CLAUSES = frozenset({"relcl", "acl", "ccomp", "advcl"})
_GETTING = words("treaty_terms.getting")


def terms(noun: Token, cues: Cues) -> Iterator[tuple[Token, Sequence[Token]]]:
    """Verbs of the terms of the agreement that a noun names, each with the words for its parties."""
    if noun.dep_ in SUBJECTS and is_verb(noun.head) and not is_passive(noun.head):
        yield noun.head, tuple(_bound(noun.head, cues))
        return
    verb = framed(noun, cues)
    if verb is None or is_passive(verb):
        return
    doings = cues.events["ceding"] | cues.events["committing"]
    done = [v for v in (verb, *(c for c in verb.children if c.dep_ == "conj" and is_verb(c))) if v.lemma_ in doings]
    if done:
        yield done[0], (*subjects(verb), *(t for v in done for t in _partners(v, cues)))


def _bound(verb: Token, cues: Cues) -> Iterator[Token]:
    """Whom a treaty obliges to something, or to whom it gives something."""
    roles = verb_roles(verb)
    if verb.lemma_ in cues.events["obliging"]:
        bidding = any(c.dep_ in ("xcomp", "ccomp") and any(t.tag_ == "TO" for t in c.children) for c in verb.children)
        if bidding:
            yield from (*roles.get("obj", ()), *roles.get("clause", ()), *roles.get("that", ()))
    elif verb.lemma_ in cues.events["ceding"] and verb.lemma_ not in _GETTING:
        yield from _receivers(verb, cues)


def _partners(verb: Token, cues: Cues) -> tuple[Token, ...]:
    """To whom or from whom something goes: "ceded the islands to A", "granted A the port", "received it from A"."""
    return verb_roles(verb).get("from", ()) if verb.lemma_ in _GETTING else _receivers(verb, cues)


def _receivers(verb: Token, cues: Cues) -> tuple[Token, ...]:
    """To whom something is given; of two objects the parser makes one name: "gave Peru control of the port"."""
    roles = verb_roles(verb)
    found = (*roles.get("dative", ()), *roles.get("to", ()))
    if not found and not any(o.lemma_ in cues.events["titles"] for o in roles.get("obj", ())):
        found = roles.get("~to", ())  # "ceded an island to A", where the parser hangs A on the island
    if found or verb.lemma_ not in ("give", "grant"):
        return found
    return tuple(
        c for o in roles.get("obj", ()) for c in o.children if c.dep_ in ("compound", "nmod") and c.tag_ == "NNP"
    )


def framed(noun: Token, cues: Cues) -> Token | None:
    """The verb of the clause that an agreement frames, wherever the parser hangs it.

    "In the treaty, A agreed", "under the terms of the treaty, A agreed", "ceded it to A under the treaty", "the treaty
    by which A agreed".
    """
    prep = noun.head
    signing = prep.lower_ == "of" and prep.head.lower_ in ACTS
    clauses: list[Token] = [*noun.children, *(prep.head.children if signing else ())]
    for clause in clauses:
        if clause.dep_ in _CLAUSES and is_verb(clause):
            inside = (p for p in clause.children if p.dep_ == "prep" and p.lower_ in FRAMING)
            if any(c.lower_ == "which" for p in inside for c in p.children):
                return clause
    if prep.dep_ == "prep" and prep.lower_ == "of" and prep.head.lemma_.lower() in cues.events["wording"]:
        prep = prep.head.head
        if prep.dep_ == "prep" and prep.lower_ == "as":
            return _host(prep)  # "as part of the treaty, A agreed"
    return _host(prep) if noun.dep_ == "pobj" and prep.dep_ == "prep" and prep.lower_ in FRAMING else None


def _host(prep: Token) -> Token | None:
    """The verb that a preposition belongs to, also where the parser hangs it on a name before it."""
    host = prep.head
    if host.pos_ == "NOUN":
        return None
    while host.pos_ in ("NOUN", "PROPN") and host.dep_ in ("pobj", "dobj", "conj") and host.i < prep.i:
        host = host.head.head if host.dep_ == "pobj" else host.head
    return host if is_verb(host) else None
