"""What an output folder holds beside its record, by name, and how it follows from it.

`vedette.output.write` writes it, `vedette.output.compare` makes it again and compares.
"""

from collections.abc import Mapping
from pathlib import PurePosixPath

import pyarrow as pa

from vedette.assessment import Assessment
from vedette.feeds.source import InputSet
from vedette.feeds.summary import summarise, summary_json
from vedette.output.assessed import PAGE as ASSESSED
from vedette.output.assessed import PICTURE, PRINTED
from vedette.output.assessment_json import assessment_document
from vedette.output.incursions_json import incursions_document
from vedette.output.tables import crossings_table, tracks_table, trajectories_table
from vedette.output.warned import WARNINGS
from vedette.pipeline import Conclusion
from vedette.site.model import Site

RECORD = "record.vedette"  # the record lies in the output folder under this name
TRACKS, TRAJECTORIES = "tracks.parquet", "trajectories.parquet"
CROSSINGS, INCURSIONS = "crossings.parquet", "incursions.json"
DECODE, SITE, CHECKPOINT = "decode.json", "site.toml", "checkpoint.txt"
DRAWN, PAGE, NO_MAP = "map.svg", "map.html", "map.txt"
ASSESSMENT = "assessment.json"
# Drawn from notes, attributions and a truth that the record does not hold.
VIEWS = frozenset({DRAWN, PAGE, NO_MAP, ASSESSED, PRINTED, PICTURE})
OURS = frozenset(
    {
        RECORD,
        TRACKS,
        TRAJECTORIES,
        CROSSINGS,
        INCURSIONS,
        DECODE,
        SITE,
        CHECKPOINT,
        ASSESSMENT,
        *VIEWS,
    }
)


def derived_tables(episode: Conclusion, inputs: InputSet) -> dict[str, pa.Table]:
    """Lay out every table of an episode.

    Parameters
    ----------
    episode : Conclusion
        What was concluded.
    inputs : InputSet
        From which inputs.

    Returns
    -------
    dict of str to pyarrow.Table
        By the name of the file.
    """
    through_ns = inputs.leaves[-1].received_ns
    return {
        TRACKS: tracks_table(episode),
        TRAJECTORIES: trajectories_table(episode, through_ns),
        CROSSINGS: crossings_table(episode),
    }


def derived_documents(
    episode: Conclusion, inputs: InputSet, assessment: Assessment
) -> dict[str, dict[str, object]]:
    """Lay out every JSON document of an episode.

    Parameters
    ----------
    episode : Conclusion
        What was concluded.
    inputs : InputSet
        From which inputs.
    assessment : Assessment
        Of the same.

    Returns
    -------
    dict of str to dict
        Of JSON values, by the name of the file.
    """
    return {
        ASSESSMENT: assessment_document(assessment),
        INCURSIONS: incursions_document(episode, inputs.leaves),
        DECODE: summary_json(summarise(inputs), episode.data_kind),
    }


def own_borders(site: Site, borders: Mapping[str, str]) -> dict[str, str]:
    """Name the border files that lie beside the site file, so that it can be used.

    A path that leads elsewhere is left out, and so is a name of ours; the record has
    its content in any case.

    Parameters
    ----------
    site : Site
        Names them.
    borders : mapping of str to str
        Where each volume's border is found, where it is not as in the site file.

    Returns
    -------
    dict of str to str
        Name beside the site file, to where it is found.
    """
    return {
        PurePosixPath(source).name: borders.get(name, source)
        for name, source in site.own_files.items()
        if _is_beside(source)
    }


def _is_beside(source: str) -> bool:
    """Say whether a path is one plain name, and none of ours."""
    path = PurePosixPath(source)
    plain = len(path.parts) == 1 and path.name not in OURS | {WARNINGS}
    return plain and not path.name.startswith(".") and "\0" not in source
