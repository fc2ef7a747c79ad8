"""Writes the files of an output folder; `docs/fields.md` describes each.

The caller gives an empty folder and renames it when all is there. The tables carry no
time of writing, so equal episodes give equal rows; JSON is indented for people.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from vedette.assessment.reading_map import renumbered
from vedette.errors import UsageError
from vedette.feeds.source import InputSet
from vedette.output.assessed import assessment_of, write_assessment
from vedette.output.derived import (
    CHECKPOINT,
    CROSSINGS,
    DRAWN,
    NO_MAP,
    PAGE,
    SITE,
    TRAJECTORIES,
    derived_documents,
    derived_tables,
    own_borders,
)
from vedette.output.same import table_bytes
from vedette.output.sheet import chart_of
from vedette.output.truth_beside import truth_beside
from vedette.output.warned import WARNINGS, warned_borders, written_warnings
from vedette.pipeline import Episode
from vedette.plan import Plan
from vedette.web import draw_html, draw_svg


def write_outputs(
    episode: Episode,
    inputs: InputSet,
    plan: Plan,
    folder: Path,
    *,
    attributions: Sequence[str] = (),
    truth_folder: Path | None = None,
) -> None:
    """Write everything but the record, which is there already.

    Parameters
    ----------
    episode : Episode
        What was kept.
    inputs : InputSet
        What it was made from.
    plan : Plan
        The site file of the run, and where its own border files lie.
    folder : pathlib.Path
        Exists; nothing of these names is in it.
    attributions : sequence of str
        Who made the recording, for the map.
    truth_folder : pathlib.Path or None
        Has ``truth.json``: what really happened, where a simulation knows it; told
        beside the result and used for nothing.
    """
    tables = derived_tables(episode, inputs)
    for name, table in tables.items():
        (folder / name).write_bytes(table_bytes(table))
    assessment = assessment_of(episode, inputs.leaves, episode.made_from)
    for name, document in derived_documents(episode, inputs, assessment).items():
        _write_json(document, folder / name)
    texts = written_warnings(episode)
    if texts:
        (folder / WARNINGS).mkdir()
    for name, text in texts.items():
        _write_text(text, folder / name)
    span_ns = inputs.leaves[0].received_ns, inputs.leaves[-1].received_ns
    trajectories, crossings = tables[TRAJECTORIES], tables[CROSSINGS]
    try:
        chart = chart_of(
            episode,
            trajectories,
            crossings,
            span_ns,
            inputs.notes,
            attributions,
            warned_borders(episode, assessment.warnings),
        )
        chart = renumbered(chart, assessment)
        _write_text(draw_svg(chart), folder / DRAWN)
        _write_text(draw_html(chart), folder / PAGE)
    except UsageError as error:  # a map is a view: without it the result stands
        chart = None
        _write_text(f"No map: {error}\n", folder / NO_MAP)
    truth = None
    if truth_folder is not None:
        truth = truth_beside(truth_folder, episode.outcome)
    write_assessment(assessment, chart, folder, truth, inputs.notes)
    _write_text(plan.site_text, folder / SITE)
    for name, border in own_borders(episode.site, plan.borders).items():
        (folder / name).write_bytes((plan.folder / border).read_bytes())
    _write_text(episode.checkpoint, folder / CHECKPOINT)


def _write_json(document: dict[str, object], path: Path) -> None:
    """Write a document for people and programs."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(document)) + b"\n")


def _write_text(text: str, path: Path) -> None:
    """Write text as it is."""
    path.write_text(text, encoding="utf-8", newline="")
