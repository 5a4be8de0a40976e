"""Reading: from files, folders, standard input and strings to documents with their title, date and blocks."""

from __future__ import annotations

from diplograph.reading.files import Skipped, read
from diplograph.reading.text import read_text

__all__ = ["Skipped", "read", "read_text"]
