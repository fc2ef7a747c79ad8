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
    probability,
    shares,
    to_ns,
)
from vedette.claims.tongue import Tongue, figure, notation, so_many, term, word
from vedette.incursions.incursion import entered_across
from vedette.web.markup import utc
from vedette.web.paper import Block, Facts, Fold, Grid, Section, Words

ROWS_MAX = 1500  # plots on the whole page: some hundred kilobytes
EACH_MAX, EACH_MIN = 12, 4  # of one incursion; two of 12 fill a page of paper
TOLD_MAX = 100  # incursions that unfold; the table has all
HEADS = (
    "number",
    "air_entered",
    "volume",
    "air_across",
    "air_p",
    "air_deepest",
    "air_end",
    "air_plots_by_feed",
    "track",
)
WHY_HEADS = ("why_received", "why_feed", "why_input", "why_share")
CLAIMED_HEADS = ("claimed_at", "volume", "says_address", "p_claimed", "track")


class _Row(NamedTuple):
    """One incursion in the table."""

    number: int
    reason: Reason
    true: TrueEntry | None


def incursions_section(
    assessment: Assessment, truth: Truth | None, tongue: Tongue = "en"
) -> Section:
    """Tell every incursion.

    Parameters
    ----------
    assessment : Assessment
        As values.
    truth : Truth or None
        What really happened, where a simulation knows it.
    tongue : Tongue
        In which language.

    Returns
    -------
    Section
        A table, or why there is none.
    """
    rows = _rows(assessment, truth)
    blocks: list[Block] = list(incursions_told(assessment, tongue))
    if rows:
        blocks.append(_table(rows, assessment, tongue, told_truth=truth is not None))
    else:
        judged = assessment.conclusion.volumes
        key = "incursions_none" if judged else "incursions_no_volume"
        blocks.append(Words(text=word(key, tongue)))
    unlikely = len(assessment.entries) - len(rows)
    if unlikely > 0:
        count = so_many(unlikely, "further entry", tongue)
        text = word("incursions_unlikely", tongue, count=count)
        blocks.append(Words(text=text, tone="small"))
    if assessment.contradicted:
        blocks += _contradicted(assessment, tongue)
    title = word("incursions", tongue)
    return Section(id="incursions", title=title, blocks=tuple(blocks), sheet="found")


def incursions_told(assessment: Assessment, tongue: Tongue = "en") -> tuple[Words, ...]:
    """Say why there are more incursions than entries, where there are.

    Parameters
    ----------
    assessment : Assessment
        As values.
    tongue : Tongue
        In which language.

    Returns
    -------
    tuple of Words
        One sentence, or none.
    """
    found = [reason.incursion.entry for reason in assessment.incursions]
    early = sum(entry.inside_already(assessment.begin_s) for entry in found)
    if not early:
        return ()
    said = word(
        "incursions_early",
        tongue,
        all=so_many(len(found), "incursion", tongue),
        entries=so_many(len(found) - early, "entry", tongue),
        early=so_many(early, "object inside", tongue),
    )
    return (Words(text=said),)


