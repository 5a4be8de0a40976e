"""Lists of neighbours with the side on which each lies: "borders A to the north, B to the east, and C and D".

The parser takes such a list to pieces; its words read from left to right tell where it ends (data: `bordering` of
`ontology/cues.toml`).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Located, Reading
from diplograph.extraction.syntax.arguments import Arguments
from diplograph.extraction.syntax.clauses import is_passive
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.cues import Cues
from diplograph.model import BlockKind, Form, Qualifiers, Relation

_LANDS = frozenset({"State", "Territory"})
_BORDERING = _LANDS | {"Region", "GeopoliticalEntity"}
_WATERS = frozenset({"Region", "Place"})
_NAMING = frozenset({Form.NAME, Form.ACRONYM})
_SCORE = 0.9

Told = tuple[Relation, Token]


def bounds(reading: Reading, entities: Entities, cues: Cues, told: Sequence[Told]) -> Iterator[Told]:
    """The borders that such lists tell of and `told` lacks, each with the word that opens the list."""
    openers = [t for t in reading.passage.tokens if _opens(t, cues)]
    if not openers or reading.passage.block.kind is not BlockKind.PROSE:
        return
    at = {loc.first: loc for loc in reading.located if loc.mention.form in _NAMING}
    known = {frozenset((r.subject, r.object)) for r, _ in told if r.predicate == "sharesBorderWith"}
    for token in openers:
        listed = list(_listed(token, at, entities, cues))
        for subject in _whose(token, reading, entities, cues) if listed else ():
            for other in listed:
                ends = frozenset((subject, other.mention.entity))
                if len(ends) == 2 and ends not in known:
                    known.add(ends)
                    evidence = reading.passage.evidence(token.sent, token.i, other.last)
                    said = Relation(
                        subject,
                        "sharesBorderWith",
                        other.mention.entity,
                        evidence,
                        Qualifiers(),
                        _SCORE,
                        "bounds:listed",
                    )
                    yield said, token


def _opens(token: Token, cues: Cues) -> bool:
    lemma, words = token.lemma_.lower(), cues.bordering
    return (lemma in words["verbs"] and token.dep_ != "amod") or lemma in words["nouns"]


def _listed(token: Token, at: dict[int, Located], entities: Entities, cues: Cues) -> Iterator[Located]:
    """The lands that follow a word of borders, up to the first word that does not belong to their list."""
    doc, i = token.doc, token.i + 1
    while i < token.sent.end:
        loc = at.get(i)
        kind = entities.kind(loc.mention.entity) if loc is not None else ""
        if loc is not None and kind in _LANDS and not _acts(loc, token):
            yield loc
        elif kind not in _WATERS if loc is not None else not _between(doc[i], cues):
            return
        i = loc.last if loc is not None else i + 1


def _between(token: Token, cues: Cues) -> bool:
    return token.lower_ in cues.bordering["between"] or token.is_punct or token.like_num


def _acts(loc: Located, opener: Token) -> bool:
    """Whether a name after the list begins a clause of its own: "borders Chad, and Mali sent troops"."""
    following = opener.doc[loc.last] if loc.last < len(opener.doc) else opener
    return following.pos_ in ("VERB", "AUX") or following.text in ("\u2019s", "'s")


def _whose(token: Token, reading: Reading, entities: Entities, cues: Cues) -> tuple[str, ...]:
    """Whose borders a list tells of: the subject of its verb, or the name right before it."""
    if token.pos_ in ("VERB", "AUX"):
        roles = verb_roles(token)
        tokens = roles.get("obj" if is_passive(token) else "subj", ())
    elif token.head.lemma_ in cues.bordering["sharing"]:
        tokens = subjects(token.head)
    else:
        tokens = tuple(c for c in token.children if c.i == token.i - 1 and c.pos_ == "PROPN")
    owners = Arguments(reading, cues).of(tokens, patient=False)
    return tuple(a.thing for a in owners if entities.kind(a.thing) in _BORDERING)[:1]
