"""The page inside a notebook: a sandboxed frame that holds the whole file and can reach nothing around it."""

from __future__ import annotations

import html
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class InlinePage:
    """A page that Jupyter shows by itself when it is the value of a cell. `height` in CSS pixels."""

    page: str
    height: int = 720

    def _repr_html_(self) -> str:
        """Jupyter's hook: the frame. No `allow-same-origin`: the page must not reach the notebook."""
        page = html.escape(self.page, quote=True)
        return (
            '<iframe title="diplograph" sandbox="allow-scripts allow-downloads allow-popups" width="100%" '
            f'height="{self.height}" style="border:1px solid #ccc;border-radius:6px" srcdoc="{page}"></iframe>'
        )


def inline(page: str, *, height: int = 720) -> InlinePage:
    """A rendered page (`diplograph.publishing.page.render`) as a value that a notebook shows."""
    return InlinePage(page, height)
