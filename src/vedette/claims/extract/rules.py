"""The rules read an article: sentences, then quantities and facts, then who says them.

In: a document and its text. Out: `Proposal`, in the order of the text; the same for the
same text. What the words do not say is left open: a quantity whose noun or verb names
no measure gives no proposal, a speaker that the sentence does not name stays empty, a
figure of another night has no event. Law: docs/claims-extraction.md.
"""

import re
from datetime import UTC, datetime, timedelta
from math import inf
from typing import NamedTuple

from vedette.claims.extract.addends import Read, addends
from vedette.claims.extract.bygones import (
    aside,
    bygone,
    returned,
    strikes_of_another_day,
)
from vedette.claims.extract.causes import other_cause
from vedette.claims.extract.clock_days import clock_on, day_named, when_unclear
from vedette.claims.extract.counting import Before, numbers
from vedette.claims.extract.elsewhere import HARM, Elsewhere
from vedette.claims.extract.facts import OF_THESE_DAYS, Fact, facts
from vedette.claims.extract.flat_none import is_flat
from vedette.claims.extract.headlines import headed
from vedette.claims.extract.incidents import doubts, leads
from vedette.claims.extract.itemised import itemised, openings
from vedette.claims.extract.later import quoted_alone, told_later
from vedette.claims.extract.mishaps import mishap
from vedette.claims.extract.neighbours import in_another_land
from vedette.claims.extract.outcomes import not_stopped
from vedette.claims.extract.propose import Found, Told, proposal
from vedette.claims.extract.quantities import Counted
from vedette.claims.extract.retold import counts_dead, entered
from vedette.claims.extract.roundups import items
from vedette.claims.extract.scope import long_past, other_event
from vedette.claims.extract.sentences import Sentence, folded, sentences
from vedette.claims.extract.skies import (
    attacked_lands,
    strayed_into,
    violated,
)
from vedette.claims.extract.stance import Stance, stance_of
from vedette.claims.extract.tallies import tally
from vedette.claims.extract.topics import Topic, topic_of
from vedette.claims.extract.voices import Voice, Voices
from vedette.claims.model import Document, Evidential
from vedette.claims.proposal import Proposal
from vedette.claims.span import Span
from vedette.claims.text.furniture import furniture

PROPOSALS_MAX = 5000  # of one document; a person looks at each
LINK_AFTER = 2  # paragraphs: title, and at least one of the text
# So many dead, hurt or houses are of a war.
WAR_MIN = {"effect.dead": 1000, "effect.injured": 3000, "effect.buildings": 5000}
# Of a list: "7 - over the Orla region", "- seven over Celm".
_ITEM = re.compile(
    r"[•*–—-] ?\d{1,4}\b(?! ?[–—-] ?\d)|(?:[•*–—-] ?)?(?:\d+|[a-z]+)(?: UAVs?"
    r"| drones?)? (?:[–—-] )?(?:over|in)\b"
)


class _Reader(NamedTuple):
    """What holds for all sentences of a document."""

    document: Document
    text: str
    dateline: Span | None
    zone: str
    event: str
    topic: Topic
    strayed: bool


def extract(
    document: Document,
    text: str,
    *,
    dateline: Span | None = None,
    zone: str = "UTC",
    event: str = "",
    skipped: list[tuple[int, int]] | None = None,
) -> tuple[Proposal, ...]:
    """Read what an article claims.

    Parameters
    ----------
    document : Document
        Of the ledger.
    text : str
        Its normalised text.
    dateline : Span or None
        When it was published; None: as the document says.
    zone : str
        IANA name of the zone in which clocks of the event run.
    event : str
        Id of the event that the article is about, "" undecided.
    skipped : list of tuple of int or None
        Lines from which nothing is read (`ReadDocument.furniture`); None: found here.

    Returns
    -------
    tuple of Proposal
        In the order of the text, `PROPOSALS_MAX` at most.
    """
    reader = _Reader(
        document,
        text,
        dateline or document.published,
        zone,
        event,
        topic_of(folded(text)),
        strayed_into(folded(text)),
    )
    lines = furniture(text) if skipped is None else skipped
    parted = sentences(text, lines)
    voices = Voices(told_later(parted), quoted_alone(parted))
    first, parts = leads(parted), items(parted)
    stories = [reason for reason, _ in parts]
    reasons = _other_events(parted, reader, first, stories)
    attacked = attacked_lands(folded(text)) if reader.strayed else set()
    apart = [item for _, item in parts]
    unsure = doubts(
        parted, first, [one or two for one, two in reasons], attacked, apart
    )
    for at, line in openings(parted).items():
        unsure[at] = unsure[at] or unsure[line]
    told = _told(parted, reader)
    made: list[Proposal] = []
    for index, sentence in enumerate(parted):
        voices.hear(sentence)
        for one in told[index]:
            other, beside = reasons[index]
            why = other
            if one.measure in HARM:
                why = (
                    other
                    or beside
                    or _aside(sentence, one, first=first[index])
                    or unsure[index]
                )
            of_it = Told(
                reader.document,
                text,
                sentence,
                _voice_of(one, voices, sentence),
                "" if why and one.measure != "precedent" else event,
                why,
            )
            made.append(proposal(one, of_it, number=len(made) + 1))
            if len(made) == PROPOSALS_MAX:
                return tuple(made)
    return tuple(made)


