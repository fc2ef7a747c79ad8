"""A claim in words: the sentence that a reader may quote, and its doubts beside it."""

from datetime import UTC, datetime
from typing import NamedTuple

from vedette.claims.model import Anonymity, Attribution, Claim, Evidential, Utterance
from vedette.claims.order import as_of
from vedette.claims.relation import Stated
from vedette.claims.span import DAY_S, MINUTE_S, Span
from vedette.claims.tongue import Tongue, term, word
from vedette.claims.zones import to_local
from vedette.units import SECOND_NS

DATE = len("2025-09-10")


def when_said(span: Span | None, tongue: Tongue = "en") -> str:
    """Write a span for readers.

    Parameters
    ----------
    span : Span or None
        UTC.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As closely as it is known; "time not known" for none.
    """
    if span is None:
        return word("no_time", tongue)
    seconds = (span.end_ns - span.begin_ns) // SECOND_NS
    begin, end = (_clocks(text, span.zone) for text in (span.begin, span.end))
    there = "_there" if span.zone else ""
    local = {"there": begin.local, "end_there": end.local, "zone": span.zone}
    if seconds <= MINUTE_S:
        return word(f"moment{there}", tongue, at=begin.utc, **local)
    if seconds == DAY_S and begin.midnight:
        return begin.day
    one_day = begin.utc[:DATE] == end.utc[:DATE]
    until = end.utc[DATE:].strip() if one_day else end.utc
    return word(f"stretch{there}", tongue, begin=begin.utc, end=until, **local)


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


def who(one: Stated, tongue: Tongue = "en") -> str:
    """Say who speaks, and how far that is known.

    Parameters
    ----------
    one : Stated
        A claim.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    str
        Name, and what is missing.
    """
    name = one.source.name if one.source else word("no_name", tongue)
    anonymity = one.utterance.anonymity
    if anonymity is Anonymity.NAMED:
        return name
    return f"{name} ({term(anonymity.value, tongue)})"


def notes_of(one: Stated, tongue: Tongue = "en") -> tuple[str, ...]:
    """List what a reader should know of a claim beside its value.

    Parameters
    ----------
    one : Stated
        A claim.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    tuple of str
        Short phrases, up to when it counts first; the document's faults last.
    """
    when = as_of(one)
    key = "note_as_of" if when else "note_no_as_of"
    found = [word(key, tongue, when=when_said(when, tongue))]
    found += [*_of_utterance(one.utterance, tongue), *_of_claim(one.claim, tongue)]
    if one.document is not None:
        faults = [term(fault.kind.value, tongue) for fault in one.document.faults]
        found += [word("note_fault", tongue, fault=fault) for fault in faults]
    return tuple(found)


def _of_utterance(utterance: Utterance, tongue: Tongue) -> list[str]:
    """List how it came to the document."""
    found = []
    if utterance.reported_via:
        found.append(word("note_via", tongue, via=", ".join(utterance.reported_via)))
    if utterance.translated_from:
        key = "note_translated_by" if utterance.translator else "note_translated"
        lang, by = utterance.translated_from, utterance.translator
        found.append(word(key, tongue, lang=lang, by=by))
    if utterance.attribution in (Attribution.NARRATOR, Attribution.HEARSAY):
        how = term(utterance.attribution.value, tongue)
        found.append(word("note_given", tongue, how=how))
    if utterance.provisional:
        found.append(word("note_provisional", tongue))
    if utterance.unanswered:
        found.append(word("silent", tongue))
    return found


def _of_claim(claim: Claim, tongue: Tongue) -> list[str]:
    """List how the speaker stood to it, and how sure its words are."""
    found = []
    if claim.evidential is not Evidential.ASSERTED:
        found.append(term(claim.evidential.value, tongue))
    if claim.grading:
        by = claim.reviewer or word("note_person", tongue)
        found.append(word("note_graded", tongue, grade=claim.grading, by=by))
    if claim.quote is None:
        found.append(word("note_no_quote", tongue))
    elif not claim.quote.checked:
        found.append(word("note_unchecked", tongue))
    return found


def document_words(one: Stated, tongue: Tongue = "en") -> str:
    """Say in which document a claim stands.

    Parameters
    ----------
    one : Stated
        A claim.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    str
        Publisher, title, date, as far as they are known.
    """
    document = one.document
    if document is None:
        return one.claim.document
    dated = document.published and when_said(document.published, tongue)
    parts = (document.publisher, document.title or document.id)
    return ", ".join([*filter(None, parts), dated or word("no_date", tongue)])
