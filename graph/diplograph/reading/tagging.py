"""The model's attribute rules (part of speech and morphology by tag, form and relation), asked once per kind of token.

The result is that of spaCy's `AttributeRuler`, which matches all its patterns at every token and spends on that as much
as the parser. Nearly all patterns look at one token: what they say is asked of spaCy's matcher once for each form, tag
and relation, and kept. The few that look at two tokens are matched as ever.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from spacy.language import Language
from spacy.matcher import Matcher
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

#: Kinds of tokens that are kept: there is no end of forms, and memory must not grow with the documents.
_MOST = 50_000


class TagRules:
    """The rules of a pipeline's component `attribute_ruler`, by their number; a later one outranks those before it."""

    def __init__(self, nlp: Language) -> None:
        ruler: Any = nlp.get_pipe("attribute_ruler")
        self._vocab = nlp.vocab
        self._attributes: list[dict[int, int]] = ruler.attrs
        self._indices: list[int] = ruler.indices
        self._single, self._wide = Matcher(nlp.vocab), Matcher(nlp.vocab)
        for number, rule in enumerate(ruler.patterns):
            for pattern in rule["patterns"]:
                (self._wide if len(pattern) > 1 else self._single).add(str(number), [pattern])
        self._known: dict[tuple[int, int, int], tuple[int, ...]] = {}
        self._merged: dict[tuple[int, ...], dict[int, int]] = {}

    def pipe(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Set the attributes of tagged and parsed documents, in place."""
        for doc in docs:
            self._apply(doc)
            yield doc

    def _apply(self, doc: Doc) -> None:
        kinds = map(tuple, doc.to_array(["LOWER", "TAG", "DEP"]).tolist())
        rules = [self._known.get(kind) or self._ask(doc, at, kind) for at, kind in enumerate(kinds)]
        for number, first, _ in self._matches(self._wide, doc):
            at = first + self._indices[number]
            rules[at] = tuple(sorted((*rules[at], number)))
        for token, numbers in zip(doc, rules, strict=True):
            set_token_attrs(token, self._merged.get(numbers) or self._merge(numbers))

    def _matches(self, matcher: Matcher, doc: Doc) -> Iterator[tuple[int, int, int]]:
        for name, first, last in matcher(doc, allow_missing=True):
            yield int(self._vocab.strings[name]), first, last

    def _ask(self, doc: Doc, at: int, kind: tuple[int, int, int]) -> tuple[int, ...]:
        """The rules for tokens of a kind, of which one stands in the document."""
        if len(self._known) >= _MOST:
            self._known.clear()
        token = doc[at]
        alone = Doc(self._vocab, words=[token.text], tags=[token.tag_], deps=[token.dep_], heads=[0])
        self._known[kind] = tuple(sorted(number for number, _, _ in self._matches(self._single, alone)))
        return self._known[kind]

    def _merge(self, numbers: tuple[int, ...]) -> dict[int, int]:
        self._merged[numbers] = {k: v for number in numbers for k, v in self._attributes[number].items()}
        return self._merged[numbers]
