"""Warnings in words: which areas were to be warned, when, and what became of it.

Nothing is released by itself: what stands here was drafted for a person. The lead is
from the draft for issue to the predicted arrival. A draft for an area in which the
object was already has none, and is told apart: averaged in, it would hide both.
"""

from collections.abc import Sequence
from typing import NamedTuple

from vedette.assessment.document import Assessment
from vedette.assessment.limits import NO_WARNINGS
from vedette.assessment.wording import clock, lasting, number_of, probability, to_ns
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
    title = "Warnings"
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
        blocks = (Words(text=leads_told(warnings)), Words(text=DRAFTS), grid)
    return Section(id="warnings", title=title, blocks=blocks, sheet="time")


class Leads(NamedTuple):
    """How much time drafts left.

    Attributes
    ----------
    before_s : tuple of float
        Leads of those that were drafted before the area was reached, rising.
    after : int
        Those drafted when an object was there already.
    from_inside : int
        Of these, those whose object was there when the danger was first known: no
        earlier draft was possible.
    never : int
        Those that were never drafted.
    """

    before_s: tuple[float, ...]
    after: int
    from_inside: int
    never: int


def leads_of(warnings: Sequence[AreaWarning]) -> Leads:
    """Tell drafts before an area was reached from those after.

    Parameters
    ----------
    warnings : sequence of AreaWarning
        Each with its whole life.

    Returns
    -------
    Leads
        They add up to all warnings.
    """
    drafted = [w for w in warnings if w.lead_s is not None]
    after = [w for w in drafted if w.lead_s == 0.0]
    return Leads(
        before_s=tuple(sorted(w.lead_s for w in drafted if w.lead_s)),
        after=len(after),
        from_inside=sum(w.history[0].arrival_s <= w.history[0].time_s for w in after),
        never=len(warnings) - len(drafted),
    )


def leads_told(warnings: Sequence[AreaWarning]) -> str:
    """Say in a sentence how many were drafted before, and how long before.

    Parameters
    ----------
    warnings : sequence of AreaWarning
        Each with its whole life.

    Returns
    -------
    str
        With a median only of those that had a lead.
    """
    leads = leads_of(warnings)
    before = leads.before_s
    said = f"{len(before):,} before the area was reached"
    if before:
        said += (
            f" (lead {lasting(before[len(before) // 2])} at the median, "
            f"{lasting(before[0])} to {lasting(before[-1])})"
        )
    said += f", {leads.after:,} when an object was there already"
    if leads.after:
        said += f" ({leads.from_inside:,} of them when it was first seen)"
    drafted = len(before) + leads.after
    spells = number_of(len(warnings), "spell", "spells")
    return f"Drafted for {drafted:,} of {spells} of danger: {said}."


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
        _lead(lead_s),
        clock(stands_until_s(warning), outcome),
        warning.state.value,
        probability(warning.probability),
    )


def _lead(lead_s: float | None) -> str:
    """Write a lead; an object that is there leaves none."""
    if lead_s is None:
        return ""
    return lasting(lead_s) if lead_s > 0.0 else "was there"


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
        From its first state to its end; one that was never drafted says so.
    """
    drafted = warning.lead_s is not None
    return Event(
        from_ns=to_ns(warning.history[0].time_s, outcome),
        to_ns=to_ns(stands_until_s(warning), outcome),
        sigma_s=0.0,
        label=warning.area,
        note="" if drafted else "no draft",
        begins="warning" if drafted else "danger",
        ends="",
    )
