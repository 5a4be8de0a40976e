"""A profile checker for ontologies without class expressions: which axioms step outside OWL 2 RL (or DL).

Stricter than the profile, which makes it short: named classes only, so every position of the grammar that takes a
class takes ours. Grammar and datatypes: W3C, "OWL 2 Web Ontology Language Profiles", sections 4.2 and 4.3.
"""

from __future__ import annotations

from collections.abc import Iterator

from rdflib import OWL, RDF, RDFS, XSD, BNode, Graph, Literal, URIRef

PROPERTY_KINDS = (OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
TRAITS = {
    OWL.FunctionalProperty: {OWL.ObjectProperty, OWL.DatatypeProperty},
    OWL.SymmetricProperty: {OWL.ObjectProperty},
    OWL.AsymmetricProperty: {OWL.ObjectProperty},
    OWL.IrreflexiveProperty: {OWL.ObjectProperty},
    OWL.TransitiveProperty: {OWL.ObjectProperty},
}
DATATYPES = {
    RDF.langString, RDF.PlainLiteral, RDF.XMLLiteral, RDFS.Literal,
    *(XSD[name] for name in (
        "decimal integer nonNegativeInteger nonPositiveInteger positiveInteger negativeInteger long int short byte "
        "unsignedLong unsignedInt unsignedShort unsignedByte float double string normalizedString token language "
        "Name NCName NMTOKEN boolean hexBinary base64Binary anyURI dateTime dateTimeStamp"
    ).split()),
}  # fmt: skip
BUILT_IN = {RDFS.label, RDFS.comment, RDFS.isDefinedBy, RDFS.seeAlso, OWL.versionInfo, OWL.versionIRI}
AXIOMS = {RDF.type, RDFS.subClassOf, RDFS.subPropertyOf, RDFS.domain, RDFS.range, OWL.disjointWith, OWL.inverseOf}


def kinds(graph: Graph, term: object) -> set[URIRef]:
    """Which kinds of property a term is declared as."""
    return {kind for kind in PROPERTY_KINDS if (term, RDF.type, kind) in graph}


def is_class(graph: Graph, term: object) -> bool:
    """Whether a term is a declared class."""
    return (term, RDF.type, OWL.Class) in graph


def problems(graph: Graph) -> Iterator[str]:
    """What keeps a graph out of OWL 2 RL; nothing if it is in."""
    for subject, predicate, value in sorted(graph):
        if isinstance(subject, BNode) or isinstance(value, BNode):
            yield f"class expression or blank node at {subject} {predicate}"
        elif isinstance(value, Literal) and value.datatype is not None and value.datatype not in DATATYPES:
            yield f"datatype {value.datatype} at {subject} {predicate}"
        elif predicate in AXIOMS:
            yield from _axiom(graph, subject, predicate, value)
        elif predicate not in BUILT_IN:
            yield from _assertion(graph, predicate, value)
    for term in set(graph.subjects()):
        if len(kinds(graph, term)) > 1:
            yield f"{term} is declared as several kinds of property"


def _axiom(graph: Graph, subject: object, predicate: object, value: object) -> Iterator[str]:
    if predicate == RDF.type:
        yield from _type(graph, subject, value)
    elif predicate in (RDFS.subClassOf, OWL.disjointWith):
        if not (is_class(graph, subject) and is_class(graph, value)):
            yield f"{predicate} needs two classes: {subject}, {value}"
    elif predicate in (RDFS.domain, RDFS.range):
        yield from _side(graph, subject, predicate, value)
    elif kinds(graph, subject) != kinds(graph, value) or not kinds(graph, subject):
        yield f"{predicate} needs two properties of one kind: {subject}, {value}"


def _type(graph: Graph, subject: object, value: object) -> Iterator[str]:
    if value in TRAITS:
        if not kinds(graph, subject) & TRAITS[value]:
            yield f"{subject} cannot be a {value}"
    elif value not in {*PROPERTY_KINDS, OWL.Class, OWL.Ontology, OWL.NamedIndividual} and not is_class(graph, value):
        yield f"{subject} has the type {value}, which is no declared class"


def _side(graph: Graph, subject: object, predicate: object, value: object) -> Iterator[str]:
    if predicate == RDFS.range and OWL.DatatypeProperty in kinds(graph, subject):
        if value not in DATATYPES:
            yield f"{subject} has the range {value}, which RL does not know"
    elif not is_class(graph, value):
        yield f"{predicate} of {subject} is no class: {value}"


def _assertion(graph: Graph, predicate: object, value: object) -> Iterator[str]:
    kind = kinds(graph, predicate)
    if not kind:
        yield f"{predicate} is not declared"
    elif OWL.ObjectProperty in kind and isinstance(value, Literal):
        yield f"{predicate} takes no literal"
    elif OWL.DatatypeProperty in kind and not isinstance(value, Literal):
        yield f"{predicate} takes a literal"
