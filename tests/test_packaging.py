"""The project file, the scripts and the shape of the code."""

from __future__ import annotations

import ast
import os
import re
import subprocess
import sys
import tomllib
from collections.abc import Iterator
from importlib.metadata import packages_distributions
from pathlib import Path
from typing import Any

import pytest

CHECKOUT = Path(__file__).parents[1]
PACKAGE = CHECKOUT / "graph" / "diplograph"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST_MODULE = 400
LONGEST_FUNCTION = 60


@pytest.fixture(scope="module")
def project() -> dict[str, Any]:
    """The project file."""
    return tomllib.loads((CHECKOUT / "pyproject.toml").read_text(encoding="utf-8"))


def scripts() -> list[Path]:
    """The scripts written in Python."""
    files = [path for path in (CHECKOUT / "scripts").iterdir() if path.is_file()]
    return sorted(path for path in files if "python" in path.read_text(encoding="utf-8").split("\n", 1)[0])


def imported(path: Path) -> Iterator[str]:
    """Top-level names of what a module imports, anywhere in it."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name.split(".")[0] for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module.split(".")[0]


def named(requirements: list[str]) -> set[str]:
    """Normalised names of the distributions that requirements ask for."""
    return {re.sub(r"[-_.]+", "-", re.split(r"[^\w.-]", requirement)[0]).lower() for requirement in requirements}


def test_every_import_of_the_package_is_declared(project: dict[str, Any]) -> None:
    """What the package imports stands in its dependencies, so that a user's installation is complete."""
    declared = named(project["project"]["dependencies"])
    known = packages_distributions()
    missing = {
        (path.name, module)
        for path in MODULES
        for module in imported(path)
        if module not in sys.stdlib_module_names | {"diplograph"} and not declared & named(known.get(module, [module]))
    }
    assert not missing


def test_every_top_level_module_has_its_layer(project: dict[str, Any]) -> None:
    """A module that no layer names would escape the import contract."""
    layers = project["tool"]["importlinter"]["contracts"][0]["layers"]
    placed = {name.strip(" ()") for layer in layers for name in layer.split("|")}
    present = {path.stem for path in PACKAGE.iterdir() if path.suffix == ".py" or (path / "__init__.py").exists()}
    assert not present - {"__init__", "__main__"} - placed


def test_python_scripts_are_checked_and_can_be_run(project: dict[str, Any]) -> None:
    """Scripts have no suffix, so the tools must be told of each; all are executable and say how they are used."""
    names = [f"scripts/{path.name}" for path in scripts()]
    assert names == sorted(project["tool"]["ruff"]["extend-include"])
    assert set(names) <= set(project["tool"]["mypy"]["files"])
    for path in (*scripts(), CHECKOUT / "scripts" / "demo", CHECKOUT / "scripts" / "test", CHECKOUT / ".ci" / "run"):
        assert os.access(path, os.X_OK), path


@pytest.mark.parametrize("name", ["scripts/demo", "scripts/test", ".ci/run"])
def test_shell_scripts_stop_at_the_first_error(name: str) -> None:
    """Each shell script is sound and ends with the first command that fails."""
    path = CHECKOUT / name
    assert "\nset -euo pipefail\n" in path.read_text(encoding="utf-8")
    subprocess.run(["bash", "-n", path], check=True)


def test_the_environment_script_needs_only_the_standard_library() -> None:
    """It runs before anything is installed."""
    assert set(imported(CHECKOUT / "scripts" / "environment")) <= sys.stdlib_module_names


@pytest.mark.parametrize("path", MODULES, ids=[str(path.relative_to(PACKAGE)) for path in MODULES])
def test_modules_stay_readable(path: Path) -> None:
    """No module is longer than 400 lines and no function longer than 60; each module says what it is."""
    source = path.read_text(encoding="utf-8")
    tree = ast.parse(source)
    assert source.count("\n") <= LONGEST_MODULE
    assert ast.get_docstring(tree)
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            assert (node.end_lineno or node.lineno) - node.lineno < LONGEST_FUNCTION, node.name


def test_the_library_never_prints() -> None:
    """Only the command line prints; everything else returns values or raises."""
    talking = {"cli.py", "commands"}
    for path in MODULES:
        if path.relative_to(PACKAGE).parts[0] not in talking:
            assert not re.search(r"^\s*print\(", path.read_text(encoding="utf-8"), re.MULTILINE), path
