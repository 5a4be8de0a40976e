"""diplograph: from briefings and news about geopolitics to a typed, evidenced RDF graph.

import diplograph as dg
graph = dg.build(["briefings/"])
graph.ask("memberships", actor="Armenia")
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from diplograph.api import KnowledgeGraph, build, load, open  # noqa: A004

__all__ = ["KnowledgeGraph", "build", "load", "open"]


def __getattr__(name: str) -> object:
    """Load the interface on first use: importing a part of the package stays fast."""
    if name in __all__:
        from diplograph import api

        return getattr(api, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
