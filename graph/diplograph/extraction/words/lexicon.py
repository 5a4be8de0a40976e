"""The lexicon: wordings that express relations, as data (`ontology/lexicon/*.toml`).

A wording is a pattern over predicate-argument structure, not over words in order, so "A visit.v B" also reads
passives, relative clauses and participles. Grammar of a pattern, left to right:

    A  B          the two arguments; before a verb the subject, after it the object; before a noun its owner
    A+B           both are in one coordinated argument ("A and B met", "talks between A and B")
    A+B's         both stand as owners right before the noun ("the A-B talks")
    A is          the argument that the following noun or adjective is said of ("A is member.n of B", also apposed)
    A's           the argument owns the following noun
    word.v .n .a  a lemma with its part of speech; the first is the trigger, later ones are its complements
    x/y           alternatives;  set_up.v  a phrasal verb;  with to/for …  prepositions;
    that          who is bidden in a clause
                  ("demand.v that B" reads "demanded that B leave", "wants B to leave", "called for B to leave")
    clause        who does what a clause tells ("complain.v clause B" reads "complained that B had lied")
    if            who does what a clause with "if" or "unless" tells
                  ("threaten.v if B" reads "threatened to leave unless B agreed")
    told          the verb of such a clause
                  ("say.v told violate.v subj B" reads "said that B had violated the border")
    whom  oprd    of whom a clause without verb says what
                  ("hold.v whom B oprd responsible.a" reads "held B responsible")
    act               whose act it is that the object names ("condemn.v act B" reads "condemned B's silence");
                      act-at, act-over …  the same of the noun after that preposition
    ^and          whom the verb beside it is done to
                  ("threaten.v sanction.n ^and B" reads "pressed B and threatened sanctions")
    ^at  ^with …  whose deed it is that the noun's phrase is a circumstance of
                  ("request.n of A ^at B" reads "B left at the request of A");  ^Under  what a clause after such a
                  phrase is about ("rule.n poss A ^Under B" reads "Under A rule, B was divided"); ^After  likewise

Keys of a row: match (the pattern), example (a sentence with the arguments marked: "[A Chad] recalled its envoy from
[B Mali]."), counter (a sentence that must not give the relation through this wording); optional a, b (classes that
narrow domain and range), modality, polarity (override), by = "A" (the statement is A's own view: "A sees B as an
ally"), abroad = true (only if B lies in no state of A's: "A met C in B" tells of a journey if A is no native),
denied = true (only where a later verb is denied: "decided not to join"), actual = true (only of what the text tells as
a fact: who has invaded another is at war, who might invade is not),
plain = true (only of a verb without an infinitive: who is called on to act gets no visit), confidence (0..1).
"""

from __future__ import annotations

import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from diplograph.model import Modality, Polarity
from diplograph.ontology import data_dir


@dataclass(frozen=True, slots=True)
class Slot:
    """Where an argument stands: the index of its node in the chain and the roles it may have there."""

    node: int
    roles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Node:
    """A word of the pattern: lemmas, part of speech (v, n, a), and its role at the node before it."""

    lemmas: frozenset[str]
    pos: str
    roles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wording:
    """One compiled wording of a relation. `pair`: A and B share one argument; `by_a`: the statement is A's own view.

    `abroad`: it holds only if the place B lies outside the states that the person A comes from. `denied`: it holds only
    where a later verb is denied, or without one the first word. `actual`: it holds only of what is told as a fact.
    `plain`: it holds only where the verb has no infinitive.
    """

    name: str
    relation: str
    pattern: str
    nodes: tuple[Node, ...]
    a: Slot
    b: Slot
    pair: bool
    a_kinds: tuple[str, ...]
    b_kinds: tuple[str, ...]
    modality: Modality | None
    polarity: Polarity | None
    confidence: float
    by_a: bool
    abroad: bool
    denied: bool
    actual: bool
    plain: bool
    example: str
    counter: str


class PatternError(ValueError):
    """A wording that does not follow the grammar of patterns."""


