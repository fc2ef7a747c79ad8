"""An assessment in words, tables and drawings: the paper that people read.

In: an `Assessment`, the chart of its map, the truth where a simulation knows it, and
commands to try. Out: a `vedette.web.paper.Paper`, drawn as a page and as a PDF that say
the same.
"""

from collections.abc import Collection, Sequence
from typing import cast

from vedette.assessment.beside import Beside
from vedette.assessment.counted import between, name_of, sentence_of
from vedette.assessment.document import Assessment
from vedette.assessment.limits import (
    FIXED_SENTENCES,
    NO_COUNTS,
    NO_ENTRY,
    NOT_ASSESSED,
    SIMULATED,
)
from vedette.assessment.reading_air import (
    incursions_section,
    incursions_told,
    why_section,
)
from vedette.assessment.reading_counts import distributions_section
from vedette.assessment.reading_map import map_section
from vedette.assessment.reading_seen import coverage_section
from vedette.assessment.reading_time import timeline_of
from vedette.assessment.reading_warned import leads_told, warnings_section
from vedette.assessment.span import Known, Span
from vedette.assessment.truth import Truth, matched
from vedette.assessment.wording import clock, lasting
from vedette.web.chart import Chart, DataKind
from vedette.web.paper import (
    Block,
    Bullets,
    Facts,
    Grid,
    Paper,
    Section,
    Words,
)

NOTHING_SAID = Beside()
LEAD_MAX = 6  # sentences of counts before the first heading; the table has all


def paper_of(
    assessment: Assessment,
    chart: Chart | None,
    truth: Truth | None = None,
    notes: Sequence[str] = (),
    commands: Sequence[tuple[str, str]] = (),
    said: Beside = NOTHING_SAID,
) -> Paper:
    """Lay out an assessment for readers.

    Parameters
    ----------
    assessment : Assessment
        As values.
    chart : Chart or None
        Tracks, crossings and borders of the same conclusion, numbered as its
        incursions are; None where no map could be drawn.
    truth : Truth or None
        What really happened, where a simulation knows it.
    notes : sequence of str
        What was assumed of the inputs.
    commands : sequence of (str, str)
        Command and what it answers.
    said : Beside
        What was said, and registers, where any were given; a section takes the place
        of what would be "not assessed" under its id.

    Returns
    -------
    Paper
        The same for the same values.
    """
    sections = [
        _counts_section(assessment, truth),
        map_section(chart),
        incursions_section(assessment, truth),
        _episode_section(assessment, said),
        warnings_section(assessment),
        coverage_section(assessment.strip),
        *said.sections,
        _limits_section(assessment),
        _not_assessed_section({section.id for section in said.sections}),
        _made_from_section(assessment, notes, commands),
        *([] if truth is None else [_truth_section(assessment, truth)]),
        *distributions_section(assessment, truth),
        *why_section(assessment, truth),
    ]
    return Paper(
        title=f"Assessment: {assessment.name}",
        data_kind=cast("DataKind", assessment.conclusion.data_kind),  # Paper checks it
        marking=assessment.marking,
        lead=_lead(assessment),
        sections=tuple(sections),
    )


def _lead(assessment: Assessment) -> tuple[Block, ...]:
    """Say the result: how many, how well known, and what that does not tell."""
    blocks: list[Block] = [
        Words(text=sentence_of(count), tone="large")
        for count in assessment.counts[:LEAD_MAX]
    ]
    if not assessment.counts:
        said = f"How many there were was not assessed: {NO_COUNTS}."
        blocks.append(Words(text=said, tone="large"))
    if not assessment.incursions and assessment.conclusion.volumes:
        blocks.append(Words(text=_quiet(assessment)))
    if assessment.span is not None:
        blocks.append(Words(text=_when(assessment, assessment.span)))
    blocks += incursions_told(assessment)
    if assessment.warnings:
        said = f"Warnings, as an exercise: {leads_told(assessment.warnings)}"
        blocks.append(Words(text=said))
    if assessment.conclusion.data_kind in ("synthetic", "mixed"):
        blocks.append(Words(text=SIMULATED, tone="strong"))
    blocks.append(Words(text=" ".join(FIXED_SENTENCES), tone="strong"))
    return tuple(blocks)


def _when(assessment: Assessment, span: Span) -> str:
    """Say when the episode began and ended, in one sentence."""
    outcome = assessment.conclusion.outcome
    first, last = (
        f"{clock(known.interval_90[0], outcome, date=True)} to "
        f"{clock(known.interval_90[1], outcome)}"
        for known in (span.first_entry_s, span.last_entry_s)
    )
    return f"First entry {first}, last entry {last} (UTC, 90 %)."


def _quiet(assessment: Assessment) -> str:
    """Say that nothing was found, and what that leaves open."""
    judged = ", ".join(volume.id for volume in assessment.conclusion.volumes)
    said = f"No unauthorised entry into {judged} was found in this watch. "
    unseen = [t for t in assessment.counts if t.measure == "entries"]
    if not unseen:
        return said + "How many may have entered unseen was not assessed."
    told = "; ".join(f"{t.volume} {between(t.unseen_pmf)}" for t in unseen)
    return (
        f"{said}That is not the same as none: entries assumed unseen, 90 %, given "
        f"these sensors: {told}."
    )


