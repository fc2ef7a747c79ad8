"""A paper as one HTML page that loads nothing and runs nothing.

HTML with `<details>` for what unfolds (`vedette.web.page`). Where the data is
simulated, every heading, table and drawing says so.
"""

import re
from collections.abc import Iterable

from vedette.claims.tongue import word
from vedette.web.bars import draw_bars
from vedette.web.chart import credit_lines, worldview_line
from vedette.web.claims_chart import draw_claims
from vedette.web.map_svg import drawing, projection_sentence, stamp_of
from vedette.web.markup import Look, tag, text
from vedette.web.page import html_page, scrolling
from vedette.web.paper import (
    Bars,
    Block,
    Bullets,
    ClaimBars,
    Drawn,
    Facts,
    Fold,
    Grid,
    Lanes,
    Paper,
    Section,
    Words,
)
from vedette.web.timeline import draw_lanes

_RANGE = re.compile(r"\d+(?:[-–]\d+)+[.,;]?")  # 17-21, 2025-09-10, as it is escaped


def draw_paper(paper: Paper) -> str:
    """Draw a paper as one self-contained page.

    Parameters
    ----------
    paper : Paper
        What it says.

    Returns
    -------
    str
        HTML; the same for the same paper.
    """
    sheets = ("map.css", "paper.css")
    body = _header(paper) + _main(paper)
    return html_page(paper.title, sheets, body, lang=paper.lang)


def _stamp(paper: Paper) -> str:
    """Write what the data is, for a corner or a caption."""
    said, _, meaning = stamp_of(paper.data_kind, paper.lang)
    return tag("span", said, class_=f"stamp {paper.data_kind}", title=meaning)


def _header(paper: Paper) -> str:
    """Write the heading and the results."""
    marking = tag("p", text(paper.marking), class_="marking") if paper.marking else ""
    lead = "".join(_block(block, paper) for block in paper.lead)
    title = tag("h1", text(paper.title))
    return tag("header", _stamp(paper), marking, title, lead)


def _main(paper: Paper) -> str:
    """Write the way through the page, then its sections."""
    way = "".join(
        f'<li><a href="#{text(section.id)}">{text(section.title)}</a></li>'
        for section in paper.sections
    )
    sections = "".join(_section(section, paper) for section in paper.sections)
    nav = tag("nav", f"<ul>{way}</ul>", aria_label=word("sections", paper.lang))
    return f"<main>{nav}{sections}</main>"


def draw_blocks(blocks: Iterable[Block], paper: Paper) -> str:
    """Write the blocks of a section.

    Parameters
    ----------
    blocks : iterable of Block
        In order.
    paper : Paper
        Of which they are.

    Returns
    -------
    str
        HTML.
    """
    return "".join(_block(block, paper) for block in blocks)


def _section(section: Section, paper: Paper) -> str:
    """Write one section."""
    within = paper.within(section)
    blocks = draw_blocks(section.blocks, within)
    heading = tag("h2", text(section.title), _kind(within))
    other: Look = {} if within.lang == paper.lang else {"lang": within.lang}
    return tag("section", heading, blocks, id=section.id, **other)


def _kind(paper: Paper) -> str:
    """Write the stamp where readers must not take the data for measured."""
    synthetic = paper.data_kind in ("synthetic", "mixed")
    return " " + _stamp(paper) if synthetic else ""


def _block(block: Block, paper: Paper) -> str:
    """Write one block."""
    if isinstance(block, Words):
        return tag("p", _unbroken(block.text), class_=block.tone)
    if isinstance(block, Bullets):
        return tag("ul", *(tag("li", _unbroken(item)) for item in block.items))
    if isinstance(block, Facts):
        rows = "".join(
            f"<dt>{text(name)}</dt><dd>{text(value)}</dd>" for name, value in block.rows
        )
        return f'<dl class="facts">{rows}</dl>'
    if isinstance(block, Grid):
        return _grid(block, paper)
    if isinstance(block, Fold):
        inside = "".join(_block(inner, paper) for inner in block.blocks)
        return f"<details><summary>{text(block.summary)}</summary>{inside}</details>"
    return _figure(block, paper)


def _unbroken(value: str) -> str:
    """Write a sentence whose intervals and dates stay on one line."""
    return _RANGE.sub(r'<span class="n">\g<0></span>', text(value))


def _figure(block: Drawn, paper: Paper) -> str:
    """Write a drawing and what it shows."""
    if isinstance(block, Bars):
        svg, small = draw_bars(block, paper.data_kind, paper.lang), ""
    elif isinstance(block, ClaimBars):
        svg, small = draw_claims(block.row, block.event, paper.lang), ""
    elif isinstance(block, Lanes):
        svg, small = draw_lanes(block, paper.data_kind, paper.lang), ""
    else:
        drawn = drawing(block.chart, heading=False)
        svg = drawn.svg
        lines = (
            worldview_line(block.chart),
            projection_sentence(drawn.sheet, block.chart.lang),
            " · ".join(credit_lines(block.chart)),
        )
        small = "".join(tag("p", text(line), class_="small") for line in lines if line)
    said = tag("figcaption", text(block.caption), _kind(paper))
    kind = type(block).__name__.lower()
    room = scrolling("wide", block.caption, svg)
    return f'<figure class="{kind}">{said}{room}{small}</figure>'


def _grid(grid: Grid, paper: Paper) -> str:
    """Write a table."""
    numeric = grid.numeric or (False,) * len(grid.heads)
    heads = "".join(
        f'<th scope="col"{_set(right)}>{text(name)}</th>'
        for name, right in zip(grid.heads, numeric, strict=True)
    )
    rows = "".join(
        "<tr>"
        + "".join(
            f"<td{_set(right)}>{text(cell)}</td>"
            for cell, right in zip(row, numeric, strict=True)
        )
        + "</tr>"
        for row in grid.rows
    )
    more = tag("p", text(grid.more), class_="small") if grid.more else ""
    caption = tag("caption", text(grid.caption), _kind(paper))
    table = (
        f'<table class="paper">{caption}'
        f"<thead><tr>{heads}</tr></thead><tbody>{rows}</tbody></table>"
    )
    return scrolling("scroll", grid.caption, table) + more


def _set(right: bool) -> str:  # noqa: FBT001 - a column's kind, not a switch
    return ' class="n"' if right else ""
