"""Why a request is not answered, as an HTTP status and a line for the person who asked."""

from __future__ import annotations


class Refusal(Exception):  # noqa: N818 -- a refusal is an answer, not an error of ours
    """A request that is answered with a status of 4xx or 503 and one line of text."""

    def __init__(self, status: int, message: str, headers: dict[str, str] | None = None) -> None:
        super().__init__(message)
        self.status = status
        self.message = message
        self.headers = headers or {}