def _counts_section(assessment: Assessment, truth: Truth | None) -> Section:
    """Tell every count, and the truth beside it where somebody knows it."""
    if not assessment.counts:
        said = Words(text=f"Not assessed: {NO_COUNTS}.")
        return Section(id="counts", title="How many", blocks=(said,), sheet="summary")
    heads: tuple[str, ...] = ("Count", "In all", "Seen", "Assumed unseen")
    rows: list[tuple[str, ...]] = [
        (name_of(t), between(t.pmf), between(t.seen_pmf), between(t.unseen_pmf))
        for t in assessment.counts
    ]
    if truth is not None:
        heads = (*heads, "Truth")
        true = [truth.told(t.volume, t.measure) for t in assessment.counts]
        rows = [
            (*row, "not told" if one is None else str(one))
            for row, one in zip(rows, true, strict=True)
        ]
    grid = Grid(
        caption="Counts, 90 % intervals, given these sensors",
        heads=heads,
        rows=tuple(rows),
        numeric=(False, *(True for _ in heads[1:])),
    )
    return Section(id="counts", title="How many", blocks=(grid,), sheet="summary")


def _truth_section(assessment: Assessment, truth: Truth) -> Section:
    """Tell the truth beside the result."""
    rows = [
        (
            name_of(t),
            between(t.pmf),
            str(true),
            "yes" if low <= true <= high else "no",
        )
        for t in assessment.counts
        if (true := truth.told(t.volume, t.measure)) is not None
        for low, high in [t.interval_90]
    ]
    entries = [reason.incursion.entry for reason in assessment.incursions]
    answered = len(matched(entries, truth.entries))
    blocks: list[Block] = [
        Words(
            text="Only a simulated night has a truth. It was used for nothing above; "
            "one night inside its interval proves nothing, and one outside it "
            "disproves nothing: `vedette study` runs many."
        ),
        Grid(
            caption="Counts: result and truth",
            heads=("Count", "Result, 90 %", "Truth", "Truth inside"),
            rows=tuple(rows),
            numeric=(False, True, True, False),
        ),
        Words(
            text=f"True unauthorised entries: {len(truth.entries):,}. Incursions told: "
            f"{len(entries):,}, of which {answered:,} answer a true entry (within 60 s "
            f"and 3 km); {len(truth.entries) - answered:,} true entries have no "
            f"answer; of the incursions {len(entries) - answered:,} answer none"
            f"{_before(assessment, truth)}."
        ),
    ]
    title = "Truth beside the result"
    return Section(id="truth", title=title, blocks=tuple(blocks))


def _before(assessment: Assessment, truth: Truth) -> str:
    """Say how many of those without an answer were inside already."""
    found = [reason.incursion.entry for reason in assessment.incursions]
    answers = matched(found, truth.entries)
    early = sum(
        entry.inside_already(assessment.begin_s)
        for i, entry in enumerate(found)
        if i not in answers
    )
    return f", {early:,} of them inside already when first seen" if early else ""


def _episode_section(assessment: Assessment, said: Beside) -> Section:
    """Tell when it began and ended, then the time line."""
    span, outcome = assessment.span, assessment.conclusion.outcome
    blocks: list[Block] = []
    if span is None:
        blocks.append(Words(text=f"Not assessed: {NO_ENTRY}."))
    else:

        def moment(name: str, known: Known) -> tuple[str, str, str]:
            low, high = known.interval_90
            return (
                name,
                clock(known.mean, outcome, date=True),
                f"{clock(low, outcome)} to {clock(high, outcome)}",
            )

        low, high = span.duration_s.interval_90
        lasted = (
            "From first to last entry",
            lasting(span.duration_s.mean),
            f"{lasting(low)} to {lasting(high)}",
        )
        blocks.append(
            Grid(
                caption="The episode, in UTC, given that there was an entry",
                heads=("", "Mean", "90 % interval"),
                rows=(
                    moment("First entry", span.first_entry_s),
                    moment("Last entry", span.last_entry_s),
                    lasted,
                ),
            )
        )
    blocks += timeline_of(assessment, said)
    return Section(
        id="episode", title="The episode", blocks=tuple(blocks), sheet="time"
    )


def _limits_section(assessment: Assessment) -> Section:
    """Say what the numbers assume."""
    blocks = (
        Words(text=" ".join(FIXED_SENTENCES), tone="strong"),
        Bullets(items=assessment.limits),
    )
    return Section(id="limits", title="Limits", blocks=blocks, sheet="limits")


def _not_assessed_section(told: Collection[str]) -> Section:
    """Name what was not examined; not examined is not the same as nothing found."""
    rows = [
        (name.capitalize(), reason)
        for name, reason in NOT_ASSESSED.items()
        if name not in told
    ]
    grid = Grid(
        caption="Not assessed, which is not the same as nothing there",
        heads=("Part", "Why"),
        rows=tuple(rows),
    )
    return Section(
        id="not-assessed", title="Not assessed", blocks=(grid,), sheet="limits"
    )


def _made_from_section(
    assessment: Assessment,
    notes: Sequence[str],
    commands: Sequence[tuple[str, str]],
) -> Section:
    """Name what it was made from, and how to make it again."""
    blocks: list[Block] = [
        Words(
            text="Every number here follows from the recorded inputs, the site file "
            "and this version; whoever has the record can make it again."
        ),
        Facts(rows=tuple(assessment.made_from.items())),
    ]
    if notes:
        blocks += [Words(text="Of the inputs:"), Bullets(items=tuple(notes))]
    if commands:
        blocks += [Words(text="To try next:"), Facts(rows=tuple(commands))]
    title = "Made from"
    return Section(id="made-from", title=title, blocks=tuple(blocks), sheet="limits")
