"""Who is praised, blamed, asked or warned: acts of others, words that accuse, and who does what follows."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Chile criticized Bolivia's hypocrisy.", "chile criticizes bolivia"),
        ("Kenya expressed concern over Somalia's support for the rebels.", "kenya criticizes somalia"),
        ("Kenya was angry at Somalia's tariffs.", "kenya criticizes somalia"),
        ("Egypt raised objections to Ethiopia's plan.", "egypt criticizes ethiopia"),
        ("Peru welcomed the Chilean intervention.", "peru supports chile"),
        ("Peru backed a walkout by Chile.", "peru supports chile"),
        ("Peru rejected Chile's excuses.", "peru rejects chile"),
        ("Norway opened the road, to the fury of Sweden.", "sweden criticizes norway"),
        (
            "Mali protested against a ruling of the European Court of Human Rights.",
            "mali criticizes european-court-of-human-rights",
        ),
        ("Algeria left the African Union in protest.", "algeria criticizes african-union"),
        ("Turkey ratified the accession of Sweden.", "turkiye supports sweden"),
        ("Peru protested against the construction of a wall by Chile.", "peru criticizes chile"),
        ("Mali maintained a policy which Togo condemned.", "togo criticizes mali"),
        ("Kosovo closed the offices of Serbia, which drew criticism from Sweden.", "sweden criticizes kosovo"),
        ("Kosovo closed the road, a step Serbia refused to support.", "serbia supports kosovo; negated"),
        ("Norway described Sweden's remarks as inflammatory.", "norway criticizes sweden"),
        ("Norway described the Paris Agreement as constructive.", "norway supports paris-agreement"),
    ],
)
def test_acts(extractor: Extractor, sentence: str, fact: str) -> None:
    """Who judges an act judges whose act it is."""
    expect(extractor, sentence, [fact])


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Chile condemned Bolivia's partition.", "chile criticizes bolivia"),
        ("Chile criticized Bolivia's critics.", "chile criticizes bolivia"),
        ("Peru welcomed the Chilean tourists.", "peru supports chile"),
        ("Chile criticized hypocrisy in Bolivia.", "chile criticizes bolivia"),
        ("Mali closed the offices of Togo, which drew criticism from Benin.", "benin criticizes togo"),
        ("Mali was in a crisis, a step that Togo condemned.", "togo criticizes mali"),
        ("Norway described the Paris Agreement in a constructive meeting.", "norway supports paris-agreement"),
    ],
)
def test_no_acts(extractor: Extractor, sentence: str, fact: str) -> None:
    """What somebody suffers, and people of their own, are nobody's acts."""
    forbid(extractor, sentence, [fact])


def test_equal_verbs(extractor: Extractor) -> None:
    """A finite verb after an infinitive belongs to the verb above it, an infinitive to the one beside it."""
    sentence = "Japan urged Chad to allow convoys and asked Tunisia to circulate the letter."
    expect(extractor, sentence, ["japan requests tunisia; by japan"])
    forbid(extractor, sentence, ["chad requests tunisia", "chad requests tunisia; by japan"])


def test_name_after_its_noun(extractor: Extractor) -> None:
    """A name in apposition is who the noun before it stands for; a list of names after a place is not."""
    expect(extractor, "Ghana accused its old rival, Togo, of arming the rebels.", ["ghana accuses togo"])
    forbid(extractor, "Ghana attacked the capital, Lomé.", ["ghana accuses lome"])


def test_charges(extractor: Extractor) -> None:
    """Who says that a state meddles accuses it; who denies it does not."""
    words = "China {} in the affairs of Canada, Justin Trudeau said."
    expect(extractor, words.format("meddled"), ["justin-trudeau accuses china"])
    forbid(extractor, words.format("never meddled"), ["justin-trudeau accuses china"])


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        (
            "Supporters of Yoweri Museveni attacked the station.",
            "supporters-of-yoweri-museveni supports yoweri-museveni",
        ),
        ("Critics of Donald Trump marched in Berlin.", "critics-of-donald-trump criticizes donald-trump"),
        ("Ghana opposed the occupation of Togo by France.", "ghana criticizes france"),
        ("Japan lodged solemn démarches with the South Korean side.", "japan criticizes south-korea"),
        ("Emmanuel Macron wanted Friedrich Merz to resign.", "emmanuel-macron requests friedrich-merz"),
        (
            "Hungary brought its complaint before the International Court of Justice.",
            "hungary requests international-court-of-justice",
        ),
    ],
)
def test_sides_taken(extractor: Extractor, sentence: str, fact: str) -> None:
    """Groups named for whom they are for, doers after "by", and what is brought before a court."""
    expect(extractor, sentence, [fact])


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Members of Greenpeace marched in Berlin.", "members-of-greenpeace supports greenpeace"),
        ("Ghana opposed the occupation of Togo by France.", "ghana criticizes togo"),
        (
            "The European Union supports a settlement of the Transnistria War.",
            "european-union supports transnistria-war",
        ),
        ("Japan lodged a complaint with the World Trade Organization.", "japan criticizes world-trade-organization"),
        ("Emmanuel Macron wanted Bruno Le Maire to resign.", "emmanuel-macron requests bruno-le-maire"),
    ],
)
def test_no_sides_taken(extractor: Extractor, sentence: str, fact: str) -> None:
    """Nobody judges who suffers a deed, a war that is to be settled, or the court complained to."""
    forbid(extractor, sentence, [fact])
