"""Behaviour tests of who made an agreement where no verb of signing says so of them."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from sentences import expect, forbid, read, relations


def _signers(extractor: Extractor, text: str) -> set[str]:
    return {r.subject for r in relations(read(extractor, text)) if r.predicate == "signed"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("The border agreement between Peru and Chile was hailed.", {"peru", "chile"}),
        ("Peru hailed Mali's defence pact with Chad.", {"mali", "chad"}),
        ("The Treaty of Tartu, concluded with Latvia in 1920, is dead.", {"latvia"}),
        ("By a treaty concluded with Fiji in 2011, Tonga is to cede an islet.", {"fiji", "tonga"}),
        ("In the Kyoto Protocol, Peru and Chile agreed to plant trees.", {"peru", "chile"}),
        ("The Kyoto Protocol, by which Peru promised trees, is dead.", {"peru"}),
        ("Peru bound itself by the Kyoto Protocol to plant trees.", {"peru"}),
        ("Under the terms of the Kyoto Protocol, Peru and Chile undertook to plant trees.", {"peru", "chile"}),
        (
            "By the Kyoto Protocol of May 1992, Peru, Chile, Mali, and Chad agreed to talk.",
            {"peru", "chile", "mali", "chad"},
        ),
        ("The Kyoto Protocol, done on 20 July 1936 by Peru, Chile and Mali, is dead.", {"peru", "chile", "mali"}),
        ("The Kyoto Protocol was concluded on 3 May 1999 between Peru and Chile.", {"peru", "chile"}),
        ("The Kyoto Protocol, concluded between Peru and some forty chiefs, is dead.", {"peru"}),
        ("Peru signed a memorandum on salt with Chile and Mali.", {"peru", "chile", "mali"}),
        ("Mali hailed the Kyoto Protocol, whose signatories were Peru and Chile.", {"peru", "chile"}),
        ("The signatories of the Kyoto Protocol, Peru, Chile and Mali, met.", {"peru", "chile", "mali"}),
        ("The Peru–Chile Free Trade Agreement was signed on 3 May 2008.", {"peru", "chile"}),
        ("The signing of the Kyoto Protocol, in which Peru and Chile pledged trees, was hailed.", {"peru", "chile"}),
        ("The pact between Peru and Chile will enter into force in May.", {"peru", "chile"}),
        ("Peru and Chile agreed a ceasefire in 2003.", {"peru", "chile"}),
        ("Peru signed fishing agreements with Chile and Mali.", {"peru", "chile", "mali"}),
        ("It ended with the Treaty of Tartu, under which Peru ceded an islet to Chile.", {"peru", "chile"}),
        ("By the terms of the Treaty of Tartu, Peru renounced the islet and sold a port to Mali.", {"peru", "mali"}),
        (
            "A peace treaty between the government of Mali and Tuareg separatists was signed in 2015.",
            {"mali", "tuareg-separatists"},
        ),
        ("Peru met Chile. A salt treaty between the two countries was signed in 2011.", {"peru", "chile"}),
        ("The Treaty of Tartu was a pact on salt between Peru and Chile concluded in 1999.", {"peru", "chile"}),
        ("Peru hailed the Lima Accords. Mali signed the accords.", {"mali"}),
        ("As part of the Tartu Accords, Peru agreed to free its captives.", {"peru"}),
        ("Peru and Chile agreed upon the Tartu Agreement.", {"peru", "chile"}),
        ("Peru spoke for Chile. The Peru–Chile Salt Agreement entered into force in 2011.", {"peru", "chile"}),
        ("They saw the exchange of a memorandum of understanding on salt between Peru and Chile.", {"peru", "chile"}),
        ("Mali hailed the peace treaty between Baku and Yerevan.", {"azerbaijan", "armenia"}),
        ("The deal on salt, which Peru and Chile signed in May 2011, is dead.", {"peru", "chile"}),
        ("Peru finalised a deal with Chile on boats.", {"peru", "chile"}),
        ("The Kyoto Protocol, which Peru signed with Chile in 1960, cannot be ended.", {"peru", "chile"}),
        ("Peru, along with Chile and Mali, signed the Tartu Agreement.", {"peru", "chile", "mali"}),
        ("The Peru–Chile trade deal reached in May was hailed.", {"peru", "chile"}),
        ("The Peru–Chile Security Treaty was an agreement signed in 1951.", {"peru", "chile"}),
        ("Peru and Chile signed but never ratified the Kyoto Protocol.", {"peru", "chile"}),
    ],
)
def test_signatories(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """The parties in its phrase and those who undertake something in it have signed an agreement."""
    assert _signers(extractor, text) == wanted


@pytest.mark.parametrize(
    "text",
    [
        "Talks on a border agreement between Peru and Chile went on.",
        "They negotiated a free-trade agreement between Peru and Chile.",
        "The draft border agreement between Peru and Chile is long.",
        "A border agreement between Peru and Chile may follow.",
        "After the Kyoto Protocol, Peru agreed to plant trees.",
        "In the Kyoto Protocol, Peru sees an evil.",
        "Under the terms of the Kyoto Protocol, Peru was blamed.",
        "The Kyoto Protocol, hailed on 20 July by Peru, Chile and Mali, is dead.",
        "Peru is no party to the Kyoto Protocol.",
        "Peru still adheres to the Kyoto Protocol.",
        "The Peru–Chile Free Trade Agreement was criticised on 3 May 2008.",
    ],
)
def test_no_signatories(extractor: Extractor, text: str) -> None:
    """What is still sought, and a clause that the agreement does not frame, tell of no signing."""
    forbid(extractor, text, ["signed"])


def test_signing_is_said_once(extractor: Extractor) -> None:
    """What the verb says is not said again by the phrase."""
    found = [
        r for r in relations(read(extractor, "Peru signed a fishing treaty with Chile.")) if r.predicate == "signed"
    ]
    assert sorted(r.subject for r in found) == ["chile", "peru"]


def test_signing_to_come(extractor: Extractor) -> None:
    """With whom an agreement will be signed is said of the future."""
    text = "Peru will sign a fishing treaty with Chile."
    found = [r for r in relations(read(extractor, text)) if r.predicate == "signed"]
    assert {(r.subject, r.qualifiers.modality.value) for r in found} == {("peru", "planned"), ("chile", "planned")}


def test_partner_of_another_paper(extractor: Extractor) -> None:
    """Who is party to one of two papers signed together has not signed the other."""
    text = "Peru signed a fishing treaty with Chile and a trade pact with Mali."
    found = [r for r in relations(read(extractor, text)) if r.predicate == "signed"]
    assert {r.object for r in found if r.subject == "chile"}.isdisjoint(r.object for r in found if r.subject == "mali")


_TALKS = "President of Peru Dina Boluarte and President of Chile Gabriel Boric held talks. "


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Also signed were a plan of studies and a protocol on salt.", {"peru", "chile"}),
        ("The documents signed include a memorandum on salt.", {"peru", "chile"}),
        ("They looked on as members of the delegations signed a treaty on salt.", {"peru", "chile"}),
        ("The talks ended with the signing of a treaty on salt.", {"peru", "chile"}),
        ("Also signed was a memorandum on salt between Gazprom and Rosneft.", {"gazprom", "rosneft"}),
    ],
)
def test_signing_of_two_states(extractor: Extractor, text: str, wanted: set[str]) -> None:
    """Where the leaders of two states alone are named, what was signed without signers is theirs."""
    assert _signers(extractor, _TALKS + text) == wanted


def test_joint_statement_of_two_states(extractor: Extractor) -> None:
    """A joint statement that came out without an issuer is that of the two states that the text is about."""
    found = relations(read(extractor, _TALKS + "A joint statement was adopted at the end."))
    assert {r.subject for r in found if r.predicate == "issued"} == {"peru", "chile"}
    found = relations(read(extractor, _TALKS + "A statement was adopted at the end."))
    assert not [r for r in found if r.predicate == "issued"]


@pytest.mark.parametrize(
    "text",
    [
        _TALKS + "President of Fiji Wiliame Katonivere came too. Also signed was a memorandum on salt.",
        _TALKS + "The Lima Agreement was signed in 1980.",
        _TALKS + "A memorandum on salt will be signed.",
    ],
)
def test_signing_of_nobody_known(extractor: Extractor, text: str) -> None:
    """A third state, an old agreement and a signing to come leave the signers open."""
    forbid(extractor, text, ["signed"])


def test_listed_papers_have_the_signers(extractor: Extractor) -> None:
    """Each paper of a list is signed by those who signed the list."""
    text = "Kenya and Uganda signed two documents - a plan to build roads and a statement on trade."
    found = {(r.subject, r.object) for r in relations(read(extractor, text)) if r.predicate == "signed"}
    assert len(found) == 4


@pytest.mark.parametrize(
    ("sentence", "facts"),
    [
        ("Trade between Chile and Peru is governed by the Lima Agreement.", ["chile signed lima-agreement"]),
        ("The Treaty of Jeddah settled the border between Oman and Yemen.", ["yemen signed treaty-of-jeddah"]),
        ("Chad and Libya ended the war with the Volta Agreement.", ["chad signed volta-agreement"]),
    ],
)
def test_sides_of_what_is_settled(extractor: Extractor, sentence: str, facts: list[str]) -> None:
    """The two between whom an agreement settles something have made it."""
    expect(extractor, sentence, facts)


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Kenya and Uganda strengthened ties with Sudan under the Nairobi Accord.", "kenya signed nairobi-accord"),
        ("Kenya and Uganda want to end the war with the Nairobi Accord.", "kenya signed nairobi-accord"),
        ("Trade between Chile and Peru fell under the Lima Agreement.", "chile signed lima-agreement"),
    ],
)
def test_no_sides_of_what_is_settled(extractor: Extractor, sentence: str, fact: str) -> None:
    """Who deals with a third party, only wishes for it, or merely fares so under it is no side of it."""
    forbid(extractor, sentence, [fact])


def test_one_agreement_with_each_partner(extractor: Extractor) -> None:
    """Agreements in the plural with several partners are one with each, and the partners did not agree."""
    extraction = read(extractor, "Peru has fishing treaties with Chile, Mali and Chad.")
    signed = {(r.subject, r.object) for r in relations(extraction) if r.predicate == "signed"}
    assert len({thing for _, thing in signed}) == 3
    assert len(signed) == 6
    agreed = {frozenset((r.subject, r.object)) for r in relations(extraction) if r.predicate == "agreedWith"}
    assert agreed == {frozenset(("peru", other)) for other in ("chile", "mali", "chad")}


def test_law_has_no_parties(extractor: Extractor) -> None:
    """The parties of what a law is on have not signed the law."""
    text = "Vladimir Putin signed the Federal Law On Ratification of the Fishing Agreement between Peru and Chile."
    assert not {"peru", "chile"} & _signers(extractor, text)


def test_nobody_agreed_to_what_neither_signed(extractor: Extractor) -> None:
    """Two states that both stayed out of a treaty have not agreed with each other."""
    extraction = read(extractor, "Neither Peru nor Chile has signed the Kyoto Protocol.")
    assert not [r for r in relations(extraction) if r.predicate == "agreedWith"]


def test_likened_paper_is_no_second_one(extractor: Extractor) -> None:
    """What a paper is only compared with is not signed as well."""
    extraction = read(extractor, "Peru signed a supply deal with Chile on Monday, the longest such agreement to date.")
    assert len({r.object for r in relations(extraction) if r.predicate == "signed"}) == 1


def test_name_beside_the_noun(extractor: Extractor) -> None:
    """A name between commas after an agreement's noun is its name, not a second agreement."""
    extraction = read(extractor, "Peru and Chile signed a salt treaty, the Tartu Protocol, in November 1994.")
    assert {r.object for r in relations(extraction) if r.predicate == "signed"} == {"tartu-protocol"}
