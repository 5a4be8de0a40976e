"""Whose act it is that somebody praises, condemns or turns down: "criticized A's silence", "backed a bid by A".

Whatever the act is, who judges it judges its doer. Where the possessor only suffers it ("A's arrest"), or where the
noun names people of their own ("A's critics"), nobody is judged by it.
"""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts, is_passive
from diplograph.extraction.syntax.subjects import agents, light_verb, subjects
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words

_BEFORE = frozenset({"amod", "compound", "nmod"})
_ARMED = words("acts.armed")
_BLOWS = words("acts.blows")
#: Endings of nouns that name what somebody does: only of such does a nationality before them tell the doer.
_ENDINGS = ("tion", "sion", "ment", "ance", "ence", "ing", "ism", "cy", "sal", "val", "ure", "ship", "hood")


def _is_blow(noun: Token) -> bool:
    """ "Chadian air raids", "a Chadian missile strike": the nationality is that of who strikes."""
    armed = any(c.dep_ in _BEFORE and c.lower_ in _ARMED for c in noun.children)
    return noun.lemma_ in _ARMED or (armed and noun.lemma_ in _BLOWS)


def _is_by(prep: Token) -> bool:
    return prep.lower_ == "by" and prep.dep_ in ("prep", "agent")


def _stray(noun: Token) -> list[Token]:
    """ "support for mediation by A": the parser hangs the doer on the word above."""
    after = noun.right_edge.i + 1
    prep = noun.doc[after] if after < noun.sent.end else noun
    if not _is_by(prep) or is_passive(prep.head) or prep.head.i > noun.i:
        return []
    return [t for t in conjuncts(prep.children) if t.pos_ in ("PROPN", "NOUN", "PRON")]


def _undergone(noun: Token) -> list[Token]:
    """ "the construction of a wall by A": the parser hangs the doer on what is built."""
    return [c for p in noun.children if p.lower_ == "of" for c in p.children if c.dep_ == "pobj" and c.pos_ == "NOUN"]


def _keepers(noun: Token) -> list[Token]:
    """ "A maintained a policy which B condemned": who does the act by the verb over it."""
    told = any(c.dep_ == "relcl" and all(t.tag_ != "TO" for t in c.children) for c in noun.children)
    verb = light_verb(noun) if told else None
    return list(subjects(verb)) if verb is not None and not is_passive(verb) else []


def doers_of_acts(noun: Token, cues: Cues) -> tuple[Token, ...]:
    """The tokens that tell whose act a noun names: possessor, nationality or a phrase with "by"; () if it is no act."""
    lemma = noun.lemma_.lower()
    if noun.pos_ != "NOUN" or lemma in cues.groups or lemma in cues.people or lemma in cues.partitive:
        return ()
    by = [t for w in (noun, *_undergone(noun)) for p in w.children if _is_by(p) for t in conjuncts(p.children)]
    by = by or _stray(noun)
    found = by or list(agents(noun)) or _keepers(noun)
    if found or lemma in cues.suffered:
        return tuple(found)
    owners = [t for c in noun.children if c.dep_ == "poss" for t in conjuncts([c])]
    told = lemma.endswith(_ENDINGS) or lemma in cues.deeds or lemma in cues.transparent or _is_blow(noun)
    if owners or not told:
        return tuple(owners)
    return tuple(t for c in noun.children if c.pos_ == "ADJ" and c.dep_ in _BEFORE for t in conjuncts([c]))
