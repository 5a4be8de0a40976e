"""Who is said to do the same, or not to, by a verb that only stands for another: "A signed, as did B; C did not".

Such an echo repeats the statements of the clause before it with its own subject.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.syntax.arguments import Arguments
from diplograph.extraction.syntax.clauses import SUBJECTS, conjuncts
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.cues import Cues
from diplograph.model import Attribution, Polarity, Relation
from diplograph.ontology import Registry

_STANDING = frozenset({"do", "have", "be", "will", "would", "can", "could", "may", "might"})
_ECHOING = _STANDING | {"follow"}
_INVERTED = {"as": False, "so": False, "nor": True, "neither": True}
_ALIKE = frozenset({"so", "likewise", "same"})
_DENYING = frozenset({"not", "n't", "never"})
_FULL = frozenset({"dobj", "xcomp", "ccomp", "attr", "acomp", "oprd", "prt", "dative"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_ASIDE = frozenset({"relcl", "parataxis"})
_SCORE = 0.85

Told = tuple[Relation, Token]


def echoes(
    reading: Reading, entities: Entities, cues: Cues, registry: Registry, told: Sequence[Told]
) -> Iterator[Told]:
    """The statements that echoes repeat, each with the echoing verb, in text order."""
    clauses: dict[int, list[Told]] = {}
    for relation, trigger in told:
        verb = _clause_verb(trigger)
        if verb is not None:
            clauses.setdefault(verb.i, []).append((relation, trigger))
    if not clauses:
        return
    arguments = Arguments(reading, cues)
    for sentence in reading.passage.doc.sents:
        for token in sentence:
            if token.lemma_.lower() in _ECHOING and (echo := _echo(token)) is not None:
                names, negated = echo
                sources = _before(token, clauses, reading)
                for argument in arguments.of(names, patient=False) if sources else ():
                    for relation, verb in sources:
                        copy = _copied(relation, argument.thing, token, cues, negated=negated)
                        allowed = registry.admits(
                            registry.relations[relation.predicate].domain, entities.kind(copy.subject)
                        )
                        if allowed and copy.subject not in (relation.subject, relation.object):
                            first = min(verb.i, token.i) if verb.sent == sentence else sentence.start
                            last = max(token.i, argument.token.i if argument.token.sent == sentence else token.i)
                            yield replace(copy, evidence=reading.passage.evidence(sentence, first, last + 1)), token


def _clause_verb(trigger: Token) -> Token | None:
    """The verb of the clause that a trigger stands in."""
    return next((t for t in (trigger, *trigger.ancestors) if t.pos_ in ("VERB", "AUX") and t.dep_ != "aux"), None)


def _echo(verb: Token) -> tuple[tuple[Token, ...], bool] | None:
    """Of whom an echoing verb tells the same, and whether it denies it; None if the verb is no echo."""
    if verb.dep_ in ("aux", "auxpass") or any(c.dep_ in ("aux", "auxpass") for c in verb.children):
        return None
    if verb.lemma_ == "follow":
        return (tuple(conjuncts(_own_subjects(verb))), False) if _follows_suit(verb) else None
    after = verb.doc[verb.i + 1] if verb.i + 1 < len(verb.doc) else verb
    full = [c for c in verb.children if c.i > verb.i and c.dep_ in _FULL and c.lower_ not in _ALIKE]
    before = verb.doc[verb.i - 1].lower_ if verb.i else ""
    if before in _INVERTED:
        names = [c for c in verb.children if c.i > verb.i and c.dep_ in (*SUBJECTS, "dobj", "attr")]
        return (tuple(conjuncts(names[:1])), _INVERTED[before]) if names and len(full) < 2 else None
    if full:
        return None
    denied = after.lower_ in _DENYING or before in _DENYING
    same = after.lower_ in ("so", "likewise") or any(c.lower_ in _ALIKE and c.i > verb.i for c in verb.children)
    if denied == same or (denied and not _ends(after if after.lower_ in _DENYING else verb)):
        return None
    return _named_before(verb), denied


def _follows_suit(verb: Token) -> bool:
    """ "A joined in 1990 and B followed (suit) in 1995": B did the same."""
    if verb.tag_ != "VBD" or verb.dep_ not in ("conj", "advcl", "ccomp", "ROOT"):
        return False
    objects = [c for c in verb.children if c.dep_ in _FULL]
    return all(c.lower_ == "suit" for c in objects) and all(t.pos_ == "PROPN" for t in _own_subjects(verb))


def _own_subjects(verb: Token) -> list[Token]:
    return [c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i]


def _ends(token: Token) -> bool:
    """Whether a clause ends after a token: "C did not." but not "C did not sign"."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is None or following.is_punct or following.pos_ in ("CCONJ", "SCONJ")


def _named_before(verb: Token) -> tuple[Token, ...]:
    """The subject of an echo, or the names right before it that the parser gave to the clause before."""
    own = [c for c in verb.children if c.dep_ in SUBJECTS and c.i < verb.i and c.pos_ in ("PROPN", "NOUN", "PRON")]
    if own:
        return tuple(conjuncts(own))
    top = verb.doc[verb.i - 1] if verb.i else verb
    while top.dep_ == "conj" and top.head.pos_ == "PROPN":
        top = top.head
    return tuple(conjuncts([top])) if top.pos_ == "PROPN" else ()


def _before(verb: Token, clauses: Mapping[int, Sequence[Told]], reading: Reading) -> list[tuple[Relation, Token]]:
    """The statements of the subject of the clause right before an echo, with that clause's verb."""
    doc, start = verb.doc, verb.sent.start
    for i in range(verb.i - 1, max(-1, start - 60), -1):
        token = doc[i]
        if i in clauses:
            acting = {thing for t in subjects(token) for thing in reading.at(t)}
            own = [r for r, _ in clauses[i] if r.subject in acting and r.object not in acting]
            return [(r, token) for r in own] if i >= start or token.dep_ == "ROOT" else []
        if i < start and token.dep_ == "ROOT":
            return []
        finite = token.tag_ in _FINITE and token.dep_ not in ("aux", "auxpass")
        if finite and token.dep_ not in _ASIDE and _echo(token) is None:
            return []
    return []


def _copied(relation: Relation, subject: str, verb: Token, cues: Cues, *, negated: bool) -> Relation:
    qualifiers = relation.qualifiers
    modality = cues.auxiliaries.get(verb.lower_, qualifiers.modality) if verb.tag_ == "MD" else qualifiers.modality
    by = qualifiers.attribution
    own = Attribution(by.kind, subject) if by.speaker == relation.subject else Attribution()
    return replace(
        relation,
        subject=subject,
        qualifiers=replace(
            qualifiers,
            polarity=Polarity.NEGATED if negated else qualifiers.polarity,
            modality=modality,
            attribution=own,
            place=None,
        ),
        confidence=round(relation.confidence * _SCORE, 3),
        extractor="echo",
    )
