"""Who only tells a figure, and who is host to those that it counts."""

from __future__ import annotations

from spacy.tokens import Token

from diplograph.extraction.context import PERSONS, Entities
from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.roles import Roles
from diplograph.extraction.words.figures import figure_data

#: Who forecasts and estimates for others.
_TELLERS = PERSONS | {
    "InternationalOrganization",
    "Organization",
    "Company",
    "GovernmentBody",
    "Document",
    "ActorGroup",
}
_SUBJECTS = ("nsubj", "nsubjpass")


def without_source(case: Case, found: Roles, entities: Entities) -> Roles:
    """The roles without the source of a figure: "the World Bank expects growth of 4%" is not about the bank."""
    verbs = figure_data().raw["voice"]["telling"]
    sources = {
        thing
        for verb in case.quantity_token.ancestors
        if verb.lemma_.lower() in verbs or _changes_forecast(verb)
        for subject in verb.children
        if subject.dep_ in _SUBJECTS
        for thing in case.reading.at(subject)
        if entities.kind(thing) in _TELLERS
    }
    sources |= _kept_by(case, entities)
    if not sources:
        return found
    return {role: tuple(t for t in things if t not in sources) for role, things in found.items()}


def _kept_by(case: Case, entities: Entities) -> set[str]:
    """Whose records a figure stands in: "data from the customs office show that ...", "according to data of ..."."""
    voice = figure_data().raw["voice"]
    verbs = (t for t in case.quantity_token.ancestors if t.lemma_.lower() in voice["recording"])
    nouns = [c for verb in verbs for c in verb.children if c.dep_ in _SUBJECTS]
    return {
        thing
        for noun in nouns
        if noun.lemma_.lower() in voice["records"]
        for token in noun.subtree
        for thing in case.reading.at(token)
        if entities.kind(thing) in _TELLERS
    }


def _changes_forecast(verb: Token) -> bool:
    forecasts = figure_data().raw["voice"]["forecasts"]
    return any(c.dep_ == "dobj" and c.lemma_.lower() in forecasts for c in verb.children)


def is_foretold(case: Case) -> bool:
    """Whether a figure is what somebody tells or expects."""
    verbs = figure_data().raw["voice"]["telling"]
    return any(verb.lemma_.lower() in verbs for verb in case.quantity_token.ancestors)


def with_host(case: Case, found: Roles) -> Roles:
    """The roles around newcomers: who has them does so, whatever their origin ("includes 500 Malian refugees")."""
    if not _counts_newcomers(case.head) or found.get("agent"):
        return found
    return {**found, "agent": found.get("governor", ())}


def _counts_newcomers(head: Token | None) -> bool:
    return head is not None and head.lemma_.lower() in figure_data().raw["voice"]["newcomers"]
