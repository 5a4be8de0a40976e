"""Documents that a text cites without a name: "a 2024 World Bank report", "the joint statement".

Each becomes a Document, named by its own words, its publishers and its year, so that what it says has a speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.arguments import Arguments
from diplograph.extraction.clauses import is_passive
from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.cues import Cues
from diplograph.extraction.reporting import load_reporting
from diplograph.extraction.subjects import subjects
from diplograph.extraction.text import slug
from diplograph.model import Entity, Form, Mention, Qualifiers, Relation

_PEOPLE = frozenset({"Person", "Official"})
_PUBLISHERS = _PEOPLE | frozenset(
    "State Organization InternationalOrganization Bloc Forum GovernmentBody Company PoliticalParty ActorGroup".split()
)
_PAPERS = ("Document", "Agreement", "Initiative")
_ISSUING = frozenset({"issue", "publish", "release", "produce", "present"})
_CONCLUDING = frozenset({"adopt", "sign", "approve"})
_EMPTY = frozenset(
    "a an the this that new recent latest own same public official past earlier previous its his their".split()
)
_MAX_PARTIES = 2


@dataclass(frozen=True, slots=True)
class _Citation:
    """A document noun, the words that name its kind, and who issued it."""

    token: Token
    kind: str
    publishers: tuple[str, ...]
    year: str | None
    issued: bool


def cite(reading: Reading, entities: Entities, cues: Cues) -> tuple[Reading, tuple[Relation, ...]]:
    """The reading with cited documents as things, and that their publishers issued them."""
    things = dict(reading.things)
    located = list(reading.located)
    issued: list[Relation] = []
    for citation in _citations(reading, entities, cues):
        thing = _taken_up(citation, entities) or _register(citation, entities)
        if thing is None:
            continue
        i = citation.token.i
        things[i] = (thing,)
        text = reading.passage.text(i, i + 1)
        mention = Mention(reading.passage.offsets(i, i + 1), text, thing, Form.NOMINAL, 0.8, "cited document")
        located.append(Located(i, i + 1, i, mention))
        evidence = reading.passage.evidence(citation.token.sent, citation.token.left_edge.i, i + 1)
        issued += [
            Relation(p, "issued", thing, evidence, Qualifiers(), 0.8, "citation")
            for p in citation.publishers
            if citation.issued
        ]
    return replace(reading, things=things, located=tuple(sorted(located, key=lambda x: x.first))), tuple(issued)


def _citations(reading: Reading, entities: Entities, cues: Cues) -> Iterator[_Citation]:
    nouns, arguments = load_reporting().documents, Arguments(reading, cues)
    for token in reading.passage.doc:
        if token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() not in nouns or token.i in reading.things:
            continue
        if token.tag_ not in ("NN", "NNP") or not _speaks(token):
            continue
        owners = [c for c in token.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
        owners += [
            c for p in token.children if p.lower_ in ("by", "from", "of") for c in p.children if c.dep_ == "pobj"
        ]
        own = _publishers(arguments, owners, entities)
        by_verb = () if own else _publishers(arguments, _authors(token), entities)
        verb = token.head.lemma_ if by_verb else ""
        kind = _kind(token, reading)
        yield _Citation(
            token, kind, own or by_verb, _year(token, reading, dated=bool(by_verb)), verb not in _CONCLUDING
        )


def _publishers(arguments: Arguments, tokens: list[Token], entities: Entities) -> tuple[str, ...]:
    found = [a.thing for a in arguments.of(tokens, patient=False)]
    return tuple(thing for thing in found if entities.kind(thing) in _PUBLISHERS)


def _speaks(token: Token) -> bool:
    """Whether the document is a source here: it says something, something is "according to" it, or it is issued."""
    head, reporting = token.head, load_reporting()
    if token.dep_ == "nsubj" and head.lemma_ in reporting.reports:
        return True
    if token.dep_ == "pobj" and head.lower_ in ("to", "in"):
        return head.head.lower_ == "according" or head.head.lemma_ in reporting.clause
    return bool(_authors(token)) or _is_published(token)


def _authors(token: Token) -> list[Token]:
    """Who issues or signs the document in this clause."""
    verb = token.head
    if token.dep_ == "dobj" and verb.lemma_ in _ISSUING | _CONCLUDING:
        return list(subjects(verb))
    if token.dep_ == "nsubjpass" and verb.lemma_ in _ISSUING and is_passive(verb):
        return [c for by in verb.children if by.dep_ == "agent" for c in by.children if c.dep_ == "pobj"]
    for clause in token.children:
        if clause.dep_ == "acl" and clause.lemma_ in _ISSUING:
            return [c for p in clause.children if p.lower_ in ("by", "in") for c in p.children if c.dep_ == "pobj"]
    return []


def _is_published(token: Token) -> bool:
    return token.dep_ == "dobj" and token.head.lemma_ in _ISSUING


def _kind(token: Token, reading: Reading) -> str:
    """The words that tell what the document is, without articles and empty adjectives: "joint statement"."""
    words = [token.doc[i] for i in range(token.left_edge.i, token.i)]
    kept = [
        w.text
        for w in words
        if w.head == token
        and w.dep_ in ("amod", "compound", "nmod")
        and w.i not in reading.things
        and w.is_alpha
        and w.lower_ not in _EMPTY
    ]
    return " ".join((*kept, token.text)).lower()


def _year(token: Token, reading: Reading, *, dated: bool) -> str | None:
    """The year said beside the noun; a document issued in this very text has the year of the text."""
    for child in token.subtree:
        near = child.head == token or child.head.head == token
        if near and len(child.text) == 4 and child.text.isdigit() and child.text[:2] in ("18", "19", "20"):
            return child.text
    issued = reading.passage.document.issued
    return issued[:4] if dated and issued and issued[:4].isdigit() else None


def _taken_up(citation: _Citation, entities: Entities) -> str | None:
    """A document of the text that "the plan" or "the document" takes up: the last one of that kind."""
    if citation.publishers or citation.year or not any(c.lower_ in ("the", "this") for c in citation.token.children):
        return None
    noun = citation.token.lemma_.lower()
    for entity in reversed(list(entities.known.values())):
        if entity.kind in _PAPERS:
            named = noun in entity.label.casefold().split()
            if named or (noun == "document" and entity.kind == "Document"):
                return entity.id
    return None


def _register(citation: _Citation, entities: Entities) -> str | None:
    if not citation.publishers:
        return None
    names = [entities.known[p].label for p in citation.publishers[:_MAX_PARTIES]]
    year = f" ({citation.year})" if citation.year else ""
    label = f"{names[0]} {citation.kind}{year}"
    if len(names) > 1 or entities.kind(citation.publishers[0]) in _PEOPLE:
        kind = citation.kind[:1].upper() + citation.kind[1:]
        label = f"{kind} of {' and '.join(names)}{year}"
    return entities.add(
        Entity(slug(label), label, "Document", reason=f"cited as “{citation.kind}” of {', '.join(names)}")
    )
