"""Figures: indicator, direction, parties, year, sign and comparator, on sentences of our own."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from diplograph.extraction.context import Entities, Located, Passage, Reading
from diplograph.extraction.figures.observations import find_figures
from diplograph.extraction.times.periods import period
from diplograph.model import (
    AttributionKind,
    Block,
    BlockKind,
    Comparator,
    Document,
    Entity,
    Form,
    Mention,
    Modality,
    Observation,
    Span,
)
from diplograph.reading.analysis import Analyzer, load_analyzer

STATES = """
Kenya Uganda Chile China Japan Vietnam Turkey Iraq Iran Germany France Niger Mali Serbia Egypt
Poland Georgia Moldova Ukraine Hungary Russia Mongolia Norway Sweden Sudan Qatar Libya Zambia Brazil
Argentina Belarus Nigeria Mexico Lebanon Jordan Tunisia Tajikistan Finland Estonia India
""".split()
ADJECTIVES = {"Chinese": "china", "Chilean": "chile", "Kenyan": "kenya", "Russian": "russia", "Polish": "poland"}
OTHERS = {"EU": "european-union", "Acme": "acme", "Okoye": "okoye"}
KINDS = {"european-union": "Bloc", "acme": "Company", "okoye": "Person"}


@pytest.fixture(scope="module")
def analyzer() -> Analyzer:
    """The language model, loaded once."""
    return load_analyzer()


@dataclass(frozen=True)
class Told:
    """What a test asks of an observation."""

    subject: str
    counterpart: str | None
    indicator: str
    year: int | None
    value: float
    unit: str


def readings(analyzer: Analyzer, *paragraphs: str, kind: BlockKind = BlockKind.PROSE) -> tuple[list[Reading], Entities]:
    """Readings of paragraphs in which the names of the tables above are linked."""
    text = "\n\n".join(paragraphs)
    entities, found, start = Entities(), [], 0
    blocks = []
    for paragraph in paragraphs:
        blocks.append(Block(Span(start, start + len(paragraph)), kind))
        start += len(paragraph) + 2
    document = Document("d", text, hashlib.sha256(text.encode()).hexdigest(), tuple(blocks))
    for block in blocks:
        doc = next(iter(analyzer.parse([analyzer.tokenize(text[block.span.start : block.span.end])])))
        starts = tuple(block.span.start + t.idx for t in doc)
        ends = tuple(block.span.start + t.idx + len(t) for t in doc)
        located, things = [], {}
        for token in doc:
            thing = ADJECTIVES.get(token.text) or OTHERS.get(token.text)
            thing = thing or (token.text.lower() if token.text in STATES else None)
            if thing is None:
                continue
            form = Form.ADJECTIVE if token.text in ADJECTIVES else Form.NAME
            entities.add(Entity(thing, thing.title(), KINDS.get(thing, "State")))
            mention = Mention(Span(starts[token.i], ends[token.i]), token.text, thing, form, 1.0, "test")
            located.append(Located(token.i, token.i + 1, token.i, mention))
            things[token.i] = (thing,)
        found.append(Reading(Passage(document, block, doc, starts, ends), tuple(located), things))
    return found, entities


def observe(analyzer: Analyzer, *paragraphs: str, issued: str | None = "2024-02-01") -> list[Observation]:
    """The observations of paragraphs."""
    found, entities = readings(analyzer, *paragraphs)
    return find_figures(found, entities, issued=issued)


def told(observations: list[Observation]) -> list[Told]:
    """What the tests compare."""
    return [Told(o.subject, o.counterpart, o.indicator, o.year, float(o.value), o.unit_code) for o in observations]


SENTENCES = [
    (
        "In 2022, trade between Kenya and Uganda reached $1.2 billion, up from $900 million a year earlier.",
        [
            Told("kenya", "uganda", "trade-turnover", 2022, 1.2e9, "USD"),
            Told("kenya", "uganda", "trade-turnover", 2021, 9e8, "USD"),
        ],
    ),
    (
        "Trade between India and Vietnam grew from $11 billion in 2020 to $15 billion in 2023.",
        [
            Told("india", "vietnam", "trade-turnover", 2020, 11e9, "USD"),
            Told("india", "vietnam", "trade-turnover", 2023, 15e9, "USD"),
        ],
    ),
    (
        "Turkey's exports to Iraq rose by 12 percent in 2023 to $12.8 billion.",
        [Told("turkey", "iraq", "change-rate", 2023, 12, "%"), Told("turkey", "iraq", "exports", 2023, 12.8e9, "USD")],
    ),
    (
        "Qatar's exports to Japan fell from $10 billion to $8 billion in 2020.",
        [Told("qatar", "japan", "exports", None, 1e10, "USD"), Told("qatar", "japan", "exports", 2020, 8e9, "USD")],
    ),
    (
        "Russia exported 22.7 bcm of gas to Turkey in 2019.",
        [Told("russia", "turkey", "exports", 2019, 22.7e9, "m3")],
    ),
    (
        "Kenya bought $1.5 billion worth of goods from Iran in 2022.",
        [Told("kenya", "iran", "imports", 2022, 1.5e9, "USD")],
    ),
    (
        "China accounts for 39% of Chilean exports and 25% of its imports.",
        [Told("chile", "china", "export-share", None, 39, "%"), Told("chile", "china", "import-share", None, 25, "%")],
    ),
    (
        "Some 60 percent of Mongolia's exports go to China.",
        [Told("mongolia", "china", "export-share", None, 60, "%")],
    ),
    (
        "Mongolia sends 30% of its exports to Russia.",
        [Told("mongolia", "russia", "export-share", None, 30, "%")],
    ),
    (
        "Hungary imports about 80 percent of its gas from Russia.",
        [Told("hungary", "russia", "energy-dependency", None, 80, "%")],
    ),
    (
        "Russia supplied 45% of Germany's natural gas in 2021.",
        [Told("germany", "russia", "energy-dependency", 2021, 45, "%")],
    ),
    (
        "Japan provided $87 million to Kenya in 2023, $135 million to Uganda, and a massive $2 billion to Vietnam.",
        [
            Told("japan", "kenya", "aid-provided", 2023, 87e6, "USD"),
            Told("japan", "uganda", "aid-provided", 2023, 135e6, "USD"),
            Told("japan", "vietnam", "aid-provided", 2023, 2e9, "USD"),
        ],
    ),
    (
        "The EU promised €270 million in aid to Moldova, and Japan $65 million.",
        [
            Told("european-union", "moldova", "aid-pledged", 2024, 27e7, "EUR"),
            Told("japan", "moldova", "aid-pledged", 2024, 65e6, "USD"),
        ],
    ),
    (
        "France pledged £200 million in humanitarian aid to Sudan, while Germany promised €120 million.",
        [
            Told("france", "sudan", "aid-pledged", 2024, 2e8, "GBP"),
            Told("germany", "sudan", "aid-pledged", 2024, 12e7, "EUR"),
        ],
    ),
    (
        "Norway and Sweden pledged $30 million and $20 million respectively to Sudan.",
        [
            Told("norway", "sudan", "aid-pledged", 2024, 3e7, "USD"),
            Told("sweden", "sudan", "aid-pledged", 2024, 2e7, "USD"),
        ],
    ),
    (
        "Trade between Kenya and Turkey stood at $4.2 billion and $5.8 billion in 2020 and 2022, respectively.",
        [
            Told("kenya", "turkey", "trade-turnover", 2020, 4.2e9, "USD"),
            Told("kenya", "turkey", "trade-turnover", 2022, 5.8e9, "USD"),
        ],
    ),
    (
        "Chinese investment in Serbia amounted to €1.4 billion in 2022.",
        [Told("china", "serbia", "investment", 2022, 1.4e9, "EUR")],
    ),
    (
        "Georgia's GDP grew by 7.5 percent in 2023 to $30.5 billion.",
        [Told("georgia", None, "change-rate", 2023, 7.5, "%"), Told("georgia", None, "gdp", 2023, 30.5e9, "USD")],
    ),
    ("France has deployed 1,500 troops to Niger.", [Told("france", "niger", "troops", None, 1500, "1")]),
    ("Nigeria has a population of about 220 million.", [Told("nigeria", None, "population", 2024, 22e7, "1")]),
    (
        "Remittances from Russia to Tajikistan totalled $2.5 billion in 2019.",
        [Told("tajikistan", "russia", "remittances", 2019, 2.5e9, "USD")],
    ),
    (
        "The trade deficit of Moldova with Ukraine widened to $400 million in 2023.",
        [Told("moldova", "ukraine", "trade-balance", 2023, -4e8, "USD")],
    ),
    (
        "Cargo transit through Georgia amounted to 13.5 million tons in 2022.",
        [Told("georgia", None, "cargo-volume", 2022, 13.5e6, "t")],
    ),
    (
        "Libya produces 1.2 million barrels of oil per day.",
        [Told("libya", None, "other-figure", None, 1.2e6, "bbl/d")],
    ),
    ("Poland spends 4 percent of its GDP on defence.", [Told("poland", None, "other-figure", None, 4, "%")]),
    (
        "Mexico's share of Chilean imports rose to 15.4 percent in 2023, whereas China's fell to 13.9 percent.",
        [
            Told("chile", "mexico", "import-share", 2023, 15.4, "%"),
            Told("chile", "china", "import-share", 2023, 13.9, "%"),
        ],
    ),
    ("Kenyan exports fell 8% last year.", [Told("kenya", None, "change-rate", 2023, -8, "%")]),
    (
        "Exports to China made up a quarter of Kenya's total in 2019.",
        [Told("kenya", "china", "export-share", 2019, 25, "%")],
    ),
    (
        "Tunisia received €150 million from Germany in 2023.",
        [Told("germany", "tunisia", "aid-provided", 2023, 15e7, "EUR")],
    ),
    (
        "Trade with Iran accounted for 5 percent of Iraq's total turnover in 2022.",
        [Told("iraq", "iran", "trade-share", 2022, 5, "%")],
    ),
    ("Okoye won 84,121 votes.", [Told("okoye", None, "other-figure", 2024, 84121, "1")]),
]


@pytest.mark.parametrize(("text", "expected"), SENTENCES, ids=[text[:40] for text, _ in SENTENCES])
def test_a_sentence_gives_its_figures(analyzer: Analyzer, text: str, expected: list[Told]) -> None:
    """Every quantity has its indicator, its parties in the right direction, and its own year."""
    assert told(observe(analyzer, text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Exports rose by 5 percent in 2023.",
        "The ministers met for 3 hours in 2023.",
        "The two leaders of Kenya and Uganda met.",
        "Kenya supports Resolution 2254.",
        "Members of the delegations signed 10 documents as Kenya looked on.",
        "Kenya 996 km; Uganda 428 km",
    ],
)
def test_what_is_no_figure_of_anybody(analyzer: Analyzer, text: str) -> None:
    """Without a named subject, or with a number that measures nothing, there is no observation."""
    assert observe(analyzer, text) == []


def test_headings_are_not_read(analyzer: Analyzer) -> None:
    """Only prose gives figures."""
    found, entities = readings(analyzer, "Kenya exported $5 billion to Uganda in 2023.", kind=BlockKind.HEADING)
    assert find_figures(found, entities) == []


def test_a_later_sentence_inherits_pair_and_year(analyzer: Analyzer) -> None:
    """Bilateral trade is that of the pair told last; a past figure without year takes that of the sentence before."""
    text = (
        "In 2023 trade between Kenya and Iran reached $7 billion, up from $5 billion in 2022. "
        "Bilateral trade dropped by nearly 50% in 2024 to reach $3.5 billion. "
    )
    assert told(observe(analyzer, text))[2:] == [
        Told("kenya", "iran", "change-rate", 2024, -50, "%"),
        Told("kenya", "iran", "trade-turnover", 2024, 3.5e9, "USD"),
    ]
    text = (
        "In 2023 trade between Kenya and Iran reached $7 billion, up from $5 billion in 2022. "
        "Kenya's imports from Iran grew to $3 billion."
    )
    assert told(observe(analyzer, text))[-1] == Told("kenya", "iran", "imports", 2023, 3e9, "USD")


def test_a_past_figure_takes_the_year_named_just_before(analyzer: Analyzer) -> None:
    """In a narrative the sentence before dates the next, figure or not."""
    text = "Kenya held a referendum in 1999. Kenya lost 1,400 soldiers."
    assert [o.year for o in observe(analyzer, text)] == [1999]


def test_a_profile_of_one_state_owns_its_figures(analyzer: Analyzer) -> None:
    """Where nearly all is about one state, a count that nobody owns is that state's; between two it is nobody's."""
    profile = (
        "Kenya is large. Kenya borders Uganda. Kenya exports tea. Kenya is poor. The war displaced 500,000 people."
    )
    assert told(observe(analyzer, profile)) == [Told("kenya", None, "other-figure", 2024, 500000, "1")]
    pair = "Kenya borders Uganda. Kenya and Uganda trade. The war displaced 500,000 people."
    assert observe(analyzer, pair) == []


def test_a_present_figure_inherits_no_year(analyzer: Analyzer) -> None:
    """What holds now is not of the year that the sentence before told."""
    text = "In 2021 trade between Kenya and Iran reached $7 billion. Iran accounts for 12% of Kenya's imports."
    assert told(observe(analyzer, text))[-1] == Told("kenya", "iran", "import-share", None, 12, "%")


def test_the_year_of_a_report_is_not_that_of_its_figures(analyzer: Analyzer) -> None:
    """The date of the source does not date what it says."""
    observed = observe(analyzer, "A 2022 report notes that 85% of Georgia's gas is imported from Russia.")
    assert told(observed) == [Told("georgia", "russia", "energy-dependency", None, 85, "%")]


def test_a_reported_event_dates_past_figures(analyzer: Analyzer) -> None:
    """A figure in the past tense takes the time of the event that the document reports; a length does not."""
    found, entities = readings(analyzer, "Okoye won 5,200 votes. Kenya has 47 km of coast.")
    figures = find_figures(found, entities, issued="2024-02-01", dated=period("2024-01-30"))
    assert [(o.year, o.value) for o in figures] == [(2024, Decimal(5200)), (None, Decimal(47))]


def test_qualities_of_an_observation(analyzer: Analyzer) -> None:
    """Comparator, words, product, time and evidence come with the figure; the speaker is left to a later step."""
    text = "In 2022 Kenya imported more than $2.6 billion worth of goods from Iran. "
    observed = observe(analyzer, "Preface.", text + "It rained.")[0]
    assert observed.comparator is Comparator.OVER
    assert observed.value_text == "$2.6 billion"
    assert observed.qualifiers.attribution.kind is AttributionKind.AUTHOR
    assert observed.qualifiers.time is not None
    assert observed.qualifiers.time.edtf == "2022"
    assert observed.evidence.exact == text.strip()
    assert observed.evidence.span == Span(10, 10 + len(text.strip()))
    assert observed.extractor == "figures:imports"
    assert 0 < observed.confidence <= 1


def test_the_product_of_trade(analyzer: Analyzer) -> None:
    """The product of "exports of X" is X, that of a change is what changed."""
    observed = observe(analyzer, "Kenya's exports of cut flowers and tea to Iran rose by 5% to $900 million in 2022.")
    assert [o.product for o in observed] == ["exports", "cut flowers and tea"]
    counted = observe(analyzer, "Kenya has 47 elected governors.")
    assert [o.product for o in counted] == ["elected governors"]


def test_a_range_keeps_its_upper_value(analyzer: Analyzer) -> None:
    """Both ends of a range are on the one observation."""
    observed = observe(analyzer, "Kenya exports between 5 and 7 million tons of tea to Iran.")
    assert [(o.value, o.value_upper, o.unit_code) for o in observed] == [(Decimal(5_000_000), Decimal(7_000_000), "t")]


def test_lengths_told_again_are_told_once(analyzer: Analyzer) -> None:
    """Of a length and its conversion the metric one is kept, of money both currencies."""
    assert [o.unit_code for o in observe(analyzer, "Kenya has 500 miles (805 km) of railways.")] == ["km"]
    assert [o.unit_code for o in observe(analyzer, "Kenya spent €5 billion ($5.4 billion).")] == ["EUR", "USD"]


def test_plans_are_planned(analyzer: Analyzer) -> None:
    """An amount under "will" is planned, not actual."""
    observed = observe(analyzer, "Kenya will invest $5 billion in Uganda.")
    assert [o.qualifiers.modality for o in observed] == [Modality.PLANNED]


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            [
                "Kenya",
                "Iran's",
                "exports",
                "trade",
                "$5 billion",
                "12%",
                "to",
                "from",
                "in 2022",
                ",",
                "and",
                "rose",
                "troops",
                "300",
                "its",
                "(",
                ".",
            ]
        ),
        min_size=1,
        max_size=25,
    )
)
def test_any_mix_of_words_gives_sound_observations(words: list[str]) -> None:
    """Whatever the sentence, evidence is the text, subjects are known and nobody is his own counterpart."""
    text = " ".join(words)
    found, entities = readings(_shared(), text)
    for observation in find_figures(found, entities, issued="2024-02-01"):
        span = observation.evidence.span
        assert text[span.start : span.end] == observation.evidence.exact
        assert observation.subject in entities.known
        assert observation.subject != observation.counterpart
        assert re.search(r"\d", observation.value_text)


_ANALYZERS: list[Analyzer] = []


def _shared() -> Analyzer:
    """One analyzer for the property test, which takes no fixtures of module scope."""
    if not _ANALYZERS:
        _ANALYZERS.append(load_analyzer())
    return _ANALYZERS[0]


def test_the_same_document_gives_the_same_figures(analyzer: Analyzer) -> None:
    """Nothing depends on what was read before or on any order of sets."""
    paragraphs = [text for text, _ in SENTENCES]
    assert observe(analyzer, *paragraphs) == observe(analyzer, *paragraphs)
