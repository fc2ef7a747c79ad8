"""What happened in the air, in words: each incursion with its why.

Law of the list: an incursion is told with its probability, and unfolds to the plots
that it rests on, so that a reader can follow the number down to the inputs. No more
plots than `ROWS_MAX` are written, those nearest to the entry; the record has all.
"""

from collections.abc import Sequence
from typing import NamedTuple

from vedette.assessment.document import Assessment
from vedette.assessment.evidence import Plot, Reason, sensors_of
from vedette.assessment.span import entry_probability
from vedette.assessment.truth import TrueEntry, Truth, matched
from vedette.assessment.wording import (
    address_text,
    clock,
    lasting,
    number_of,
    probability,
    shares,
    to_ns,
)
from vedette.incursions.incursion import entered_across
from vedette.web.markup import utc
from vedette.web.paper import Block, Facts, Fold, Grid, Section, Words

ROWS_MAX = 1500  # plots on the whole page: some hundred kilobytes
EACH_MAX, EACH_MIN = 12, 4  # of one incursion; two of 12 fill a page of paper
TOLD_MAX = 100  # incursions that unfold; the table has all
HEADS = (
    "No.",
    "Entered (UTC)",
    "Volume",
    "Across, share",
    "P",
    "Deepest, km",
    "End",
    "Plots by feed",
    "Track",
)
CONTRADICTED = (
    "A transponder claims these entries; radar looks that covered the place saw "
    "nothing there. They make no incursion and excuse none."
)


class _Row(NamedTuple):
    """One incursion in the table."""

    number: int
    reason: Reason
    true: TrueEntry | None


def incursions_section(assessment: Assessment, truth: Truth | None) -> Section:
    """Tell every incursion.

    Parameters
    ----------
    assessment : Assessment
        As values.
    truth : Truth or None
        What really happened, where a simulation knows it.

    Returns
    -------
    Section
        A table, or why there is none.
    """
    rows = _rows(assessment, truth)
    blocks: list[Block] = list(incursions_told(assessment))
    if rows:
        blocks.append(_table(rows, assessment, told_truth=truth is not None))
    else:
        said = "No unauthorised entry was more likely than not."
        if not assessment.conclusion.volumes:
            said = "No volume is judged, so nothing could enter one."
        blocks.append(Words(text=said))
    unlikely = len(assessment.entries) - len(rows)
    if unlikely > 0:
        said = number_of(unlikely, "further entry is", "further entries are")
        text = f"{said} less likely than not; crossings.parquet lists them."
        blocks.append(Words(text=text, tone="small"))
    if assessment.contradicted:
        blocks += _contradicted(assessment)
    title = "Incursions: unauthorised entries"
    return Section(id="incursions", title=title, blocks=tuple(blocks), sheet="found")


def incursions_told(assessment: Assessment) -> tuple[Words, ...]:
    """Say why there are more incursions than entries, where there are.

    Parameters
    ----------
    assessment : Assessment
        As values.

    Returns
    -------
    tuple of Words
        One sentence, or none.
    """
    found = [reason.incursion.entry for reason in assessment.incursions]
    early = sum(entry.inside_already(assessment.begin_s) for entry in found)
    if not early:
        return ()
    said = (
        f"{number_of(len(found), 'incursion is', 'incursions are')} listed: "
        f"{number_of(len(found) - early, 'entry', 'entries')}, and "
        f"{number_of(early, 'object that was', 'objects that were')} inside already "
        "when first seen, which is no entry."
    )
    return (Words(text=said),)


