"""The oracle: the same picture and the same count where association is known.

It is told two things that no watcher knows: *which reports are of an object that may
count* (clutter, birds, authorised aircraft are left out; a sighting too, since a wide
position has no place for a name), and *of which* (each report carries its target as its
address, so that no two objects are exchanged and no fragment begins a second object).
The site is told the same: of next to no clutter and of no birds, since nothing that is
left is either. It would take slow objects for birds else, and never a bird for one: an
oracle that errs to one side only, and worse than a watcher whose errors cancel. All
else is the same: noise and bias of every plot, missed looks, looks that were made,
tracker, borders, what the site file says of objects, and how the unseen is counted.

So between its score and ours lies what association, existence and identity cost; its
own score is what these sensors leave open even then.
"""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import replace

from msgspec.structs import replace as told

from vedette.feeds.report import BeamReport, PositionReport, RadarReport, Report
from vedette.site.model import Site
from vedette.study.heard import Heard

# Of a site that is told of no clutter, an object from where none was expected would
# still be nothing rather than something unlikely: so little, that any object is more.
CLUTTER_PER_TURN = 1e-9
FIRST_ADDRESS = 0x100000


def oracle_inputs(inputs: Iterable[Heard], counted: Collection[int]) -> Iterator[Heard]:
    """Leave only what is of objects that may count, each under its own name.

    Parameters
    ----------
    inputs : iterable of Heard
        Of the night.
    counted : collection of int
        Numbers of the targets that may count.

    Yields
    ------
    Heard
        In the same order.
    """
    for one in inputs:
        kept = [
            (named, who)
            for report, who in zip(one.reports, one.targets, strict=True)
            if (named := _named(report, who, counted)) is not None
        ]
        if kept:
            reports, whose = zip(*kept, strict=True)
            yield one._replace(reports=reports, targets=whose)


def _named(report: Report, who: int, counted: Collection[int]) -> Report | None:
    """Give a report the name of its target, None where it is left out."""
    if isinstance(report, BeamReport):
        return report
    if who not in counted:
        return None
    if isinstance(report, RadarReport | PositionReport):
        return replace(report, address=FIRST_ADDRESS + who)
    return None


def oracle_site(site: Site) -> Site:
    """Tell the site that what is left is real and counts.

    Parameters
    ----------
    site : Site
        Of the night.

    Returns
    -------
    Site
        Without clutter and birds; no address excuses anything.
    """
    objects = tuple(birth for birth in site.births if birth.is_counted)
    return told(
        site,
        # A site of no births at all would be given one, of anything from anywhere.
        births=objects or site.births,
        policy=told(
            site.policy, cooperative="unauthorised", corroboration="never", icao24=()
        ),
        sensors=tuple(
            sensor
            if sensor.clutter_per_turn is None
            else told(sensor, clutter_per_turn=CLUTTER_PER_TURN)
            for sensor in site.sensors
        ),
    )
