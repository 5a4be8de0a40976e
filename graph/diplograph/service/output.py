"""Results and graphs in the formats of the protocol, each well-formed whatever texts and names it carries."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, BinaryIO, cast

from pyoxigraph import DefaultGraph, Quad, QueryResultsFormat, RdfFormat, Triple, serialize

from diplograph.service.refusal import Refusal
from diplograph.triples.namespaces import PREFIXES
from diplograph.triples.serializing import WRITERS

if TYPE_CHECKING:
    from pyoxigraph import QueryBoolean, QuerySolutions

_FORMATS = {
    "json": QueryResultsFormat.JSON,
    "xml": QueryResultsFormat.XML,
    "csv": QueryResultsFormat.CSV,
    "tsv": QueryResultsFormat.TSV,
}
_STREAMED = {"turtle": RdfFormat.TURTLE, "ntriples": RdfFormat.N_TRIPLES}
# XML 1.0 has no way to write these characters, not even escaped; their bytes occur in no other UTF-8 sequence.
_NOT_IN_XML = re.compile(rb"[\x00-\x08\x0b\x0c\x0e-\x1f]|\xef\xbf[\xbe\xbf]")
_LOCAL_NAME = re.compile(r"[^\W\d][\w.\-\u00b7]*$")
_REPLACEMENT = "\ufffd".encode()


class XmlSafe:
    """A binary file in which characters that XML cannot hold become U+FFFD."""

    def __init__(self, out: BinaryIO) -> None:
        self._out = out
        self._rest = b""

    def write(self, data: bytes) -> int:
        """Write; the last bytes wait for the next ones if they may begin a character that is to be replaced."""
        content = self._rest + data
        kept = 2 if content.endswith(b"\xef\xbf") else 1 if content.endswith(b"\xef") else 0
        self._rest = content[len(content) - kept :]
        self._out.write(_NOT_IN_XML.sub(_REPLACEMENT, content[: len(content) - kept]))
        return len(data)

    def flush(self) -> None:
        """Flush the file; what waits goes on waiting."""
        self._out.flush()

    def finish(self) -> None:
        """Write what was held back."""
        self._out.write(self._rest)
        self._rest = b""


def write_results(found: QuerySolutions | QueryBoolean, name: str, out: BinaryIO) -> None:
    """Rows or a truth value in format `json`, `xml`, `csv` or `tsv`, row by row as the engine finds them."""
    if name != "xml":
        found.serialize(out, format=_FORMATS[name])
        return
    safe = XmlSafe(out)
    found.serialize(cast("BinaryIO", safe), format=_FORMATS[name])
    safe.finish()


def write_triples(triples: Iterable[Triple], name: str, out: BinaryIO) -> None:
    """A graph in format `turtle`, `ntriples`, `jsonld` or `rdfxml`; the first two are written triple by triple.

    Raises Refusal (406) for what RDF/XML cannot say.
    """
    if name in _STREAMED:
        prefixes = dict(PREFIXES) if name == "turtle" else None
        serialize(triples, out, format=_STREAMED[name], prefixes=prefixes)
        return
    if name == "rdfxml":
        triples = _xml_names(triples)
    WRITERS[name]((Quad(t.subject, t.predicate, t.object, DefaultGraph()) for t in triples), out)


def _xml_names(triples: Iterable[Triple]) -> Iterator[Triple]:
    for triple in triples:
        predicate = triple.predicate.value
        if not _LOCAL_NAME.search(predicate):
            raise Refusal(406, f"RDF/XML has no way to write the property <{predicate}>; ask for text/turtle")
        yield triple
