"""One quantity with all that was seen around it: its segment, the verb over it, and the indicator that words tell."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from diplograph.extraction.context import Passage, Reading
from diplograph.extraction.figures.changes import Change
from diplograph.extraction.figures.frames import clause_verb, is_to_come
from diplograph.extraction.figures.indicators import (
    Chosen,
    Indicator,
    product_of,
)
from diplograph.extraction.figures.memory import Frame
from diplograph.extraction.figures.segments import Segment
from diplograph.extraction.words.figures import figure_data
from diplograph.model import Span


@dataclass(frozen=True, slots=True)
class Case:
    """A quantity in its surroundings. `many` quantities are listed "respectively" (else 0).

    `around` and `sentence` are document spans, `frame` is the figure before it in the same sentence, and `inherits`
    tells that it leaves out what that one told; `continued` is the figure of the sentence before where this one goes on
    from it ("It reached $5 billion", "a target of $5 billion").
    """

    reading: Reading
    segment: Segment
    many: int
    head: Token | None
    around: Span
    sentence: Span
    change: Change | None
    chosen: Chosen | None
    base: Indicator
    frame: Frame | None
    inherits: bool
    continued: Frame | None = None

    @property
    def passage(self) -> Passage:
        """The passage that the quantity stands in."""
        return self.reading.passage

    @property
    def code(self) -> str:
        """Code of the indicator."""
        if self.change is not None:
            return "change-rate"
        verb = self.verb
        if self.base.code != "aid-provided" or verb is None:
            return self.base.code
        promised = is_to_come(verb) or verb.lemma_.lower() in figure_data().raw["voice"]["promising"]
        return "aid-pledged" if promised else self.base.code

    @property
    def quantity_token(self) -> Token:
        """The last token of the amount."""
        return self.passage.doc[self.segment.q_last - 1]

    @property
    def counts_noun(self) -> bool:
        """Whether what is counted stands after the amount."""
        return self.head is not None and self.head.i >= self.segment.q_last

    @property
    def product(self) -> str | None:
        """What is traded, after the wording of the indicator."""
        named = [located.mention.span for located in self.reading.located]
        anchor = self.chosen.anchor if self.chosen is not None else self.segment.quantity.span
        return product_of(self.passage.document.text, anchor, self.around, named)

    @property
    def is_part(self) -> bool:
        """Whether the amount is a part of the one that the sentence before told of."""
        return is_bare_part(self) if self.continued is not None else self.inherits and parts(self.verb)

    @property
    def verb(self) -> Token | None:
        """The verb over the quantity."""
        return clause_verb(self.quantity_token)


def is_bare_part(case: Case) -> bool:
    """Whether a bare amount is a part of the one of the sentence before: "About $6 billion will go to transport"."""
    amount = case.quantity_token if case.quantity_token.dep_ != "nummod" else case.quantity_token.head
    of = (c for c in amount.children if c.dep_ in ("prep", "poss"))
    named = any(case.around.overlaps(located.mention.span) for located in case.reading.located)
    return amount.dep_ in ("nsubj", "nsubjpass") and parts(amount.head) and not any(of) and not named


def parts(verb: Token | None) -> bool:
    """Whether a verb tells what becomes of a part of a sum."""
    return verb is not None and verb.lemma_.lower() in figure_data().raw["voice"]["parting"]
