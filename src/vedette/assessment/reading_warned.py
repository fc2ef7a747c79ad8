"""Warnings in words: which areas were to be warned, when, and what became of it.

Nothing is released by itself: what stands here was drafted for a person. The lead is
from the draft for issue to the predicted arrival.
"""

from vedette.assessment.document import Assessment
from vedette.assessment.limits import NO_WARNINGS
from vedette.assessment.wording import clock, lasting, probability, to_ns
from vedette.picture import Outcome
from vedette.warnings import AreaWarning, State
from vedette.warnings.decision import FINAL
from vedette.web.paper import Block, Event, Grid, Section, Words

DRAFTS = (
    "Drafted as the picture was known then, in the form of an exercise; a person "
    "releases what the public sees, and nothing here was released."
)


def warnings_section(assessment: Assessment) -> Section:
    """Tell every warning.

    Parameters
    ----------
    assessment : Assessment
        As values.

    Returns
    -------
    Section
        A table, or why there is none.
    """
    warnings = assessment.warnings
    blocks: tuple[Block, ...]
    if warnings is None:
        blocks = (Words(text=f"Not assessed: {NO_WARNINGS}."),)
    elif not warnings:
        said = "No area was more likely than not to be reached within ten minutes."
        blocks = (Words(text=said),)
    else:
        grid = Grid(
            caption="Areas to be warned, by when they were first in danger",
            heads=(
                "Area",
                "Name",
                "Kind",
                "From (UTC)",
                "Drafted for issue",
                "Lead",
                "To",
                "Became",
                "Largest P",
            ),
            rows=tuple(_row(warning, assessment) for warning in warnings),
            numeric=(False, False, False, True, True, True, True, False, True),
        )
        blocks = (Words(text=DRAFTS), grid)
    return Section(id="warnings", title="Warnings", blocks=blocks)


def _row(warning: AreaWarning, assessment: Assessment) -> tuple[str, ...]:
    """Tell one."""
    outcome = assessment.conclusion.outcome
    drafted = next((c for c in warning.history if c.state is State.ISSUED), None)
    lead_s = warning.lead_s
    return (
        warning.area,
        warning.name,
        warning.kind,
        clock(warning.history[0].time_s, outcome),
        "never" if drafted is None else clock(drafted.time_s, outcome),
        "" if lead_s is None else lasting(lead_s),
        clock(stands_until_s(warning), outcome),
        warning.state.value,
        probability(warning.probability),
    )


def stands_until_s(warning: AreaWarning) -> float:
    """Return when a warning ended, or when it would lapse by itself.

    Parameters
    ----------
    warning : AreaWarning
        With its whole life.

    Returns
    -------
    float
        Seconds since epoch.
    """
    last = warning.history[-1]
    return last.time_s if last.state in FINAL else last.expires_s


def event_of(warning: AreaWarning, outcome: Outcome) -> Event:
    """Lay a warning out on its lane.

    Parameters
    ----------
    warning : AreaWarning
        With its whole life.
    outcome : Outcome
        Has the epoch.

    Returns
    -------
    Event
        From its first state to its end.
    """
    return Event(
        from_ns=to_ns(warning.history[0].time_s, outcome),
        to_ns=to_ns(stands_until_s(warning), outcome),
        sigma_s=0.0,
        label=warning.area,
        begins="warning",
        ends="",
    )
