"""A site in words that a duty officer understands, for `vedette check`.

Every number is said with what it means for the picture, and what is missing is said
with its consequence: absence of reports is evidence only where a sensor looked.
"""

from collections.abc import Mapping

from vedette.site.instant import instant_text
from vedette.site.model import DEFAULT_ARRIVALS_PER_H, Site, Volume
from vedette.site.sensor import Sensor
from vedette.site.tables import unused_keys

_NO_VOLUME = (
    "No volume is declared: tracks are made, but no border is judged and no incursion "
    "can be found."
)
_KINDS = {
    "radar": "a radar",
    "airborne_radar": "an airborne radar",
    "adsb": "an ADS-B receiver",
    "drone_detector": "a drone detector",
    "acoustic": "an acoustic sensor",
    "observer": "an observer",
}
_VOLUME_KINDS = {
    "state": "state airspace, with 12 NM of sea where there is a coast",
    "fir": "a flight information region",
    "zone": "a zone",
}


def explain_site(
    site: Site, borders: Mapping[str, str] | None = None
) -> tuple[str, ...]:
    """Say what a site watches, by what, under which policy, and what is missing.

    Parameters
    ----------
    site : Site
        Checked.
    borders : mapping of str to str, optional
        For the id of a volume, how precisely its border is known, as a sentence
        without its full stop (`vedette.airspace` knows it).

    Returns
    -------
    tuple of str
        Sentences.
    """
    return (
        *_watch(site),
        *_volumes(site, borders or {}),
        *_policy(site),
        *_sensors(site),
        *_feeds(site),
        *_unused(site),
    )


def _watch(site: Site) -> list[str]:
    watch = site.watch
    lat, lon = watch.centre
    north = "N" if lat >= 0 else "S"
    east = "E" if lon >= 0 else "W"
    centre = f"{abs(lat):.4f}° {north} {abs(lon):.4f}° {east}"
    place = f"everything within {watch.radius_km:g} km of {centre} is watched"
    sentences = [f"{watch.name}: {place}."]
    begin = "its first input" if watch.from_ns is None else instant_text(watch.from_ns)
    end = "its last input" if watch.to_ns is None else instant_text(watch.to_ns)
    sentences.append(
        f"The watch lasts from {begin} to {end}; the picture is published every "
        f"{site.picture.step_s:g} s."
    )
    return sentences


def _volumes(site: Site, borders: Mapping[str, str]) -> list[str]:
    if not site.volumes:
        return [_NO_VOLUME]
    sentences = [f"Borders follow this worldview: {site.watch.worldview}."]
    for volume in site.volumes:
        known = borders.get(volume.id, "how precisely its border is known is not said")
        sentences.append(
            f"{volume.id} is {_VOLUME_KINDS[volume.kind]}, from {volume.source}, "
            f"{_heights(volume)}: {known}."
        )
    return sentences


def _heights(volume: Volume) -> str:
    floor = "the ground" if volume.floor_m is None else f"{volume.floor_m:g} m"
    if volume.ceiling_m is None:
        return f"from {floor} up"
    return f"from {floor} to {volume.ceiling_m:g} m"


def _policy(site: Site) -> list[str]:
    policy = site.policy
    listed = len(policy.icao24)
    if policy.cooperative == "authorised":
        first = "Aircraft with a transponder count as authorised"
    else:
        first = (
            f"Of aircraft with a transponder, those listed ({listed}) are authorised"
        )
    claims = "A claimed entry that radars contradict is told apart, as no incursion."
    if policy.corroboration == "never":
        claims = "Claimed positions are believed, whatever the radars see."
    return [f"{first}; anything else that enters is an incursion.", claims]


def _sensors(site: Site) -> list[str]:
    looking = [sensor for sensor in site.sensors if sensor.p_detect is not None]
    sentences = [_sensor(sensor) for sensor in site.sensors]
    if not site.sensors:
        sentences.append(
            "No sensor is declared: absence of reports is evidence of nothing, and "
            "what was not seen cannot be counted."
        )
    elif not looking:
        sentences.append(
            "No sensor states p_detect: absence of reports is evidence of nothing."
        )
    elif not site.births:
        sentences.append(
            "No [[birth]] is stated: objects are expected anywhere, "
            f"{DEFAULT_ARRIVALS_PER_H:g} an hour, at any height and speed."
        )
    return sentences


def _sensor(sensor: Sensor) -> str:
    parts = [f"{sensor.id} is {_KINDS[sensor.kind]}"]
    if sensor.sac is not None:
        parts.append(f"SAC/SIC {sensor.sac}/{sensor.sic}")
    if sensor.period_s is not None:
        parts.append(f"looks every {sensor.period_s:g} s")
    if sensor.range_max_m is not None:
        parts.append(f"reaches {sensor.range_max_m / 1000:g} km")
    if sensor.p_detect is not None:
        parts.append(
            f"sees {sensor.p_detect * 100:g} in 100 of the objects that a look covers"
        )
    if sensor.clutter_per_turn is not None:
        parts.append(f"gives {sensor.clutter_per_turn:g} false plots a look")
    if sensor.outages:
        times = "once" if len(sensor.outages) == 1 else f"{len(sensor.outages)} times"
        parts.append(f"was out {times}")
    if sensor.kind == "adsb":
        parts.append("its silence is evidence of nothing")
    return f"{', '.join(parts)}."


def _feeds(site: Site) -> list[str]:
    if not site.feeds:
        return ["No feed is declared: the inputs must be named on the command line."]
    carried = {sensor for feed in site.feeds for sensor in feed.sensors}
    silent = [sensor.id for sensor in site.sensors if sensor.id not in carried]
    sentences = [
        f"{feed.id} reads {feed.format} from {feed.source}." for feed in site.feeds
    ]
    if silent:
        sentences.append(
            f"No feed carries {', '.join(silent)}: reports are told apart by SAC/SIC "
            "or not at all."
        )
    return sentences


def _unused(site: Site) -> list[str]:
    unused = unused_keys(site)
    if not unused:
        return []
    return [f"Read, not used yet: {', '.join(unused)}."]
