"""Around every request: who may ask, headers that keep browsers safe, one line of log, metrics."""

from __future__ import annotations

import base64
import binascii
import hmac
import json
import logging
import time
from dataclasses import dataclass
from datetime import UTC, datetime

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from diplograph.service.metrics import Metrics

LOGGER = logging.getLogger("diplograph.access")
OPEN_ROUTES = frozenset({"/health"})
"""Routes that need no token."""
ROUTES = frozenset({"/", "/sparql", "/graph", "/id", "/static", "/health", "/metrics", "/questions.json"})
METHODS = frozenset({"GET", "HEAD", "POST", "OPTIONS"})
_NOTE = "diplograph.note"
_HEADERS = {
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Content-Security-Policy": "default-src 'none'; frame-ancestors 'none'; sandbox",
}


@dataclass(frozen=True, slots=True)
class Access:
    """Who may use the service: everyone who knows `token` (None: everyone); pages of `origin` may read answers.

    `origin` is "*" for pages of anywhere and None for the service's own alone: otherwise any page that is open in a
    browser could read what is served to this machine only.
    """

    token: str | None = None
    origin: str | None = None


def note(scope: Scope, **values: str) -> None:
    """Add values to the log line of a request."""
    scope.setdefault(_NOTE, {}).update(values)


class Guard:
    """Middleware that does what the module's docstring says."""

    def __init__(self, app: ASGIApp, access: Access, metrics: Metrics) -> None:
        self._app, self._access, self._metrics = app, access, metrics

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass a request on, unless it lacks the token."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen = _Seen(self._access, send)
        start = time.perf_counter()
        app = self._app if self._allowed(scope) else _no_token
        try:
            await app(scope, receive, seen.send)
        finally:
            seconds = time.perf_counter() - start
            method = scope["method"] if scope["method"] in METHODS else "other"
            self._metrics.count(_route(scope["path"]), method, seen.status, seconds)
            LOGGER.info("request", extra={"request": _line(scope, seen, seconds)})

    def _allowed(self, scope: Scope) -> bool:
        token = self._access.token
        if token is None or scope["path"] in OPEN_ROUTES or scope["method"] == "OPTIONS":
            return True
        return hmac.compare_digest(_given(Headers(scope=scope).get("authorization", "")), token.encode())


def _given(header: str) -> bytes:
    """The token of an Authorization header: a bearer token, or the password of a browser's dialog (Basic)."""
    scheme, _, value = header.partition(" ")
    if scheme.lower() == "bearer":
        # Headers are read as Latin-1, which loses no byte.
        return value.strip().encode("latin-1")
    if scheme.lower() == "basic":
        try:
            return base64.b64decode(value, validate=True).partition(b":")[2]
        except (binascii.Error, ValueError):
            return b""
    return b""


async def _no_token(scope: Scope, receive: Receive, send: Send) -> None:
    challenge = {"WWW-Authenticate": 'Bearer realm="diplograph", Basic realm="diplograph", charset="UTF-8"'}
    await PlainTextResponse("the token is missing or wrong\n", 401, challenge)(scope, receive, send)


class _Seen:
    """Passes a response on with our headers and remembers its status and size."""

    def __init__(self, access: Access, send: Send) -> None:
        self._access, self._send = access, send
        self.status, self.size = 499, 0

    async def send(self, message: Message) -> None:
        if message["type"] == "http.response.start":
            self.status = message["status"]
            headers = MutableHeaders(scope=message)
            for name, value in _HEADERS.items():
                headers.setdefault(name, value)
            if self._access.origin is not None:
                headers.setdefault("Access-Control-Allow-Origin", self._access.origin)
                if self._access.origin != "*":
                    headers.add_vary_header("Origin")
        self.size += len(message.get("body", b""))
        await self._send(message)


def _route(path: str) -> str:
    first = "/" + path.lstrip("/").partition("/")[0]
    return first if first in ROUTES else "other"


def _line(scope: Scope, seen: _Seen, seconds: float) -> dict[str, object]:
    return {
        "client": (scope.get("client") or ("",))[0],
        "method": scope["method"],
        "path": scope["path"],
        "status": seen.status,
        "bytes": seen.size,
        "ms": round(seconds * 1000, 1),
        **scope.get(_NOTE, {}),
    }


class JsonLines(logging.Formatter):
    """Log records as JSON objects, one a line, whatever their texts carry."""

    def format(self, record: logging.LogRecord) -> str:
        """The record's line: ASCII only."""
        line: dict[str, object] = {
            "time": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        }
        line |= getattr(record, "request", None) or {"level": record.levelname, "message": record.getMessage()}
        if record.exc_info:
            line["traceback"] = self.formatException(record.exc_info)
        return json.dumps(line)
