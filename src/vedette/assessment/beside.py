"""What was said, laid beside what the sensors show, for an assessment with a record.

In: comparisons, verdicts, registers. Out: sections of its paper. The caveat comes
first: neither changes the other, and beside a simulated night nothing is judged.
"""

from collections.abc import Sequence

from vedette.assessment.judged import Judged
from vedette.assessment.registered import Registers, register_sections
from vedette.assessment.said import claims_section, said_sections
from vedette.claims.compare import Comparison, value_of
from vedette.claims.known import standings
from vedette.claims.measures import Registry
from vedette.claims.said import who
from vedette.claims.tongue import Tongue, term, word
from vedette.web.paper import Block, Grid, Section, Words

HEADS = ("measure", "value", "who", "verdict", "support", "tells")


def beside_sections(
    comparison: Comparison | None,
    judged: Sequence[Judged],
    registry: Registry,
    registers: Registers,
    event: str,
    tongue: Tongue = "en",
) -> tuple[Section, ...]:
    """Lay out what was said beside a picture.

    Parameters
    ----------
    comparison : Comparison or None
        Of the event; None where no ledger was given.
    judged : sequence of Judged
        Its claims beside the picture.
    registry : Registry
        Of measures.
    registers : Registers
        Those that were given.
    event : str
        Which.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    tuple of Section
        For a paper with a record.
    """
    said: tuple[Section, ...] = ()
    if comparison is not None:
        said = (
            _judged_section(judged, registry, tongue),
            *said_sections(standings(comparison), comparison, registry, tongue),
            claims_section(comparison, tongue),
        )
    return (*said, *register_sections(registers, event, tongue))


def _judged_section(
    judged: Sequence[Judged], registry: Registry, tongue: Tongue
) -> Section:
    """Tell what the picture says of every claim."""
    rows = tuple(
        (
            f"{_measure(one, registry, tongue)} [{one.stated.claim.id}]",
            value_of(one.stated, tongue),
            who(one.stated, tongue),
            term(one.verdict.value, tongue),
            _share(one.support),
            _share(one.tells),
        )
        for one in judged
    )
    grid = Grid(
        caption=word("tracks", tongue),
        heads=tuple(word(head, tongue) for head in HEADS),
        rows=rows,
        numeric=(False, False, False, False, True, True),
    )
    blocks: tuple[Block, ...] = (
        Words(text=word("beside", tongue), tone="strong"),
        Words(text=word("given", tongue)),
        grid,
    )
    title = word("tracks", tongue)
    return Section(id="beside-tracks", title=title, blocks=blocks, sheet="found")


def _measure(one: Judged, registry: Registry, tongue: Tongue) -> str:
    """Name what a claim is of; its key where the registry has no such measure."""
    measure = registry.get(one.stated.claim.measure)
    return measure.named(tongue) if measure else one.stated.claim.measure


def _share(value: float | None) -> str:
    """Write a share, nothing where there is none."""
    return "" if value is None else f"{value:.2f}"
