"""Publish: everything that is made of the rows of a study, into its folder."""

from collections.abc import Sequence
from pathlib import Path

import msgspec

from vedette.study.drawings import drawings
from vedette.study.kept import About
from vedette.study.row import Night
from vedette.study.summary import Json, summarise
from vedette.study.tables import write_nights


def publish(folder: Path, about: About, nights: Sequence[Night]) -> Json:
    """Write table, summary and drawings; each appears whole or not at all.

    Parameters
    ----------
    folder : pathlib.Path
        Of the study.
    about : About
        Which study.
    nights : sequence of Night
        By seed, at least one.

    Returns
    -------
    dict
        The summary.
    """
    summary = summarise(about, nights)
    partial = folder / "nights.parquet.partial"
    write_nights(partial, about, nights)
    partial.replace(folder / "nights.parquet")
    files = {"summary.json": json_text(summary), **drawings(about, nights)}
    for name, content in files.items():
        partial = folder / f"{name}.partial"
        partial.write_text(content, encoding="utf-8")
        partial.replace(folder / name)
    return summary


def json_text(document: object) -> str:
    """Write a document for people and programs.

    Parameters
    ----------
    document : object
        Of JSON values.

    Returns
    -------
    str
        Two spaces to a level, in the order of its keys.
    """
    return msgspec.json.format(msgspec.json.encode(document)).decode() + "\n"
