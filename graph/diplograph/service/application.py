"""The addresses of the service and what each answers."""

from __future__ import annotations

import asyncio
import hashlib
import json
import re
from collections.abc import AsyncIterator, Mapping
from io import BytesIO

from pyoxigraph import NamedNode
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.middleware import Middleware
from starlette.requests import ClientDisconnect, Request
from starlette.responses import RedirectResponse, Response, StreamingResponse
from starlette.routing import Route

from diplograph.service import pages, protocol
from diplograph.service.access import Access, Guard, note
from diplograph.service.description import describe
from diplograph.service.exchange import Result
from diplograph.service.metrics import CONTENT_TYPE, Metrics
from diplograph.service.negotiation import GRAPHS, PAGE, choose
from diplograph.service.output import write_triples
from diplograph.service.pool import Pool
from diplograph.service.refusal import Refusal

LARGEST_BODY = 2 * 1024 * 1024
"""Bytes of a request's body; a longer one is refused with 413."""
BODY_SECONDS = 30.0
_CHUNK = 256 * 1024
_DRAINED = 32 * 1024 * 1024
"""So much of a body that is too long is read all the same: most clients see an answer only after they sent all."""
_METHODS = "GET, HEAD, POST, OPTIONS"
_PAGE_POLICY = re.compile(r'http-equiv="Content-Security-Policy" content="([^"]+)"')


class Service:
    """Answers requests from the workers of a pool."""

    def __init__(self, pool: Pool, metrics: Metrics, title: str) -> None:
        self._pool, self._metrics, self._title = pool, metrics, title
        self._network = (b"", "")
        self._drawn = -1
        self._drawing = asyncio.Lock()

    def routes(self) -> list[Route]:
        """All addresses."""
        return [
            Route("/", self.front),
            Route("/sparql", self.sparql, methods=["GET", "HEAD", "POST", "OPTIONS"]),
            Route("/graph", self.graph),
            Route("/id/{local:path}", self.thing),
            Route("/static/{name}", self.static),
            Route("/questions.json", self.questions),
            Route("/health", self.health),
            Route("/metrics", self.metrics),
        ]

    async def front(self, _: Request) -> Response:
        """The query page."""
        return _html(pages.page("query.html", title=self._title).encode())

    async def questions(self, _: Request) -> Response:
        """The named questions for the query page."""
        return Response(json.dumps(pages.examples()), media_type="application/json")

    async def static(self, request: Request) -> Response:
        """A file of the query page."""
        name = request.path_params["name"]
        if name not in pages.ASSETS:
            raise Refusal(404, "there is no such file")
        return Response(pages.asset(name), media_type=pages.ASSETS[name], headers={"Cache-Control": "max-age=3600"})

    async def health(self, request: Request) -> Response:
        """Whether a query is answered now."""
        await self._answer(request, {"kind": "greet"})
        return Response(json.dumps({"status": "ok", **self._pool.state}), media_type="application/json")

    async def metrics(self, _: Request) -> Response:
        """Numbers for Prometheus."""
        return Response(self._metrics.text(), headers={"Content-Type": CONTENT_TYPE})

    async def sparql(self, request: Request) -> Response:
        """The SPARQL protocol: a query, or without one the description of the service."""
        if request.method == "OPTIONS":
            return _options()
        asked = await _asked(request)
        if asked is None:
            return await self._description(request)
        note(request.scope, query=hashlib.sha256(asked.query.encode("utf-8", "replace")).hexdigest()[:16])
        job = {
            "kind": "query",
            "query": asked.query,
            "base": _endpoint(request),
            "default": asked.default,
            "named": asked.named,
            "accept": request.headers.get("accept", ""),
        }
        return _response(await self._answer(request, job))

    async def thing(self, request: Request) -> Response:
        """A thing of the graph, as a page or as RDF."""
        local = request.scope.get("raw_path", b"").decode("ascii", "replace").partition("/id/")[2].partition("?")[0]
        job = {"kind": "describe", "id": local, "accept": request.headers.get("accept", "")}
        return _response(await self._answer(request, job))

    async def graph(self, _: Request) -> Response:
        """The network page; drawn once for each state of the graph."""
        async with self._drawing:
            if self._drawn != self._pool.generation:
                drawn = self._pool.generation
                result = await self._pool.run_apart({"kind": "network", "title": self._title})
                with result.file:
                    content = result.file.read()
                policy = _PAGE_POLICY.search(content[:65536].decode("utf-8", "replace"))
                self._network = content, _unescaped(policy[1]) if policy else pages.POLICY
                self._drawn = drawn
        content, policy_text = self._network
        return _html(content, f"{policy_text}; frame-ancestors 'none'")

    async def _description(self, request: Request) -> Response:
        offer = choose(request.headers.get("accept", ""), (*GRAPHS, PAGE))
        if offer is PAGE:
            return RedirectResponse("/", 303, {"Vary": "Accept"})
        result = await self._answer(request, {"kind": "graphs"})
        with result.file:
            graphs = result.file.read().decode().split()
        out = BytesIO()
        write_triples(describe(_endpoint(request), graphs), offer.name, out)
        return Response(out.getvalue(), headers={"Content-Type": offer.content_type, "Vary": "Accept"})

    async def _answer(self, request: Request, job: Mapping[str, object]) -> Result:
        """The result of a job, which is stopped if the client leaves."""
        work = asyncio.ensure_future(self._pool.run(job))
        left = asyncio.ensure_future(_gone(request))
        try:
            await asyncio.wait({work, left}, return_when=asyncio.FIRST_COMPLETED)
            if not work.done():
                raise ClientDisconnect
            return work.result()
        finally:
            left.cancel()
            work.cancel()


