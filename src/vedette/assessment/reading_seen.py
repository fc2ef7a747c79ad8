"""What could have been seen, in words and a share; never a map of where not.

A public document must not teach where nobody looks: coverage is told as the share of
the judged border that some radar covers at a height, with the outages in hours.
"""

from vedette.assessment.coverage import Strip, Watched
from vedette.assessment.wording import lasting, number_of
from vedette.units import SECOND_NS
from vedette.web.paper import Block, Grid, Section, Words

MOST_SEEN = (
    "Heights above the ellipsoid (the ground may lie two hundred metres above it), on "
    "a smooth 4/3 earth: hills and buildings hide more, so a share is the most that "
    "could be seen while every radar worked."
)
ALL, MOST, HALF, SOME = 0.995, 0.75, 0.4, 0.005
KINDS = {
    "radar": "radar",
    "airborne_radar": "airborne radar",
    "adsb": "ADS-B receiver",
    "drone_detector": "drone detector",
    "acoustic": "acoustic sensor",
    "observer": "observer",
}


def coverage_section(strip: Strip) -> Section:
    """Tell what could have been seen.

    Parameters
    ----------
    strip : Strip
        Of the site.

    Returns
    -------
    Section
        Words, then tables.
    """
    blocks: list[Block] = [Words(text=_in_words(strip))]
    if strip.seen:
        blocks.append(
            Grid(
                caption=f"Judged border within the site's radius, "
                f"{strip.length_km:,.0f} km: share above some radar's horizon and "
                "within its range",
                heads=("At a height of", "Could be seen", "Could not"),
                rows=tuple(
                    (
                        f"{seen.height_m:,.0f} m",
                        f"{100.0 * seen.share:.0f} %",
                        f"{100.0 * (1.0 - seen.share):.0f} %",
                    )
                    for seen in strip.seen
                ),
                numeric=(True, True, True),
            )
        )
        blocks.append(
            Words(
                text=MOST_SEEN,
                tone="small",
            )
        )
    if strip.sensors:
        blocks.append(
            Grid(
                caption="Sensors",
                heads=("Sensor", "Kind", "Its silence is evidence", "Out of work"),
                rows=tuple(
                    (
                        sensor.id,
                        KINDS.get(sensor.kind, sensor.kind),
                        "yes" if sensor.looks else "no",
                        _outages(sensor),
                    )
                    for sensor in strip.sensors
                ),
            )
        )
    title = "What could have been seen"
    return Section(id="coverage", title=title, blocks=tuple(blocks), sheet="limits")


def _in_words(strip: Strip) -> str:
    """Say in a sentence or two how much could have been seen."""
    if not strip.sensors:
        return (
            "The site file declares no sensor: reports came, but nothing tells what "
            "would have been seen and was not there. Of objects that do not transmit, "
            "nothing could have been seen."
        )
    if not strip.seen:
        return (
            "No radar is declared, or no border is judged within range: of objects "
            "that do not transmit, nothing is known."
        )
    told = ", ".join(
        f"{_much(seen.share)} of it ({100.0 * seen.share:.0f} %) at "
        f"{seen.height_m:,.0f} m"
        for seen in strip.seen
    )
    broken = sum(bool(sensor.outages) for sensor in strip.sensors)
    outages = (
        f" {broken} of {len(strip.sensors)} sensors were out of work for a time."
        if broken
        else " No sensor was declared out of work."
    )
    return (
        f"Of the judged border a radar could see: {told}. Lower objects pass beneath "
        f"the horizon unseen; the counts assume how many.{outages}"
    )


def _much(share: float) -> str:
    """Say a share in a word."""
    if share >= ALL:
        return "all"
    if share >= MOST:
        return "most"
    if share >= HALF:
        return "about half"
    return "a part" if share >= SOME else "none"


def _outages(sensor: Watched) -> str:
    """Write how long a sensor was out of work."""
    if not sensor.outages:
        return "never, as declared"
    total_s = sum(end - begin for begin, end in sensor.outages) / SECOND_NS
    times = number_of(len(sensor.outages), "time", "times")
    return f"{times}, {lasting(total_s)} in all"
