"""Small helpers on names: ids from labels and the look of a word."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Container, Sequence

from spacy.tokens import Doc

#: Particles of descent: what follows is the father's name, what stands before the child's.
DESCENT = frozenset("bin ibn bint ould".split())
PARTICLES = DESCENT | frozenset("von van der den de del della da di du dos al el ben abu le la".split())
_TEXTS = "texts"
_EDGE = " \t\n\r\"'“”‘’«»,;:.!?()[]–—-•*#"


#: Letters that are no other letter with a mark, as English papers write them.
_PLAIN = str.maketrans({
    "ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ı": "i", "ß": "ss", "æ": "ae", "Æ": "Ae", "ð": "d",
    "Ð": "D", "þ": "th", "Þ": "Th", "œ": "oe", "Œ": "Oe", "ħ": "h", "ə": "a", "Ə": "A",
})  # fmt: skip


def texts(doc: Doc) -> list[str]:
    """The texts of the tokens of a document, made once, since every finder of names looks through them; not to be
    changed.
    """
    known: list[str] | None = doc.user_data.get(_TEXTS)
    if known is None:
        known = doc.user_data[_TEXTS] = [token.text for token in doc]
    return known


def slug(name: str) -> str:
    """Kebab-case ASCII id of a name ("Côte d'Ivoire" -> "cote-divoire"); "x" when nothing is left."""
    plain = unicodedata.normalize("NFKD", name.translate(_PLAIN)).encode("ascii", "ignore").decode().casefold()
    plain = re.sub(r"'s\b|['`]", "", plain).replace("&", " and ")
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-") or "x" + format(abs(hash_text(name)), "x")


def hash_text(text: str) -> int:
    """Stable 32-bit hash of a text (FNV-1a), for names without ASCII letters."""
    value = 2166136261
    for byte in text.encode("utf-8"):
        value = (value ^ byte) * 16777619 % 2**32
    return value


def clean(name: str) -> str:
    """A name without white space runs, outer punctuation and possessive ending."""
    name = " ".join(name.split())
    if "(" in name and ")" not in name:
        name = name[: name.index("(")]
    name = name.strip(_EDGE)
    return re.sub(r"(['’]s|['’])$", "", name)


def apart_initials(name: str) -> str:
    """A name with a space after each initial that is glued to the next word: "B.Dorj" is "B. Dorj"."""
    return re.sub(r"\b([A-Z][a-z]?\.)(?=[A-Z][a-z])", r"\1 ", name)


def surname(name: str) -> str:
    """Family name with its particles: "Ursula von der Leyen" -> "von der Leyen"."""
    words = name.split()
    start = len(words) - 1
    while start > 1 and words[start - 1].casefold() in PARTICLES:
        start -= 1
    return " ".join(words[start:])


def spelled(words: Sequence[str], known: Container[str]) -> list[str]:
    """Words with surnames in capitals ("Michael SATA") written as usual, same lengths; `known` names stay."""
    found = list(words)
    surnames = set()
    for i, word in enumerate(words):
        if len(word) > 2 and word.isupper() and word.isalpha() and word not in known:
            beside = [*(words[i - 1 : i] if i else ()), *words[i + 1 : i + 2]]
            named = any(b.istitle() and b.isalpha() and b.casefold() not in _SMALL for b in beside)
            if len(word) > 3 and (named or _beside_particle(words, i)):
                surnames.add(word)
    return [w.title() if w in surnames else w for w in found]


def _beside_particle(words: Sequence[str], i: int) -> bool:
    """Whether a word stands as in "QABOOS bin Said" or "Hafez al-ASAD"."""
    after = words[i + 1] if i + 1 < len(words) else ""
    return after in _ARABIC or (i > 1 and words[i - 1] == "-" and words[i - 2].casefold() in PARTICLES)


_ARABIC = frozenset({"bin", "ibn", "al", "bint"})
_SMALL = frozenset("the a an in on at of and for to by with from after before under its his their this that".split())


def is_capitalised(word: str) -> bool:
    """Whether a word begins with a capital letter and is no lone initial ("I" of the first person)."""
    return word[:1].isupper() and word != "I"


def of_before(doc: Doc, first: int) -> int | None:
    """The token "of" right before token `first`, over an article: "court of" KENYA, "court of the" NETHERLANDS."""
    at = first - (2 if first > 1 and doc[first - 1].lower_ == "the" else 1)
    return at if at > 0 and doc[at].lower_ == "of" else None


#: Most initials before a surname.
_INITIALS = 3
#: Fewer letters than one word of them has.
_LETTERS = 4
_NO_INITIALS = frozenset({"US", "UN", "EU", "UK", "UAE", "USA", "MP", "FM", "PM", "AU"})


def _is_initial(word: str) -> bool:
    """Whether a word is an initial or several: "J", "J.", "K.P.", "KP"."""
    letters = word.replace(".", "")
    if not (0 < len(letters) < _LETTERS and letters.isalpha() and letters.isupper()):
        return False
    return len(letters) == 1 or "." in word or letters not in _NO_INITIALS


def over_initials(words: Sequence[str], at: int, taken: Container[int]) -> int:
    """Where the initials of a name end that begin at a word: "J D" Vance, "MUM" Sabry; `at` if none do.

    They do not reach into what begins at a `taken` word.
    """
    end = at
    while end < len(words) and end - at < _INITIALS and end not in taken and _is_initial(words[end]):
        end += 1
    return end
