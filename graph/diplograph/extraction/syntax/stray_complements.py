"""Complements of a noun that hang elsewhere in the parse: on a participle after it, or on the verb or clause above.

"the embargo imposed by A on B" · "they rejected A's claim to B" · "C, of which A is a member".
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import SUBJECTS, is_verb
from diplograph.extraction.syntax.frames import complements, where
from diplograph.extraction.words.wordlists import words

_BEING = words("stray_complements.being")
#: Right after an object they say what it is directed at, and seldom where the verb takes it.
_DIRECTED = frozenset({"against", "over", "to", "upon", "toward", "towards", "on"})
_TAKING = words("stray_complements.taking")
_GOING_ON = words("stray_complements.going_on")
_TALKS = words("stray_complements.talks")
_SOUGHT = words("stray_complements.sought")


def stray_complements(noun: Token) -> dict[str, list[Token]]:
    """Complements of a noun by preposition that do not hang on it."""
    found: dict[str, list[Token]] = {}
    for part in (_of_participles(noun), _beside_object(noun), _fronted(noun)):
        for name, tokens in part.items():
            found.setdefault(name, []).extend(tokens)
    return found


def _of_participles(noun: Token) -> dict[str, list[Token]]:
    """ "the embargo imposed by A on B", "A's sanctions imposed on B": what the participle's complements tell."""
    found: dict[str, list[Token]] = {}
    for clause in noun.children:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and clause.lemma_ in _BEING:
            for name, tokens in complements(clause).items():
                if name.removeprefix("~") in _DIRECTED:
                    found.setdefault(name.removeprefix("~"), []).extend(tokens)
    return found


def _beside_object(noun: Token) -> dict[str, list[Token]]:
    """ "rejected A's claim to B": the parser hangs on the verb what stands right after its object."""
    verb, after = noun.head, noun.i + 1
    if noun.dep_ != "dobj" or not is_verb(verb) or verb.lemma_ in _TAKING or after >= len(noun.doc):
        return {}
    prep = noun.doc[after]
    if prep.head != verb or prep.dep_ not in ("prep", "dative") or prep.lower_ not in _DIRECTED:
        return {}
    return {prep.lower_: [c for c in complements(verb).get(prep.lower_, ()) if c.i > prep.i]}


def _fronted(noun: Token) -> dict[str, list[Token]]:
    """ "C, of which A is a member", "C, in which A has an interest": what the clause is about, by preposition."""
    clause = noun.head
    if noun.dep_ not in ("attr", "dobj") or clause.dep_ != "relcl" or clause.head.i > clause.i:
        return {}
    preps = (p for p in clause.lefts if p.dep_ == "prep" and any(c.tag_ in ("WDT", "WP") for c in p.children))
    return {p.lower_: [clause.head] for p in preps} | {name: [t] for name in ("in", "at") for t in where(clause)}


def staged(noun: Token, prep: str) -> Iterator[Token]:
    """ "Talks took place in Rome between A and B", "the war that broke out between A and B": the verb has the sides."""
    verbs = [noun.head] if noun.dep_ in ("nsubj", "nsubjpass") else []
    verbs += [c for c in noun.children if c.dep_ == "relcl" and any(s.dep_ in SUBJECTS for s in c.children)]
    verbs += [c for c in noun.children if c.dep_ == "acl" and noun.dep_ == "ROOT"]  # the parser's "fighting flared"
    for verb in verbs:
        if verb.lemma_ in _GOING_ON:
            below = [c for c in verb.children if c.dep_ in ("dobj", "acomp", "prep", "advmod")]
            for holder in (verb, *below, *(c for b in below if b.lower_ == "under" for c in b.children)):
                known = complements(holder)
                yield from (*known.get(prep, ()), *known.get("~" + prep, ()))


def over_topic(noun: Token, prep: str) -> Iterable[Token]:
    """ "Talks on a treaty between A and B": those whose treaty it would be hold the talks."""
    if noun.lemma_ not in _TALKS:
        return
    known = complements(noun)
    for topic in (t for p in ("on", "for", "over", "about") for t in known.get(p, ())):
        if topic.lemma_ in _SOUGHT:
            yield from complements(topic).get(prep, ())
