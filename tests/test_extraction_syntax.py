"""Tests of predicate-argument structure on parses made by hand: what is the parser's and what is ours."""

from __future__ import annotations

import pytest

from diplograph.extraction.syntax.clauses import conjuncts, fronted, is_passive, is_verb
from diplograph.extraction.syntax.frames import verb_roles
from diplograph.extraction.syntax.nouns import adjective_roles, appointed, noun_roles, said_of
from diplograph.extraction.syntax.subjects import is_cutting, light_verb, owners, subjects
from sentences import parsed

ACTIVE = "Peru:NP:nsubj:1 blamed=blame:VBD:ROOT:1 Chile:NP:dobj:1"
PASSIVE = (
    "Chile:NP:nsubjpass:2 was=be:VBD:auxpass:2 blamed=blame:VBN:ROOT:2 by:IN:agent:2 Peru:NP:pobj:3 and:CC:cc:4 "
    "Cuba:NP:conj:4"
)
RELATIVE = "Peru:NP:nsubj:4 which:WDT:nsubj:2 blamed=blame:VBD:relcl:0 Chile:NP:dobj:2 left=leave:VBD:ROOT:4"
OBJECT_GAP = (
    "the:DT:det:1 treaty:NN:nsubj:5 that:WDT:dobj:4 Peru:NP:nsubj:4 signed=sign:VBD:relcl:1 lapsed=lapse:VBD:ROOT:5"
)
BARE_GAP = "the:DT:det:1 treaty:NN:nsubj:4 Peru:NP:nsubj:3 signed=sign:VBD:relcl:1 lapsed=lapse:VBD:ROOT:4"
PARTICIPLE = "Chile:NP:nsubj:4 blamed=blame:VBN:acl:0 by:IN:agent:1 Peru:NP:pobj:2 left=leave:VBD:ROOT:4"
GERUND = "Peru:NP:nsubj:1 left=leave:VBD:ROOT:1 blaming=blame:VBG:advcl:1 Chile:NP:dobj:2"
HYPHEN = "Cuban:NP:npadvmod:2 -:HYPH:punct:2 backed=back:VBN:amod:3 rebels=rebel:NNS:nsubj:4 left=leave:VBD:ROOT:4"
CHAIN = "Peru:NP:nsubj:1 came=come:VBD:ROOT:1 and:CC:cc:1 blamed=blame:VBD:conj:1 Chile:NP:dobj:3"
SUBJECT_CONTROL = "Peru:NP:nsubj:1 wants=want:VBZ:ROOT:1 to:TO:aux:3 blame:VB:xcomp:1 Chile:NP:dobj:3"
OBJECT_CONTROL = "Peru:NP:nsubj:1 urged=urge:VBD:ROOT:1 Cuba:NP:dobj:1 to:TO:aux:4 blame:VB:xcomp:1 Chile:NP:dobj:4"
PASSIVE_CONTROL = (
    "Cuba:NP:nsubjpass:2 was=be:VBD:auxpass:2 urged=urge:VBN:ROOT:2 to:TO:aux:4 blame:VB:xcomp:2 Chile:NP:dobj:4"
)
PRESSURE_ON = (
    "Peru:NP:nsubj:1 pressed=press:VBD:ROOT:1 on:IN:prep:1 Cuba:NP:pobj:2 to:TO:aux:5 blame:VB:xcomp:1 Chile:NP:dobj:5"
)
ACCUSED_OF = (
    "Peru:NP:nsubj:1 accused=accuse:VBD:ROOT:1 Cuba:NP:dobj:1 of:IN:prep:1 blaming=blame:VBG:pcomp:3 Chile:NP:dobj:4"
)
WITHOUT = "Peru:NP:nsubj:1 left=leave:VBD:ROOT:1 without:IN:prep:1 blaming=blame:VBG:pcomp:2 Chile:NP:dobj:3"
DECISION = (
    "Peru:NP:poss:2 's:IN:case:0 decision:NN:nsubj:6 to:TO:aux:4 blame:VB:acl:2 Chile:NP:dobj:4 held=hold:VBD:ROOT:6"
)
FRONTED = (
    "after:IN:prep:9 talks:NNS:pobj:0 in:IN:prep:1 Lima:NP:pobj:2 ,:,:punct:9 Cuba:NP:conj:3 ,:,:punct:5 "
    "Peru:NP:conj:5 all:DT:advmod:9 blamed=blame:VBD:ROOT:9 Chile:NP:dobj:9"
)


def roles(tree: str, form: str) -> dict[str, list[str]]:
    """Roles of the first word with this form, as forms."""
    token = next(t for t in parsed(tree) if t.text == form)
    found = (
        verb_roles(token) if is_verb(token) else adjective_roles(token) if token.pos_ == "ADJ" else noun_roles(token)
    )
    return {role: [t.text for t in tokens] for role, tokens in found.items()}


