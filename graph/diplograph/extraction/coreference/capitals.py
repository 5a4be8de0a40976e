"""The city of "in the Senegalese capital", "its base in the capital": where something is done it is no state.

The data know which city is the capital of a state; before verbs of acting the word goes on to stand for the state.
"""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.coreference.epithets import is_epithet
from diplograph.extraction.coreference.memory import POLITIES
from diplograph.extraction.coreference.pronouns import clause_subjects
from diplograph.extraction.coreference.scene import Scene
from diplograph.extraction.names.linking import is_place_use
from diplograph.extraction.words.wordlists import words

_BESIDE = frozenset({"amod", "compound", "nmod", "poss", "nummod"})
_THE = frozenset({"the", "this"})
_ASSAULTS = words("capitals.assaults")
_NOUN = "capital"


def capital_city(token: Token, scene: Scene) -> tuple[str, ...]:
    """The capital that a noun in a place's position means, of the state beside it or spoken of; empty if unclear."""
    if token.lower_ != _NOUN or token.pos_ != "NOUN" or not _is_where(token) or _named(token, scene):
        return ()
    beside = [c for c in token.children if c.dep_ in _BESIDE and not is_epithet(c)]
    if any(c.i not in scene.things for c in beside) or any(c.dep_ in ("relcl", "acl") for c in token.children):
        return ()
    if any(p.dep_ == "prep" and p.lower_ == "in" for p in token.children):
        return ()  # "the capital in Kabul"
    of = [c for p in token.children if p.dep_ == "prep" and p.lower_ == "of" for c in p.children]
    states = {t for c in (*beside, *of) for t in scene.things.get(c.i, ())}
    if not states and not of and any(c.lower_ in _THE for c in token.children):
        own = frozenset(t for s in clause_subjects(token) for t in scene.things.get(s.i, ()))
        states = {*scene.best(token, POLITIES, barred=own)}
    if len(states) != 1 or scene.entities.kind(state := states.pop()) not in POLITIES:
        return ()
    record = scene.gazetteer.records.get(state)
    city = record.capital if record is not None else None
    return (scene.entities.add(scene.gazetteer.entity(city)),) if city is not None else ()


def _is_where(token: Token) -> bool:
    """Whether something takes place there, somebody goes there, or it is assaulted: "an offensive on the capital"."""
    if token.dep_ == "pobj" and token.head.lower_ in ("on", "against"):
        deed = token.head.head
        made = (deed, *(c for c in deed.children if c.dep_ == "dobj"))  # "launched an offensive on the capital"
        return any(w.lemma_.lower() in _ASSAULTS for w in made)
    return token.dep_ in ("pobj", "dobj", "nsubjpass") and is_place_use(token)


def _named(token: Token, scene: Scene) -> bool:
    """Whether the city is named beside it: "the capital, Luanda", "in the Rwandan capital Kigali"."""
    after = [t for t in token.doc[token.i + 1 : token.i + 3] if not t.is_punct]
    return bool(after) and after[0].pos_ == "PROPN" and after[0].i in scene.things
