"""Statements that an office phrase makes: who holds the office, for whom, and whom that makes head of what."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Passage
from diplograph.extraction.names.gazetteer import Gazetteer
from diplograph.extraction.names.linkedoffices import LinkedOffice
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.times.choice import term_of, time_for, told_in
from diplograph.extraction.times.dating import ReportDate, in_office, in_past
from diplograph.extraction.times.mentions import TimeMention, inside
from diplograph.extraction.words.cues import load_cues
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import Entity, Evidence, Modality, Period, Polarity, Qualifiers, Relation

_RULE = "office-phrase"
#: Who is president or prime minister of these is their head, which the office alone tells.
#: What a deputy leader is of without being its head.
_ASSOCIATIONS = frozenset({"PoliticalParty", "Organization"})
_POLITIES = frozenset({"State", "Territory", "Region"})
_RULERS = frozenset({"Head of State", "Head of Government"})
#: What stands between a verb and an office that it gives or aims at: "named as", "runs for".
_SOUGHT = frozenset({"as", "for"})
#: Who will go on holding an office holds it.
_LASTING = frozenset({"remain", "stay"})
_PUBLIC = words("officeholding.public")
_ACTING = ("Acting", "Interim", "Caretaker", "Provisional", "Transitional")


def position(entities: Entities, label: str, owner: str, written: str = "") -> str:
    """Register the Position `label` of the thing `owner`, also known by the words `written`, and return its id."""
    name = f"{label} of {entities.known[owner].label}"
    return entities.add(
        Entity(
            f"position-{slug(label)}-{owner}",
            name,
            "Position",
            aliases=tuple(dict.fromkeys(x for x in (label, written) if x and x != name)),
            position_in=owner,
            reason="office phrase",
        )
    )


def office_relations(
    passage: Passage,
    offices: Sequence[LinkedOffice],
    entities: Entities,
    dated: ReportDate | None = None,
    times: Sequence[TimeMention] = (),
) -> Iterator[Relation]:
    """holdsPosition, represents, leads and headships of every office phrase whose holder and owner are known.

    Offices that a dated report tells of, or that head a speaker's turn, are held on its day; those of an undated
    history when what it tells of them happened (`times` are those of the document).
    """
    for office in offices:
        if office.holder is None:
            continue
        if not office.owners:
            if office.phrase.title.title.holder in _PUBLIC and entities.kind(office.holder) == "Person":
                promote(entities, office.holder)
            continue
        evidence = _evidence(passage, office)
        if entities.kind(office.holder) not in ("Person", "Official"):
            yield from _presidencies(office, evidence, entities, _day(passage, office, dated, times))
            continue
        polarity, modality = _held(passage.doc[office.token])
        when = _day(passage, office, dated, times)
        if (polarity, modality) == (Polarity.AFFIRMED, Modality.ACTUAL):
            promote(entities, office.holder)
            for owner in _headed(office, entities):
                yield from _statements(office, owner, evidence, entities, when)
        elif office.phrase.title.title.post:
            qualifiers = Qualifiers(polarity, modality, time=when)
            for owner in office.owners:
                post = position(entities, office.phrase.title.label, owner)
                yield Relation(office.holder, "holdsPosition", post, evidence, qualifiers, 0.9, _RULE)


def _headed(office: LinkedOffice, entities: Entities) -> tuple[str, ...]:
    """Whose office it is; a union has no head of government: "the only EU head of government" is one of many."""
    alone = office.phrase.title.title.label not in _RULERS
    return tuple(owner for owner in office.owners if alone or entities.kind(owner) in _POLITIES)


def _held(token: Token) -> tuple[Polarity, Modality]:
    """Whether an office is held, denied, planned or wished for, where a verb says so: "will be", "never became"."""
    if _contrasted(token):
        return Polarity.NEGATED, Modality.ACTUAL
    sought = token.dep_ == "pobj" and token.head.lower_ in _SOUGHT
    if (token.dep_ in ("attr", "oprd") and token.head.lemma_ not in _LASTING) or sought:
        return factuality(token, load_cues())
    return Polarity.AFFIRMED, Modality.ACTUAL


def _contrasted(token: Token) -> bool:
    """ "the president, not the king"."""
    first = token.left_edge.i
    before = token.doc[max(0, first - 1) : token.i]
    return token.dep_ in ("conj", "appos", "attr", "npadvmod") and any(t.lower_ == "not" for t in before)


def _day(
    passage: Passage, office: LinkedOffice, dated: ReportDate | None, times: Sequence[TimeMention]
) -> Period | None:
    """The time at which an office is held by what the text tells; None if it was held before, or is spoken of."""
    if office.phrase.title.former:
        return None
    span = passage.block.span
    text = passage.document.text[span.start : span.end]
    if term := term_of(office.span, inside(times, span), text, span.start):
        return term
    if dated is not None:
        told = office.span.start < dated.end or office.span.start == passage.block.span.start
        return dated.period if told else None
    # What is written later may call people by offices that they got later, but history calls them by those of the time.
    token = passage.doc[office.token]
    whole = told_in(token, passage)
    headed = whole.start < passage.offsets(token.sent.start, token.sent.end).start
    if passage.document.issued is not None or not (headed or in_past(token)):
        return None
    near = [t for t in inside(times, span) if _told_with(passage, t.span.start, token)]
    time = time_for(whole, office.span.start, near, text=text, base=span.start)
    return in_office(token, time, load_cues()) if time is not None else None


def _told_with(passage: Passage, offset: int, title: Token) -> bool:
    """Whether the word at an offset stands in the clause of a title or in one above it, not in a side remark."""
    if offset < passage.offsets(title.sent.start, title.sent.end).start:
        return True
    word = next((t for t in title.sent if passage.offsets(t.i, t.i + 1).end > offset), None)
    clause = word
    while clause is not None and not is_verb(clause) and clause.dep_ != "ROOT":
        clause = clause.head
    return clause is None or clause == title or clause.is_ancestor(title)


def _presidencies(
    office: LinkedOffice, evidence: Evidence, entities: Entities, day: Period | None
) -> Iterator[Relation]:
    """A state that is the chair of a bloc leads it and holds no office."""
    for owner in office.owners:
        if office.holder is not None and entities.kind(owner) != "State" and not office.phrase.title.former:
            yield Relation(office.holder, "leads", owner, evidence, Qualifiers(time=day), 0.85, _RULE)


def represented(statements: Iterable[Relation]) -> dict[str, str]:
    """Person -> the state or body of the office that the document gives him (the first one)."""
    found: dict[str, str] = {}
    for statement in statements:
        if statement.predicate == "represents":
            found.setdefault(statement.subject, statement.object)
    return found


def seated(states: Mapping[str, str], entities: Entities, gazetteer: Gazetteer, date: str | None) -> dict[str, str]:
    """The same with, for whom the document gives no office, the state or body of the office known of him at the date.

    It tells whom "we" are; that an office stands in the text is what any statement about it rests on.
    """
    found = dict(states)
    for thing in [key for key in entities.known if key not in found]:
        seat = gazetteer.seat(thing, date)
        if seat is not None:
            found[thing] = entities.add(gazetteer.entity(seat))
    return found


def promote(entities: Entities, person: str) -> None:
    """A person who holds an office is an Official."""
    known = entities.known[person]
    if known.kind == "Person":
        entities.known[person] = Entity(
            known.id, known.label, "Official", known.aliases, known.wikidata, reason="holds an office in the text"
        )


def _statements(
    office: LinkedOffice, owner: str, evidence: Evidence, entities: Entities, day: Period | None
) -> Iterator[Relation]:
    holder, phrase = office.holder, office.phrase.title
    assert holder is not None
    qualifiers = Qualifiers(Polarity.AFFIRMED, Modality.ACTUAL, time=day)
    written = office.written if len(office.owners) == 1 else ""

    def say(subject: str, predicate: str, thing: str, confidence: float) -> Relation:
        return Relation(subject, predicate, thing, evidence, qualifiers, confidence, _RULE)

    ruling = phrase.title.head_of_state or phrase.title.head_of_government
    plain = phrase.label in (phrase.title.label, *(f"{word} {phrase.title.label}" for word in _ACTING))
    if phrase.title.post or (phrase.title.state_post and plain and entities.kind(owner) == "State"):
        yield say(holder, "holdsPosition", position(entities, phrase.label, owner, written), 0.95)
    if phrase.former:
        return
    if phrase.title.post or phrase.title.leads:
        yield say(holder, "represents", owner, 0.9)
    if entities.kind(owner) == "State":
        if plain and (phrase.title.head_of_state or owner in phrase.title.head_of_state_in):
            yield say(owner, "hasHeadOfState", holder, 0.95)
        if plain and (phrase.title.head_of_government or owner in phrase.title.head_of_government_in):
            yield say(owner, "hasHeadOfGovernment", holder, 0.95)
    ruled = _POLITIES if ruling else frozenset({"State"})
    if phrase.title.leads and plain and (not phrase.title.post or entities.kind(owner) not in ruled):
        yield say(holder, "leads", owner, 0.9)
    elif phrase.title.leads and not phrase.title.post and entities.kind(owner) in _ASSOCIATIONS:
        yield say(holder, "affiliatedWith", owner, 0.8)  # a deputy leader


def _evidence(passage: Passage, office: LinkedOffice) -> Evidence:
    sentence = passage.doc[office.token].sent
    return Evidence(
        office.span,
        passage.document.text[office.span.start : office.span.end],
        passage.text(sentence.start, sentence.end),
    )
