"""What two do to one another, objects after a repeated preposition, and what "it" is that somebody welcomes."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    "sentence",
    [
        "Mali and Niger fought at the border. The two countries accused each other of firing first.",
        "Mali and Niger fought at the border. Each side accused the other of firing first.",
        "Mali and Niger, each of which accused the other of theft, closed the road.",
        "Mali and Niger recalled their envoys, each accusing the other of theft.",
        "Mali and Niger fought at the border. They accused one another of firing first.",
    ],
)
def test_one_another(extractor: Extractor, sentence: str) -> None:
    """What each of two does to the other, both do."""
    expect(extractor, sentence, ["mali accuses niger", "niger accuses mali"])


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Mali and Niger widened their trade with Chad. One side accused the other of theft.", "mali accuses niger"),
        ("Mali and Niger accused the other states of theft.", "mali accuses niger"),
        ("Mali and Niger supported their plans.", "mali supports niger"),
    ],
)
def test_not_one_another(extractor: Extractor, sentence: str, fact: str) -> None:
    """Where one of two does it to the other, or both to others, nothing is told of both."""
    forbid(extractor, sentence, [fact])


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "Peru thanked Chile for its mediation and Bolivia for its patience.",
            ["peru supports chile", "peru supports bolivia"],
        ),
        (
            "Sudan accused Chad of arming the Polisario Front and Libya of training its fighters.",
            ["sudan accuses chad", "sudan accuses libya"],
        ),
        ("Togo signed a treaty with Benin and a pact with Ghana.", ["togo agreedWith ghana"]),
    ],
)
def test_second_objects(extractor: Extractor, sentence: str, facts: list[str]) -> None:
    """A verb that is said but once has a second object where its preposition comes again."""
    expect(extractor, sentence, facts)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "Sudan accused Chad of arming the Polisario Front and Libya of training its fighters.",
            "chad providesAidTo libya; by sudan",
        ),
        ("Norway viewed Sweden as an ally and Denmark as a rival.", "norway alliedWith denmark; by norway"),
    ],
)
def test_no_second_objects(extractor: Extractor, sentence: str, fact: str) -> None:
    """The second object belongs to the verb above, and what is said of the first is not said of it."""
    forbid(extractor, sentence, [fact])


def test_it_judged(extractor: Extractor) -> None:
    """Who welcomes or opposes it speaks of the agreement told of before, not of who signed it."""
    text = "The European Union concluded a trade agreement with Mercosur. Spain welcomed it. Poland opposes it."
    expect(
        extractor,
        text,
        [
            "spain supports european-union-mercosur-trade-agreement",
            "poland criticizes european-union-mercosur-trade-agreement",
        ],
    )
    forbid(extractor, text, ["spain supports mercosur", "poland criticizes mercosur"])


def test_stray_doer(extractor: Extractor) -> None:
    """Whose act it is may stand in a phrase that the parser hung on the word above."""
    expect(extractor, "Peru expressed support for mediation by Chile.", ["peru supports chile; by peru"])
    forbid(extractor, "Peru was praised for mediation by Chile.", ["peru supports chile"])


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Mali promised not to support Niger.", "mali promises niger"),
        ("Mali promised not to attack Niger.", "mali threatens niger"),
        ("Mali vowed not to help Niger.", "mali pledgesAidTo niger"),
    ],
)
def test_refrained(extractor: Extractor, sentence: str, fact: str) -> None:
    """Who promises not to do something promises no help by it and threatens nobody."""
    forbid(extractor, sentence, [fact])


def test_states_want(extractor: Extractor) -> None:
    """A state asks something of another that it wants to do something."""
    expect(extractor, "Kenya wanted Uganda to withdraw.", ["kenya requests uganda"])


def test_styled_holder(extractor: Extractor) -> None:
    """A title and the styled name after a comma are of one person, whoever held the title before."""
    text = "Indian Prime Minister Narendra Modi left. The Prime Minister, Sir Keir Starmer, praised Kenya."
    expect(extractor, text, ["keir-starmer supports kenya"])
    forbid(extractor, text, ["narendra-modi supports kenya"])


def test_it_of_a_plan(extractor: Extractor) -> None:
    """A plan told of after the agreement may be what is approved, so nothing is said of the agreement."""
    text = "Norway signed the Basel Convention in 1989. Norway put forward a proposal on plastic, and Chad approved it."
    forbid(extractor, text, ["chad supports basel-convention"])
