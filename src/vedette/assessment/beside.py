"""What was said, laid beside what the sensors show, for an assessment with a record.

In: comparisons, verdicts, registers. Out: sections of its paper, and the lanes of its
time line that tell what followed. The caveat comes first: neither changes the other,
and beside a simulated night nothing is judged and nothing laid on its time line.
"""

from collections.abc import Sequence
from dataclasses import replace
from types import MappingProxyType
from typing import NamedTuple

from vedette.assessment.document import Assessment
from vedette.assessment.happened import FOLLOWED, Happening, given, happenings
from vedette.assessment.judged import MEASURED, Judged
from vedette.assessment.registered import register_sections
from vedette.assessment.said import claims_section, said_sections
from vedette.assessment.said_times import events_of, said_times_section
from vedette.assessment.spoken import Said
from vedette.claims.compare import value_of
from vedette.claims.known import standings
from vedette.claims.measures import Family, Registry
from vedette.claims.said import who
from vedette.claims.tongue import Tongue, notation, term, word
from vedette.units import SECOND_NS
from vedette.web.paper import Block, Grid, Lane, Section, Words

LANES = MappingProxyType(
    {Family.EFFECT: "lane_effect", Family.RESPONSE: "lane_response"}
)
HEADS = ("measure", "value", "who", "verdict", "support", "tells")


class Beside(NamedTuple):
    """What was said, as the paper of a picture takes it.

    Attributes
    ----------
    sections : tuple of Section
        Of the paper; each takes the place of what would be "not assessed".
    effect, response : Lane or None
        Of the time line; None where nothing was given.
    """

    sections: tuple[Section, ...] = ()
    effect: Lane | None = None
    response: Lane | None = None


def beside(
    said: Said,
    judged: Sequence[Judged],
    registry: Registry,
    picture: Assessment,
    tongue: Tongue = "en",
) -> Beside:
    """Lay out what was said beside a picture.

    Parameters
    ----------
    said : Said
        Claims and registers, as far as they were given.
    judged : sequence of Judged
        The claims beside the picture.
    registry : Registry
        Of measures.
    picture : Assessment
        Has the ends of the time line, and what its data is.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    Beside
        For a paper with a record.
    """
    comparison, registers = said.comparison, said.registers
    found = happenings(comparison, registers, said.event, tongue)
    told: tuple[Section, ...] = said_times_section(found, comparison, tongue)
    if comparison is not None:
        told = (
            *said_sections(standings(comparison), comparison, registry, tongue),
            *told,
            claims_section(comparison, tongue),
        )
    told = (*told, *register_sections(registers, said.event, tongue))
    # Statements are no part of the picture, and never stamped as simulated with it.
    own = tuple(replace(section, data_kind="none", lang=tongue) for section in told)
    simulated = picture.conclusion.data_kind not in MEASURED
    if comparison is not None:
        own = (_judged_section(judged, registry, tongue, simulated=simulated), *own)
    lanes = {
        family: _lane(found, family, picture, tongue, simulated=simulated)
        for family in FOLLOWED
        if given(comparison, registers, family)
    }
    return Beside(own, lanes.get(Family.EFFECT), lanes.get(Family.RESPONSE))


def _lane(
    found: Sequence[Happening],
    family: Family,
    picture: Assessment,
    tongue: Tongue,
    *,
    simulated: bool,
) -> Lane:
    """Lay what followed on the time line of a picture; apart from a simulated one."""
    name = word(LANES[family], tongue)
    if simulated:
        return Lane(name=name, events=(), said=word("line_apart", tongue))
    ends = picture.from_ns, max(picture.to_ns, picture.from_ns + SECOND_NS)
    events = events_of(found, family, *ends)
    return Lane(name=name, events=events, said=word("line_nothing_within", tongue))


def _judged_section(
    judged: Sequence[Judged], registry: Registry, tongue: Tongue, *, simulated: bool
) -> Section:
    """Tell what the picture says of every claim."""
    rows = tuple(
        (
            f"{_measure(one, registry, tongue)} [{one.stated.claim.id}]",
            value_of(one.stated, tongue),
            who(one.stated, tongue),
            term(one.verdict.value, tongue),
            _share(one.support, tongue),
            _share(one.tells, tongue),
        )
        for one in judged
    )
    grid = Grid(
        caption=word("tracks", tongue),
        heads=tuple(word(head, tongue) for head in HEADS),
        rows=rows,
        numeric=(False, False, False, False, True, True),
    )
    key = "apart" if simulated else "given"
    blocks: tuple[Block, ...] = (
        Words(text=word("beside", tongue), tone="strong"),
        Words(text=word(key, tongue)),
        grid,
    )
    title = word("tracks", tongue)
    return Section(
        id="beside-tracks", title=title, blocks=blocks, sheet="found", lang=tongue
    )


def _measure(one: Judged, registry: Registry, tongue: Tongue) -> str:
    """Name what a claim is of; its key where the registry has no such measure."""
    measure = registry.get(one.stated.claim.measure)
    return measure.named(tongue) if measure else one.stated.claim.measure


def _share(value: float | None, tongue: Tongue) -> str:
    """Write a share, nothing where there is none."""
    return "" if value is None else notation(f"{value:.2f}", tongue)
