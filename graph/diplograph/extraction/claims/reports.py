"""What a reporting verb reports: its clause, infinitive, object or phrase, as a range of tokens."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from diplograph.extraction.claims.reportforms import interrupted, is_withheld, made_known, valued
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.words.reporting import Reporting
from diplograph.extraction.words.wordlists import words

_MIN_OBJECT = 4
_MIN_CALL = 5
_MIN_DIRECTIVE = 3
_OPEN_MARKS = frozenset({"whether", "if", "why"})
_SKIPPED = frozenset({"that", ",", '"', "--", "to", "how", ":", "-", "`", "''"})
_WISHING = words("reports.wishing")
_OF_NOUNS = frozenset({"of", "for", "to", "with", "between", "against"})
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})


@dataclass(frozen=True, slots=True)
class Content:
    """Tokens first..last-1 are what is said; `kind` names the construction."""

    first: int
    last: int
    kind: str


def is_report(verb: Token) -> bool:
    """Whether a word with a reporting verb's lemma tells that something was said: no noun, not denied, no condition."""
    if not is_verb(verb) and not _is_misread(verb):
        return False
    for child in verb.children:
        if child.dep_ == "neg" or (child.lower_ in ("if", "unless") and child.dep_ == "mark"):
            return False
    return verb.dep_ not in ("amod", "compound") and not is_withheld(verb)


def _is_misread(word: Token) -> bool:
    """Whether a verb was taken for a noun: "figures from the bank show that …"."""
    kinds = {c.dep_ for c in word.children}
    return word.dep_ == "ROOT" and word.pos_ == "NOUN" and {"nsubj", "ccomp"} <= kinds


def content(verb: Token, data: Reporting) -> Content | None:
    """What the verb reports; None where it only introduces a quotation or reports nothing."""
    for find in _FINDERS:
        found = find(verb, data)
        if found is not None and found.last > found.first:
            return found
    return None


def extent(child: Token, verb: Token) -> tuple[int, int]:
    """Token range of a complement, cut where the verb stands inside it, without marks at its ends."""
    first, last = child.left_edge.i, child.right_edge.i + 1
    if first <= verb.i < last:
        first, last = (first, verb.i) if child.i < verb.i else (verb.i + 1, last)
    return trim(child.doc, first, last)


def trim(doc: Doc, first: int, last: int) -> tuple[int, int]:
    """A token range without conjunctions and punctuation that only lead to it or close it."""
    while first < last and (doc[first].lower_ in _SKIPPED or doc[first].is_punct):
        first += 1
    while last > first and doc[last - 1].is_punct:
        last -= 1
    return first, last


def _clause(verb: Token, data: Reporting) -> Content | None:
    aside = verb.dep_ == "relcl" or (verb.dep_ == "advcl" and verb.i < verb.head.i)
    believed = verb.lemma_ in data.belief and not aside
    if verb.lemma_ not in data.clause and verb.lemma_ not in data.stating and not believed:
        return None
    for child in verb.children:
        if (
            child.dep_ == "ccomp"
            and (is_finite(child) or _is_wished(child))
            and not _is_open(child)
            and not _is_apart(child, verb)
            and not (verb.lemma_ in data.marked and not _is_marked(child))
        ):
            return Content(*extent(child, verb), "clause")
        if (
            child.dep_ in ("xcomp", "ccomp")
            and _is_gerund(child)
            and child.i > verb.i
            and _is_clausal(child, verb, data)
        ):
            return Content(*extent(child, verb), "clause")
    if verb.dep_ == "parataxis" and verb.lemma_ in data.clause:
        return _around(verb)
    for child in _misplaced(verb):
        return Content(*extent(child, verb), "clause")
    return _rest(verb, data)


def _rest(verb: Token, data: Reporting) -> Content | None:
    """The words after a verb of saying that has a subject but, for the parser, no clause: "said X, the Y, has gone"."""
    doc = verb.doc
    told = verb.tag_ in ("VBD", "VBZ", "VBP") and any(c.dep_ == "nsubj" and c.i < verb.i for c in verb.children)
    later = [c for c in verb.children if c.i > verb.i and c.dep_ in ("conj", "cc", "advcl") and not c.is_punct]
    end = min((c.left_edge.i for c in later), default=verb.right_edge.i + 1)
    if verb.lemma_ not in data.saying or not told or verb.i + 2 >= end or verb.dep_ not in ("ROOT", "conj"):
        return None
    following = doc[verb.i + 1]
    if following.is_punct or following.pos_ in ("ADP", "ADV", "SCONJ", "CCONJ", "PART", "VERB"):
        return None
    finite = any(t.tag_ in _FINITE and t.is_alpha for t in doc[verb.i + 2 : end])
    quoted = any(t.is_quote for t in doc[verb.i + 1 : end])
    return Content(*trim(doc, verb.i + 1, end), "clause") if finite and not quoted else None


