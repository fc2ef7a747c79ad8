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
from vedette.assessment.limits import PARTS, fixed_sentences, limits_of, why_not
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
from vedette.claims.tongue import Tongue, figure, term, word
from vedette.picture import Outcome
from vedette.web.chart import Chart, DataKind
from vedette.web.map_svg import STAMPS
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
VERSION = "version"  # the one name of what it was made from that is a word
TRUTH_HEADS = ("count", "truth_result", "truth", "truth_inside")
LEAD_MAX = 6  # sentences of counts before the first heading; the table has all


def paper_of(
    assessment: Assessment,
    chart: Chart | None,
    truth: Truth | None = None,
    notes: Sequence[str] = (),
    commands: Sequence[tuple[str, str]] = (),
    said: Beside = NOTHING_SAID,
    tongue: Tongue = "en",
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
    tongue : Tongue
        Of our own words; that of chart and what was said too.

    Returns
    -------
    Paper
        The same for the same values.
    """
    sections = [
        _counts_section(assessment, truth, tongue),
        map_section(chart, tongue),
        incursions_section(assessment, truth, tongue),
        _episode_section(assessment, said, tongue),
        warnings_section(assessment, tongue),
        coverage_section(assessment.strip, tongue),
        *said.sections,
        _limits_section(assessment, tongue),
        _not_assessed_section({section.id for section in said.sections}, tongue),
        _made_from_section(assessment, notes, commands, tongue),
        *([] if truth is None else [_truth_section(assessment, truth, tongue)]),
        *distributions_section(assessment, truth, tongue),
        *why_section(assessment, truth, tongue),
    ]
    return Paper(
        title=word("assessment", tongue, name=assessment.name),
        data_kind=cast("DataKind", assessment.conclusion.data_kind),  # Paper checks it
        marking=marking_of(assessment.marking, tongue),
        lead=_lead(assessment, tongue),
        sections=tuple(sections),
        lang=tongue,
    )


def marking_of(marking: str, tongue: Tongue = "en") -> str:
    """Say a protective marking: a stamp of ours in the language, another as it is.

    Parameters
    ----------
    marking : str
        Of a site.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        A simulated site is marked SYNTHETIC unless somebody says otherwise.
    """
    ours = {said for said, _, _ in STAMPS.values()}
    return term(marking, tongue) if marking in ours else marking


def _lead(assessment: Assessment, tongue: Tongue) -> tuple[Block, ...]:
    """Say the result: how many, how well known, and what that does not tell."""
    blocks: list[Block] = [
        Words(text=sentence_of(count, tongue), tone="large")
        for count in assessment.counts[:LEAD_MAX]
    ]
    if not assessment.counts:
        said = word("not_counted", tongue, reason=why_not("counts", tongue))
        blocks.append(Words(text=said, tone="large"))
    if not assessment.incursions and assessment.conclusion.volumes:
        blocks.append(Words(text=_quiet(assessment, tongue)))
    if assessment.span is not None:
        blocks.append(Words(text=_when(assessment, assessment.span, tongue)))
    blocks += incursions_told(assessment, tongue)
    if assessment.warnings:
        leads = leads_told(assessment.warnings, tongue)
        said = word("warned_lead", tongue, told=leads)
        blocks.append(Words(text=said))
    if assessment.conclusion.data_kind in ("synthetic", "mixed"):
        blocks.append(Words(text=word("simulated", tongue), tone="strong"))
    blocks.append(Words(text=" ".join(fixed_sentences(tongue)), tone="strong"))
    return tuple(blocks)


def _when(assessment: Assessment, span: Span, tongue: Tongue) -> str:
    """Say when the episode began and ended, in one sentence."""
    outcome = assessment.conclusion.outcome
    first, last = (
        word(
            "range",
            tongue,
            lo=clock(known.interval_90[0], outcome, date=True),
            hi=clock(known.interval_90[1], outcome),
        )
        for known in (span.first_entry_s, span.last_entry_s)
    )
    return word("first_last", tongue, first=first, last=last)


def _quiet(assessment: Assessment, tongue: Tongue) -> str:
    """Say that nothing was found, and what that leaves open."""
    judged = ", ".join(volume.id for volume in assessment.conclusion.volumes)
    said = word("quiet", tongue, judged=judged)
    unseen = [t for t in assessment.counts if t.measure == "entries"]
    if not unseen:
        return f"{said} {word('quiet_open', tongue)}"
    told = "; ".join(f"{t.volume} {between(t.unseen_pmf, tongue)}" for t in unseen)
    return f"{said} {word('quiet_unseen', tongue, told=told)}"


def _counts_section(
    assessment: Assessment, truth: Truth | None, tongue: Tongue
) -> Section:
    """Tell every count, and the truth beside it where somebody knows it."""
    title = word("how_many", tongue)
    if not assessment.counts:
        reason = why_not("counts", tongue)
        said = Words(text=word("not_assessed", tongue, reason=reason))
        return Section(id="counts", title=title, blocks=(said,), sheet="summary")
    heads: tuple[str, ...] = ("count", "in_all", "seen", "unseen")
    rows: list[tuple[str, ...]] = [
        (
            name_of(t, tongue),
            *(between(pmf, tongue) for pmf in (t.pmf, t.seen_pmf, t.unseen_pmf)),
        )
        for t in assessment.counts
    ]
    if truth is not None:
        heads = (*heads, "truth")
        true = [truth.told(t.volume, t.measure) for t in assessment.counts]
        rows = [
            (*row, word("not_told", tongue) if one is None else str(one))
            for row, one in zip(rows, true, strict=True)
        ]
    grid = Grid(
        caption=word("counts_caption", tongue),
        heads=tuple(word(head, tongue) for head in heads),
        rows=tuple(rows),
        numeric=(False, *(True for _ in heads[1:])),
    )
    return Section(id="counts", title=title, blocks=(grid,), sheet="summary")


def _truth_section(assessment: Assessment, truth: Truth, tongue: Tongue) -> Section:
    """Tell the truth beside the result."""
    rows = [
        (
            name_of(t, tongue),
            between(t.pmf, tongue),
            str(true),
            term("yes" if low <= true <= high else "no", tongue),
        )
        for t in assessment.counts
        if (true := truth.told(t.volume, t.measure)) is not None
        for low, high in [t.interval_90]
    ]
    entries = [reason.incursion.entry for reason in assessment.incursions]
    answered = len(matched(entries, truth.entries))
    blocks: list[Block] = [
        Words(text=word("truth_note", tongue)),
        Grid(
            caption=word("truth_counts", tongue),
            heads=tuple(word(head, tongue) for head in TRUTH_HEADS),
            rows=tuple(rows),
            numeric=(False, True, True, False),
        ),
        Words(
            text=word(
                "truth_entries",
                tongue,
                true=figure(len(truth.entries), tongue),
                told=figure(len(entries), tongue),
                answered=figure(answered, tongue),
                missed=figure(len(truth.entries) - answered, tongue),
                false=figure(len(entries) - answered, tongue),
                early=_before(assessment, truth, tongue),
            )
        ),
    ]
    title = word("truth_beside", tongue)
    return Section(id="truth", title=title, blocks=tuple(blocks))


def _before(assessment: Assessment, truth: Truth, tongue: Tongue) -> str:
    """Say how many of those without an answer were inside already."""
    found = [reason.incursion.entry for reason in assessment.incursions]
    answers = matched(found, truth.entries)
    early = sum(
        entry.inside_already(assessment.begin_s)
        for i, entry in enumerate(found)
        if i not in answers
    )
    told = figure(early, tongue)
    return word("truth_early", tongue, number=told) if early else ""


def _episode_section(assessment: Assessment, said: Beside, tongue: Tongue) -> Section:
    """Tell when it began and ended, then the time line."""
    reason = why_not("entry", tongue)
    ends: Block = Words(text=word("not_assessed", tongue, reason=reason))
    if assessment.span is not None:
        ends = _ends(assessment.span, assessment.conclusion.outcome, tongue)
    blocks = (ends, *timeline_of(assessment, said, tongue))
    title = word("episode", tongue)
    return Section(id="episode", title=title, blocks=blocks, sheet="time")


def _ends(span: Span, outcome: Outcome, tongue: Tongue) -> Grid:
    """Tell when it began and ended, and how long that is apart."""

    def moment(key: str, known: Known) -> tuple[str, str, str]:
        low, high = (clock(one, outcome) for one in known.interval_90)
        mean = clock(known.mean, outcome, date=True)
        return word(key, tongue), mean, word("range", tongue, lo=low, hi=high)

    low, high = (lasting(one) for one in span.duration_s.interval_90)
    lasted = (
        word("first_to_last", tongue),
        lasting(span.duration_s.mean),
        word("range", tongue, lo=low, hi=high),
    )
    return Grid(
        caption=word("episode_caption", tongue),
        heads=("", word("mean", tongue), word("interval_90", tongue)),
        rows=(
            moment("first_entry", span.first_entry_s),
            moment("last_entry", span.last_entry_s),
            lasted,
        ),
    )


def _limits_section(assessment: Assessment, tongue: Tongue) -> Section:
    """Say what the numbers assume."""
    blocks = (
        Words(text=" ".join(fixed_sentences(tongue)), tone="strong"),
        Bullets(items=limits_of(assessment.counts, assessment.strip, tongue)),
    )
    title = word("limits", tongue)
    return Section(id="limits", title=title, blocks=blocks, sheet="limits")


def _not_assessed_section(told: Collection[str], tongue: Tongue) -> Section:
    """Name what was not examined; not examined is not the same as nothing found."""
    rows = [
        (word(f"part_{part}", tongue), why_not(part, tongue))
        for part in PARTS
        if part not in told
    ]
    grid = Grid(
        caption=word("not_assessed_caption", tongue),
        heads=(word("part", tongue), word("reason", tongue)),
        rows=tuple(rows),
    )
    title = word("not_assessed_title", tongue)
    return Section(id="not-assessed", title=title, blocks=(grid,), sheet="limits")


def _made_from_section(
    assessment: Assessment,
    notes: Sequence[str],
    commands: Sequence[tuple[str, str]],
    tongue: Tongue,
) -> Section:
    """Name what it was made from, and how to make it again."""
    blocks: list[Block] = [
        Words(text=word("made_again", tongue)),
        Facts(
            rows=tuple(
                (word(name, tongue) if name == VERSION else name, value)
                for name, value in assessment.made_from.items()
            )
        ),
    ]
    if notes:
        blocks += [Words(text=word("of_inputs", tongue)), Bullets(items=tuple(notes))]
    if commands:
        blocks += [Words(text=word("to_try", tongue)), Facts(rows=tuple(commands))]
    title = word("made_from", tongue)
    return Section(id="made-from", title=title, blocks=tuple(blocks), sheet="limits")
