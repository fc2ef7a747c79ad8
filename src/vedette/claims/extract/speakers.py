"""Who says it: only where the sentence itself names the speaker, else nobody.

In: a sentence. Out: `Saying`: a speaker, how it is given, which part of the sentence it
covers. Accepted are "X said", "said X", "according to X" in the sentence, and a quote
that stands beside exactly one of them. Elided names and what a passive leaves out are
not filled in, pronouns are left to `pronouns`; a dateline or an outlet to which
something was told is through whom it came, not who says it.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.gaps import gaps_in, next_tale
from vedette.claims.extract.garbled import mended
from vedette.claims.extract.introduced import body_of, doer_of
from vedette.claims.extract.marks import (
    AFTER,
    BEFORE,
    Mark,
    doing,
    introducing,
    named_after,
)
from vedette.claims.extract.papers import by_author
from vedette.claims.extract.pronouns import pronoun_of
from vedette.claims.extract.reach import before_it, ended, parted
from vedette.claims.extract.speech import BELIEF
from vedette.claims.extract.spoken import SAYS, spoken
from vedette.claims.extract.subjects import subject_after
from vedette.claims.extract.views import views
from vedette.claims.when_words import MONTH

# "As Ukrpress previously reported,": one of whom it is passed on.
_OUTLETS_AS = re.compile(r"As [A-Z][\w.]+ (?:has |had )?(?:previously |earlier )?")
_WHO = re.compile(r",?\s?(?=who\b|which\b)")  # "said X, who added that"
# "What the base says:" is a heading.
_HEADING = re.compile(r"(?:[-•*–—·] ?)?What (?:[\w'-]+ ){1,5}$")
_AND_THAT = re.compile(r",? and that\b")
_AFTER_WHICH = re.compile(r"\w (?:after|when|because|as|since|once) $")
# "Nine confirmed hits": a participle before a noun says nothing.
_COUNTS = re.compile(
    r"(?:\b(?:\d+|one|two|three|four|five|six|seven|eight|nine|ten|dozens?|several|no"
    r"|many|some|the) |,\swith (?:[\w-]+ ){1,4})$",
    re.IGNORECASE,
)
# "Dismissed as rumour talk of 40", "all the talk of 40".
_TALK = re.compile(r"\b(?:as \w+|as mere \w+|the|that|all|any|such|this|idle|loose) $")
# "The army on March 1 said".
_DATED = re.compile(rf"\b{MONTH} \d{{1,2}} $", re.IGNORECASE)
# "With no casualties reported by X": who is named says that part only.
_REDUCED = re.compile(
    r"\b(?:no|with|\d+) (?:[\w-]+ ){0,2}(?:casualt|injur|victim|damage|death)\w+ "
    r"(?:reported|confirmed|announced) by\s",
    re.IGNORECASE,
)
# Who "added" goes on, whatever firm or force the sentence tells of.
_ADDS = re.compile(r"add(?:s|ed)|continued|went on|goes on")
_CITING = re.compile(r",?\s*(?:citing|quoting)\s", re.IGNORECASE)
_HEADLINE = re.compile(r"[^,\"]+ explained\W*")  # "Sweden's drone alarm explained"
_PASSIVE = re.compile(
    r"\b(?:was|were|is|are|been|being|be|to|not|never|has been|it is)"
    r"(?:\s(?:\w+ly|then|also|later|first|again|soon|now|only))?\s$",
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
    marks = named_after(sentence) + views(sentence)
    for match in SAYS.finditer(sentence):
        before = sentence[: match.start()]
        if within(match.start(), quoted) or _PASSIVE.search(before):
            continue
        counts = _COUNTS.search(before) and not _DATED.search(before)
        talk = match["verb"] == "talk of" and _TALK.search(before)
        headed = _HEADING.match(before) and sentence.startswith(":", match.end())
        if counts or talk or headed or _OUTLETS_AS.fullmatch(before):
            continue
        if match["verb"] == "explained" and _HEADLINE.fullmatch(sentence):
            continue
        mark = spoken(sentence, match)
        if mark is not None:
            marks.append(mark)
    marks += doing(sentence, marks, quoted)
    marks += introducing(sentence, marks)
    marks = mended(sentence, [by_author(sentence, mark) for mark in _named(marks)])
    said = _covered(sentence, _nested(sentence, marks), quoted)
    said += _beside(sentence, said)
    for match in _REDUCED.finditer(sentence):
        name, _ = subject_after(sentence, match.end())
        if name:
            said.append(Saying(name, (), *match.span(), direct=False, verb="reported"))
    return said


def _named(marks: list[Mark]) -> list[Mark]:
    """Drop "in its first count" where the sentence names whose count it is."""
    after = [mark for mark in marks if mark.name and mark.side == AFTER]
    return [
        mark
        for mark in marks
        if not (after and mark.verb.startswith("by ") and mark.side == AFTER)
    ]


def _beside(sentence: str, said: list[Saying]) -> list[Saying]:
    """Read "the police speak of three drones, the airport of five" as two speakers."""
    one = said[0] if len(said) == 1 and said[0].speaker else None
    gaps = gaps_in(sentence, one.begin, one.end) if one else []
    if not (one and gaps):
        return []
    said[0] = one._replace(end=gaps[0].begin)
    return [
        Saying(gap.name, (), gap.since, gap.end, direct=False, verb=one.verb)
        for gap in gaps
    ]


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


def unquoted(sentence: str, quoted: list[tuple[int, int]]) -> str:
    """Leave out of a sentence what stands in quote marks, of spans of `quotes`."""
    kept, at = [], 0
    for begin, end in quoted:
        kept.append(sentence[at:begin])
        at = end
    return '"'.join((*kept, sentence[at:].removeprefix('"')))


def within(at: int, spans: list[tuple[int, int]]) -> bool:
    """Say whether a place lies in one of some spans, such as those of `quotes`."""
    return any(begin <= at < end for begin, end in spans)


def _nested(sentence: str, marks: list[Mark]) -> list[Mark]:
    """Find "X said that Y claimed" and "X, citing Y, reported"."""
    found: list[Mark] = []
    marks = _relative(sentence, marks)
    citing = _CITING.search(sentence)
    cited = subject_after(sentence, citing.end())[0] if citing else ""
    own = citing is not None and sentence.startswith(
        ("its ", "his ", "her "), citing.end()
    )
    ahead = [mark for mark in marks if citing and mark.begin < citing.start()]
    for mark in marks:
        before = found[-1] if found else None
        if (cited or own) and mark in (ahead[-1:] or marks[:1]):
            via = (mark.name, *mark.via) if mark.name else mark.via
            found.append(mark._replace(name=cited, via=via, nested=True))
        elif before and (before.side, mark.side) == (AFTER, AFTER):
            joined = sentence[before.end : mark.begin].strip(" ,") in ("", "that")
            if joined and not mark.name and pronoun_of(sentence[mark.begin :]):
                found.append(mark._replace(name=before.name))  # "X said they counted"
                continue
            via = (before.name,) if joined and before.name else mark.via
            found.append(mark._replace(via=via, nested=joined))
        else:
            found.append(mark)
    return found


def _relative(sentence: str, marks: list[Mark]) -> list[Mark]:
    """Read "according to X, which reported that": X's, too."""
    found: list[Mark] = []
    for mark in marks:
        who = found and not mark.name and _WHO.match(sentence, found[-1].end)
        on = who and who.end() >= mark.begin and sentence[mark.begin :].startswith("wh")
        found.append(mark._replace(name=found[-1].name) if on else mark)
    return found


