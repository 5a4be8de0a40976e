"""Behaviour tests of polarity, modality and of whose view a statement is."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.syntax.factuality import factuality
from diplograph.extraction.words.cues import load_cues
from diplograph.model import Modality, Polarity
from sentences import expect, forbid, parsed, read, relations, said, triple

FACT = "brazil recognizes kosovo"


@pytest.mark.parametrize(
    "sentence",
    [
        "Brazil did not recognise Kosovo.",
        "Brazil didn't recognise Kosovo.",
        "Brazil never recognised Kosovo.",
        "Brazil refused to recognise Kosovo.",
        "Brazil declined to recognise Kosovo.",
        "Brazil has failed to recognise Kosovo.",
        "Kosovo was not recognised by Brazil.",
        "Neither Brazil nor Chile recognised Kosovo.",
        "Brazil has not yet recognised Kosovo.",
        "Brazil no longer recognises Kosovo.",
        "Brazil left without recognising Kosovo.",
        "Brazil was unable to recognise Kosovo.",
        "Brazil denied that it recognised Kosovo.",
        "Brazil denied recognising Kosovo.",
        "Brazil ruled out recognising Kosovo.",
        "Brazil stopped recognising Kosovo.",
        "Brazil does not want to recognise Kosovo.",
        "Brazil is not expected to recognise Kosovo.",
        "Chile prevented Brazil from recognising Kosovo.",
        "Chile warned Brazil against recognising Kosovo.",
    ],
)
def test_negated(extractor: Extractor, sentence: str) -> None:
    """What is said not to be so is negated, and never affirmed."""
    found = [r for r in relations(read(extractor, sentence)) if triple(r) == FACT]
    assert {r.qualifiers.polarity for r in found} == {Polarity.NEGATED}


@pytest.mark.parametrize(
    "sentence",
    [
        "Brazil recognised Kosovo.",
        "Brazil has recognised Kosovo.",
        "Brazil did recognise Kosovo.",
        "Brazil, not Chile, recognised Kosovo.",
        "Brazil did not refuse to recognise Kosovo.",
        "Brazil has not ruled out recognising Kosovo.",
        "Brazil recognised Kosovo, which did not surprise Chile.",
        "Brazil recognised Kosovo but did not open an embassy.",
        "Brazil, which did not hesitate, recognised Kosovo.",
    ],
)
def test_affirmed(extractor: Extractor, sentence: str) -> None:
    """Negations of something else, and double ones, leave the fact."""
    expect(extractor, sentence, [FACT])


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Brazil will recognise Kosovo.", "planned"),
        ("Brazil is planning to recognise Kosovo.", "planned"),
        ("Brazil plans to recognise Kosovo.", "planned"),
        ("Brazil agreed to recognise Kosovo.", "planned"),
        ("Brazil decided to recognise Kosovo.", "planned"),
        ("Brazil announced its intention to recognise Kosovo.", "planned"),
        ("Brazil is ready to recognise Kosovo.", "planned"),
        ("Brazil may recognise Kosovo.", "possible"),
        ("Brazil might recognise Kosovo.", "possible"),
        ("Brazil could recognise Kosovo.", "possible"),
        ("Brazil is considering recognising Kosovo.", "possible"),
        ("Brazil allegedly recognised Kosovo.", "possible"),
        ("Brazil is likely to recognise Kosovo.", "possible"),
        ("Brazil threatened to recognise Kosovo.", "possible"),
        ("Brazil should recognise Kosovo.", "desired"),
        ("Brazil must recognise Kosovo.", "desired"),
        ("Brazil wants to recognise Kosovo.", "desired"),
        ("Brazil hopes to recognise Kosovo.", "desired"),
        ("Brazil aims at recognising Kosovo.", "desired"),
        ("Brazil was urged to recognise Kosovo.", "desired"),
        ("Chile called on Brazil to recognise Kosovo.", "desired"),
        ("Chile asked Brazil to recognise Kosovo.", "desired"),
        ("Chile demanded that Brazil should recognise Kosovo.", "desired"),
        ("Brazil would recognise Kosovo if Serbia agreed.", "conditional"),
        ("If Brazil recognised Kosovo, Serbia would protest.", "conditional"),
        ("Had Brazil recognised Kosovo, Serbia would have left.", "conditional"),
        ("Unless Brazil recognises Kosovo, Albania will protest.", "conditional"),
    ],
)
def test_modality(extractor: Extractor, sentence: str, modality: str) -> None:
    """Auxiliaries, adverbs, conjunctions and governing words tell how a statement is meant."""
    found = [r for r in relations(read(extractor, sentence)) if triple(r) == FACT]
    assert {r.qualifiers.modality.value for r in found} == {modality}


@pytest.mark.parametrize(
    "sentence",
    [
        "Brazil recognised Kosovo, which may join the United Nations.",
        "Brazil, which wants peace, recognised Kosovo.",
        "Brazil recognised Kosovo and will send an envoy.",
        "Brazil recognised Kosovo after Chile had threatened to leave.",
        "Brazil had planned a summit and recognised Kosovo.",
    ],
)
def test_actual(extractor: Extractor, sentence: str) -> None:
    """A modality of another clause does not spread."""
    expect(extractor, sentence, [FACT])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Laurent Fabius said that Brazil would recognise Kosovo.", f"{FACT}; planned; by laurent-fabius"),
        ("Laurent Fabius says that Brazil recognised Kosovo.", f"{FACT}; by laurent-fabius"),
        ("Brazil would recognise Kosovo, Laurent Fabius said.", f"{FACT}; planned; by laurent-fabius"),
        ("According to Amnesty International, Brazil recognised Kosovo.", f"{FACT}; by amnesty-international"),
        ("Zambia accused Zimbabwe of attacking Malawi.", "zimbabwe attacked malawi; by zambia"),
        ("Zambia blamed Zimbabwe for attacking Malawi.", "zimbabwe attacked malawi; by zambia"),
        ("Zimbabwe was accused by Zambia of attacking Malawi.", "zimbabwe attacked malawi; by zambia"),
    ],
)
def test_whose_view(extractor: Extractor, sentence: str, wanted: str) -> None:
    """Reported and imputed facts are their speaker's; the future of a past report is a plan."""
    expect(extractor, sentence, [wanted])


