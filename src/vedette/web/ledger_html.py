"""A comparison as one HTML page: measures down, speakers across, cells to words.

It loads nothing and runs nothing (`vedette.web.page`), and every claim has a place of
its own that can be linked to: ``#c-ID``. Law: docs/claims.md. Texts of others are
hostile until `vedette.web.markup` escapes them.
"""

from collections.abc import Mapping, Sequence
from types import MappingProxyType

from vedette.claims.compare import Comparison, Row, disputes, value_of
from vedette.claims.measures import Family
from vedette.claims.relation import DISPUTED, Relation, Stated
from vedette.claims.said import document_words, notes_of, who
from vedette.claims.tongue import word
from vedette.claims.voices import said_of
from vedette.web.claims_chart import draw_claims, drawable
from vedette.web.markup import tag, text
from vedette.web.page import html_page, scrolling
from vedette.web.paper import Paper, Section
from vedette.web.paper_html import draw_blocks

STAMP = "STATEMENTS"
STAMP_MEANS = "what people said; nothing here was measured"


def draw_ledger(
    comparisons: Sequence[Comparison],
    title: str,
    made_from: str,
    registers: Mapping[str, Sequence[Section]] = MappingProxyType({}),
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

    Returns
    -------
    str
        HTML; the same for the same comparisons.
    """
    header = tag(
        "header",
        tag("span", STAMP, class_="stamp", title=STAMP_MEANS),
        tag("h1", text(title)),
        tag("p", text(word("claims_caveat")), class_="strong"),
        tag("p", text(made_from), class_="small"),
    )
    events = "".join(_event(one, registers.get(one.event, ())) for one in comparisons)
    nothing = "" if comparisons else tag("p", "No claim stands in this ledger.")
    sheets = ("map.css", "paper.css", "ledger.css")
    return html_page(title, sheets, f"{header}<main>{nothing}{events}</main>")


def _event(comparison: Comparison, registers: Sequence[Section]) -> str:
    """Write one event: disputes, table, registers, drawings, claims."""
    claims = comparison.claims
    parts = [tag("h2", text(comparison.event))]
    if comparison.rows:
        parts += [_disputes(comparison, claims), _tables(comparison)]
    parts += [_register(one, comparison.event) for one in registers]
    parts += [_drawn(row, comparison.event) for row in comparison.rows if drawable(row)]
    parts += [_measure(row, claims) for row in comparison.rows]
    return tag("section", *parts, id=f"e-{comparison.event}")


def _register(section: Section, event: str) -> str:
    """Write what a register says of an event."""
    paper = Paper(title="", data_kind="none", marking="", lead=(), sections=())
    blocks = draw_blocks(section.blocks, paper)
    heading = tag("h3", text(section.title))
    return tag("section", heading, blocks, id=f"r-{event}-{section.id}")


def _drawn(row: Row, event: str) -> str:
    """Write the drawing of a measure."""
    return tag("figure", scrolling("wide", row.measure.en, draw_claims(row, event)))


def _disputes(comparison: Comparison, claims: dict[str, Stated]) -> str:
    """List what differs or contradicts."""
    found = disputes(comparison)
    if not found:
        return tag("p", "No two claims differ in what can be compared.")
    items = (tag("li", _related(one, claims)) for one in found)
    said = (
        "1 pair of claims differs"
        if len(found) == 1
        else (f"{len(found)} pairs of claims differ or contradict each other")
    )
    return f"<details><summary>{said}</summary>{tag('ul', *items)}</details>"


def _related(one: Relation, claims: dict[str, Stated]) -> str:
    """Write a relation with links to both claims."""
    a, b = claims[one.a], claims[one.b]
    origin = ", one origin" if one.one_origin else ""
    rule = tag("span", text(f" (rule {one.rule}{origin})"), class_="small")
    kind = tag("span", one.kind.value, class_=_class(one))
    return f"{_link(a)} {kind} {_link(b)}: {text(one.explanation)}{rule}"


def _class(one: Relation) -> str:
    """Return the look of a relation."""
    return "kind disputed" if one.kind in DISPUTED else "kind"


def _link(one: Stated) -> str:
    """Write a link to a claim."""
    name = "computed" if one.claim.part_of else who(one)
    label = f"{name}: {value_of(one)}"
    return tag("a", text(label), href=f"#c-{one.claim.id}")


def _tables(comparison: Comparison) -> str:
    """Write measures down and speakers across, a table for each family of measures."""
    families = {family: _of(comparison, family) for family in Family}
    return "".join(
        _table(comparison, family, rows) for family, rows in families.items() if rows
    )


def _of(comparison: Comparison, family: Family) -> list[Row]:
    """Return the measures of a family."""
    return [row for row in comparison.rows if row.measure.family is family]


def _table(comparison: Comparison, family: Family, rows: Sequence[Row]) -> str:
    """Write one table, with the speakers who said anything of its measures."""
    columns = [
        place
        for place in range(len(comparison.speakers))
        if any(row.cells[place] for row in rows)
    ]
    heads = "".join(
        f'<th scope="col">{text(comparison.speakers[place].name)}</th>'
        for place in columns
    )
    name = family.value.capitalize()
    written = "".join(_row(row, columns) for row in rows)
    caption = tag("caption", f"{name}: who said what, in the order of counting")
    table = (
        f'<table class="paper ledger">{caption}<thead><tr>'
        f'<th scope="col">Measure</th>{heads}</tr></thead>'
        f"<tbody>{written}</tbody></table>"
    )
    return scrolling("scroll", f"{name}: who said what", table)


def _row(row: Row, columns: Sequence[int]) -> str:
    """Write one measure of a table."""
    mark = tag("span", "disputed", class_="kind disputed") if row.disputed else ""
    name = tag("a", text(row.measure.en), href=f"#m-{_own(row)}")
    cells = "".join(
        tag("td", *(_cell(one) for one in row.cells[place]))
        if row.cells[place]
        else "<td></td>"
        for place in columns
    )
    return f'<tr><th scope="row">{name} {mark}</th>{cells}</tr>'


def _cell(one: Stated) -> str:
    """Write one claim of the table."""
    value = tag("a", text(value_of(one)), href=f"#c-{one.claim.id}")
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


def _measure(row: Row, claims: dict[str, Stated]) -> str:
    """Write one measure with all its claims and relations."""
    unit = f" ({row.measure.unit})" if row.measure.unit else ""
    voices = "; ".join(f"{one.value}: {said_of(one.voices)}" for one in row.figures)
    parts = [
        tag("h3", text(row.measure.en + unit)),
        tag("p", text(voices), class_="small"),
        *(_claim(one) for cell in row.cells for one in cell),
        *(_claim(one) for one in row.computed),
    ]
    if row.relations:
        items = (tag("li", _related(one, claims)) for one in row.relations)
        title = f"How these {len(row.relations)} pairs stand to each other"
        parts.append(
            f"<details><summary>{title}</summary>{tag('ul', *items)}</details>"
        )
    return tag("section", *parts, id=f"m-{_own(row)}")


def _claim(one: Stated) -> str:
    """Write one claim, down to its words."""
    claim, document = one.claim, one.document
    name = "computed from " + ", ".join(claim.part_of) if claim.part_of else who(one)
    heading = tag(
        "p",
        tag("a", "#", href=f"#c-{claim.id}", class_="self"),
        " ",
        tag("b", text(name)),
        f": {text(value_of(one))}",
        _hedge(one),
    )
    quote = (
        tag("blockquote", text(claim.quote.exact)) if claim.quote is not None else ""
    )
    notes = tag("p", text("; ".join(notes_of(one))), class_="small")
    where = tag("p", text(_place_of(document_words(one), claim.note)), class_="small")
    known = "" if document is None else where
    return tag("article", heading, quote, notes, known, id=f"c-{claim.id}")


def _place_of(document: str, note: str) -> str:
    """Put a document and a note into one line."""
    return f"In: {document}. {note}".strip()
