"""Groups that a nationality and a plural noun name: "Russian companies", "the Syrian opposition"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.syntax.arguments import Argument, Arguments
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.text import slug
from diplograph.extraction.words.wordlists import words
from diplograph.model import BlockKind, Entity

_OWNERS = frozenset({"State", "Region", "Bloc", "Territory", "ActorGroup", "InternationalOrganization", "Settlement"})
_OWN = frozenset({"amod", "compound", "nmod", "npadvmod", "advmod", "punct"})
#: "The three states" takes up states that were named.
_TAKING_UP = frozenset({"the", "these", "those", "both", "all"})
_POWERS = words("groups.powers")
#: A place that is no actor does nothing by its people: "European leaders" are a group.
_PLACES = frozenset({"Region", "Place", "Settlement"})
_WHERE = _PLACES | {"State", "Territory", "Organization", "Bloc", "PoliticalParty", "InternationalOrganization"}
_SEATS = frozenset({"in", "from", "of"})
_VAGUE = frozenset(
    "some many several most few certain various other all these those such same new more own different two three four "
    "five six - both numerous the remaining".split()
)
#: With a word of its own it is none of the land's: "opposition groups in Chad".
_BAND = "group"
#: How surely a phrase stands at least for a state whose government, officials or delegation it names.
_ACTING = 0.9
_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "conj", "dative", "agent", "appos"})


def add_groups(reading: Reading, entities: Entities, cues: Cues) -> Reading:
    """The reading with the groups that a nationality names; singular nouns only where collective ("opposition")."""
    labels = {t: _label(t, reading, entities) for t in _nouns(reading, cues) if _is_group(t, cues)}
    return _with(reading, entities, labels, "nationality and plural noun")


def describe_groups(reading: Reading, entities: Entities, cues: Cues) -> Reading:
    """The reading with the groups that only their own words tell of: worth keeping if something is said of them.

    "The rebels" are the group of rebels that the text has spoken of before, else one known by that word alone.
    """
    arguments = Arguments(reading, cues)
    labels: dict[Token, str | None] = {}
    for token in _nouns(reading, cues):
        lemma = token.lemma_.lower()
        named = _is_named(token, cues)
        if not named and lemma not in cues.groups and lemma not in cues.people:
            continue
        definite = any(c.lower_ in _TAKING_UP for c in token.children)
        if definite and ((lemma in _POWERS and not _qualified(token)) or _counted(token)):
            continue
        if any(c.dep_ == "appos" and reading.at(c) for c in token.children):
            continue
        meant = arguments.of((token,), patient=not (lemma == _BAND and _qualified(token)))
        if all(entities.kind(a.thing) in _PLACES for a in meant):
            alone = named or lemma in (cues.bands if definite else cues.groups)
            label = _taken_up(token, entities) if definite else None
            labels[token] = label or _description(token, reading, entities, alone=alone)
            _add(labels[token], entities, "described by its own words")
    return _with(reading, entities, labels, "described by its own words")


def can_meet(states: Sequence[Argument], trigger: Token, cues: Cues) -> bool:
    """Whether those of a meeting that are no people stand for who acts for them: not "troops from A", "A's needs".

    "The town where A and B meet" is where their borders do.
    """
    if len(states) > 1 and any(c.lower_ == "where" for c in trigger.children):
        return False
    return all(_acts(state, cues) for state in states)


def can_travel(state: Argument, trigger: Token, cues: Cues) -> bool:
    """Whether a phrase names those who travel for a state: "the presidents of A", not A, nor "troops from A".

    A itself goes where it sends somebody.
    """
    if trigger.lemma_ == "send":
        return True
    office = state.token.text[:1].islower()  # the words of an office are one to the parser, in small letters
    return (office or state.score < 1) and _acts(state, cues)


def _acts(state: Argument, cues: Cues) -> bool:
    above = next((t for t in state.token.ancestors if t.pos_ in ("NOUN", "VERB")), None)
    if above is None or above.pos_ == "VERB" or state.score == 1:
        return True
    return state.score >= _ACTING and above.lemma_.lower() not in cues.events["crowds"]


def keeping(reading: Reading, wide: Reading, used: Collection[str]) -> Reading:
    """The reading with those mentions of the wider one whose things are used."""
    new = [x for x in wide.located if x.mention.entity in used and x not in reading.located]
    return replace(reading, located=tuple(sorted((*reading.located, *new), key=lambda x: x.first)))


def _nouns(reading: Reading, cues: Cues) -> Iterator[Token]:
    """Plural and collective common nouns of a prose passage that stand for nothing yet."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    for token in reading.passage.tokens:
        several = token.tag_ == "NNS" or token.lower_ in cues.collectives
        if (
            ((several and token.pos_ == "NOUN") or _is_named(token, cues))
            and token.i not in reading.things
            and token.dep_ in _ARGUMENTS
        ):
            yield token


def _is_group(token: Token, cues: Cues) -> bool:
    """Whether a noun, alone or with the word before it, names a group where a nationality tells which."""
    lemma, before = token.lemma_.lower(), token.nbor(-1).lower_ if token.i else ""
    return lemma in cues.groups or f"{before} {lemma}" in cues.groups


