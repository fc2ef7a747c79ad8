"""Canonical TOML: what is written is read back (vedette.site.write)."""

import tomllib

from hypothesis import given
from hypothesis import strategies as st

from vedette.site import Feed, Site, draft_site, parse_site, site_text
from vedette.site.model import Birth, Picture, Policy, RecordKeys, Volume, Warnings
from vedette.site.model import Watch as WatchTable
from vedette.site.sensor import BiasSigma, Resolution, Sensor

texts = st.text(
    st.characters(categories=["L", "N", "P", "S", "Zs"]).filter(str.isprintable),
    min_size=1,
    max_size=20,
)
numbers = st.floats(allow_nan=False, allow_infinity=False)
sizes = st.floats(min_value=1e-300, max_value=1e300)
times = st.integers(0, 4 * 10**18)
pairs = st.tuples(times, times).filter(lambda pair: pair[0] != pair[1])
ordered = pairs.map(lambda pair: (min(pair), max(pair)))

POLYGON = ((52.0, 23.5), (52.5, 24.0), (51.0, 24.5))
sites = st.builds(
    Site,
    watch=st.builds(
        WatchTable,
        name=texts,
        centre=st.tuples(st.floats(-85, 85), st.floats(-180, 180)),
        radius_km=st.floats(0, 1000, exclude_min=True),
        from_ns=st.none() | times,
        to_ns=st.none(),
        marking=texts,
        worldview=texts,
    ),
    volumes=st.lists(
        st.builds(
            Volume,
            id=st.just("v"),
            kind=st.sampled_from(["state", "fir", "zone"]),
            source=texts,
            floor_m=st.none() | numbers,
            ceiling_m=st.none(),
        ),
        max_size=1,
    ).map(tuple),
    policy=st.builds(
        Policy, icao24=st.sampled_from([(), ("4b1234",)]), approach_km=sizes
    ),
    sensors=st.builds(
        Sensor,
        id=st.just("s"),
        kind=st.just("adsb"),
        p_detect=st.none() | st.floats(0, 1, exclude_min=True, exclude_max=True),
        bias_sigma=st.builds(BiasSigma, range_m=sizes),
        resolution=st.none() | st.builds(Resolution, range_m=sizes, azimuth_deg=sizes),
        outages=st.lists(ordered, max_size=3).map(tuple),
    ).map(lambda sensor: (sensor,)),
    births=st.builds(
        Birth,
        area=st.sampled_from(
            ["everywhere", ((52.0, 23.5), (52.5, 24.0), (51.0, 24.5))]
        ),
        arrivals_per_h_mean=sizes,
        height_m=st.none() | st.just((1.0, 2.0)),
        course_deg=st.none() | st.just((350.0, 10.0)),
        flight_s=st.none() | st.just((600.0, 7200.0)),
    ).map(lambda birth: (birth,)),
    warnings=st.builds(Warnings, aerodromes=st.lists(texts).map(tuple)),
    record=st.builds(RecordKeys, key=st.none() | texts),
    picture=st.builds(Picture, step_s=sizes),
)


@given(sites)
def test_what_is_written_is_read_back(site: Site) -> None:
    text = site_text(site)
    again = parse_site(text, "again")
    assert again == site
    assert site_text(again) == text


def test_a_drafted_site_judges_no_volume_and_says_where_it_came_from() -> None:
    feed = Feed(id="f", format="readsb", source='odd "name"\\.json')
    site = draft_site("drafted", (47.0, 8.0), 120.5, 0, 3_600_000_000_000, [feed])
    assert site.volumes == ()
    assert tomllib.loads(site_text(site)) == {
        "site": {
            "name": "drafted",
            "centre": [47.0, 8.0],
            "radius_km": 120.5,
            "from": "1970-01-01T00:00:00Z",
            "to": "1970-01-01T01:00:00Z",
        },
        "feed": [{"id": "f", "format": "readsb", "source": 'odd "name"\\.json'}],
    }
