"""A comparison as files: the page, the drawings, and the pairs as a table.

In: comparisons of events. Out: ``claims.html``, for each measure with quantities
``compare/EVENT-MEASURE.svg`` and ``.png``, and ``comparison.csv`` with a line for each
pair. Names of files come from a counter and the registry, never from what people said.
"""

import csv
import io
import re
from collections.abc import Sequence
from pathlib import Path

from vedette.assessment.registered import Registers, register_sections
from vedette.claims.compare import Comparison, value_of
from vedette.claims.measures import registry
from vedette.claims.relation import Relation, Stated
from vedette.claims.said import who
from vedette.claims.spreadsheet import guarded
from vedette.claims.tongue import Tongue
from vedette.output.svg_png import draw_svg_png
from vedette.web.claims_chart import draw_claims, drawable
from vedette.web.ledger_html import draw_ledger

NO_REGISTERS = Registers()
PAGE, PAIRS, DRAWINGS = "claims.html", "comparison.csv", "compare"
HEADS = (
    "event",
    "measure",
    "kind",
    "a",
    "a_who",
    "a_value",
    "b",
    "b_who",
    "b_value",
    "reading",
    "gap",
    "gap_rel",
    "rule",
    "one_origin",
    "explanation",
)
_DRAWING = re.compile(rf"{DRAWINGS}/\d{{1,6}}-(?P<measure>[a-z_.]+)\.(?:svg|png)")


def write_comparison(
    comparisons: Sequence[Comparison],
    title: str,
    made_from: str,
    folder: Path,
    registers: Registers = NO_REGISTERS,
    tongue: Tongue = "en",
) -> tuple[str, ...]:
    """Write what was compared.

    Parameters
    ----------
    comparisons : sequence of Comparison
        One for each event.
    title : str
        Of the page.
    made_from : str
        Which ledger, with its root, in words.
    folder : pathlib.Path
        Exists; what has these names in it is replaced.
    registers : Registers
        Beside the claims.
    tongue : Tongue
        Of our own words on page and drawings; the table is the same in any.

    Returns
    -------
    tuple of str
        Names of the files, within the folder.
    """
    sections = {
        one.event: register_sections(registers.of(one.event), one.event, tongue)
        for one in comparisons
    }
    page = draw_ledger(comparisons, title, made_from, sections, tongue)
    (folder / PAGE).write_text(page, encoding="utf-8", newline="")
    (folder / PAIRS).write_text(pairs_csv(comparisons), encoding="utf-8", newline="")
    names = [PAGE, PAIRS]
    for number, comparison in enumerate(comparisons, 1):
        for row in filter(drawable, comparison.rows):
            name = f"{DRAWINGS}/{number}-{row.measure.key}"
            svg = draw_claims(row, comparison.event, tongue)
            (folder / DRAWINGS).mkdir(exist_ok=True)
            (folder / f"{name}.svg").write_text(svg, encoding="utf-8", newline="")
            (folder / f"{name}.png").write_bytes(draw_svg_png(svg))
            names += [f"{name}.svg", f"{name}.png"]
    return tuple(names)


def is_drawing(name: str) -> bool:
    """Say whether a file is a drawing of a measure, by its name.

    Parameters
    ----------
    name : str
        Within the folder that `write_comparison` was given.

    Returns
    -------
    bool
        Its number, its measure and its kind are what this version writes.
    """
    found = _DRAWING.fullmatch(name)
    return found is not None and registry().get(found["measure"]) is not None


def pairs_csv(comparisons: Sequence[Comparison]) -> str:
    """Lay out every pair as CSV (RFC 4180), safe to open in a spreadsheet.

    Parameters
    ----------
    comparisons : sequence of Comparison
        One for each event.

    Returns
    -------
    str
        With a line of heads.
    """
    sink = io.StringIO(newline="")
    writer = csv.writer(sink)
    writer.writerow(HEADS)
    for one in comparisons:
        claims = one.claims
        related = [pair for row in one.rows for pair in row.relations]
        for pair in (*related, *one.across):
            writer.writerow([guarded(cell) for cell in _cells(one, pair, claims)])
    return sink.getvalue()


def _cells(
    comparison: Comparison, pair: Relation, claims: dict[str, Stated]
) -> tuple[str, ...]:
    """Lay out one pair."""
    a, b = claims[pair.a], claims[pair.b]
    measures = dict.fromkeys((a.claim.measure, b.claim.measure))
    return (
        comparison.event,
        " / ".join(measures),
        pair.kind.value,
        pair.a,
        who(a),
        value_of(a),
        pair.b,
        who(b),
        value_of(b),
        pair.reading,
        f"{pair.gap:g}",
        f"{pair.gap_rel:.3f}",
        pair.rule,
        "yes" if pair.one_origin else "no",
        pair.explanation,
    )
