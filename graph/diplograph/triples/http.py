"""HTTP to a SPARQL server: every status checked, every wait limited, what may be repeated repeated.

Credentials come from the environment: DIPLOGRAPH_TOKEN (bearer), or DIPLOGRAPH_USER and DIPLOGRAPH_PASSWORD (basic, or
digest where the server asks for it). They never appear in messages.
"""

from __future__ import annotations

import os
import time
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from types import TracebackType
from typing import Self

import httpx

from diplograph.errors import InputError, QueryTimeoutError, ServerError, one_line

TOKEN, USER, PASSWORD = "DIPLOGRAPH_TOKEN", "DIPLOGRAPH_USER", "DIPLOGRAPH_PASSWORD"
SECONDS = 60.0
"""Default limit of a request in seconds."""
_CONNECT = 10.0
_RETRIED = frozenset({429, 502, 503, 504})
_PAUSES = (0.25, 1.0, 3.0)
_REFUSALS = {
    401: f"asks for a login: set {TOKEN}, or {USER} and {PASSWORD}",
    403: "forbids it (the login may lack the right to do this)",
    404: "has nothing at this address",
    405: "does not allow it at this address",
    413: "finds the request too large",
}


class Channel:
    """A connection to a server; `transport` replaces the network in tests."""

    def __init__(self, *, timeout: float = SECONDS, transport: httpx.BaseTransport | None = None) -> None:
        headers = {"User-Agent": "diplograph"}
        token = os.environ.get(TOKEN)
        if token:
            headers["Authorization"] = f"Bearer {token}"
        self._login: httpx.Auth | None = None if token else _login()
        limits = httpx.Timeout(timeout, connect=_CONNECT)
        self._client = httpx.Client(headers=headers, timeout=limits, transport=transport)
        self.timeout = timeout
        # Readers are often just dropped; httpx would leave the socket to the garbage collector and warn.
        self._close = weakref.finalize(self, self._client.close)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the connection."""
        self._close()

    @contextmanager
    def post(
        self, url: str, form: Mapping[str, str], accept: str, *, repeatable: bool = True, timeout: float | None = None
    ) -> Iterator[httpx.Response]:
        """The response to a form, not yet read; status 200 to 299.

        A `repeatable` request is sent again when the connection fails or the server is busy. Raises ServerError,
        InputError (status 400: the server does not understand the request), QueryTimeoutError.
        """
        limit = self.timeout if timeout is None else timeout
        response = self._sent(url, form, accept, limit, _PAUSES if repeatable else ())
        try:
            if not response.is_success:
                raise _refusal(url, response)
            yield response
        except httpx.TimeoutException as error:
            raise QueryTimeoutError(f"stopped after {limit:g} s (the server took too long)") from error
        except httpx.TransportError as error:
            raise ServerError(f"{shown(url)}: the connection broke: {one_line(str(error))}") from error
        finally:
            response.close()

    def _sent(
        self, url: str, form: Mapping[str, str], accept: str, limit: float, pauses: tuple[float, ...]
    ) -> httpx.Response:
        deadline = time.monotonic() + limit
        for pause in (*pauses, None):
            final = pause is None or time.monotonic() + pause >= deadline
            try:
                response = self._once(url, form, accept, max(0.001, deadline - time.monotonic()))
            except httpx.TimeoutException as error:
                if isinstance(error, httpx.ConnectTimeout):
                    raise ServerError(f"{shown(url)}: does not answer") from error
                raise QueryTimeoutError(f"stopped after {limit:g} s (the server took too long)") from error
            except httpx.TransportError as error:
                if final:
                    raise ServerError(f"{shown(url)}: no connection: {one_line(str(error))}") from error
            except (httpx.InvalidURL, httpx.UnsupportedProtocol) as error:
                raise InputError(f"{shown(url)}: no http(s) address: {one_line(str(error))}") from error
            else:
                if final or response.status_code not in _RETRIED:
                    return response
                response.close()
            time.sleep(pause or 0.0)
        raise AssertionError("the last attempt returns or raises")

    def _once(self, url: str, form: Mapping[str, str], accept: str, limit: float) -> httpx.Response:
        timeout = httpx.Timeout(limit, connect=min(limit, _CONNECT))
        request = self._client.build_request("POST", url, data=dict(form), headers={"Accept": accept}, timeout=timeout)
        response = self._client.send(request, stream=True, auth=self._login)
        wants_digest = "digest" in response.headers.get("WWW-Authenticate", "").casefold()
        if response.status_code == 401 and wants_digest and isinstance(self._login, httpx.BasicAuth):
            response.close()
            self._login = httpx.DigestAuth(os.environ[USER], os.environ.get(PASSWORD, ""))
            response = self._client.send(request, stream=True, auth=self._login)
        return response


def _login() -> httpx.Auth | None:
    user = os.environ.get(USER)
    return httpx.BasicAuth(user, os.environ.get(PASSWORD, "")) if user else None


def _refusal(url: str, response: httpx.Response) -> InputError | ServerError | QueryTimeoutError:
    status = response.status_code
    said = one_line(_beginning(response), 200)
    if status == 400:
        return InputError(f"{shown(url)}: the server does not accept the request: {said}")
    if status in (408, 504):
        return QueryTimeoutError(f"stopped by the server ({status}): {said}")
    reason = _REFUSALS.get(status) or f"answered {status}: {said}"
    return ServerError(f"{shown(url)}: the server {reason}")


def _beginning(response: httpx.Response, most: int = 2000) -> str:
    data = b""
    for piece in response.iter_bytes():
        data += piece
        if len(data) >= most:
            break
    return data[:most].decode("utf-8", "replace")


def shown(url: str) -> str:
    """An address without the login that may be in it."""
    try:
        parsed = httpx.URL(url)
    except httpx.InvalidURL:
        return one_line(url.rpartition("@")[2], 120)
    return one_line(str(parsed.copy_with(username=None, password=None)), 120) if parsed.userinfo else one_line(url, 120)