def test_denied_accusation_is_not_said(extractor: Extractor) -> None:
    """Nobody says what somebody is not accused of."""
    forbid(extractor, "Zambia did not accuse Zimbabwe of attacking Malawi.", ["attacked"])


def test_neither_nor_spreads(extractor: Extractor) -> None:
    """Both of what somebody neither is nor does are negated."""
    expect(
        extractor,
        "Fiji is neither an ally of Tonga nor a member of NATO.",
        ["fiji alliedWith tonga; negated", "fiji memberOf nato; negated"],
    )


def test_but_not(extractor: Extractor) -> None:
    """Who is denied in a list did nothing."""
    expect(extractor, "Fiji and Tonga, but not Samoa, attacked Niue.", ["fiji attacked niue", "tonga attacked niue"])
    forbid(extractor, "Fiji and Tonga, but not Samoa, attacked Niue.", ["samoa attacked niue"])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Chad's attack on Mali never happened.", "chad attacked mali; negated"),
        ("Chad's attack on Mali was averted.", "chad attacked mali; negated"),
        ("Fiji prevented Chad's attack on Mali.", "chad attacked mali; negated"),
        ("No talks between Chad and Mali took place.", "chad negotiatesWith mali; negated"),
        ("Talks between Chad and Mali did not take place.", "chad negotiatesWith mali; negated"),
        ("The meeting between William Ruto and Yoweri Museveni was called off.", "ruto metWith museveni; negated"),
    ],
)
def test_what_did_not_come_about(extractor: Extractor, sentence: str, wanted: str) -> None:
    """A deed that never happened, was called off or is denied by its own subject is negated once."""
    expect(extractor, sentence, [wanted.replace("ruto metWith museveni", "william-ruto metWith yoweri-museveni")])


def test_what_came_about(extractor: Extractor) -> None:
    """Without denial the same words affirm."""
    expect(extractor, "Talks between Chad and Mali took place.", ["chad negotiatesWith mali"])
    expect(extractor, "Chad's attack on Mali happened at night.", ["chad attacked mali"])


@pytest.mark.parametrize(
    ("sentence", "wanted"),
    [
        ("Cuba broke off diplomatic relations with Israel.", "cuba hasDiplomaticRelationWith israel; negated"),
        ("Cuba suspended cooperation with Israel.", "cuba cooperatesWith israel; negated"),
        ("Burma and Laos have no diplomatic relations.", "myanmar hasDiplomaticRelationWith laos; negated"),
        ("Cuba has no diplomatic relations with Israel.", "cuba hasDiplomaticRelationWith israel; negated"),
    ],
)
def test_cutting_verbs(extractor: Extractor, sentence: str, wanted: str) -> None:
    """Who ends a relation does not have it."""
    expect(extractor, sentence, [wanted])
    forbidden = wanted.removesuffix("; negated")
    assert forbidden not in said(read(extractor, sentence))


