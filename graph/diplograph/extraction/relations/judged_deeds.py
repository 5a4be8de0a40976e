"""Deeds and decisions that a text tells of by who judges them: "condemned the raid on the embassy".

A deed whose doer is named beside it ("A's raid") is judged in its doer, by the wordings of acts; here are the others.
"""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.described.accord_phrases import is_bare, phrase_end
from diplograph.extraction.relations.earlier_deeds import calls_a_deed, doers_told, earlier, judged_last
from diplograph.extraction.syntax.acts import doers_of_acts
from diplograph.extraction.syntax.clauses import is_passive, is_verb
from diplograph.extraction.syntax.frames import complements
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.text import slug
from diplograph.model import BlockKind, Entity

_OBJECTS = frozenset({"dobj", "nsubjpass", "nsubj"})
_HELD = frozenset({"for", "to", "of", "against", "about", "over", "at", "by", "with"})
_TOPICS = frozenset({"on", "of", "for", "to", "against", "in", "at", "by", "from"})
_DOERS = frozenset(
    "State Person Official Organization InternationalOrganization Bloc GovernmentBody ActorGroup".split()
)
_OWN = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_NOT_ONE = frozenset("no any either neither each every all what which some many several such".split())
#: How many words a complement of the noun may have in its name.
_LONGEST = 8


def describe_deeds(reading: Reading, last: Reading | None, entities: Entities, cues: Cues) -> Reading:
    """The reading with the deeds that somebody is told to judge; `last` is the passage before."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return reading
    things, located = dict(reading.things), list(reading.located)
    told = replace(reading, things=things)
    for token in reading.passage.tokens:
        if token.lower_ == "it" and (verb := calls_a_deed(token)) is not None:
            if all(entities.kind(t) in _DOERS for t in reading.at(token)):
                things[token.i] = judged_last(earlier(verb, told, last), entities)
            continue
        if token.pos_ != "NOUN":
            continue
        lemma = token.lemma_.lower()
        kind = cues.judged.get(lemma) if token.i not in things else None
        verb = _judging(token, cues) if kind is not None or lemma in cues.deeds else None
        if verb is not None and (is_bare(token) or _is_dated(token)):
            doers = _fronted(verb, reading, entities) if lemma not in cues.suffered else ()
            doers = doers or doers_told(token, earlier(verb, told, last), entities)
            if doers:
                things[token.i] = doers
        if kind is None or verb is None or token.i in things or _is_somebodys(token, reading, cues):
            continue
        label = _label(token, reading)
        if label is None or not slug(label):
            continue
        thing = entities.add(Entity(slug(label), label, kind, reason="described by its own words"))
        things[token.i] = (thing,)
        located.append(reading.passage.nominal(token.i, thing, 0.7, "deed"))
    return reading.widened(things, located)


def _judging(token: Token, cues: Cues) -> Token | None:
    """The word of judging over a noun."""
    top = token
    while top.dep_ == "conj" and top.head.pos_ == "NOUN":
        top = top.head
    if top.dep_ in _OBJECTS:
        word = top.head
    elif top.dep_ == "pobj" and top.head.lower_ in _HELD:
        word = top.head.head
    else:
        return None
    return word if word.lemma_.lower() in cues.judging else None


def _fronted(word: Token, reading: Reading, entities: Entities) -> tuple[str, ...]:
    """Who did what "the move" takes up, by the clause "When A seized B" before it in the sentence."""
    sentence = word.sent
    fronted = [
        c for v in (word, sentence.root) for c in v.children if c.dep_ == "advcl" and c.i < word.i and is_verb(c)
    ]
    for clause in fronted:
        if is_passive(clause) or clause.lemma_ in ("be", "have", "say"):
            continue
        found = tuple(t for s in subjects(clause) for t in reading.at(s) if entities.kind(t) in _DOERS)
        return found if len(found) == 1 else ()
    return ()


def _is_dated(noun: Token) -> bool:
    """ "The launch on May 31": the noun stands with nothing but the article and a day."""
    rest = [c for c in noun.children if not c.is_punct and c.lower_ not in ("the", "this")]
    dated = (c.dep_ == "prep" and c.lower_ in ("on", "of", "in") for c in rest)
    days = [d for c in rest for d in c.children if d.ent_type_ in ("DATE", "TIME")]
    return bool(rest) and any(c.lower_ in ("the", "this") for c in noun.children) and all(dated) and bool(days)


def _is_somebodys(token: Token, reading: Reading, cues: Cues) -> bool:
    """Whether the words before or after the noun tell whose deed it is."""
    if any(c.lower_ in _NOT_ONE or c.tag_ == "PRP$" or c.dep_ == "poss" for c in token.children):
        return True
    owners = [c for c in token.children if c.dep_ in ("amod", "compound", "nmod") and reading.at(c)]
    if token.lemma_.lower() in cues.done:
        owners += [c for c in complements(token).get("of", ()) if reading.at(c)]
    return bool(owners) or any(reading.at(t) for t in doers_of_acts(token, cues))


def _label(token: Token, reading: Reading) -> str | None:
    """The words that tell which deed is meant; None where there are none."""
    doc, first, last = token.doc, token.i, token.i + 1
    while first > token.sent.start and doc[first - 1].pos_ in _OWN and doc[first - 1] in token.subtree:
        first -= 1
    following = doc[last] if last < token.sent.end else token
    if following.dep_ == "prep" and following.head == token and following.lower_ in _TOPICS:
        last = phrase_end(following, last, token.i + _LONGEST)
    elif following.tag_ == "TO" and following.head.head == token:
        last = min(following.head.right_edge.i + 1, token.i + _LONGEST)
    label = " ".join(reading.passage.text(first, last).split())
    return label[:1].upper() + label[1:] if last > token.i + 1 else None
