"""Radars speak: CAT048 plots and CAT034 beams, marked as simulated.

Law: EUROCONTROL-SPEC-0149-4 I048/010, 020 (SIM in the first extent), 040, 070, 090,
140, 220, 240; -2b I034/000, 010, 020, 030, 041, 120. CAT034 has no bit that says
"simulated": its plots say it. One block is one datagram; the plots of a sector go
before the message that closes it.
"""

import numpy as np

from vedette.columns import Ints
from vedette.feeds.asterix.assemble import Field, assemble
from vedette.feeds.asterix.encode import encode
from vedette.feeds.asterix.said import DAY_TICKS, TICK_NS
from vedette.feeds.asterix.table import table_of
from vedette.simulation.sensing.said import NORTH, SECTOR, UNSAID_LEVEL, RadarFeed

RECORDS_MAX = 40  # of at most 30 octets: a datagram that no network cuts (1,472)
Datagram = tuple[int, bytes]


def ticks_of_day(time_ns: Ints) -> Ints:
    """Give the time of day of times.

    Parameters
    ----------
    time_ns : (n,) ns UTC
        Multiples of 1/128 s.

    Returns
    -------
    (n,)
        1/128 s from midnight UTC.
    """
    ticks: Ints = time_ns // TICK_NS % DAY_TICKS
    return ticks


def blocks_of(received_ns: Ints, records_max: int) -> Ints:
    """Say which records share a block: those sent together, up to a number.

    Parameters
    ----------
    received_ns : (n,) ns UTC
        Not falling.
    records_max : int
        In one block.

    Returns
    -------
    (n,)
        Number of the block, from 0.
    """
    count = received_ns.size
    if not count:
        return np.zeros(0, np.int64)
    begins = np.ones(count, np.bool_)
    begins[1:] = received_ns[1:] != received_ns[:-1]
    first = np.maximum.accumulate(np.where(begins, np.arange(count), 0))
    begins |= (np.arange(count) - first) % records_max == 0
    numbers: Ints = np.cumsum(begins) - 1
    return numbers


def datagrams_of(
    category: int,
    fields: dict[str, Field],
    received_ns: Ints,
    records_max: int = RECORDS_MAX,
) -> list[Datagram]:
    """Encode the records of one category, block by block.

    Parameters
    ----------
    category : int
        In its newest edition.
    fields : dict of str to Field
        Elements by path.
    received_ns : (n,) ns UTC
        When each record is captured, not falling.
    records_max : int
        In one block.

    Returns
    -------
    list of (ns UTC, octets)
        In that order.
    """
    if not received_ns.size:
        return []
    block = blocks_of(received_ns, records_max)
    columns = assemble(table_of(category), received_ns.size, fields, block=block)
    blocks = encode(columns)
    first = np.flatnonzero(np.diff(block, prepend=-1))
    octets = blocks.data.tobytes()
    ends = (blocks.at + blocks.octets).tolist()
    return [
        (when, octets[begin:end])
        for when, begin, end in zip(
            received_ns[first].tolist(), blocks.at.tolist(), ends, strict=True
        )
    ]


def said_only(values: Ints, unsaid: int = -1) -> Field:
    """Give an element where it is said.

    Parameters
    ----------
    values : (n,)
        By record.
    unsaid : int
        What stands for nothing.

    Returns
    -------
    Field
        For `assemble`.
    """
    rows = np.flatnonzero(values != unsaid)
    return Field(rows, values[rows])


def radar_datagrams(feed: RadarFeed) -> list[Datagram]:
    """Write everything that a radar sends.

    Parameters
    ----------
    feed : RadarFeed
        What it says.

    Returns
    -------
    list of (ns UTC, octets)
        In the order of sending.
    """
    plots = datagrams_of(48, _plot_fields(feed), feed.plots.received_ns)
    beams = datagrams_of(34, _beam_fields(feed), feed.beams.received_ns, 1)
    return sorted(plots + beams, key=lambda datagram: datagram[0])


def _source(feed: RadarFeed, count: int) -> dict[str, Field]:
    """Name the radar in every record."""
    rows = np.arange(count)
    return {
        "010/SAC": Field(rows, np.full(count, feed.sac)),
        "010/SIC": Field(rows, np.full(count, feed.sic)),
    }


def _plot_fields(feed: RadarFeed) -> dict[str, Field]:
    """Lay out CAT048."""
    plots = feed.plots
    rows = np.arange(plots.rho.size)
    return {
        **_source(feed, rows.size),
        "140/TOD": Field(rows, ticks_of_day(plots.time_ns)),
        "020/TYP": Field(rows, plots.typ),
        "020/SIM": Field(rows, np.ones(rows.size, np.int64)),
        "040/RHO": Field(rows, plots.rho),
        "040/THETA": Field(rows, plots.theta),
        "070/MODE3A": said_only(plots.mode3a),
        "090/FL": said_only(plots.level, UNSAID_LEVEL),
        "220/ADR": said_only(plots.address),
        "240/IDENT": said_only(plots.ident),
    }


def _beam_fields(feed: RadarFeed) -> dict[str, Field]:
    """Lay out CAT034."""
    beams = feed.beams
    rows = np.arange(beams.kind.size)
    north = np.flatnonzero(beams.kind == NORTH)
    sector = np.flatnonzero(beams.kind == SECTOR)
    return {
        **_source(feed, rows.size),
        "000/TYPE": Field(rows, beams.kind),
        "030/TOD": Field(rows, ticks_of_day(beams.time_ns)),
        "020/SECTOR": Field(sector, beams.sector[sector]),
        "041/PERIOD": Field(north, np.full(north.size, feed.period)),
        "120/HGT": Field(north, beams.height[north]),
        "120/LAT": Field(north, beams.lat[north]),
        "120/LON": Field(north, beams.lon[north]),
    }