def _around(verb: Token) -> Content:
    """In "X, he said, is Y" the rest of the clause that is interrupted, else what stands before."""
    before = trim(verb.doc, verb.head.left_edge.i, verb.left_edge.i)
    after = trim(verb.doc, verb.right_edge.i + 1, verb.head.right_edge.i + 1)
    return Content(*(after if after[1] - after[0] > 1 else before), "clause")


def _is_apart(child: Token, verb: Token) -> bool:
    """Whether a clause before the verb is a sentence of its own: no comma or quote ends it, or nobody says it."""
    if child.i > verb.i or child.right_edge.i > verb.i:
        return False
    joined = any(t.lower_ in ("and", "but") for t in verb.doc[max(0, verb.i - 2) : verb.i])
    if joined or not any(c.dep_ in ("nsubj", "agent") for c in verb.children):
        return True
    end = child.right_edge
    return not (end.is_punct or end.nbor(1).is_punct) or any(t.text in (";", ":") for t in verb.doc[child.i : verb.i])


def _is_gerund(clause: Token) -> bool:
    """ "Denied sending", "denied having sent"."""
    return clause.tag_ == "VBG" or any(c.dep_ == "aux" and c.lower_ == "having" for c in clause.children)


def _is_clausal(gerund: Token, verb: Token, data: Reporting) -> bool:
    """Whether a gerund is what is said ("advocated doing") or the subject of that ("said doing so helps")."""
    if verb.lemma_ in data.stating or verb.lemma_ in data.directive or verb.lemma_ in data.admitting:
        return True
    return verb.lemma_ in data.clause and any(c.dep_ == "ccomp" and is_finite(c) for c in gerund.children)


def _misplaced(verb: Token) -> Iterator[Token]:
    """A that-clause that the parser hung on whom or where it was told: "told X that …", "said in a speech that …"."""
    for child in verb.children:
        if child.i > verb.i and child.dep_ in ("dobj", "dative", "prep"):
            noun = next((c for c in child.children if c.dep_ == "pobj"), None) if child.dep_ == "prep" else child
            for clause in noun.children if noun is not None else ():
                if clause.dep_ in ("acl", "relcl", "ccomp") and _marked(clause) and is_finite(clause):
                    yield clause


def _marked(clause: Token) -> bool:
    """Whether "that" opens a clause which lacks nothing, so that it is no relative clause."""
    own = [c for c in clause.children if c.dep_ in ("nsubj", "nsubjpass", "expl")]
    return bool(own) and any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def is_finite(clause: Token) -> bool:
    """Whether a clause has a finite verb."""
    return is_verb(clause) and (
        clause.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE for c in clause.children)
    )


def _is_wished(clause: Token) -> bool:
    """Whether a that-clause has its verb in the subjunctive: "proposed that the border follow the river"."""
    kinds = {c.dep_ for c in clause.children}
    that = any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)
    bare = clause.tag_ == "VB" or any(c.dep_ == "auxpass" and c.lower_ == "be" for c in clause.children)
    return bare and that and not kinds.isdisjoint(("nsubj", "nsubjpass", "expl"))


def _is_marked(clause: Token) -> bool:
    """Whether "that" or quotation marks open a clause."""
    opens = clause.left_edge
    return opens.is_quote or any(c.lower_ == "that" and c.dep_ == "mark" for c in clause.children)


def _is_open(clause: Token) -> bool:
    return any(c.lower_ in _OPEN_MARKS and c.i < clause.i for c in clause.children)


def _is_infinitive(verb: Token) -> bool:
    to = any(c.tag_ == "TO" for c in verb.children)
    return to and not (verb.dep_ == "xcomp" and verb.head.lemma_ in _WISHING)


def _naming(verb: Token, data: Reporting) -> Content | None:
    if verb.lemma_ not in data.naming:
        return None
    thing = next((c for c in verb.children if c.dep_ == "dobj" and c.i > verb.i), None)
    for child in verb.children:
        if child.dep_ == "oprd" and child.i > verb.i and child.pos_ != "PROPN":
            first = thing.left_edge.i if thing is not None else child.left_edge.i
            return Content(*trim(verb.doc, min(first, child.left_edge.i), child.right_edge.i + 1), "naming")
        if (
            child.dep_ == "ccomp"
            and not is_finite(child)
            and child.i > verb.i
            and child.pos_ in ("NOUN", "PROPN", "ADJ")
        ):
            return Content(*extent(child, verb), "naming")
    return None


