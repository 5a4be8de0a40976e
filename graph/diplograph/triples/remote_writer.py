"""A graph on a server that grows: changes go there in batches, the ledger is kept there too, one writer at a time.

The ledger's graph holds one literal for each document (what `Entry` holds, packed), who is writing and until when,
and, while a batch is under way, a mark. A batch is one request, which most servers run as one transaction; where a
server was stopped in between, the mark tells, and the next writer mends the graph from the ledger.
"""

from __future__ import annotations

import base64
import json
import os
import secrets
import socket
import time
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import batched

from pyoxigraph import DefaultGraph, Literal, NamedNode, Quad

from diplograph.errors import InputError, ServerError, StoreBusyError, one_line
from diplograph.triples import namespaces as ns
from diplograph.triples.changes import Change, data, sparql
from diplograph.triples.common import common_quads
from diplograph.triples.http import shown
from diplograph.triples.ledger import Entry, Ledger
from diplograph.triples.remote import LEDGER_GRAPH, RemoteGraph, Server
