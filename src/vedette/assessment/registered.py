"""Registers in words and tables: effects, response, wrecks, each row a statement.

In: rows of registers (`vedette.claims.registers`). Out: sections of a paper, and the
same as JSON values. Nothing is merged and nothing is averaged; what is disputed, of
another night or perhaps one object stands as that.
"""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from vedette.claims.book import Ledger, RegisterRow
from vedette.claims.hang import rows_together
from vedette.claims.interval import said
from vedette.claims.registers import (
    Answer,
    Effect,
    Response,
    Wreck,
    WreckStatement,
    closures,
    counted,
    gathered,
    held,
    log,
)
from vedette.claims.said import when_said
from vedette.claims.span import Span
from vedette.claims.tongue import Tongue, term, word
from vedette.errors import UsageError
from vedette.web.paper import Bullets, Grid, Section, Words

WRECK_HEADS = ("place", "when", "object", "fall", "open_on", "rests_on")


class Registers(NamedTuple):
    """The registers of an assessment; None where none was given.

    Attributes
    ----------
    effects : tuple of Effect or None
    response : tuple of Response or None
    wrecks : tuple of WreckStatement or None
    """

    effects: tuple[Effect, ...] | None = None
    response: tuple[Response, ...] | None = None
    wrecks: tuple[WreckStatement, ...] | None = None

    def of(self, event: str) -> "Registers":
        """Return the registers that have rows of an event, with these alone."""
        effects, response, wrecks = (
            tuple(row for row in rows or () if row.event == event) or None
            for rows in self
        )
        return Registers(effects, response, wrecks)  # type: ignore[arg-type]


def registers_of(ledgers: Sequence[Ledger], beside: Registers) -> Registers:
    """Put together the registers of ledgers and those of files.

    Parameters
    ----------
    ledgers : sequence of Ledger
        Their rows come first.
    beside : Registers
        Of files.

    Returns
    -------
    Registers
        None for a register of which there is neither.

    Raises
    ------
    UsageError
        A file says otherwise under an id that a ledger has.
    """
    return Registers(
        effects=_added(rows_together(ledgers, Effect), beside.effects),
        response=_added(rows_together(ledgers, Response), beside.response),
        wrecks=_added(rows_together(ledgers, WreckStatement), beside.wrecks),
    )


def _added(
    rows: tuple[RegisterRow, ...], beside: tuple[RegisterRow, ...] | None
) -> tuple[RegisterRow, ...] | None:
    """Add the rows of a file to those of ledgers, each once."""
    if beside is None:
        return rows or None
    known = {row.id: row for row in rows}
    for row in beside:
        if known.setdefault(row.id, row) != row:
            raise UsageError(
                expected="every id once in ledgers and files",
                got=f"{row.id}, of which a file and a ledger say different things",
                advice="`vedette claims import --correct` takes the file's into the "
                "ledger; or give the row another id.",
            )
    return tuple(known.values())


def register_sections(
    registers: Registers, event: str, tongue: Tongue = "en"
) -> tuple[Section, ...]:
    """Lay out the registers that were given.

    Parameters
    ----------
    registers : Registers
        Rows of any events.
    event : str
        Which to tell.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    tuple of Section
        None for a register that was not given.
    """
    found = []
    if registers.effects is not None:
        found.append(_effects(registers.effects, event, tongue))
    if registers.response is not None:
        found.append(_response(registers.response, event, tongue))
    if registers.wrecks is not None:
        found.append(_wrecks(registers.wrecks, event, tongue))
    return tuple(found)


def _effects(rows: tuple[Effect, ...], event: str, tongue: Tongue) -> Section:
    """Tell the effects, and which airports were closed."""
    numbers = Grid(
        caption=word("effects_note", tongue),
        heads=_heads(("what", "known_so_far", "disputed_by", "rests_on"), tongue),
        rows=tuple(
            (
                " ".join(filter(None, (term(one.kind.value, tongue), one.airport))),
                said(one.known, tongue),
                ", ".join(one.disputed_by),
                ", ".join(one.rows),
            )
            for one in held(rows, event)
        ),
    )
    shut = Grid(
        caption=word("closures", tongue),
        heads=_heads(("what", "closed", "reopened", "rests_on"), tongue),
        rows=tuple(
            (
                one.airport,
                _when(one.closed, tongue),
                _when(one.reopened, tongue),
                ", ".join(one.rows),
            )
            for one in closures(rows, event)
        ),
    )
    return _section("effects", (numbers, shut), tongue)


def _response(rows: tuple[Response, ...], event: str, tongue: Tongue) -> Section:
    """Tell what was done."""
    grid = Grid(
        caption=word("response_note", tongue),
        heads=_heads(("when", "what", "who", "rests_on"), tongue),
        rows=tuple(
            (
                _when(one.when, tongue),
                f"{term(one.act.value, tongue)}: {one.which}",
                one.who,
                f"{one.id}: {', '.join(one.rests_on)}",
            )
            for one in log(rows, event)
        ),
    )
    return _section("response", (grid,), tongue)


def _wrecks(rows: tuple[WreckStatement, ...], event: str, tongue: Tongue) -> Section:
    """Tell what was found, how many that makes, and what is open."""
    count = counted(rows, event)
    numbers = word(
        "wreck_counts",
        tongue,
        sites=said(count.sites, tongue),
        objects=said(count.objects, tongue),
        drones=said(count.drones, tongue),
        listed=len(count.listed),
        other=len(count.other_night),
    )
    grid = Grid(
        caption=word("wrecks_note", tongue),
        heads=_heads(WRECK_HEADS, tongue),
        rows=tuple(_wreck(one, tongue) for one in gathered(rows, event)),
    )
    blocks: list[Words | Grid | Bullets] = [Words(text=numbers, tone="large"), grid]
    if count.may_be_one:
        blocks.append(Words(text=word("may_be_one", tongue), tone="strong"))
        items = (
            f"{a.first}, {a.second}: {term(a.reason, tongue)}" for a in count.may_be_one
        )
        blocks.append(Bullets(items=tuple(items)))
    return _section("wrecks", tuple(blocks), tongue)


def _wreck(one: Wreck, tongue: Tongue) -> tuple[str, ...]:
    """Tell one wreck."""
    names = dict.fromkeys(name for name, _ in one.disagreements)
    if one.place_open:
        names["place"] = None
    open_on = [term(name, tongue) for name in names]
    if one.of_the_night is not Answer.YES:
        answer = term(one.of_the_night.value, tongue)
        open_on.append(word("of_night", tongue, answer=answer))
    return (
        " / ".join(place.name for place in one.places) or one.id,
        _when(one.found, tongue),
        " / ".join(term(kind.value, tongue) for kind in one.objects),
        " / ".join(term(fall.value, tongue) for fall in one.falls),
        ", ".join(open_on),
        ", ".join(row.id for row in one.statements),
    )


def _section(
    name: str, blocks: Iterable[Words | Grid | Bullets], tongue: Tongue
) -> Section:
    """Put blocks under their heading."""
    title = word(name, tongue)
    return Section(id=name, title=title, blocks=tuple(blocks), sheet="details")


def _heads(keys: tuple[str, ...], tongue: Tongue) -> tuple[str, ...]:
    """Name columns."""
    return tuple(word(key, tongue) for key in keys)


def _when(span: Span | None, tongue: Tongue) -> str:
    """Write a time, nothing where nobody said it."""
    return "" if span is None else when_said(span, tongue)
