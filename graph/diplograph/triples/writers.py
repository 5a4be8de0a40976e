"""Opening a store for writing, wherever it is."""

from __future__ import annotations

from pathlib import Path

from diplograph.errors import InputError, one_line
from diplograph.triples.folder import LEDGER, open_folder
from diplograph.triples.growth import Writer
from diplograph.triples.store import is_address


def open_writer(location: str, *, must_exist: bool = False) -> Writer:
    """The store at a folder or server address, for writing.

    Raises StoreBusyError if somebody else writes it, InputError if it is no store (or, with `must_exist`, not there),
    ServerError if the server fails.
    """
    if is_address(location):
        from diplograph.triples.remote_writer import open_server

        return open_server(location)
    path = Path(location)
    if must_exist and not (path / LEDGER).is_file():
        raise InputError(f"{one_line(location)}: no store that diplograph built")
    return open_folder(path)
