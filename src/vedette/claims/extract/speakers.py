"""Who says it: only where the sentence itself names the speaker, else nobody.

In: a sentence. Out: `Saying`: a speaker, how it is given, which part of the sentence it
covers. Accepted are "X said", "said X", "according to X" in the sentence, and a quote
that stands beside exactly one of them. Elided names and what a passive leaves out are
not filled in, pronouns are left to `pronouns`; a dateline or an outlet to which
something was told is through whom it came, not who says it.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.names import is_office, subject_after, subject_before
from vedette.claims.extract.pronouns import pronoun_of

SAY = (
    r"said|says|told|tells|added|adds|wrote|announced|confirmed|reported|claimed|claims"
    r"|stated|noted|explained|warned|estimated|estimates|believes?|insisted|disclosed"
    r"|acknowledged|argued|denied|revealed|declared|posted|tweeted|spoke of|put the"
    r"|clarified|stressed|highlighted|indicated|emphasi[sz]ed|informed|specified|admitted"
    r"|recounted|recalled|alleged|maintain(?:s|ed)|informs|conceded|asserted|asserts"
    r"|(?:reports|announces|confirms|writes|indicates|insists|warns"
    r"|alleges)(?! (?:of|on)\b)"
    r"|(?-i:states|notes)"
    r"|(?:detailed|continued|concluded)(?=[,:] \")"  # a quote follows
)
BEFORE, AFTER = "before", "after"
# What may follow "X said" at the end of a sentence.
_CLOSES = re.compile(
    r"(?:(?:\w+day|on|in|at|late|early|to|via|by|during|told|when|after|before|through)"
    r"\b[^,]{0,60})?$"
)
# "The strike claims nine lives" says nothing.
_SAY = re.compile(
    rf"\b(?P<verb>{SAY})\b(?! by\b)(?! (?:the )?(?:\w+ ){{0,3}}li(?:fe|ves)\b)",
    re.IGNORECASE,
)
# "X said on Telegram, adding": what stands before is what was said.
_ASIDE = re.compile(r"(?:on|in|at|via)\b[^,]{0,60}, (?:adding|saying|noting|while)\b")
_PRESENT = re.compile(r"reports|announces|confirms|writes|indicates|states|notes")
# ", UNN writes" at the end is through whom it came.
_PASSED = re.compile(
    r",\s(?:according to )?[A-Z][\w.]*(?: [A-Z][\w.]*)?"
    r"(?: (?:writes|reports|reported|wrote))?\.?$"
)
_SIGNED = re.compile(r"\.?\s[–—-]+\s?[A-Z][\w/ ]{1,20}\.?$")  # "X said. - AFP"
# "Nine confirmed hits": a participle before a noun says nothing.
_COUNTS = re.compile(
    r"(?:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|several|no"
    r"|many|some|the) )$",
    re.IGNORECASE,
)
CLAUSE_MIN = 4  # words that stand before "X said" and are more than "In Orla,"
_ACCORDING = re.compile(
    r"\baccording to\s(?!(?:the )?(?:schedule|plan|law|rules|timetable)\b)",
    re.IGNORECASE,
)
# "As announced by the operator": a passive that names who said it.
_SAID_BY = re.compile(
    r"(?:\bas|\b(?:was|were|is|been))\s(?:\w+ly )?"
    r"(?:reported|announced|confirmed|stated|indicated|noted)(?: \w+ly)? by\s",
    re.IGNORECASE,
)
# "With no casualties reported by X": who is named says that part only.
_REDUCED = re.compile(
    r"\b(?:no|with|\d+) (?:[\w-]+ ){0,2}(?:casualt|injur|victim|damage|death)\w+ "
    r"(?:reported|confirmed|announced) by\s",
    re.IGNORECASE,
)
# A heading: "Two drones shot down over Orla: Defence ministry".
_HEADED = re.compile(
    r": (?=(?:[A-Z][\w'-]*)(?: [\w'-]+){0,3}$"
    r"|(?:local |regional |senior )?(?:officials?|police|ministry|governor|mayor"
    r"|army)$)"
)
# A heading that opens with who says it: "Officials: 5 dead, 30 hurt".
_OPENED = re.compile(
    r"^(?:\d\d?[:.]\d\d\s?(?:[–—-] ?|: ?)?)?"
    r"(?P<name>(?:[A-Z][\w'-]+ ){0,3}(?i:officials?|police|ministry|governor|mayor|army"
    r"|prosecutors?|president|minister|authorities|operator|air force|services?"
    r"|command|general staff)|(?:Mayor|Governor|President|Minister|General)"
    r"(?: [A-Z][\w'-]+){1,2}): (?=\S)"
)
# "X said that ..., while Y maintains" and "..., before the toll climbed" end what is of
# X; a quote may go on behind it.
_ELSE = re.compile(
    r",\s(?:while|whereas) (?:the )?[A-Z]\w+(?![^\"]*\"$)"
    r"|,\s(?:before|prompting|forcing|sparking|triggering)\b(?![^\"]*\"$)"
    r"|,\swith (?:[\w']+ ){1,4}(?:managing|confirming|claiming|saying|reporting"
    r"|asserting"
    r"|alleging)\b"
    r"|,\sand (?:as of|by|on|in|since) [A-Z0-9]\w*(?: \w+)?, [A-Z]"
)
_CITING = re.compile(r",?\s*(?:citing|quoting)\s", re.IGNORECASE)
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|to|not|never|has been|it is)(?:\s\w+ly)?\s$",
    re.IGNORECASE,
)
_TOLD = re.compile(
    r"^\s(?P<via>(?:the )?(?:[\w'-]+ ){0,3}?[\w'-]+?)(?=\s(?:that|on|in|at|he|she|it"
    r"|the|there|about|\d|[a-z]+ [a-z]+)\b|[,.:\"]|$)"
)
_CROWD = re.compile(
    r"^(?:reporters|journalists|parliament|lawmakers|him|her|them|us|the (?:press|media"
    r"|nation|public|house|parliament|crowd))\b",
    re.IGNORECASE,
)


class _Mark(NamedTuple):
    """A verb of saying with its subject, and on which side its content stands."""

    begin: int
    end: int
    name: str
    via: tuple[str, ...]
    side: str
    verb: str
    nested: bool = False


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
    pronoun : str
        As of `pronoun_of`, "" where the sentence uses none.
    """

    speaker: str
    via: tuple[str, ...]
    begin: int
    end: int
    direct: bool
    verb: str
    nested: bool = False
    pronoun: str = ""


