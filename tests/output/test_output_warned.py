"""A site has something to warn where it says so or judges a state."""

import pytest

from vedette.output.warned import can_warn
from vedette.site.load import parse_site

HEAD = '[site]\nname = "x"\ncentre = [52.0, 20.0]\nradius_km = 100\n'
STATE = '[[volume]]\nid = "PL"\nkind = "state"\nsource = "borders-osm:PL"\n'


@pytest.mark.parametrize(
    ("more", "can"),
    [
        ("", False),
        (STATE, True),
        (STATE.replace("state", "fir"), False),
        ('[warnings]\naerodromes = ["EPLB"]\n', True),
        ('[warnings]\nregions = "r.geojson"\n', True),
    ],
)
def test_what_can_be_warned(more: str, *, can: bool) -> None:
    assert can_warn(parse_site(HEAD + more, "a test")) is can
