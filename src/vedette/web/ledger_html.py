"""A comparison as one HTML page: measures down, speakers across, cells to words.

It loads nothing and runs nothing (`vedette.web.page`), and every claim has a place of
its own that can be linked to: ``#c-ID``. Law: docs/claims.md. Texts of others are
hostile until `vedette.web.markup` escapes them.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from vedette.claims.compare import (
    NARRATOR,
    Comparison,
    Row,
    Speaker,
    disputes,
    explained,
    value_of,
)
from vedette.claims.measures import Family
from vedette.claims.relation import DISPUTED, Relation, Stated
from vedette.claims.said import document_words, notes_of, who
from vedette.claims.tongue import Tongue, noun, so_many, term, word
from vedette.claims.voices import said_of
from vedette.web.claims_chart import draw_claims, drawable
from vedette.web.markup import tag, text
from vedette.web.page import html_page, scrolling
from vedette.web.paper import Paper, Section
from vedette.web.paper_html import draw_blocks


def draw_ledger(
    comparisons: Sequence[Comparison],
    title: str,
    made_from: str,
    registers: Mapping[str, Sequence[Section]] = MappingProxyType({}),
    tongue: Tongue = "en",
) -> str:
    """Draw what was said of some events as one self-contained page.

    Parameters
    ----------
    comparisons : sequence of Comparison
        One for each event.
    title : str
        Of the page.
    made_from : str
        Which ledger, with its root, in words.
    registers : mapping of str to sequence of Section
        What registers say, by event.
    tongue : Tongue
        Of our own words; title and registers are in it already.

    Returns
    -------
    str
        HTML; the same for the same comparisons.
    """
    header = tag(
        "header",
        tag(
            "span",
            word("ledger_stamp", tongue),
            class_="stamp",
            title=word("ledger_stamp_means", tongue),
        ),
        tag("h1", text(title)),
        tag("p", text(word("claims_caveat", tongue)), class_="strong"),
        tag("p", text(made_from), class_="small"),
    )
    events = "".join(
        _event(one, registers.get(one.event, ()), tongue) for one in comparisons
    )
    nothing = "" if comparisons else tag("p", word("ledger_empty", tongue))
    sheets = ("map.css", "paper.css", "ledger.css")
    body = f"{header}<main>{nothing}{events}</main>"
    return html_page(title, sheets, body, lang=tongue)


def _event(comparison: Comparison, registers: Sequence[Section], tongue: Tongue) -> str:
    """Write one event: disputes, table, registers, drawings, claims."""
    claims = comparison.claims
    parts = [tag("h2", text(comparison.event))]
    if comparison.rows:
        parts += [_disputes(comparison, claims, tongue), _tables(comparison, tongue)]
    parts += [_register(one, comparison.event, tongue) for one in registers]
    parts += [
        _drawn(row, comparison.event, tongue)
        for row in comparison.rows
        if drawable(row)
    ]
    parts += [_measure(row, claims, tongue) for row in comparison.rows]
    return tag("section", *parts, id=f"e-{comparison.event}")


def _register(section: Section, event: str, tongue: Tongue) -> str:
    """Write what a register says of an event."""
    paper = Paper(
        title="", data_kind="none", marking="", lead=(), sections=(), lang=tongue
    )
    blocks = draw_blocks(section.blocks, paper)
    heading = tag("h3", text(section.title))
    return tag("section", heading, blocks, id=f"r-{event}-{section.id}")


def _drawn(row: Row, event: str, tongue: Tongue) -> str:
    """Write the drawing of a measure."""
    drawn = draw_claims(row, event, tongue)
    return tag("figure", scrolling("wide", row.measure.named(tongue), drawn))


def _disputes(comparison: Comparison, claims: dict[str, Stated], tongue: Tongue) -> str:
    """List what differs or contradicts."""
    found = disputes(comparison)
    if not found:
        return tag("p", word("ledger_no_dispute", tongue))
    items = (tag("li", _related(one, claims, tongue)) for one in found)
    said = so_many(len(found), "differing pair", tongue)
    return f"<details><summary>{said}</summary>{tag('ul', *items)}</details>"


def _related(one: Relation, claims: dict[str, Stated], tongue: Tongue) -> str:
    """Write a relation with links to both claims."""
    a, b = claims[one.a], claims[one.b]
    origin = word("ledger_one_origin", tongue) if one.one_origin else ""
    said = word("ledger_rule", tongue, rule=one.rule, origin=origin)
    rule = tag("span", text(said), class_="small")
    kind = tag("span", term(one.kind.value, tongue), class_=_class(one))
    why = text(explained(one, a, b, tongue))
    return f"{_link(a, tongue)} {kind} {_link(b, tongue)}: {why}{rule}"


def _class(one: Relation) -> str:
    """Return the look of a relation."""
    return "kind disputed" if one.kind in DISPUTED else "kind"


def _link(one: Stated, tongue: Tongue) -> str:
    """Write a link to a claim."""
    computed = bool(one.claim.part_of)
    name = word("ledger_computed", tongue) if computed else who(one, tongue)
    label = f"{name}: {value_of(one, tongue)}"
    return tag("a", text(label), href=f"#c-{one.claim.id}")


def _tables(comparison: Comparison, tongue: Tongue) -> str:
    """Write measures down and speakers across, a table for each family of measures."""
    families = {family: _of(comparison, family) for family in Family}
    return "".join(
        _table(comparison, family, rows, tongue)
        for family, rows in families.items()
        if rows
    )


def _of(comparison: Comparison, family: Family) -> list[Row]:
    """Return the measures of a family."""
    return [row for row in comparison.rows if row.measure.family is family]


def _table(
    comparison: Comparison, family: Family, rows: Sequence[Row], tongue: Tongue
) -> str:
    """Write one table, with the speakers who said anything of its measures."""
    columns = [
        place
        for place in range(len(comparison.speakers))
        if any(row.cells[place] for row in rows)
    ]
    heads = "".join(
        f'<th scope="col">{text(_speaker(comparison.speakers[place], tongue))}</th>'
        for place in columns
    )
    name = term(family.value, tongue).capitalize()
    written = "".join(_row(row, columns, tongue) for row in rows)
    caption = tag("caption", word("ledger_caption", tongue, family=name))
    measure = word("ledger_measure", tongue)
    table = (
        f'<table class="paper ledger">{caption}<thead><tr>'
        f'<th scope="col">{measure}</th>{heads}</tr></thead>'
        f"<tbody>{written}</tbody></table>"
    )
    return scrolling("scroll", word("ledger_family", tongue, family=name), table)


def _speaker(speaker: Speaker, tongue: Tongue) -> str:
    """Name a column."""
    narrator = speaker.id == NARRATOR
    return word("document_itself", tongue) if narrator else speaker.name


def _row(row: Row, columns: Sequence[int], tongue: Tongue) -> str:
    """Write one measure of a table."""
    disputed = term("disputed", tongue)
    mark = tag("span", disputed, class_="kind disputed") if row.disputed else ""
    name = tag("a", text(row.measure.named(tongue)), href=f"#m-{_own(row)}")
    cells = "".join(
        tag("td", *(_cell(one, tongue) for one in row.cells[place]))
        if row.cells[place]
        else "<td></td>"
        for place in columns
    )
    return f'<tr><th scope="row">{name} {mark}</th>{cells}</tr>'


def _cell(one: Stated, tongue: Tongue) -> str:
    """Write one claim of the table."""
    value = tag("a", text(value_of(one, tongue)), href=f"#c-{one.claim.id}")
    return tag("div", value, _hedge(one))


def _hedge(one: Stated) -> str:
    """Write the hedge in the speaker's words, where the value does not say it too."""
    hedge = one.claim.hedge
    if not hedge or hedge in value_of(one):
        return ""
    return " " + tag("span", text(f"“{hedge}”"), class_="small")


