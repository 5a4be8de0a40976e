"""Documents that a text cites without a name: "a 2024 World Bank report", "the joint statement".

Each becomes a Document, named by its own words, its publishers and its year, so that what it says has a speaker.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.described.accord_phrases import brings_date, is_bare
from diplograph.extraction.described.paper_names import Paper, PaperNames
from diplograph.extraction.syntax.arguments import Arguments
from diplograph.extraction.syntax.clauses import is_passive, is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.frames import complements
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.reporting import load_reporting
from diplograph.model import Form, Qualifiers, Relation

_PUBLISHERS = PERSONS | frozenset(
    "State Organization InternationalOrganization Bloc Forum GovernmentBody Company PoliticalParty ActorGroup".split()
)
_PAPERS = ("Document", "Agreement", "Initiative")
_CENTURIES = frozenset({"18", "19", "20"})
_SIGNING = frozenset({"sign", "initial"})
_BEFORE = frozenset({"poss", "compound", "nmod"})
_FRAMES = frozenset({"in", "by", "through", "with", "via"})
_OWN = frozenset({"a", "an", "its", "their", "his", "her"})
_EMPTY = frozenset(
    "a an the this that new recent latest own same public official past earlier previous its his their called".split()
)


@dataclass(frozen=True, slots=True)
class _Citation:
    """A document noun, the words that name its kind, and who issued it."""

    token: Token
    kind: str
    publishers: tuple[str, ...]
    year: str | None
    issued: bool


def cite(reading: Reading, entities: Entities, cues: Cues, names: PaperNames) -> tuple[Reading, tuple[Relation, ...]]:
    """The reading with cited documents as things, and that their publishers issued them."""
    things = dict(reading.things)
    located = list(reading.located)
    issued: list[Relation] = []
    for citation in _citations(reading, entities, cues):
        thing = _taken_up(citation, entities)
        if thing is None and citation.publishers:
            paper = Paper(citation.token, citation.kind, citation.publishers, citation.year)
            thing = entities.add(names.entity(paper, reading))
        if thing is None:
            continue
        i = citation.token.i
        things[i] = (thing,)
        located.append(reading.passage.nominal(i, thing, 0.8, "cited document"))
        evidence = reading.passage.evidence(citation.token.sent, citation.token.left_edge.i, i + 1)
        issued += [
            Relation(p, "issued", thing, evidence, _status(citation.token, cues), 0.8, "citation")
            for p in citation.publishers
            if citation.issued
        ]
    for token, thing, publishers in _named(reading, entities, cues):
        evidence = reading.passage.evidence(token.sent)
        body = names.issuer(thing) if not publishers else None
        publishers = publishers if body is None else (body,)
        issued += [Relation(p, "issued", thing, evidence, Qualifiers(), 0.8, "citation") for p in publishers]
    return reading.widened(things, located), tuple(issued)


def _citations(reading: Reading, entities: Entities, cues: Cues) -> Iterator[_Citation]:
    sources, arguments = load_reporting().documents, Arguments(reading, cues)
    nouns = sources | cues.events["ordinances"]
    for token in reading.passage.tokens:
        if token.pos_ not in ("NOUN", "PROPN") or token.lemma_.lower() not in nouns or token.i in reading.things:
            continue
        if token.tag_ not in ("NN", "NNP"):
            continue
        authors = _authors(token, cues)
        if not authors and not (token.lemma_.lower() in sources and _speaks(token, cues)):
            continue
        owners = [c for c in token.children if c.dep_ in ("poss", "compound", "nmod", "amod")]
        owners += [
            c for p in token.children if p.lower_ in ("by", "from", "of") for c in p.children if c.dep_ == "pobj"
        ]
        if token.pos_ == "PROPN":  # "the Final Act of Lima" is named for where it was made
            owners = [t for t in owners if not (t.dep_ == "pobj" and t.head.lower_ == "of" and _is_town(t, reading))]
        own = _publishers(arguments, owners, entities)
        by_verb = () if own else _publishers(arguments, authors, entities)
        verb = token.head.lemma_ if by_verb else ""
        kind = _kind(token, reading)
        yield _Citation(token, kind, own or by_verb, _year(token, reading, dated=bool(by_verb)), verb not in _SIGNING)


def _named(reading: Reading, entities: Entities, cues: Cues) -> Iterator[tuple[Token, str, tuple[str, ...]]]:
    """Papers known by name with who issued them: "Resolution 31/49 of the Assembly", "In the Act, Kenya declared"."""
    arguments = Arguments(reading, cues)
    for token in reading.passage.tokens:
        things = [t for t in reading.at(token) if entities.kind(t) == "Document"]
        if len(things) != 1 or token.pos_ != "PROPN":
            continue
        owners = [c for c in token.children if c.dep_ in _BEFORE]
        owners += [c for p in token.children if p.lower_ in ("of", "by") for c in p.children if c.dep_ == "pobj"]
        acts = _framed(token, cues)
        if not owners and acts is not None and not is_passive(acts):
            owners = list(subjects(acts))
        yield token, things[0], _publishers(arguments, owners, entities)


def _publishers(arguments: Arguments, tokens: list[Token], entities: Entities) -> tuple[str, ...]:
    found = [a.thing for a in arguments.of(tokens, patient=False)]
    return tuple(thing for thing in found if entities.kind(thing) in _PUBLISHERS)


def _is_town(token: Token, reading: Reading) -> bool:
    """Whether a name is a capital's that stands for its state."""
    return any(x.first <= token.i < x.last and x.mention.form is Form.METONYM for x in reading.located)