@pytest.mark.parametrize(
    ("tree", "at", "polarity", "modality"),
    [
        ("A:NP:nsubj:2 did:VBD:aux:2 hit:VB:ROOT:2", 2, Polarity.AFFIRMED, Modality.ACTUAL),
        ("A:NP:nsubj:3 did:VBD:aux:3 not:RB:neg:3 hit:VB:ROOT:3", 3, Polarity.NEGATED, Modality.ACTUAL),
        ("A:NP:nsubj:2 will:MD:aux:2 hit:VB:ROOT:2", 2, Polarity.AFFIRMED, Modality.PLANNED),
        ("A:NP:nsubj:1 refused=refuse:VBD:ROOT:1 to:TO:aux:3 hit:VB:xcomp:1", 3, Polarity.NEGATED, Modality.ACTUAL),
        (
            "A:NP:nsubj:3 did:VBD:aux:3 not:RB:neg:3 want:VB:ROOT:3 to:TO:aux:5 hit:VB:xcomp:3",
            5,
            Polarity.NEGATED,
            Modality.DESIRED,
        ),
        ("if:IN:mark:3 A:NP:nsubj:3 would:MD:aux:3 hit:VB:ROOT:3", 3, Polarity.AFFIRMED, Modality.CONDITIONAL),
        ("A:NP:nsubj:1 held=hold:VBD:ROOT:1 no:DT:det:3 talks=talk:NNS:dobj:1", 3, Polarity.NEGATED, Modality.ACTUAL),
        ("A:NP:nsubj:2 may:MD:aux:2 hold:VB:ROOT:2 talks=talk:NNS:dobj:2", 3, Polarity.AFFIRMED, Modality.POSSIBLE),
    ],
)
def test_of_a_parse(tree: str, at: int, polarity: Polarity, modality: Modality) -> None:
    """The rules on parses made by hand; what somebody does not want is wanted not to be."""
    assert factuality(parsed(tree)[at], load_cues()) == (polarity, modality)


def test_thanks_that_one_would_like_to_give_are_given(extractor: Extractor) -> None:
    """ "I would like to thank" thanks; "he would like to thank" does not yet."""
    spoken = 'Jane Fisher said: "I would like to thank Norway for the talks."'
    told = "Jane Fisher would like to thank Norway for the talks."
    found = [[s for s in relations(read(extractor, t)) if s.predicate == "supports"] for t in (spoken, told)]
    assert [s.qualifiers.modality for s in found[0]] == [Modality.ACTUAL]
    assert Modality.ACTUAL not in [s.qualifiers.modality for s in found[1]]


def test_requests_that_one_would_like_to_make_are_made(extractor: Extractor) -> None:
    """ "I would like to invite A" invites; "he would like to invite A" does not yet."""
    spoken = 'Jane Fisher said: "I would like to invite Norway to the talks."'
    told = "Jane Fisher would like to invite Norway to the talks."
    found = [[s for s in relations(read(extractor, t)) if s.predicate == "requests"] for t in (spoken, told)]
    assert [s.qualifiers.modality for s in found[0]] == [Modality.ACTUAL]
    assert Modality.ACTUAL not in [s.qualifiers.modality for s in found[1]]


def test_invasion_suffered(extractor: Extractor) -> None:
    """Who opposes the invasion of a state does not oppose that state."""
    forbid(extractor, "Norway opposed the invasion of Chile.", ["norway criticizes chile"])
    expect(extractor, "Norway opposed the invasion by Chile.", ["norway criticizes chile"])


def test_thanks_beside_thanks_are_given_too(extractor: Extractor) -> None:
    """ "I would like to thank A and express my gratitude to B": both are said by it."""
    spoken = 'Jane Fisher said: "I would like to thank Norway and express my gratitude to Chile."'
    found = {triple(r): r.qualifiers.modality for r in relations(read(extractor, spoken)) if r.predicate == "supports"}
    assert found["jane-fisher supports chile"] is Modality.ACTUAL


def test_what_is_to_be_done(extractor: Extractor) -> None:
    """ "A is to sign" tells of a plan, "A is glad to sign" does not."""
    expect(extractor, "Chad is to ratify the Kyoto Protocol.", ["chad signed kyoto-protocol; planned"])
    expect(extractor, "Chad was glad to ratify the Kyoto Protocol.", ["chad signed kyoto-protocol"])