def _own(row: Row) -> str:
    """Return the name of a measure's place on the page; a claim names its event."""
    first = next((one for cell in row.cells for one in cell), None)
    event = first.claim.event if first else row.computed[0].claim.event
    return f"{event}-{row.measure.key}"


def _measure(row: Row, claims: dict[str, Stated], tongue: Tongue) -> str:
    """Write one measure with all its claims and relations."""
    unit = f" ({noun(row.measure.unit, 1, tongue)})" if row.measure.unit else ""
    voices = "; ".join(
        f"{value_of(one.claims[0], tongue)}: {said_of(one.voices, tongue)}"
        for one in row.figures
    )
    parts = [
        tag("h3", text(row.measure.named(tongue) + unit)),
        tag("p", text(voices), class_="small"),
        *(_claim(one, tongue) for cell in row.cells for one in cell),
        *(_claim(one, tongue) for one in row.computed),
    ]
    if row.relations:
        items = (tag("li", _related(one, claims, tongue)) for one in row.relations)
        title = word("ledger_pairs", tongue, number=len(row.relations))
        parts.append(
            f"<details><summary>{title}</summary>{tag('ul', *items)}</details>"
        )
    return tag("section", *parts, id=f"m-{_own(row)}")


def _claim(one: Stated, tongue: Tongue) -> str:
    """Write one claim, down to its words."""
    claim, document = one.claim, one.document
    parts = ", ".join(claim.part_of)
    made = word("ledger_computed_from", tongue, parts=parts)
    name = made if parts else who(one, tongue)
    heading = tag(
        "p",
        tag("a", "#", href=f"#c-{claim.id}", class_="self"),
        " ",
        tag("b", text(name)),
        f": {text(value_of(one, tongue))}",
        _hedge(one),
    )
    quote = (
        tag("blockquote", text(claim.quote.exact)) if claim.quote is not None else ""
    )
    notes = tag("p", text("; ".join(notes_of(one, tongue))), class_="small")
    place = word("ledger_in", tongue, document=document_words(one, tongue))
    where = tag("p", text(f"{place} {claim.note}".strip()), class_="small")
    known = "" if document is None else where
    return tag("article", heading, quote, notes, known, id=f"c-{claim.id}")
