"""Combining forms of states: "Franco" in "Franco-German", "Sino" in "Sino-Indian"."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from diplograph.extraction.names.gazetteer import Candidate, Gazetteer, Match
from diplograph.model import Form
from diplograph.ontology import data_dir

_HYPHENS = frozenset({"-", "–", "‑"})
_DASH = re.compile("[-–‑]")
_NAMING = frozenset({Form.NAME, Form.ADJECTIVE, Form.ACRONYM})
_OF_A_PEOPLE = frozenset({Form.ADJECTIVE, Form.DEMONYM})


def combined(words: Sequence[str], matches: Sequence[Match], gazetteer: Gazetteer) -> Iterator[Match]:
    """The states meant by combining forms before the adjective of another state, as further matches in the words."""
    forms = _forms()
    known = {m.first: m for m in matches}
    covered = {i for m in matches for i in range(m.first, m.last)}
    for i, word in enumerate(words[:-2]):
        state, after = forms.get(word), known.get(i + 2)
        if state is None or i in covered or words[i + 1] not in _HYPHENS or after is None:
            continue
        states = (c for c in after.candidates if gazetteer.entity(c.entity).kind == "State")
        if any(c.form in _OF_A_PEOPLE for c in states):
            yield Match(i, i + 1, (Candidate(state, Form.ADJECTIVE),))


def states_of(word: str, gazetteer: Gazetteer) -> tuple[str, ...]:
    """The states of a compound adjective or pair of names, two at least: "Anglo-Japanese", "Peru–Chile"; else none."""
    found = [_state(part, gazetteer) for part in _DASH.split(word)]
    states = tuple(dict.fromkeys(s for s in found if s is not None))
    return states if len(states) == len(found) > 1 else ()


def _state(part: str, gazetteer: Gazetteer) -> str | None:
    known = (c.entity for c in gazetteer.names.get(part, ()) if c.form in _NAMING)
    return next((s for s in known if gazetteer.entity(s).kind == "State"), None) or _forms().get(part)


@lru_cache(maxsize=1)
def _forms() -> Mapping[str, str]:
    """Ids of states by combining form."""
    states: dict[str, str] = tomllib.loads((data_dir() / "combining.toml").read_text(encoding="utf-8"))["states"]
    return states