def _told(parted: list[Sentence], reader: _Reader) -> list[list[Found]]:
    """Read the sentences in turn; then figures that add up to one told before them."""
    before, paragraph, day = Before(), -1, ""
    read: list[Read] = []
    for sentence in parted:
        if sentence.paragraph != paragraph:
            if not (before.listed or _ITEM.match(sentence.text)):
                before = Before(
                    toll=before.toll,
                    text=before.text if before.text.endswith("?") else "",
                    counted=before.noun,
                    older=before.keys,
                    entered=before.entered,
                    drones=before.drones,
                )
            paragraph = sentence.paragraph
        day = day_named(sentence.text, day)
        found, counted, before = _found(sentence, reader, before, day)
        read.append(Read(sentence, counted, found))
    more = addends(read)
    for index, listed in itemised(read, reader.topic).items():
        more[index] = listed
    if read:
        head = _kept(headed(read), read[0].sentence.text)
        read[0] = read[0]._replace(found=head)
    return [
        sorted(
            (*one.found, *(_kept(more.get(index, []), one.sentence.text))),
            key=lambda found: (found.start, found.measure),
        )
        for index, one in enumerate(read)
    ]


def _other_events(
    parted: list[Sentence], reader: _Reader, first: list[bool], stories: list[str]
) -> list[tuple[str, str]]:
    """Say of each sentence why it, and why its harm, is of another event."""
    elsewhere = Elsewhere(reader.dateline, reader.zone)
    lead = " ".join(
        one.text for one, leading in zip(parted, first, strict=True) if leading
    )
    found: list[tuple[str, str]] = []
    other, strange, paragraph = "", "", -1
    for index, sentence in enumerate(parted):
        if sentence.paragraph != paragraph:
            other, strange, paragraph = "", "", sentence.paragraph
        own = other_event(
            sentence.text,
            dateline=reader.dateline,
            zone=reader.zone,
            opening=sentence is parted[0],
            lead=first[index],
        )
        cause = other_cause(sentence.text)
        own = own or (f"another cause: {cause!r}" if cause else "")
        other = own or other
        strange = _strange(sentence, lead, reader, first=first[index]) or strange
        beside = elsewhere.hear(sentence) or stories[index] or strange
        if sentence is parted[-1] and _is_link(sentence):
            beside = beside or "another event: a line that links to another story"
        found.append((other, beside))
    for at, line in openings(parted).items():
        found[at] = (found[at][0] or found[line][0], found[at][1] or found[line][1])
    return found


def _strange(sentence: Sentence, lead: str, reader: _Reader, *, first: bool) -> str:
    """Say why harm of a sentence, and after it, is of another kind, time or side."""
    words = mishap(sentence.text)
    if not words and not first:
        back = returned(sentence.text)
        words = bygone(sentence.text, lead) or (back[0] if back else "")
        words = words or tally(sentence.text)
        words = words or strikes_of_another_day(sentence.text, lead)
        words = words or in_another_land(
            sentence.text, lead, intrusion=reader.topic.intrusion
        )
    return f"another event: {words!r}" if words else ""


def _aside(sentence: Sentence, one: Found, *, first: bool) -> str:
    """Say why one figure of a sentence is an aside in it."""
    if one.quantity and one.quantity.strict.lo >= WAR_MIN.get(one.measure, inf):
        return "another event: more harm than one event does"
    words = aside(sentence.text, one.start)
    if not words and first:
        words = bygone(sentence.text[: one.start], "")
    return f"another event: {words!r}" if words else ""


def _is_link(sentence: Sentence) -> bool:
    """Say whether a last line, without a full stop, is the title of another story."""
    return sentence.paragraph > LINK_AFTER and not re.search(
        r"[.!?:\")]$", sentence.text
    )


