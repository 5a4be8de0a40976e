"""Names of bodies that only the words beside them show: "BNSF, a railway company", "its secretariat, SENAD".

A small language model does not see acronyms that it has never met, nor that a foreign name is one: "Parti de l'Avenir".
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Mapping, Sequence

from spacy.tokens import Doc

from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.text import is_capitalised
from diplograph.extraction.words.wordlists import words

_ACRONYM = re.compile(r"(?!(?:[IVXLC]+|USD|EUR|GDP|GNP)$)[A-Z][A-Z&]{2,6}$")
_BODIES = frozenset({"Company", "GovernmentBody", "PoliticalParty", "Organization"})
_ARTICLES = frozenset({"a", "an", "the"})
#: Most words of an apposition up to its noun: "the Andean country's largest private airline".
_FAR = 7
_LONGEST = 10
#: More than the language model's word and a class noun's, less than a name of the data.
_RANK = 4
_PARTICLES = words("toldnames.particles")
_ELIDED = re.compile(r"[dl]['’][A-ZÀ-Þ]\w+$")


def told_bodies(doc: Doc, texts: Sequence[str], taken: Collection[int], told: Mapping[str, str]) -> Iterator[Found]:
    """Acronyms that a common noun before them or after them calls a body; `taken` are the tokens of known names."""
    for i, word in enumerate(texts):
        if i in taken or not _ACRONYM.match(word):
            continue
        kind = _before(texts, i, told) or _after(doc, texts, i, told)
        if kind in _BODIES:
            yield Found(i, i + 1, _RANK, kind=kind, reason="told by a noun beside it")


def _before(texts: Sequence[str], at: int, told: Mapping[str, str]) -> str | None:
    """ "Its anti-drug secretariat, A": the noun right before an acronym, but for a comma, ends a phrase with owner."""
    noun = at - 2 if at > 1 and texts[at - 1] == "," else at - 1
    closed = at + 1 >= len(texts) or texts[at + 1] in (",", ".", ";", ")")
    return told.get(texts[noun]) if noun >= 0 and (closed or noun == at - 1) else None


def _after(doc: Doc, texts: Sequence[str], at: int, told: Mapping[str, str]) -> str | None:
    """ "A, an American railway company": the last noun of the apposition that follows."""
    if texts[at + 1 : at + 2] != [","] or at + 2 >= len(texts) or texts[at + 2].lower() not in _ARTICLES:
        return None
    for i in range(at + 3, min(at + 3 + _FAR, len(texts))):
        if texts[i] in told and (i + 1 >= len(texts) or not (doc[i + 1].is_alpha and doc[i + 1].text in told)):
            return told[texts[i]]
        if not (doc[i].is_alpha or texts[i] in ("'s", "’s", "-")):
            return None
    return None


def foreign_bodies(texts: Sequence[str], heads: Mapping[str, str]) -> Iterator[Found]:
    """Bodies whose name a foreign class noun opens: "Société des Eaux du Sud", "Partido Nuevo"."""
    for i, word in enumerate(texts):
        if word in heads and (last := _end(texts, i)) > i + 1:
            yield Found(i, last, _RANK, kind=heads[word], reason=f"opened by “{word}”")


def _end(texts: Sequence[str], first: int) -> int:
    """The end of the capitalised words with the particles between them."""
    last = end = first + 1
    while end < len(texts) and end - first < _LONGEST:
        if is_capitalised(texts[end]) or _ELIDED.match(texts[end]):
            last = end + 1
        elif texts[end] not in _PARTICLES:
            break
        end += 1
    return last
