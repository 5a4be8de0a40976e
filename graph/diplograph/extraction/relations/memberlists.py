"""Lists of members: "its members, A, B and C", "a union of A and B", "A, B and other NATO members".

Such lists are read from the order of the words, for a parser hangs long lists in the wrong place.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities, Reading
from diplograph.extraction.relations.memberphrases import bearers, compared, havers, list_end, spelled_from, wholes
from diplograph.extraction.syntax.arguments import antecedent
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.syntax.nouns import said_of
from diplograph.extraction.syntax.rows import Rows
from diplograph.extraction.words.cues import Cues
from diplograph.model import BlockKind, Modality, Polarity, Qualifiers, Relation

_CLUBS = frozenset("InternationalOrganization Bloc Forum Organization Company Agreement Initiative".split())
_BODIES = _CLUBS | {"GovernmentBody", "PoliticalParty"}
_PAPERS = frozenset({"Agreement", "Document"})
_JOINED = frozenset("InternationalOrganization Bloc Forum".split())
_UNITED = _JOINED | {"Organization"}
_MEMBERS = frozenset("State Territory Organization Company PoliticalParty InternationalOrganization Bloc".split())
_JOINING = frozenset({"and", "&", "or", "plus"})
_DASHES = frozenset({"–", "—", "-", "--"})
_OPENERS = _DASHES | {"(", ":", ","}
_CLOSERS = _DASHES | {")", ".", ";", ":", ",", "?", "!"}
_OTHER = frozenset({"other", "fellow", "more", "further"})
_LEADING = _OTHER | {"all", "both", "the", "its", "several"}
_ARTICLES = frozenset({"the", "its", "their", "this"})
_STOPS = frozenset({".", ";", ")", "?", "!"})
#: Most words between a noun of composition and its list: "composed of four occupying powers, A, B and C".
_GAP = 6
_RULE = "member-list"


#: Bodies, names, the token that joins them, and the relation.
_Listed = tuple[tuple[str, ...], tuple[Token, ...], Token, str]


def member_lists(
    reading: Reading, entities: Entities, cues: Cues, told: Sequence[tuple[Relation, Token]]
) -> Iterator[tuple[Relation, Token]]:
    """Statements of membership (of taking part for observers) with the token they hang on; `told` are not repeated."""
    if reading.passage.block.kind is not BlockKind.PROSE:
        return
    known = {(r.subject, r.predicate, r.object, t.sent.start) for r, t in told}
    for clubs, roll, trigger, relation in _Lists(reading, entities, cues).found():
        polarity, modality = factuality(trigger, cues) if is_verb(trigger) else (Polarity.AFFIRMED, Modality.ACTUAL)
        for name in roll:
            for member in reading.at(name):
                for club in clubs:
                    key = (member, relation, club, trigger.sent.start)
                    if member == club or key in known:
                        continue
                    known.add(key)
                    first = min(trigger.i, roll[0].i)
                    last = min(max(trigger.i, roll[-1].i), trigger.sent.end - 1)
                    evidence = reading.passage.evidence(trigger.sent, first, last + 1)
                    yield (
                        Relation(member, relation, club, evidence, Qualifiers(polarity, modality), 0.85, _RULE),
                        trigger,
                    )


class _Lists:
    """The lists of one passage: the bodies, the names and the token that joins them."""

    def __init__(self, reading: Reading, entities: Entities, cues: Cues) -> None:
        self._reading = reading
        self._entities = entities
        self._words = cues.belonging
        self._doc = reading.passage.doc
        self._rows = Rows(reading, entities)

    def found(self) -> Iterator[_Listed]:
        """All lists, by their trigger in text order."""
        for token in self._doc:
            if self._is_member_noun(token):
                yield from self._by_noun(token)
                yield from self._of_several(token)
            if self._is_member_noun(token) or token.lemma_.lower() == "ally":
                yield from self._of_one(token)
            elif is_verb(token) and self._composes(token):
                yield from self._by_verb(token)
            elif token.lemma_.lower() in self._words["unions"] and token.i not in self._reading.things:
                yield from self._by_union(token)
            elif token.i in self._reading.things and self._clubs((token,), _UNITED):
                yield from self._after_name(token)

    def _clubs(self, tokens: Iterable[Token], kinds: frozenset[str] = _BODIES) -> tuple[str, ...]:
        """The bodies that the first of the tokens stands for that stands for any."""
        for token in tokens:
            found = tuple(t for t in self._reading.at(token) if self._entities.kind(t) in kinds)
            if found:
                return found
        return ()

    def _is_member_noun(self, token: Token) -> bool:
        lemma = token.lemma_.lower()
        if token.pos_ not in ("NOUN", "PROPN") or token.i in self._reading.things:
            return False
        return lemma in self._words["members"] or lemma in self._words["states"]

    def _by_noun(self, noun: Token) -> Iterator[_Listed]:
        """ "members of ORG (A, B)", "ORG members A and B", "A, B and other members of ORG"."""
        start, end = noun.sent.start, noun.sent.end
        first = noun.i
        while first > start and self._doc[first - 1].head in (noun, self._doc[first]) and first > noun.i - 8:
            if self._doc[first - 1].text in (",", "and", "(") or self._doc[first - 1].i in self._reading.things:
                break
            first -= 1
        before = [t.lower_ for t in self._doc[first : noun.i]]
        if any(w in self._words["outsiders"] for w in before):
            return
        clubs, after, close = self._owner(noun, first)
        if not clubs:
            return
        roll = () if not close and self._more_bodies(after, end) else self._following(after, end, noun)
        relation = "participatesIn" if any(w in self._words["attending"] for w in before) else "memberOf"
        if noun.lemma_.lower() in self._words["signers"] and all(self._entities.kind(c) in _PAPERS for c in clubs):
            relation = "signed"
        if roll:
            yield clubs, roll, noun, relation
        row = self._preceding(first, noun, start, owned=close)
        if row:
            yield clubs, row, noun, relation

    def _of_several(self, noun: Token) -> Iterator[_Listed]:
        """ "X is a member of ORG, ORG and ORG": the parser hangs the later bodies beside the noun."""
        after = noun.i + 1
        if noun.lemma_.lower() not in self._words["members"] or self._doc[after : after + 1].text != "of":
            return
        bodies = self._rows.after(after + 1, noun.sent.end, _CLUBS).names
        before = [c.lower_ for c in noun.children if c.i < noun.i]
        if len(bodies) < 2 or any(w in self._words["outsiders"] for w in before):
            return
        relation = "participatesIn" if any(w in self._words["attending"] for w in before) else "memberOf"
        members = tuple(t for t in said_of(noun) if t not in bodies and self._is_member(t))
        for body in bodies:
            yield self._clubs((body,), _CLUBS), members, noun, relation

    def _of_one(self, noun: Token) -> Iterator[_Listed]:
        """ "X, an EU country", "X spends more than any other NATO member"."""
        owners = [c for c in noun.children if c.i < noun.i and c.dep_ in ("poss", "compound", "nmod", "amod")]
        clubs = self._clubs((c for c in owners if c.i == 0 or c.nbor(-1).text != "-"), _JOINED)
        before = {c.lower_ for c in noun.children if c.i < noun.i}
        if not clubs or noun.tag_ != "NN" or not before.isdisjoint(self._words["outsiders"] | self._words["attending"]):
            return
        named = compared(noun) if "other" in before else said_of(noun)
        members = tuple(t for t in named if self._is_member(t))
        if members and (noun.lemma_.lower() in self._words["states"] | {"ally"} or "other" in before):
            yield clubs, members, noun, "memberOf"

    def _is_member(self, token: Token) -> bool:
        things = self._reading.at(token)
        return bool(things) and all(self._entities.kind(t) in _MEMBERS for t in things)

    def _owner(self, noun: Token, first: int) -> tuple[tuple[str, ...], int, bool]:
        """The bodies that a noun of members belongs to, where its phrase ends, and whether they precede it."""
        after = noun.i + 1
        if after + 1 < noun.sent.end and self._doc[after].lower_ in ("of", "in", "to"):
            body = self._doc[after + 2 if self._doc[after + 1].lower_ in _ARTICLES else after + 1]
            clubs = self._clubs((body,))
            return clubs, body.i + 1, False
        only = noun.lemma_.lower() in self._words["states"]
        owners = [c for c in noun.children if c.i < noun.i and c.dep_ in ("poss", "compound", "nmod", "amod")]
        owners += [whole for c in owners if c.tag_ == "WP$" and (whole := antecedent(c)) is not None]
        owners += [self._doc[first - 1]] if first > noun.sent.start else []
        clubs = self._clubs(owners, _JOINED if only else _BODIES)
        if clubs:
            return clubs, after, True
        if only and not any(t.lower_ == "member" for t in self._doc[first : noun.i]):
            return (), after, False
        return self._clubs(bearers(havers(noun))), after, False

    def _following(self, at: int, end: int, noun: Token) -> tuple[Token, ...]:
        """The names after a noun of members, set off by a bracket, a dash, a comma or a word like "including".

        Names right after it may not begin with "and", which adds others: "trade of NATO countries and Chile"; nor
        does a comma that none closes tell members from others, unless the noun is "members" or counted.
        """
        i = at
        opener = self._doc[i].text if i < end else ""
        while i < end and (self._doc[i].text in _OPENERS or self._doc[i].lower_ in self._words["between"]):
            i += 1
        signers = noun.lemma_.lower() in self._words["signers"]
        roll = self._rows.after(i, end, _MEMBERS | PERSONS if signers else _MEMBERS)
        direct = i == at
        told = any(t.lower_ in self._words["between"] - {"the", "both"} for t in self._doc[at:i])
        closed = len(roll.names) > 2 or self._closed(roll.last, end)
        if not roll.names or not (direct or told or closed):
            return ()
        if told or opener in ("(", ":") or (direct and self._doc[at].lower_ not in _JOINING):
            return roll.names
        apposed = opener in _DASHES or self._doc[roll.last - 1 : roll.last + 1].text.endswith((",", ";"))
        apposed = apposed or any(t.like_num for t in noun.children) or noun.lemma_.lower() == "member"
        several = len(roll.names) > 1 and noun.tag_ in ("NNS", "NNPS")
        return roll.names if several and apposed and not direct else ()

    def _more_bodies(self, at: int, end: int) -> bool:
        """Whether a comma after the body only brings more of which they are members: "members of ORG, ORG and ORG"."""
        if at >= end or self._doc[at].text != ",":
            return False
        return len(self._rows.after(at + 1, end, _JOINED).names) > 1

    def _closed(self, at: int, end: int) -> bool:
        return at >= end or self._doc[at].text in _CLOSERS

    def _preceding(self, first: int, noun: Token, start: int, *, owned: bool) -> tuple[Token, ...]:
        """The names before a noun of members: "A, B and other members", "A and B, the two members"."""
        if noun.tag_ not in ("NNS", "NNPS"):
            return ()
        low = first
        while low > start and owned and self._reading.at(self._doc[low - 1]):
            low -= 1
        words = [t.lower_ for t in self._doc[max(start, low - 1) : noun.i]]
        while low > start and (self._doc[low - 1].lower_ in _LEADING or self._doc[low - 1].like_num):
            low -= 1
            words.append(self._doc[low].lower_)
        joint = self._doc[low - 1].lower_ if low > start else ""
        other = any(w in _OTHER for w in words)
        if other and joint in ("and", "or"):
            return self._rows.before(low - 1, start, _MEMBERS)
        if joint == "as":
            return self._rows.before(low - 1, start, _MEMBERS)
        row = self._rows.before(low - 1, start, _MEMBERS) if joint in _DASHES | {",", "("} else ()
        return row if len(row) > 1 and not other else ()

    def _composes(self, verb: Token) -> bool:
        if verb.lower_ == "including":
            return False
        lemma = verb.lemma_.lower()
        joined = f"{lemma}_{verb.nbor(1).lower_}" if verb.i + 1 < len(self._doc) else lemma
        return lemma in self._words["composing"] or joined in self._words["composing"]

    def _by_verb(self, verb: Token) -> Iterator[_Listed]:
        """ "ORG, comprising A, B and C", "ORG is made up of A and B", "whose members include A"."""
        end = verb.sent.end
        clubs = self._clubs(wholes(verb))
        if not clubs:
            return
        for i in range(verb.i + 1, min(end, verb.i + 3 + _GAP)):
            token = self._doc[i]
            if self._reading.at(token) and not (token.dep_ in ("amod", "compound") and token.pos_ == "ADJ"):
                roll = self._rows.after(i, end, _MEMBERS)
                if (
                    roll.names
                    and not _leads_on(roll.names[0])
                    and (i <= verb.i + 4 or self._doc[i - 1].text in ("(", ",", ":", "the"))
                ):
                    yield clubs, roll.names, verb, "memberOf"
                return
            standing = token.lower_ == "from" and self._doc[i - 1].lemma_.lower() in self._words["standing"]
            if token.pos_ == "ADP" and token.lower_ not in ("of", "up", "together", "by") and not standing:
                return
            if token.text in _STOPS or (is_verb(token) and token.dep_ not in ("amod", "compound")):
                return

    def _by_union(self, noun: Token) -> Iterator[_Listed]:
        """ "ORG is an alliance of A, B and C"."""
        end = noun.sent.end
        if noun.i + 1 >= end or noun.nbor(1).lower_ not in ("of", "between", "among"):
            return
        clubs = self._clubs(said_of(noun), _CLUBS)
        roll = self._rows.after(spelled_from(noun), list_end(noun), _MEMBERS)
        if clubs and len(roll.names) > 1:
            yield clubs, roll.names, noun, "memberOf"

    def _after_name(self, token: Token) -> Iterator[_Listed]:
        """ "ORG (A, B and C)", "ORG – A, B and C –"."""
        end = token.sent.end
        at = token.i + 1
        if at + 1 >= end or self._doc[at].lower_ not in _DASHES | {"(", "of", "between"}:
            return
        roll = self._rows.after(at + 1, end, _MEMBERS)
        bracket = self._doc[at].text in _DASHES | {"("}
        if len(roll.names) < 2 or (bracket and not self._closed(roll.last, end)):
            return
        clubs = self._clubs((token,), _JOINED if bracket else _UNITED)
        if token.dep_ == "conj" and not bracket:
            clubs += self._clubs((token.head,), _UNITED)
        yield clubs, roll.names, token, "memberOf"


def _leads_on(token: Token) -> bool:
    """Whether a name begins a clause of its own: "… to include others, however, Chile would wait"."""
    return token.dep_ in ("nsubj", "nsubjpass") and token.head.i > token.i