@pytest.mark.parametrize(
    ("sentence", "modality"),
    [
        ("Sweden held a referendum on joining the European Union.", Modality.POSSIBLE),
        ("Sweden debated joining the European Union.", Modality.POSSIBLE),
        ("Sweden was divided over joining the European Union.", Modality.POSSIBLE),
        ("Sweden favoured joining the European Union.", Modality.DESIRED),
        ("Sweden held talks after joining the European Union.", Modality.ACTUAL),
    ],
)
def test_deeds_that_are_only_talked_of(extractor: Extractor, sentence: str, modality: Modality) -> None:
    """A deed over which a debate, a vote or a wish stands has not been done by that."""
    found = [r for r in relations(read(extractor, sentence)) if triple(r) == "sweden memberOf european-union"]
    assert [r.qualifiers.modality for r in found] == [modality]


def test_topics_of_debate_that_are_no_deeds_of_the_debaters_stay_facts(extractor: Extractor) -> None:
    """ "Leaders debated A's attack on B": the attack is none the less a fact."""
    found = relations(read(extractor, "Leaders debated Iraq's attack on Kuwait."))
    assert [(triple(r), r.qualifiers.modality) for r in found] == [("iraq attacked kuwait", Modality.ACTUAL)]


def test_contrast_denies_the_second_office_alone(extractor: Extractor) -> None:
    """ "the president, not the king": he is president."""
    found = relations(read(extractor, "William Ruto is the president, not the king, of Kenya."))
    held = {triple(r): r.qualifiers.polarity for r in found if r.predicate == "holdsPosition"}
    assert held == {
        "william-ruto holdsPosition position-president-kenya": Polarity.AFFIRMED,
        "william-ruto holdsPosition position-king-kenya": Polarity.NEGATED,
    }


def test_what_congratulations_are_for_is_a_fact(extractor: Extractor) -> None:
    """The politeness of "I would like to congratulate A on its lead" does not make the lead a wish."""
    text = 'Jane Fisher said: "I would like to congratulate Norway on its leadership of NATO."'
    (found,) = [s for s in relations(read(extractor, text)) if s.predicate == "leads"]
    assert found.qualifiers.modality is Modality.ACTUAL


def test_what_one_wants_to_see_is_wanted(extractor: Extractor) -> None:
    """ "Wants to see A join" tells of a wish."""
    expect(extractor, "Kenya wants to see Norway join NATO.", ["norway memberOf nato; desired"])


@pytest.mark.parametrize("sentence", ["Kenya asked Norway to join NATO.", "Kenya wants Norway to join NATO."])
def test_who_bids_another_does_not_seek_it_himself(extractor: Extractor, sentence: str) -> None:
    """What another is asked to do is not what the asker seeks to do."""
    forbid(extractor, sentence, ["kenya seeksMembershipOf nato"])


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Chad was forced to sign the Kyoto Protocol.", Modality.ACTUAL),
        ("Mali persuaded Chad to sign the Kyoto Protocol.", Modality.ACTUAL),
        ("Mali wants to force Chad to sign the Kyoto Protocol.", Modality.DESIRED),
        ("Chad could be forced to sign the Kyoto Protocol.", Modality.POSSIBLE),
        ("Mali urged Chad to sign the Kyoto Protocol.", Modality.DESIRED),
    ],
)
def test_brought_to_it(extractor: Extractor, text: str, wanted: Modality) -> None:
    """What somebody was forced or persuaded to do was done; what somebody is urged to do was not."""
    (signing,) = [r for r in relations(read(extractor, text)) if r.predicate == "signed"]
    assert signing.qualifiers.modality is wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Peter Mwale will meet Juan Soto before travelling to Kenya.", "peter-mwale visited kenya; planned"),
        ("Peter Mwale met Juan Soto before travelling to Kenya.", "peter-mwale visited kenya"),
        ("Peter Mwale will thank Juan Soto after travelling to Kenya.", "peter-mwale visited kenya"),
    ],
)
def test_what_follows_a_plan_is_planned(extractor: Extractor, text: str, wanted: str) -> None:
    """A deed that something planned comes before is planned too; one that it comes after need not be."""
    expect(extractor, text, [wanted])


def test_what_a_threat_is_of_has_not_happened(extractor: Extractor) -> None:
    """A threat tells of a deed that is only possible, and praise of a mission is not of who is to lead it."""
    expect(
        extractor,
        "Peru's threat to seize the Falkland Islands was clear.",
        ["peru controls falkland-islands; possible"],
    )
    forbid(
        extractor,
        "Kenya will lead a UN-backed mission to quell the violence in Haiti.",
        ["united-nations supports kenya"],
    )
