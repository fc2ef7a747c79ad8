"""An assessment of statements as files: document, page, PDF, Markdown and a brief.

In: papers and documents that are laid out already. Out: ``assessment.json``,
``assessment.html``, ``assessment.pdf``, ``assessment.md`` and ``brief.md`` with
``brief.pdf``, which are the lead alone, one page to hand on.
"""

from pathlib import Path

import msgspec

from vedette.output.assessed import PAGE, PRINTED
from vedette.output.assessment_json import Json
from vedette.output.assessment_pdf import draw_pdf
from vedette.output.paper_markdown import draw_markdown
from vedette.web.paper import Paper
from vedette.web.paper_html import draw_paper

DOCUMENT, MARKDOWN = "assessment.json", "assessment.md"
BRIEF, BRIEF_PRINTED = "brief.md", "brief.pdf"
NAMES = (DOCUMENT, PAGE, PRINTED, MARKDOWN, BRIEF, BRIEF_PRINTED)


def write_said(paper: Paper, document: Json, folder: Path) -> None:
    """Write an assessment of statements.

    Parameters
    ----------
    paper : Paper
        What people read.
    document : dict
        What programs read.
    folder : pathlib.Path
        Exists; nothing of these names is in it.
    """
    encoded = msgspec.json.format(msgspec.json.encode(document)) + b"\n"
    (folder / DOCUMENT).write_bytes(encoded)
    (folder / PAGE).write_text(draw_paper(paper), encoding="utf-8", newline="")
    (folder / PRINTED).write_bytes(draw_pdf(paper))
    _write(folder / MARKDOWN, draw_markdown(paper))
    brief = brief_of(paper)
    _write(folder / BRIEF, draw_markdown(brief))
    (folder / BRIEF_PRINTED).write_bytes(draw_pdf(brief))


def brief_of(paper: Paper) -> Paper:
    """Return the lead of a paper as a paper of its own.

    Parameters
    ----------
    paper : Paper
        Whole.

    Returns
    -------
    Paper
        With the same stamp and marking.
    """
    return Paper(
        title=paper.title,
        data_kind=paper.data_kind,
        marking=paper.marking,
        lead=paper.lead,
        sections=(),
        lang=paper.lang,
    )


def _write(path: Path, words: str) -> None:
    """Write a text."""
    path.write_text(words, encoding="utf-8", newline="")
