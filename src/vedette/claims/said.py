"""A claim in words: the sentence that a reader may quote, and its doubts beside it."""

from datetime import UTC, datetime
from typing import NamedTuple

from vedette.claims.model import Anonymity, Attribution, Claim, Evidential, Utterance
from vedette.claims.order import as_of
from vedette.claims.relation import Stated
from vedette.claims.span import DAY_S, MINUTE_S, Span
from vedette.claims.zones import to_local
from vedette.units import SECOND_NS

UNCHECKED = "quote not checked: the document's text was not at hand"
NO_QUOTE = "entered as a fact, without the words"


def when_said(span: Span | None) -> str:
    """Write a span for readers.

    Parameters
    ----------
    span : Span or None
        UTC.

    Returns
    -------
    str
        As closely as it is known; "time not known" for none.
    """
    if span is None:
        return "time not known"
    seconds = (span.end_ns - span.begin_ns) // SECOND_NS
    begin, end = (_clocks(text, span.zone) for text in (span.begin, span.end))
    local = f" ({begin.local} {span.zone})" if span.zone else ""
    if seconds <= MINUTE_S:
        return f"{begin.utc} UTC{local}"
    if seconds == DAY_S and begin.midnight:
        return begin.day
    both = f" ({begin.local} to {end.local} {span.zone})" if span.zone else ""
    return f"between {begin.utc} and {end.utc} UTC{both}"


class _Clocks(NamedTuple):
    """One instant: in UTC, and as the text has it."""

    utc: str
    day: str
    local: str
    midnight: bool


def _clocks(text: str, zone: str) -> _Clocks:
    """Read an RFC 3339 text for people, by the clocks of the zone where it was said."""
    own = datetime.fromisoformat(text)
    there = own.astimezone(UTC)
    if zone:
        own = to_local(there, zone)
    return _Clocks(
        utc=f"{there:%Y-%m-%d %H:%M}",
        day=f"{own:%Y-%m-%d}",
        local=f"{own:%H:%M}",
        midnight=f"{own:%H%M%S}" == "000000",
    )


def who(one: Stated) -> str:
    """Say who speaks, and how far that is known.

    Parameters
    ----------
    one : Stated
        A claim.

    Returns
    -------
    str
        Name, and what is missing.
    """
    name = one.source.name if one.source else "nobody named"
    anonymity = one.utterance.anonymity
    return name if anonymity is Anonymity.NAMED else f"{name} ({anonymity.value})"


def notes_of(one: Stated) -> tuple[str, ...]:
    """List what a reader should know of a claim beside its value.

    Parameters
    ----------
    one : Stated
        A claim.

    Returns
    -------
    tuple of str
        Short phrases; the document's faults last.
    """
    found = [f"as of {when_said(as_of(one))}" if as_of(one) else "as of: not known"]
    found += [*_of_utterance(one.utterance), *_of_claim(one.claim)]
    if one.document is not None:
        found += [f"document: {fault.kind.value}" for fault in one.document.faults]
    return tuple(found)


def _of_utterance(utterance: Utterance) -> list[str]:
    """List how it came to the document."""
    found = []
    if utterance.reported_via:
        found.append("reported through " + ", ".join(utterance.reported_via))
    if utterance.translated_from:
        by = f" by {utterance.translator}" if utterance.translator else ""
        found.append(f"translated from {utterance.translated_from}{by}")
    if utterance.attribution in (Attribution.NARRATOR, Attribution.HEARSAY):
        found.append(f"given as {utterance.attribution.value}")
    if utterance.provisional:
        found.append("called not final")
    if utterance.unanswered:
        found.append("asked, gave no answer")
    return found


def _of_claim(claim: Claim) -> list[str]:
    """List how the speaker stood to it, and how sure its words are."""
    found = []
    if claim.evidential is not Evidential.ASSERTED:
        found.append(claim.evidential.value)
    if claim.grading:
        found.append(f"graded {claim.grading} by {claim.reviewer or 'a person'}")
    if claim.quote is None:
        found.append(NO_QUOTE)
    elif not claim.quote.checked:
        found.append(UNCHECKED)
    return found
