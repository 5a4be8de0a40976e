"""Bodies that a text tells of by who leads or forms them: "a commission chaired by A", "the opposition coalition".

Nothing else is said of them here: what a delegation does, whoever sent it does.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.described.accord_phrases import phrase_end
from diplograph.extraction.relations.abroad import Homes
from diplograph.extraction.relations.memberlists import member_lists
from diplograph.extraction.relations.wordings import RelationFinder
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.lexicon import Wording, by_trigger, load_lexicon
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Entity, Qualifiers, Relation
from diplograph.ontology import registry

_RELATIONS = frozenset({"leads", "memberOf"})
_REASON = "a body by its own words"
_LEADING = words("told_bodies.leading")
_HELD = words("told_bodies.held")
_CLUBS = frozenset("InternationalOrganization Bloc Forum Organization Company PoliticalParty GovernmentBody".split())
_OWN = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_SPARE = frozenset("new latest previous same such own other whole entire recent last final so-called".split())
_NOT_ONE = frozenset("no any either neither each every all what which some many several another".split())
_WITHIN = frozenset({"of", "on", "for", "to"})
#: How many words a complement of the noun may have in its name.
_LONGEST = 7


def told_bodies(
    reading: Reading, entities: Entities, cues: Cues, homes: Homes, states: Mapping[str, str]
) -> tuple[Reading, tuple[tuple[Relation, Token], ...]]:
    """The reading with the bodies that are led or formed in it, and those statements with the tokens they hang on."""
    named = _named(reading, entities, cues)
    if not named:
        return reading, ()
    things, located = dict(reading.things), list(reading.located)
    for token, thing in named.items():
        things[token.i] = (thing,)
        located.append(reading.passage.nominal(token.i, thing, 0.7, _REASON))
    things |= {i: (thing,) for i, thing in _its(reading, named)}
    wide = reading.widened(things, located)
    found = tuple(RelationFinder(_index(), cues, registry(), homes).find(wide, entities, states))
    found = (*found, *member_lists(wide, entities, cues, found), *_led(named, wide, entities))
    new = frozenset(named.values())
    vague = {thing for noun, thing in named.items() if _vague(noun, cues)}
    told = ((r, t) for r, t in found if r.object in new and r.subject not in new)
    return wide, tuple((r, t) for r, t in told if t.lemma_ != "member" or r.object not in vague)


@lru_cache(maxsize=1)
def _index() -> Mapping[tuple[str, str], tuple[Wording, ...]]:
    return by_trigger(w for w in load_lexicon() if w.relation in _RELATIONS)


def _named(reading: Reading, entities: Entities, cues: Cues) -> dict[Token, str]:
    """The bodies of a prose passage by the noun that tells of each; none where nothing leads or forms anything."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return {}
    kinds, telling = cues.bodies, cues.belonging["telling"]
    nouns = [t for t in reading.passage.tokens if t.lower_ in kinds and t.tag_ == "NN" and t.i not in reading.things]
    if not nouns or not any(t.lemma_.lower() in telling for t in reading.passage.tokens):
        return {}
    told = ((t, _body(t, kinds[t.lower_], reading, entities, cues)) for t in nouns if _is_one(t, reading, entities))
    return {token: thing for token, thing in told if thing is not None}


def _led(named: Mapping[Token, str], reading: Reading, entities: Entities) -> Iterator[tuple[Relation, Token]]:
    """ "A committee under A", "a coalition of parties headed by A": the parser hangs the participle on the parties."""
    for noun, body in named.items():
        inner = [c for p in noun.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children]
        agents = [p for t in inner for v in t.children if v.lemma_ in _LEADING and v.tag_ == "VBN" for p in v.children]
        after = reading.passage.doc[noun.i + 1 : noun.i + 2]
        agents = [p for p in agents if p.lower_ == "by"] + [t for t in after if t.lower_ == "under"]
        for leader in (c for p in agents for c in p.children if c.dep_ == "pobj"):
            beside = (leader, *(c for c in leader.children if c.dep_ == "appos"))
            people = [t for w in beside for t in reading.at(w) if entities.kind(t) in PERSONS]
            if people:
                first, last = sorted((noun.i, leader.i))
                evidence = reading.passage.evidence(noun.sent, first, last + 1)
                yield Relation(people[0], "leads", body, evidence, Qualifiers(), 0.85, "told-bodies"), noun


