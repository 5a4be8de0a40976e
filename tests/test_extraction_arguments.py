"""Behaviour tests of who stands in an argument: lists, relative clauses, clefts, small clauses, deeds and questions."""

from __future__ import annotations

import pytest

from diplograph.extraction.extractor import Extractor
from diplograph.extraction.syntax.deeds import doers
from diplograph.extraction.syntax.frames import verb_roles
from sentences import expect, forbid, parsed, read, relations, triple


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Kenya hosted talks between three states: Chad, Sudan and Libya.", "chad negotiatesWith libya"),
        ("Several allies, including Poland and Norway, condemned Belarus.", "norway criticizes belarus"),
        ("The three powers, Chile, Peru and Cuba, signed the Berlin Treaty.", "cuba signed berlin-treaty"),
        ("Ghana condemned its neighbours, such as Benin and Togo.", "ghana criticizes togo"),
        ("The three neighbours, Ghana, Benin and Togo, condemned Mali.", "togo criticizes mali"),
        ("Kazakhstan, Kyrgyzstan, Tajikistan and Uzbekistan condemned Mali.", "uzbekistan criticizes mali"),
    ],
)
def test_members_of_a_plural(extractor: Extractor, sentence: str, fact: str) -> None:
    """A list after a plural noun stands in the noun's role."""
    expect(extractor, sentence, [fact])


def test_singular_has_no_members(extractor: Extractor) -> None:
    """What only stands beside a singular noun does not act with it."""
    forbid(extractor, "A minister, including in Poland, condemned Belarus.", ["poland criticizes belarus"])


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Norway, whose army attacked Denmark, signed the treaty.", "norway attacked denmark"),
        ("It was Norway that recognised Palestine.", "norway recognizes palestine"),
        ("Turkey helped Qatar build a base.", "turkiye supports qatar"),
        ("China overtook Germany as the largest trading partner of Brazil.", "china largestTradePartnerOf brazil"),
        ("Ethiopia recognised Somaliland, a move condemned by Egypt.", "egypt criticizes ethiopia"),
        ("Egypt condemned the step taken by Ethiopia.", "egypt criticizes ethiopia"),
        ("Chile held talks, with Peru and Cuba.", "chile negotiatesWith cuba"),
        ("Norway issued a statement condemning Hungary.", "norway criticizes hungary"),
        ("A letter from Ghana accusing Togo of spying was read.", "ghana accuses togo"),
    ],
)
def test_roles(extractor: Extractor, sentence: str, fact: str) -> None:
    """Whose-clauses, clefts, helpers, successors and deeds lead to the one who is meant."""
    expect(extractor, sentence, [fact])


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("China overtook Germany as the largest trading partner of Brazil.", "germany largestTradePartnerOf brazil"),
        ("Japan asked Korea whether China had signed.", "japan requests south-korea"),
        ("Ukraine holds Russia responsible for the attack.", "ukraine controls russia"),
        ("Chad recognised Mali, a step condemned by Togo.", "togo criticizes mali"),
        ("Chile held talks with Peru, with Cuba as guarantor.", "chile negotiatesWith cuba"),
        ("Norway read a statement to judges who condemned Hungary.", "norway criticizes hungary"),
    ],
)
def test_false_roles(extractor: Extractor, sentence: str, fact: str) -> None:
    """Neighbours of these constructions are not taken for their arguments."""
    forbid(extractor, sentence, [fact])


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Mexico complained that Canada had raised its tariffs.", "mexico criticizes canada"),
        ("Turkey called for Sweden to extradite several exiles.", "turkiye requests sweden"),
        ("Ghana called for Togo to free the men.", "ghana requests togo"),
        ("Belarus was held responsible by Ukraine.", "ukraine accuses belarus"),
        ("France left the base at the request of Mali.", "mali requests france"),
        ("Chad and Sudan signed under the mediation of Qatar.", "qatar mediates sudan"),
        ("Talks between Chad and Sudan under the mediation of Qatar failed.", "qatar mediates chad"),
        ("Benin said that Niger had violated the truce.", "benin accuses niger"),
        ("Benin said that the truce had been violated by Niger.", "benin accuses niger"),
        ("Benin said that the policy of Niger was unacceptable.", "benin criticizes niger"),
        ("The decision of Hungary drew criticism from Ukraine.", "ukraine criticizes hungary"),
        ("Norway is one of Malawi's firmest backers.", "norway supports malawi"),
        ("Chad won the war thanks to the help of Libya.", "libya supports chad"),
        ("Moldova accused Russia of interfering in its affairs.", "russia interferesIn moldova; by moldova"),
        ("Norway decided not to join the European Union.", "norway declines european-union"),
        ("Ghana thanked its Japanese friends.", "ghana supports japan"),
        ("Norway said that it was ready to help Malawi.", "norway pledgesAidTo malawi; by norway"),
        ("Norway asked Sweden not to leave the room.", "norway requests sweden"),
        ("Ghana described the decision of Togo as reckless.", "ghana criticizes togo"),
    ],
)
def test_ends_in_clauses_and_circumstances(extractor: Extractor, sentence: str, fact: str) -> None:
    """An end may be the subject of a clause, or the one whose deed a circumstance tells of."""
    expect(extractor, sentence, [fact])


