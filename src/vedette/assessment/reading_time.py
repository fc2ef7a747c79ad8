"""The time line of an assessment: air, warnings, civil effect, response.

A lane that was not assessed says why. Times are UTC; local time stands beside it where
all judged volumes keep the same one and a rule gives it.
"""

from vedette.assessment.beside import Beside
from vedette.assessment.document import Assessment
from vedette.assessment.limits import NO_WARNINGS, NOT_ASSESSED
from vedette.assessment.local_time import UNKNOWN, LocalTime, local_time
from vedette.assessment.reading_warned import event_of
from vedette.assessment.span import entry_probability
from vedette.assessment.wording import to_ns
from vedette.incursions.likely import SURE
from vedette.units import SECOND_NS
from vedette.web.paper import Block, Event, Lane, Lanes, Words

BOXES = (
    " Box: a time that people gave, somewhere in it, with its number in the list "
    "“When it was, as people said”; a statement, nothing that a sensor saw."
)
STILL_S = 15.0  # a track whose last plot is this near to the last input still flew
HOUR_S = 3600


def timeline_of(assessment: Assessment, said: Beside) -> tuple[Block, ...]:
    """Lay out the time line.

    Parameters
    ----------
    assessment : Assessment
        As values.
    said : Beside
        What followed, as people said.

    Returns
    -------
    tuple of Block
        The lanes, and a note on the times.
    """
    warnings = assessment.warnings
    lanes = (
        Lane(
            name="Air",
            events=_air(assessment),
            said="no unauthorised entry was more likely than not",
        ),
        Lane(
            name="Warnings",
            events=tuple(
                event_of(warning, assessment.conclusion.outcome)
                for warning in warnings or ()
            ),
            said=_none(NO_WARNINGS) if warnings is None else "no warning was made",
        ),
        said.effect or _empty("Civil effect", "effects"),
        said.response or _empty("Response", "response"),
    )
    local = _local(assessment)
    drawn = Lanes(
        caption="Time line: stays inside judged volumes, warnings, what followed",
        from_ns=assessment.from_ns,
        to_ns=max(assessment.to_ns, assessment.from_ns + SECOND_NS),
        lanes=lanes,
        local_name=local.name,
        local_offset_s=local.offset_s,
    )
    signs = (
        "Triangle up: entry. Triangle down: exit. Cross: last plot of a track that was "
        "lost. Open circle: still flying at the end. Numbers as in the list of "
        "incursions. Filled diamond: an area first in danger, warned as a draft for "
        "issue. Open diamond with a broken bar: danger that was never drafted."
    )
    if any(lane.events for lane in (said.effect, said.response) if lane):
        signs += BOXES
    return (
        drawn,
        Words(text=signs, tone="small"),
        Words(text=_note(local), tone="small"),
    )


def _empty(name: str, part: str) -> Lane:
    """Make a lane of what was not assessed."""
    return Lane(name=name, events=(), said=_none(NOT_ASSESSED[part]))


def _none(reason: str) -> str:
    """Say why a lane is empty."""
    return f"not assessed: {reason}"


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


def _note(local: LocalTime) -> str:
    """Say which times are told."""
    if not local.name:
        return "All times are UTC. No one local time is known for the judged volumes."
    hours = local.offset_s // HOUR_S
    return f"All times are UTC; {local.name} = UTC + {hours} h."
