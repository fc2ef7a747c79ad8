"""Carried: on which feeds a radar is heard, where the site file says it.

Nothing makes a SAC/SIC unique: two radars may bear one, and what the second says would
be placed where the first stands. Feeds tell them apart. A radar that one feed names
among its sensors is not heard on another declared feed that does not name it.
"""

from vedette.feeds.report import BeamReport, LookReport, RadarReport, Report
from vedette.site.model import Site


class Carried:
    """Which declared feed carries which radar.

    Parameters
    ----------
    site : Site
        Its feeds and sensors.
    """

    def __init__(self, site: Site) -> None:
        named = {sensor for feed in site.feeds for sensor in feed.sensors}
        ids = {sensor.id: sensor.id for sensor in site.sensors if sensor.id in named}
        for sensor in site.sensors:
            if sensor.id in named and sensor.sac is not None:
                ids[f"{sensor.sac}/{sensor.sic}"] = sensor.id
        self._others = {
            feed.id: frozenset(n for n, id_ in ids.items() if id_ not in feed.sensors)
            for feed in site.feeds
        }

    def refusal(self, feed: str, report: Report) -> str:
        """Say why what a radar says is not taken from a feed.

        Parameters
        ----------
        feed : str
            On which it came.
        report : Report
            Of anything.

        Returns
        -------
        str
            "" where it is taken.
        """
        others = self._others.get(feed)
        if not others or not isinstance(report, RadarReport | BeamReport | LookReport):
            return ""
        if report.sensor not in others:
            return ""
        return (
            f"expected radar {report.sensor} on the feeds that name it among their"
            f" sensors, got it on {feed}: another radar with its code?"
        )