def _endpoint(request: Request) -> str:
    """The address of the endpoint as the client called it. Raises Refusal (400) if it is no IRI."""
    try:
        return NamedNode(str(request.url.replace(query="", fragment=""))).value
    except ValueError as error:
        raise Refusal(400, "the Host header is no host") from error


async def _gone(request: Request) -> None:
    while (await request.receive())["type"] != "http.disconnect":
        pass


async def _asked(request: Request) -> protocol.Request | None:
    query_string = request.scope["query_string"].decode("latin-1")
    if request.method != "POST":
        return protocol.from_get(query_string)
    if request.headers.get("content-encoding", "identity").lower() != "identity":
        raise Refusal(415, "expected a body without Content-Encoding")
    return protocol.from_post(request.headers.get("content-type", ""), query_string, await _body(request))


async def _body(request: Request) -> bytes:
    """The body. Raises Refusal: 413 if it is too long, 408 if it does not come."""
    body, length = bytearray(), 0
    try:
        async with asyncio.timeout(BODY_SECONDS):
            async for part in request.stream():
                length += len(part)
                if length <= LARGEST_BODY:
                    body += part
                elif length > _DRAINED:
                    break
    except TimeoutError:
        raise Refusal(408, f"the body did not come in {BODY_SECONDS:g} s", {"Connection": "close"}) from None
    if length > LARGEST_BODY:
        raise Refusal(413, f"the body is longer than {LARGEST_BODY} bytes", {"Connection": "close"})
    return bytes(body)


def _options() -> Response:
    headers = {
        "Allow": _METHODS,
        "Access-Control-Allow-Methods": _METHODS,
        "Access-Control-Allow-Headers": "Accept, Authorization, Content-Type",
        "Access-Control-Max-Age": "86400",
    }
    return Response(status_code=204, headers=headers)


def _response(result: Result) -> Response:
    headers = {"Content-Type": result.media, "Content-Length": str(result.size), "Vary": "Accept"}
    if result.media.startswith("text/html"):
        headers["Content-Security-Policy"] = pages.POLICY
    if result.size <= _CHUNK:
        with result.file:
            return Response(result.file.read(), headers=headers)
    return StreamingResponse(_chunks(result), headers=headers)


async def _chunks(result: Result) -> AsyncIterator[bytes]:
    with result.file:
        while chunk := result.file.read(_CHUNK):
            yield chunk


def _html(content: bytes, policy: str = pages.POLICY) -> Response:
    return Response(content, headers={"Content-Type": PAGE.content_type, "Content-Security-Policy": policy})


def _unescaped(attribute: str) -> str:
    return attribute.replace("&#39;", "'").replace("&amp;", "&")


async def _refused(request: Request, refusal: Exception) -> Response:
    assert isinstance(refusal, Refusal)
    note(request.scope, reason=refusal.message[:200])
    return Response(f"{refusal.message}\n", refusal.status, refusal.headers, "text/plain")


async def _failed(_: Request, error: Exception) -> Response:
    """Answers of the routing (404, 405) as one line of text."""
    assert isinstance(error, HTTPException)
    return Response(f"{error.detail}\n", error.status_code, error.headers, "text/plain")


async def _left(_request: Request, _error: Exception) -> Response:
    """The client has gone; nobody reads this."""
    return Response(status_code=499)


def application(pool: Pool, access: Access, metrics: Metrics, title: str) -> Starlette:
    """The service as an ASGI application over a pool that has been started."""
    service = Service(pool, metrics, title)
    return Starlette(
        routes=list(service.routes()),
        middleware=[Middleware(Guard, access=access, metrics=metrics)],
        exception_handlers={Refusal: _refused, HTTPException: _failed, ClientDisconnect: _left},
    )
