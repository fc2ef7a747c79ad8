"""How many, in full: what exactly was counted, and how probable each number is."""

from vedette.assessment.counted import name_of, unit_of
from vedette.assessment.document import Assessment
from vedette.assessment.truth import Truth
from vedette.incursions.counts import Count, interval_90
from vedette.web.paper import Bars, Block, Grid, Pmf, Section


def distributions_section(
    assessment: Assessment, truth: Truth | None
) -> tuple[Section, ...]:
    """Tell the unit of every count and its distribution.

    Parameters
    ----------
    assessment : Assessment
        As values.
    truth : Truth or None
        What really happened, where a simulation knows it.

    Returns
    -------
    tuple of Section
        None where nothing was counted.
    """
    if not assessment.counts:
        return ()
    approach_km = assessment.conclusion.site.policy.approach_km
    units = Grid(
        caption="What is counted, its mean, and the mean if half or twice as many were "
        "expected to arrive",
        heads=("Count", "Mean", "Prior band", "Unit of counting"),
        rows=tuple(_unit(count, approach_km) for count in assessment.counts),
        numeric=(False, True, True, False),
    )
    blocks: list[Block] = [units]
    for count in assessment.counts:
        true = None if truth is None else truth.told(count.volume, count.measure)
        blocks.append(_bars(count, true))
    title = "How probable each number is"
    return (Section(id="distributions", title=title, blocks=tuple(blocks)),)


def _unit(count: Count, approach_km: float) -> tuple[str, ...]:
    """Tell what one count means."""
    low, high = count.prior_band
    return (
        name_of(count),
        f"{count.mean:.1f}",
        f"{low:.1f}-{high:.1f}",
        unit_of(count, approach_km),
    )


def _bars(count: Count, true: int | None) -> Bars:
    """Draw one count: in all, seen, assumed unseen."""
    parts = {
        "in all": (count.pmf, true),
        "seen": (count.seen_pmf, None),
        "assumed unseen": (count.unseen_pmf, None),
    }
    return Bars(
        caption=f"{name_of(count)}: probability of each number",
        panels=tuple(
            Pmf(name=name, shares=pmf, interval=interval_90(pmf), truth=known)
            for name, (pmf, known) in parts.items()
        ),
    )
