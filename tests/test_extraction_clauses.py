"""Behaviour tests: one fact in many constructions of English, through the whole extractor."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid

SAME_FACT = [
    "Peru criticised Chile.",
    "Chile was criticised by Peru.",
    "Chile has been criticised by Peru for years.",
    "Peru, which criticised Chile, left the room.",
    "Chile, which Peru criticised, left the room.",
    "Chile, which was criticised by Peru, left the room.",
    "Chile, criticised by Peru, left the room.",
    "Peru left the room and criticised Chile.",
    "Peru left the room, criticising Chile.",
    "After criticising Chile, Peru left the room.",
    "Peru began to criticise Chile.",
    "Peru continued criticising Chile.",
    "In Lima on Monday, Peru criticised Chile.",
    "Peru sharply criticised Chile.",
    "Peru criticised the government of Chile.",
    "The government of Peru criticised Chile.",
    "The Peruvian government criticised Chile.",
    "Peruvian officials criticised Chile.",
    "Peru's leadership criticised the Chilean authorities.",
    "Peru criticised Chile's policy.",
    "Peru criticised both Bolivia and Chile.",
    "Peru, Ecuador and Brazil criticised Chile.",
    "Criticism of Chile by Peru grew.",
    "Lima criticised Santiago.",
]


@pytest.mark.parametrize("sentence", SAME_FACT)
def test_same_fact(extractor: Extractor, sentence: str) -> None:
    """However it is worded, Peru criticised Chile, and not the other way round."""
    expect(extractor, sentence, ["peru criticizes chile"])
    forbid(extractor, sentence, ["chile criticizes peru"])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Kenya and Uganda attacked Sudan.", ["kenya attacked sudan", "uganda attacked sudan"]),
        (
            "Kenya attacked Sudan, Eritrea and Chad.",
            ["kenya attacked sudan", "kenya attacked eritrea", "kenya attacked chad"],
        ),
        ("Sudan was attacked by Kenya and Uganda.", ["kenya attacked sudan", "uganda attacked sudan"]),
        ("Poland and Hungary are members of the European Union.", ["poland memberOf european-union"]),
        ("Chad, a member of the African Union, praised Niger.", ["chad memberOf african-union"]),
        ("Chad is a member of the African Union and of OPEC.", ["chad memberOf african-union"]),
        ("The Quad consists of Australia, India and Japan.", ["australia memberOf quad", "japan memberOf quad"]),
        ("NATO member Norway criticised Libya.", ["norway memberOf nato", "norway criticizes libya"]),
        ("Norway, together with Denmark, criticised Libya.", ["norway criticizes libya"]),
        ("Not only Norway but also Denmark criticised Libya.", ["denmark criticizes libya"]),
        ("Jordan and Israel share a border.", ["jordan sharesBorderWith israel"]),
        ("Laos shares a border with Vietnam.", ["laos sharesBorderWith vietnam"]),
        ("Mexican-American trade grew.", ["mexico tradesWith united-states"]),
        ("Talks between Nepal and Bhutan began.", ["nepal negotiatesWith bhutan"]),
        ("Nepal held talks with Bhutan.", ["nepal negotiatesWith bhutan"]),
        ("Talks with Bhutan were held by Nepal.", ["nepal negotiatesWith bhutan"]),
        ("Nepal entered into talks with Bhutan.", ["nepal negotiatesWith bhutan"]),
    ],
)
def test_coordination_and_nouns(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """Lists, appositions and nouns give each pair."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Soviet-backed Angola attacked Namibia.", ["soviet-union supports angola", "angola attacked namibia"]),
        ("The Iran-backed Houthis attacked Saudi Arabia.", ["iran supports houthis", "houthis attacked saudi-arabia"]),
        ("Chinese-supported Cambodia criticised Vietnam.", ["china supports cambodia"]),
    ],
)
def test_hyphenated_participles(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """Before the hyphen stands the doer, after it who undergoes."""
    expect(extractor, sentence, wanted)


@pytest.mark.parametrize(
    ("sentence", "wanted", "unwanted"),
    [
        ("Japan persuaded India to criticise Fiji.", "india criticizes fiji", "japan criticizes fiji"),
        ("Japan urged India to criticise Fiji.", "india criticizes fiji; desired; by japan", "japan criticizes fiji"),
        ("Japan promised to criticise Fiji.", "japan criticizes fiji; planned; by japan", "fiji criticizes japan"),
        (
            "India was urged by Japan to criticise Fiji.",
            "india criticizes fiji; desired; by japan",
            "japan criticizes fiji",
        ),
        ("Japan wants India to criticise Fiji.", "india criticizes fiji; desired", "japan criticizes fiji"),
        ("Japan is preparing to criticise Fiji.", "japan criticizes fiji; planned", "fiji criticizes japan"),
    ],
)
def test_control(extractor: Extractor, sentence: str, wanted: str, unwanted: str) -> None:
    """An infinitive is done by whom the verb above says."""
    expect(extractor, sentence, [wanted])
    forbid(extractor, sentence, [unwanted])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Chad, whose army attacked Mali, left.", "chad attacked mali"),
        ("It was Chad that attacked Mali.", "chad attacked mali"),
        (
            "Bolivian leader Evo Morales and his Chilean counterpart Sebastián Piñera met in Lima.",
            "evo-morales metWith sebastian-pinera",
        ),
        pytest.param(
            "Talks between Fiji, Tonga and Samoa took place in Oslo.",
            "fiji negotiatesWith tonga",
            marks=pytest.mark.xfail(strict=True, reason="a list that the parser hangs on the noun as apposition"),
        ),
    ],
)
def test_known_gaps(extractor: Extractor, sentence: str, wanted: str) -> None:
    """Constructions that are not read yet."""
    expect(extractor, sentence, [wanted])


