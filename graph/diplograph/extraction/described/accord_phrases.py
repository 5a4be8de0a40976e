"""The phrases by which a text tells of papers that were signed: objects of the act, lists of them, and their extent."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Collection, Iterable, Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.syntax.clauses import conjuncts, is_verb
from diplograph.extraction.syntax.frames import complements, verb_roles
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.wordlists import words

_PARTITIVE = words("accord_phrases.partitive")
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
#: Prepositions by which an agreement frames what its parties undertake.
FRAMING = frozenset({"in", "by", "under", "through", "with", "via"})
ACTS = words("accord_phrases.acts")
_SOMEBODY = words("accord_phrases.somebody")
_KINDS = words("accord_phrases.kinds")
_MONTHS = frozenset(month_name[1:])
_DATED = frozenset({"in", "on", "of", "from", "dated"})
#: Verbs and nouns of giving one's name to a paper.
PUTTING = frozenset(
    (verb, noun)
    for verb in ("put", "affix", "append", "set", "add", "give")
    for noun in ("name", "signature", "initial", "hand", "seal", "initials")
)


def tells_parties(noun: Token) -> bool:
    """Whether its phrase tells whose agreement it is: "a memorandum (on trade) between A and B", "between the two"."""
    return any(_names_sides(complements(n).get("between", ())) for n in (noun, *topics(noun)))


def topics(noun: Token) -> list[Token]:
    """What an agreement is on or of, and what that is on in its turn: "a memorandum of understanding on trade"."""
    found = [t for p in ("on", "of") for t in complements(noun).get(p, ())]
    return [*found, *(t for inner in found[:2] for t in complements(inner).get("on", ()))]


def _names_sides(sides: Sequence[Token]) -> bool:
    """Whether sides are named, or the two that the text tells of: "the Omani government and rebels", "both states"."""
    if len(sides) == 1:
        return any(c.lower_ in ("two", "both") for c in sides[0].children) and sides[0].tag_ == "NNS"
    return any(t.text[:1].isupper() for side in sides for t in (side, *side.children))


def names_nobody(noun: Token, signers: Sequence[Token]) -> bool:
    """Whether neither the signers of a paper nor its own phrase and name tell whose it is."""
    between = any(t.lower_ == "between" and any(c.pos_ == "PROPN" for c in t.children) for t in noun.subtree)
    named = any(c.pos_ == "PROPN" and c.lower_ not in _KINDS for c in noun.children if c.i < noun.i)
    return not between and not named and all(t.lemma_.lower() in _SOMEBODY for t in signers)


def name_given(verb: Token) -> tuple[str, ...]:
    """The name or signature that a verb gives to something, at most one lemma."""
    given = [c.lemma_.lower() for c in verb.children if c.dep_ == "dobj"]
    return tuple(given[:1])


def _remarks(clause: Token) -> bool:
    """ "the plan, which A backs": a relative clause after a comma does not tell which one is meant."""
    return clause.dep_ == "relcl" and clause.left_edge.i > 0 and clause.left_edge.nbor(-1).text == ","


def is_bare(noun: Token) -> bool:
    """Whether the noun stands with nothing but "the" or "this"."""
    children = [c for c in noun.children if not c.is_punct and c.dep_ not in ("conj", "cc") and not _remarks(c)]
    return bool(children) and all(c.lower_ in _DEFINITE and c.i < noun.i for c in children)


def signed_things(verb: Token) -> tuple[Token, ...]:
    """What was signed, also where the passive comes first: "Also signed were a plan and a protocol"."""
    found = verb_roles(verb).get("obj", ())
    if found:
        return found
    being = [c for c in verb.children if c.lemma_ == "be"] + ([verb.head] if verb.head.lemma_ == "be" else [])
    if verb.tag_ == "VBN" and being:
        after = ("attr", "nsubj", "conj")
        return conjuncts(
            c for be in being for c in be.children if c.dep_ in after and c.i > be.i and c.pos_ in ("NOUN", "PROPN")
        )
    return ()


def climbed(noun: Token, nouns: Collection[str]) -> Token:
    """The paper that a clause is on where the parser hangs it on its topic: "the deal on salt, which A signed"."""
    top = noun
    while top.lemma_.lower() not in nouns and top.dep_ == "pobj" and top.head.dep_ == "prep":
        top = top.head.head
        if top.pos_ != "NOUN":
            return noun
    return top


def listed_papers(noun: Token) -> Iterator[Token]:
    """A noun, what it is a number of, and what it is said to consist of or include."""
    if noun.lemma_.lower() in _PARTITIVE:
        yield from under(noun, "of")
        return
    yield noun
    for child in noun.children:
        if child.dep_ == "appos" and child.i > noun.i:
            yield from _enumerated(child)
    for word in (noun, noun.head):
        yield from under(word, "including")
    if noun.dep_ in ("nsubj", "nsubjpass") and noun.head.lemma_ in ("include", "comprise"):
        yield from conjuncts(c for c in noun.head.children if c.dep_ == "dobj")
    if noun.dep_ == "pobj" and noun.head.lower_ in ("among", "of") and noun.head.head.lemma_ == "be":
        yield from conjuncts(c for c in noun.head.head.children if c.dep_ in ("attr", "nsubj") and c != noun)


def _enumerated(noun: Token) -> Iterator[Token]:
    """An apposed list whose later members may hang inside the first: "a plan to expand trade and a statement on …"."""
    yield from conjuncts([noun])
    for clause in noun.children:
        if clause.dep_ == "acl":
            for inner in clause.subtree:
                if inner.dep_ == "conj" and any(c.lower_ in ("a", "an") for c in inner.children):
                    yield inner


def under(noun: Token, prep: str) -> Iterable[Token]:
    """What a preposition beside a word governs, with everything coordinated."""
    return conjuncts(c for p in noun.children if p.lower_ == prep for c in p.children if c.dep_ in ("pobj", "dobj"))


def phrase_end(top: Token, end: int, limit: int) -> int:
    """End of a complement, before a comma, a relative clause, another member of the list or the limit."""
    while end <= min(top.right_edge.i, limit - 1):
        token = top.doc[end]
        clause = token.dep_ in ("relcl", "acl") and token != top
        if token.text == "," and _lists_topics(top, end):
            end += 1
            continue
        if clause or token.text in (",", "(", ";", ":") or token.tag_ in ("WDT", "WP", "WRB") or brings_date(token):
            break
        listed = token.pos_ == "CCONJ" and end + 1 < len(top.doc) and top.doc[end + 1].lower_ in ("a", "an")
        if listed:
            break
        end += 1
    while end > top.i + 1 and top.doc[end - 1].pos_ in ("CCONJ", "ADP", "DET", "PUNCT"):
        end -= 1
    return end


def brings_date(prep: Token) -> bool:
    """Whether a preposition tells when: "on 3 May 2011", "in 1951"."""
    if prep.dep_ != "prep" or prep.lower_ not in _DATED:
        return False
    when = next((c for c in prep.children if c.dep_ == "pobj"), None)
    return when is not None and (when.text in _MONTHS or (len(when.text) == 4 and when.text.isdigit()))


def _lists_topics(top: Token, comma: int) -> bool:
    """Whether a comma stands in a list of bare topics: "on cooperation, information exchange and mutual assistance"."""
    return any(
        t.dep_ == "conj" and top.i < t.head.i < comma < t.i and not any(c.dep_ == "det" for c in t.children)
        for t in top.subtree
        if t.pos_ == "NOUN"
    )


def purpose(verb: Token, noun: Token) -> bool:
    """Whether a participle tells what a paper does: "a treaty establishing a customs union"."""
    if verb.tag_ != "VBG" or verb.dep_ != "acl" or verb.head != noun:
        return False
    return any(c.dep_ == "dobj" and c.pos_ in ("NOUN", "PROPN") for c in verb.children)


def makers(noun: Token, cues: Cues) -> Iterator[Token]:
    """Passive verbs that tell of its making, also where the parser hangs them elsewhere: "the pact, signed by …"."""
    found = [c for c in noun.children if c.dep_ in ("acl", "relcl") and is_verb(c)]
    found += [noun.head] if noun.dep_ == "nsubjpass" else []
    inner = [t for p in noun.children if p.dep_ == "prep" for c in p.children for t in conjuncts([c])]
    found += [
        c for t in inner if t.pos_ == "PROPN" for c in t.children if c.dep_ == "acl"
    ]  # "between A and B signed in"
    found += [c for verb in found for c in verb.children if c.dep_ == "conj"]
    after = noun.i + 1
    if after + 1 < len(noun.doc) and noun.doc[after].text == ",":
        found.append(noun.doc[after + 1])
    for verb in dict.fromkeys(found):
        if (
            verb.lemma_ in cues.events["making"]
            and is_verb(verb)
            and (verb.tag_ == "VBN" or verb.dep_ == "acl" or _bare(verb, noun))
        ):
            yield verb


def _bare(verb: Token, noun: Token) -> bool:
    """Whether the parser took the participle after a noun and a comma for a verb of the clause above."""
    return verb.tag_ == "VBD" and verb.i == noun.i + 2 and not any(c.dep_ in ("nsubj", "dobj") for c in verb.children)
