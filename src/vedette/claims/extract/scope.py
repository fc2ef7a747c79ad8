"""Whether a sentence tells of this event or of another night, year or place.

In: a sentence and the day of publication. Out: why it is of another event, "" where
nothing says so. A figure of another event is proposed without an event and with this
reason: never is a death or damage laid to an event that the words do not name.
"""

import re
from datetime import datetime, timedelta

from vedette.claims.span import Span
from vedette.claims.when import phrases, span_of

# A follow-up is written within days; what lies further back is told as history.
DAYS_BACK = 3
_OTHER = re.compile(
    r"\b(?:last (?:month|year|week|summer|winter|autumn|spring)"
    r"|(?:a|two|three|several|some) (?:day|week|month|year)s? (?:earlier|ago|before)"
    r"|(?:the )?(?:previous|preceding) (?:day|night|week|month|year)"
    r"|earlier this (?:week|month|year)|(?:this|in the past|over the past) year"
    r"|(?:in|on) a (?:separate|similar|different|previous|another) \w+"
    r"|(?:a|another|separate|similar|previous|earlier) (?:\w+ )?"
    r"(?:incident|attack|case|strike|raid)\b"
    r"|in (?:the )?recent (?:weeks|months|years)|since (?:the start|20\d\d|last)"
    r"|over its (?:own )?(?:border |\w+ )?(?:territory|regions?)"
    r"|(?:over|in) (?:\w+ )?(?:border )?regions\b|across the week|so far this"
    r"|during the (?:war|invasion))\b",
    re.IGNORECASE,
)


def other_event(sentence: str, *, dateline: Span | None, zone: str) -> str:
    """Say why a sentence tells of another event.

    Parameters
    ----------
    sentence : str
        Folded.
    dateline : Span or None
        When the document was published.
    zone : str
        IANA name.

    Returns
    -------
    str
        The reason, "" for none.
    """
    match = _OTHER.search(sentence)
    if match:
        return f"another event: {match[0]!r}"
    if dateline is None:
        return ""
    earliest = _moment(dateline.begin) - timedelta(days=DAYS_BACK)
    for phrase in phrases(sentence):
        if re.search(r"^(?:since|until|by)\b", phrase.words, re.IGNORECASE):
            continue
        when = span_of(phrase.words, dateline=dateline, zone=zone)
        if when is None:
            continue
        if _moment(when.end) <= earliest:
            return f"another event: {phrase.words!r}"
    return ""


def _moment(text: str) -> datetime:
    return datetime.fromisoformat(text)