@pytest.mark.parametrize(
    ("sentence", "unwanted"),
    [
        ("Peru and Chile criticised Cuba.", ["peru criticizes chile", "chile criticizes peru"]),
        ("The minister of Peru who criticised Cuba visited Chile.", ["peru criticizes chile"]),
        ("Peru met criticism in Chile.", ["criticizes"]),
        ("Critics of Peru live in Chile.", ["peru criticizes chile"]),
        ("The leaders of Fiji, Tonga and Samoa met with farmers.", ["fiji metWith tonga", "tonga metWith samoa"]),
        ("Peru, Chile, Cuba and Fiji agreed on a plan.", ["chile agreedWith cuba", "cuba agreedWith fiji"]),
        ("Somalia regards Somaliland as part of its territory.", ["somaliland locatedIn somalia"]),
        ("Peru and Chile fought together in that war.", ["peru inConflictWith chile"]),
        ("Fiji met the criteria of the European Union.", ["metWith"]),
        ("Chad condemned Niger's plan to attack Mali.", ["chad attacked mali"]),
        ("Chad's fear that Niger would attack Mali grew.", ["chad attacked mali"]),
        ("Chad, unlike Niger, attacked Mali.", ["niger attacked mali"]),
        ("Troops crossed the Kuwaiti border.", ["sharesBorderWith"]),
        ("Chad attacked Chad.", ["attacked"]),
        ("The visit of Chad to Mali was attacked in Niger.", ["chad attacked mali", "niger attacked mali"]),
    ],
)
def test_not_said(extractor: Extractor, sentence: str, unwanted: list[str]) -> None:
    """Names that stand together without a verb between them say nothing."""
    forbid(extractor, sentence, unwanted)


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Following the talks in Geneva, Japan, India and Brazil criticised Cuba.",
            ["japan criticizes cuba", "india criticizes cuba", "brazil criticizes cuba"],
        ),
        (
            "After the summit in Oslo, Fiji, Samoa, and Tonga criticised Cuba.",
            ["fiji criticizes cuba", "samoa criticizes cuba", "tonga criticizes cuba"],
        ),
    ],
)
def test_fronted_lists(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """A list after a fronted phrase is the subject, and the place before it is not part of it."""
    expect(extractor, sentence, wanted)
    forbid(extractor, sentence, ["geneva criticizes cuba", "switzerland criticizes cuba", "norway criticizes cuba"])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        (
            "Finland joined NATO in 2023 and the EU in 1995.",
            ["finland memberOf nato", "finland memberOf european-union"],
        ),
    ],
)
def test_gapping(extractor: Extractor, sentence: str, wanted: list[str]) -> None:
    """A second object after a year belongs to the same verb."""
    expect(extractor, sentence, wanted)


