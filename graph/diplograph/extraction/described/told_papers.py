"""Papers and plans that a text tells of by what somebody holds of them: "welcomed the draft law on fishing".

Like the groups that only their own words describe, they are worth keeping where something is said of them.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.described.accord_phrases import is_bare, phrase_end
from diplograph.extraction.syntax.arguments import Arguments
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Entity, Relation

_PAPERS = frozenset({"Agreement", "Document", "Initiative"})
_ROLES = frozenset({"dobj", "nsubjpass", "pobj", "conj"})
_TOPICS = frozenset({"on", "of", "for", "to", "between", "with", "about", "against"})
#: What follows them is whose it is, if anybody.
_PARTIES = frozenset({"between", "with"})
#: Prepositions of those who hold something: "support for", "opposition to", "critics of".
_HELD = frozenset({"for", "to", "of", "from", "against", "on", "about", "in"})
_SORTS = words("told_papers.sorts")
_OWN = frozenset({"ADJ", "NOUN", "PROPN", "NUM"})
_SPARE = frozenset("new latest previous same such own other whole entire recent first last final so-called".split())
_NOT_ONE = frozenset("no any either neither each every all what which some many several".split())
#: How many words a complement of the noun may have in its name.
_LONGEST = 8


def describe_papers(reading: Reading, entities: Entities, cues: Cues) -> Reading:
    """The reading with the papers that its noun phrases describe."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return reading
    arguments = Arguments(reading, cues)
    things, located = dict(reading.things), list(reading.located)
    for token in reading.passage.tokens:
        kind = _kind(token, cues.told) if token.i not in things else None
        if kind is None or arguments.of((token,), patient=True):
            continue
        thing = _taken_up(token, entities, cues.alike) or _described(token, kind, reading, entities)
        if thing is None:
            continue
        things[token.i] = (thing,)
        located.append(reading.passage.nominal(token.i, thing, 0.7, "paper"))
    return reading.widened(things, located)


def held(
    found: Iterable[tuple[Relation, Token]], reading: Reading, told: Reading, cues: Cues
) -> Iterator[tuple[Relation, Token]]:
    """Of the relations found in `told` those of no paper that `reading` lacks, or of what somebody holds of one."""
    known = {x.mention.entity for x in reading.located}
    papers = {x.mention.entity for x in told.located} - known
    for relation, trigger in found:
        if relation.subject in papers or (relation.object in papers and relation.predicate not in cues.holding):
            continue
        yield relation, trigger


def _kind(token: Token, told: Mapping[str, str]) -> str | None:
    """The class of a paper by its noun, where it stands as somebody's object."""
    if token.tag_ != "NN" or token.pos_ != "NOUN" or token.dep_ not in _ROLES:
        return None
    if token.dep_ == "pobj" and token.head.lower_ not in _HELD:
        return None
    if any(c.lower_ in _NOT_ONE or c.tag_ == "PRP$" for c in token.children):
        return None
    return told.get(token.lemma_.lower())


def _taken_up(token: Token, entities: Entities, alike: Collection[str]) -> str | None:
    """The paper that "the award" takes up: the last of the text with the noun, or one much the same, in its name."""
    if not is_bare(token):
        return None
    nouns = alike if token.lower_ in alike else (token.lower_,)
    papers = (e for e in reversed(list(entities.known.values())) if e.kind in _PAPERS)
    return next((e.id for e in papers if any(w in nouns for w in e.label.casefold().split())), None)


def _described(token: Token, kind: str, reading: Reading, entities: Entities) -> str | None:
    """A paper of the document's own by the words that tell of it; None where they tell nothing."""
    label = _label(token, reading)
    if label is None or not slug(label):
        return None
    if kind == "Initiative" and label.endswith(token.text) and any(c.lower_ in ("a", "an") for c in token.children):
        return None  # "a nuclear programme" may be anybody's
    return entities.add(Entity(slug(label), label, kind, reason="described by its own words"))


def _label(token: Token, reading: Reading) -> str | None:
    """The words that tell which paper is meant; None where there are too few."""
    doc, first = token.doc, token.i
    while first > token.sent.start and (doc[first - 1].pos_ in _OWN or doc[first - 1].text == "-"):
        if doc[first - 1] not in token.subtree:
            break
        first -= 1
    while first < token.i and (doc[first].lower_ in _SPARE or doc[first].text == "-"):
        first += 1
    last = token.i + 1
    following = doc[last] if last < token.sent.end else None
    if following is not None and following.dep_ == "prep" and following.head == token and following.lower_ in _TOPICS:
        inside = [c for c in following.children if c.dep_ == "pobj"]
        if any(c.lemma_ in _SORTS for c in inside):
            return None
        if following.lower_ not in _PARTIES or any(reading.at(c) for c in inside):
            last = phrase_end(following, last, token.i + _LONGEST)
    label = " ".join(reading.passage.text(first, last).split())
    return label[:1].upper() + label[1:] if " " in label or is_bare(token) else None
