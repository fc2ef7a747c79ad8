"""The times that people gave: on a time line, in a list, and when they were given.

In: happenings, a comparison. Out: lanes and a section of a paper. A time that is a day
wide is a box a day wide; who gave no time stands in a list and on no line. What was
said of a real night is never laid on the time line of a simulated one.
"""

from collections.abc import Sequence
from itertools import groupby

from vedette.assessment.happened import Happening
from vedette.claims.compare import Comparison
from vedette.claims.measures import Family
from vedette.claims.order import as_of
from vedette.claims.relation import Stated
from vedette.claims.said import when_said, who
from vedette.claims.span import DAY_S, HOUR_S, Span
from vedette.claims.tongue import Tongue, term, word
from vedette.units import SECOND_NS
from vedette.web.paper import Block, Event, Grid, Lane, Lanes, Section, Words

LANES = (Family.WHEN, Family.EFFECT, Family.RESPONSE)
NOTE_MAX = 34  # letters beside a box; the list has the whole
IDS_MAX = 4  # ids of claims before a box
MARGIN = 0.03  # of the time line, before the first and after the last


def said_times_section(
    found: Sequence[Happening], comparison: Comparison | None, tongue: Tongue = "en"
) -> tuple[Section, ...]:
    """Lay out when things were, as people said, and when people said it.

    Parameters
    ----------
    found : sequence of Happening
        By time.
    comparison : Comparison or None
        Of the event.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    tuple of Section
        One; none where nobody gave any time.
    """
    timed = [one for one in found if one.when is not None]
    blocks: list[Block] = []
    if timed:
        blocks += [Words(text=word("times_note", tongue)), _drawn(timed, tongue)]
        blocks.append(_listed(timed, tongue))
    if len(timed) < len(found):
        blocks.append(_untimed([one for one in found if one.when is None], tongue))
    blocks += [] if comparison is None else _said(comparison, tongue)
    if not blocks:
        return ()
    title = word("times", tongue)
    return (Section(id="said-times", title=title, blocks=tuple(blocks), sheet="time"),)


def events_of(
    found: Sequence[Happening], family: Family, from_ns: int, to_ns: int
) -> tuple[Event, ...]:
    """Lay what was said on a lane, numbered as in the list.

    Parameters
    ----------
    found : sequence of Happening
        By time, all that were found: numbers count through them.
    family : Family
        Of the lane.
    from_ns, to_ns : int
        Ends of the time line; what lies beyond it stands in the list alone.

    Returns
    -------
    tuple of Event
        By time.
    """
    return tuple(
        Event(
            from_ns=max(one.when.begin_ns, from_ns),
            to_ns=min(one.when.end_ns, to_ns),
            sigma_s=0.0,
            label=str(number),
            note=_short(one.what),
            begins="said",
            ends="",
        )
        for number, one in enumerate(found, 1)
        if one.when is not None
        and one.family is family
        and one.when.end_ns >= from_ns
        and one.when.begin_ns <= to_ns
    )


def _short(words: str) -> str:
    """Cut what stands beside a box."""
    return words if len(words) <= NOTE_MAX else words[: NOTE_MAX - 1] + "…"


def _drawn(timed: Sequence[Happening], tongue: Tongue) -> Lanes:
    """Draw the times: a day at most where nothing is wider but what is less known."""
    spans = [one.when for one in timed if one.when is not None]
    from_ns, to_ns = _ends(spans)
    lanes = tuple(
        Lane(
            name=term(family.value, tongue).capitalize(),
            events=events_of(timed, family, from_ns, to_ns),
            said=word("nothing_timed", tongue),
        )
        for family in LANES
    )
    caption = word("times_line", tongue)
    return Lanes(caption=caption, from_ns=from_ns, to_ns=to_ns, lanes=lanes)


def _ends(spans: Sequence[Span]) -> tuple[int, int]:
    """Choose the ends of a time line: those of all that is known to hours, and a rim.

    What is known to a day or worse is drawn as far as the line goes.
    """
    close = [s for s in spans if s.end_ns - s.begin_ns < DAY_S * SECOND_NS]
    from_ns = min(span.begin_ns for span in close or spans)
    to_ns = max(span.end_ns for span in close or spans)
    rim_ns = max(round(MARGIN * (to_ns - from_ns)), HOUR_S * SECOND_NS // 4)
    return from_ns - rim_ns, to_ns + rim_ns


def _listed(timed: Sequence[Happening], tongue: Tongue) -> Grid:
    """List what stands on the line."""
    heads = ("number", "when", "what", "says", "said_at", "rests_on")
    return Grid(
        caption=word("times_numbered", tongue),
        heads=tuple(word(head, tongue) for head in heads),
        rows=tuple(
            (str(number), when_said(one.when, tongue), *_cells(one, tongue))
            for number, one in enumerate(timed, 1)
        ),
        numeric=(True, *(False,) * 5),
    )


def _untimed(rest: Sequence[Happening], tongue: Tongue) -> Grid:
    """List what has no time."""
    heads = ("what", "says", "said_at", "rests_on")
    return Grid(
        caption=word("times_open", tongue),
        heads=tuple(word(head, tongue) for head in heads),
        rows=tuple(_cells(one, tongue) for one in rest),
    )


def _cells(one: Happening, tongue: Tongue) -> tuple[str, str, str, str]:
    """Say what, who, said when, and which statement it is."""
    return one.what, one.who, when_said(one.said, tongue), one.id


def _said(comparison: Comparison, tongue: Tongue) -> list[Block]:
    """Draw when things were said; those of one speaker at one time are one box."""
    claims = [one for row in comparison.rows for cell in row.cells for one in cell]
    dated = [(when, one) for one in claims if (when := _uttered(one)) is not None]
    blocks: list[Block] = []
    if dated:
        dated.sort(key=lambda pair: (pair[0].begin_ns, pair[0].end_ns, who(pair[1])))
        events = tuple(
            _box(when, speaker, [one for _, one in group])
            for (when, speaker), group in groupby(
                dated, key=lambda pair: (pair[0], who(pair[1], tongue))
            )
        )
        from_ns = min(event.from_ns for event in events)
        to_ns = max(event.to_ns for event in events)
        lane = Lane(name=word("value", tongue), events=events)
        caption = word("times_said", tongue)
        blocks.append(
            Lanes(caption=caption, from_ns=from_ns, to_ns=to_ns, lanes=(lane,))
        )
    if len(dated) < len(claims):
        number = len(claims) - len(dated)
        said = word("said_undated", tongue, number=number)
        blocks.append(Words(text=said, tone="small"))
    return blocks


def _uttered(one: Stated) -> Span | None:
    """Return when a claim was said; else as of when."""
    return one.utterance.said or as_of(one)


def _box(when: Span, speaker: str, claims: Sequence[Stated]) -> Event:
    """Lay what one speaker said at one time on the lane."""
    ids = [one.claim.id for one in claims]
    more = f" +{len(ids) - IDS_MAX}" if len(ids) > IDS_MAX else ""
    return Event(
        from_ns=when.begin_ns,
        to_ns=when.end_ns,
        sigma_s=0.0,
        label=", ".join(ids[:IDS_MAX]) + more,
        note=_short(speaker),
        begins="said",
        ends="",
    )
