"""Things are found by what people call them: what counts first, what is near, and names from anywhere."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import NamedNode, Quad, Store

import handmade
from diplograph.errors import InputError
from diplograph.model import Entity
from diplograph.triples import namespaces as ns
from diplograph.triples.dataset import thing_quads
from diplograph.triples.lookup import LocalNames, Lookup, name_key
from diplograph.triples.store import store_of


def lookup(*things: Entity) -> Lookup:
    """A look-up in a graph of these things alone."""
    return Lookup(store_of(quad for thing in things for quad in thing_quads(thing)))


def state(thing: str, label: str, *aliases: str, **more: str) -> Entity:
    """A state."""
    return Entity(thing, label, "State", aliases, **more)


GEORGIA = state("georgia", "Georgia", "Sakartvelo", iso2="GE", iso3="GEO", m49="268", wikidata="Q230")
OTHER = Entity("us-georgia", "State of Georgia", "Territory", ("Georgia", "GA"))
TITLED = Entity("ge", "GE", "Company", ("General Electric",))


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Georgia", "georgia"),
        ("GEORGIA!", "georgia"),
        ("the georgia", "georgia"),
        ("Q230", "georgia"),
        ("q230", "georgia"),
        ("268", "georgia"),
        ("geo", "georgia"),
        ("Ge", "ge"),
        ("sakartvelo", "georgia"),
        ("state of  georgia", "us-georgia"),
        ("dgi:us-georgia", "us-georgia"),
        (f"<{ns.DGI}us-georgia>", "us-georgia"),
        (f" {ns.DGI}ge ", "ge"),
    ],
)
def test_labels_count_before_codes_before_other_names(text: str, thing: str) -> None:
    """An id or IRI first, then the exact label, then labels, codes and other names without case and marks."""
    assert lookup(GEORGIA, OTHER, TITLED).find(text) == ns.thing_iri(thing)


def test_an_id_counts_before_a_label() -> None:
    """Who types an id means it, even where another thing has it as its label."""
    first, second = state("chad", "Tchad"), Entity("person-chad", "chad", "Person")
    assert lookup(first, second).find("chad") == ns.thing_iri("chad")


def test_a_document_is_found_by_its_title() -> None:
    """Titles are names too, behind all others."""
    found = Lookup(handmade.store()).find("first briefing")
    assert found == ns.document_iri("doc-first")


@pytest.mark.parametrize("text", ["Türkiye", "Turkiye", "TÜRKIYE", "Tu\u0308rkiye", "turkey", "TUR"])
def test_marks_and_forms_of_letters_do_not_matter(text: str) -> None:
    """Composed, decomposed, without marks or in capitals: the same thing."""
    assert Lookup(handmade.store()).find(text) == ns.thing_iri("turkiye")


@pytest.mark.parametrize("label", ["中华人民共和国", "Ελλάδα", "إيران", "ประเทศไทย", "Саха"])
def test_names_in_any_script_are_found(label: str) -> None:
    """Letters of no Latin script are words like others."""
    assert lookup(state("x", label), GEORGIA).find(f"  {label} ") == ns.thing_iri("x")


def test_competing_names_are_listed_in_order_and_cut() -> None:
    """Five of many are shown, sorted, and the number of the rest."""
    many = [state(f"guinea-{number}", f"Guinea {number}", "Guinea") for number in range(8)]
    with pytest.raises(InputError) as caught:
        lookup(*reversed(many)).find("guinea")
    assert str(caught.value) == (
        "'guinea' names several things: guinea-0, guinea-1, guinea-2, guinea-3, guinea-4 and 3 more"
    )


def test_one_label_ends_the_competition_of_other_names() -> None:
    """A label that only one thing has wins over the same word as another name of many."""
    congo = state("congo", "Congo")
    others = [state(f"x-{number}", f"X {number}", "Congo") for number in range(3)]
    assert lookup(*others, congo).find("congo") == ns.thing_iri("congo")


@pytest.mark.parametrize(
    ("text", "near"),
    [("Gorgia", "georgia"), ("sakartvela", "georgia"), ("electric", "ge"), ("gener", "ge")],
)
def test_near_names_are_offered(text: str, near: str) -> None:
    """Misspelt, one word of several, or the beginning."""
    with pytest.raises(InputError, match=f"is not in the graph \\(near: .*{near}"):
        lookup(GEORGIA, TITLED).find(text)


@pytest.mark.parametrize("text", ["", "   ", "???", "zzzzzzzz", "\x00", "<>", "dgi:", "\ud800"])
def test_what_names_nothing_is_told_in_one_line(text: str) -> None:
    """No word, no hint, no control character, no crash."""
    with pytest.raises(InputError) as caught:
        lookup(GEORGIA).find(text)
    message = str(caught.value)
    assert message.endswith("is not in the graph")
    assert message.isprintable()


def test_an_empty_graph_has_nothing() -> None:
    """Nothing is near where nothing is."""
    with pytest.raises(InputError, match=r"'Georgia' is not in the graph$"):
        Lookup(Store()).find("Georgia")


def test_a_found_thing_stays_known() -> None:
    """The second look-up of the same words does not read the names again."""

    class Counting(LocalNames):
        reads = 0

        def labelled(self, label: str) -> set[str]:
            """Count and look."""
            Counting.reads += 1
            return super().labelled(label)

    names = Lookup(Counting(handmade.store()))
    assert names.find("Armenia") == names.find("Armenia")
    assert Counting.reads == 1


def test_hostile_labels_stay_in_their_line() -> None:
    """Ids of strangers in a list of competitors are cut and cleaned."""
    quads = [Quad(NamedNode("http://x/" + "y" * 300 + str(n)), ns.LABEL, ns.english("evil")) for n in range(2)]
    with pytest.raises(InputError) as caught:
        Lookup(store_of(quads)).find("Evil")
    assert len(str(caught.value)) < 200


@given(st.text())
def test_a_key_of_a_key_is_itself(text: str) -> None:
    """Folding is done after one turn."""
    key = name_key(text)
    assert key == " ".join(key.split())
    assert name_key("x " + key) == ("x " + key).strip()


@given(st.text(st.characters(categories=["L", "N"]), min_size=1, max_size=20))
def test_any_label_is_found_by_its_own_words(label: str) -> None:
    """Whatever letters a label has, it is found as it stands."""
    assert lookup(state("only", label)).find(label) == ns.thing_iri("only")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("The Gambia", "gambia"),
        ("the", "the"),
        ("Côte d’Ivoire", "cote d ivoire"),
        ("U.S.A.", "u s a"),
        ("Straße", "strasse"),
        ("ﬁsh", "fish"),
        ("１２３", "123"),
        ("---", ""),
        ("𝐀rmenia", "armenia"),
    ],
)
def test_keys(text: str, key: str) -> None:
    """Case, accents, punctuation, width and a leading article are gone."""
    assert name_key(text) == key
