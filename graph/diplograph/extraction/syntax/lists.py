"""Lists of names that the parser broke: "as A, B and C expanded …", "representatives of A, B, and C met".

So is a list that it hung on the phrase before it: "after the talks in X, A, B and C signed …".
"""

from __future__ import annotations

from calendar import month_name
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from spacy.tokens import Doc, Token

from diplograph.extraction.words.wordlists import words

#: Conjunctions that a parser takes for prepositions before a long subject.
_OPENING = frozenset({"as", "after", "before", "since", "until", "while", "because", "though"})
#: Words that open a sentence with a phrase of time or circumstance.
_PHRASING = frozenset(
    "after before since until during following amid at in on with despite ahead besides beyond under upon".split()
)
_SUBJECTS = ("nsubj", "nsubjpass")
_OWNING = frozenset({"poss", "nmod", "compound"})
_DATING = frozenset({"in", "on", "by", "since", "until"})
_MONTHS = frozenset(month_name[1:])
_BORDERED = frozenset({"bordered", "surrounded", "bounded", "flanked", "enclosed"})
_PARTS = words("lists.parts_of_land")
#: Most words of a date.
_DATE = 4
#: Fewest names that are surely one list.
_LISTED = 3
_FINITE = frozenset({"VBD", "VBZ", "VBP", "VBN"})
_POSSESSIVE = frozenset({"'s", "’s", "'", "’"})


def mend_lists(doc: Doc, names: Collection[int]) -> None:
    """Make one chain of conjuncts of every list of three names or more; `names` are the tokens that stand for names.

    Heads and labels of the parse are changed in place. A list whose first name hangs elsewhere than its last one
    stays as it is, unless the words before it show that both are subjects of the same clause.
    """
    _mend_appositions(doc, names)
    _mend_bordered(doc)
    _mend_owners(doc, names)
    _mend_subjects(doc, names)
    for members in _lists(doc, names):
        first, last = members[0], members[-1]
        _mend_first(first, members[1])
        if (verb := _main_after(last)) is not None and _mend_opening(members, verb):
            continue
        for before, token in pairwise(members):
            if token.dep_ == "appos" and last.dep_ == "conj" and doc[token.i - 1].text in _POSSESSIVE:
                token.head, token.dep_ = before, "conj"  # "A's X, B's Y, and Z met"
        if last.dep_ == "conj" and last.head.pos_ == "NOUN" and last.head in first.ancestors:
            last.head = members[-2]  # "the talks between A, B, and C": the parser joins C to the talks
        if last.dep_ not in _SUBJECTS or not _same_clause(first, last):
            continue
        verb, label = last.head, last.dep_
        for before, token in pairwise(members):
            if token.head not in members or token is last or token.dep_ == "appos":
                token.head, token.dep_ = before, "conj"
        prep = first.head
        if first.dep_ == "pobj" and prep.lower_ in _OPENING:
            first.head, first.dep_ = verb, label
            prep.head, prep.dep_ = verb, "mark"


def _mend_first(first: Token, second: Token) -> None:
    """Say of the first name what the parser says of the second, if it took the first for a word before that name."""
    if first.head != second or first.dep_ not in ("nmod", "compound") or first.nbor(1).text != ",":
        return
    for before in [c for c in second.lefts if c.i < first.i]:
        before.head = first
    first.head, first.dep_ = second.head, second.dep_
    second.head, second.dep_ = first, "conj"


def _mend_opening(members: Sequence[Token], verb: Token) -> bool:
    """Make subjects of a list that the parser hung on the phrase or the date that opens the sentence, if it did."""
    first = members[0]
    if (opening := _dating(first)) is not None:
        for year in [c for c in first.lefts if c.like_num]:
            year.head, year.dep_ = opening, "pobj"
        _make_subjects(members, verb)
        return True
    if _ends_opening(first, verb):
        _make_subjects(members[1:], verb)
        return True
    return False


def _mend_appositions(doc: Doc, names: Collection[int]) -> None:
    """Say a description of the name before it: in "A joined B, a bloc led by C, …" the parser hangs it on the verb."""
    for at in names:
        if at + 3 >= len(doc) or doc[at + 1].text != "," or doc[at + 2].lower_ not in ("a", "an"):
            continue
        noun = doc[at + 2].head
        if noun.dep_ == "npadvmod" and noun.pos_ == "NOUN" and noun.left_edge.i == at + 2 and noun.head.i < at:
            noun.head, noun.dep_ = doc[at], "appos"


def _mend_bordered(doc: Doc) -> None:
    """Say of the land in "A is a state in the heart of B bordered by C" what the parser says of the heart or of B."""
    for verb in doc:
        top, part = verb.head, False
        if verb.dep_ != "acl" or verb.lower_ not in _BORDERED:
            continue
        while top.dep_ in ("pobj", "prep"):
            part |= top.lemma_ in _PARTS
            top = top.head
        if part and top.dep_ in ("attr", "appos"):
            verb.head = top


