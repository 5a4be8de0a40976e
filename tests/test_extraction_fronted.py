"""Behaviour tests: what stands before a clause and belongs to it: complements, places, lists, targets."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("NATO, of which Turkey is a member, met in Rome.", "turkiye memberOf nato"),
        ("Laos, of which China is the largest trading partner, agreed.", "china largestTradePartnerOf laos"),
        ("Iran, with which Oman has close ties, is angry.", "oman cooperatesWith iran"),
        (
            "The port serves the Lapsset corridor, in which Kenya has a keen interest.",
            "kenya hasInterestIn lapsset-corridor",
        ),
        ("Taiwan, over which China claims sovereignty, objected.", "china claimsSovereigntyOver taiwan"),
    ],
)
def test_complement_of_a_noun_before_its_clause(extractor: Extractor, sentence: str, wanted: str) -> None:
    """What a relative clause begins with belongs to the noun that its verb carries."""
    expect(extractor, sentence, [wanted])


def test_relative_clause_of_another_preposition(extractor: Extractor) -> None:
    """ "In which A is a member" of something else makes A no member of the place."""
    forbid(extractor, "NATO, near which Turkey is a member of a club, met in Rome.", ["turkiye memberOf nato"])


@pytest.mark.parametrize(
    "opening",
    ["After the talks in Nairobi", "Following the April meeting in Nairobi", "At a summit in Nairobi"],
)
def test_list_after_an_opening_phrase(extractor: Extractor, opening: str) -> None:
    """A list that follows the place of an opening phrase is the subject, and the place is not."""
    sentence = f"{opening}, Kenya, Uganda, Rwanda, and Somalia condemned Ethiopia."
    expect(extractor, sentence, [f"{s} criticizes ethiopia" for s in ("kenya", "uganda", "rwanda", "somalia")])


def test_list_inside_an_opening_clause(extractor: Extractor) -> None:
    """The end of a clause of time is no subject of the main verb."""
    sentence = "Since the war in Kenya, Uganda, and Rwanda ended, Somalia has attacked Ethiopia."
    forbid(extractor, sentence, ["uganda attacked ethiopia", "rwanda attacked ethiopia"])


def test_list_of_agents_before_the_verb(extractor: Extractor) -> None:
    """The last of those by whom a meeting was attended took part in it, and did not do what the meeting did."""
    sentence = (
        "In March 2024, a meeting in Nairobi attended by Ursula von der Leyen, Josep Borrell, and Antony Blinken "
        "condemned Ethiopia."
    )
    forbid(extractor, sentence, ["antony-blinken criticizes ethiopia"])
    expect(extractor, sentence, ["ursula-von-der-leyen metWith antony-blinken"])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Chad joined the G5 Sahel, a bloc led by Mauritania, in 2014.", "mauritania leads g5-sahel"),
        (
            "Chad quit the G5 Sahel (G5S), a Mauritania-led security bloc, while trade grew.",
            "mauritania leads g5-sahel",
        ),
        ("Hezbollah, a group backed by Iran, fired rockets.", "iran supports hezbollah"),
    ],
)
def test_description_after_a_name(extractor: Extractor, sentence: str, wanted: str) -> None:
    """What a description tells is told of the name before it, wherever the parser hangs it."""
    expect(extractor, sentence, [wanted])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("France has pressed Mali and has threatened sanctions.", "france threatens mali"),
        ("France accused Mali of fraud, threatening sanctions.", "france threatens mali"),
        ("Canada condemned Mali and imposed sanctions.", "canada sanctions mali"),
    ],
)
def test_target_of_the_verb_beside(extractor: Extractor, sentence: str, wanted: str) -> None:
    """A threat without addressee goes to whom the coordinated verb is done to."""
    expect(extractor, sentence, [wanted])


@pytest.mark.parametrize(
    "sentence",
    [
        "France thanked Mali, and Niger threatened sanctions.",
        "France thanked Mali and threatened sanctions against Niger.",
    ],
)
def test_target_of_its_own(extractor: Extractor, sentence: str) -> None:
    """Neither another's threat nor one with an addressee of its own goes there."""
    forbid(extractor, sentence, ["france threatens mali", "niger threatens mali"])


def test_month_owns_nothing(extractor: Extractor) -> None:
    """ "In a June 2024 visit to X, Y promised" tells of a visit of Y."""
    sentence = "In a June 2024 visit to Lima, Antony Blinken promised help."
    expect(extractor, sentence, ["antony-blinken visited lima"])


