"""How many, in full: what exactly was counted, and how probable each number is."""

from vedette.assessment.counted import name_of, unit_of
from vedette.assessment.document import Assessment
from vedette.assessment.truth import Truth
from vedette.claims.tongue import Tongue, interval, notation, word
from vedette.incursions.counts import Count, interval_90
from vedette.web.paper import Bars, Block, Grid, Pmf, Section

HEADS = ("count", "mean", "prior_band", "unit_of_counting")


def distributions_section(
    assessment: Assessment, truth: Truth | None, tongue: Tongue = "en"
) -> tuple[Section, ...]:
    """Tell the unit of every count and its distribution.

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
        None where nothing was counted.
    """
    if not assessment.counts:
        return ()
    approach_km = assessment.conclusion.site.policy.approach_km
    units = Grid(
        caption=word("counted_what", tongue),
        heads=tuple(word(head, tongue) for head in HEADS),
        rows=tuple(_unit(count, approach_km, tongue) for count in assessment.counts),
        numeric=(False, True, True, False),
    )
    blocks: list[Block] = [units]
    for count in assessment.counts:
        true = None if truth is None else truth.told(count.volume, count.measure)
        blocks.append(_bars(count, true, tongue))
    title = word("how_probable", tongue)
    return (Section(id="distributions", title=title, blocks=tuple(blocks)),)


def _unit(count: Count, approach_km: float, tongue: Tongue) -> tuple[str, ...]:
    """Tell what one count means."""
    low, high = (notation(f"{end:.1f}", tongue) for end in count.prior_band)
    return (
        name_of(count, tongue),
        notation(f"{count.mean:.1f}", tongue),
        interval(low, high, tongue),
        unit_of(count, approach_km, tongue),
    )


def _bars(count: Count, true: int | None, tongue: Tongue) -> Bars:
    """Draw one count: in all, seen, assumed unseen."""
    parts = {
        "panel_all": (count.pmf, true),
        "panel_seen": (count.seen_pmf, None),
        "panel_unseen": (count.unseen_pmf, None),
    }
    return Bars(
        caption=word("bars_of", tongue, name=name_of(count, tongue)),
        panels=tuple(
            Pmf(
                name=word(key, tongue),
                shares=pmf,
                interval=interval_90(pmf),
                truth=known,
            )
            for key, (pmf, known) in parts.items()
        ),
    )
