"""What could have been seen, in words and a share; never a map of where not.

A public document must not teach where nobody looks: coverage is told as the share of
the judged border that some radar covers at a height, with the outages in hours.
"""

from vedette.assessment.coverage import Strip, Watched
from vedette.assessment.wording import lasting
from vedette.claims.tongue import Tongue, figure, percent, so_many, term, word
from vedette.units import SECOND_NS
from vedette.web.paper import Block, Grid, Section, Words

ALL, MOST, HALF, SOME = 0.995, 0.75, 0.4, 0.005
KINDS = {
    "radar": "radar",
    "airborne_radar": "airborne radar",
    "adsb": "ADS-B receiver",
    "drone_detector": "drone detector",
    "acoustic": "acoustic sensor",
    "observer": "observer",
}


def coverage_section(strip: Strip, tongue: Tongue = "en") -> Section:
    """Tell what could have been seen.

    Parameters
    ----------
    strip : Strip
        Of the site.
    tongue : Tongue
        In which language.

    Returns
    -------
    Section
        Words, then tables.
    """
    blocks: list[Block] = [Words(text=_in_words(strip, tongue))]
    if strip.seen:
        blocks.append(_shares(strip, tongue))
        blocks.append(Words(text=word("coverage_most", tongue), tone="small"))
    if strip.sensors:
        blocks.append(_sensors(strip, tongue))
    title = word("coverage", tongue)
    return Section(id="coverage", title=title, blocks=tuple(blocks), sheet="limits")


def _shares(strip: Strip, tongue: Tongue) -> Grid:
    """Tell by height how much of the border could be seen."""
    heads = ("coverage_height", "coverage_could", "coverage_could_not")
    length = figure(round(strip.length_km), tongue)
    return Grid(
        caption=word("coverage_caption", tongue, length=length),
        heads=tuple(word(head, tongue) for head in heads),
        rows=tuple(
            (
                f"{figure(round(seen.height_m), tongue)} m",
                percent(seen.share, tongue),
                percent(1.0 - seen.share, tongue),
            )
            for seen in strip.seen
        ),
        numeric=(True, True, True),
    )


def _sensors(strip: Strip, tongue: Tongue) -> Grid:
    """List the declared sensors."""
    heads = ("sensor", "sensor_kind", "sensor_silence", "sensor_out")
    return Grid(
        caption=word("sensors", tongue),
        heads=tuple(word(head, tongue) for head in heads),
        rows=tuple(
            (
                sensor.id,
                term(KINDS.get(sensor.kind, sensor.kind), tongue),
                term("yes" if sensor.looks else "no", tongue),
                _outages(sensor, tongue),
            )
            for sensor in strip.sensors
        ),
    )


def _in_words(strip: Strip, tongue: Tongue) -> str:
    """Say in a sentence or two how much could have been seen."""
    if not strip.sensors:
        return word("coverage_no_sensor", tongue)
    if not strip.seen:
        return word("coverage_no_radar", tongue)
    told = ", ".join(
        word(
            "coverage_part",
            tongue,
            much=word(_much(seen.share), tongue),
            share=f"{100.0 * seen.share:.0f}",
            height=figure(round(seen.height_m), tongue),
        )
        for seen in strip.seen
    )
    broken = sum(bool(sensor.outages) for sensor in strip.sensors)
    key = "coverage_broken" if broken else "coverage_none_broken"
    outages = word(key, tongue, broken=broken, all=len(strip.sensors))
    return f"{word('coverage_said', tongue, told=told)} {outages}"


def _much(share: float) -> str:
    """Choose the word for a share."""
    if share >= ALL:
        return "much_all"
    if share >= MOST:
        return "much_most"
    if share >= HALF:
        return "much_half"
    return "much_part" if share >= SOME else "much_none"


def _outages(sensor: Watched, tongue: Tongue) -> str:
    """Write how long a sensor was out of work."""
    if not sensor.outages:
        return word("sensor_never", tongue)
    total_s = sum(end - begin for begin, end in sensor.outages) / SECOND_NS
    times = so_many(len(sensor.outages), "time", tongue)
    return word("sensor_outages", tongue, times=times, lasting=lasting(total_s))
