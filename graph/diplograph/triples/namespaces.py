"""Names of the RDF terms that diplograph writes and reads, and safe ways to make IRIs and literals.

Prefixes and IRIs are those of the graph contract; nothing here depends on a document.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from urllib.parse import quote

from pyoxigraph import Literal, NamedNode

DG = "https://w3id.org/diplograph/ontology#"
DGI = "https://w3id.org/diplograph/id/"
DGC = "https://w3id.org/diplograph/code/"
RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
DCTERMS = "http://purl.org/dc/terms/"
PROV = "http://www.w3.org/ns/prov#"
OA = "http://www.w3.org/ns/oa#"
XSD = "http://www.w3.org/2001/XMLSchema#"
EDTF = "http://id.loc.gov/datatypes/edtf/"
WD = "http://www.wikidata.org/entity/"
CUR = "http://publications.europa.eu/resource/authority/currency/"
UNIT = "http://qudt.org/vocab/unit/"

PREFIXES: Mapping[str, str] = MappingProxyType(
    {
        "dg": DG,
        "dgi": DGI,
        "dgc": DGC,
        "rdf": RDF,
        "rdfs": RDFS,
        "owl": OWL,
        "skos": SKOS,
        "dcterms": DCTERMS,
        "prov": PROV,
        "oa": OA,
        "xsd": XSD,
        "edtf": EDTF,
        "wd": WD,
        "cur": CUR,
        "unit": UNIT,
    }
)
"""Prefixes that every file declares and every query may use without declaring them."""

TYPE = NamedNode(RDF + "type")
LABEL = NamedNode(RDFS + "label")
ALT_LABEL = NamedNode(SKOS + "altLabel")
SAME_AS = NamedNode(OWL + "sameAs")
EDTF_TYPE = NamedNode(EDTF + "EDTF")
_LONE_SURROGATE = re.compile("[\ud800-\udfff]")
_QID = re.compile(r"Q[1-9][0-9]{0,11}")
_WEB_ADDRESS = re.compile(r"https?://[A-Za-z0-9.\-]+(:[0-9]+)?([/?#][!-~]*)?")
_NOT_IN_IRI = re.compile(r'[<>"{}|^`\\]')
_FULL_DATE = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")


def dg(name: str) -> NamedNode:
    """Term of the ontology by local name."""
    return NamedNode(DG + name)


def thing_iri(local_id: str) -> NamedNode:
    """IRI of a thing by its local id; whatever may not stand in an IRI is percent-encoded."""
    return NamedNode(DGI + quote(without_surrogates(local_id), safe="-._~"))


def document_iri(document_id: str) -> NamedNode:
    """IRI of a document and of its named graph; never the IRI of another thing, whatever id a document brings."""
    return thing_iri(document_id if document_id.startswith("doc-") else f"doc-{document_id}")


def code_iri(name: str) -> NamedNode:
    """IRI of a code (`dgc:affirmed`)."""
    return NamedNode(DGC + quote(without_surrogates(name), safe="-._~"))


def digest(*parts: str) -> str:
    """20 hexadecimal digits (80 bits) of SHA-256 over the parts; the same parts give the same digits everywhere."""
    joined = "\x1f".join(parts).encode("utf-8", "backslashreplace")
    return hashlib.sha256(joined).hexdigest()[:20]


def without_surrogates(text: str) -> str:
    """`text` of the same length in which lone surrogates, which no encoding can write, are U+FFFD."""
    return _LONE_SURROGATE.sub("\ufffd", text)


def plain(text: str) -> Literal:
    """String literal."""
    return Literal(without_surrogates(text))


def english(text: str) -> Literal:
    """String literal tagged `en`."""
    return Literal(without_surrogates(text), language="en")


def integer(value: int) -> Literal:
    """`xsd:integer` literal."""
    return Literal(str(value), datatype=NamedNode(XSD + "integer"))


def decimal(value: Decimal) -> Literal:
    """`xsd:decimal` literal in canonical form: no exponent, no trailing zeros, at least one digit after the point."""
    text = format(value, "f")
    whole, _, fraction = text.partition(".")
    fraction = fraction.rstrip("0") or "0"
    if whole.strip("-0") == "" and fraction == "0":
        whole = "0"
    return Literal(f"{whole}.{fraction}", datatype=NamedNode(XSD + "decimal"))


def iso_date(text: str | None) -> Literal | None:
    """`xsd:date` literal of a full calendar date, None for anything else."""
    if text is None or not _FULL_DATE.fullmatch(text):
        return None
    try:
        date.fromisoformat(text)
    except ValueError:
        return None
    return Literal(text, datatype=NamedNode(XSD + "date"))


def edtf(text: str) -> Literal:
    """EDTF literal."""
    return Literal(without_surrogates(text), datatype=EDTF_TYPE)


def wikidata_iri(qid: str | None) -> NamedNode | None:
    """Wikidata entity of a well-formed QID, None otherwise."""
    return NamedNode(WD + qid) if qid is not None and _QID.fullmatch(qid) else None


def web_address(text: str) -> NamedNode | None:
    """IRI of an absolute http(s) address in plain ASCII, None for anything else (documents choose these strings)."""
    if not _WEB_ADDRESS.fullmatch(text) or _NOT_IN_IRI.search(text):
        return None
    try:
        return NamedNode(text)
    except ValueError:
        return None


def local_name(iri: str) -> str:
    """Part of an IRI after the last `#` or `/`."""
    return re.split(r"[#/]", iri)[-1]
