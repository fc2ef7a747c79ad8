"""A paper as Markdown: what people paste into their own documents.

CommonMark 0.31 with tables as GitHub has them. Signs that Markdown reads are escaped,
so that what people said can neither make a link nor a heading. Drawings are left out
and named, since Markdown has none.
"""

import re

from vedette.claims.tongue import Tongue, word
from vedette.web.map_svg import stamp_of
from vedette.web.markup import plain
from vedette.web.paper import (
    Block,
    Bullets,
    Facts,
    Fold,
    Grid,
    Paper,
    Words,
)

_SIGNS = re.compile(r"([\\`*_{}\[\]<>#|~!&])")
_START = re.compile(r"^(\d+(?=[.)])|(?=[-+=]))")  # of a list: "1." or "-"


def draw_markdown(paper: Paper) -> str:
    """Write a paper as Markdown.

    Parameters
    ----------
    paper : Paper
        What it says.

    Returns
    -------
    str
        The same for the same paper; ends with a newline.
    """
    stamp, _, _ = stamp_of(paper.data_kind, paper.lang)
    parts = [f"# {_text(paper.title)}", f"**{stamp}**"]
    parts += [_block(block, paper.lang) for block in paper.lead]
    for section in paper.sections:
        parts.append(f"## {_text(section.title)}")
        lang = paper.within(section).lang
        parts += [_block(block, lang) for block in section.blocks]
    return "\n\n".join(part for part in parts if part) + "\n"


def _text(value: str) -> str:
    """Escape a text: one line, nothing that Markdown reads."""
    line = " ".join(plain(value).split())
    return _START.sub(r"\1\\", _SIGNS.sub(r"\\\1", line))


def _block(block: Block, lang: Tongue) -> str:
    """Write one block."""
    if isinstance(block, Words):
        return (
            f"**{_text(block.text)}**" if block.tone == "strong" else _text(block.text)
        )
    if isinstance(block, Bullets):
        return "\n".join(f"- {_text(item)}" for item in block.items)
    if isinstance(block, Facts):
        return "\n".join(
            f"- {_text(name)}: {_text(value)}" for name, value in block.rows
        )
    if isinstance(block, Grid):
        return _grid(block)
    if isinstance(block, Fold):
        inside = "\n\n".join(_block(inner, lang) for inner in block.blocks)
        return f"**{_text(block.summary)}**\n\n{inside}"
    return word("not_drawn", lang, caption=_text(block.caption))


def _grid(grid: Grid) -> str:
    """Write a table."""
    rule = [
        "---:" if right else "---"
        for right in grid.numeric or [False] * len(grid.heads)
    ]
    rows = [grid.heads, *grid.rows]
    lines = ["| " + " | ".join(_text(cell) for cell in row) + " |" for row in rows]
    lines.insert(1, "| " + " | ".join(rule) + " |")
    more = f"\n\n{_text(grid.more)}" if grid.more else ""
    return f"{_text(grid.caption)}\n\n" + "\n".join(lines) + more
