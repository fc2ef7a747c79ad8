"""A radar is heard on the feeds that name it: a second one of its code is not."""

import pytest

from vedette.feeds.report import BeamReport, LookReport, PositionReport, RadarReport
from vedette.plots.carried import Carried
from vedette.site.load import parse_site
from vedette.site.model import Site

HEAD = """[site]
name = "x"
centre = [51.0, 22.0]
radius_km = 100
[[sensor]]
id = "east"
kind = "radar"
sac = 25
sic = 10
lat = 51.0
lon = 22.0
height_m = 100
period_s = 10
range_max_m = 90_000
sigma_range_m = 60
sigma_azimuth_deg = 0.08
p_detect = 0.85
clutter_per_turn = 1
"""


def site_of(**feeds: str) -> Site:
    text = "".join(
        f'[[feed]]\nid = "{name}"\nformat = "asterix"\nsource = "{name}"\n'
        f"sensors = [{sensors}]\n"
        for name, sensors in feeds.items()
    )
    return parse_site(HEAD + text, "x")


def plot(sensor: str = "25/10") -> RadarReport:
    return RadarReport(
        time_ns=5, received_ns=5, sensor=sensor, range_m=9000.0, azimuth_deg=1.0
    )


def test_a_feed_that_does_not_name_it_carries_another_radar_of_that_code() -> None:
    carried = Carried(site_of(a='"east"', b=""))
    assert not carried.refusal("a", plot())
    for report in (
        plot(),
        plot("east"),
        BeamReport(time_ns=5, received_ns=5, sensor="25/10", azimuth_deg=1.0),
        LookReport(
            time_ns=5,
            received_ns=5,
            sensor="east",
            azimuth_from_deg=0.0,
            azimuth_to_deg=11.25,
        ),
    ):
        said = carried.refusal("b", report)
        assert f"radar {report.sensor} on the feeds that name it" in said


@pytest.mark.parametrize(
    ("feeds", "feed"),
    [
        ({"a": "", "b": ""}, "b"),
        ({"a": '"east"'}, "elsewhere"),
        ({"a": '"east"', "b": '"east"'}, "b"),
        ({}, "a"),
    ],
)
def test_who_does_not_say_which_feed_carries_it_hears_it_on_all(
    feeds: dict[str, str], feed: str
) -> None:
    assert not Carried(site_of(**feeds)).refusal(feed, plot())


def test_a_radar_that_nobody_declared_is_refused_elsewhere_by_name() -> None:
    assert not Carried(site_of(a='"east"', b="")).refusal("b", plot("25/99"))


def test_what_aircraft_say_is_heard_on_any_feed() -> None:
    claim = PositionReport(
        time_ns=5, received_ns=5, address=1, lat_deg=51.0, lon_deg=22.0
    )
    assert not Carried(site_of(a='"east"', b="")).refusal("b", claim)
