"""Whether a sentence tells of this event or of another night, year or place.

In: a sentence and the day of publication. Out: why it is of another event, "" where
nothing says so. A figure of another event is proposed without an event and with this
reason: never is a death or damage laid to an event that the words do not name.
"""

import re
from collections.abc import Iterator
from datetime import datetime, timedelta

from vedette.claims.extract.past import OTHER
from vedette.claims.span import Span
from vedette.claims.when import Phrase, phrases, span_of
from vedette.claims.when_bounds import unbound
from vedette.claims.when_words import MONTH

# A follow-up is written within days; what lies further back is told as history.
DAYS_BACK = 3
LONG_BACK = 14  # days; an answer further back than that is another incident's
_LONG_AGO = re.compile(
    rf"\b(?:(?<!since )last (?:month|year|summer|winter|autumn|spring|fall|{MONTH})"
    r"|(?:years?|months?|decades) (?:ago|earlier|before)"
    r"|in (?:the )?(?:recent|past) (?:months|years)|over the (?:past|years)"
    r"|(?:earlier )?this year|in (?:the )?(?:19|20)\d0s)\b",
    re.IGNORECASE,
)
_NEW = re.compile(
    r"an? (?:(?!separate|similar)\w+ )?(?:incident|attack|case|strike|raid)",
    re.IGNORECASE,
)
LARGEST = re.compile(
    r"\b(?:largest|biggest|heaviest|deadliest|worst|first|most)\b.{0,80}$",
    re.IGNORECASE,
)
# "14 were killed when drones struck Amsa in the night of 17 February": reported later.
_HARM = re.compile(r"\b(?:kill\w*|died?|dead|wounded|injur\w+|hurt)\b", re.IGNORECASE)
_DEED = re.compile(
    r"\b(?:kill\w*|died?|dead|wounded|injured|hurt|hit|struck|attack\w*|bomb\w*"
    r"|shelled|crashed|fell)\b",
    re.IGNORECASE,
)
_SINCE = re.compile(
    r"\b(?:since|after|before|until|from|following|anniversary|like|than|compared"
    r"|recall\w*)\b(?: [\w'-]+){0,6} ?$",
    re.IGNORECASE,
)
# A year by itself; "2030 GMT" is a clock, "2030 flights" a count.
_YEAR = re.compile(
    r"\b(?:in|of|during|since|until|before|by|the|late|early|mid-?"
    rf"|{MONTH},?)\s?(?P<year>(?:19|20)\d\d)\b(?![:.]\d|\s?(?:gmt|utc|hours|hrs|h\b"
    r"|local|flights|people|passengers|drones|soldiers|troops|homes|houses"
    r"|buildings))|\b(?:a|an|the|that|similar) (?P<adjective>(?:19"
    r"|20)\d\d) (?:[\w-]+ ){0,2}(?:attack|strike|raid|incident|crash|assault"
    r"|explosion|shelling|war)",
    re.IGNORECASE,
)


def other_event(
    sentence: str,
    *,
    dateline: Span | None,
    zone: str,
    opening: bool = False,
    lead: bool = False,
) -> str:
    """Say why a sentence tells of another event.

    Parameters
    ----------
    sentence : str
        Folded.
    dateline : Span or None
        When the document was published.
    zone : str
        IANA name.
    opening : bool
        Whether it opens the document: then "a drone attack" is the event itself.
    lead : bool
        Whether it tells what the document is about: then so does the day of its harm.

    Returns
    -------
    str
        The reason, "" for none.
    """
    match = OTHER.search(sentence)
    opens = opening and match and _NEW.fullmatch(match[0])
    if match and not opens and not _superlative(match):
        return f"another event: {match[0]!r}"
    years = [one for one in _YEAR.finditer(sentence) if not _same_year(one, dateline)]
    if years:
        return f"another event: {years[0][0]!r}"
    if dateline is None:
        return ""
    for phrase in _before(sentence, dateline, zone, days=DAYS_BACK):
        bound = re.search(r"^(?:until|by)\b", phrase.words, re.IGNORECASE)
        if not bound and not (lead and _happened(sentence, phrase)):
            return f"another event: {phrase.words!r}"
    return ""


def long_past(
    sentence: str, *, dateline: Span | None, zone: str, lead: bool = False
) -> bool:
    """Say whether a sentence tells of times that are long over.

    Parameters
    ----------
    sentence : str
        Folded.
    dateline : Span or None
        When the document was published.
    zone : str
        IANA name.
    lead : bool
        Whether it tells what the document is about: then a day of it is the event's.

    Returns
    -------
    bool
        True for another year, for "last summer", and for a day more than
        `LONG_BACK` days before publication.
    """
    if _LONG_AGO.search(sentence):
        return True
    if any(not _same_year(one, dateline) for one in _YEAR.finditer(sentence)):
        return True
    if dateline is None or lead:
        return False
    return any(_before(sentence, dateline, zone, days=LONG_BACK))


def _before(sentence: str, dateline: Span, zone: str, *, days: int) -> Iterator[Phrase]:
    """Find what names a time that ended so many days before publication, or earlier."""
    earliest = _moment(dateline.begin) - timedelta(days=days)
    for phrase in phrases(sentence):
        when = span_of(unbound(phrase.words), dateline=dateline, zone=zone)
        if when and _moment(when.end) <= earliest:
            yield phrase


def _happened(sentence: str, phrase: Phrase) -> bool:
    """Say whether a day is that of the harm of which the sentence has told."""
    before = sentence[: phrase.start]
    told = _HARM.search(sentence) and _DEED.search(before)
    return told is not None and not _SINCE.search(before)


def _superlative(found: re.Match[str]) -> bool:
    """Say whether "since" only compares: "the largest attack since the start"."""
    lead = found.string[: found.start()]
    since = found[0].casefold().startswith("since")
    return since and LARGEST.search(lead) is not None


def _same_year(found: re.Match[str], dateline: Span | None) -> bool:
    """Say whether a year is the dateline's; without, one of a whole date."""
    if dateline is None:
        lead = found.string[: found.start()]
        return re.search(r"\d(?:st|nd|rd|th)?(?: of)? $", lead) is not None
    return (found["year"] or found["adjective"]) in (
        dateline.begin[:4],
        dateline.end[:4],
    )


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
