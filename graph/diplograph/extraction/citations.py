"""Documents that a text cites without a name: "a 2024 World Bank report", "the joint statement".

Each becomes a Document, named by its publisher, its kind and its year, so that what it says has a speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.arguments import Arguments
from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.cues import Cues
from diplograph.extraction.reporting import load_reporting
from diplograph.extraction.text import slug
from diplograph.model import Entity, Form, Mention, Qualifiers, Relation

_PUBLISHERS = frozenset(
    "State Organization InternationalOrganization Bloc Forum GovernmentBody Company PoliticalParty ActorGroup".split()
)


@dataclass(frozen=True, slots=True)
class _Citation:
    token: Token
    kind: str
    publishers: tuple[str, ...]
    year: str | None


def cite(reading: Reading, entities: Entities, cues: Cues) -> tuple[Reading, tuple[Relation, ...]]:
    """The reading with cited documents as things, and that their publishers issued them."""
    things = dict(reading.things)
    located = list(reading.located)
    issued: list[Relation] = []
    for citation in _citations(reading, entities, cues):
        thing = _register(citation, entities)
        i = citation.token.i
        things[i] = (thing,)
        mention = Mention(
            reading.passage.offsets(i, i + 1), reading.passage.text(i, i + 1), thing, Form.NOMINAL, 0.8, "cited document"
        )
        located.append(Located(i, i + 1, i, mention))
        evidence = reading.passage.evidence(citation.token.sent, citation.token.left_edge.i, i + 1)
        issued += [
            Relation(p, "issued", thing, evidence, Qualifiers(), 0.8, "citation") for p in citation.publishers
        ]
    return replace(reading, things=things, located=tuple(sorted(located, key=lambda x: x.first))), tuple(issued)


def _citations(reading: Reading, entities: Entities, cues: Cues) -> Iterator[_Citation]:
    nouns, arguments = load_reporting().documents, Arguments(reading, cues)
    for token in reading.passage.doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in nouns or token.i in reading.things:
            continue
        if not _speaks(token):
            continue
        owners = [c for c in token.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
        owners += [c for p in token.children if p.lower_ in ("by", "from", "of") for c in p.children if c.dep_ == "pobj"]
        found = [a.thing for a in arguments.of(owners, patient=False) if entities.kind(a.thing) in _PUBLISHERS]
        if found:
            yield _Citation(token, token.lemma_.lower(), tuple(found), _year(token))


def _speaks(token: Token) -> bool:
    """Whether the document is a source here: it says something, or something is "according to" it, or it is issued."""
    reporting = load_reporting()
    if token.dep_ == "nsubj" and token.head.lemma_ in reporting.any:
        return True
    if token.dep_ == "pobj" and token.head.lower_ in ("to", "in") and token.head.head.lower_ == "according":
        return True
    return token.dep_ == "dobj" and token.head.lemma_ in ("issue", "publish", "release", "adopt")


def _year(token: Token) -> str | None:
    near = [c for c in token.subtree if len(c.text) == 4 and c.text.isdigit() and c.text[:2] in ("18", "19", "20")]
    near = [c for c in near if c.head == token or c.head.head == token]
    return near[0].text if near else None


def _register(citation: _Citation, entities: Entities) -> str:
    owner = entities.known[citation.publishers[0]]
    label = f"{owner.label} {citation.kind}" + (f" ({citation.year})" if citation.year else "")
    return entities.add(Entity(slug(label), label, "Document", reason=f"cited as “{citation.kind}” of {owner.label}"))
