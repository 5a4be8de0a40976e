"""Persons whose initial is glued to the surname: "B.Dorj", "Sh.Karimov" are written so of nothing else."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from spacy.tokens import Doc

from diplograph.extraction.names.recognized import Found

_LONGEST = 3  # "Sh."


def initialed(doc: Doc, taken: Collection[int]) -> Iterator[Found]:
    """The initial and the word glued to it, of which no token is in `taken`; not the "U.S." of "U.S.Senate"."""
    for token in doc[:-1]:
        text = token.text
        if not (text.endswith(".") and 1 < len(text) <= _LONGEST and text[0].isupper()) or token.whitespace_:
            continue
        name = token.nbor(1)
        if text.count(".") == 1 and name.text.istitle() and name.is_alpha and not {token.i, name.i} & set(taken):
            yield Found(token.i, name.i + 1, 2, kind="Person", reason="an initial stands before it")