def test_place_of_an_event(extractor: Extractor) -> None:
    """Where it happened is told beside what happened."""
    from sentences import read, relations

    (met,) = [
        r for r in relations(read(extractor, "Angela Merkel met Jacob Zuma in Pretoria.")) if r.predicate == "metWith"
    ]
    assert met.qualifiers.place == "pretoria"


@pytest.mark.parametrize(
    ("sentence", "edtf"),
    [
        ("Tanzania attacked Uganda in 1979.", "1979"),
        ("In March 1979 Tanzania attacked Uganda.", "1979-03"),
        ("Tanzania attacked Uganda on 11 April 1979.", "1979-04-11"),
        ("Tanzania attacked Uganda.", None),
    ],
)
def test_time_of_a_statement(extractor: Extractor, sentence: str, edtf: str | None) -> None:
    """The time in the sentence is that of the deed."""
    from sentences import read, relations

    (attack,) = [r for r in relations(read(extractor, sentence)) if r.predicate == "attacked"]
    time = attack.qualifiers.time
    assert (time.edtf if time else None) == edtf


@pytest.mark.parametrize(
    ("sentence", "statements"),
    [
        (
            "In 1963 the United States, the Soviet Union, and the United Kingdom signed the Partial Test Ban Treaty.",
            ["soviet-union signed limited-test-ban-treaty", "united-kingdom signed limited-test-ban-treaty"],
        ),
        (
            "Pressure has intensified as the Arab League, the EU, Turkey, and the US expanded sanctions against Syria.",
            ["arab-league sanctions syria", "turkiye sanctions syria", "united-states sanctions syria"],
        ),
        ("France, together with Germany and Poland, condemned Iran.", ["poland criticizes iran"]),
        ("Mali, alongside Niger, condemned Togo.", ["niger criticizes togo"]),
        (
            "Not only Turkey but also Greece criticized Israel.",
            ["turkiye criticizes israel", "greece criticizes israel"],
        ),
    ],
)
def test_all_of_a_list_act(extractor: Extractor, sentence: str, statements: list[str]) -> None:
    """Everybody in a list of subjects does what its verb says, and so do those named with them."""
    expect(extractor, sentence, statements)


@pytest.mark.parametrize(
    ("sentence", "wrong"),
    [
        ("After talks with Chad, Mali and Niger condemned Togo.", "chad criticizes togo"),
        ("France, working with Germany, condemned Iran.", "germany criticizes iran"),
        ("Unlike Turkey, but like Greece, Cyprus criticized Israel.", "turkiye criticizes israel"),
    ],
)
def test_others_do_not(extractor: Extractor, sentence: str, wrong: str) -> None:
    """Names near a subject are not of it."""
    forbid(extractor, sentence, [wrong])


@pytest.mark.parametrize(
    "sentence",
    [
        "Peru and Chile praised the pact on fighting terrorism.",
        "Peru and Chile fought smugglers for years.",
        "Peru and Chile fought against piracy.",
    ],
)
def test_who_fight_something_else_do_not_fight_each_other(extractor: Extractor, sentence: str) -> None:
    """Two who fight a third, named or not, are not in conflict with each other."""
    forbid(extractor, sentence, ["peru inConflictWith chile", "chile inConflictWith peru"])


def test_what_both_own_is_not_done_to_each_other(extractor: Extractor) -> None:
    """ "Peru and Chile encouraged their trade": neither supports the other by it."""
    sentence = "Peru and Chile are friends. They encouraged their trade."
    forbid(extractor, sentence, ["peru supports chile", "chile supports peru"])