@pytest.mark.parametrize(
    ("tree", "verb", "who", "whom"),
    [
        (ACTIVE, "blamed", ["Peru"], ["Chile"]),
        (PASSIVE, "blamed", ["Peru", "Cuba"], ["Chile"]),
        (RELATIVE, "blamed", ["Peru"], ["Chile"]),
        (OBJECT_GAP, "signed", ["Peru"], ["treaty"]),
        (BARE_GAP, "signed", ["Peru"], ["treaty"]),
        (PARTICIPLE, "blamed", ["Peru"], ["Chile"]),
        (GERUND, "blaming", ["Peru"], ["Chile"]),
        (HYPHEN, "backed", ["Cuban"], ["rebels"]),
        (CHAIN, "blamed", ["Peru"], ["Chile"]),
        (SUBJECT_CONTROL, "blame", ["Peru"], ["Chile"]),
        (OBJECT_CONTROL, "blame", ["Cuba"], ["Chile"]),
        (PASSIVE_CONTROL, "blame", ["Cuba"], ["Chile"]),
        (PRESSURE_ON, "blame", ["Cuba"], ["Chile"]),
        (ACCUSED_OF, "blaming", ["Cuba"], ["Chile"]),
        (WITHOUT, "blaming", ["Peru"], ["Chile"]),
        (DECISION, "blame", ["Peru"], ["Chile"]),
        (FRONTED, "blamed", ["Cuba", "Peru"], ["Chile"]),
    ],
)
def test_who_and_whom(tree: str, verb: str, who: list[str], whom: list[str]) -> None:
    """One verb's subject and object, however the clause is built."""
    found = roles(tree, verb)
    assert found["subj"] == who
    assert found["obj"] == whom


def test_passive_without_agent() -> None:
    """Nobody is named: there is an object and no subject."""
    found = roles("Chile:NP:nsubjpass:2 was=be:VBD:auxpass:2 blamed=blame:VBN:ROOT:2", "blamed")
    assert found == {"obj": ["Chile"]}


def test_prepositions_are_roles() -> None:
    """Complements go by their preposition; those of the object too, marked with a tilde; gerunds with a plus."""
    tree = (
        "Peru:NP:nsubj:1 signed=sign:VBD:ROOT:1 a:DT:det:3 treaty:NN:dobj:1 with:IN:prep:3 Chile:NP:pobj:4 "
        "in:IN:prep:1 Lima:NP:pobj:6 after:IN:prep:1 meeting=meet:VBG:pcomp:8"
    )
    assert roles(tree, "signed") == {
        "subj": ["Peru"],
        "obj": ["treaty"],
        "in": ["Lima"],
        "after+": ["meeting"],
        "~with": ["Chile"],
    }


def test_dative_and_stacked_prepositions() -> None:
    """A bare dative is a role; "out of X" is what it is out of."""
    tree = (
        "Peru:NP:nsubj:1 gave=give:VBD:ROOT:1 Cuba:NP:dative:1 oil:NN:dobj:1 out:IN:prep:1 of:IN:prep:4 Lima:NP:pobj:5"
    )
    found = roles(tree, "gave")
    assert found["dative"] == ["Cuba"]
    assert found["of"] == ["Lima"]


def test_conjuncts_follow_the_whole_list() -> None:
    """A list is all that is coordinated to the right, in order and once."""
    doc = parsed("A:NP:ROOT:0 ,:,:punct:0 B:NP:conj:0 and:CC:cc:2 C:NP:conj:2")
    assert [t.text for t in conjuncts([doc[0], doc[2]])] == ["A", "B", "C"]
    assert [t.text for t in conjuncts([doc[4]])] == ["C"]
    assert conjuncts([]) == ()


@pytest.mark.parametrize(("tree", "verb"), [(PASSIVE, "blamed"), (PARTICIPLE, "blamed")])
def test_passive(tree: str, verb: str) -> None:
    """Auxiliaries and reduced relatives make passives."""
    assert is_passive(next(t for t in parsed(tree) if t.text == verb))


@pytest.mark.parametrize(("tree", "verb"), [(ACTIVE, "blamed"), (GERUND, "blaming"), (CHAIN, "blamed")])
def test_active(tree: str, verb: str) -> None:
    """Other clauses are active."""
    assert not is_passive(next(t for t in parsed(tree) if t.text == verb))


def test_no_passive_after_a_perfect() -> None:
    """In "was blamed and has replied" the second verb is active."""
    tree = (
        "Chile:NP:nsubjpass:2 was=be:VBD:auxpass:2 blamed=blame:VBN:ROOT:2 and:CC:cc:2 has=have:VBZ:aux:5 "
        "replied=reply:VBN:conj:2"
    )
    doc = parsed(tree)
    assert not is_passive(doc[5])
    assert [t.text for t in subjects(doc[5])] == ["Chile"]