def compile_pattern(pattern: str) -> tuple[tuple[Node, ...], Slot, Slot, bool]:
    """Nodes, slot of A, slot of B, and whether they are a pair; PatternError when the pattern is not well formed."""
    nodes: list[Node] = []
    slots: dict[str, Slot] = {}
    waiting: list[tuple[str, str]] = []
    preps: tuple[str, ...] = ()
    pair = False
    for word in pattern.split():
        if word in ("A", "B", "A's", "B's", "A+B", "A+B's"):
            mark = "'s" if word.endswith("'s") else ""
            if not nodes or mark:
                waiting.append((word.removesuffix("'s"), mark))
            else:
                pair |= _place(slots, word, Slot(len(nodes) - 1, preps or ("obj",)))
                preps = ()
        elif word == "is":
            if not waiting:
                raise PatternError(f"pattern “{pattern}”: expected an argument before “is”")
            waiting.append((waiting.pop()[0], "is"))
        elif "." in word:
            node = _node(word, preps, first=not nodes)
            nodes.append(node)
            preps = ()
            for name, mark in waiting:
                roles = ("joint",) if name == "A+B" and mark == "'s" else _before(node, mark)
                pair |= _place(slots, name, Slot(len(nodes) - 1, roles))
            waiting = []
        else:
            preps = tuple(word.split("/"))
    if waiting or "A" not in slots or "B" not in slots or not nodes:
        raise PatternError(f"pattern “{pattern}”: expected arguments A and B and a trigger such as visit.v")
    return tuple(nodes), slots["A"], slots["B"], pair


def _place(slots: dict[str, Slot], name: str, slot: Slot) -> bool:
    if not slots.keys().isdisjoint(name.split("+")):
        raise PatternError(f"argument “{name}”: stands twice in the pattern")
    if name == "A+B":
        slots["A"] = slots["B"] = slot
        return True
    slots[name] = slot
    return False


def _before(node: Node, mark: str) -> tuple[str, ...]:
    if mark == "is":
        return ("cop",)
    if node.pos == "v":
        return ("subj",)
    return ("poss",) if mark == "'s" and node.roles else ("owner",)


def _node(word: str, preps: tuple[str, ...], *, first: bool) -> Node:
    lemmas, _, pos = word.rpartition(".")
    if pos not in ("v", "n", "a") or not lemmas:
        raise PatternError(f"word “{word}”: expected lemma.v, lemma.n or lemma.a")
    roles: tuple[str, ...] = () if first else preps or (("xcomp",) if pos == "v" else ("obj",))
    return Node(frozenset(lemmas.split("/")), pos, roles)


def _wordings(path: Path) -> Iterable[Wording]:
    table = tomllib.loads(path.read_text(encoding="utf-8"))
    for relation, rows in table.items():
        for number, row in enumerate(rows, start=1):
            nodes, a, b, pair = compile_pattern(row["match"])
            yield Wording(
                name=f"lexicon:{path.stem}/{relation}-{number}",
                relation=relation,
                pattern=row["match"],
                nodes=nodes,
                a=a,
                b=b,
                pair=pair,
                a_kinds=tuple(row.get("a", ())),
                b_kinds=tuple(row.get("b", ())),
                modality=Modality(row["modality"]) if "modality" in row else None,
                polarity=Polarity(row["polarity"]) if "polarity" in row else None,
                confidence=float(row.get("confidence", 0.9)),
                by_a=row.get("by") == "A",
                abroad=row.get("abroad") is True,
                denied=row.get("denied") is True,
                actual=row.get("actual") is True,
                plain=row.get("plain") is True,
                example=row.get("example", ""),
                counter=row.get("counter", ""),
            )


@lru_cache(maxsize=1)
def load_lexicon() -> tuple[Wording, ...]:
    """All wordings of the ontology, in file and line order."""
    return tuple(w for path in sorted((data_dir() / "lexicon").glob("*.toml")) for w in _wordings(path))


def by_trigger(wordings: Iterable[Wording]) -> Mapping[tuple[str, str], tuple[Wording, ...]]:
    """Wordings by (lemma, part of speech) of their trigger."""
    found: dict[tuple[str, str], list[Wording]] = {}
    for wording in wordings:
        for lemma in wording.nodes[0].lemmas:
            found.setdefault((lemma, wording.nodes[0].pos), []).append(wording)
    return {k: tuple(v) for k, v in found.items()}
