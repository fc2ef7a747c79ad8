"""What an episode is made from, and how its record begins.

A record opens with a genesis, which says what it is about, and with the site's own
files as attachments, so that it needs no other folder. Law: docs/record-format.md.
Times are nanoseconds UTC.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from vedette import __version__
from vedette.airspace.volume import Volume
from vedette.feeds.source import FeedSource
from vedette.record import Entry, Kind
from vedette.recorded import SCHEMA, Genesis, RecordedBorder, RecordedFeed
from vedette.site.model import Site
from vedette.units import SECOND_NS

DAY_NS = 86_400 * SECOND_NS


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an episode is made from, beside its inputs.

    Parameters
    ----------
    site_text : str
        The site file, as it stands in the record.
    folder : pathlib.Path
        Where the site file's own border files lie.
    feeds : mapping of str to FeedSource
        Where each feed comes from.
    data_kind : str
        synthetic, recorded, live, mixed or none.
    replayed_from : str
        Root of the record that the inputs come from, "" where they come from files.
    borders : mapping of str to str
        Name in that folder of a volume's own border file, by volume, where it is not
        the one in the site file.
    """

    site_text: str
    folder: Path
    feeds: Mapping[str, FeedSource]
    data_kind: str
    replayed_from: str = ""
    borders: Mapping[str, str] = field(default_factory=dict)


def genesis_of(plan: Plan, volumes: Sequence[Volume], epoch_ns: int) -> Genesis:
    """Build the first entry of a record: what it is about.

    Parameters
    ----------
    plan : Plan
        Site file and feeds.
    volumes : sequence of Volume
        What is judged.
    epoch_ns : int
        Epoch of all float seconds, nanoseconds UTC.

    Returns
    -------
    Genesis
        Of this version.
    """
    return Genesis(
        schema=SCHEMA,
        version=__version__,
        data_kind=plan.data_kind,
        replayed_from=plan.replayed_from,
        epoch_ns=epoch_ns,
        site=plan.site_text,
        site_sha256=sha256_of(plan.site_text),
        volumes={v.id: RecordedBorder(v.source, v.sha256) for v in volumes},
        feeds={
            feed: RecordedFeed(
                source.format,
                source.file_name,
                source.sha256,
                source.edition,
                source.undated,
            )
            for feed, source in plan.feeds.items()
        },
    )


def attachments_of(site: Site, plan: Plan, received_ns: int) -> Iterator[Entry]:
    """Give the site's own files as entries of its record.

    Parameters
    ----------
    site : Site
        Names them: borders by volume, and its regions.
    plan : Plan
        Where they lie.
    received_ns : int
        When the first input was received.

    Yields
    ------
    Entry
        One per file.
    """
    for name, source in site.own_files.items():
        body = (plan.folder / plan.borders.get(name, source)).read_bytes()
        yield Entry(Kind.ATTACHMENT, name, received_ns, body)


def epoch_of(site: Site, begun_ns: int) -> int:
    """Return the midnight before the watch, or before the first input.

    Parameters
    ----------
    site : Site
        May state when its watch begins.
    begun_ns : int
        When the first input was received.

    Returns
    -------
    int
        Epoch of all float seconds of the episode.
    """
    return (site.watch.from_ns or begun_ns) // DAY_NS * DAY_NS


def sha256_of(text: str) -> str:
    """Hash the text of a site file.

    Parameters
    ----------
    text : str
        As it stands in the record.

    Returns
    -------
    str
        64 hexadecimal digits.
    """
    return hashlib.sha256(text.encode()).hexdigest()