def _is_one(noun: Token, reading: Reading, entities: Entities) -> bool:
    """Whether a noun tells of one body that goes by no name: "the MPLA, a Marxist organization" has one."""
    if any(reading.at(t) for t in said_of(noun)) or _called(noun, reading, entities):
        return False
    return noun.dep_ not in ("compound", "nmod", "amod") and not any(
        c.lower_ in _NOT_ONE or c.tag_ in ("PRP$", "WP$") for c in noun.children
    )


def _vague(noun: Token, cues: Cues) -> bool:
    """ "The military alliance" of which somebody is a member has been named before."""
    definite = any(c.lower_ in ("the", "this", "that") for c in noun.children)
    return definite and noun.lower_ not in cues.belonging["alone"]


def _called(noun: Token, reading: Reading, entities: Entities) -> bool:
    """ "The Fidesz party": the name before the noun is the body's own."""
    before = reading.at(noun.doc[noun.i - 1]) if noun.i else ()
    return bool(before) and all(entities.kind(t) in _CLUBS for t in before)


def _its(reading: Reading, named: Mapping[Token, str]) -> Iterator[tuple[int, str]]:
    """ "The committee was new. Its members were A and B": a possessive that nothing else takes up."""
    for token in reading.passage.tokens:
        if token.lower_ in ("its", "whose") and token.i not in reading.things and token.head.lemma_ in _HELD:
            before = [thing for noun, thing in named.items() if noun.i < token.i]
            if before:
                yield token.i, before[-1]


def _body(noun: Token, kind: str, reading: Reading, entities: Entities, cues: Cues) -> str | None:
    """The body that a noun tells of: one of the document's with that noun, or a new one by the words around it."""
    first = _first(noun)
    last = _last(noun)
    definite = any(c.lower_ in ("the", "this", "that") for c in noun.children)
    if definite and first == noun.i:
        known = (e.id for e in reversed(list(entities.known.values())) if e.reason == _REASON)
        same = next((k for k in known if noun.lower_ in k.split("-")), None)
        if same is not None:
            return same
    if first == noun.i and last == noun.i + 1 and noun.lower_ not in cues.belonging["alone"]:
        return None
    label = " ".join(reading.passage.text(first, last).split())
    short = " ".join(reading.passage.text(first, noun.i + 1).split())
    if not slug(label):
        return None
    article = next((c.lower_ for c in noun.children if c.dep_ == "det"), "")
    before = reading.passage.text(noun.left_edge.i, noun.i + 1) if noun.left_edge.i < first else ""
    forms = (short, " ".join(before.split()), f"{article} {short}" if article == "a" else "")
    label = label[:1].upper() + label[1:]
    aliases = tuple(dict.fromkeys(f for f in forms if f and f != label))
    own = f"{slug(label)}-{reading.passage.document.sha256[:6]}"  # another text's commission is another one
    return entities.add(Entity(own, label, kind, aliases, reason=_REASON))


def _first(noun: Token) -> int:
    """Where the words that tell which body it is begin."""
    doc, first = noun.doc, noun.i
    while first > noun.sent.start and doc[first - 1] in noun.subtree:
        before = doc[first - 1]
        if not (before.pos_ in _OWN or before.text == "-" or before.tag_ == "POS"):
            break
        first -= 1
    while first < noun.i and doc[first + 1].text != "-" and (doc[first].lower_ in _SPARE or doc[first].tag_ == "CD"):
        first += 1
    return first


def _last(noun: Token) -> int:
    """Where the phrase that tells of what the body is ends: "of inquiry", "on reparations"."""
    last = noun.i + 1
    following = noun.doc[last] if last < noun.sent.end else None
    if following is None or following.dep_ != "prep" or following.head != noun or following.lower_ not in _WITHIN:
        return last
    if any(c.like_num or c.tag_ == "CD" for c in following.subtree):
        return last
    return phrase_end(following, last, noun.i + _LONGEST)
