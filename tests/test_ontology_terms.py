"""The generated OWL file and tables: complete, in OWL 2 RL, without dangling terms, and fresh."""

from __future__ import annotations

import subprocess
import sys
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from pathlib import Path
from types import ModuleType

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, VANN

from diplograph.ontology import data_dir, registry
from owl_rl import problems

DG = Namespace("https://w3id.org/diplograph/ontology#")
DGC = Namespace("https://w3id.org/diplograph/code/")
WD = "http://www.wikidata.org/entity/"
HEAD = URIRef("https://w3id.org/diplograph/ontology")
SCRIPT = Path(__file__).parents[1] / "scripts" / "generate_ontology"
OURS = (str(DG), str(DGC))


@pytest.fixture(scope="module")
def generator() -> ModuleType:
    """The script as a module."""
    loader = SourceFileLoader("generate_ontology", str(SCRIPT))
    spec = spec_from_loader(loader.name, loader)
    assert spec is not None
    module = module_from_spec(spec)
    loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def ontology() -> Graph:
    """The committed OWL file."""
    return Graph().parse(data_dir() / "diplograph.ttl", format="turtle")


def terms(graph: Graph) -> list[URIRef]:
    """Every term of our namespaces, wherever it stands."""
    found = {term for triple in graph for term in triple if isinstance(term, URIRef)}
    ours = sorted(term for term in found if str(term).startswith(OURS) and str(term) not in OURS)
    assert len(ours) > 150
    return ours


def test_generated_files_are_fresh(generator: ModuleType) -> None:
    """The committed files are what the registry gives."""
    assert generator.stale(data_dir(), generator.generated(registry())) == []


