"""Where the sides of an occasion stand when the parser, or the writer, has put them apart from its name."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from diplograph.extraction.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.cues import load_cues


def described(name: Token) -> Iterator[Token]:
    """The name of an occasion and the nouns that say what it is: "the X War, a conflict between A and B"."""
    yield name
    yield from (c for c in name.children if c.dep_ == "appos" and c.pos_ == "NOUN")
    if name.dep_ == "appos" and name.head.pos_ == "NOUN":
        yield name.head
    if name.dep_ == "nsubj" and name.head.lemma_ == "be":
        yield from (c for c in name.head.children if c.dep_ == "attr" and c.pos_ == "NOUN")


def sides_before(name: Token) -> tuple[Token, ...]:
    """A and B of "a conflict between A and B, the X War": the parser takes the name to be said of A or B."""
    last = name.head
    while last.dep_ == "conj":
        last = last.head
    if name.dep_ != "appos" or last.dep_ != "pobj" or last.head.lower_ != "between":
        return ()
    noun = last.head.head
    return tuple(t for t in conjuncts([last]) if t != name) if noun.pos_ == "NOUN" else ()


def verb_over(word: Token, *, deep: bool) -> Iterator[Token]:
    """The verb that a phrase tells the occasion of.

    The parser may hang "in the war" on the object: "lost most of its land in the war".
    """
    while deep and word.dep_ in ("pobj", "prep", "dobj") and not is_verb(word):
        word = word.head
    if is_verb(word):
        yield word


def deeds_of(verb: Token) -> tuple[str, ...]:
    """What a clause tells of: "fight", and "conquer" of "failed to conquer"."""
    return (verb.lemma_, *(c.lemma_ for c in verb.children if c.dep_ == "xcomp" and is_verb(c)))


def convened(verb: Token) -> tuple[Token, ...]:
    """What is attended or mediated of "A held a summit in B, attended by C": not who held it, but what."""
    above = verb.head
    if verb.dep_ != "advcl" or verb.tag_ != "VBN" or not is_verb(above) or is_passive(above):
        return ()
    if verb.i < above.i or verb.lemma_ not in load_cues().events["convening"]:
        return ()
    return conjuncts(c for c in above.children if c.dep_ == "dobj" and c.i < verb.i)


def losers(verb: Token) -> Iterator[tuple[Token, tuple[Token, ...]]]:
    """Those of whom a verb that somebody won or lost with tells: "won it, defeating B", "lost it to B"."""
    for clause in (c for c in verb.children if c.dep_ == "advcl" and c.tag_ == "VBG" and c.i > verb.i):
        if clause.lemma_ in load_cues().events["besting"]:
            yield clause, conjuncts(c for c in clause.children if c.dep_ == "dobj")
    if verb.lemma_ == "lose":
        yield verb, conjuncts(c for p in verb.children if p.lower_ == "to" for c in p.children if c.dep_ == "pobj")


def openings(war: Token) -> Iterator[Token]:
    """What began or ended a war: the verb of "the war began when A invaded B"."""
    events, verb = load_cues().events, war.head
    if war.dep_ not in ("nsubj", "nsubjpass") or verb.lemma_ not in events["unfolding"]:
        return
    for clause in verb.children:
        if clause.dep_ == "advcl" and clause.lemma_ in events["fighting"]:
            if any(c.lower_ in events["moments"] and c.dep_ in ("advmod", "mark") for c in clause.children):
                yield clause
