"""Faults of a document that can be seen without knowing what happened.

No date; a gap, as an ellipsis in brackets or a title whose name has fallen out
("President , who"); an anachronism, a day told as past that lies after publication.
That a document contradicts itself is found where its claims are compared.
"""

import re

from vedette.claims.model import Fault, FaultKind
from vedette.claims.span import Span
from vedette.claims.when import phrases, span_of

FAULTS_MAX = 50  # of one kind, enough to see that a document is broken
_GAP = re.compile(
    r"\[\s*(?:…|\.{3})\s*\]|\(\s*(?:…|\.{3})\s*\)"
    r"|\b(?:President|Minister|Chancellor|General|Colonel|Mayor|Governor|Secretary"
    r"|spokesman|spokeswoman|spokesperson|Mr|Mrs|Ms)\.? ,"
    r"|(?<=[a-z]) , (?:who|said|told|which)\b"
)
_FULL_DATE = re.compile(r"\d{4}")
_PAST = re.compile(
    r"\b(?:was|were|had|did|entered|said|told|crossed|closed|fell|hit)\b"
)


def faults_of(text: str, *, published: Span | None, zone: str) -> tuple[Fault, ...]:
    """Look a document over.

    Parameters
    ----------
    text : str
        Normalised.
    published : Span or None
        When it was published, as it says of itself.
    zone : str
        IANA name, of the clocks of the event.

    Returns
    -------
    tuple of Fault
        In the order of their kinds, then of the text.
    """
    found: list[Fault] = []
    if published is None:
        note = "It does not say when it was published: weekdays have no date."
        found.append(Fault(kind=FaultKind.NO_DATE, note=note))
    for gap in list(_GAP.finditer(text))[:FAULTS_MAX]:
        note = f"Something is missing at {gap[0].strip()!r}."
        found.append(
            Fault(kind=FaultKind.GAP, note=note, start=gap.start(), end=gap.end())
        )
    if published is not None:
        found += _anachronisms(text, published, zone)[:FAULTS_MAX]
    return tuple(found)


def _anachronisms(text: str, published: Span, zone: str) -> list[Fault]:
    """Find dates in full, told as past, that begin after the document was out."""
    found = []
    for phrase in phrases(text):
        if not _FULL_DATE.search(phrase.words):
            continue
        when = span_of(phrase.words, dateline=published, zone=zone)
        if when is None or when.begin_ns < published.end_ns:
            continue
        before = re.split(r"[.!?\n]\s", text[max(0, phrase.start - 200) : phrase.start])
        after = re.split(r"[.!?\n]", text[phrase.end : phrase.end + 200])
        near = before[-1] + after[0]
        if _PAST.search(near) and not re.search(r"\b(?:will|until|next)\b", near):
            note = f"{phrase.words!r} is told as past and lies after publication."
            found.append(
                Fault(
                    kind=FaultKind.ANACHRONISM,
                    note=note,
                    start=phrase.start,
                    end=phrase.end,
                )
            )
    return found
