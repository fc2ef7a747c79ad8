"""Writes the files of an output folder; `docs/fields.md` describes each.

The caller gives an empty folder and renames it when all is there. The tables carry no
time of writing, so equal episodes give equal rows; JSON is indented for people.
"""

from collections.abc import Sequence
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from vedette.errors import UsageError
from vedette.feeds.source import InputSet
from vedette.feeds.summary import summarise, summary_json
from vedette.output.incursions_json import incursions_document
from vedette.output.sheet import chart_of
from vedette.output.tables import crossings_table, tracks_table, trajectories_table
from vedette.pipeline import Episode, Plan
from vedette.site.model import Site
from vedette.web import draw_html, draw_svg

RECORD = "record.vedette"  # the record lies in the output folder under this name


def write_outputs(
    episode: Episode,
    inputs: InputSet,
    plan: Plan,
    folder: Path,
    *,
    attributions: Sequence[str] = (),
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
    """
    span_ns = inputs.leaves[0].received_ns, inputs.leaves[-1].received_ns
    trajectories = trajectories_table(episode, span_ns[1])
    crossings = crossings_table(episode)
    _write_table(tracks_table(episode), folder / "tracks.parquet")
    _write_table(trajectories, folder / "trajectories.parquet")
    _write_table(crossings, folder / "crossings.parquet")
    incursions = incursions_document(episode, inputs.leaves)
    _write_json(incursions, folder / "incursions.json")
    account = summary_json(summarise(inputs), episode.data_kind)
    _write_json(account, folder / "decode.json")
    try:
        chart = chart_of(
            episode, trajectories, crossings, span_ns, inputs.notes, attributions
        )
        _write_text(draw_svg(chart), folder / "map.svg")
        _write_text(draw_html(chart), folder / "map.html")
    except UsageError as error:  # a map is a view: without it the result stands
        _write_text(f"No map: {error}\n", folder / "map.txt")
    _write_text(plan.site_text, folder / "site.toml")
    _copy_borders(episode.site, plan.folder, folder)
    _write_text(episode.checkpoint, folder / "checkpoint.txt")


def _copy_borders(site: Site, source: Path, folder: Path) -> None:
    """Put the site's own border files beside its site file, so that it can be used.

    A path that leads elsewhere is left alone; the record has its content in any case.
    """
    for entry in site.volumes:
        path = (folder / entry.source).resolve()
        beside = entry.border_set is None and path.parent == folder.resolve()
        if beside and not path.exists():
            path.write_bytes((source / entry.source).read_bytes())


def _write_table(table: pa.Table, path: Path) -> None:
    """Write a table; zstd is half the size of the default at the same speed."""
    pq.write_table(table, path, compression="zstd")


def _write_json(document: dict[str, object], path: Path) -> None:
    """Write a document for people and programs."""
    path.write_bytes(msgspec.json.format(msgspec.json.encode(document)) + b"\n")


def _write_text(text: str, path: Path) -> None:
    """Write text as it is."""
    path.write_text(text, encoding="utf-8", newline="")
