"""Where the sides of an occasion stand when the parser, or the writer, has put them apart from its name."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from diplograph.extraction.syntax.circumstances import in_a_role
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.words.cues import load_cues

_OPPOSING = frozenset({"between", "among", "against"})


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
    for clause in (c for c in verb.children if c.dep_ == "advcl" and c.lemma_ in events["fighting"]):
        if any(c.lower_ in events["moments"] and c.dep_ in ("advmod", "mark") for c in clause.children):
            yield clause


def sides_phrases(name: Token) -> Iterator[tuple[str, tuple[Token, ...]]]:
    """The prepositions that bring an occasion's sides, with the sides: after its name, after a noun said of it,

    or after the verb that it is the subject of ("the talks opened in Oslo between A and B").
    """
    for noun in described(name):
        for prep in (p for p in noun.children if p.dep_ == "prep" and p.i > name.i):
            if noun == name or prep.lower_ in _OPPOSING:
                yield prep.lower_, conjuncts(c for c in prep.children if c.dep_ == "pobj")
    if name.dep_ in ("nsubj", "nsubjpass") and is_verb(name.head):
        for prep in (p for p in name.head.children if p.dep_ == "prep" and p.lower_ in ("between", "among")):
            yield prep.lower_, conjuncts(c for c in prep.children if c.dep_ == "pobj")


def clauses_at(name: Token) -> Iterator[Token]:
    """Relative clauses about an occasion, those too that the parser hangs on the date or town after it."""
    yield from (c for c in name.children if c.dep_ == "relcl")
    above = name.head.head if name.dep_ == "pobj" else name.head
    for over in (name, above) if name.dep_ in ("pobj", "dobj") else (name,):
        for prep in (p for p in over.children if p.dep_ == "prep" and p.i > name.i and p.lower_ in ("in", "at", "of")):
            yield from (c for site in prep.children if _dated(site) for c in site.children if c.dep_ == "relcl")


def _dated(site: Token) -> bool:
    return site.pos_ == "PROPN" or site.like_num


def phased(name: Token, during: Collection[str]) -> Iterator[Token]:
    """The verb of what befell "at the start of the war", "in the last days of the war"."""
    phase = name.head.head
    if name.dep_ != "pobj" or name.head.lower_ != "of" or phase.lemma_ not in load_cues().events["phases"]:
        return
    if phase.dep_ == "pobj" and (phase.head.lower_ in during or phase.head.lower_ in ("at", "by")):
        yield from verb_over(phase.head.head, deep=False)


def present(prep: Token, child: Token) -> Iterator[Token]:
    """Those named by "with A in attendance", "with A attending", "in the presence of A", "with guests: A",

    "with the participation of A".
    """
    events = load_cues().events
    if child.lower_ in events["presence"]:
        yield from (w for of in child.children if of.lower_ == "of" for w in of.children)
    if prep.lower_ == "in":
        return
    if child.lemma_ in events["attendees"]:
        yield from (c for c in child.children if c.dep_ == "appos")
    elif in_a_role(prep) or any(
        t.lower_ == "attendance" or t.lemma_ in events["attending"] for t in (*child.subtree, *_after(prep))
    ):
        yield child
        yield from (c for c in child.children if c.dep_ == "nsubj")


def _after(prep: Token) -> Iterator[Token]:
    """What the preposition right after a phrase holds, whatever the parser hangs it on: "in attendance"."""
    end = prep.right_edge.i + 1
    if end < len(prep.doc) and prep.doc[end].lower_ == "in":
        yield from prep.doc[end].children
