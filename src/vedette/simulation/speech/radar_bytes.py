"""Radars speak: CAT048 plots and CAT034 beams, marked as simulated.

Law: EUROCONTROL-SPEC-0149-4 I048/010, 020 (SIM in the first extent), 040, 070, 090,
140, 220, 240; -2b I034/000, 010, 020, 030, 041, 120. CAT034 has no bit that says
"simulated": its plots say it. One block is one datagram; the plots of a sector go
before the message that closes it.
"""

import numpy as np

from vedette.feeds.asterix.assemble import Field
from vedette.simulation.sensing.said import NORTH, SECTOR, UNSAID_LEVEL, RadarFeed
from vedette.simulation.speech.blocks import (
    Datagram,
    datagrams_of,
    said_only,
    source_fields,
    ticks_of_day,
)

RECORDS_MAX = 40  # of at most 30 octets: a datagram that no network cuts (1,472)


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
    plots = datagrams_of(48, _plot_fields(feed), feed.plots.received_ns, RECORDS_MAX)
    beams = datagrams_of(34, _beam_fields(feed), feed.beams.received_ns, 1)
    return sorted(plots + beams, key=lambda datagram: datagram[0])


def _plot_fields(feed: RadarFeed) -> dict[str, Field]:
    """Lay out CAT048."""
    plots = feed.plots
    rows = np.arange(plots.rho.size)
    return {
        **source_fields(feed.sac, feed.sic, rows.size),
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
        **source_fields(feed.sac, feed.sic, rows.size),
        "000/TYPE": Field(rows, beams.kind),
        "030/TOD": Field(rows, ticks_of_day(beams.time_ns)),
        "020/SECTOR": Field(sector, beams.sector[sector]),
        "041/PERIOD": Field(north, np.full(north.size, feed.period)),
        "120/HGT": Field(north, beams.height[north]),
        "120/LAT": Field(north, beams.lat[north]),
        "120/LON": Field(north, beams.lon[north]),
    }
