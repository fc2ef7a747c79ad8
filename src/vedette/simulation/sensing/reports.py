"""Reports: what the decoders will make of what was said, without the bytes.

Law: the makers of reports in `vedette.feeds.asterix` (units, masks, what is not said).
A test decodes the bytes and compares report by report.
"""

from math import isnan, nan

from vedette.feeds.asterix.position_reports import MILE_PER_S_KT
from vedette.feeds.asterix.radar_reports import (
    FLIGHT_LEVEL_FT,
    MILE_M,
    PRIMARY,
    SECONDARY,
)
from vedette.feeds.asterix.said import callsign_of
from vedette.feeds.report import (
    BeamReport,
    PositionReport,
    RadarReport,
    Report,
    SightingReport,
)
from vedette.feeds.sightings_jsonl import KINDS, SIGHTING
from vedette.simulation.sensing.said import (
    NORTH,
    UNSAID_LEVEL,
    RadarFeed,
    ReceiverFeed,
    SensedFeed,
    SightingFeed,
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


def position_reports(feed: ReceiverFeed) -> list[PositionReport]:
    """Give the positions of a ground station as they are decoded.

    Parameters
    ----------
    feed : ReceiverFeed
        What the station says.

    Returns
    -------
    list of PositionReport
        In the order of time.
    """
    receiver = f"{feed.sac}/{feed.sic}"
    rows = zip(*(column.tolist() for column in feed.positions), strict=True)
    return [
        PositionReport(
            time_ns=time_ns,
            received_ns=received_ns,
            lat_deg=lat * 180 / 1073741824,
            lon_deg=lon * 180 / 1073741824,
            address=address,
            callsign=callsign_of(None if ident < 0 else ident),
            altitude_baro_ft=nan if level == UNSAID_LEVEL else level * 25.0,
            altitude_geometric_ft=nan if height == UNSAID_LEVEL else height * 6.25,
            groundspeed_kt=speed * MILE_PER_S_KT / 16384.0,
            track_deg=track * 360.0 / 65536.0,
            vertical_rate_fpm=rate * 6.25,
            nac_p=nac_p,
            nic=nic if version > 0 else -1,
            sil=sil,
            version=version,
            source="adsb",
            receiver=receiver,
            simulated=True,
        )
        for (
            time_ns,
            received_ns,
            lat,
            lon,
            address,
            ident,
            level,
            height,
            speed,
            track,
            rate,
            version,
            nac_p,
            nic,
            sil,
            _,
        ) in rows
    ]


def sighting_reports(feed: SightingFeed) -> list[SightingReport]:
    """Give what nodes and people say as it is decoded.

    Parameters
    ----------
    feed : SightingFeed
        What they say.

    Returns
    -------
    list of SightingReport
        In the order of reception.
    """
    rows = zip(*(column.tolist() for column in feed.sightings), strict=True)
    return [
        SightingReport(
            time_ns=received_ns if KINDS[kind] == SIGHTING else time_ns,
            received_ns=received_ns,
            seen_ns=time_ns,
            sensor=feed.sensors[sensor],
            kind=KINDS[kind],
            lat_deg=lat_deg,
            lon_deg=lon_deg,
            sigma_m=sigma_m,
            sigma_s=0.0 if isnan(sigma_s) else sigma_s,
            height_m=height_m,
            simulated=True,
        )
        for (
            sensor,
            kind,
            time_ns,
            received_ns,
            lat_deg,
            lon_deg,
            sigma_m,
            sigma_s,
            height_m,
            _,
        ) in rows
    ]


def reports_of(feed: SensedFeed) -> list[tuple[Report, int]]:
    """Give everything of a feed as it is decoded, in the order of its bytes.

    Parameters
    ----------
    feed : RadarFeed, ReceiverFeed or SightingFeed
        What the sensor says.

    Returns
    -------
    list of (Report, int)
        With the index of its target, -1 for clutter, beams and silence.
    """
    if isinstance(feed, ReceiverFeed):
        return list(
            zip(position_reports(feed), feed.positions.target.tolist(), strict=True)
        )
    if isinstance(feed, SightingFeed):
        return list(
            zip(sighting_reports(feed), feed.sightings.target.tolist(), strict=True)
        )
    plots = zip(radar_plot_reports(feed), feed.plots.target.tolist(), strict=True)
    beams = zip(beam_reports(feed), [-1] * feed.beams.kind.size, strict=True)
    both: list[tuple[Report, int]] = [*plots, *beams]
    return sorted(both, key=lambda pair: pair[0].received_ns)
