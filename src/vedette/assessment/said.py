"""An assessment of statements alone: said alike, disputed, not known, next update.

In: comparisons of an event's claims. Out: a `vedette.web.paper.Paper`, drawn as a page,
a PDF and Markdown. No sensor record is needed, and none is claimed: the paper is
stamped "no sensor data". Its lead is a brief of one page.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from vedette.assessment.happened import happenings
from vedette.assessment.registered import Registers, register_sections
from vedette.assessment.said_times import said_times_section
from vedette.claims.compare import Comparison, explained, value_of
from vedette.claims.known import (
    Standing,
    State,
    awaited,
    figures,
    missing,
    standings,
)
from vedette.claims.measures import Measure, Registry
from vedette.claims.order import as_of
from vedette.claims.relation import Relation, Stated
from vedette.claims.said import document_words, notes_of, when_said, who
from vedette.claims.tongue import Tongue, term, word
from vedette.claims.voices import said_of
from vedette.web.claims_chart import drawable
from vedette.web.paper import (
    Block,
    Bullets,
    ClaimBars,
    Facts,
    Fold,
    Grid,
    Paper,
    Section,
    Words,
)

NO_REGISTERS = Registers()
BRIEF = (State.ALIKE, State.DISPUTED, State.SIDE_BY_SIDE, State.ONE_VOICE)
TOLD_MAX = 6  # figures of one measure there; the tables have all
BRIEF_MAX = 4  # sentences of each kind before the first heading
HEADINGS = MappingProxyType(
    {
        State.ALIKE: "known",
        State.ONE_VOICE: "one",
        State.SIDE_BY_SIDE: "side",
        State.DISPUTED: "disputed",
        State.UNSETTLED: "unsettled",
    }
)
STATES = (
    State.DISPUTED,
    State.UNSETTLED,
    State.ALIKE,
    State.ONE_VOICE,
    State.SIDE_BY_SIDE,
)


def said_paper(
    comparison: Comparison,
    registry: Registry,
    made_from: Mapping[str, str],
    tongue: Tongue = "en",
    registers: Registers = NO_REGISTERS,
) -> Paper:
    """Lay out what was said of an event.

    Parameters
    ----------
    comparison : Comparison
        Of the event.
    registry : Registry
        Of measures.
    made_from : mapping of str to str
        Ledgers with their roots, version.
    tongue : Tongue
        Of our own words.
    registers : Registers
        Those that were given.

    Returns
    -------
    Paper
        The same for the same values.
    """
    found = standings(comparison)
    times = happenings(comparison, registers, comparison.event, tongue)
    return Paper(
        title=word("title", tongue, event=comparison.event),
        data_kind="none",
        marking="",
        lead=_brief(found, comparison, registry, tongue),
        sections=(
            *said_sections(found, comparison, registry, tongue),
            *said_times_section(times, comparison, tongue),
            *register_sections(registers, comparison.event, tongue),
            claims_section(comparison, tongue),
            Section(
                id="made-from",
                title=word("made_from", tongue),
                blocks=(Facts(rows=tuple(made_from.items())),),
                sheet="limits",
            ),
        ),
        lang=tongue,
    )


def said_sections(
    found: Sequence[Standing],
    comparison: Comparison,
    registry: Registry,
    tongue: Tongue,
) -> tuple[Section, ...]:
    """Lay out what stands, what is disputed, what is not known, and what comes next.

    Parameters
    ----------
    found : sequence of Standing
        What the claims of the comparison amount to.
    comparison : Comparison
        Of the event.
    registry : Registry
        Of measures.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    tuple of Section
        Those that have something to say; "not known" and "next update" always.
    """
    parts = [
        _standing_section(
            state,
            [one for one in found if one.state is state],
            comparison,
            tongue,
        )
        for state in STATES
        if any(one.state is state for one in found)
    ]
    return (
        *parts,
        _unknown_section(found, comparison, registry, tongue),
        _next_section(comparison, tongue),
    )


def _brief(
    found: Sequence[Standing],
    comparison: Comparison,
    registry: Registry,
    tongue: Tongue,
) -> tuple[Block, ...]:
    """Say the results on one page."""
    count = {state: sum(one.state is state for one in found) for state in State}
    said = word(
        "counted",
        tongue,
        all=len(found),
        alike=count[State.ALIKE],
        one=count[State.ONE_VOICE],
        side=count[State.SIDE_BY_SIDE],
        disputed=count[State.DISPUTED],
        unsettled=count[State.UNSETTLED],
    )
    blocks: list[Block] = [Words(text=said, tone="large")]
    for state in BRIEF:
        own = [one for one in found if one.state is state]
        if own:
            heading = word(HEADINGS[state], tongue)
            blocks.append(Words(text=heading, tone="strong"))
            items = tuple(_sentence(one, tongue) for one in own[:BRIEF_MAX])
            blocks.append(Bullets(items=items))
    unknown = [_name(one, tongue) for one in missing(comparison, registry)]
    if unknown:
        said = f"{word('unknown', tongue)}: {'; '.join(unknown)}."
        blocks.append(Words(text=said))
    blocks.append(Words(text=word("caveat", tongue), tone="strong"))
    blocks.append(Words(text=word("fixed", tongue), tone="strong"))
    return tuple(blocks)


def _sentence(one: Standing, tongue: Tongue) -> str:
    """Say one measure in one line."""
    value = figures(one.claims, tongue)
    if one.state in (State.DISPUTED, State.UNSETTLED):
        told = (
            f"{value_of(each, tongue)} ({who(each, tongue)})" for each in one.claims
        )
        value = _some(told, tongue, TOLD_MAX)
    before = _earlier(one, tongue, TOLD_MAX)
    count = said_of(one.voices, tongue)
    return f"{_name(one.measure, tongue)}: {value}{before} ({count})"


def _name(measure: Measure, tongue: Tongue) -> str:
    """Name a measure, with a capital."""
    name = measure.named(tongue)
    return name[:1].upper() + name[1:]


def _earlier(one: Standing, tongue: Tongue, most: int | None = None) -> str:
    """Say which figures a later one took the place of, and when they were given."""
    if not one.earlier:
        return ""
    told = (
        f"{value_of(each, tongue)} ({when_said(as_of(each), tongue)})"
        for each in one.earlier
    )
    return f"; {word('earlier', tongue)} " + _some(told, tongue, most, ", ")


def _some(
    told: Iterable[str],
    tongue: Tongue,
    most: int | None = None,
    between: str = "; ",
) -> str:
    """List the first of what is told, each once, and say how many more there are."""
    once = list(dict.fromkeys(told))
    if most is not None and len(once) > most:
        more = word("and_more", tongue, number=len(once) - most)
        once = [*once[:most], more]
    return between.join(once)


def _standing_section(
    state: State,
    found: Sequence[Standing],
    comparison: Comparison,
    tongue: Tongue,
) -> Section:
    """Lay out the measures of one state; where figures are apart, draw them."""
    key = HEADINGS[state]
    heads = ("measure", "value", "who", "voices")
    grid = Grid(
        caption=word(f"{key}_note", tongue),
        heads=tuple(word(head, tongue) for head in heads),
        rows=tuple(
            (
                _name(one.measure, tongue),
                figures(one.claims, tongue) + _earlier(one, tongue),
                "; ".join(dict.fromkeys(who(each, tongue) for each in one.claims)),
                said_of(one.voices, tongue),
            )
            for one in found
        ),
    )
    blocks: list[Block] = [grid]
    rows = {row.measure.key: row for row in comparison.rows}
    for one in found:
        row = rows[one.measure.key]
        if one.relations and drawable(row):
            caption = word("bars_caption", tongue)
            blocks.append(ClaimBars(caption=caption, row=row, event=comparison.event))
        if one.relations:
            blocks.append(_why(one, tongue))
    return Section(
        id=state.name.lower().replace("_", "-"),
        title=word(key, tongue),
        blocks=tuple(blocks),
        sheet="found",
    )


def _why(one: Standing, tongue: Tongue) -> Fold:
    """Name the pairs that make a measure disputed or unsettled."""
    claims = {each.claim.id: each for each in one.claims}
    items = tuple(_pair(each, claims, tongue) for each in one.relations)
    return Fold(summary=_name(one.measure, tongue), blocks=(Bullets(items=items),))


def _pair(one: Relation, claims: Mapping[str, Stated], tongue: Tongue) -> str:
    """Say a relation in a sentence with the ids of its claims."""
    a, b = claims[one.a], claims[one.b]
    why = explained(one, a, b, tongue)
    return (
        f"{who(a, tongue)} [{one.a}] / {who(b, tongue)} [{one.b}]: "
        f"{term(one.kind.value, tongue)}, {why} ({one.rule})"
    )


def _unknown_section(
    found: Sequence[Standing],
    comparison: Comparison,
    registry: Registry,
    tongue: Tongue,
) -> Section:
    """Name what nobody said, and what people said is not known."""
    items = [
        f"{_name(one, tongue)}: {word('nobody', tongue)}"
        for one in missing(comparison, registry)
    ]
    items += [
        f"{_sentence(one, tongue)}, {word('open', tongue)}"
        for one in found
        if one.state is State.UNDETERMINED
    ]
    block = Bullets(items=tuple(items or [word("nothing", tongue)]))
    title = word("unknown", tongue)
    return Section(id="not-known", title=title, blocks=(block,), sheet="found")


def _next_section(comparison: Comparison, tongue: Tongue) -> Section:
    """Say what was called not final, and what nobody answered."""
    items = []
    named = {row.measure.key: row.measure.named(tongue) for row in comparison.rows}
    for one in awaited(comparison):
        key = "no_answer" if one.utterance.unanswered else "not_final"
        measure = named[one.claim.measure]
        value = f"{measure}: {value_of(one, tongue)} [{one.claim.id}]"
        items.append(word(key, tongue, who=who(one, tongue), value=value))
    blocks: list[Block] = [Bullets(items=tuple(items or [word("no_next", tongue)]))]
    times = [when for one in comparison.claims.values() if (when := as_of(one))]
    if times:
        last = max(times, key=lambda span: (span.begin_ns, span.end_ns))
        blocks.append(Words(text=word("latest", tongue, when=when_said(last, tongue))))
    title = word("next", tongue)
    return Section(id="next", title=title, blocks=tuple(blocks), sheet="found")


def claims_section(comparison: Comparison, tongue: Tongue) -> Section:
    """List every claim with its words and its doubts: the evidence of all above.

    Parameters
    ----------
    comparison : Comparison
        Of the event.
    tongue : Tongue
        Of our own words.

    Returns
    -------
    Section
        A line for each claim, with its id.
    """
    heads = ("measure", "value", "who", "as_of", "source")
    rows = tuple(
        (
            f"{_name(row.measure, tongue)} [{one.claim.id}]",
            value_of(one, tongue),
            who(one, tongue),
            when_said(as_of(one), tongue),
            "; ".join((document_words(one, tongue), *notes_of(one, tongue)[1:])),
        )
        for row in comparison.rows
        for cell in row.cells
        for one in cell
    )
    grid = Grid(
        caption=word("claims", tongue),
        heads=tuple(word(head, tongue) for head in heads),
        rows=rows,
    )
    return Section(id="claims", title=word("claims", tongue), blocks=(grid,))
