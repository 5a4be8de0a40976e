"""Which of the times of a sentence is the time of an event in it."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from spacy.tokens import Token

from diplograph.extraction.context import Passage, Reading
from diplograph.extraction.times.mentions import TimeMention
from diplograph.model import Period, Span

_CLAUSE = re.compile(
    r";|:\s|,\s+(?:and|but|while|whereas|although|which|who|after|before|as)\b|\s(?:while|whereas|but)\s"
)
_NAMES = re.compile(
    r"\s+(?:[A-Z][\w–-]+\s+){0,4}(?:[Rr]eport|[Ss]tudy|[Ss]urvey|[Aa]ssessment|[Rr]eview|[Pp]aper|[Aa]ct|[Tt]reaty|[Aa]greement|[Dd]eclaration|[Cc]onvention|[Ll]aw|[Cc]onstitution|[Ww]ar|[Aa]ccord|[Aa]ccords|[Ss]ummit)\b"
)
_NAMED = re.compile(
    r"\b(?:report|study|survey|assessment|review|paper|act|treaty|agreement|declaration|convention|law)s?\s+(?:of|from|in|dated)\s+$",
    re.IGNORECASE,
)
_SOURCE = re.compile(r"\s+(?:[A-Z]\w+\s+){0,4}(?:report|study|survey|assessment|review|paper)\b", re.IGNORECASE)
_LIFE = re.compile(
    r"\((?:[^()]{0,60}?\b(?:born|died|b\.|d\.|née?)\s[^()]{0,80}|[^()]{0,60}\b\d{4}\s*[-–—]\s*[^()]{0,40}\d{4})\)"
)
#: What stands between an office and the years in which it was held: "president from 1945 to 1967".
_TERM = re.compile(r",?\s(?:\(|from\s|between\s|in\s|during\s)+")
#: The head of an entry of a chronology, if nothing but its date stands before the colon or dash.
_ENTRY = re.compile(r"[\d\W]*(?:(?:[Cc]irca|[Ee]arly|[Ll]ate|Mid|to|and|[A-Z][a-z]{2,8})?[\d\W]+){1,5}[:–—-]\s*")
_MOST_OF_ENTRY = 40
#: Characters of a bracket around a time that are looked at before it.
_BRACKET = 120
#: Characters that a clause boundary, a time before the event and a time in its own subclause weigh.
_BOUNDARY, _BEFORE_WEIGHT = 60, 1.3
#: Characters before a time in which what it is set for stands.
_FRAME = 45
_SCHEDULED = re.compile(r"\b(?:scheduled|slated|due|billed|planned|set) (?:for|to be held in|in|on)\s+$")
_PLANNED = re.compile(
    r"\b(?:programme|program|plan|budget|strategy|road ?map|agenda|schedule|calendar|target|goal|agreement)s?\b"
    r"[^,;.]{0,80}\bfor(?: the (?:period|years?))?\s+$"
)
_YEARS = re.compile(r"\d{4}(?:/\d{4})?")
#: What a semicolon weighs: what stands beyond it is another matter.
_APART = 100_000


def names_a_thing(text: str, time: TimeMention, base: int = 0) -> bool:
    """Whether a year is part of a name or dates a document ("a 2024 report", "the Treaty of 1972").

    `text` starts at document offset `base`.
    """
    start, end = time.span.start - base, time.span.end - base
    return bool(_NAMES.match(text, end) or _NAMED.search(text[max(0, start - 30) : start]))


def is_life(text: str, time: TimeMention, base: int = 0) -> bool:
    """Whether a time stands in a bracket with dates of birth or death, or with a span: "(born 1952)", "(1883 – 1953)".

    `text` starts at document offset `base`.
    """
    at = time.span.start - base
    opening = text.rfind("(", max(0, at - _BRACKET), at)
    bracket = _LIFE.match(text, opening) if opening >= 0 else None
    return bracket is not None and at < bracket.end()


def time_for(
    sentence: Span, position: int, times: Sequence[TimeMention], *, text: str = "", base: int = 0
) -> Period | None:
    """The time of the event whose trigger is at `position`, out of `times` (in order) lying inside `sentence`.

    The nearest wins; one that stands after the event is preferred to one before it. When `text` (which starts at
    document offset `base`) is given, each clause boundary between counts as 60 characters and a semicolon parts. A time
    that opens the sentence reaches over the whole of it; one that only dates a source ("a 2024 report") or a life is
    left out.
    """
    first = bisect_left([time.span.start for time in times], sentence.start)
    inside = []
    for time in times[first:]:
        if time.span.start >= sentence.end:
            break
        if text and (_SOURCE.match(text, time.span.end - base) or is_life(text, time, base)):
            continue
        if not text or not _is_set_for(text, time, position - base, base):
            inside.append(time)
    far = [_distance(sentence, position, time.span, text, base) for time in inside]
    nearest = min(far, default=_APART)
    return inside[far.index(nearest)].period if nearest < _APART else None


def _is_set_for(text: str, time: TimeMention, position: int, base: int) -> bool:
    """Whether a time tells what something is planned for: "a programme for 2018", "the polls set for May 2018".

    It is then no time of other events; of the latter it is that of what stands at `position` right before it.
    """
    start = time.span.start - base
    before = text[max(0, start - 3 * _FRAME) : start]
    if _SCHEDULED.search(before):
        return not start - _FRAME <= position <= start
    return _YEARS.fullmatch(time.period.edtf) is not None and _PLANNED.search(before) is not None


def _distance(sentence: Span, position: int, span: Span, text: str, base: int) -> float:
    if span.start >= position:
        gap: float = span.start - position
        low, high = position, span.start
    else:
        gap = _BEFORE_WEIGHT * max(0, position - span.end)
        low, high = span.end, position
    between = text[low - base : high - base] if text and low < high else ""
    boundaries = len(_CLAUSE.findall(between))
    opening = span.end < position and span.start - sentence.start < 20
    if opening:
        return min(gap + _BOUNDARY * boundaries, 90)
    return gap + _BOUNDARY * boundaries + (_APART if ";" in between else 0)


def told_in(token: Token, passage: Passage) -> Span:
    """The sentence of a token, with the date that heads it: the parser parts "6 May 1998:" from what happened then."""
    sentence = passage.offsets(token.sent.start, token.sent.end)
    first = passage.block.span.start
    before = passage.document.text[first : sentence.start]
    if not 0 < len(before) <= _MOST_OF_ENTRY or not before[0].isalnum() or not _ENTRY.fullmatch(before):
        return sentence
    return Span(first, sentence.end)


def term_of(office: Span, times: Sequence[TimeMention], text: str, base: int = 0) -> Period | None:
    """The years that stand right after an office: "president of A from 1945 to 1967", "premier (1952–56)".

    So does the day of coming into it in a bracket: "President B (since 5 May 2019)". `text` starts at document offset
    `base`.
    """
    at = bisect_left([time.span.start for time in times], office.end)
    if at == len(times) or "/" not in times[at].period.edtf:
        return None
    between = text[office.end - base : times[at].span.start - base]
    told = _TERM.fullmatch(between) if ".." not in times[at].period.edtf else between.lstrip() == "("
    return times[at].period if told else None


def date_at(word: Token, reading: Reading, times: Sequence[TimeMention]) -> str | None:
    """The day, month or year (EDTF) of what a word tells, out of the times of its sentence; None if it has none."""
    sentence = reading.passage.offsets(word.sent.start, word.sent.end)
    base = reading.passage.block.span
    text = reading.passage.document.text[base.start : base.end]
    at = reading.passage.offsets(word.i, word.i + 1).start
    inside = [t for t in times if sentence.contains(t.span)]
    period = time_for(sentence, at, inside, text=text, base=base.start)
    return period.edtf if period and period.edtf[:4].isdigit() and "/" not in period.edtf else None
