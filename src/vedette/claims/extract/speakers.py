"""Who says it: only where the sentence itself names the speaker, else nobody.

In: a sentence. Out: `Saying`: a speaker, how it is given, which part of the sentence it
covers. Accepted are "X said", "said X", "according to X" in the sentence, and a quote
that stands beside exactly one of them. Pronouns, elided names and what a passive leaves
out are not filled in, never across a paragraph; a dateline or an outlet to which
something was told is through whom it came, not who says it.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.names import subject_after, subject_before

SAY = (
    r"said|says|told|tells|added|adds|wrote|announced|confirmed|reported|claimed|claims"
    r"|stated|noted|explained|warned|estimated|estimates|believes?|insisted|disclosed"
    r"|acknowledged|argued|denied|revealed|declared|posted|tweeted|spoke of|put the"
    r"|clarified|stressed|recalled|alleged|maintained"
)
_SAY = re.compile(rf"\b(?P<verb>{SAY})\b(?! by\b)", re.IGNORECASE)
_ACCORDING = re.compile(r"\baccording to\s", re.IGNORECASE)
_CITING = re.compile(r",?\s*(?:citing|quoting)\s", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|to|not|never|has been|it is)(?:\s\w+ly)?\s$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^\s(?P<via>(?:the )?(?:[\w'-]+ ){0,3}?[\w'-]+?)(?=\s(?:that|on|in|at|he|she|it|the"
    r"|there|about|\d|[a-z]+ [a-z]+)\b|[,.:\"]|$)"
)
_CROWD = re.compile(
    r"^(?:reporters|journalists|parliament|lawmakers|him|her|them|us|the (?:press|media"
    r"|nation|public|house|parliament|crowd))\b",
    re.IGNORECASE,
)


class Saying(NamedTuple):
    """Somebody says something.

    Attributes
    ----------
    speaker : str
        As the sentence names it, "" where it uses a pronoun or nothing.
    via : tuple of str
        Through whom it came.
    begin, end : int
        The part of the sentence that is said.
    direct : bool
        Whether in quote marks.
    verb : str
        How.
    nested : bool
        Whether somebody else reports that it was said.
    """

    speaker: str
    via: tuple[str, ...]
    begin: int
    end: int
    direct: bool
    verb: str
    nested: bool = False


def sayings(sentence: str) -> list[Saying]:
    """Find who says what in a sentence.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of Saying
        In the order of their verbs.
    """
    quoted = quotes(sentence)
    marks: list[tuple[int, int, str, tuple[str, ...], str, str]] = []
    for match in _ACCORDING.finditer(sentence):
        name, end = subject_after(sentence, match.end())
        side = "after" if match.start() < 3 else "before"  # noqa: PLR2004
        marks.append((match.start(), end, name, (), side, "according to"))
    for match in _SAY.finditer(sentence):
        if _within(match.start(), quoted) or _PASSIVE.search(sentence[: match.start()]):
            continue
        mark = _spoken(sentence, match)
        if mark is not None:
            marks.append(mark)
    marks.sort()
    return _covered(sentence, _nested(sentence, marks), quoted)


def quotes(sentence: str) -> list[tuple[int, int]]:
    """Find what stands in quote marks; an odd mark opens up to the end.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of tuple of int
        Begin and end.
    """
    marks = [match.start() for match in re.finditer('"', sentence)]
    if len(marks) % 2:
        marks.append(len(sentence))
    return list(zip(marks[::2], marks[1::2], strict=True))


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(begin <= at < end for begin, end in spans)


def _spoken(
    sentence: str, match: re.Match[str]
) -> tuple[int, int, str, tuple[str, ...], str, str] | None:
    """Read one verb of saying: where it stands, its subject, which side it covers."""
    verb = match["verb"].casefold()
    name, begin = subject_before(sentence, match.start())
    end = match.end()
    lead = sentence[:begin].strip()
    if begin < 0 and re.search(r"[,\"]\s*$", sentence[: match.start()]):
        name, end = subject_after(sentence, match.end())  # "...," said X.
        begin = match.start()
        if not name:
            return begin, end, "", (), "before", verb
    elif begin < 0:
        return None
    via: tuple[str, ...] = ()
    if verb in ("told", "tells"):
        told = _TOLD.match(sentence[match.end() :])
        if told:
            end = match.end() + told.end()
            via = () if _CROWD.match(told["via"]) else (told["via"],)
    rest = sentence[end:].strip(' ."')
    final = re.match(
        r"^(?:(?:\w+day|on|in|at|late|early|to|via|by|during|told|when|after|before|through)\b"
        r"[^,]{0,60})?$",
        rest,
    )
    side = "before" if lead and (final or rest.startswith(",")) else "after"
    if begin == match.start() and lead:
        side = "before"
    return begin, end, name, via, side, verb


def _nested(
    sentence: str, marks: list[tuple[int, int, str, tuple[str, ...], str, str]]
) -> list[tuple[int, int, str, tuple[str, ...], str, str, bool]]:
    """Find "X said that Y claimed" and "X, citing Y, reported"."""
    found: list[tuple[int, int, str, tuple[str, ...], str, str, bool]] = []
    for mark in marks:
        begin, end, name, via, side, verb = mark
        citing = _CITING.search(sentence)
        if citing and not found:
            cited, _ = subject_after(sentence, citing.end())
            found.append(
                (begin, end, cited, (name, *via) if name else via, side, verb, True)
            )
            continue
        if found and side == "after" and found[-1][4] == "after":
            between = sentence[found[-1][1] : begin].strip(" ,")
            if between in ("", "that"):
                outer = found[-1][2]
                through = (outer,) if outer else ()
                found.append((begin, end, name, through, side, verb, True))
                continue
        found.append((begin, end, name, via, side, verb, False))
    return found


def _covered(
    sentence: str,
    marks: list[tuple[int, int, str, tuple[str, ...], str, str, bool]],
    quoted: list[tuple[int, int]],
) -> list[Saying]:
    """Give each saying the part of the sentence that it covers."""
    found = []
    for index, (begin, end, name, via, side, verb, nested) in enumerate(marks):
        alone = len(marks) == 1
        if side == "before":
            last = marks[index - 1] if index else None
            since = 0 if last is None else (last[1] if last[4] == "before" else last[1])
            span = (since, begin)
            # "..., X said, up from nine": what follows is nobody's in so many words;
            # a quote that goes on is the speaker's.
            more = [q for q in quoted if q[0] >= end]
            if alone and more:
                span = (since, more[-1][1] + 1)
        else:
            until = marks[index + 1][0] if index + 1 < len(marks) else len(sentence)
            span = (end, until)
            if alone and begin > 0 and quoted and quoted[0][1] <= begin:
                span = (0, until)
        direct = any(a >= span[0] and b <= span[1] + 1 for a, b in quoted)
        found.append(Saying(name, via, *span, direct, verb, nested))
    return found