def _mend_owners(doc: Doc, names: Collection[int]) -> None:
    """Join A and C in "A and B's C met", where the parser takes A and B for owners of C: A has no mark of one."""
    for at in names:
        first, owned = doc[at], doc[at].head
        if first.dep_ not in _OWNING or owned.i not in names or any(c.dep_ == "case" for c in first.children):
            continue
        second = next((c for c in first.children if c.dep_ == "conj" and c.i in names), None)
        joint = next((c for c in first.children if c.dep_ == "cc"), None)
        if second is None or joint is None or not any(c.dep_ == "case" for c in second.children):
            continue
        for owner in [c for c in owned.lefts if c.dep_ == "poss" and c.i < first.i]:
            owner.head = first
        first.head, first.dep_ = owned.head, owned.dep_
        owned.head, owned.dep_ = first, "conj"
        second.head, second.dep_ = owned, "poss"


def _mend_subjects(doc: Doc, names: Collection[int]) -> None:
    """Part "A took B and C was praised": a verb joined to another has "and" before it, or a subject of its own."""
    for at in names:
        name = doc[at]
        if name.dep_ != "conj" or at < 2 or at + 1 >= len(doc) or doc[at - 1].lower_ != "and":
            continue
        verb = doc[at + 1].head if doc[at + 1].dep_ in ("aux", "auxpass") else doc[at + 1]
        if verb.dep_ != "conj" or verb.tag_ not in _FINITE or verb.left_edge.i != at + 1 or not verb.head.i < at:
            continue
        if verb.tag_ != "VBN" or any(c.dep_ == "auxpass" for c in verb.children):
            name.head, name.dep_ = verb, "nsubjpass" if verb.tag_ == "VBN" else "nsubj"


def _main_after(last: Token) -> Token | None:
    """The main verb that follows a list, if nothing but auxiliaries and adverbs stand between."""
    after = last.doc[last.i + 1 : last.sent.end]
    verb = next((t for t in after if t.dep_ not in ("aux", "auxpass", "advmod", "neg")), None)
    if verb is None or verb.pos_ not in ("VERB", "AUX"):
        return None
    # The parser may take the opening participle for the main verb: "Following the talks …, A and B signed".
    beside = verb.dep_ == "conj" and verb.head.i == last.sent.start
    return verb if verb.dep_ == "ROOT" or beside else None


def _ends_opening(first: Token, verb: Token) -> bool:
    """Whether a name ends the phrase that opens the sentence: "After the talks in X, A, B and C signed …"."""
    start = first.sent.start
    if first.dep_ != "pobj" or first.doc[start].lower_ not in _PHRASING or first.nbor(1).text != ",":
        return False
    top = first
    while top.dep_ in ("pobj", "prep") and top.head.i > start:
        top = top.head
    return top.i > start and top.left_edge.i <= start + 1 and (top.head.i == start or top.head == verb)


def _dating(first: Token) -> Token | None:
    """The word that opens a sentence with the date right before a name: "In 1951 A, B and C signed"."""
    doc, opening = first.doc, first.doc[first.sent.start]
    before = doc[opening.i + 1 : first.i]
    dated = 0 < len(before) <= _DATE and opening.lower_ in _DATING and before[-1].like_num
    return opening if dated and all(t.like_num or t.text in _MONTHS or t.text == "," for t in before) else None


def _make_subjects(members: Sequence[Token], verb: Token) -> None:
    """Join names in one chain that is the subject of a verb, and make a preposition of the word that opens it."""
    for opening in [c for c in verb.lefts if c.dep_ == "mark" and c.i == verb.sent.start]:
        opening.dep_ = "prep"
        for noun in [c for c in verb.lefts if c.dep_ in _SUBJECTS and c.i < members[0].i]:
            noun.head, noun.dep_ = opening, "pobj"
    passive = any(c.dep_ == "auxpass" for c in verb.children)
    members[0].head, members[0].dep_ = verb, "nsubjpass" if passive else "nsubj"
    for before, token in pairwise(members):
        token.head, token.dep_ = before, "conj"


def _lists(doc: Doc, names: Collection[int]) -> Iterator[list[Token]]:
    """Names with nothing but commas, "and" and articles between them, closed by "and"."""
    done = -1
    for start in sorted(names):
        if start <= done:
            continue
        members, at, closed = [doc[start]], start + 1, False
        while at < len(doc) and not closed:
            after = at + (doc[at].text == ",")
            if after < len(doc) and doc[after].lower_ in ("and", "or"):
                after, closed = after + 1, True
            if after == at:
                break
            after += after < len(doc) and doc[after].lower_ == "the"
            if after + 2 in names and after in names and doc[after + 1].text in _POSSESSIVE:
                after += 2  # "A's X, B's Y and Z"
            if after not in names:
                closed = False
                break
            members.append(doc[after])
            at = after + 1
            done = after
        if closed and len(members) >= _LISTED:
            yield members


def _same_clause(first: Token, last: Token) -> bool:
    """Whether the first name is, or stands in, the subject of the verb whose subject the parser saw in the last."""
    verb = last.head
    if first.dep_ in _SUBJECTS:
        return first.head == verb
    if first.dep_ == "ROOT" and first.i == first.sent.start:
        return verb.dep_ == "conj" and verb.head == first  # "A, B, and C left": two clauses to the parser
    if first.dep_ != "pobj" or first.head.dep_ not in ("prep", "agent"):
        return False
    if verb.tag_ == "VB" and any(c.tag_ == "TO" and c.i < verb.i for c in verb.children):
        return True  # "on behalf of A, B, and C to draft": an infinitive has no such subject
    if first.head.lower_ in _OPENING:
        return first.head.i == first.left_edge.i - 1
    return any(above.dep_ in _SUBJECTS and above.head == verb for above in first.ancestors)