def sayings(sentence: str, *, opened: bool = False) -> list[Saying]:
    """Find who says what in a sentence.

    Parameters
    ----------
    sentence : str
        Folded.
    opened : bool
        Whether a quote was opened before it and is not closed.

    Returns
    -------
    list of Saying
        In the order of their verbs.
    """
    quoted = quotes(sentence, opened=opened)
    marks = _named_after(sentence)
    for match in _SAY.finditer(sentence):
        before = sentence[: match.start()]
        if _within(match.start(), quoted) or _PASSIVE.search(before):
            continue
        if _COUNTS.search(before):
            continue
        mark = _spoken(sentence, match)
        if mark is not None:
            marks.append(mark)
    marks.sort()
    said = _covered(sentence, _nested(sentence, marks), quoted)
    for match in _REDUCED.finditer(sentence):
        name, _ = subject_after(sentence, match.end())
        if name:
            said.append(Saying(name, (), *match.span(), direct=False, verb="reported"))
    return said


def _named_after(sentence: str) -> list[_Mark]:
    """Read "according to X", "as announced by X" and what a heading ends with."""
    marks: list[_Mark] = []
    for match in _ACCORDING.finditer(sentence):
        name, end = subject_after(sentence, match.end())
        side = AFTER if match.start() < 3 else BEFORE  # noqa: PLR2004
        marks.append(_Mark(match.start(), end, name, (), side, "according to"))
    for match in _SAID_BY.finditer(sentence):
        name, end = subject_after(sentence, match.end())
        if name:
            marks.append(_Mark(match.start(), end, name, (), BEFORE, "reported"))
    opened = _OPENED.match(sentence)
    if opened:
        name = opened["name"]
        marks.append(_Mark(0, opened.end(), name, (), AFTER, "said"))
    headed = _HEADED.search(sentence)
    if headed and len(sentence[: headed.start()].split()) >= CLAUSE_MIN:
        name, end = subject_after(sentence, headed.end())
        marks.append(_Mark(headed.start(), end, name, (), BEFORE, "said"))
    return marks


def quotes(sentence: str, *, opened: bool = False) -> list[tuple[int, int]]:
    """Find what stands in quote marks; an odd mark opens up to the end.

    Parameters
    ----------
    sentence : str
        Folded.
    opened : bool
        Whether a quote was opened before it and is not closed.

    Returns
    -------
    list of tuple of int
        Begin and end.
    """
    marks = [0] * opened + [match.start() for match in re.finditer('"', sentence)]
    if len(marks) % 2:
        marks.append(len(sentence))
    return list(zip(marks[::2], marks[1::2], strict=True))


