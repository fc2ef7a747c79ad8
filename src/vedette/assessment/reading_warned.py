"""Warnings in words: which areas were to be warned, when, and what became of it.

Nothing is released by itself: what stands here was drafted for a person. The lead is
from the draft for issue to the predicted arrival. A draft for an area in which the
object was already has none, and is told apart: averaged in, it would hide both.
"""

from collections.abc import Sequence
from typing import NamedTuple

from vedette.assessment.document import Assessment
from vedette.assessment.limits import why_not
from vedette.assessment.wording import clock, lasting, probability, to_ns
from vedette.claims.tongue import Tongue, figure, so_many, term, word
from vedette.picture import Outcome
from vedette.warnings import AreaWarning, State
from vedette.warnings.decision import FINAL
from vedette.web.paper import Block, Event, Grid, Section, Words

HEADS = ("area", "name", "kind", "from", "drafted", "time_left", "to", "became", "p")


def warnings_section(assessment: Assessment, tongue: Tongue = "en") -> Section:
    """Tell every warning.

    Parameters
    ----------
    assessment : Assessment
        As values.
    tongue : Tongue
        In which language.

    Returns
    -------
    Section
        A table, or why there is none.
    """
    warnings = assessment.warnings
    title = word("warnings", tongue)
    blocks: tuple[Block, ...]
    if warnings is None:
        reason = why_not("warnings", tongue)
        blocks = (Words(text=word("not_assessed", tongue, reason=reason)),)
    elif not warnings:
        blocks = (Words(text=word("warnings_no_area", tongue)),)
    else:
        grid = Grid(
            caption=word("warnings_caption", tongue),
            heads=tuple(word(f"warned_{head}", tongue) for head in HEADS),
            rows=tuple(_row(warning, assessment, tongue) for warning in warnings),
            numeric=(False, False, False, True, True, True, True, False, True),
        )
        drafts = word("warnings_drafts", tongue)
        blocks = (Words(text=leads_told(warnings, tongue)), Words(text=drafts), grid)
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


def leads_told(warnings: Sequence[AreaWarning], tongue: Tongue = "en") -> str:
    """Say in a sentence how many were drafted before, and how long before.

    Parameters
    ----------
    warnings : sequence of AreaWarning
        Each with its whole life.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        With a median only of those that had a lead.
    """
    leads = leads_of(warnings)
    before = leads.before_s
    said = word("leads_before", tongue, number=figure(len(before), tongue))
    if before:
        said += word(
            "leads_median",
            tongue,
            median=lasting(before[len(before) // 2]),
            least=lasting(before[0]),
            most=lasting(before[-1]),
        )
    said += word("leads_after", tongue, number=figure(leads.after, tongue))
    if leads.after:
        inside = figure(leads.from_inside, tongue)
        said += word("leads_inside", tongue, number=inside)
    drafted = figure(len(before) + leads.after, tongue)
    spells = so_many(len(warnings), "spell", tongue)
    return word("leads", tongue, drafted=drafted, spells=spells, said=said)


def _row(
    warning: AreaWarning, assessment: Assessment, tongue: Tongue
) -> tuple[str, ...]:
    """Tell one."""
    outcome = assessment.conclusion.outcome
    drafted = next((c for c in warning.history if c.state is State.ISSUED), None)
    lead_s = warning.lead_s
    return (
        warning.area,
        warning.name,
        term(warning.kind, tongue),
        clock(warning.history[0].time_s, outcome),
        word("warned_never", tongue)
        if drafted is None
        else clock(drafted.time_s, outcome),
        _lead(lead_s, tongue),
        clock(stands_until_s(warning), outcome),
        term(warning.state.value, tongue),
        probability(warning.probability, tongue),
    )


def _lead(lead_s: float | None, tongue: Tongue) -> str:
    """Write a lead; an object that is there leaves none."""
    if lead_s is None:
        return ""
    return lasting(lead_s) if lead_s > 0.0 else word("warned_there", tongue)


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


def event_of(warning: AreaWarning, outcome: Outcome, tongue: Tongue = "en") -> Event:
    """Lay a warning out on its lane.

    Parameters
    ----------
    warning : AreaWarning
        With its whole life.
    outcome : Outcome
        Has the epoch.
    tongue : Tongue
        In which language.

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
        note="" if drafted else word("no_draft", tongue),
        begins="warning" if drafted else "danger",
        ends="",
    )
