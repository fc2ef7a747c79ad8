"""Sentences of an article, with their offsets.

In: normalised text. Out: `Sentence`, in order. A line end ends a paragraph, unless the
text is hard-wrapped: then a line that ends without a full stop goes on in the next one
if that begins in lower case or its first word would not have fitted in.
Abbreviations, initials and decimal points end no sentence. `folded` makes one of the
kinds of quote marks and blanks, one character for one, so that offsets hold.
"""

import re
from itertools import pairwise
from typing import NamedTuple

from vedette.claims.when_words import MONTH_NAMES, WEEKDAY_NAME

_FOLD = str.maketrans(
    {
        **dict.fromkeys("\u2018\u2019\u201a\u201b\u2032\u00b4`", "'"),
        **dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb\u2033", '"'),
        **dict.fromkeys("\u00a0\u2007\u2009\u202f\t", " "),
        **dict.fromkeys("\u2010\u2011", "-"),
    }
)
_SHORT = frozenset(
    [
        "mr",
        "mrs",
        "ms",
        "dr",
        "prof",
        "gen",
        "lt",
        "col",
        "sgt",
        "maj",
        "capt",
        "cmdr",
        "adm",
        "sen",
        "rep",
        "gov",
        "pres",
        "st",
        "no",
        "approx",
        "ca",
        "vs",
        "jan",
        "feb",
        "mar",
        "apr",
        "jun",
        "jul",
        "aug",
        "sep",
        "sept",
        "oct",
        "nov",
        "dec",
        "mon",
        "tue",
        "wed",
        "thu",
        "fri",
        "sat",
        "sun",
        "u.s",
        "u.k",
        "u.n",
        "e.g",
        "i.e",
        "etc",
        "insp",
        "supt",
        "brig",
    ]
)
_HALF_OF_DAY = re.compile(
    rf"(?:on\s)?{WEEKDAY_NAME}|GMT|UTC|CES?T|EES?T|MSK|E[SD]?T\b|[A-Z][a-z]+ time"
    rf"|{MONTH_NAMES}"
)
# A stop may lack its blank: "in a statement.The ministry".
_END = re.compile(
    r"[.!?…][\"')\]]*\s+(?=[\"'(\[–-]*(?:[A-Z0-9]|[a-z]{1,4}[A-Z][a-z]))"
    r"|(?<=[a-z]{3})\.(?=[A-Z][A-Za-z]*,? [a-z])"
)
WORD_MAX = 40  # characters of a word before a full stop
LONGEST = 800  # characters; what is longer is a list or an attack, and is cut
# A line with a dateline or a whole sentence is no heading.
_BODY = re.compile(r"^[A-Z][A-Z .'-]+,? [^-–—]{0,40}[-–—] |[.!?][\"')]*\s+[\"'(]*[A-Z]")
WRAPPED = 50  # characters; a shorter line that ends without a stop is a heading
_STOPS = re.compile(r"[.!?:…][\"')\]]*$")


class Sentence(NamedTuple):
    """A sentence.

    Attributes
    ----------
    start, end : int
        Code points of the normalised text.
    text : str
        Folded, as long as end - start.
    paragraph : int
        In which paragraph it stands.
    """

    start: int
    end: int
    text: str
    paragraph: int


def folded(text: str) -> str:
    """Make one of kinds of quote marks and blanks, keeping every offset.

    Parameters
    ----------
    text : str
        Normalised.

    Returns
    -------
    str
        As long.
    """
    return text.translate(_FOLD)


def sentences(text: str, skipped: list[tuple[int, int]]) -> list[Sentence]:
    """Part an article into sentences.

    Parameters
    ----------
    text : str
        Normalised.
    skipped : list of tuple of int
        Lines that are no part of the article.

    Returns
    -------
    list of Sentence
        In order.
    """
    found: list[Sentence] = []
    for number, (start, end) in enumerate(_paragraphs(folded(text), skipped)):
        piece = folded(text[start:end]).replace("\n", " ")
        for first, last in _cuts(piece):
            found.append(
                Sentence(start + first, start + last, piece[first:last], number)
            )
    return found


def _paragraphs(text: str, skipped: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Find stretches of lines that belong together."""
    left_out = set(skipped)
    spans: list[tuple[int, int]] = []
    lines = text.split("\n")
    width = _width(lines)
    at = 0
    goes_on = False
    for number, line in enumerate(lines):
        span = (at, at + len(line))
        at += len(line) + 1
        if not line.strip() or span in left_out:
            goes_on = False
            continue
        if goes_on and spans:
            spans[-1] = (spans[-1][0], span[1])
        else:
            spans.append(span)
        after = lines[number + 1] if number + 1 < len(lines) else ""
        goes_on = _goes_on(line, after, width)
    return spans


def _width(lines: list[str]) -> int:
    """Return the width at which a text is hard-wrapped, 0 where it is not.

    It is where a line breaks off before a word in lower case.
    """
    for line, after in pairwise(lines):
        if len(line) >= WRAPPED and not _STOPS.search(line) and after[:1].islower():
            return max(len(one) for one in lines)
    return 0


def _goes_on(line: str, after: str, width: int) -> bool:
    """Say whether a line goes on in the next one.

    In a hard-wrapped text it does where the next word would not have fitted in; so a
    heading, which has room left, is a paragraph of its own.
    """
    if _STOPS.search(line) or not re.match(r"[\w\"'(]", after):
        return False
    if after[0].islower():
        return len(line) >= WRAPPED
    if _BODY.search(line):
        return len(line) >= WRAPPED
    return bool(width) and len(line) + 1 + len(after.split(" ", 1)[0]) > width


def _cuts(piece: str) -> list[tuple[int, int]]:
    """Find where sentences of a paragraph begin and end."""
    cuts: list[tuple[int, int]] = []
    start = 0
    for stop in _END.finditer(piece):
        if _inside(piece, stop):
            continue
        cuts.append((start, stop.end()))
        start = stop.end()
    cuts.append((start, len(piece)))
    trimmed = []
    for first, last in cuts:
        words = piece[first:last]
        lead = len(words) - len(words.lstrip())
        if not words.strip():
            continue
        begin, end = first + lead, first + len(words.rstrip())
        trimmed += [(at, min(at + LONGEST, end)) for at in range(begin, end, LONGEST)]
    return trimmed


def _inside(piece: str, stop: re.Match[str]) -> bool:
    """Say whether a full stop belongs to an abbreviation or a number."""
    if piece[stop.start()] != ".":
        return False
    lead = piece[max(0, stop.start() - WORD_MAX) : stop.start()]
    before = re.search(r"[^\s(\"]+$", lead)
    word = before[0].casefold() if before else ""
    if word in ("a.m", "p.m", "am", "pm"):
        return _HALF_OF_DAY.match(piece, stop.end()) is not None
    is_initial = re.fullmatch(r"[A-Z]", before[0]) is not None if before else False
    month = word in _SHORT and not piece[stop.start() + 1 : stop.end()].strip()
    return is_initial or month