def _found(
    sentence: Sentence, reader: _Reader, before: Before, day: str
) -> tuple[list[Found], list[Counted], Before]:
    """Read one sentence; a noun that it leaves out is the last one of the paragraph."""
    tally = numbers(sentence.text, reader.topic, before, strayed=reader.strayed)
    found = tally.found
    key = tally.key or (before.key if not found else "")
    found += [_fact(one, reader, day) for one in _facts(sentence, reader)]
    stood = _kept(found, sentence.text)
    listed = sentence.text.endswith((":", ",", ";")) or _ITEM.match(sentence.text)
    over = before.violated or violated(sentence.text)
    toll = before.toll or any(counts_dead(one) for one in found)
    goes_on = Before(
        tally.noun,
        key,
        bool(listed),
        over,
        toll,
        sentence.text,
        before.counted,
        tally.keys,
        before.older,
        before.entered | {n for one in stood if (n := entered(one)) is not None},
        tally.sizes,
        next(
            (key for unit, key in reversed(tally.keys) if unit == "drone"),
            before.drones,
        ),
    )
    return stood, tally.counted, goes_on


def _facts(sentence: Sentence, reader: _Reader) -> list[Fact]:
    """Find the facts of a sentence; what was done long ago answers nothing."""
    found = facts(sentence.text, air=reader.topic.air)
    past = found and long_past(
        sentence.text,
        dateline=reader.dateline,
        zone=reader.zone,
        lead=sentence.paragraph < LINK_AFTER,
    )
    return [one for one in found if one.measure not in OF_THESE_DAYS or not past]


def _kept(found: list[Found], sentence: str) -> list[Found]:
    """Leave out what a sentence leaves open; a flat "no" is its speaker's word."""
    flat = [
        one._replace(evidential=Evidential.ASSERTED)
        if one.evidential is Evidential.REPORTED
        and is_flat(sentence, one.start, one.end)
        else one
        for one in found
    ]
    return [kept for one in flat if (kept := _stood(one, sentence))]


_DENIES = re.compile(r"\bden(?:y|ies|ied|ying)\b", re.IGNORECASE)
# "12, not 21": the second is what somebody else says, or nobody.
_SET_AGAINST = re.compile(r"(?:,| and| but) not (?:the |some |about |around )?$")


# "No plane could land": a closing told by what nobody could do.
_COULD_NOT = re.compile(r"\b(?:nothing|no|not|neither|could|can)\b", re.IGNORECASE)


def _stood(one: Found, sentence: str) -> Found | None:
    """Mark what is denied, drop what the sentence leaves open."""
    if sentence[one.start : one.start + 4].casefold() == "any ":
        return one  # "did not register any" denies no "none"
    if one.measure == "intent":  # its own patterns tell what is denied or open
        return one
    stance = stance_of(sentence, one.start, one.end)
    if stance is Stance.ASIDE:
        return one._replace(unsaid=True)
    if one.measure in OF_THESE_DAYS and _COULD_NOT.search(
        sentence[one.start : one.end]
    ):
        return one
    if stance is Stance.OPEN or _SET_AGAINST.search(sentence[: one.start]):
        return None
    came = not one.measure.endswith("downed") and not_stopped(sentence[one.end :])
    denied = stance is Stance.DENIED and not came
    return one._replace(evidential=Evidential.DENIED) if denied else one


def _voice_of(one: Found, voices: Voices, sentence: Sentence) -> Voice:
    """Say who speaks, nobody who denies something else: "denied guilt, though ..."."""
    voice = voices.of(sentence, one.start, one.end)
    denied = one.evidential is Evidential.DENIED
    before = _DENIES.search(sentence.text[: one.start])
    else_ = voice.denied and not denied and before is not None
    return Voice("") if one.unsaid or else_ else voice


def _fact(one: Fact, reader: _Reader, day: str) -> Found:
    """Resolve a fact's time; a clock without a day is of the day named last."""
    when = (
        clock_on(one.when, day, dateline=reader.dateline, zone=reader.zone)
        if one.when
        else None
    )
    if when and one.edge == "" and _SHORTLY.search(one.when):
        when = _to_the_minute(when)
    if when and one.edge:
        when = _minute(when, one.edge)
    unclear = when_unclear(one.when, day, dateline=reader.dateline, zone=reader.zone)
    return Found(
        start=one.start,
        end=one.end,
        measure=one.measure,
        kind=one.kind,
        category=one.category,
        note=f"time {one.when!r}: {unclear}" if unclear else "",
        time=when,
        scope=one.scope,
        evidential=Evidential.BELIEVED if one.believed else Evidential.ASSERTED,
    )


# "Shortly before three o'clock" holds the hour named.
_SHORTLY = re.compile(r"\b(?:shortly|just) before\b", re.IGNORECASE)


def _to_the_minute(when: Span) -> Span:
    """Let a span that ends at a clock hold its minute."""
    return Span(
        begin=when.begin, end=_minute(when, "end").end, zone=when.zone, text=when.text
    )


def _minute(when: Span, edge: str) -> Span:
    """Return the minute at which a span begins or ends."""
    begin = datetime.fromisoformat(when.begin if edge == "begin" else when.end)
    end = begin + timedelta(minutes=1)
    said = [one.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%SZ") for one in (begin, end)]
    return Span(begin=said[0], end=said[1], zone=when.zone, text=when.text)
