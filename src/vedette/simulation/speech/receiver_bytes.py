"""Ground stations speak: CAT021 positions, marked as simulated.

Law: EUROCONTROL-SPEC-0149-12 I021/010, 040 (SIM in its first extension), 071, 080, 090,
131, 140, 145, 157, 160, 170, 210, in the newest edition. A sender of version 0 says a
NUCp and neither NACp nor SIL, so its quality item is one octet.
"""

import numpy as np

from vedette.feeds.asterix.assemble import Field
from vedette.simulation.sensing.said import UNSAID_LEVEL, ReceiverFeed
from vedette.simulation.speech.blocks import (
    Datagram,
    datagrams_of,
    said_only,
    source_fields,
    ticks_of_day,
)

RECORDS_MAX = 25  # of at most 52 octets: a datagram that no network cuts (1,472)


def receiver_datagrams(feed: ReceiverFeed) -> list[Datagram]:
    """Write everything that a ground station sends.

    Parameters
    ----------
    feed : ReceiverFeed
        What it says.

    Returns
    -------
    list of (ns UTC, octets)
        In the order of sending.
    """
    return datagrams_of(21, _fields(feed), feed.positions.received_ns, RECORDS_MAX)


def _fields(feed: ReceiverFeed) -> dict[str, Field]:
    """Lay out CAT021."""
    said = feed.positions
    rows = np.arange(said.lat.size)
    height = said_only(said.height, UNSAID_LEVEL)
    return {
        **source_fields(feed.sac, feed.sic, rows.size),
        "040/SIM": Field(rows, np.ones(rows.size, np.int64)),
        "071/TOD": Field(rows, ticks_of_day(said.time_ns)),
        "131/LAT": Field(rows, said.lat),
        "131/LON": Field(rows, said.lon),
        "080/ADR": Field(rows, said.address),
        "140/ALT": height,
        "090/NUCP_NIC": Field(rows, said.nic),
        "090/NACP": said_only(said.nac_p),
        "090/SIL": said_only(said.sil),
        "210/VN": Field(rows, said.version),
        "145/FL": said_only(said.level, UNSAID_LEVEL),
        "157/GVR": Field(rows, said.rate),
        "160/GS": Field(rows, said.speed),
        "160/TA": Field(rows, said.track),
        "170/IDENT": Field(rows, said.ident),
    }
