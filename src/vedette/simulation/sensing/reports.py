"""Reports: what the decoders will make of what was said, without the bytes.

Law: the makers of reports in `vedette.feeds.asterix` (units, masks, what is not said).
A test decodes the bytes and compares report by report.
"""

from math import nan

from vedette.feeds.asterix.radar_reports import (
    FLIGHT_LEVEL_FT,
    MILE_M,
    PRIMARY,
    SECONDARY,
)
from vedette.feeds.asterix.said import callsign_of
from vedette.feeds.report import BeamReport, RadarReport
from vedette.simulation.sensing.said import (
    NORTH,
    UNSAID_LEVEL,
    RadarFeed,
)


def radar_plot_reports(feed: RadarFeed) -> list[RadarReport]:
    """Give the plots of a radar as they are decoded.

    Parameters
    ----------
    feed : RadarFeed
        What the radar says.

    Returns
    -------
    list of RadarReport
        In the order of time.
    """
    sensor = f"{feed.sac}/{feed.sic}"
    plots = feed.plots._replace(target=feed.plots.target[:0])
    columns = [column.tolist() for column in plots[:-1]]
    return [
        RadarReport(
            time_ns=time_ns,
            received_ns=received_ns,
            sensor=sensor,
            range_m=rho * MILE_M / 256.0,
            azimuth_deg=theta * 360.0 / 65536.0,
            simulated=True,
            address=address,
            altitude_baro_ft=nan if level == UNSAID_LEVEL else level * FLIGHT_LEVEL_FT,
            mode3a=mode3a,
            callsign=callsign_of(None if ident < 0 else ident),
            primary=typ in PRIMARY,
            secondary=typ in SECONDARY,
        )
        for time_ns, received_ns, rho, theta, typ, address, mode3a, ident, level in zip(
            *columns, strict=True
        )
    ]


def beam_reports(feed: RadarFeed) -> list[BeamReport]:
    """Give where a radar says that its beam is, as it is decoded.

    Parameters
    ----------
    feed : RadarFeed
        What the radar says.

    Returns
    -------
    list of BeamReport
        In the order of time.
    """
    sensor = f"{feed.sac}/{feed.sic}"
    beams = feed.beams
    columns = (beams.time_ns, beams.received_ns, beams.kind, beams.sector)
    return [
        BeamReport(
            time_ns=time_ns,
            received_ns=received_ns,
            sensor=sensor,
            azimuth_deg=0.0 if kind == NORTH else sector * 360.0 / 256.0,
            period_s=feed.period / 128.0 if kind == NORTH else nan,
        )
        for time_ns, received_ns, kind, sector in zip(
            *(column.tolist() for column in columns), strict=True
        )
    ]
