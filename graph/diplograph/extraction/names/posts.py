"""Names that the language model or a class noun took too long: "Governor of Upper Province" is no region."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from diplograph.extraction.names.recognized import Found
from diplograph.extraction.words.wordlists import words

_POSTS = words("posts.heads")
#: Classes whose names may begin with a post.
_TITLED = frozenset({"Person", "Official", "Document", "Agreement"})


def without_post(doc: Doc, found: Found) -> Found:
    """A new name of two words or more without the post and "of" before it; any other as it is."""
    if found.candidates or found.label or found.kind in _TITLED or doc[found.first].text not in _POSTS:
        return found
    first = found.first + 2
    if first >= found.last or doc[first - 1].lower_ != "of":
        return found
    first += doc[first].lower_ == "the"
    return replace(found, first=first) if found.last - first > 1 else found
