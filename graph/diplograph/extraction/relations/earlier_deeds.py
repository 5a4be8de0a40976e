"""Who did what a bare noun of a deed takes up: "A's jets bombed the port. B condemned the raid".

A noun of a certain deed takes up the last clause that told of such a deed; "the move" and "it" the clause before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from spacy.tokens import Span, Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.coreference.rivals import whose
from diplograph.extraction.syntax.clauses import is_passive, is_verb
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.words.wordlists import words

#: Nouns of deeds with the verbs that tell of them.
_FAMILIES = (
    (words("earlier_deeds.striking_nouns"), words("earlier_deeds.striking_verbs")),
    (words("earlier_deeds.seizing_nouns"), words("earlier_deeds.seizing_verbs")),
    (words("earlier_deeds.killing_nouns"), words("earlier_deeds.killing_verbs")),
    (words("earlier_deeds.holding_nouns"), words("earlier_deeds.holding_verbs")),
    (words("earlier_deeds.barring_nouns"), words("earlier_deeds.barring_verbs")),
    (words("earlier_deeds.testing_nouns"), words("earlier_deeds.testing_verbs")),
    (words("earlier_deeds.coming_nouns"), words("earlier_deeds.coming_verbs")),
)
_JUDGING = words("earlier_deeds.judging")
_CALLED, _CALLING = words("earlier_deeds.called"), words("earlier_deeds.calling")
_NOT_TOLD = frozenset({"be", "have", "say", "tell"})
_DOERS = frozenset(
    "State Person Official Organization InternationalOrganization Bloc GovernmentBody ActorGroup".split()
)
#: How many sentences back a certain deed is looked for, and how many any other.
_FAR, _NEAR = 3, 1

Sentences = Sequence[tuple[Reading, Span]]


def earlier(word: Token, reading: Reading, last: Reading | None) -> Sentences:
    """The sentences before that of a word, the nearest first, those of the passage before included."""
    own = [(reading, s) for s in reading.passage.doc.sents if s.end <= word.sent.start]
    before = [(last, s) for s in last.passage.doc.sents] if last is not None else []
    return [*reversed(own), *reversed(before)][:_FAR]


def doers_told(noun: Token, before: Sentences, entities: Entities) -> tuple[str, ...]:
    """Who did the deed that a noun takes up by the sentences before; one alone, else nobody."""
    lemma = noun.lemma_.lower()
    verbs = frozenset[str]().union(*(verbs for nouns, verbs in _FAMILIES if lemma in nouns))
    if not verbs:
        return judged_last(before, entities)
    for reading, sentence in before:
        for verb in (t for t in sentence if is_verb(t) and t.lemma_ in verbs):
            found = _doers(verb, reading, entities)
            if found:
                return found if len(found) == 1 else ()
    return ()


def judged_last(before: Sentences, entities: Entities) -> tuple[str, ...]:
    """Who did what the sentence before tells, or whom it judges: "B condemned A. C called it an insult"."""
    for reading, sentence in before[:_NEAR]:
        verb = sentence.root
        if not is_verb(verb) or verb.lemma_ in _NOT_TOLD or is_passive(verb):
            return ()
        if verb.lemma_ in _JUDGING:
            held = [t for c in verb.children if c.dep_ == "dobj" for t in reading.at(c)]
            return tuple(held) if len(held) == 1 and entities.kind(held[0]) in _DOERS else ()
        found = _doers(verb, reading, entities)
        return found if len(found) == 1 else ()
    return ()


def calls_a_deed(pronoun: Token) -> Token | None:
    """The verb over an "it" that is called what only a deed is: "B called it a provocation"."""
    verb = pronoun.head
    if pronoun.lower_ != "it" or pronoun.dep_ not in ("dobj", "nsubj") or pronoun.i + 1 >= pronoun.sent.end:
        return None
    if pronoun.dep_ == "nsubj":  # the parser takes "it an insult" for a clause of its own
        verb = verb.head if verb.dep_ == "ccomp" and not is_verb(verb) else verb
    if not is_verb(verb) or verb.lemma_ not in _CALLING or verb.i > pronoun.i:
        return None
    said = (t for c in verb.subtree if c.i > pronoun.i for t in (c,) if c.head in (verb, verb.head) or c.dep_ == "pobj")
    return verb if any(t.lemma_.lower() in _CALLED for t in said) else None


def _doers(verb: Token, reading: Reading, entities: Entities) -> tuple[str, ...]:
    found = (t for s in verb_roles(verb).get("subj", ()) for t in _acting(s, reading.things))
    return tuple(dict.fromkeys(t for t in found if entities.kind(t) in _DOERS))


def _acting(subject: Token, things: Mapping[int, tuple[str, ...]]) -> Iterator[str]:
    """A subject, or for whom it acts: A for "A's jets"."""
    yield from things.get(subject.i, ()) or whose(subject, things)