def _speaks(token: Token, cues: Cues) -> bool:
    """Whether the document is a source here: it says something, something is "according to" it, or it is issued."""
    head, reporting = token.head, load_reporting()
    if token.dep_ == "nsubj" and head.lemma_ in reporting.reports:
        return True
    if token.dep_ == "pobj" and head.lower_ in ("to", "in"):
        return head.head.lower_ == "according" or head.head.lemma_ in reporting.clause
    return token.dep_ == "dobj" and head.lemma_ in cues.events["publishing"] | cues.events["citing"]


def _authors(token: Token, cues: Cues) -> list[Token]:
    """Who issues or signs the document in this clause, or speaks and acts by it ("condemned it in a joint note")."""
    verb, publishing = token.head, cues.events["publishing"]
    if token.dep_ == "dobj" and _lemma(verb) in publishing | _SIGNING:
        others = verb.lemma_ in cues.events["approving"] and is_bare(token)  # "approved the plan": somebody else's
        return [] if others else list(subjects(verb))
    if token.dep_ == "pobj" and verb.lower_ == "with" and verb.head.lemma_ in cues.events["handing"]:
        return list(subjects(verb.head))
    if token.dep_ == "nsubjpass" and _lemma(verb) in publishing and is_passive(verb):
        return [c for by in verb.children if by.dep_ == "agent" for c in by.children if c.dep_ == "pobj"]
    for clause in token.children:
        if clause.dep_ == "acl" and _lemma(clause) in publishing:
            preps = [p for p in clause.children if p.lower_ in ("by", "in") and not brings_date(p)]
            if named := [c for p in preps for c in p.children if c.dep_ == "pobj"]:
                return named
        if clause.dep_ == "relcl" and _lemma(clause) in publishing and not is_passive(clause):
            return [t for t in subjects(clause) if t != token]
    acts = _framed(token, cues) or _telling(token, cues)
    if acts is not None and any(c.lower_ in _OWN and c.dep_ in ("det", "poss") for c in token.children):
        return [*complements(acts).get("by", ())] if is_passive(acts) else list(subjects(acts))
    return _issuers_after(token, cues)


def _telling(token: Token, cues: Cues) -> Token | None:
    """The verb of what is said in a paper by its relative clause: "a note in which A voiced alarm"."""
    for clause in token.children:
        if clause.dep_ == "relcl" and clause.lemma_ in cues.events["ordaining"] | cues.events["voicing"]:
            inside = (p for p in clause.children if p.dep_ == "prep" and p.lower_ == "in")
            if not is_passive(clause) and any(c.lower_ == "which" for p in inside for c in p.children):
                return clause
    return None


def _issuers_after(token: Token, cues: Cues) -> list[Token]:
    """ "a statement on fishing, issued by A": the parser hangs the participle on what the paper is about."""
    for clause in token.subtree:
        if clause.dep_ == "acl" and clause.tag_ == "VBN" and _lemma(clause) in cues.events["publishing"]:
            topic = clause.head
            if topic.dep_ == "pobj" and topic.head.head == token and clause.nbor(-1).text == ",":
                return [c for p in clause.children if p.lower_ == "by" for c in p.children if c.dep_ == "pobj"]
    return []


def _status(token: Token, cues: Cues) -> Qualifiers:
    """Polarity and modality of the verb whose object the document is: "will publish a report"."""
    verb = token.head
    published = token.dep_ in ("dobj", "nsubjpass") and _lemma(verb) in cues.events["publishing"]
    return Qualifiers(*factuality(verb, cues)) if published else Qualifiers()


def _framed(token: Token, cues: Cues) -> Token | None:
    """The verb of what is said or decided by a paper: "condemned the raid in a note", "in its judgment, X held"."""
    prep = token.head
    if token.dep_ != "pobj" or prep.lower_ not in _FRAMES:
        return None
    verb = prep.head.head if prep.head.dep_ == "dobj" else prep.head
    decides = verb.lemma_ in cues.events["ordaining"] | cues.events["committing"]
    return verb if is_verb(verb) and decides else None


def _lemma(verb: Token) -> str:
    """The lemma of a verb with its particle: "hand_down"."""
    particle = next((f"_{c.lower_}" for c in verb.children if c.dep_ == "prt"), "")
    return verb.lemma_ + particle


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
        and not (w.i > 1 and w.nbor(-1).text == "-" and w.nbor(-2).like_num)  # "a 20-page report"
    ]
    return " ".join((*kept, token.text)).lower()


def _year(token: Token, reading: Reading, *, dated: bool) -> str | None:
    """The year said beside the noun; a document issued in this very text has the year of the text."""
    for child in token.subtree:
        near = child.head == token or child.head.head == token
        if near and len(child.text) == 4 and child.text.isdigit() and child.text[:2] in _CENTURIES:
            return child.text
    if not dated:
        return None
    said = {t.text for t in token.sent if len(t.text) == 4 and t.text.isdigit() and t.text[:2] in _CENTURIES}
    issued = reading.passage.document.issued
    if said:
        return said.pop() if len(said) == 1 else None
    return issued[:4] if issued and issued[:4].isdigit() else None


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
