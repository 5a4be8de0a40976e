"""Who "I", "we" and "you" are inside the words of a speaker."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from spacy.tokens import Token

from diplograph.extraction.claims.attribution import TURN, Utterance
from diplograph.extraction.claims.turns import Turns
from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.words.reporting import Reporting, load_reporting
from diplograph.extraction.words.wordlists import words
from diplograph.model import AttributionKind

_SINGULAR = frozenset({"i", "me", "my", "myself"})
_PLURAL = frozenset({"we", "us", "our", "ours", "ourselves"})
_ADDRESSED = frozenset({"you", "your", "yours", "yourself"})
_COUNTRIES = words("firstperson.countries")
_HEARING = words("firstperson.hearing")


def partners(readings: Iterable[Reading], entities: Entities) -> Mapping[str, str]:
    """Each speaker's partner in a talk of two, and the one with whom a single speaker has met; else empty."""
    turns = Turns(entities)
    found = [turn[1] for reading in readings if (turn := turns.span(reading)) is not None]
    speakers = tuple(dict.fromkeys(found))
    if len(speakers) == 1 and turns.partner not in (None, *speakers):
        return {speakers[0]: turns.partner} if turns.partner else {}
    if len(speakers) != 2 or turns.asked:
        return {}
    return {speakers[0]: speakers[1], speakers[1]: speakers[0]}


def first_person(
    reading: Reading, utterances: Sequence[Utterance], states: Mapping[str, str], addressees: Mapping[str, str]
) -> dict[int, tuple[str, ...]]:
    """Token index -> the speaker for "I", the speaker's state or organization (`states`) for "we".

    In a turn of a talk of two (`addressees`, see `partners`) "you" is the other one, and "our countries" are the
    states of both.
    """
    quoted = [u for u in utterances if u.kind is AttributionKind.QUOTED]
    if not quoted:
        return {}
    found: dict[int, tuple[str, ...]] = {}
    for token in reading.passage.tokens:
        word = token.lower_
        own = word in _SINGULAR or (word in _PLURAL and token.text != word.upper())  # "the US" is not us
        if not own and word not in _ADDRESSED and not (_owned(token) and not reading.at(token)) and not _thanks(token):
            continue
        at = reading.passage.offsets(token.i, token.i + 1)
        said = next((u for u in quoted if u.span.contains(at)), None)
        if said is None:
            continue
        if own and word in _PLURAL and said.rule == TURN and (both := _both(token, said.speaker, addressees, states)):
            found[token.i] = both
        elif own:
            found[token.i] = (said.speaker,) if word in _SINGULAR else (states.get(said.speaker, said.speaker),)
        elif said.rule == TURN and said.speaker in addressees and (_is_talk(said.speaker, addressees) or _owned(token)):
            found |= dict(_between(token, said.speaker, addressees[said.speaker], states))
    return found


def _is_talk(speaker: str, addressees: Mapping[str, str]) -> bool:
    """Whether the other one speaks, too, so that "you" is he."""
    return addressees[speaker] in addressees


def _both(we: Token, speaker: str, addressees: Mapping[str, str], states: Mapping[str, str]) -> tuple[str, str] | None:
    """The two sides of a talk where "we" do or have what takes two; None otherwise.

    Who meets are the people, who agrees and trades are their states.
    """
    other, data = addressees.get(speaker), load_reporting()
    if other is None:
        return None
    noun, verb = (we.head, None) if we.dep_ == "poss" else (None, we.head if we.dep_ == "nsubj" else None)
    if noun is not None:
        ours = noun.lemma_.lower() in data.bilateral or any(c.lower_ in data.mutual for c in noun.children)
    else:
        ours = verb is not None and not _directed(verb) and (_takes_two(verb, data) or _jointly(verb, data))
    if not ours:
        return None
    if verb is not None and verb.lemma_.lower() in data.personally:
        return speaker, other
    return (states[speaker], states[other]) if speaker in states and other in states else None


def _takes_two(verb: Token, data: Reporting) -> bool:
    return verb.lemma_.lower() in data.reciprocal


def _jointly(verb: Token, data: Reporting) -> bool:
    return any(c.lower_ in data.together for c in verb.children)


def _directed(verb: Token) -> bool:
    """ "We met with the miners": somebody else is the other side."""
    return any(c.dep_ == "prep" and c.lower_ == "with" for c in verb.children)


def _between(
    token: Token, speaker: str, other: str, states: Mapping[str, str]
) -> Iterator[tuple[int, tuple[str, ...]]]:
    """What a word stands for that one of two says to the other."""
    if _thanks(token):
        yield token.i, (speaker,)
    elif token.lower_ not in _ADDRESSED:
        if speaker in states and other in states:
            yield token.i, (states[speaker], states[other])
    elif not _public(token):
        yield token.i, (other,)


def _owned(token: Token) -> bool:
    """ "our countries", "our two peoples"."""
    return (
        token.tag_ == "NNS"
        and token.lemma_.lower() in _COUNTRIES
        and any(c.dep_ == "poss" and c.lower_ == "our" for c in token.children)
        and not any(c.lower_ == "three" for c in token.children)
    )


def _thanks(token: Token) -> bool:
    """ "Thank you for the invitation": who says so needs no subject."""
    return token.lower_ == "thank" and not any(c.dep_ == "nsubj" for c in token.children)


def _public(you: Token) -> bool:
    """ "you all", "thank you for your attention": everybody who listens."""
    after = you.nbor(1).lower_ if you.i + 1 < len(you.doc) else ""
    verb = you.head.head if you.dep_ == "poss" else you.head
    heard = any(
        t.lemma_ in _HEARING and t.dep_ == "pobj" for c in verb.children if c.dep_ == "prep" for t in c.children
    )
    return after in ("all", "both") or heard