def _phrase(verb: Token, data: Reporting) -> Content | None:
    """The complement of a preposition: "accused X of …", "called for …"."""
    wanted = data.complements.get(verb.lemma_)
    if wanted is None or _is_infinitive(verb):
        return None
    holders = [verb, *(c for c in verb.children if c.dep_ == "dobj")]
    for prep in (c for h in holders for c in h.children if c.dep_ == "prep" and c.lower_ in wanted and c.i > verb.i):
        if verb.lemma_ == "blame" and len(holders) == 1:
            return None
        first, last = trim(verb.doc, prep.i + 1, _phrase_end(prep, verb))
        if verb.lemma_ in ("call", "argue", "appeal", "press") and last - first < _MIN_CALL:
            return None
        return Content(first, last, "phrase")
    return None


def _phrase_end(prep: Token, verb: Token) -> int:
    """The end of a phrase with the phrases right after it that the parser hung on the verb."""
    end = prep.right_edge.i + 1
    for child in verb.children:
        if child.dep_ == "prep" and child.left_edge.i == end and child.lower_ in _OF_NOUNS:
            end = child.right_edge.i + 1
    return end


def _object(verb: Token, data: Reporting) -> Content | None:
    if _is_infinitive(verb):
        return None
    for child in verb.children:
        if child.dep_ != "dobj" or child.i < verb.i:
            continue
        noun = child.lemma_.lower()
        told = next((c for c in child.children if c.dep_ in ("acl", "relcl", "ccomp") and _marked(c)), None)
        if (
            told is not None
            and noun in data.messages | data.attitudes
            and verb.lemma_ in data.conveying | data.attitude
        ):
            return Content(*extent(told, verb), "clause")
        stated = (verb.lemma_ in data.stating and not _refuses(verb)) or (
            verb.lemma_ in data.attitude and noun in data.attitudes
        )
        if stated and child.right_edge.i - child.left_edge.i + 1 >= _MIN_OBJECT:
            return Content(*extent(child, verb), "object")
    return None


def is_courtesy(verb: Token, speakers: Sequence[Token], data: Reporting) -> bool:
    """Whether those who met show an attitude together, which is an act of theirs: "the sides expressed support"."""
    together = len(speakers) > 1 or any(
        s.lower_ in ("they", "both") or (s.tag_ == "NNS" and s.lemma_.lower() in data.collectives) for s in speakers
    )
    shown = any(c.dep_ == "dobj" and c.lemma_.lower() in data.courtesies for c in verb.children)
    return together and shown and verb.lemma_ in (data.attitude | data.stating) - data.directive


def _refuses(verb: Token) -> bool:
    """Whether the object is not what is said: "denied them entry", "urged X to go"."""
    return any(c.dep_ in ("dative", "xcomp") for c in verb.children)


def _directive(verb: Token, data: Reporting) -> Content | None:
    if verb.lemma_ not in data.directive or _is_infinitive(verb):
        return None
    if verb.lemma_ == "call" and any(c.dep_ == "dobj" for c in verb.children):
        return None
    if (called := _called_upon(verb)) is not None:
        return called
    for child in verb.children:
        if child.dep_ in ("xcomp", "ccomp") and child.i > verb.i and any(c.tag_ == "TO" for c in child.children):
            first, last = extent(child, verb)
            bare = last - first < _MIN_DIRECTIVE and verb.doc[last - 1].pos_ == "PRON"
            return None if bare else Content(first, last, "directive")
    return None


def _called_upon(verb: Token) -> Content | None:
    """Whom the speaker calls or appeals to, and what they shall do, wherever the parser hung the infinitive."""
    if verb.lemma_ not in ("call", "appeal"):
        return None
    for prep in (c for c in verb.children if c.lower_ in ("on", "upon", "to") and c.i > verb.i and c.dep_ == "prep"):
        holders = [verb, *(t for t in prep.subtree if t.dep_ in ("pobj", "conj"))]
        for clause in (c for h in holders for c in h.children if c.i > prep.i + 1 and is_verb(c)):
            if any(c.tag_ == "TO" for c in clause.children) and clause.dep_ in ("advcl", "xcomp", "acl", "relcl"):
                return Content(*trim(verb.doc, prep.i + 1, clause.right_edge.i + 1), "directive")
    return None


def _form(verb: Token, data: Reporting) -> Content | None:
    """A less usual form of a report."""
    for find, kind in ((made_known, "clause"), (valued, "value"), (interrupted, "clause")):
        found = find(verb, data)
        if found is not None:
            return Content(*trim(verb.doc, *found), kind)
    return None


_FINDERS: tuple[Callable[[Token, Reporting], Content | None], ...] = (
    _clause,
    _form,
    _naming,
    _phrase,
    _object,
    _directive,
)
