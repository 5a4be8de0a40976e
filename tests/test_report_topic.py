"""What a whole document is about and when: the state most named, the day of a short report; groups and gatherings."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest

from diplograph.extraction.context import Entities, Located, Passage, Reading
from diplograph.extraction.coreference.topic import topic_state
from diplograph.extraction.extractor import Extractor
from diplograph.extraction.names.located import NamedPassage
from diplograph.extraction.times.dating import in_past, report_date
from diplograph.model import Block, BlockKind, Document, Entity, Form, Mention, Span
from sentences import parsed, read

ENTITIES = Entities({thing: Entity(thing, thing, "State") for thing in ("kenya", "peru", "chad")})
ENTITIES.add(Entity("union", "union", "Bloc"))


def document(issued: str | None = "2024-05-06") -> Document:
    """A document whose text does not matter."""
    return Document("d", "x" * 9999, "0", (), issued=issued)


def passage(tree: str, kind: BlockKind = BlockKind.PROSE) -> Passage:
    """A passage with a parse made by hand."""
    doc = parsed(tree)
    places = tuple(range(len(doc)))
    return Passage(document(), Block(Span(0, len(doc)), kind), doc, places, tuple(place + 1 for place in places))


def named(*things: str) -> NamedPassage:
    """A passage that names these things, one after the other."""
    located = tuple(
        Located(n, n + 1, n, Mention(Span(n, n + 1), "x", thing, Form.NAME, 1.0, "")) for n, thing in enumerate(things)
    )
    return NamedPassage(passage("Rain:NN:ROOT:0"), located, (), ())


@pytest.mark.parametrize(
    ("passages", "topic"),
    [
        ([], None),
        ([[]], None),
        ([[], ["kenya", "kenya"]], None),
        ([[], ["kenya", "kenya", "kenya"]], "kenya"),
        ([["kenya"]], "kenya"),
        ([["kenya"], ["peru", "peru"]], "kenya"),
        ([["kenya"], ["peru", "peru", "peru"]], None),
        ([["kenya", "peru"], ["kenya"]], None),
        ([["kenya", "peru"], ["kenya", "kenya", "kenya"]], "kenya"),
        ([[], ["kenya"] * 4, ["peru"] * 2], "kenya"),
        ([[], ["kenya"] * 3, ["peru"] * 3], None),
        ([["union"], ["union", "union", "union"]], None),
        ([["kenya", "union"], ["union"] * 9], "kenya"),
    ],
)
def test_the_state_most_named_is_the_topic(passages: Sequence[Sequence[str]], topic: str | None) -> None:
    """At least three times and twice as often as any other; a title with one state counts fourfold; blocs never."""
    assert topic_state([named(*things) for things in passages], ENTITIES) == topic


CAME = "He:PRP:nsubj:1 came:VBD:ROOT:1"
COMES = "He:PRP:nsubj:1 comes:VBZ:ROOT:1"


def reading(tree: str, kind: BlockKind = BlockKind.PROSE) -> Reading:
    """A passage in which nothing is named."""
    return Reading(passage(tree, kind), (), {})


def test_a_short_report_in_the_past_is_about_its_day() -> None:
    """What it tells happened on the date of issue."""
    when = report_date(document(), [reading(CAME), reading(CAME)])
    assert when is not None
    assert (when.period.edtf, when.period.start, when.period.end) == ("2024-05-06",) * 3


@pytest.mark.parametrize(
    ("issued", "trees"),
    [
        (None, [CAME]),
        ("2024-05", [CAME]),
        ("2024", [CAME]),
        ("2024-05-06", []),
        ("2024-05-06", [COMES, CAME, CAME]),
        ("2024-05-06", [CAME, COMES]),
        ("2024-05-06", ["Rain:NN:ROOT:0"]),
    ],
)
def test_other_texts_have_no_day(issued: str | None, trees: list[str]) -> None:
    """Without a full date, without verbs, opening in the present, or not mostly in the past."""
    assert report_date(document(issued), [reading(tree) for tree in trees]) is None


def test_headings_do_not_count_and_long_texts_have_no_day() -> None:
    """Only prose is looked at, and only that of a short text."""
    assert report_date(document(), [reading(COMES, BlockKind.HEADING), reading(CAME)]) is not None
    assert report_date(document(), [reading(CAME, BlockKind.HEADING)]) is None
    assert report_date(document(), [reading(CAME)] * 350) is not None
    assert report_date(document(), [reading(CAME)] * 351) is None


@pytest.mark.parametrize(
    ("tree", "at", "past"),
    [
        (CAME, 1, True),
        (CAME, 0, True),
        (COMES, 1, False),
        ("He:PRP:nsubj:2 was:VBD:auxpass:2 seen:VBN:ROOT:2", 2, True),
        ("He:PRP:nsubj:2 has:VBZ:aux:2 seen:VBN:ROOT:2", 2, False),
        ("He:PRP:nsubj:2 had:VBD:aux:2 seen:VBN:ROOT:2", 0, True),
        ("Rain:NN:ROOT:0", 0, False),
    ],
)
def test_the_past_is_in_the_verb_or_its_auxiliary(tree: str, at: int, *, past: bool) -> None:
    """A noun goes by the verb that carries it; where there is none, nothing is past."""
    assert in_past(parsed(tree)[at]) is past


def test_things_are_registered_once() -> None:
    """The first registration of an id wins and gives its id."""
    made = Entities()
    first = Entity("x", "First", "State")
    assert made.add(first) == made.add(replace(first, label="Second")) == "x"
    assert made.known == {"x": first}
    assert made.kind("x") == "State"


@pytest.mark.parametrize(
    ("sentence", "label", "kind"),
    [
        ("Russian companies condemned Kenya.", "Russian companies", "ActorGroup"),
        ("The Syrian opposition condemned Turkey.", "Syrian opposition", "ActorGroup"),
        ("A session of the African Union in Nairobi began.", "Session of the African Union in Nairobi", "Meeting"),
    ],
)
def test_groups_and_gatherings_are_things(extractor: Extractor, sentence: str, label: str, kind: str) -> None:
    """A nationality with a plural noun, and a meeting of a body, with the reason for their class."""
    found = {entity.label: entity for entity in read(extractor, sentence).entities}
    assert found[label].kind == kind
    assert found[label].reason


@pytest.mark.parametrize(
    "sentence",
    ["A Russian company left Kenya.", "A meeting began.", "Some companies left Kenya.", "The elections were held."],
)
def test_nouns_of_nobody_are_no_things(extractor: Extractor, sentence: str) -> None:
    """One company, a meeting of nobody, companies of nowhere and a vote without a year or state stay words."""
    kinds = {entity.kind for entity in read(extractor, sentence).entities}
    assert not kinds & {"ActorGroup", "Meeting", "Election"}
