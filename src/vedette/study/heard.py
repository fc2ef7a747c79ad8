"""Heard: what a night's sensors said, as inputs in the order of a replay.

A replay of the night's files takes one datagram or line at a time, by the time of
reception, ties in the order of the files' names (`vedette.feeds.io.inputs`). Here the
same inputs come as the reports that decoders would make of them. A test compares
``picture_sha256`` of both ways.
"""

from collections.abc import Iterator, Sequence
from operator import attrgetter
from typing import NamedTuple

from vedette.feeds.report import Report
from vedette.simulation.sensing import Sensed
from vedette.simulation.sensing.reports import (
    beam_reports,
    position_reports,
    radar_plot_reports,
    sighting_reports,
)
from vedette.simulation.sensing.said import (
    RadarFeed,
    ReceiverFeed,
    SensedFeed,
    SightingFeed,
)
from vedette.simulation.speech import radar_bytes, receiver_bytes
from vedette.simulation.speech.blocks import blocks_of

NOBODY = -1


class Heard(NamedTuple):
    """One input.

    Attributes
    ----------
    received_ns : int
        When it was received, nanoseconds UTC.
    feed : str
        Whose it is.
    reports : tuple of Report
        What it says.
    targets : tuple of int
        Of which target each report is, `NOBODY` for none.
    """

    received_ns: int
    feed: str
    reports: tuple[Report, ...]
    targets: tuple[int, ...]


def heard(sensed: Sensed) -> list[Heard]:
    """Give the inputs of a night in the order of a replay.

    Parameters
    ----------
    sensed : Sensed
        What the sensors say.

    Returns
    -------
    list of Heard
        By reception.
    """
    feeds = sorted(sensed.feeds, key=_file_name)
    inputs = [one for feed in feeds for one in _inputs(feed)]
    return sorted(inputs, key=attrgetter("received_ns"))


def _file_name(feed: SensedFeed) -> str:
    """Name the file that carries a feed."""
    ending = "jsonl" if isinstance(feed, SightingFeed) else "pcap"
    return f"{feed.id}.{ending}"


def _inputs(feed: SensedFeed) -> Iterator[Heard]:
    """Give the inputs of one feed."""
    if isinstance(feed, RadarFeed):
        plots = feed.plots
        blocks = blocks_of(plots.received_ns, radar_bytes.RECORDS_MAX)
        said = radar_plot_reports(feed)
        inputs = _joined(feed.id, said, plots.target.tolist(), blocks.tolist())
        beams = beam_reports(feed)
        inputs += [Heard(b.received_ns, feed.id, (b,), (NOBODY,)) for b in beams]
        yield from sorted(inputs, key=attrgetter("received_ns"))
    elif isinstance(feed, ReceiverFeed):
        heard_of = feed.positions
        blocks = blocks_of(heard_of.received_ns, receiver_bytes.RECORDS_MAX)
        positions = position_reports(feed)
        targets = heard_of.target.tolist()
        yield from _joined(feed.id, positions, targets, blocks.tolist())
    else:
        noticed = sighting_reports(feed)
        whose = feed.sightings.target.tolist()
        yield from _joined(feed.id, noticed, whose, list(range(len(whose))))


def _joined(
    feed: str, reports: Sequence[Report], targets: list[int], blocks: list[int]
) -> list[Heard]:
    """Put reports of one block together."""
    inputs: list[Heard] = []
    begin = 0
    for end in range(1, len(blocks) + 1):
        if end == len(blocks) or blocks[end] != blocks[begin]:
            said = tuple(reports[begin:end])
            whose = tuple(targets[begin:end])
            inputs.append(Heard(said[0].received_ns, feed, said, whose))
            begin = end
    return inputs
