"""Files that appear whole or not at all: written under a temporary name, then renamed."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from diplograph.errors import InputError


def _sync(stream: BinaryIO) -> None:
    stream.flush()
    os.fsync(stream.fileno())


def _open_permissions(path: Path) -> None:
    """Give a temporary file (made private by `tempfile`) the permissions a plainly created one has."""
    mask = os.umask(0)
    os.umask(mask)
    path.chmod(0o666 & ~mask)


@contextmanager
def atomic_binary(path: Path) -> Iterator[BinaryIO]:
    """Open `path` for writing bytes; it is replaced only when the block ends without an error.

    Raises InputError if the folder of `path` does not exist or `path` is a folder.
    """
    if path.is_dir():
        raise InputError(f"{path}: is a folder, expected a file name")
    if not path.parent.is_dir():
        raise InputError(f"{path.parent}: no such folder")
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", suffix=".tmp", dir=path.parent)
    temporary = Path(name)
    try:
        with os.fdopen(handle, "wb") as stream:
            yield stream
            _sync(stream)
        _open_permissions(temporary)
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)


def atomic_write(path: Path, content: str | bytes) -> None:
    """Write `content` (text as UTF-8 with bare line feeds) to `path`, whole or not at all."""
    with atomic_binary(path) as stream:
        stream.write(content.encode("utf-8", "replace") if isinstance(content, str) else content)


@contextmanager
def staged_folder(folder: Path) -> Iterator[Path]:
    """A temporary folder whose files move into `folder` together when the block ends without an error.

    `folder` is made if absent; other files in it stay. Raises InputError if it is a file.
    """
    if folder.exists() and not folder.is_dir():
        raise InputError(f"{folder}: is a file, expected a folder for the results")
    made = not folder.exists()
    folder.mkdir(parents=True, exist_ok=True)
    stage = Path(tempfile.mkdtemp(prefix=".diplograph-", dir=folder))
    try:
        yield stage
        for file in sorted(stage.iterdir()):
            file.replace(folder / file.name)
        made = False
    finally:
        shutil.rmtree(stage, ignore_errors=True)
        if made and not any(folder.iterdir()):
            folder.rmdir()
