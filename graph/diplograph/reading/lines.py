"""What one line or paragraph is, judged by itself: furniture of a page, a heading, or prose."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache

from diplograph.ontology import data_dir
from diplograph.reading.dates import stated_date

MOST_HEADING_WORDS = 12
MOST_TITLE_WORDS = 40

_ADDRESS = re.compile(r"<?(?:https?://|www\.)\S+>?|\S+@\S+\.\w{2,}", re.IGNORECASE)
_CLOSERS = "\"'”’»)]*_ \t\u00a0"
_STOPS = (".", "!", "?", ":", ";", ",", "…")
_OPENING = re.compile(r"(?:#{1,6} )?[\"'“‘«(\[*_]*(?:[^\W\d_]|\d)")
_FIGURE = re.compile(r"[$€£¥%;]")

# Function words and past tenses that stand in clauses, hardly ever in headings; only in lower case, because
# headings in title case write participles with a capital ("Exploration Licenses Issued by NOAA").
_CLAUSE = re.compile(
    r"\b(?:is|are|was|were|has|have|had|will|would|can|could|may|might|must|shall|should|does|did|be|been|since"
    r"|says?|said|met|held|spoke|took|told|went|came|gave|made|won|lost|began|became|left|led|sent|saw|built|paid"
    r"|fell|rose|kept|set|cut|put|meets|visits|signs|[a-z]{2,}ed)\b"
)

BULLET = re.compile(r"[ \t]*(?:[-*+•·▪◦‣–—]|\(?\d{1,3}[.)]|\(?[a-z][.)])[ \t\u00a0]+(?=\S)")


@dataclass(frozen=True, slots=True)
class Furniture:
    """The wording of page furniture, from `ontology/boilerplate.toml` (see there for what each list means)."""

    lines: frozenset[str]
    opens_links: frozenset[str]
    beginnings: tuple[str, ...]
    anywhere: re.Pattern[str]
    glued_before: re.Pattern[str]
    glued_after: re.Pattern[str]


@cache
def furniture() -> Furniture:
    """The wording of page furniture, read once."""
    data = tomllib.loads((data_dir() / "boilerplate.toml").read_text(encoding="utf-8"))
    glued = "|".join(re.escape(phrase) for phrase in sorted(data["glued"], key=len, reverse=True))
    return Furniture(
        lines=frozenset(data["lines"]),
        opens_links=frozenset(data["opens_links"]),
        beginnings=tuple(data["beginnings"]),
        anywhere=re.compile("|".join(f"(?:{pattern})" for pattern in data["anywhere"]), re.IGNORECASE),
        glued_before=re.compile(rf"[ \t]*(?:{glued})(?=[A-Z“\"])"),
        glued_after=re.compile(rf"(?<=[.!?…”\"])[ \t]*(?P<phrase>(?:{glued})[ \t]*)$"),
    )


def opens_links(line: str) -> bool:
    """Whether a line announces a list of links to other texts ("Related reading")."""
    return _bare(line) in furniture().opens_links


def is_boilerplate(line: str) -> bool:
    """Whether a line is page furniture: navigation, a notice, a bare address, a rule.

    >>> is_boilerplate("Continue Reading"), is_boilerplate("* * *"), is_boilerplate("Trade grew.")
    (True, True, False)
    """
    line = line.strip()
    if not any(character.isalnum() for character in line[:200]):
        return len(line) <= 200
    if len(line) > 600:
        return False
    words = line.split()
    wording = furniture()
    bare = _bare(line)
    return (
        bare in wording.lines
        or bare in wording.opens_links
        or all(_ADDRESS.fullmatch(word) for word in words)
        or (len(words) <= 20 and line.casefold().startswith(wording.beginnings))
        or (len(words) <= 60 and wording.anywhere.search(line) is not None)
    )


#: A line of a list of those present: "Kenya: His Excellency A", "Chad – Hon. A".
_LISTED_PERSON = re.compile(
    r"(?::| [–-])\s(?:.{0,40}?\b)??"
    r"(?:(?:His|Her) (?:Excellency|Majesty|Highness|Honou?r)|H\.\s?E\.|Hon\.|Mr\b|Mrs\b|Ms\b|Dr\b)"
)


def is_titular(line: str) -> bool:
    """Whether a line may be the headline of a text: not long and without a final stop."""
    line = line.strip()
    if not line or len(line) > 400 or len(line.split()) > MOST_TITLE_WORDS:
        return False
    return not line.rstrip(_CLOSERS).endswith(_STOPS) and _OPENING.match(line) is not None


def is_heading(line: str) -> bool:
    """Whether a line is a heading: short, no final stop, no sign of a clause, no figure. When in doubt it is not.

    >>> is_heading("Moscow-Yerevan Relations"), is_heading("Both leaders met in Minsk"), is_heading("Thank you.")
    (True, False, False)
    """
    line = line.strip()
    if not is_titular(line) or len(line.split()) > MOST_HEADING_WORDS:
        return False
    bullet = BULLET.match(line)
    if line[0].islower() or (bullet and not (line[0].isdigit() and line[bullet.end()].isupper())):
        return False
    return not any(sign.search(line) for sign in (_FIGURE, _CLAUSE, _LISTED_PERSON))


def is_dateline(line: str) -> bool:
    """Whether a line stands alone to say when (and where, and by whom) the text was published."""
    return len(line) <= 160 and not line.rstrip().endswith(".") and stated_date(line.strip()) is not None


def _bare(line: str) -> str:
    return line.strip(" \t\u00a0*_#>[]()»›→").rstrip(".:…! ").casefold()
