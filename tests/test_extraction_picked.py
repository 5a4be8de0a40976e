"""Who is picked out of several, who stands in brackets, and what a second participle or a displaced object tells."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Ghana was the first African state to recognize Kosovo.", ["ghana recognizes kosovo"]),
        ("Ghana was the first to recognize Kosovo.", ["ghana recognizes kosovo"]),
        ("Ghana, the last to recognize Kosovo, closed its embassy.", ["ghana recognizes kosovo"]),
        ("Ghana, which was the first to recognize Kosovo, sent an envoy.", ["ghana recognizes kosovo"]),
        ("Benin is one of the countries that recognized Kosovo.", ["benin recognizes kosovo"]),
        ("Benin, one of the countries that condemn Israel, stayed away.", ["benin criticizes israel"]),
        ("Chile became the only member to condemn Israel.", ["chile criticizes israel"]),
        (
            "Togo and Benin were among those who condemned Israel.",
            ["togo criticizes israel", "benin criticizes israel"],
        ),
        ("Togo was among the countries that recognized Kosovo.", ["togo recognizes kosovo"]),
        ("Ten states signed the Kigali Accord, among them Togo and Benin.", ["togo signed kigali-accord"]),
        (
            "The Lomé Accord, brokered by Togo and initialled on 7 July by Ghana and Benin, ended the war.",
            ["ghana signed lome-accord", "benin signed lome-accord"],
        ),
        ("Togo and Ghana signed in Accra the Volta Treaty.", ["togo signed volta-treaty", "ghana signed volta-treaty"]),
        ("Finland joined NATO in 2023, and Sweden followed in 2024.", ["sweden memberOf nato"]),
        ("Finland recognized Kosovo, and Norway followed suit.", ["norway recognizes kosovo"]),
    ],
)
def test_picked(extractor: Extractor, sentence: str, facts: list[str]) -> None:
    """Whoever is singled out, listed after "among them" or told to have followed does what the verb says."""
    expect(extractor, sentence, facts)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Ghana met the first state to recognize Kosovo.", "ghana recognizes kosovo"),
        ("Togo spoke to those who condemned Israel.", "togo criticizes israel"),
        ("Togo spoke to one of the countries that condemned Israel.", "togo criticizes israel"),
        ("Togo met the first to recognize Kosovo.", "togo recognizes kosovo"),
        ("Ten states signed the Kigali Accord and met friends, among them Togo.", "togo signed kigali-accord"),
        ("Finland joined NATO, and Sweden followed Norway.", "sweden memberOf nato"),
        ("Togo and Ghana met in Accra, the capital of Ghana.", "togo metWith accra"),
    ],
)
def test_not_picked(extractor: Extractor, sentence: str, fact: str) -> None:
    """Nobody else is taken for one of those who did it."""
    forbid(extractor, sentence, [fact])


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        (
            "Ossufo Momade (RENAMO) won few votes in Mozambique.",
            ["ossufo-momade affiliatedWith renamo"],
        ),
        (
            "John Kufuor of the opposition New Patriotic Party won.",
            ["john-kufuor affiliatedWith new-patriotic-party"],
        ),
        (
            "William Ruto of the United Democratic Alliance was elected president.",
            ["william-ruto affiliatedWith united-democratic-alliance"],
        ),
        (
            "President Alfredo Cristiani of the Nationalist Republican Alliance spoke.",
            ["alfredo-cristiani affiliatedWith nationalist-republican-alliance"],
        ),
    ],
)
def test_parties(extractor: Extractor, sentence: str, facts: list[str]) -> None:
    """Who is named with a party belongs to it."""
    expect(extractor, sentence, facts)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Ossufo Momade (Mozambique) met RENAMO.", "ossufo-momade affiliatedWith renamo"),
        (
            "President Alfredo Cristiani of the Nationalist Republican Alliance spoke.",
            "alfredo-cristiani leads nationalist-republican-alliance",
        ),
    ],
)
def test_no_parties(extractor: Extractor, sentence: str, fact: str) -> None:
    """A land in brackets is no party, and no president of a state leads the party named after him."""
    forbid(extractor, sentence, [fact])
