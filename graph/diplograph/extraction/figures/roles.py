"""The syntactic roles in which named things stand around a quantity."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from spacy.tokens import Doc, Token

from diplograph.extraction.context import Reading
from diplograph.extraction.figures.asides import is_aside, over
from diplograph.extraction.figures.segments import Segment
from diplograph.extraction.words.figures import figure_data
from diplograph.extraction.words.wordlists import words
from diplograph.model import Form

Roles = Mapping[str, tuple[str, ...]]

_SKIPPED_BEFORE = frozenset({"the", "a", "an", "neighboring", "neighbouring", "both", "to", "'s", "total", "all"})
SPEECH = words("roles.speech")
_NESTING = frozenset({"of", "in", "at", "for"})
_SUBORDINATING = frozenset({"while", "whereas", "that", "because", "although", "if", "when", "since", "than"})
_OPENERS = words("roles.openers")
_SUBJECTS = ("nsubj", "nsubjpass")
_JOINTS = frozenset({"and", ",", "&", "or", "as", "well"})


#: More things than this in one phrase are a group without a name.
PAIR = 2
#: Words between a receiver and the worth of a gift ("gave Chad military aid worth some $5 million").
_GIFT = 6
#: More than the depth of any parse.
_DEEP = 1000


def roles(
    reading: Reading,
    segment: Segment,
    anchor: tuple[int, int] | None,
    *,
    skip_pronouns: bool = False,
    gapped_object: bool = False,
) -> Roles:
    """Things named in a segment by role; `anchor` is the token range of the indicator's wording.

    `skip_pronouns` leaves pronouns and "the country" aside where the figure before tells better who is meant;
    `gapped_object` reads a bare name before the amount as a receiver ("gave A $5 million and B $3 million").
    """
    found: dict[str, list[tuple[float, str]]] = {}
    quantity = reading.passage.doc[segment.q_last - 1]
    verbs = {t.i: depth for depth, t in enumerate((quantity, *quantity.ancestors))}
    told = over(quantity, anchor)
    forms = {located.head: located.mention.form for located in reading.located}
    previous: tuple[Token, str] | None = None
    before = 0.0
    for at in range(segment.first, _end_of_clause(segment, anchor)):
        if not 0 < len(reading.things.get(at, ())) <= PAIR:
            continue
        token = reading.passage.doc[at]
        if (skip_pronouns and not _is_named(reading, token)) or is_aside(token, told):
            continue
        role = _role(reading, segment, token, forms.get(at), anchor)
        if token.tag_ == "PRP" and _is_subject_again(found, reading.things[at]):
            continue
        chained = previous is not None and previous[1] == "subject" and _coordinated(previous[0], token)
        if previous is not None and _coordinated(previous[0], token) and role in ("subject", "other", "pair"):
            role = previous[1]
        rank = before if chained and role == "subject" else _rank(segment, token, role, verbs)
        if role == "subject" and gapped_object and at < segment.q_first:
            role = "object"
        found.setdefault(role, []).extend((rank, thing) for thing in reading.things[at])
        previous, before = (token, role), rank
    return {role: _ranked(things) for role, things in found.items()}


def _is_subject_again(found: Mapping[str, Sequence[tuple[float, str]]], things: Sequence[str]) -> bool:
    """Whether a pronoun after a subject stands for it, so that it names no other side."""
    return any(thing in things for _, thing in found.get("subject", ()))


def _rank(segment: Segment, token: Token, role: str, verbs: Mapping[int, int]) -> float:
    """Lower is better: subjects of the verbs over the figure, the nearest verb first, then the nearest names."""
    if role == "subject" and token.head.i in verbs and token.dep_ in _SUBJECTS:
        return verbs[token.head.i] / _DEEP
    return float(abs(token.i - segment.q_first) if role in ("subject", "possessor") else token.i)


def _is_named(reading: Reading, token: Token) -> bool:
    """Whether a thing is named by name, not by a pronoun or "the country"."""
    return any(m.head == token.i and m.mention.form not in (Form.PRONOUN, Form.NOMINAL) for m in reading.located)


def _ranked(things: Sequence[tuple[float, str]]) -> tuple[str, ...]:
    """The subject of the verb over the figure first, then the nearest; other roles in text order."""
    return tuple(dict.fromkeys(thing for _, thing in sorted(things, key=lambda pair: pair[0])))


def _end_of_clause(segment: Segment, anchor: tuple[int, int] | None) -> int:
    """The token where the clause of the quantity ends: a comma after it that no preposition or wording follows."""
    doc = segment.sentence.doc
    start = max(segment.q_last, anchor[1] if anchor else 0)
    for at in range(start, segment.last):
        if doc[at].text in (";", "—", "--") or (doc[at].text == "," and not _goes_on(doc, at)):
            return at
    return segment.last


def _goes_on(doc: Doc, comma: int) -> bool:
    following = doc[comma + 1].lower_ if comma + 1 < len(doc) else ""
    return following in ("to", "from", "of", "in", "and", "including", "mainly", "mostly")


def _role(reading: Reading, segment: Segment, token: Token, form: Form | None, anchor: tuple[int, int] | None) -> str:
    both = len(reading.things[token.i]) > 1 and token.pos_ == "ADJ"
    if both or _hyphenated(reading, token):
        return "pair"
    preposition = _preposition(reading, token)
    owner = _owns(token, form) and not (
        form is not Form.ADJECTIVE and token.i < segment.q_first and _is_object(token, segment)
    )
    if owner and _has_share(token):
        return "subject"
    if owner and _reaches(token, anchor or (segment.q_last, segment.q_last + 4)):
        return "possessor"
    if preposition is not None and not owner:
        return "pair" if preposition == "between" else preposition
    if owner:
        return "subject" if token.head.dep_ in _SUBJECTS and token.head.i < segment.q_first else "adjective"
    if token.i < segment.q_first and _is_object(token, segment):
        return "object"
    if _speaks(token, segment):
        return "speaker"
    if token.dep_ == "dobj" and token.head.pos_ == "VERB" and token.head.i < token.i < segment.q_first:
        return "theme"
    return "subject" if token.i < segment.q_first or token.dep_ in _SUBJECTS else "other"


def _owns(token: Token, form: Form | None) -> bool:
    if form is Form.ADJECTIVE or token.tag_ == "PRP$":
        return True
    following = token.nbor(1).text if token.i + 1 < len(token.doc) else ""
    return following in ("'s", "’s", "'", "’") or (
        token.dep_ in ("amod", "compound", "nmod") and token.head.i > token.i
    )


def _has_share(token: Token) -> bool:
    """Whose share it is ("Mexico's share of imports"), or the remnant of that ("whereas China's fell")."""
    following = token.doc[token.i + 1 : token.i + 4]
    words = [t for t in following if t.text not in ("'s", "’s", "'", "’")]
    marked = bool(len(following)) and following[0].text in ("'s", "’s", "'", "’")
    return bool(words) and (words[0].lower_ == "share" or (marked and words[0].pos_ in ("VERB", "AUX")))


def _reaches(token: Token, anchor: tuple[int, int]) -> bool:
    """Whether a possessor stands in the noun phrase of the wording: close before it, no verb or bracket between."""
    if not 0 < anchor[1] - token.i <= 9:
        return False
    between = token.doc[token.i + 1 : anchor[0]] if anchor[0] > token.i else ()
    if any(t.pos_ in ("VERB", "AUX") or t.text in (";", ")") for t in between):
        return False
    brackets = [t.i for t in between if t.text == "("]
    return not brackets or (
        brackets == [anchor[0] - 1] and anchor[1] < len(token.doc) and token.doc[anchor[1]].text == ")"
    )


def _preposition(reading: Reading, token: Token) -> str | None:
    """The preposition right before the phrase of a name, through articles, adjectives and other names' lists."""
    at = token.i - 1
    while at >= 0 and at > token.i - 5:
        word = token.doc[at]
        if word.lower_ in _SUBORDINATING or word.dep_ == "mark":
            return None
        if word.dep_ == "prep" or word.tag_ in ("IN", "TO"):
            nested = word.lower_ in _NESTING and at - 1 in reading.things and token.doc[at - 1].pos_ != "NOUN"
            return "nested" if nested or (at and token.doc[at - 1].lower_ in _OPENERS) else word.lower_
        if (word.lower_ not in _SKIPPED_BEFORE and word.pos_ not in ("ADJ", "DET", "PROPN", "NOUN")) or (
            at in reading.things and word.head.i != token.i
        ):
            return None
        at -= 1
    return None