def test_subject_of_a_fronted_list() -> None:
    """The members of a list that the parser hung on a fronted phrase come before the subject it saw."""
    tree = (
        "after:IN:prep:10 talks:NNS:pobj:0 in:IN:prep:1 Lima:NP:pobj:2 ,:,:punct:10 Cuba:NP:conj:3 ,:,:punct:5 "
        "Peru:NP:conj:5 and:CC:cc:10 Chile:NP:nsubj:10 signed=sign:VBD:ROOT:10"
    )
    doc = parsed(tree)
    assert [t.text for t in subjects(doc[10])] == ["Cuba", "Peru", "Chile"]
    assert [t.text for t in fronted(doc[9])] == ["Cuba", "Peru"]


def test_subjects_end() -> None:
    """A clause whose doer is nowhere has none."""
    assert subjects(parsed("Leaving=leave:VBG:ROOT:0 Lima:NP:dobj:0")[0]) == ()


@pytest.mark.parametrize(
    ("tree", "noun", "whose"),
    [
        ("Peru:NP:poss:2 's:IN:case:0 visit:NN:ROOT:2", "visit", ["Peru"]),
        ("Peruvian:JJ:amod:1 support:NN:ROOT:1", "support", ["Peruvian"]),
        ("support:NN:ROOT:0 by:IN:prep:0 Peru:NP:pobj:1 and:CC:cc:2 Cuba:NP:conj:2", "support", ["Peru", "Cuba"]),
        ("Peru:NP:nsubj:1 held=hold:VBD:ROOT:1 talks=talk:NNS:dobj:1", "talks", ["Peru"]),
        (
            "talks=talk:NNS:nsubjpass:2 were=be:VBD:auxpass:2 held=hold:VBN:ROOT:2 by:IN:agent:2 Peru:NP:pobj:3",
            "talks",
            ["Peru"],
        ),
        ("Peru:NP:nsubj:1 criticised=criticise:VBD:ROOT:1 talks=talk:NNS:dobj:1", "talks", []),
        (
            "During:IN:prep:4 a:DT:det:2 visit:NN:pobj:0 Peru:NP:nsubj:4 replied=reply:VBD:ROOT:4",
            "visit",
            ["Peru"],
        ),
        ("Despite:IN:prep:4 a:DT:det:2 visit:NN:pobj:0 Peru:NP:nsubj:4 replied=reply:VBD:ROOT:4", "visit", []),
    ],
)
def test_owners(tree: str, noun: str, whose: list[str]) -> None:
    """A deed named by a noun belongs to its possessive, nationality, agent, or the subject of its light verb."""
    token = next(t for t in parsed(tree) if t.text == noun)
    assert [t.text for t in owners(token)] == whose


@pytest.mark.parametrize(
    ("tree", "verb", "cuts"),
    [
        ("Peru:NP:nsubj:1 held=hold:VBD:ROOT:1 talks=talk:NNS:dobj:1", "held", False),
        ("Peru:NP:nsubj:1 suspended=suspend:VBD:ROOT:1 talks=talk:NNS:dobj:1", "suspended", True),
        ("Peru:NP:nsubj:1 entered=enter:VBD:ROOT:1 into:IN:prep:1 talks=talk:NNS:pobj:2", "entered", False),
        ("Peru:NP:nsubj:1 shunned=shun:VBD:ROOT:1 talks=talk:NNS:dobj:1", None, False),
        ("Peru:NP:nsubj:1 spoke=speak:VBD:ROOT:1 of:IN:prep:1 talks=talk:NNS:pobj:2", None, False),
        ("talks=talk:NNS:nsubj:1 began=begin:VBD:ROOT:1", "began", False),
        ("talks=talk:NNS:nsubj:1 held=hold:VBD:ROOT:1 promise:NN:dobj:1", None, False),
    ],
)
def test_light_verbs(tree: str, verb: str | None, cuts: bool) -> None:  # noqa: FBT001 - a column of the table
    """Some verbs only carry a noun; some of them end what it names."""
    token = next(t for t in parsed(tree) if t.text == "talks")
    found = light_verb(token)
    assert (found.text if found is not None else None) == verb
    assert is_cutting(token) is cuts