def why_section(assessment: Assessment, truth: Truth | None) -> tuple[Section, ...]:
    """Tell why each incursion counts, down to its plots.

    Parameters
    ----------
    assessment : Assessment
        As values.
    truth : Truth or None
        What really happened, where a simulation knows it.

    Returns
    -------
    tuple of Section
        None where there is no incursion.
    """
    rows = _rows(assessment, truth)
    if not rows:
        return ()
    each = max(EACH_MIN, min(EACH_MAX, ROWS_MAX // len(rows)))
    blocks: list[Block] = [_why(row, assessment, each) for row in rows[:TOLD_MAX]]
    if len(rows) > TOLD_MAX:
        more = f"{len(rows) - TOLD_MAX:,} more in incursions.json."
        blocks.append(Words(text=more, tone="small"))
    title = "Why each incursion counts, down to its plots"
    return (Section(id="why", title=title, blocks=tuple(blocks)),)


def _rows(assessment: Assessment, truth: Truth | None) -> list[_Row]:
    """Give each incursion its number, and the true entry that it answers."""
    found = assessment.incursions
    answers = (
        {}
        if truth is None
        else matched([reason.incursion.entry for reason in found], truth.entries)
    )
    return [_Row(i + 1, reason, answers.get(i)) for i, reason in enumerate(found)]


def _table(rows: Sequence[_Row], assessment: Assessment, *, told_truth: bool) -> Grid:
    """List the incursions."""
    outcome = assessment.conclusion.outcome
    lines: list[tuple[str, ...]] = []
    for row in rows:
        incursion = row.reason.incursion
        entry, left = incursion.entry, incursion.left
        feeds = ", ".join(f"{feed} {count}" for feed, count in row.reason.feeds)
        ended = (
            f"left {clock(left.time_s, outcome)}"
            if left is not None
            else f"last plot {clock(row.reason.last_plot_s, outcome)}"
        )
        line: tuple[str, ...] = (
            str(row.number),
            f"{clock(entry.time_s, outcome)} ± {entry.sigma_s:.0f} s",
            entry.volume,
            shares(entered_across(entry)),
            probability(entry_probability(entry)),
            f"{incursion.deepest_m / 1000.0:.1f}",
            ended,
            feeds or "none sure",
            str(entry.track),
        )
        answer = _answer(row.true, early=entry.inside_already(assessment.begin_s))
        lines.append((*line, answer) if told_truth else line)
    numeric = (True, True, False, False, True, True, False, False, True)
    return Grid(
        caption="Incursions more likely than not; P that it was in it",
        heads=(*HEADS, "Truth") if told_truth else HEADS,
        rows=tuple(lines),
        numeric=(*numeric, False) if told_truth else numeric,
    )


def _answer(true: TrueEntry | None, *, early: bool) -> str:
    """Name the true entry that one answers; the truth tells none of what was inside."""
    if true is None:
        return "inside already" if early else "none"
    return f"{true.target}, across {true.across}"


def _why(row: _Row, assessment: Assessment, each: int) -> Fold:
    """Tell what one incursion rests on."""
    outcome, site = assessment.conclusion.outcome, assessment.conclusion.site
    reason, entry = row.reason, row.reason.incursion.entry
    said = address_text(entry.address)
    begun, ended = reason.first_plot_s, reason.last_plot_s
    plots = (
        f"{reason.sure:,} more likely its own than not, {clock(begun, outcome)} to "
        f"{clock(ended, outcome)} UTC ({lasting(ended - begun)})"
    )
    carried = [f"{sensors_of(feed, site)}: {count:,}" for feed, count in reason.feeds]
    facts = [
        ("Track", f"{entry.track}" + (f", says {said}" if said else "")),
        ("P(real object)", probability(reason.incursion.trajectory.existence)),
        ("P(entered)", probability(entry_probability(entry))),
        ("Entered across", shares(entered_across(entry))),
        ("Plots", plots),
        ("Sensors", ", ".join(carried) or "none with a sure plot"),
        *_further(reason),
    ]
    entered_ns = to_ns(entry.time_s, outcome)
    chosen = _nearest(reason.plots, entered_ns, each)
    left_out = len(reason.plots) - len(chosen)
    grid = Grid(
        caption=f"Incursion {row.number}: its plots, by the number of the input",
        heads=("Received (UTC)", "Feed", "Input", "Share"),
        rows=tuple(
            (
                utc(plot.received_ns, date=False, decimals=1),
                plot.feed,
                str(plot.number),
                probability(plot.share),
            )
            for plot in chosen
        ),
        numeric=(True, False, True, True),
        more=f"{left_out:,} more in the record." if left_out else "",
    )
    summary = (
        f"{row.number}: {clock(entry.time_s, outcome)} UTC into {entry.volume}, P "
        f"{probability(entry_probability(entry))}, "
        f"{number_of(reason.sure, 'plot', 'plots')}"
    )
    told = Facts(rows=tuple(facts))
    return Fold(summary=summary, blocks=(told, grid) if chosen else (told,))


def _further(reason: Reason) -> list[tuple[str, str]]:
    """Tell what is particular about one."""
    incursion, told = reason.incursion, []
    if incursion.entry.first_seen_inside:
        born = probability(incursion.entry.never_outside)
        said = (
            "first seen inside; the way there is a straight line, and "
            f"{born} of its paths were never outside"
        )
        told.append(("Back-cast", said))
    if incursion.airspaces_before:
        told.append(("Before, in", ", ".join(incursion.airspaces_before)))
    return told


def _nearest(plots: Sequence[Plot], time_ns: int, most: int) -> list[Plot]:
    """Choose the plots nearest to a time, in order."""
    near = sorted(plots, key=lambda p: (abs(p.received_ns - time_ns), p.number))[:most]
    return sorted(near, key=lambda plot: plot.number)


def _contradicted(assessment: Assessment) -> list[Block]:
    """List claimed entries that radars contradict."""
    outcome = assessment.conclusion.outcome
    rows = tuple(
        (
            clock(entry.time_s, outcome),
            entry.volume,
            address_text(entry.address),
            probability(entry_probability(entry)),
            str(entry.track),
        )
        for entry in assessment.contradicted
    )
    grid = Grid(
        caption="Claimed entries that radars contradict",
        heads=("Claimed at (UTC)", "Volume", "Says", "P claimed", "Track"),
        rows=rows,
        numeric=(True, False, False, True, True),
    )
    return [Words(text=CONTRADICTED), grid]
