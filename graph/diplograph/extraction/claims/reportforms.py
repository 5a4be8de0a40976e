"""Less usual forms of a report: what is let be known, a value put on something, a clause that the report interrupts."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.reporting import Reporting
from diplograph.extraction.words.wordlists import words

_FINITE = frozenset({"VBD", "VBZ", "VBP"})
_COUNTED = frozenset({"nummod", "quantmod", "nmod", "compound"})
_STOPS = frozenset({";", "--", "—", "–"})
_REFUSING = words("reportforms.refusing")


def made_known(verb: Token, data: Reporting) -> tuple[int, int] | None:
    """The that-clause of "let it be known that …", "made it clear that …"."""
    if verb.lemma_ not in data.telling:
        return None
    for told in verb.children:
        if told.i > verb.i and told.lower_ in data.known:
            for clause in (*told.children, *verb.children):
                that = next((c for c in clause.children if c.lower_ == "that" and c.dep_ == "mark"), None)
                if that is not None and that.i > told.i and is_verb(clause):
                    return that.i, clause.right_edge.i + 1
    return None


def valued(verb: Token, data: Reporting) -> tuple[int, int] | None:
    """What is valued and the value: "put the cost at two billion", wherever the parser hung "at"."""
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    if verb.lemma_ not in data.valuing or thing is None or thing.pos_ == "PRON":
        return None
    for prep in verb.doc[thing.i : verb.right_edge.i + 1]:
        value = next((c for c in prep.children if c.dep_ == "pobj"), None) if prep.lower_ == "at" else None
        if value is not None and (value.like_num or any(c.dep_ in _COUNTED and c.like_num for c in value.children)):
            return thing.left_edge.i, max(thing.right_edge.i, prep.right_edge.i) + 1
    return None


def interrupted(verb: Token, data: Reporting) -> tuple[int, int] | None:
    """The rest of a clause into which a report is put between commas: "in which, officials claim, all had voted"."""
    doc = verb.doc
    subject = next((c for c in verb.children if c.dep_ == "nsubj" and c.i < verb.i), None)
    if subject is None or verb.tag_ not in _FINITE or verb.lemma_ not in data.clause or verb.i + 2 >= verb.sent.end:
        return None
    before = subject.left_edge.i - 1
    if before < verb.sent.start or doc[before].text != "," or doc[verb.i + 1].text != ",":
        return None
    if any(c.i > verb.i and not c.is_punct for c in verb.children):
        return None
    end = next((t.i for t in doc[verb.i + 2 : verb.sent.end] if t.text in _STOPS), verb.sent.end)
    return verb.i + 2, end


def is_withheld(verb: Token) -> bool:
    """Whether nothing is told: "refused to say where he stands", "A and B say no"."""
    refused = verb.dep_ == "xcomp" and verb.head.lemma_ in _REFUSING
    return refused or any(c.lower_ in ("no", "yes") and c.i == verb.i + 1 for c in verb.children)