def why_section(
    assessment: Assessment, truth: Truth | None, tongue: Tongue = "en"
) -> tuple[Section, ...]:
    """Tell why each incursion counts, down to its plots.

    Parameters
    ----------
    assessment : Assessment
        As values.
    truth : Truth or None
        What really happened, where a simulation knows it.
    tongue : Tongue
        In which language.

    Returns
    -------
    tuple of Section
        None where there is no incursion.
    """
    rows = _rows(assessment, truth)
    if not rows:
        return ()
    each = max(EACH_MIN, min(EACH_MAX, ROWS_MAX // len(rows)))
    blocks: list[Block] = [
        _why(row, assessment, each, tongue) for row in rows[:TOLD_MAX]
    ]
    if len(rows) > TOLD_MAX:
        left = figure(len(rows) - TOLD_MAX, tongue)
        more = word("why_more", tongue, number=left)
        blocks.append(Words(text=more, tone="small"))
    title = word("why", tongue)
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


def _table(
    rows: Sequence[_Row], assessment: Assessment, tongue: Tongue, *, told_truth: bool
) -> Grid:
    """List the incursions."""
    outcome = assessment.conclusion.outcome
    lines: list[tuple[str, ...]] = []
    for row in rows:
        incursion = row.reason.incursion
        entry, left = incursion.entry, incursion.left
        feeds = ", ".join(f"{feed} {count}" for feed, count in row.reason.feeds)
        left_at = row.reason.last_plot_s if left is None else left.time_s
        ended = "air_last_plot" if left is None else "air_left"
        line: tuple[str, ...] = (
            str(row.number),
            f"{clock(entry.time_s, outcome)} ± {entry.sigma_s:.0f} s",
            entry.volume,
            shares(entered_across(entry), tongue),
            probability(entry_probability(entry), tongue),
            notation(f"{incursion.deepest_m / 1000.0:.1f}", tongue),
            word(ended, tongue, at=clock(left_at, outcome)),
            feeds or word("air_none_sure", tongue),
            str(entry.track),
        )
        early = entry.inside_already(assessment.begin_s)
        answer = _answer(row.true, tongue, early=early)
        lines.append((*line, answer) if told_truth else line)
    numeric = (True, True, False, False, True, True, False, False, True)
    heads = (*HEADS, "truth") if told_truth else HEADS
    return Grid(
        caption=word("air_caption", tongue),
        heads=tuple(word(head, tongue) for head in heads),
        rows=tuple(lines),
        numeric=(*numeric, False) if told_truth else numeric,
    )


def _answer(true: TrueEntry | None, tongue: Tongue, *, early: bool) -> str:
    """Name the true entry that one answers; the truth tells none of what was inside."""
    if true is None:
        return word("truth_inside_already" if early else "truth_none", tongue)
    across = term(true.across, tongue)
    return word("truth_answer", tongue, target=true.target, across=across)


def _why(row: _Row, assessment: Assessment, each: int, tongue: Tongue) -> Fold:
    """Tell what one incursion rests on."""
    outcome, reason = assessment.conclusion.outcome, row.reason
    entry = reason.incursion.entry
    chosen = _nearest(reason.plots, to_ns(entry.time_s, outcome), each)
    left_out = figure(len(reason.plots) - len(chosen), tongue)
    more = len(reason.plots) > len(chosen)
    grid = Grid(
        caption=word("why_caption", tongue, number=row.number),
        heads=tuple(word(head, tongue) for head in WHY_HEADS),
        rows=tuple(
            (
                notation(utc(plot.received_ns, date=False, decimals=1), tongue),
                plot.feed,
                str(plot.number),
                probability(plot.share, tongue),
            )
            for plot in chosen
        ),
        numeric=(True, False, True, True),
        more=word("why_left_out", tongue, number=left_out) if more else "",
    )
    summary = word(
        "why_summary",
        tongue,
        number=row.number,
        at=clock(entry.time_s, outcome),
        volume=entry.volume,
        p=probability(entry_probability(entry), tongue),
        plots=so_many(reason.sure, "plot", tongue),
    )
    told = Facts(rows=_facts(reason, assessment, tongue))
    return Fold(summary=summary, blocks=(told, grid) if chosen else (told,))


def _facts(
    reason: Reason, assessment: Assessment, tongue: Tongue
) -> tuple[tuple[str, str], ...]:
    """Tell in names and values what an incursion rests on."""
    outcome, site = assessment.conclusion.outcome, assessment.conclusion.site
    incursion, entry = reason.incursion, reason.incursion.entry
    address = address_text(entry.address)
    says = word("why_says", tongue, address=address) if address else ""
    begun, ended = reason.first_plot_s, reason.last_plot_s
    plots = word(
        "why_plots",
        tongue,
        sure=figure(reason.sure, tongue),
        begun=clock(begun, outcome),
        ended=clock(ended, outcome),
        lasting=lasting(ended - begun),
    )
    carried = [
        f"{sensors_of(feed, site)}: {figure(count, tongue)}"
        for feed, count in reason.feeds
    ]
    facts = [
        ("track", f"{entry.track}{says}"),
        ("why_p_real", probability(incursion.trajectory.existence, tongue)),
        ("why_p_entered", probability(entry_probability(entry), tongue)),
        ("why_across", shares(entered_across(entry), tongue)),
        ("why_plots_name", plots),
        ("why_sensors", ", ".join(carried) or word("why_no_sensor", tongue)),
    ]
    if entry.first_seen_inside:
        born = probability(entry.never_outside, tongue)
        facts.append(("back_cast", word("back_cast_said", tongue, born=born)))
    if incursion.airspaces_before:
        facts.append(("before_in", ", ".join(incursion.airspaces_before)))
    return tuple((word(key, tongue), told) for key, told in facts)


def _nearest(plots: Sequence[Plot], time_ns: int, most: int) -> list[Plot]:
    """Choose the plots nearest to a time, in order."""
    near = sorted(plots, key=lambda p: (abs(p.received_ns - time_ns), p.number))[:most]
    return sorted(near, key=lambda plot: plot.number)


def _contradicted(assessment: Assessment, tongue: Tongue) -> list[Block]:
    """List claimed entries that radars contradict."""
    outcome = assessment.conclusion.outcome
    rows = tuple(
        (
            clock(entry.time_s, outcome),
            entry.volume,
            address_text(entry.address),
            probability(entry_probability(entry), tongue),
            str(entry.track),
        )
        for entry in assessment.contradicted
    )
    grid = Grid(
        caption=word("contradicted", tongue),
        heads=tuple(word(head, tongue) for head in CLAIMED_HEADS),
        rows=rows,
        numeric=(True, False, False, True, True),
    )
    return [Words(text=word("contradicted_note", tongue)), grid]
