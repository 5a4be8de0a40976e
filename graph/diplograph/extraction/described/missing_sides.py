"""Sides of agreements that the phrase itself leaves out: "is negotiating a trade agreement with Chad".

The one who does what the sentence tells is the other side; in a text about one state, where nobody does it, that state.
A peace that names no side is one between the two that the sentence joins by "and".
"""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.words.wordlists import words

#: How far above the noun the verb may stand: "signed the first in a series of treaties".
_STEPS = 6
_ACTORS = frozenset(
    "State Territory GeopoliticalEntity Bloc InternationalOrganization Forum Organization PoliticalParty ActorGroup "
    "Company GovernmentBody Person Official Region Settlement".split()
)
_AGAINST = words("missing_sides.against")


def completed(
    noun: Token,
    parties: list[str],
    told: Collection[str],
    reading: Reading,
    entities: Entities,
    kinds: Collection[str],
    topic: str | None,
) -> list[str]:
    """The sides that an agreement's phrase tells with those that only its sentence does; things of the classes `kinds`.

    `told` are the words that tell of which kind it is; `topic` is the state that the document is about.
    """
    if not any(c.dep_ == "prep" and c.lower_ == "with" for c in noun.children):
        owned = any(c.i < noun.i and reading.at(c) for c in noun.children)
        return (list(_two_at_odds(noun, told, reading, entities, kinds)) if not owned else []) or parties
    doing = _doers(noun, reading, entities, kinds)
    if not doing and topic:
        others = {t for w in _around(noun) for t in reading.at(w) if entities.kind(t) in _ACTORS}
        doing = (topic,) if others <= {topic, *parties} else ()
    return [*doing, *parties]


def _doers(noun: Token, reading: Reading, entities: Entities, kinds: Collection[str]) -> tuple[str, ...]:
    """Who does what the verb over an agreement's noun tells; things of the given classes."""
    word = noun
    for _ in range(_STEPS):
        if is_verb(word) or word.head == word or word.dep_ in ("nsubj", "nsubjpass"):
            break
        word = word.head
    own = [word, *((word.head,) if word.dep_ == "conj" else ())]
    if not is_verb(word) or word.lemma_ in _AGAINST or not any(c.dep_ == "nsubj" for w in own for c in w.children):
        return ()  # of "urged A to approve a treaty with B" A is no side
    subjects = verb_roles(word).get("subj", ())
    return tuple(t for s in subjects for t in reading.at(s) if entities.kind(t) in kinds)


def _around(noun: Token) -> Iterator[Token]:
    """The tokens of a noun's sentence, of a list of notes those of its own note."""
    first = next((i + 1 for i in range(noun.i - 1, noun.sent.start, -1) if noun.doc[i].text == ";"), noun.sent.start)
    yield from noun.doc[first : noun.sent.end]


def _two_at_odds(
    noun: Token, told: Collection[str], reading: Reading, entities: Entities, kinds: Collection[str]
) -> tuple[str, ...]:
    """The two that the sentence joins, where the noun is of a peace between two; `told` are the noun's own kinds."""
    if noun.tag_ != "NN" or "peace" not in told:
        return ()
    pairs = set(_joined(noun, reading, entities, kinds))
    return pairs.pop() if len(pairs) == 1 else ()


def _joined(noun: Token, reading: Reading, entities: Entities, kinds: Collection[str]) -> Iterator[tuple[str, ...]]:
    """The groups of things of the sentence that "and" joins."""
    for token in noun.sent:
        if token.i not in reading.things or token.dep_ == "conj":
            continue
        group = [t for w in conjuncts([token]) for t in reading.at(w) if entities.kind(t) in kinds]
        if len(group) == 2 and len(set(group)) == 2:
            yield tuple(group)
        elif len(group) > 2:
            yield from ((group[0], group[1]), (group[0], group[2]))  # more than two: no pair alone
