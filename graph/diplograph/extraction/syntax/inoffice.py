"""Who holds the office that "as" brings: "took office as president", "the election of A as mayor", "with A as head"."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts, is_passive, is_verb
from diplograph.extraction.syntax.subjects import subjects
from diplograph.extraction.words.wordlists import words

_INSTALLING = words("inoffice.installing")
_OFFICE = words("inoffice.office")
_LEADING = words("inoffice.leading")
_OF_OBJECT = words("inoffice.of_object")


def in_office(title: Token) -> tuple[Token, ...]:
    """Whom a noun after "as" is said of; nobody where that is not plain."""
    prep = title.head
    if title.dep_ != "pobj" or prep.lower_ != "as" or prep.i == 0:
        return ()
    before, above = prep.nbor(-1), prep.head
    if before.dep_ == "pobj" and before.pos_ == "PROPN":
        over = before.head
        if over.lower_ == "with" or (over.lower_ == "of" and over.head.lemma_.lower() in _INSTALLING):
            return (before,)
    if before.lemma_.lower() in _INSTALLING:
        return conjuncts(c for c in before.children if c.dep_ == "poss")
    verb = above.head if above.dep_ == "dobj" and is_verb(above.head) else above
    if not is_verb(verb) or verb.lemma_ in _OF_OBJECT or is_passive(verb) or verb.i > prep.i:
        return ()
    between = title.doc[verb.i + 1 : prep.i]
    plain = not any(t.pos_ in ("PROPN", "PRON") or t.tag_ == "POS" or is_verb(t) for t in between)
    own = any(t.lemma_ in _OFFICE and t.dep_ == "dobj" for t in between) or verb.lemma_ in _LEADING
    return subjects(verb) if own or plain else ()
