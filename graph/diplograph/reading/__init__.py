"""Reading: from files, folders, standard input and strings to documents with their title, date and blocks."""

from __future__ import annotations

from diplograph.reading.files import Found, Skipped, locate, read
from diplograph.reading.text import read_text

__all__ = ["Found", "Skipped", "locate", "read", "read_text"]
