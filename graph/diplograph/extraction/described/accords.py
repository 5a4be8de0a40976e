"""Agreements that a text tells of by the act that made them: "signed a treaty on …", "the signing of a memorandum".

A list of what was signed is undone: "signed two documents - a plan to … and a statement on …", "10 documents, including
agreements on …", "the documents signed include …". What the text later calls "the treaty" is the one told of before.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Token

from diplograph.extraction.context import Entities, Reading
from diplograph.extraction.coreference.rivals import noun_between
from diplograph.extraction.described.accord_names import AccordNames, Phrase
from diplograph.extraction.described.accord_phrases import (
    ACTS,
    FRAMING,
    PUTTING,
    climbed,
    is_bare,
    listed_papers,
    name_given,
    names_nobody,
    phrase_end,
    purpose,
    signed_things,
    tells_parties,
    under,
)
from diplograph.extraction.syntax.arguments import Arguments
from diplograph.extraction.syntax.clauses import is_verb
from diplograph.extraction.syntax.frames import complements, verb_roles
from diplograph.extraction.times.choice import date_at
from diplograph.extraction.times.mentions import TimeMention
from diplograph.extraction.words.cues import Cues
from diplograph.extraction.words.text import slug
from diplograph.model import BlockKind, Entity

_TOPICS = frozenset(
    {"on", "of", "for", "between", "with", "about", "concerning", "regarding", "in", "to", "under", "following"}
)
_SITES = frozenset({"Settlement", "Place", "Region", "Territory"})
_NAMED_PAPERS = frozenset({"Agreement", "Document"})
_NOT_ONE = frozenset({"no", "any", "either", "neither", "each", "every", "all", "what", "which", "such"})
_SPARE = frozenset({"new", "previous", "latest", "such", "same", "own", "other"})
_SIGNERS = frozenset(
    "State Territory GeopoliticalEntity Bloc InternationalOrganization Organization GovernmentBody Company "
    "PoliticalParty Person Official ActorGroup".split()
)
#: How many words a complement of the noun may have in its name.
_LONGEST = 14
#: How many characters after an agreement "it" may be welcomed or opposed.
_NEAR = 300


@dataclass(frozen=True, slots=True)
class _Act:
    """A noun of an agreement and the word of the act that made it; `signs`: by signature, which makes it a paper."""

    noun: Token
    word: Token
    signs: bool


class Accords:
    """Makes things of the agreements of one document, in reading order; `two` are its states if it has two alone."""

    def __init__(
        self, entities: Entities, cues: Cues, times: Sequence[TimeMention], names: AccordNames, two: tuple[str, ...]
    ) -> None:
        self._entities = entities
        self._cues = cues
        self._names = names
        self._two = two
        self._times = times
        self._seen: list[tuple[frozenset[str], str]] = []
        self._last = 0
        self._made: dict[int, Token] = {}
        self._presumed: dict[int, tuple[str, ...]] = {}

    def add(self, reading: Reading) -> Reading:
        """The reading with concluded agreements as things."""
        if reading.passage.block.kind is not BlockKind.PROSE:
            return reading
        things, located = dict(reading.things), list(reading.located)
        told = sorted((a for token in reading.passage.doc for a in self._acts(token)), key=lambda a: a.signs)
        acts = {act.noun.i: act for act in told}
        for token in reading.passage.tokens:
            if token.i in things:
                self._see(token, things[token.i], reading.passage.starts[token.i])
                continue
            thing = self._said_of(token, things) or self._taken_up(token, reading.passage.starts[token.i], things)
            if thing is None and token.i in acts:
                thing = self._tell(acts[token.i], replace(reading, things=things))
                self._made[reading.passage.starts[token.i]] = acts[token.i].word
            if thing is not None:
                things[token.i] = (thing,)
                self._see(token, (thing,), reading.passage.starts[token.i])
                located.append(reading.passage.nominal(token.i, thing, 0.75, "told of by a common noun"))
        return reading.widened(things, located)

    def act(self, noun: Token, reading: Reading) -> Token | None:
        """The word of the act that made the agreement which a noun of a reading told of; None for any other noun."""
        return self._made.get(reading.passage.starts[noun.i])

    def _acts(self, token: Token) -> Iterator[_Act]:
        """Nouns of agreements that the act at a token made; nothing if it is no such act."""
        events = self._cues.events
        nouns: tuple[Token, ...] = ()
        signs = False
        if is_verb(token) and token.lemma_ in events["concluding"]:
            nouns, signs = signed_things(token), token.lemma_ in events["signing"]
            if token.dep_ == "relcl" or token.dep_ == "acl":
                nouns = tuple(climbed(t, events["agreements"]) for t in nouns)
        elif is_verb(token) and (token.lemma_, *name_given(token)) in PUTTING:
            nouns, signs = tuple(t for p in ("to", "on", "under") for t in complements(token).get(p, ())), True
        elif token.lower_ in ACTS and token.pos_ == "NOUN":
            nouns, signs = tuple(under(token, "of")), True
        elif token.lemma_.lower() in events["agreements"] and tells_parties(token):
            yield _Act(token, token, signs=False)
        if (verb := self._framed(token)) is not None:
            yield _Act(token, verb, signs=False)
        for noun in dict.fromkeys(n for x in nouns for n in listed_papers(x)):
            lemma = noun.lemma_.lower()
            if lemma in events["agreements"] or (signs and lemma in events["signed"]):
                yield _Act(noun, token, signs)

    def _framed(self, noun: Token) -> Token | None:
        """The verb of what sides undertake in or under an agreement not told of before: "Under a pact of 1951, A …"."""
        prep = noun.head
        if noun.dep_ != "pobj" or noun.tag_ != "NN" or prep.lower_ not in FRAMING or is_bare(noun):
            return None
        lemma = noun.lemma_.lower()
        if lemma not in self._cues.events["agreements"] or lemma in self._cues.events["issuable"]:
            return None
        verb = prep.head
        return verb if is_verb(verb) and verb.lemma_ in self._cues.events["committing"] else None

    def _see(self, token: Token, things: tuple[str, ...], at: int) -> None:
        for thing in things:
            if self._entities.kind(thing) in _NAMED_PAPERS:
                words = {token.lemma_.lower(), *self._entities.known[thing].label.casefold().split()}
                self._seen.append((frozenset(words), thing))
                self._last = at

    def _said_of(self, token: Token, things: Mapping[int, tuple[str, ...]]) -> str | None:
        """The paper of which a noun says what it is: "The X Treaty was an agreement of 1951", "X, a treaty on salt"."""
        if token.tag_ != "NN" or token.lemma_.lower() not in self._cues.events["agreements"]:
            return None
        if token.dep_ == "appos" and token.head.pos_ == "PROPN" and token.i > token.head.i:
            papers = [t for t in things.get(token.head.i, ()) if self._entities.kind(t) in _NAMED_PAPERS]
            return papers[0] if len(papers) == 1 else None
        if token.dep_ != "attr" or token.head.lemma_ != "be":
            return None
        named = [t for c in token.head.children if c.dep_ == "nsubj" for t in things.get(c.i, ())]
        return named[0] if len(named) == 1 and self._entities.kind(named[0]) == "Agreement" else None

    def _taken_up(self, token: Token, at: int, things: Mapping[int, tuple[str, ...]]) -> str | None:
        """The agreement told of before that "the treaty", "both documents" or the "it" of "ratified it" takes up.

        "The document" may be any paper, so it takes up one of another name only where the text knows no second.
        """
        if token.lower_ == "it" and token.dep_ in ("dobj", "nsubjpass", "pobj"):
            verb = token.head.head if token.dep_ == "pobj" else token.head
            joined = is_verb(verb) and verb.lemma_ in self._cues.events["joining"]
            judged = is_verb(verb) and verb.lemma_ in self._cues.events["judging"] and at - self._last <= _NEAR
            judged = judged and not noun_between(token, things)
            return self._seen[-1][1] if self._seen and (joined or judged) else None
        lemma = token.lemma_.lower()
        if token.tag_ not in ("NN", "NNS") or lemma not in self._cues.events["agreements"] or not is_bare(token):
            return None
        if token.tag_ == "NNS":  # "the accords" of a name in the plural: "X Accords"
            return next((thing for words, thing in reversed(self._seen) if token.lower_ in words), None)
        called = next((thing for words, thing in reversed(self._seen) if lemma in words), None)
        seen = {thing for _, thing in self._seen}
        if called is not None or lemma not in self._cues.events["papers"] or len(seen) != 1:
            return called
        return seen.pop()

    def _tell(self, act: _Act, reading: Reading) -> str | None:
        """The thing that an act makes of its noun; None when the words do not tell which agreement is meant."""
        phrase = self._phrase(act, reading)
        signers = self._signers(act, reading)
        parts = phrase.whole.split()
        if any(c.lower_ in _NOT_ONE for c in act.noun.children):
            return None
        plural = act.noun.tag_ in ("NNS", "NNPS")
        least = 3 if act.noun.lemma_.lower() in self._cues.events["papers"] else 2
        if plural and (len(parts) < least or not act.signs):
            return None
        parties = self._names.parties((*signers, *self._partners(act, reading))) or self._presume(act, phrase, reading)
        joint = len(signers) > 1 or (len(parties) > 1 and any(c.lower_ == "joint" for c in act.noun.children))
        if not (act.signs or phrase.date or len(parts) > 2 or joint):
            return None
        if len(parts) < 2 and not (phrase.place or phrase.date or signers):
            return None
        label, aliases = self._names.of(phrase, parties)
        named = any(p[:1].isupper() for p in label.replace("–", " ").split()[1:]) or phrase.date is not None
        key = slug(label.replace("–", "-"))
        key = key if named else f"{key}-{reading.passage.document.sha256[:6]}"
        kind = "Agreement" if self._binds(act, signers) else "Document"
        reason = f"“{act.noun.text}” told of in the text"
        return self._entities.add(Entity(key, label, kind, aliases, reason=reason))

    def _presume(self, act: _Act, phrase: Phrase, reading: Reading) -> tuple[str, ...]:
        """The two states that the text is about, where nobody is told to have made a paper of the text's own time."""
        tokens = verb_roles(act.word).get("subj", ()) if is_verb(act.word) else ()
        issued = reading.passage.document.issued or ""
        if not names_nobody(act.noun, tokens) or (phrase.date and phrase.date[:4] != issued[:4]):
            return ()
        self._presumed[reading.passage.starts[act.noun.i]] = self._two
        return self._two

    def presumed(self, noun: Token, reading: Reading) -> tuple[str, ...]:
        """The two states that made the paper that a noun of a reading told of without saying by whom; else empty."""
        return self._presumed.get(reading.passage.starts[noun.i], ())

    def _partners(self, act: _Act, reading: Reading) -> tuple[str, ...]:
        """Whose it is, and with whom or between whom it was made, by the noun's or the act's phrase."""
        words = (act.noun, act.word) if is_verb(act.word) else (act.noun,)
        found = (complements(w) for w in words)
        tokens = [c for c in act.noun.children if c.dep_ == "poss"]
        tokens += [t for c in found for prep in ("between", "with") for t in c.get(prep, ())]
        sides = (a.thing for a in Arguments(reading, self._cues).of(tokens, patient=False))
        return tuple(t for t in sides if self._entities.kind(t) in _SIGNERS)

    def _binds(self, act: _Act, signers: Sequence[str]) -> bool:
        """Whether the paper is one of several sides, not what one of them issued."""
        if act.signs or len(signers) > 1 or any(c.lower_ == "joint" for c in act.noun.children):
            return True
        return act.noun.lemma_.lower() not in self._cues.events["issuable"]

    def _signers(self, act: _Act, reading: Reading) -> tuple[str, ...]:
        tokens = verb_roles(act.word).get("subj", ()) if is_verb(act.word) else ()
        found = (a.thing for a in Arguments(reading, self._cues).of(tokens, patient=False))
        return tuple(t for t in found if self._entities.kind(t) in _SIGNERS)

    def _phrase(self, act: _Act, reading: Reading) -> Phrase:
        doc, noun = reading.passage.doc, act.noun
        owner = next((c for c in noun.children if c.dep_ == "poss" and reading.at(c)), None)
        first = noun.left_edge.i if owner is None else owner.right_edge.i + 1
        while first < noun.i and (
            doc[first].pos_ in ("DET", "PRON", "NUM", "ADV", "VERB", "PUNCT", "CCONJ")
            or doc[first].lower_ in _SPARE
            or [t.pos_ for t in doc[max(0, first - 2) : first]] == ["NUM", "PUNCT"]  # "a three-year contract"
        ):
            first += 1
        last, at = noun.i + 1, self._site(act, reading)
        following = doc[last] if last < noun.sent.end else None
        if following is not None and purpose(following, noun):
            last = phrase_end(following, last, noun.i + _LONGEST)
        elif following is not None and (following.dep_ == "prep" or following.tag_ == "TO" or following.pos_ == "ADP"):
            topical = following.lower_ in _TOPICS and not (at is not None and at.head == following)
            if topical and (following.head in (noun, act.word) or following.tag_ == "TO"):
                top = following if following.tag_ != "TO" else following.head
                last = phrase_end(top, last, noun.i + _LONGEST)
        whole, own = (" ".join(reading.passage.text(first, end).split()) for end in (last, noun.i + 1))
        place = reading.passage.text(at.i, at.i + 1) if at is not None else None
        return Phrase(own, whole, place, date_at(act.word, reading, self._times))

    def _site(self, act: _Act, reading: Reading) -> Token | None:
        """The place where it was made: "in" or "at" a place beside the noun or the act."""
        for word in (act.noun, act.word):
            for prep in word.children:
                if prep.dep_ == "prep" and prep.lower_ in ("in", "at"):
                    for child in prep.children:
                        if child.dep_ == "pobj" and any(self._entities.kind(t) in _SITES for t in reading.at(child)):
                            return child
        return None
