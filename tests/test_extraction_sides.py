"""Behaviour tests of who fought, met and mediated, where the words stand apart from each other."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Oil prices rose during the Iran-Iraq War.", "iran participatesIn iraniraq-war"),
        ("Spain built ships after the Russo-Japanese War.", "japan participatesIn russo-japanese-war"),
        ("Brazil lost much of its fleet in the Pacific War.", "brazil participatesIn pacific-war"),
        (
            "Charles Hughes opened the Oslo Conference in May 1921, which was attended by envoys from Fiji.",
            "fiji participatesIn oslo-conference",
        ),
        (
            "Nine nations attended the Oslo Conference, including Fiji and Tonga.",
            "tonga participatesIn oslo-conference",
        ),
        (
            "Michelle Bachelet won the 2013 election in Chile, defeating Evelyn Matthei.",
            "evelyn-matthei participatesIn 2013-chilean-election",
        ),
        ("Fiji held three weeks of negotiations with Tonga.", "fiji negotiatesWith tonga"),
        ("Talks between Fiji and Tonga, mediated by Samoa, led nowhere.", "samoa mediates tonga"),
        (
            "John Kufuor sent Kofi Annan to Togo to negotiate with Gnassingbé Eyadéma.",
            "kofi-annan negotiatesWith gnassingbe-eyadema",
        ),
        ("Indira Gandhi became the first Indian leader to visit Fiji.", "indira-gandhi visited fiji"),
        ("Italy fought in World War I.", "italy participatesIn world-war-i"),
        (
            "The Oslo Conference brought John Kufuor together with Kofi Annan.",
            "john-kufuor participatesIn oslo-conference",
        ),
        (
            "Ten nations sent combat troops to the Korean War, among them Ghana and Togo.",
            "togo participatesIn korean-war",
        ),
        ("A brief clash between Ghana and Togo, the Volta War, ended in 1990.", "togo participatesIn volta-war"),
        ("The Volta War, a conflict between Ghana and Togo, ended in 1990.", "ghana participatesIn volta-war"),
        ("In the Volta War, Ghana failed to conquer Togo.", "ghana participatesIn volta-war"),
        (
            "The African Union opened the Lomé Summit in 1990, attended by Kofi Annan.",
            "kofi-annan participatesIn lome-summit",
        ),
        ("The Volta War began when Ghana invaded Togo.", "togo participatesIn volta-war"),
        ("The Volta War began with the attack of Ghana on a dam.", "ghana participatesIn volta-war"),
        ("A day after hosting Kofi Annan, John Kufuor flew home.", "john-kufuor metWith kofi-annan"),
        (
            "John Kufuor met the Ghanaian consul in Lomé, Kofi Mensah, for lunch.",
            "john-kufuor metWith kofi-mensah",
        ),
        ("The Lomé Talks opened in Rome in 1990 between Ghana and Togo.", "togo participatesIn lome-talks"),
        ("Ghana was invaded by Togo at the start of the Volta War.", "togo participatesIn volta-war"),
        (
            "Evo Morales attended the Lomé Summit in 1990, where Kofi Annan spoke.",
            "kofi-annan participatesIn lome-summit",
        ),
        ("Fiji planned the 1990 Cobra exercise with Tonga.", "tonga participatesIn cobra-exercise-with-tonga-1990"),
        (
            "The talks between the government of Juan Manuel Santos and the FARC went on.",
            "colombia negotiatesWith farc",
        ),
        (
            "Fiji took part in the NATO exercise Trident Star in 1990.",
            "fiji participatesIn nato-exercise-trident-star-1990",
        ),
        ("Narendra Modi was received at the royal palace in Rabat.", "narendra-modi visited rabat"),
    ],
)
def test_ends_that_stand_apart(extractor: Extractor, sentence: str, fact: str) -> None:
    """Names of wars, clauses after dates, lists, measures and envoys lead to who did it."""
    expect(extractor, sentence, [fact])


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Prices rose during the Arab-Israeli War.", "participatesIn"),
        ("Visitors toured the Oslo Conference halls in two towns, including Fiji.", "participatesIn"),
        ("The Volta War began when Ghana discussed fish with Togo.", "participatesIn"),
        ("Fiji, Samoa and Niue held a series of talks with Tonga.", "samoa negotiatesWith niue"),
        ("Ghana left the conflict between the superpowers alone.", "participatesIn"),
        ("Fiji spent three days without talks with Tonga.", "fiji negotiatesWith tonga"),
        ("Fiji and Tonga held talks in Oslo with Samoa acting as mediator.", "fiji negotiatesWith samoa"),
    ],
)
def test_ends_that_are_not(extractor: Extractor, sentence: str, fact: str) -> None:
    """Half-known names, places in a list and those beside the talks are no ends."""
    forbid(extractor, sentence, [fact])
