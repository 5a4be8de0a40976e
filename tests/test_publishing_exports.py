from __future__ import annotations

import csv
import io
import json
import zipfile
from pathlib import Path
from xml.etree import ElementTree

import networkx as nx
import pytest
from rdflib import Dataset

from diplograph.errors import InputError
from diplograph.publishing.exports import FORMATS, export
from diplograph.publishing.neo4j import relationship_type
from diplograph.publishing.notebook import inline
from diplograph.publishing.record_reading import read
from diplograph.publishing.tables import ACTOR_COLUMNS, STATEMENT_COLUMNS, safe
from synthetic import DG, Maker, make

FILES = {"csv": "a.csv", "ftm": "a.jsonl", "gexf": "a.gexf", "graphml": "a.graphml", "html": "a.html", "neo4j": "a.zip"}


@pytest.fixture(scope="module")
def dataset() -> Dataset:
    """A made graph."""
    return make(30, 90)


def _hostile() -> Dataset:
    maker = Maker()
    first = maker.thing("evil", "=HYPERLINK(1)\x01<&>", "State", ("@cmd", "+1"))
    second = maker.thing("good", "Good", "InternationalOrganization")
    graph = maker.document("doc", "-2+3 title", "2025-01-01")
    row = {"subject": first, "predicate": DG.memberOf, "object": second}
    text = '\tEvil is a member of Good, "said" \x02 he.'
    maker.statement(graph, "s", "RelationStatement", row, sentence=text, exact="Good")
    return maker.done()


@pytest.mark.parametrize("fmt", sorted(FORMATS))
def test_the_same_graph_gives_the_same_bytes(dataset: Dataset, fmt: str, tmp_path: Path) -> None:
    """Every format is byte-stable, gexf without the day of writing, zip without a clock."""
    for folder in ("one", "two"):
        (tmp_path / folder).mkdir()
        export(dataset, fmt, tmp_path / folder / FILES[fmt])
    first = (tmp_path / "one" / FILES[fmt]).read_bytes()
    assert first == (tmp_path / "two" / FILES[fmt]).read_bytes()
    assert len(first) > 1000


def test_graphml_and_gexf_hold_every_relation(dataset: Dataset, tmp_path: Path) -> None:
    """Network tools read back as many edges as there are relation statements."""
    relations = sum(statement.kind == "relation" for statement in read(dataset).statements)
    export(dataset, "graphml", tmp_path / "a.graphml")
    export(dataset, "gexf", tmp_path / "a.gexf")
    assert nx.read_graphml(tmp_path / "a.graphml", force_multigraph=True).number_of_edges() == relations
    assert b"lastmodifieddate" not in (tmp_path / "a.gexf").read_bytes()
    space = "{http://www.gexf.net/1.2draft}"
    assert len(ElementTree.parse(tmp_path / "a.gexf").findall(f".//{space}edge")) == relations


def test_csv_has_a_row_a_statement_and_actors_beside_it(dataset: Dataset, tmp_path: Path) -> None:
    """Both tables can be read back, with their columns."""
    export(dataset, "csv", tmp_path / "a.csv")
    rows = list(csv.DictReader(io.StringIO((tmp_path / "a.csv").read_text(encoding="utf-8"), newline="")))
    actors = list(csv.DictReader(io.StringIO((tmp_path / "a-actors.csv").read_text(encoding="utf-8"), newline="")))
    assert tuple(rows[0]) == STATEMENT_COLUMNS
    assert tuple(actors[0]) == ACTOR_COLUMNS
    assert len(rows) == 90
    assert len(actors) == 30
    assert all(row["exact"] in row["sentence"] for row in rows)


