"""Requests that no client would send."""

from __future__ import annotations

import random
from urllib.parse import urlencode

from stress.queries import GOOD, MALFORMED

WORDS = (
    "SELECT ASK CONSTRUCT DESCRIBE WHERE FROM NAMED GRAPH SERVICE SILENT LOAD INSERT DELETE DATA OPTIONAL UNION MINUS "
    "FILTER BIND VALUES LIMIT 99999999999999999999 OFFSET ORDER BY GROUP HAVING EXISTS NOT IN REGEX REPLACE STRDT IRI "
    "?x $x * { } ( ) [ ] . ; , | / ^ + ! = < > <= && || ^^ @en 'a' \"b\" '''c ''' <x:y> <file:///etc/passwd> "
    "<http://127.0.0.1:9/> dg:memberOf dgi:thing-1 rdfs:label _:b 1 -1 1e400 0.5 true COUNT(*) AS UNDEF a BASE PREFIX "
    '\\u0041 \\U0001F600 \u202e \x00 \ud800 é <<( )>> "(a+)+$" (((((((((((((((((((( {{{{{{{{{{{{{{{{{{{{'
).split(" ")
PATHS = (
    *"/ /sparql /graph /id/thing-1 /id/%00 /id/../../etc/passwd /static/../worker.py /health /metrics".split(),
    *("/static/query.js", "/questions.json", "//", "/%", "/id/" + "a" * 5000, "*", "http://127.0.0.1:9/"),
)
METHODS = ("GET", "POST", "HEAD", "PUT", "OPTIONS", "DELETE", "TRACE", "CONNECT", "BREW", "get")
TYPES = (
    *("application/sparql-query", "application/x-www-form-urlencoded", "application/sparql-update", "text/plain", ""),
    *("multipart/form-data; boundary=x", "application/sparql-query; charset=utf-16", "\xff", ";", "a/b;" * 500),
)
ACCEPTS = (
    *("*/*", "text/csv", "text/turtle", "application/rdf+xml", "text/html", "a/b;q=9, */*;q=0.0001", "," * 3000),
    *(";q=", "*/*;q=0", "application/sparql-results+xml", "application/ld+json", "\xe9", "text/*;q=0.3, */*;q=0.1"),
)


def fuzzed(chance: random.Random) -> bytes:
    """The bytes of a request: a right one that was bent, or noise."""
    if chance.random() < 0.05:
        return chance.randbytes(chance.randrange(1, 400)) + b"\r\n\r\n"
    query = _query(chance)
    method = chance.choice(METHODS) if chance.random() < 0.2 else chance.choice(("GET", "POST"))
    path = chance.choice(PATHS) if chance.random() < 0.2 else "/sparql"
    names = ("query", "query", "query", "default-graph-uri", "named-graph-uri", "update", "x")
    pairs = [(chance.choice(names), _query(chance)) for _ in range(chance.choice((0, 0, 0, 0, 1, 2)))]
    encoded = urlencode([("query", query), *pairs], errors="surrogatepass")
    if chance.random() < 0.1:
        encoded = "".join(chance.choice((c, c, c, "%", "&", "=", "+", ";")) for c in encoded)
    body = b""
    if method == "POST":
        body = chance.choice((encoded.encode(), query.encode("utf-8", "surrogatepass"), chance.randbytes(200)))
        encoded = encoded if chance.random() < 0.1 else ""
    target = f"{path}?{encoded}" if encoded else path
    headers = [("Host", chance.choice(("x", "127.0.0.1:1", "<script>", "")))]
    right = TYPES[1] if body.startswith(b"query=") else TYPES[0]
    headers += [
        ("Accept", chance.choice(ACCEPTS)),
        ("Content-Type", chance.choice((right, right, chance.choice(TYPES)))),
    ]
    if chance.random() < 0.05:
        headers.append((chance.choice(("Expect", "Upgrade", "Range", "Transfer-Encoding", "Content-Encoding")), "x"))
    if body or chance.random() < 0.2:
        headers.append(("Content-Length", str(len(body))))
    head = f"{method} {target} HTTP/1.{chance.choice('111110')}\r\n"
    head += "".join(f"{name}: {value}\r\n" for name, value in headers) + "\r\n"
    return head.encode("latin-1", "replace") + body


def _query(chance: random.Random) -> str:
    kind = chance.random()
    if kind < 0.1:
        return chance.choice(GOOD)
    if kind < 0.4:
        query = list(chance.choice(GOOD + MALFORMED))
        for _ in range(chance.randrange(1, 6)):
            place = chance.randrange(len(query) + 1)
            query[place : place + chance.randrange(3)] = chance.choice(WORDS)
        return "".join(query)
    if kind < 0.9:
        start = chance.choice(("SELECT * {", "ASK {", "CONSTRUCT {", "DESCRIBE", ""))
        return start + " ".join(chance.choice(WORDS) for _ in range(chance.randrange(1, 40)))
    return "".join(chr(chance.randrange(1, 0xD7FF)) for _ in range(chance.randrange(1, 60)))
