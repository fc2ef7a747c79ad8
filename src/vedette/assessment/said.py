"""An assessment of statements alone: said alike, disputed, not known, next update.

In: comparisons of an event's claims. Out: a `vedette.web.paper.Paper`, drawn as a page,
a PDF and Markdown. No sensor record is needed, and none is claimed: the paper is
stamped "no sensor data". Its lead is a brief of one page.
"""

from collections.abc import Mapping, Sequence

from vedette.assessment.tongue import HEADINGS, Tongue, behind, name_of, word
from vedette.claims.compare import Comparison, value_of
from vedette.claims.known import (
    Standing,
    State,
    awaited,
    missing,
    standings,
)
from vedette.claims.measures import Registry
from vedette.claims.order import as_of
from vedette.claims.relation import Relation, Stated
from vedette.claims.said import notes_of, when_said, who
from vedette.web.ledger_html import document_words
from vedette.web.paper import (
    Block,
    Bullets,
    Facts,
    Fold,
    Grid,
    Paper,
    Section,
    Words,
)

BRIEF = (State.ALIKE, State.DISPUTED, State.SIDE_BY_SIDE, State.ONE_VOICE)
BRIEF_MAX = 4  # sentences of each kind before the first heading
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
    more: Sequence[Section] = (),
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
    more : sequence of Section
        Registers, before the list of claims.

    Returns
    -------
    Paper
        The same for the same values.
    """
    found = standings(comparison)
    return Paper(
        title=word("title", tongue, event=comparison.event),
        data_kind="none",
        marking="",
        lead=_brief(found, comparison, registry, tongue),
        sections=(
            *said_sections(comparison, registry, tongue),
            *more,
            claims_section(comparison, tongue),
            Section(
                id="made-from",
                title=word("made_from", tongue),
                blocks=(Facts(rows=tuple(made_from.items())),),
                sheet="limits",
            ),
        ),
    )


def said_sections(
    comparison: Comparison, registry: Registry, tongue: Tongue
) -> tuple[Section, ...]:
    """Lay out what stands, what is disputed, what is not known, and what comes next.

    Parameters
    ----------
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
    found = standings(comparison)
    parts = [
        _standing_section(state, [one for one in found if one.state is state], tongue)
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
    unknown = [name_of(one, tongue) for one in missing(comparison, registry)]
    if unknown:
        said = f"{word('unknown', tongue)}: {'; '.join(unknown)}."
        blocks.append(Words(text=said))
    blocks.append(Words(text=word("caveat", tongue), tone="strong"))
    blocks.append(Words(text=word("fixed", tongue), tone="strong"))
    return tuple(blocks)


def _sentence(one: Standing, tongue: Tongue) -> str:
    """Say one measure in one line."""
    value = one.value
    if one.state in (State.DISPUTED, State.UNSETTLED):
        told = (f"{value_of(each)} ({who(each)})" for each in one.claims)
        value = "; ".join(dict.fromkeys(told))
    before = _earlier(one, tongue)
    count = behind(one.voices, tongue)
    return f"{name_of(one.measure, tongue)}: {value}{before} ({count})"


def _earlier(one: Standing, tongue: Tongue) -> str:
    """Say which figures a later one took the place of, and when they were given."""
    if not one.earlier:
        return ""
    told = (f"{value_of(each)} ({when_said(as_of(each))})" for each in one.earlier)
    return f"; {word('earlier', tongue)} " + ", ".join(dict.fromkeys(told))


def _standing_section(
    state: State, found: Sequence[Standing], tongue: Tongue
) -> Section:
    """Lay out the measures of one state."""
    key = HEADINGS[state]
    heads = ("measure", "value", "who", "voices")
    grid = Grid(
        caption=word(f"{key}_note", tongue),
        heads=tuple(word(head, tongue) for head in heads),
        rows=tuple(
            (
                name_of(one.measure, tongue),
                one.value + _earlier(one, tongue),
                "; ".join(dict.fromkeys(who(each) for each in one.claims)),
                behind(one.voices, tongue),
            )
            for one in found
        ),
    )
    blocks: list[Block] = [grid]
    blocks += [_why(one, tongue) for one in found if one.relations]
    return Section(
        id=state.name.lower().replace("_", "-"),
        title=word(key, tongue),
        blocks=tuple(blocks),
        sheet="found",
    )


def _why(one: Standing, tongue: Tongue) -> Fold:
    """Name the pairs that make a measure disputed or unsettled."""
    claims = {each.claim.id: each for each in one.claims}
    items = tuple(_pair(each, claims) for each in one.relations)
    return Fold(summary=name_of(one.measure, tongue), blocks=(Bullets(items=items),))


def _pair(one: Relation, claims: Mapping[str, Stated]) -> str:
    """Say a relation in a sentence with the ids of its claims."""
    a, b = claims[one.a], claims[one.b]
    return (
        f"{who(a)} [{one.a}] / {who(b)} [{one.b}]: {one.kind.value}, "
        f"{one.explanation} ({one.rule})"
    )


def _unknown_section(
    found: Sequence[Standing],
    comparison: Comparison,
    registry: Registry,
    tongue: Tongue,
) -> Section:
    """Name what nobody said, and what people said is not known."""
    items = [
        f"{name_of(one, tongue)}: {word('nobody', tongue)}"
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
    for one in awaited(comparison):
        key = "no_answer" if one.utterance.unanswered else "not_final"
        value = f"{value_of(one)}, {one.claim.measure} [{one.claim.id}]"
        items.append(word(key, tongue, who=who(one), value=value))
    blocks: list[Block] = [Bullets(items=tuple(items or [word("no_next", tongue)]))]
    times = [when for one in comparison.claims.values() if (when := as_of(one))]
    if times:
        last = max(times, key=lambda span: (span.begin_ns, span.end_ns))
        blocks.append(Words(text=word("latest", tongue, when=when_said(last))))
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
            f"{name_of(row.measure, tongue)} [{one.claim.id}]",
            value_of(one),
            who(one),
            when_said(as_of(one)),
            "; ".join((document_words(one), *notes_of(one)[1:])),
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
