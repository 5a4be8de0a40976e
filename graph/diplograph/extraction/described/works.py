"""Works and undertakings that a text tells of by who makes them: "laid a power cable beneath the sea", "runs a drone
programme".

A common noun of the data becomes such a thing when the words say of which kind it is or where it stands, and somebody
known builds, runs or starts it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.described.things import warlike
from diplograph.extraction.syntax.arguments import Arguments
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.frames import complements, verb_roles
from diplograph.extraction.syntax.subjects import owners
from diplograph.extraction.words.classnouns import ClassNouns
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.text import slug
from diplograph.model import BlockKind, Entity

_MAKERS = frozenset(
    "State Territory GeopoliticalEntity Bloc InternationalOrganization Organization GovernmentBody Company "
    "PoliticalParty Person Official ActorGroup".split()
)
#: Several of them are no one thing: "launched joint projects".
_SINGLE = frozenset({"Product", "Initiative"})
_SPARE = frozenset(
    "new first second last own huge large small big major several other many more such same current future".split()
)
#: Words of a complement at most, and what a name keeps of it: where the work stands or leads.
_LONGEST = 8
#: They point at what was told before: that is no further work.
_POINTING = frozenset("this that these those no any every each".split())
_PLACED = frozenset("in at near on under beneath between from to across through around along for of off".split())


@dataclass(frozen=True, slots=True)
class _Work:
    noun: Token
    word: Token
    kind: str


def add_works(reading: Reading, entities: Entities, cues: Cues, nouns: ClassNouns) -> Reading:
    """The reading with the works of its sentences as things."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return reading
    things, located = dict(reading.things), list(reading.located)
    arguments = Arguments(reading, cues)
    for work in _works(reading, cues, nouns):
        if work.noun.i in things or warlike(work.noun) or not _makers(work, arguments, entities):
            continue
        named = next((c for c in work.noun.children if c.dep_ == "appos" and c.i in things), None)
        if named is not None:  # "an ambitious project, the Lobito Corridor"
            things[work.noun.i] = things[named.i]
            continue
        thing = _register(work, reading, entities)
        if thing is not None:
            things[work.noun.i] = (thing,)
            located.append(reading.passage.nominal(work.noun.i, thing, 0.75, "told of by who makes it"))
    return reading.widened(things, located)


def _works(reading: Reading, cues: Cues, nouns: ClassNouns) -> Iterator[_Work]:
    for token in reading.passage.tokens:
        if is_verb(token) and token.lemma_ in cues.events["building"]:
            made = verb_roles(token).get("obj", ())
        elif token.pos_ == "NOUN" and token.lemma_.lower() in cues.events["constructions"]:
            made = tuple(complements(token).get("of", ()))
        else:
            continue
        for noun in made:
            kind = _kind(noun, nouns)
            if kind is not None and not (kind in _SINGLE and noun.tag_ == "NNS"):
                yield _Work(noun, token, kind)


def _kind(noun: Token, nouns: ClassNouns) -> str | None:
    """Class of a work by its noun, alone or with the word before it ("power station")."""
    if noun.pos_ != "NOUN":
        return None
    lemma = noun.lemma_.lower()
    before = noun.nbor(-1).lower_ if noun.i else ""
    return nouns.works.get(f"{before} {lemma}") or nouns.works.get(lemma)


def _makers(work: _Work, arguments: Arguments, entities: Entities) -> bool:
    tokens = verb_roles(work.word).get("subj", ()) if is_verb(work.word) else owners(work.word)
    return any(entities.kind(a.thing) in _MAKERS for a in arguments.of(tokens, patient=False))


def _register(work: _Work, reading: Reading, entities: Entities) -> str | None:
    doc, noun = reading.passage.doc, work.noun
    first = noun.left_edge.i
    while first < noun.i and (
        doc[first].pos_ in ("DET", "PRON", "NUM", "ADV", "VERB", "PUNCT", "CCONJ")
        or doc[first].lower_ in _SPARE
        or (first in reading.things and doc[first].head == noun and doc[first].dep_ == "poss")
        or doc[first].tag_ == "POS"
    ):
        first += 1
    own = " ".join(reading.passage.text(first, noun.i + 1).split())
    whole = " ".join(reading.passage.text(first, _end(noun, work.word)).split())
    if " " not in whole or any(c.lower_ in _POINTING for c in noun.children if c.i < noun.i):
        return None
    label = whole[:1].upper() + whole[1:]
    named = any(w[:1].isupper() for w in whole.split()[1:])
    key = slug(label) if named else f"{slug(label)}-{reading.passage.document.sha256[:6]}"
    aliases = (own,) if " " in own and own != label else ()
    return entities.add(Entity(key, label, work.kind, aliases, reason=f"“{noun.text}” made by somebody in the text"))


def _end(noun: Token, word: Token) -> int:
    """End of the phrase with the complement that tells where the work stands, leads or what it is for."""
    end = noun.i + 1
    if end >= noun.sent.end or noun.doc[end].lower_ not in _PLACED or noun.doc[end].dep_ != "prep":
        return end
    prep = noun.doc[end]
    if prep.head not in (noun, word):
        return end
    while end <= min(prep.right_edge.i, noun.i + _LONGEST):
        token = noun.doc[end]
        clause = token.dep_ in ("relcl", "acl") or token.tag_ in ("WDT", "WP", "WRB")
        if clause or token.text in (",", "(", ";", ":") or token.like_num:
            break
        end += 1
    while end > noun.i + 1 and noun.doc[end - 1].pos_ in ("ADP", "DET", "CCONJ", "PUNCT", "ADV"):
        end -= 1
    return end