def _is_named(token: Token, cues: Cues) -> bool:
    """Whether a capitalised plural names a people or believers that no data know: "the Huguenots", "Muslims"."""
    if token.tag_ not in ("NNS", "NNPS") or not token.text.isalpha() or not token.text.istitle():
        return False
    common = (cues.agents, cues.partitive, cues.people, cues.groups, cues.events["crowds"])
    forms = {token.lower_, token.lower_.removesuffix("s")}
    if token.is_sent_start or not all(forms.isdisjoint(nouns) for nouns in common):
        return False
    beside = [t for t in (token.i - 1, token.i + 1) if 0 <= t < len(token.doc)]
    return not any(token.doc[i].text[:1].isupper() and token.doc[i].pos_ == "PROPN" for i in beside)


def _with(reading: Reading, entities: Entities, labels: Mapping[Token, str | None], why: str) -> Reading:
    """The reading with a group for every noun that has a label."""
    things, located = dict(reading.things), list(reading.located)
    for token, label in labels.items():
        thing = _add(label, entities, why)
        if thing is None:
            continue
        things[token.i] = (thing,)
        located.append(reading.passage.nominal(token.i, thing, 0.8, "group"))
    return reading.widened(things, located)


def _add(label: str | None, entities: Entities, why: str) -> str | None:
    return None if label is None else entities.add(Entity(slug(label), label, "ActorGroup", reason=why))


def _description(token: Token, reading: Reading, entities: Entities, *, alone: bool) -> str | None:
    """The words that tell which group is meant: "anti-government protesters", "fishermen from the north of Chad"."""
    whose = [reading.things.get(c.i, ()) for c in token.children if c.dep_ == "poss"]
    people = all(things and all(entities.kind(t) in PERSONS for t in things) for things in whose)
    if any(c.tag_ in ("PRP$", "WP$") or c.lower_ in ("no", "any") for c in token.children) or not people:
        return None
    first = token.i
    while first > token.sent.start:
        before = token.doc[first - 1]
        if not (before.dep_ in _OWN or before.text == "-") or before not in token.subtree:
            break
        first -= 1
    while first < token.i and (token.doc[first].lower_ in _VAGUE or token.doc[first].like_num):
        first += 1
    seat = next((c for c in token.children if c.dep_ == "prep" and c.i == token.i + 1 and c.lower_ in _SEATS), None)
    named = () if seat is None else (c for c in seat.children if c.dep_ == "pobj" and c.i in reading.things)
    fitting = _WHERE | PERSONS if seat is not None and seat.lower_ == "of" else _WHERE
    places = [c for c in named if all(entities.kind(t) in fitting for t in reading.things[c.i])]
    places = places or _leaders(token, reading)
    if first == token.i and not places and not alone:
        return None
    last = places[0].i + 1 if places else token.i + 1
    label = " ".join(reading.passage.text(first, last).split())
    if len(whose) == 1 and len(whose[0]) == 1 and first == token.i:
        label = f"{entities.known[whose[0][0]].label}’s {label}"
    return label[:1].upper() + label[1:] if slug(label) else None


def _counted(token: Token) -> bool:
    """ "These three leaders" are people whom the text has named."""
    words = [c.dep_ for c in token.children if c.dep_ not in ("det", "punct", "cc", "conj")]
    return words == ["nummod"]


def _qualified(token: Token) -> bool:
    """ "The great powers", "the Arab states": a word of their own tells who they are."""
    return any(c.dep_ in ("amod", "compound") and c.lower_ not in _VAGUE and c.tag_ != "CD" for c in token.children)


def _taken_up(token: Token, entities: Entities) -> str | None:
    """The label of the group that "the rebels" takes up: the last that the text has called so."""
    if any(c.dep_ not in ("det", "relcl", "punct", "conj", "cc") for c in token.children):
        return None
    word = token.lower_
    groups = (e for e in reversed(list(entities.known.values())) if e.kind == "ActorGroup")
    return next((g.label for g in groups if word in g.label.casefold().split()), None)


def _leaders(token: Token, reading: Reading) -> list[Token]:
    """Who leads a group by its own phrase: "soldiers led by General A"."""
    led = (c for c in token.children if c.dep_ == "acl" and c.lemma_ in ("lead", "head", "command"))
    agents = (p for verb in led for p in verb.children if p.dep_ in ("agent", "prep") and p.lower_ == "by")
    return [c for by in agents for c in by.children if c.dep_ == "pobj" and c.i in reading.things]


def _label(token: Token, reading: Reading, entities: Entities) -> str | None:
    for child in token.children:
        if child.dep_ not in ("amod", "poss", "compound", "nmod") or child.i >= token.i or child.pos_ == "PRON":
            continue
        owners = [t for t in reading.things.get(child.i, ()) if entities.kind(t) in _OWNERS]
        if len(owners) == 1:
            word = reading.passage.text(child.i, child.i + 1)
            joint = "’s " if child.dep_ == "poss" else " "
            return f"{word if child.dep_ != 'poss' else entities.known[owners[0]].label}{joint}{token.text}"
    return None