def _covered(
    sentence: str, marks: list[Mark], quoted: list[tuple[int, int]]
) -> list[Saying]:
    """Give each saying the part of the sentence that it covers."""
    found = []
    for index, mark in enumerate(marks):
        since = marks[index - 1].end if index else 0
        if index == 1 and _AFTER_WHICH.search(sentence[: marks[0].begin]):
            since = 0  # "held for an hour after two crews reported one, the tower said"
        until = marks[index + 1].begin if index + 1 < len(marks) else len(sentence)
        alone = len(marks) == 1
        next_ = marks[index + 1] if index + 1 < len(marks) else None
        if mark.side == BEFORE:
            if index and marks[index - 1].side == AFTER:
                since = parted(sentence, since, mark.begin)[1]
            last = mark.begin if next_ and next_.side == BEFORE else until
            reach = (since, max(last, mark.begin))
            span = before_it(sentence, mark, reach, quoted if alone else [])
        else:
            until = ended(sentence, mark.end, until)
            if next_ and next_.side == BEFORE:
                until = parted(sentence, mark.end, until)[0]
            if re.fullmatch(BELIEF, mark.verb):
                until = next_tale(sentence, mark.end, until)
            led = alone and mark.begin > 0 and quoted and quoted[0][1] <= mark.begin
            span = (0 if led else mark.end, until)
        direct = any(a >= span[0] and b <= span[1] + 1 for a, b in quoted)
        said = Saying(mark.name, mark.via, *span, direct, mark.verb, nested=mark.nested)
        words = sentence[mark.begin :].lstrip(" '")
        pronoun = "" if mark.name else pronoun_of(words)
        if mark.verb.startswith("by "):
            pronoun = mark.verb.removeprefix("by ")
        own = pronoun == "it" and not index and not _ADDS.fullmatch(mark.verb)
        firm = doer_of(sentence) if own else ""
        if own and not firm:
            said = said._replace(speaker=body_of(sentence[: mark.begin]))
        if firm:
            said = said._replace(speaker=firm)
        found.append(said._replace(pronoun=pronoun))
    return _resumed(sentence, found)


def _resumed(sentence: str, found: list[Saying]) -> list[Saying]:
    """Give back to the first what follows "X said that Y reported ..., and that"."""
    again = _AND_THAT.search(sentence, found[1].begin) if len(found) > 1 else None
    inner = again and found[0].speaker and found[1].nested
    if not (again and inner) or again.start() > found[1].end:
        return found
    rest = found[0]._replace(begin=again.end(), end=found[1].end)
    return [found[0], found[1]._replace(end=again.start()), rest, *found[2:]]