def _hyphenated(reading: Reading, token: Token) -> bool:
    doc = token.doc
    for step in (1, -1):
        at = token.i + step
        if (
            0 <= at + step < len(doc)
            and at >= 0
            and doc[at].text in ("-", "–", "—", "/")
            and at + step in reading.things
        ):
            return True
    return False


def _coordinated(left: Token, right: Token) -> bool:
    words = [t.lower_ for t in left.doc[left.i + 1 : right.i]]
    if not words or len(words) > 4 or not all(w in _JOINTS or w in _SKIPPED_BEFORE for w in words):
        return False
    return words[0] != "," or "and" in words or right.dep_ in ("conj", "appos")


def _is_object(token: Token, segment: Segment) -> bool:
    """Indirect object: after a verb and right before the amount ("gave Armenia $50 million")."""
    if token.dep_ == "dative":
        return True
    before = token.nbor(-1) if token.i > 0 else None
    if before is None or before.pos_ != "VERB":
        return False
    gap = token.doc[token.i + 1 : segment.q_first]
    if all(t.pos_ in ("DET", "ADV", "ADP", "ADJ", "SYM") for t in gap):
        return True
    giving = before.lemma_.lower() in figure_data().raw["voice"]["giving"]
    return giving and len(gap) <= _GIFT and not any(t.pos_ in ("VERB", "AUX", "PROPN", "PUNCT") for t in gap)


def _speaks(token: Token, segment: Segment) -> bool:
    """Whether a name is the subject of a verb of saying that has the figure in its complement."""
    return (
        token.dep_ == "nsubj"
        and token.head.lemma_.lower() in SPEECH
        and any(t.i == token.head.i for t in segment.sentence.doc[segment.q_first].ancestors)
        and any(c.dep_ in ("ccomp", "prep") for c in token.head.children)
    )


def respective(found: Roles, segment: Segment, many: int) -> Roles:
    """Of a role filled by as many things as there are quantities, the one in the same place of the list."""
    return {
        role: (things[segment.order],) if len(things) == many and role != "pair" else things
        for role, things in found.items()
    }