def _within(at: int, spans: list[tuple[int, int]]) -> bool:
    return any(begin <= at < end for begin, end in spans)


def _spoken(sentence: str, match: re.Match[str]) -> _Mark | None:
    """Read one verb of saying: where it stands, its subject, which side it covers."""
    verb = match["verb"].casefold()
    name, begin = subject_before(sentence, match.start())
    if _PRESENT.fullmatch(verb) and not is_office(name):
        return None  # "Azernews reports", "preliminary data indicates"
    end = match.end()
    lead = sentence[:begin].strip()
    if begin < 0 and re.search(r"[,\"]\s*$", sentence[: match.start()]):
        name, end = subject_after(sentence, match.end())  # "...," said X.
        begin = match.start()
        if not name:
            return _Mark(begin, end, "", (), BEFORE, verb)
    elif begin < 0:
        return None
    via: tuple[str, ...] = ()
    if verb in ("told", "tells"):
        told = _TOLD.match(sentence[match.end() :])
        if told:
            end = match.end() + told.end()
            via = () if _CROWD.match(told["via"]) else (told["via"],)
    rest = _PASSED.sub("", _SIGNED.sub("", sentence[end:])).strip(' ."')
    closes = bool(_CLOSES.match(rest)) or rest.startswith(",") or begin == match.start()
    if len(lead.split()) >= CLAUSE_MIN:
        closes = closes or _ASIDE.match(rest) is not None
    side = BEFORE if lead and closes else AFTER
    return _Mark(begin, end, name, via, side, verb)


def _nested(sentence: str, marks: list[_Mark]) -> list[_Mark]:
    """Find "X said that Y claimed" and "X, citing Y, reported"."""
    found: list[_Mark] = []
    citing = _CITING.search(sentence)
    for mark in marks:
        before = found[-1] if found else None
        if citing and before is None:
            cited, _ = subject_after(sentence, citing.end())
            via = (mark.name, *mark.via) if mark.name else mark.via
            found.append(mark._replace(name=cited, via=via, nested=True))
        elif before and (before.side, mark.side) == (AFTER, AFTER):
            joined = sentence[before.end : mark.begin].strip(" ,") in ("", "that")
            via = (before.name,) if joined and before.name else mark.via
            found.append(mark._replace(via=via, nested=joined))
        else:
            found.append(mark)
    return found


def _covered(
    sentence: str, marks: list[_Mark], quoted: list[tuple[int, int]]
) -> list[Saying]:
    """Give each saying the part of the sentence that it covers."""
    found = []
    for index, mark in enumerate(marks):
        since = marks[index - 1].end if index else 0
        until = marks[index + 1].begin if index + 1 < len(marks) else len(sentence)
        alone = len(marks) == 1
        if mark.side == BEFORE:
            span = _before(sentence, mark, since, quoted if alone else [])
        else:
            until = _ended(sentence, mark.end, until)
            led = alone and mark.begin > 0 and quoted and quoted[0][1] <= mark.begin
            span = (0 if led else mark.end, until)
        direct = any(a >= span[0] and b <= span[1] + 1 for a, b in quoted)
        said = Saying(mark.name, mark.via, *span, direct, mark.verb, nested=mark.nested)
        pronoun = "" if mark.name else pronoun_of(sentence[mark.begin :])
        found.append(said._replace(pronoun=pronoun))
    return found


def _ended(sentence: str, begin: int, until: int) -> int:
    """Return where what somebody says ends: before a clause of another's doing."""
    stop = _ELSE.search(sentence, begin, until)
    return stop.start() if stop else until


def _before(
    sentence: str, mark: _Mark, since: int, quoted: list[tuple[int, int]]
) -> tuple[int, int]:
    """Cover what stands before "X said"; of what follows only what goes on.

    "..., X said, up from nine" leaves the nine to nobody; "..., X said, adding that"
    and a quote that goes on after the verb are the speaker's.
    """
    if re.match(r"(?: (?:on|in|at|via) [^,]{0,60})?,? adding\b", sentence[mark.end :]):
        return since, len(sentence)
    more = [quote for quote in quoted if quote[0] >= mark.end]
    return (since, more[-1][1] + 1) if more else (since, mark.begin)