def test_one_another(extractor: Extractor) -> None:
    """What two refrain from doing to one another is denied of each; what many do is not told of each pair."""
    expect(extractor, "Kenya and Uganda refrained from criticism of one another.", ["kenya criticizes uganda; negated"])
    forbid(extractor, "Kenya, Uganda, Chad and Mali vowed to criticise one another.", ["kenya criticizes mali"])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Syria, where Russia intervened in 2015, is calm.", "russia interferesIn syria"),
        ("Mali, where France has deployed troops, is calm.", "france deployedForcesTo mali"),
        ("Niger, where Russia has interests, is calm.", "russia hasInterestIn niger"),
        ("Nigerians prefer Ghana, where many Malians have fled.", "mali migratesTo ghana"),
        ("Georgia is a destination where Russians have been relocating.", "russia migratesTo georgia"),
        ("He flew to Geneva, where Sergey Lavrov met Antony Blinken.", "sergey-lavrov visited geneva"),
    ],
)
def test_where(extractor: Extractor, sentence: str, wanted: str) -> None:
    """What "where" begins to tell happened in the place before it."""
    expect(extractor, sentence, [wanted])


def test_where_of_a_question(extractor: Extractor) -> None:
    """ "Asked Mali where A had troops" names no place."""
    forbid(extractor, "Niger asked Mali where France had deployed troops.", ["france deployedForcesTo mali"])


def test_bilateral_with_one_side_named(extractor: Extractor) -> None:
    """ "Bilateral trade with B" leaves one side to find; a meeting with a person is not a state's."""
    text = "Kenya praised Chad. Uganda declined to join the bloc, while bilateral trade with Kenya has increased."
    expect(extractor, text, ["uganda tradesWith kenya"])
    forbid(extractor, text, ["chad tradesWith kenya"])


def test_gapped_verb(extractor: Extractor) -> None:
    """ "A promised X 3 million, and B 5 million": B is no object of A's promise."""
    sentence = "The European Union promised Kenya €310 million over six years, and Canada CAD 48 million."
    forbid(extractor, sentence, ["european-union promises canada"])


@pytest.mark.parametrize(
    "sentence",
    [
        "Raila Odinga of the Democratic Party succeeded him.",
        "The candidate Raila Odinga of the Democratic Party won the seat.",
        "The Democratic Party's Raila Odinga was elected.",
    ],
)
def test_person_of_a_party(extractor: Extractor, sentence: str) -> None:
    """Who is named with a party is affiliated with it, which is no more than the words say."""
    expect(extractor, sentence, ["raila-odinga affiliatedWith democratic-party"])
    forbid(extractor, sentence, ["raila-odinga memberOf democratic-party"])


def test_list_whose_end_hangs_on_the_noun(extractor: Extractor) -> None:
    """The last of three between whom agreements were reached is one of them."""
    sentence = "The two-way accords between the presidents of Kenya, Uganda, and Rwanda remain in force."
    expect(extractor, sentence, ["kenya agreedWith rwanda", "uganda agreedWith rwanda"])


def test_denied_compatibility(extractor: Extractor) -> None:
    """Two things that are said not to be compatible are incompatible, those said to be so are not."""
    said = "Membership in Mercosur {} compatible with the Andean Community."
    expect(extractor, said.format("is not"), ["mercosur incompatibleWith andean-community"])
    expect(extractor, said.format("cannot be"), ["mercosur incompatibleWith andean-community; possible"])
    forbid(extractor, said.format("is"), ["mercosur incompatibleWith andean-community"])


def test_idea_of_somebody_doing_something(extractor: Extractor) -> None:
    """Who welcomes the idea of another's step supports the other; an idea of a thing is nobody's."""
    expect(extractor, "Chad welcomed the idea of Niger joining the club.", ["chad supports niger"])
    forbid(extractor, "Chad welcomed the idea of a road to Niger.", ["chad supports niger"])


@pytest.mark.parametrize("rank", ["second-largest", "third-biggest", "fourth largest"])
def test_lower_ranks_are_not_the_largest_partner(extractor: Extractor, rank: str) -> None:
    """ "The second-largest trading partner" trades, but is not the largest."""
    expect(extractor, f"China is Laos's {rank} trading partner.", ["china tradesWith laos"])
    forbid(extractor, f"China is Laos's {rank} trading partner.", ["largestTradePartnerOf"])