@pytest.mark.parametrize(
    ("tree", "noun", "of"),
    [
        ("Peru:NP:nsubj:1 is=be:VBZ:ROOT:1 a:DT:det:3 member:NN:attr:1", "member", ["Peru"]),
        ("Peru:NP:nsubj:1 became=become:VBD:ROOT:1 a:DT:det:3 member:NN:attr:1", "member", ["Peru"]),
        (
            "Peru:NP:nsubj:5 ,:,:punct:0 a:DT:det:3 member:NN:appos:0 ,:,:punct:0 left=leave:VBD:ROOT:5",
            "member",
            ["Peru"],
        ),
        ("member:NN:compound:1 Peru:NP:nsubj:2 left=leave:VBD:ROOT:2", "member", ["Peru"]),
        ("Peru:NP:nsubj:1 acted=act:VBD:ROOT:1 as:IN:prep:1 mediator:NN:pobj:2", "mediator", ["Peru"]),
        ("Peru:NP:nsubj:1 backs=back:VBZ:ROOT:1 Cuba:NP:dobj:1 as:IN:prep:1 member:NN:pobj:3", "member", ["Cuba"]),
        ("our:PR:poss:1 member:NN:nsubj:2 left=leave:VBD:ROOT:2", "member", []),
    ],
)
def test_said_of(tree: str, noun: str, of: list[str]) -> None:
    """A noun is predicated by copula, apposition, "as", or right before a name."""
    token = next(t for t in parsed(tree) if t.text == noun)
    assert [t.text for t in said_of(token)] == of


def test_apposition_to_several() -> None:
    """A noun in apposition to a list, "both members", is said of all of it."""
    tree = (
        "Peru:NP:nsubj:6 and:CC:cc:0 Chile:NP:conj:0 ,:,:punct:2 both:DT:det:5 members=member:NNS:appos:2 "
        "left=leave:VBD:ROOT:6"
    )
    token = parsed(tree)[5]
    assert {t.text for t in said_of(token)} == {"Peru", "Chile"}


@pytest.mark.parametrize(
    ("tree", "who"),
    [
        ("Lee:NP:nsubjpass:2 was=be:VBD:auxpass:2 elected=elect:VBN:ROOT:2 president:NN:oprd:2", ["Lee"]),
        ("Lee:NP:nsubj:1 became=become:VBD:ROOT:1 president:NN:attr:1", ["Lee"]),
        ("Lee:NP:nsubj:1 served=serve:VBD:ROOT:1 as:IN:prep:1 president:NN:pobj:2", ["Lee"]),
        ("Peru:NP:nsubj:1 named=name:VBD:ROOT:1 Lee:NP:dobj:1 as:IN:prep:1 president:NN:pobj:3", ["Lee"]),
        ("Lee:NP:nsubj:1 met=meet:VBD:ROOT:1 the:DT:det:3 president:NN:dobj:1", []),
        ("Lee:NP:nsubj:1 described=describe:VBD:ROOT:1 as:IN:prep:1 president:NN:pobj:2", []),
    ],
)
def test_appointed(tree: str, who: list[str]) -> None:
    """Verbs of election and service give an office its holder; others do not."""
    token = next(t for t in parsed(tree) if t.text == "president")
    assert [t.text for t in appointed(token)] == who


def test_adjectives() -> None:
    """An adjective is said of its noun or of the subject of its copula, with its prepositions."""
    tree = "Peru:NP:nsubj:1 is=be:VBZ:ROOT:1 dependent:JJ:acomp:1 on:IN:prep:2 Chile:NP:pobj:3"
    assert roles(tree, "dependent") == {"on": ["Chile"], "cop": ["Peru"]}
    tree = "oil:NN:ROOT:0 dependent:JJ:amod:0 on:IN:prep:1 Chile:NP:pobj:2"
    assert roles(tree, "dependent") == {"on": ["Chile"], "cop": ["oil"]}


def test_names_before_a_noun_are_its_own() -> None:
    """In "NATO member Turkey" the bloc is the member's, and the state is what it is said of."""
    tree = "NATO:NP:compound:2 member:NN:compound:2 Turkey:NP:nsubj:3 left=leave:VBD:ROOT:3"
    assert roles(tree, "member") == {"poss": ["NATO"], "cop": ["Turkey"]}


@pytest.mark.parametrize(
    ("sentence", "bidden"),
    [
        ("Peru:NP:nsubj:1 demanded=demand:VBD:ROOT:1 that:IN:mark:4 Chile:NP:nsubj:4 leave:VB:ccomp:1", ["Chile"]),
        (
            "Peru:NP:nsubj:1 said=say:VBD:ROOT:1 Chile:NP:nsubj:4 must:MD:aux:4 leave:VB:ccomp:1",
            ["Chile"],
        ),
        ("Peru:NP:nsubj:1 said=say:VBD:ROOT:1 that:IN:mark:4 Chile:NP:nsubj:4 left=leave:VBD:ccomp:1", []),
    ],
)
def test_who_is_bidden(sentence: str, bidden: list[str]) -> None:
    """The subject of a clause that tells what ought to be done, not of one that tells what happened."""
    doc = parsed(sentence)
    assert [t.text for t in verb_roles(doc[1]).get("that", ())] == bidden
