"""A site in words (vedette.site.explain)."""

from vedette.site import parse_site
from vedette.site.explain import explain_site

HEAD = '[site]\nname = "Test"\ncentre = [-47.0, 8.5]\nradius_km = 100\n'
RADAR = (
    '[[sensor]]\nid="r1"\nkind="radar"\nlat=47\nlon=8\nheight_m=5\nperiod_s=4\n'
    "range_max_m=120_000\nsigma_range_m=60\nsigma_azimuth_deg=0.1\np_detect=0.9\n"
    'clutter_per_turn=5\noutages=[["2025-09-09T20:00:00Z","2025-09-09T21:00:00Z"]]\n'
)


def said(text: str, borders: dict[str, str] | None = None) -> str:
    return "\n".join(explain_site(parse_site(text, "x"), borders))


def test_what_is_missing_is_said_with_its_consequence() -> None:
    words = said(HEAD)
    assert "47.0000° S 8.5000° E" in words
    assert "no border is judged" in words
    assert "absence of reports is evidence of nothing" in words
    assert "the inputs must be named on the command line" in words


def test_a_radar_is_said_with_what_its_numbers_mean() -> None:
    words = said(HEAD + RADAR)
    assert (
        "r1 is a radar, looks every 4 s, reaches 120 km, sees 90 in 100 of the objects "
        "that a look covers, gives 5 false plots a look, was out once."
    ) in words
    assert "evidence of nothing" not in words
    assert "No feed carries r1" not in words


def test_a_receiver_alone_proves_no_absence() -> None:
    words = said(HEAD + '[[sensor]]\nid="a"\nkind="adsb"\n')
    assert "its silence is evidence of nothing" in words
    assert "No sensor states p_detect" in words


def test_a_border_is_said_with_its_precision_where_it_is_known() -> None:
    volume = '[[volume]]\nid="CH"\nkind="state"\nsource="borders-osm:CH"\n'
    sentence = "95 % of its border lies within 180 m"
    assert f"from the ground up: {sentence}." in said(HEAD + volume, {"CH": sentence})
    assert "how precisely its border is known is not said" in said(HEAD + volume)


def test_policy_is_said_in_words() -> None:
    policy = '[policy]\ncooperative="{}"\ncorroboration="{}"\nicao24=["4b1234"]\n'
    words = said(HEAD + policy.format("unauthorised", "never"))
    assert "Of aircraft with a transponder, those listed (1) are authorised;" in words
    assert "Claimed positions are believed, whatever the radars see." in words
    words = said(HEAD + policy.format("unauthorised", "where_covered"))
    assert "A claimed entry that radars contradict is told apart" in words


def test_feeds_name_their_format_and_what_no_feed_carries() -> None:
    feed = '[[feed]]\nid="f"\nformat="asterix"\nsource="x.pcap"\n'
    words = said(HEAD + RADAR + feed)
    assert "f reads asterix from x.pcap." in words
    assert "No feed carries r1" in words
