"""The time line of an assessment: air, warnings, civil effect, response.

A lane that was not assessed says why. Times are UTC; local time stands beside it where
all judged volumes keep the same one and a rule gives it.
"""

from vedette.assessment.beside import Beside
from vedette.assessment.document import Assessment
from vedette.assessment.limits import why_not
from vedette.assessment.local_time import UNKNOWN, LocalTime, local_time
from vedette.assessment.reading_warned import event_of
from vedette.assessment.span import entry_probability
from vedette.assessment.wording import to_ns
from vedette.claims.tongue import Tongue, word
from vedette.incursions.likely import SURE
from vedette.units import SECOND_NS
from vedette.web.paper import Block, Event, Lane, Lanes, Words

STILL_S = 15.0  # a track whose last plot is this near to the last input still flew
HOUR_S = 3600


def timeline_of(
    assessment: Assessment, said: Beside, tongue: Tongue = "en"
) -> tuple[Block, ...]:
    """Lay out the time line.

    Parameters
    ----------
    assessment : Assessment
        As values.
    said : Beside
        What followed, as people said.
    tongue : Tongue
        In which language.

    Returns
    -------
    tuple of Block
        The lanes, and a note on the times.
    """
    warnings = assessment.warnings
    lanes = (
        Lane(
            name=word("lane_air", tongue),
            events=_air(assessment),
            said=word("air_none", tongue),
        ),
        Lane(
            name=word("lane_warnings", tongue),
            events=tuple(
                event_of(warning, assessment.conclusion.outcome, tongue)
                for warning in warnings or ()
            ),
            said=_none("warnings", tongue)
            if warnings is None
            else word("warnings_none", tongue),
        ),
        said.effect or _empty("lane_effect", "effects", tongue),
        said.response or _empty("lane_response", "response", tongue),
    )
    local = _local(assessment)
    drawn = Lanes(
        caption=word("line_caption", tongue),
        from_ns=assessment.from_ns,
        to_ns=max(assessment.to_ns, assessment.from_ns + SECOND_NS),
        lanes=lanes,
        local_name=local.name,
        local_offset_s=local.offset_s,
    )
    signs = word("line_signs", tongue)
    if any(lane.events for lane in (said.effect, said.response) if lane):
        signs += " " + word("line_boxes", tongue)
    return (
        drawn,
        Words(text=signs, tone="small"),
        Words(text=_note(local, tongue), tone="small"),
    )


def _empty(key: str, part: str, tongue: Tongue) -> Lane:
    """Make a lane of what was not assessed."""
    return Lane(name=word(key, tongue), events=(), said=_none(part, tongue))


def _none(part: str, tongue: Tongue) -> str:
    """Say why a lane is empty."""
    return word("not_assessed_lane", tongue, reason=why_not(part, tongue))


def _air(assessment: Assessment) -> tuple[Event, ...]:
    """Lay out the stays of the incursions."""
    outcome = assessment.conclusion.outcome
    events = []
    for number, reason in enumerate(assessment.incursions, 1):
        incursion = reason.incursion
        end_ns = to_ns(incursion.until_s, outcome)
        silent = assessment.to_ns - end_ns > STILL_S * SECOND_NS
        ends = "lost" if silent else "flying"
        entry = incursion.entry
        events.append(
            Event(
                from_ns=to_ns(entry.time_s, outcome),
                to_ns=end_ns,
                sigma_s=entry.sigma_s,
                label=str(number),
                begins="in",
                ends="out" if incursion.left is not None else ends,
                likely=entry_probability(entry) >= SURE,
            )
        )
    return tuple(sorted(events, key=lambda event: event.from_ns))


def _local(assessment: Assessment) -> LocalTime:
    """Return the local time that all judged volumes keep."""
    told = {
        local_time(volume.code, assessment.from_ns)
        for volume in assessment.conclusion.volumes
    }
    return told.pop() if len(told) == 1 else UNKNOWN


def _note(local: LocalTime, tongue: Tongue) -> str:
    """Say which times are told."""
    if not local.name:
        return word("times_utc", tongue)
    hours = local.offset_s // HOUR_S
    return word("times_local", tongue, name=local.name, hours=hours)