def test_reciprocals(extractor: Extractor) -> None:
    """ "Each other" makes every member of the subject undergo what the others do, once where it is mutual anyway."""
    expect(extractor, "Greece and Turkey accused each other.", ["greece accuses turkiye", "turkiye accuses greece"])
    found = [triple(r) for r in relations(read(extractor, "Greece and Turkey fought each other in 1897."))]
    assert len([t for t in found if "inConflictWith" in t]) == 1


def test_list_that_ends_on_the_verb() -> None:
    """The last of several agents counts although the parser hangs it on the verb, a name after a semicolon does not."""
    tree = (
        "treaty:NN:nsubj:7 signed=sign:VBN:acl:0 by:IN:agent:1 Peru:NP:pobj:2 {}:CC:cc:1 Chile:NP:conj:1 in:IN:prep:1 "
        "lapsed=lapse:VBD:ROOT:7"
    )
    assert [t.text for t in verb_roles(parsed(tree.format("and"))[1])["subj"]] == ["Peru", "Chile"]
    assert [t.text for t in verb_roles(parsed(tree.format(";"))[1])["subj"]] == ["Peru"]


@pytest.mark.parametrize(
    ("sentence", "fact"),
    [
        ("Mexico complained that the road to Canada was closed.", "mexico criticizes canada"),
        ("Ghana signed the text; Togo protested.", "togo criticizes ghana"),
        ("France left the base at the port of Mali.", "mali requests france"),
        ("Benin said that Niger had observed the truce.", "benin accuses niger"),
        ("Benin asked whether Niger had violated the truce.", "benin accuses niger"),
        ("The decision of Hungary drew criticism from Ukraine.", "hungary criticizes ukraine"),
        ("Chad gave thanks to those who asked for the help of Libya.", "libya supports chad"),
        ("Norway decided to join the European Union.", "norway declines european-union"),
        ("Ghana thanked Japan's partners.", "ghana supports japan"),
        ("President of Ghana John Mahama insisted that Ghana must open the port.", "john-mahama requests ghana"),
        ("Norway decided not to join the European Union.", "norway seeksMembershipOf european-union"),
        ("Moldova accused Russia of breaking its promises to Ukraine.", "moldova promises ukraine"),
        ("Norway is not near one of the towns of Malawi's backers.", "norway supports malawi"),
    ],
)
def test_false_ends(extractor: Extractor, sentence: str, fact: str) -> None:
    """Names beside the subject of a clause, or in a clause that stands before, are no ends."""
    forbid(extractor, sentence, [fact])


CLAIM = "Peru:NP:nsubj:1 complained=complain:VBD:ROOT:1 that:IN:mark:4 Chile:NP:nsubj:4 lied=lie:VBD:ccomp:1"
OPEN = "Peru:NP:nsubj:1 wondered=wonder:VBD:ROOT:1 whether:IN:mark:4 Chile:NP:nsubj:4 lied=lie:VBD:ccomp:1"
WANT = "Peru:NP:nsubj:1 wants=want:VBZ:ROOT:1 Chile:NP:nsubj:4 to:TO:aux:4 leave:VB:ccomp:1"
HELD = "Peru:NP:nsubj:1 held=hold:VBD:ROOT:1 Chile:NP:nsubj:3 responsible:JJ:ccomp:1"


@pytest.mark.parametrize(
    ("tree", "role", "who"),
    [
        (CLAIM, "clause", ["Chile"]),
        (CLAIM, "told", ["lied"]),
        (OPEN, "told", None),
        (WANT, "told", None),
        (CLAIM, "that", None),
        (OPEN, "clause", None),
        (WANT, "that", ["Chile"]),
        (WANT, "clause", None),
        (HELD, "whom", ["Chile"]),
        (HELD, "oprd", ["responsible"]),
        (HELD, "obj", None),
    ],
)
def test_clauses(tree: str, role: str, who: list[str] | None) -> None:
    """What is told, what is bidden, and what is said without a verb have roles of their own."""
    found = verb_roles(parsed(tree)[1]).get(role)
    assert (None if found is None else [t.text for t in found]) == who


def test_phrase_on_a_name() -> None:
    """A phrase that hangs on a name is a complement of the word over it as well, in second place."""
    tree = "Peru:NP:nsubj:1 went=go:VBD:ROOT:1 from:IN:prep:1 Quito:NP:pobj:2 to:IN:prep:3 Lima:NP:pobj:4"
    assert [t.text for t in verb_roles(parsed(tree)[1])["~to"]] == ["Lima"]


def test_doers() -> None:
    """A deed is its agent's; a named step in apposition belongs to the clause's subject, a definite one does not."""
    tree = "Peru:NP:nsubj:1 left=leave:VBD:ROOT:1 Quito:NP:dobj:1 {}:DT:det:4 step:NN:appos:2"
    assert [t.text for t in doers(parsed(tree.format("a"))[4])] == ["Peru"]
    assert doers(parsed(tree.format("the"))[4]) == ()
