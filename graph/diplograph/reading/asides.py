"""Asides of a text that say nothing of what it tells: marks of notes, names in another tongue, letters of honours.

"The Treaty of Riga (Polish: Traktat Ryski)[a] was signed", "Edward Grey, KG, was minister": to the language model such
words are people, bodies and states. They are blanked before it reads the text.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache

from diplograph.ontology import data_dir

#: Right after a word: "In 1999,[3] A signed", "B[a] withdrew", "the war[citation needed] ended".
_NOTE = re.compile(r"(?<=\S)\[(?:\d{1,3}|[a-z]{1,2}|note \d{1,3}|(?:[a-z]+ ){0,2}needed|by whom\?|when\?|who\?)\]")
#: The bracket, and what may stand before the name of the language: "(in Thai: …)".
_GLOSS = r"\((?:in |also |from |the |officially |formerly |Classical |Modern |Traditional |Simplified |Standard )*"


@cache
def _patterns() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Of a bracket with a name in another tongue, and of a run of honours after a name."""
    data = tomllib.loads((data_dir() / "boilerplate.toml").read_text(encoding="utf-8"))
    languages, honours = ("|".join(re.escape(w) for w in data[key]) for key in ("languages", "honours"))
    named = rf"(?:{languages})(?: [a-z]+| Chinese)?: ?"
    gloss = rf"{_GLOSS}{named}[^()\n]*(?:\([^()\n]*\)[^()\n]*)*\)|(?<=\d); {named}[^()\n]*(?=\))"
    return re.compile(gloss), re.compile(rf"(?<=[^\W\dA-Z])(?<![Tt]he)(?:,? (?:{honours})\b)+(?=,| \(| was\b| is\b)")


def without_asides(text: str) -> str:
    """A text of the same length with spaces in place of its asides.

    >>> without_asides("Riga[a] (Latvian: Rīga) fell.")
    'Riga                    fell.'
    """
    if "[" in text:
        text = _NOTE.sub(_blank, text)
    gloss, honours = _patterns()
    text = honours.sub(_blank, text)
    return gloss.sub(_blank, text) if "(" in text and ":" in text else text


def _blank(aside: re.Match[str]) -> str:
    return " " * len(aside[0])
