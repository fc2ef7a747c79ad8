"""The assessment of an output folder: as a document, as a page, as a PDF, as a picture.

In: an assessment and the chart of its map. Out: ``assessment.html``, ``assessment.pdf``
and ``assessment.png``; the document, ``assessment.json``, is one of those that
`vedette.output.derived` lays out, because it follows from the record alone. The others
show the map and, for a simulated night, the truth, which no record holds.
"""

from collections.abc import Mapping, Sequence
from pathlib import Path

from vedette.assessment import Assessment, Truth, assess, paper_of
from vedette.feeds.leaf import InputLeaf
from vedette.output.warned import warnings_told
from vedette.pipeline import Conclusion
from vedette.web.chart import Chart
from vedette.web.paper_html import draw_paper

PAGE, PRINTED, PICTURE = "assessment.html", "assessment.pdf", "assessment.png"
# Run in the output folder itself, so that they hold wherever it is copied.
COMMANDS = (
    ("vedette verify . --replay", "does all of this come out of the record again?"),
    (
        "vedette replay record.vedette --out again",
        "the same from the recorded inputs; with --site another site file",
    ),
    ("vedette verify record.vedette", "is the record unchanged since it was signed?"),
)


def assessment_of(
    conclusion: Conclusion, leaves: Sequence[InputLeaf], made_from: Mapping[str, str]
) -> Assessment:
    """Assess what was concluded.

    Parameters
    ----------
    conclusion : Conclusion
        What was concluded.
    leaves : sequence of InputLeaf
        Its inputs in order.
    made_from : mapping of str to str
        Digests of what it was made from.

    Returns
    -------
    Assessment
        With the counts and warnings of the conclusion.
    """
    counts = conclusion.outcome.counts
    return assess(conclusion, leaves, made_from, counts, warnings_told(conclusion))


def write_assessment(
    assessment: Assessment,
    chart: Chart | None,
    folder: Path,
    truth: Truth | None = None,
    notes: Sequence[str] = (),
) -> None:
    """Write page, PDF and picture.

    Parameters
    ----------
    assessment : Assessment
        What they say.
    chart : Chart or None
        Of its map; None where none could be drawn.
    folder : pathlib.Path
        Exists; nothing of these names is in it.
    truth : Truth or None
        What really happened, where a simulation knows it.
    notes : sequence of str
        What was assumed of the inputs.
    """
    # Imported here, so that comparing a folder does not wait for what draws.
    from vedette.output.assessment_pdf import draw_pdf  # noqa: PLC0415
    from vedette.output.assessment_png import draw_png  # noqa: PLC0415

    paper = paper_of(assessment, chart, truth, notes, COMMANDS)
    (folder / PAGE).write_text(draw_paper(paper), encoding="utf-8", newline="")
    (folder / PRINTED).write_bytes(draw_pdf(paper))
    (folder / PICTURE).write_bytes(draw_png(paper))
