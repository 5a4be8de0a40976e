"""The graph as files for Neo4j: node and relationship CSVs with typed headers and a Cypher script that loads them.

Works with `neo4j-admin database import` (headers `id:ID` ...) and, through `import.cypher`, with `LOAD CSV`.
Statements are nodes, so that evidence can hang on them; firm relations are relationships as well.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterable, Mapping, Sequence

from diplograph.publishing.records import Records, Statement

_THINGS = ("id:ID", "label", "kind", "aliases:string[]", "wikidata", ":LABEL")
_DOCUMENTS = ("id:ID", "title", "issued", "source", ":LABEL")
_STATEMENTS = (
    "id:ID", "kind", "predicate", "status", "polarity", "modality", "attribution", "time", "start", "end",
    "confidence:double", "value:double", "unit", "year:long", "text", ":LABEL",
)  # fmt: skip
_LINKS = (":START_ID", ":END_ID", ":TYPE", "start:long", "end:long", "exact", "sentence")
_RELATIONS = (":START_ID", ":END_ID", ":TYPE", "statement", "time")

_FROM = "LOAD CSV WITH HEADERS FROM 'file:///{}.csv' AS row"


def neo4j_files(records: Records) -> dict[str, str]:
    """File name -> content: things, documents, statements, links, relations (CSV) and import.cypher."""
    return {
        "documents.csv": _csv(
            _DOCUMENTS,
            ((source.id, source.title, source.issued, source.url, "Document") for source in records.sources.values()),
        ),
        "import.cypher": _cypher(records),
        "links.csv": _csv(_LINKS, (row for statement in records.statements for row in _links(statement, records))),
        "relations.csv": _csv(
            _RELATIONS,
            (
                (
                    statement.subject,
                    statement.object,
                    relationship_type(statement.predicate),
                    statement.id,
                    statement.time,
                )
                for statement in _firm(records)
            ),
        ),
        "statements.csv": _csv(_STATEMENTS, map(_statement, records.statements)),
        "things.csv": _csv(
            _THINGS,
            (
                (
                    thing.id,
                    thing.label,
                    thing.kind,
                    ";".join(alias.replace(";", ",") for alias in thing.aliases),
                    thing.wikidata,
                    f"Thing;{thing.kind}",
                )
                for thing in records.things.values()
                if thing.id not in records.sources
            ),
        ),
    }


def relationship_type(predicate: str) -> str:
    """`exportsTo` -> `EXPORTS_TO`: Neo4j's habit for types; nothing but letters, digits and underscores is left."""
    return re.sub(r"\W+", "_", re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", predicate).upper())


def _firm(records: Records) -> Iterable[Statement]:
    return (
        statement
        for statement in records.statements
        if statement.kind == "relation" and statement.status == "stated" and statement.object is not None
    )


def _statement(statement: Statement) -> Sequence[object]:
    figure = statement.figure
    return (
        statement.id,
        statement.kind,
        statement.predicate,
        statement.status,
        statement.polarity,
        statement.modality,
        statement.attribution,
        statement.time,
        statement.start,
        statement.end,
        statement.confidence,
        figure.value if figure else None,
        figure.unit if figure else None,
        figure.year if figure else None,
        figure.text if figure else statement.text,
        f"Statement;{statement.kind.capitalize()}",
    )


def _links(statement: Statement, records: Records) -> Iterable[Sequence[object]]:
    ends: Mapping[str, str | None] = {
        "SUBJECT": statement.subject,
        "OBJECT": statement.object,
        "ATTRIBUTED_TO": statement.speaker,
        "PLACE": statement.place,
    }
    for kind, name in ends.items():
        if name:
            yield statement.id, name, kind, None, None, None, None
    for proof in statement.proofs:
        if proof.document in records.sources:
            yield statement.id, proof.document, "EVIDENCE", proof.start, proof.end, proof.exact, proof.sentence


def _csv(columns: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    buffer = io.StringIO(newline="")
    writer = csv.writer(buffer)
    writer.writerow(columns)
    writer.writerows(rows)
    return buffer.getvalue()


def _cypher(records: Records) -> str:
    """Cypher of Neo4j 5 without plug-ins; types are literal because plain Cypher cannot take them from a column."""
    lines = [
        "// Put the CSV files into the import folder of Neo4j and run this script with cypher-shell.",
        "CREATE CONSTRAINT node_id IF NOT EXISTS FOR (n:Node) REQUIRE n.id IS UNIQUE;",
    ]
    for name, label in (("things", "Thing"), ("documents", "Document"), ("statements", "Statement")):
        lines.append(f"{_FROM.format(name)} MERGE (n:Node {{id: row.`id:ID`}}) SET n:{label}, n += row;")
    proof = "{exact: coalesce(row.exact, ''), sentence: coalesce(row.sentence, '')}"
    kinds = sorted({relationship_type(statement.predicate) for statement in _firm(records)})
    lines.extend(_load("links", kind, proof) for kind in ("SUBJECT", "OBJECT", "ATTRIBUTED_TO", "PLACE", "EVIDENCE"))
    lines.extend(_load("relations", kind, "{statement: row.statement}") for kind in kinds)
    return "\n".join(lines) + "\n"


def _load(name: str, kind: str, properties: str) -> str:
    return (
        f"{_FROM.format(name)} WITH row WHERE row.`:TYPE` = '{kind}' "
        "MATCH (a:Node {id: row.`:START_ID`}), (b:Node {id: row.`:END_ID`}) "
        f"CREATE (a)-[:{kind} {properties}]->(b);"
    )
