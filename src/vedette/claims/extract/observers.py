"""Who is said to have recorded, seen, received or found something.

In: a sentence. Out: `Record`: who, and which part of the sentence it covers. A paper
that writes "the ministry detected 20 aircraft" or "police received 40 calls" has it
from the ministry or the police. Only offices and people are taken, no radars; and
nobody who is only told to have acted: who "detected and destroyed" acted. What somebody
quotes of others is his, and who reports "it to police" says nothing to the paper.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.anybody import anybody
from vedette.claims.extract.gaps import gaps_in
from vedette.claims.extract.names import read_name
from vedette.claims.extract.offices import is_office
from vedette.claims.extract.speakers import within
from vedette.claims.extract.speech import RECORDED
from vedette.claims.extract.subjects import subject_after, subject_before

_ACTIVE = re.compile(
    rf"\b(?P<verb>{RECORDED})\b(?! by\b|,? (?:and|then) (?:\w+ )?(?:destroy|shot"
    rf"|shoot|down"
    r"|intercept|neutrali|repel|engag|eliminat)|(?: on)? (?:part|place|off"
    r"|guilty|over)\b)"
)
_PASSIVE = re.compile(
    rf"\b(?:was|were|been)\s(?:\w+ly )?(?:{RECORDED}|seen)(?: \w+)? by\s(?:the |a )?"
)
# What the coastguard had seen is of the coastguard.
_RELATIVE = re.compile(
    r"\b(?:which|that|whom) (?P<who>(?:the |local )?(?:[\w'-]+ ){0,3}?[\w'-]+) (?:had"
    r"|have|has)"
    rf" (?:\w+ly )?(?:{RECORDED}|seen|watched|heard)\b"
)
# What "it" does only if it is a body: "it counted 40 flights".
_COUNTED = re.compile(r"count|regist|record|logged|detect|receive|list")
_IT = re.compile(
    r"\b(it|they)(?: (?:has|have|had|also|then|later|already))* $", re.IGNORECASE
)
_HAD_SEEN = re.compile(r"\bhad (?:\w+ly )?$|\bhas $|\bhave $")
_BE = re.compile(r"\b(?:was|were|is|are|been|being|be|to|not|never)(?:\s\w+ly)?\s$")
# What it covers ends where another clause begins.
_ENDS = re.compile(
    r";|:\s|,\s(?:while|but|before|after|prompting|forcing|sparking|triggering|leading"
    r"|causing|according|and (?:the|a|an|at|in)\b)"
    r"|\s(?:while|before|during|after|when|amid|because)\s"
    r"|,\sand\s(?=[A-Z])"
)
_TOLD_OTHERS = re.compile(
    r"\s(?:the|an?|this|it)\b(?: \w+)? to (?:the )?"
    r"(?:[Pp]olice|authorities|controllers)"
)


# "Police, who received 31 calls, deployed 60 officers."
_WHO = re.compile(r",\s(?:who|which)(?:\s(?:has|had|have|also|later|so far))*\s$")


class Record(NamedTuple):
    """Somebody records something.

    Attributes
    ----------
    who : str
        As the sentence names it.
    begin, end : int
        The part of the sentence that it covers.
    """

    who: str
    begin: int
    end: int


def _verb_at(sentence: str, verb: int) -> int:
    """Return where the subject of a verb must end: before ", who" where it has one."""
    match = _WHO.search(sentence[:verb])
    return match.start() if match else verb


def records(sentence: str, quoted: list[tuple[int, int]]) -> list[Record]:
    """Find who records what in a sentence.

    Parameters
    ----------
    sentence : str
        Folded.
    quoted : list of tuple of int
        What of it stands in quote marks (`vedette.claims.extract.speakers.quotes`).

    Returns
    -------
    list of Record
        In the order of their verbs.
    """
    found: list[Record] = []
    for match in _ACTIVE.finditer(sentence):
        if _BE.search(sentence[: match.start()]):
            continue
        if within(match.start(), quoted):
            continue
        if _TOLD_OTHERS.match(sentence, match.end()):
            continue
        found += _active(sentence, match)
    found += _relative(sentence, quoted)
    for match in _PASSIVE.finditer(sentence):
        who, _ = subject_after(sentence, match.end())
        if is_office(who):
            found.append(Record(who, 0, match.start()))
    return found


def _active(sentence: str, match: re.Match[str]) -> list[Record]:
    """Read the subject of one verb of recording, and who is set beside it."""
    who, begin = subject_before(sentence, _verb_at(sentence, match.start()))
    stop = _ENDS.search(sentence, match.end())
    end = stop.start() if stop else len(sentence)
    before = sentence[: match.start()]
    if _WHO.search(before):
        comma = sentence.find(",", match.end())
        end = comma if 0 < comma < end else end
    if not who and begin >= 0 and _HAD_SEEN.search(before):
        who = anybody(_HAD_SEEN.sub("", before[begin:]).strip())
        return [Record(who, match.end(), end)] if who else []  # "a fisherman had seen"
    if not who and begin >= 0 and _COUNTED.match(match["verb"]):
        pronoun = _IT.search(sentence[begin : match.start()])
        who = pronoun[1].casefold() if pronoun else ""
    if not (is_office(who) or who in ("it", "they")):
        return []
    gaps = gaps_in(sentence, match.end(), end)
    found = [Record(who, match.end(), gaps[0].begin if gaps else end)]
    return found + [Record(one.name, one.since, one.end) for one in gaps if one.name]


def _relative(sentence: str, quoted: list[tuple[int, int]]) -> list[Record]:
    """Read "drones which the coastguard had seen"."""
    found = []
    for match in _RELATIVE.finditer(sentence):
        if is_office(match["who"]) and not within(match.start(), quoted):
            cuts = [sentence.rfind(one, 0, match.start()) for one in (", ", "; ")]
            found.append(Record(read_name(match["who"]), max(cuts) + 1, match.start()))
    return found