@pytest.mark.parametrize("fmt", sorted(FORMATS))
def test_hostile_text_breaks_no_format(fmt: str, tmp_path: Path) -> None:
    """Control characters, markup and formulas are carried safely."""
    path = tmp_path / FILES[fmt]
    export(_hostile(), fmt, path)
    if fmt == "csv":
        cells = [cell for row in csv.reader(io.StringIO(path.read_text(encoding="utf-8"), newline="")) for cell in row]
        assert not [cell for cell in cells if cell[:1] in ("=", "+", "@", "\t")]
        assert "'=HYPERLINK(1)\x01<&>" in cells
    elif fmt in ("graphml", "gexf"):
        ElementTree.parse(path)


@pytest.mark.parametrize(
    ("value", "cell"), [("=1", "'=1"), (" @x", "' @x"), ("\tx", "'\tx"), ("a-b", "a-b"), (-5, -5), (None, None)]
)
def test_only_text_that_would_run_is_guarded(value: str | int | None, cell: str | int | None) -> None:
    """Numbers stay numbers; ordinary text stays as it is."""
    assert safe(value) == cell


def test_ftm_links_only_what_is_stated_and_fits(tmp_path: Path) -> None:
    """Every line is an entity, every link leads to entities of the file, documents prove it."""
    export(_hostile(), "ftm", tmp_path / "a.jsonl")
    entities = {}
    for line in (tmp_path / "a.jsonl").read_text(encoding="utf-8").splitlines():
        entity = json.loads(line)
        entities[entity["id"]] = entity
    assert entities["s"]["schema"] == "Membership"
    assert entities["s"]["properties"]["member"] == ["evil"]
    assert entities["s"]["properties"]["proof"] == ["doc"]
    assert entities["evil"]["schema"] == "PublicBody"
    assert entities["doc"]["properties"]["date"] == ["2025-01-01"]


def test_neo4j_files_agree_with_one_another(dataset: Dataset, tmp_path: Path) -> None:
    """Every end of a link is a node of some file, and the folder holds what the zip holds."""
    export(dataset, "neo4j", tmp_path / "a.zip")
    export(dataset, "neo4j", tmp_path / "folder")
    with zipfile.ZipFile(tmp_path / "a.zip") as archive:
        assert sorted(archive.namelist()) == sorted(path.name for path in (tmp_path / "folder").iterdir())
        tables = {
            name: list(csv.DictReader(io.StringIO(archive.read(name).decode(), newline="")))
            for name in archive.namelist()
            if name.endswith(".csv")
        }
    ids = {row["id:ID"] for name in ("things.csv", "documents.csv", "statements.csv") for row in tables[name]}
    for name in ("links.csv", "relations.csv"):
        assert {row[end] for row in tables[name] for end in (":START_ID", ":END_ID")} <= ids
    script = (tmp_path / "folder" / "import.cypher").read_text(encoding="utf-8")
    assert all(f"`:TYPE` = '{row[':TYPE']}'" in script for row in tables["relations.csv"])


@pytest.mark.parametrize(("name", "kind"), [("exportsTo", "EXPORTS_TO"), ("metWith", "MET_WITH"), ("x'y)", "X_Y_")])
def test_relationship_types_are_plain_words(name: str, kind: str) -> None:
    """Nothing in a relation's name can leave the Cypher text it is put into."""
    assert relationship_type(name) == kind


def test_wrong_formats_and_folders_are_the_users_errors(dataset: Dataset, tmp_path: Path) -> None:
    """The message names the format and what was expected; nothing is written."""
    with pytest.raises(InputError, match=r"docx.*graphml"):
        export(dataset, "docx", tmp_path / "a.docx")
    with pytest.raises(InputError):
        export(dataset, "csv", tmp_path / "missing" / "a.csv")
    assert not list(tmp_path.iterdir())


def test_the_notebook_frame_is_sandboxed_and_escaped() -> None:
    """The page stays inside its attribute, and the frame has no way to the notebook."""
    shown = inline('<p title="x">&</p>', height=500)._repr_html_()
    assert 'srcdoc="&lt;p title=&quot;x&quot;&gt;&amp;&lt;/p&gt;"' in shown
    assert "allow-same-origin" not in shown
    assert 'height="500"' in shown
