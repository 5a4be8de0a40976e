"""Where troops are that a sentence tells of without a place: where they come to, or where they were before."""

from __future__ import annotations

from diplograph.extraction.figures.cases import Case
from diplograph.extraction.figures.memory import FigureMemory
from diplograph.extraction.words.figures import figure_data


def place_of_troops(case: Case, subject: str, memory: FigureMemory) -> str | None:
    """Where the troops of `subject` are, by what `memory` tells of the text before; None where nothing tells so.

    Those that arrive come to where the text goes on about, and a force that grew is where the sentence before had it.
    """
    verb = case.verb
    if verb is None:
        return None
    voice, lemma = figure_data().raw["voice"], verb.lemma_.lower()
    if lemma in voice["arriving"] and not case.inherits:
        return memory.focus(case.segment.sentence, subject)
    last = memory.last
    if last is None or lemma not in (*voice["measuring"], "number"):
        return None
    return last.parties.counterpart if last.base.code == "troops" and last.parties.subject == subject else None
