"""The graph as FollowTheMoney entities, one JSON object a line (https://followthemoney.tech, MIT).

Only what maps cleanly is written: people, organizations and public bodies, offices held, memberships,
representation, sanctions and addresses of documents. Only firm statements become links; a plan, a denial or what
somebody merely says of others does not. Figures and claims have no place in that model.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

from diplograph.ontology import registry
from diplograph.publishing.records import Records, Source, Statement, Thing

# Class of ours -> schema of theirs; the first that a thing's class descends from counts.
_SCHEMATA = (
    ("Person", "Person"),
    ("State", "PublicBody"),
    ("GeopoliticalEntity", "PublicBody"),
    ("GovernmentBody", "PublicBody"),
    ("Company", "Company"),
    ("Organization", "Organization"),
    ("Position", "Position"),
    ("Document", "Document"),
)
# Relation of ours -> schema, property of the subject, property of the object.
_LINKS = {
    "memberOf": ("Membership", "member", "organization"),
    "holdsPosition": ("Occupancy", "holder", "post"),
    "represents": ("Representation", "agent", "client"),
    "affiliatedWith": ("UnknownLink", "subject", "object"),
    "leads": ("Directorship", "director", "organization"),
}
_ENDS = {
    "member": {"Person", "PublicBody", "Company", "Organization"},
    "organization": {"PublicBody", "Company", "Organization"},
    "holder": {"Person"},
    "post": {"Position"},
    "agent": {"Person", "PublicBody", "Company", "Organization"},
    "client": {"Person", "PublicBody", "Company", "Organization"},
    "director": {"Person", "PublicBody", "Company", "Organization"},
    "subject": {"Person", "PublicBody", "Company", "Organization"},
    "object": {"Person", "PublicBody", "Company", "Organization"},
}


def ftm_lines(records: Records) -> Iterator[str]:
    """JSON lines of all entities: things, then links, then documents, each sorted by id."""
    schemata = {thing.id: schema for thing in records.things.values() if (schema := schema_of(thing.kind))}
    for name, schema in schemata.items():
        yield _line(name, schema, _thing(records.things[name], schema))
    for statement in records.statements:
        link = _link(statement, schemata)
        if link is not None:
            yield _line(statement.id, *link)
    for source in records.sources.values():
        if source.id not in schemata:
            yield _line(source.id, "Document", _document(source))


def schema_of(kind: str) -> str | None:
    """The FollowTheMoney schema for a class, None if there is no clean one."""
    return next((schema for name, schema in _SCHEMATA if registry().is_a(kind, name)), None)


def _thing(thing: Thing, schema: str) -> dict[str, list[str]]:
    properties = {"name": [thing.label]}
    if schema == "Document":
        return {"title": [thing.label]}
    if thing.aliases:
        properties["alias"] = list(thing.aliases)
    if thing.wikidata:
        properties["wikidataId"] = [thing.wikidata]
    if thing.iso2:
        properties["country"] = [thing.iso2.lower()]
    return properties


def _link(statement: Statement, schemata: Mapping[str, str]) -> tuple[str, dict[str, list[str]]] | None:
    if statement.kind != "relation" or statement.status != "stated" or statement.predicate not in _LINKS:
        return None
    schema, near, far = _LINKS[statement.predicate]
    target = statement.object or ""
    if schemata.get(statement.subject) not in _ENDS[near] or schemata.get(target) not in _ENDS[far]:
        return None
    properties = {
        near: [statement.subject],
        far: [target],
        "proof": sorted({proof.document for proof in statement.proofs}),
        "summary": sorted({proof.sentence for proof in statement.proofs}),
    }
    if statement.start:
        properties["startDate"] = [statement.start]
    if statement.end:
        properties["endDate"] = [statement.end]
    return schema, {key: values for key, values in properties.items() if values}


def _document(source: Source) -> dict[str, list[str]]:
    properties = {"title": [source.title]}
    if source.issued:
        properties["date"] = [source.issued]
    if source.url and source.url.startswith(("http://", "https://")):
        properties["sourceUrl"] = [source.url]
    return properties


def _line(name: str, schema: str, properties: Mapping[str, Any]) -> str:
    entity = {"id": name, "schema": schema, "properties": {key: properties[key] for key in sorted(properties)}}
    return json.dumps(entity, ensure_ascii=False, separators=(",", ":"))