def test_check_mode_fails_on_a_stale_file_and_writes_nothing(
    generator: ModuleType, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """--check says which file is stale, and leaves it; without it the file is made, after which --check passes."""
    where = ["--folder", str(tmp_path)]
    (tmp_path / "TERMS.md").write_text("old", encoding="utf-8")
    assert generator.main([*where, "--check"]) == 1
    assert "TERMS.md" in capsys.readouterr().err
    assert (tmp_path / "TERMS.md").read_text(encoding="utf-8") == "old"
    assert generator.main(where) == 0
    assert generator.main([*where, "--check"]) == 0


def test_generation_does_not_depend_on_the_hash_seed(tmp_path: Path) -> None:
    """Another hash seed gives the same bytes."""
    made = []
    for seed in ("1", "2"):
        folder = tmp_path / seed
        folder.mkdir()
        path = [entry for entry in sys.path if entry]
        run = [sys.executable, str(SCRIPT), "--folder", str(folder)]
        subprocess.run(run, check=True, env={"PYTHONHASHSEED": seed, "PYTHONPATH": ":".join(path)})
        made.append({file.name: file.read_bytes() for file in folder.iterdir()})
    assert made[0] == made[1]
    assert set(made[0]) == {"diplograph.ttl", "TERMS.md"}


def test_ontology_is_in_owl_2_rl(ontology: Graph) -> None:
    """No axiom steps outside the profile."""
    assert list(problems(ontology)) == []


@pytest.mark.parametrize(
    "axiom",
    [
        "dg:signed rdfs:domain [ a owl:Class ; owl:unionOf ( dg:Actor dg:Territory ) ] .",
        "dg:State rdfs:subClassOf [ a owl:Restriction ; owl:onProperty dg:hasCapital ; owl:someValuesFrom dg:State ] .",
        "dg:startDate rdfs:range xsd:date .",
        'dg:State dg:inverseLabel "2026-01-01"^^xsd:date .',
        "dg:value a owl:SymmetricProperty .",
        "dg:value a owl:ObjectProperty .",
        "dg:signed rdfs:range dg:Nothing .",
        "dg:signed rdfs:subPropertyOf dg:value .",
        "dg:State rdfs:subClassOf dg:Nothing .",
        "dg:State dg:undeclared dg:Actor .",
        'dg:signed dg:family "legal" .',
        "dg:signed dg:ploverEvent dgc:legal .",
        "dg:x a dg:Nothing .",
        "dg:signed owl:inverseOf dg:nothing .",
    ],
)
def test_the_profile_checker_finds_what_is_not_rl(ontology: Graph, axiom: str) -> None:
    """One axiom outside the profile is enough to fail."""
    prefixes = "".join(f"@prefix {name}: <{iri}> . " for name, iri in registry().prefixes.items())
    assert list(problems(ontology + Graph().parse(data=prefixes + axiom, format="turtle")))


def test_every_term_has_label_comment_and_definition(ontology: Graph) -> None:
    """Classes, properties, relations, codes and schemes say in English what they are, once each."""
    for term in terms(ontology):
        for predicate in (RDFS.label, RDFS.comment, SKOS.definition):
            values = list(ontology.objects(term, predicate))
            assert len(values) == 1, (term, predicate)
            assert isinstance(values[0], Literal)
            assert values[0].language == "en"
            assert values[0].strip()
        assert (term, RDFS.isDefinedBy, HEAD) in ontology


def test_every_class_relation_and_property_has_an_example(ontology: Graph) -> None:
    """One example each."""
    for term in terms(ontology):
        if term.startswith(str(DG)):
            assert len(list(ontology.objects(term, SKOS.example))) == 1, term


def test_no_term_dangles(ontology: Graph) -> None:
    """Every IRI used is defined or declared here, save Wikidata's, the licence, datatypes and RDF itself."""
    known = (*(registry().prefixes[name] for name in ("rdf", "rdfs", "owl", "xsd", "edtf", "wd")), "https://spdx.org/")
    used = {term for triple in ontology for term in triple if isinstance(term, URIRef)}
    dangling = [term for term in used if (term, RDF.type, None) not in ontology and not str(term).startswith(known)]
    assert sorted(dangling) == [URIRef(f"{HEAD}/{registry().metadata.version}")]


def test_ontology_describes_itself(ontology: Graph) -> None:
    """Version, licence, creator, dates, title, description and preferred prefix are there."""
    assert ontology.value(HEAD, OWL.versionIRI) == URIRef(f"{HEAD}/{registry().metadata.version}")
    assert str(ontology.value(HEAD, VANN.preferredNamespacePrefix)) == "dg"
    assert str(ontology.value(HEAD, VANN.preferredNamespaceUri)) == str(DG)
    about = (DCTERMS.title, DCTERMS.description, DCTERMS.license, DCTERMS.creator, DCTERMS.created, DCTERMS.modified)
    for predicate in about:
        assert ontology.value(HEAD, predicate) is not None, predicate
    assert str(ontology.value(HEAD, DCTERMS.created)) <= str(ontology.value(HEAD, DCTERMS.modified))


def test_relations_are_properties_and_individuals(ontology: Graph) -> None:
    """Each relation is a subproperty of dg:relatedTo and a dg:RelationType with family, sign, domain and range."""
    found = set(ontology.subjects(RDF.type, DG.RelationType))
    assert found == {DG[name] for name in registry().relations}
    for term in found:
        row = registry().relations[str(term).removeprefix(str(DG))]
        assert (term, RDF.type, OWL.ObjectProperty) in ontology
        assert (term, RDFS.subPropertyOf, DG.relatedTo) in ontology
        assert ((term, RDF.type, OWL.SymmetricProperty) in ontology) == row.symmetric
        assert (term, DG.family, DGC[row.family]) in ontology
        assert (term, DG.sign, DGC[row.sign]) in ontology
        assert set(ontology.objects(term, DG.domainIncludes)) == {DG[name] for name in row.domain}
        assert set(ontology.objects(term, DG.rangeIncludes)) == {DG[name] for name in row.range}


def test_rdfs_domain_holds_every_class_allowed(ontology: Graph) -> None:
    """The class named by rdfs:domain or rdfs:range is above all that may stand there, or inference would be wrong."""
    for includes, predicate in ((DG.domainIncludes, RDFS.domain), (DG.rangeIncludes, RDFS.range)):
        for term, allowed in ontology.subject_objects(includes):
            for upper in ontology.objects(term, predicate):
                if str(allowed).startswith(str(DG)):
                    assert registry().is_a(str(allowed).removeprefix(str(DG)), str(upper).removeprefix(str(DG))), term


@pytest.mark.parametrize(
    ("names", "nearest"),
    [
        (("State",), "State"),
        (("Actor", "Territory"), "Entity"),
        (("Bloc", "Forum"), "InternationalOrganization"),
        (("Region", "Settlement"), "Place"),
        (("State", "Official"), "Actor"),
        (("RelationStatement", "Observation"), "Statement"),
    ],
)
def test_nearest_class_above_several(generator: ModuleType, names: tuple[str, ...], nearest: str) -> None:
    """The narrowest class that holds all."""
    assert generator.Writer(registry()).nearest(names) == nearest


def test_codes_are_concepts_of_their_scheme(ontology: Graph) -> None:
    """Each code is in the one scheme that its property draws from."""
    for name, codes in registry().codes.items():
        scheme = ontology.value(DG[name], DG.valuesFrom)
        assert (scheme, RDF.type, SKOS.ConceptScheme) in ontology
        assert set(ontology.subjects(SKOS.inScheme, scheme)) == {DGC[code.name] for code in codes}


def test_wikidata_and_plover_links_are_written(ontology: Graph) -> None:
    """Links of the registry reach the ontology in the right direction."""
    assert (DG.memberOf, DG.wikidataProperty, URIRef(WD + "P463")) in ontology
    assert (DG.founded, DG.wikidataInverseProperty, URIRef(WD + "P112")) in ontology
    assert (DG.metWith, DG.ploverEvent, Literal("CONSULT")) in ontology
    assert (DG.State, DG.wikidataItem, URIRef(WD + "Q3624078")) in ontology


def contradictions(graph: Graph) -> set[str]:
    """What the OWL 2 RL rules find wrong in a graph (the rules' own messages)."""
    from owlrl import OWLRL_Semantics

    closure = OWLRL_Semantics(graph, False, False, False)
    closure.closure()
    return set(closure.error_messages)


def members_of_every_class(ontology: Graph) -> Graph:
    """The class axioms with one thing of every class."""
    graph = Graph()
    for triple in ontology:
        if triple[1] in {RDFS.subClassOf, OWL.disjointWith}:
            graph.add(triple)
    for name in registry().classes:
        graph.add((URIRef(f"https://example.org/{name}"), RDF.type, DG[name]))
    return graph


def test_every_class_can_have_members(ontology: Graph) -> None:
    """The RL rules find no contradiction in one thing of every class, and infer the superclasses."""
    graph = members_of_every_class(ontology)
    assert not contradictions(graph)
    assert (URIRef("https://example.org/State"), RDF.type, DG.Place) in graph


def test_a_member_of_two_disjoint_classes_is_a_contradiction(ontology: Graph) -> None:
    """The rules would see a person that is a place."""
    graph = members_of_every_class(ontology)
    graph.add((URIRef("https://example.org/Official"), RDF.type, DG.Settlement))
    assert contradictions(graph)


def test_no_class_is_under_two_disjoint_ones() -> None:
    """A class below two disjoint classes could have no member."""
    for row in registry().classes.values():
        for other in row.disjoint:
            both = [
                name for name in registry().classes if registry().is_a(name, row.name) and registry().is_a(name, other)
            ]
            assert not both, (row.name, other, both)


def test_tables_name_every_term() -> None:
    """TERMS.md has a row for each class, relation, property and code."""
    text = (data_dir() / "TERMS.md").read_text(encoding="utf-8")
    for name in [*registry().classes, *registry().relations, *registry().properties]:
        assert f"| `{name}`" in text, name
    for codes in registry().codes.values():
        for code in codes:
            assert f"| `dgc:{code.name}` |" in text


def test_table_cells_cannot_break_a_table(generator: ModuleType) -> None:
    """A bar or a line break in a cell stays in its cell."""
    assert generator.table(("a", "b"), [("x|y", "1\n2")]) == "| a | b |\n| --- | --- |\n| x\\|y | 1 2 |\n"
