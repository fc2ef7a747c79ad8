"""What a block says becomes a report, or is counted with the reason why it does not."""

from math import isnan

import pytest

from asterix_referee import sample_blocks
from vedette.feeds.asterix import (
    AsterixDecoder,
    Field,
    assemble,
    encode,
    records_in,
    table_of,
)
from vedette.feeds.asterix.decoder import DAY_NS, nearest_ns
from vedette.feeds.report import (
    BeamReport,
    PositionReport,
    RadarReport,
    Rejected,
    Report,
    SystemTrackReport,
)

MIDNIGHT_NS = 20_341 * DAY_NS  # of some day in 2025
NOON_NS = MIDNIGHT_NS + DAY_NS // 2
SECOND_NS = 1_000_000_000
NOON = 43_200 * 128


def block(category: int, edition: str = "", **said: int) -> bytes:
    """Encode one record; `_040_RHO=1` is element 040/RHO."""
    named = {"010/SAC": 25, "010/SIC": 10}
    named |= {path[1:].replace("_", "/"): value for path, value in said.items()}
    fields = {path: Field([0], [value]) for path, value in named.items()}
    return encode(assemble(table_of(category, edition), 1, fields)).data.tobytes()


def reports(
    raw: bytes, edition: str = "", received_ns: int = NOON_NS
) -> tuple[Report, ...]:
    made = AsterixDecoder(edition).decode(raw, received_ns, 0)
    assert not isinstance(made, Rejected), made.reason
    return made


def plot(**said: int) -> RadarReport:
    whole = {"_040_RHO": 256, "_040_THETA": 16384, "_140_TOD": NOON} | said
    (made,) = reports(block(48, **whole))
    assert isinstance(made, RadarReport)
    return made


def position(**said: int) -> PositionReport:
    whole = {"_130_LAT": 1 << 22, "_130_LON": -(1 << 21), "_073_TOD": NOON} | said
    (made,) = reports(block(21, **whole))
    assert isinstance(made, PositionReport)
    return made


def track(**said: int) -> SystemTrackReport:
    whole = {"_105_LAT": 1 << 24, "_105_LON": 1 << 23, "_070_TOD": NOON} | said
    (made,) = reports(block(62, **whole))
    assert isinstance(made, SystemTrackReport)
    return made


def test_a_plot_says_slant_range_azimuth_time_and_source() -> None:
    made = plot()
    assert (made.range_m, made.azimuth_deg) == (1852.0, 90.0)
    assert (made.time_ns, made.received_ns) == (NOON_NS, NOON_NS)
    assert made.sensor == "25/10"
    assert not any((made.simulated, made.primary, made.secondary))
    assert isnan(made.altitude_baro_ft)
    assert (made.address, made.mode3a, made.callsign) == (-1, -1, "")


@pytest.mark.parametrize(
    ("typ", "primary", "secondary"),
    [
        (1, True, False),
        (2, False, True),
        (3, True, True),
        (4, False, True),
        (5, False, True),
        (6, True, True),
        (7, True, True),
    ],
)
def test_a_plot_says_which_antennas_saw_it(
    typ: int, *, primary: bool, secondary: bool
) -> None:
    made = plot(_020_TYP=typ)
    assert (made.primary, made.secondary) == (primary, secondary)


def test_a_simulated_plot_track_and_position_say_so() -> None:
    assert plot(_020_TYP=1, _020_SIM=1).simulated
    assert not plot(_020_TYP=1).simulated
    assert track(_080_SIM=1).simulated
    assert not track(_080_MON=1).simulated
    assert position(_040_SIM=1).simulated
    assert not position(_040_ATP=0).simulated


def test_what_no_antenna_measured_at_a_target_is_no_plot_and_is_counted() -> None:
    whole = {"_040_RHO": 256, "_040_THETA": 0, "_140_TOD": NOON}
    decoder = AsterixDecoder()
    for said in (
        {"_020_TYP": 2, "_020_TST": 1},
        {"_020_TYP": 2, "_020_RAB": 1},
        {"_020_TYP": 0},
    ):
        assert decoder.decode(block(48, **whole, **said), NOON_NS, 0) == ()
    assert decoder.decode(block(48, _140_TOD=NOON), NOON_NS, 0) == ()
    assert dict(decoder.skipped) == {
        "test target": 1,
        "field monitor": 1,
        "no detection (coasted track)": 1,
        "no measured position": 1,
    }


def test_codes_and_levels_that_are_not_validated_are_not_said() -> None:
    assert plot(_070_MODE3A=0o7700).mode3a == 0o7700
    assert plot(_070_MODE3A=0o7700, _070_V=1).mode3a == -1
    assert plot(_070_MODE3A=0o7700, _070_G=1).mode3a == -1
    assert plot(_090_FL=-8).altitude_baro_ft == -200.0
    assert plot(_090_FL=1320).altitude_baro_ft == 33_000.0
    assert isnan(plot(_090_FL=1320, _090_V=1).altitude_baro_ft)
    assert isnan(plot(_090_FL=1320, _090_G=1).altitude_baro_ft)


def test_an_address_of_zeros_or_ones_is_none() -> None:
    assert plot(_220_ADR=0x3C65AC).address == 0x3C65AC
    assert plot(_220_ADR=0).address == -1
    assert plot(_220_ADR=0xFFFFFF).address == -1


def test_a_garbled_callsign_is_none() -> None:
    assert plot(_240_IDENT=0).callsign == ""
    (made,) = reports(next(iter(sample_blocks("captures", "cat048.raw"))))
    assert isinstance(made, RadarReport)
    assert made.callsign == "DLH65A"


@pytest.mark.parametrize(
    ("kind", "sector", "azimuth_deg"), [(1, 77, 0.0), (2, 0, 0.0), (2, 32, 45.0)]
)
def test_markers_and_sectors_say_where_the_beam_is(
    kind: int, sector: int, azimuth_deg: float
) -> None:
    raw = block(34, _000_TYPE=kind, _020_SECTOR=sector, _030_TOD=NOON, _041_PERIOD=512)
    (made,) = reports(raw)
    assert isinstance(made, BeamReport)
    assert (made.azimuth_deg, made.period_s, made.time_ns) == (
        azimuth_deg,
        4.0,
        NOON_NS,
    )


def test_jamming_and_filters_are_no_beams() -> None:
    for kind in (3, 4, 5, 6, 7, 8):
        assert not reports(block(34, _000_TYPE=kind, _030_TOD=NOON))


def test_a_position_takes_the_finer_place_and_the_time_for_which_it_holds() -> None:
    made = position(_131_LAT=1 << 28, _131_LON=1 << 27, _071_TOD=NOON - 128)
    assert (made.lat_deg, made.lon_deg) == (45.0, 22.5)
    assert made.time_ns == NOON_NS - SECOND_NS
    assert position().time_ns == NOON_NS
    assert (position().lat_deg, position().lon_deg) == (90.0, -45.0)
    assert (position().source, position().receiver) == ("adsb", "25/10")


def test_a_position_keeps_its_quality_and_motion() -> None:
    said = {"010/SAC": 25, "010/SIC": 10, "130/LAT": 0, "130/LON": 0, "073/TOD": NOON}
    said |= {"090/NUCP_NIC": 8, "090/NACP": 9, "090/SIL": 3, "210/VN": 2}
    said |= {"160/GS": 2048, "160/TA": 16384, "155/BVR": -160, "140/ALT": 5600}
    said |= {"145/FL": 1400, "040/GBS": 1, "080/ADR": 0x4CA123}
    built = {path: Field([0], [value]) for path, value in said.items()}
    (made,) = reports(encode(assemble(table_of(21), 1, built)).data.tobytes())
    assert isinstance(made, PositionReport)
    assert (made.nic, made.nac_p, made.sil, made.version) == (8, 9, 3, 2)
    assert (made.groundspeed_kt, made.track_deg) == (450.0, 90.0)
    assert (made.vertical_rate_fpm, made.altitude_baro_ft) == (-1000.0, 35_000.0)
    assert (made.altitude_geometric_ft, made.on_ground) == (35_000.0, True)
    assert made.address == 0x4CA123


def test_a_nucp_of_a_first_version_is_no_nic() -> None:
    said = {"_090_NACP": 9, "_210_VN": 0}
    assert (position(**said).nic, position(**said).version) == (-1, 0)


def test_values_out_of_range_are_not_said() -> None:
    assert isnan(position(_160_GS=2048, _160_RE=1, _160_TA=0).groundspeed_kt)
    assert isnan(position(_155_BVR=16383, _155_RE=1).vertical_rate_fpm)
    assert isnan(position(_140_ALT=0x7FFF).altitude_geometric_ft)


def test_anonymous_addresses_are_none_and_old_editions_number_them_otherwise() -> None:
    assert position(_080_ADR=1234, _040_ATP=0).address == 1234
    assert position(_080_ADR=1234, _040_ATP=3).address == -1
    old = {"_130_LAT": 0, "_130_LON": 0, "_030_TOD": NOON, "_080_ADR": 1234}
    for kind, address in ((0, -1), (1, 1234), (2, 1234), (3, -1)):
        raw = block(21, "0.23", **old, _040_ATP=kind)
        (made,) = reports(raw, "021=0.23")
        assert isinstance(made, PositionReport)
        assert made.address == address


def test_test_targets_and_field_monitors_are_no_positions() -> None:
    place = {"_130_LAT": 0, "_130_LON": 0, "_073_TOD": NOON}
    assert not reports(block(21, **place, _040_TST=1))
    assert not reports(block(21, **place, _040_RAB=1))
    assert not reports(block(21, _073_TOD=NOON))


def test_a_system_track_says_place_velocity_and_who() -> None:
    made = track(
        _040_TRN=77,
        _185_VX=-400,
        _185_VY=200,
        _380_ADR=0x4CA123,
        _060_MODE3A=0o1234,
        _136_MFL=1400,
        _135_CTB=1000,
        _130_ALT=5600,
    )
    assert (made.lat_deg, made.lon_deg) == (90.0, 45.0)
    assert (made.ve_mps, made.vn_mps, made.number) == (-100.0, 50.0, 77)
    assert (made.address, made.mode3a) == (0x4CA123, 0o1234)
    assert (made.altitude_baro_ft, made.altitude_geometric_ft) == (35_000.0, 35_000.0)
    assert track(_135_CTB=1000).altitude_baro_ft == 25_000.0
    assert isnan(track(_135_CTB=1000, _135_QNH=1).altitude_baro_ft)
    assert not reports(block(62, _100_X=0, _100_Y=0, _070_TOD=NOON))


def test_the_polar_velocity_of_the_first_edition_becomes_east_and_north() -> None:
    (first, *_) = sample_blocks("captures", "asterix.pcap")
    (made,) = reports(first, "062=0.17")
    assert isinstance(made, SystemTrackReport)
    assert made.callsign == "BAW891"
    assert made.ve_mps**2 + made.vn_mps**2 == pytest.approx(
        (0x0756 * 1852 / 16384) ** 2
    )
    assert made.ve_mps < 0 < made.vn_mps  # 285 degrees: west by north


def test_a_time_that_no_day_has_and_a_place_beyond_the_globe_give_nothing() -> None:
    decoder = AsterixDecoder()
    late = block(48, _040_RHO=1, _040_THETA=0, _140_TOD=86_400 * 128)
    assert decoder.decode(late, NOON_NS, 0) == ()
    far = block(62, _105_LAT=1 << 30, _105_LON=0, _070_TOD=NOON)
    assert decoder.decode(far, NOON_NS, 0) == ()
    assert sum(decoder.skipped.values()) == 2
    assert all("another edition" in reason for reason in decoder.skipped)


@pytest.mark.parametrize("ticks", [0, 1, NOON, 86_400 * 128 - 1])
def test_a_time_of_day_is_placed_on_the_nearest_day_to_the_nanosecond(
    ticks: int,
) -> None:
    raw = block(48, _040_RHO=1, _040_THETA=0, _140_TOD=ticks)
    for delay_ns in (-3_600 * SECOND_NS, 0, 1, 3_600 * SECOND_NS):
        sent_ns = MIDNIGHT_NS + ticks * 7_812_500
        (made,) = reports(raw, received_ns=sent_ns + delay_ns)
        assert isinstance(made, RadarReport)
        assert made.time_ns == sent_ns
        assert made.received_ns == sent_ns + delay_ns


def test_of_two_days_equally_near_the_earlier_is_taken() -> None:
    assert nearest_ns(DAY_NS // 2, MIDNIGHT_NS) == MIDNIGHT_NS - DAY_NS // 2
    assert nearest_ns(DAY_NS // 2, MIDNIGHT_NS + 1) == MIDNIGHT_NS + DAY_NS // 2


def test_without_reception_times_midnight_is_passed_from_the_given_day() -> None:
    decoder = AsterixDecoder(day_ns=MIDNIGHT_NS)
    hours = [23.0, 23.9, 0.1, 23.99, 0.2, 12.0, 23.5, 0.0]
    days = [0, 0, 1, 0, 1, 1, 1, 2]
    for hour, day in zip(hours, days, strict=True):
        ticks = int(hour * 3600 * 128)
        raw = block(48, _040_RHO=1, _040_THETA=0, _140_TOD=ticks)
        (made,) = decoder.decode(raw, -1, 0)
        assert made.time_ns == MIDNIGHT_NS + day * DAY_NS + ticks * 7_812_500
        assert made.received_ns == made.time_ns


def test_without_any_date_a_block_is_rejected() -> None:
    raw = block(48, _040_RHO=1, _040_THETA=0, _140_TOD=1)
    rejected = AsterixDecoder().decode(raw, -1, 0)
    assert isinstance(rejected, Rejected)
    assert "date" in rejected.reason


def test_other_categories_are_refused_by_name_unless_a_hook_reads_them() -> None:
    def rare(
        raw: bytes, _received: int, offset: int, edition: str, _: object
    ) -> Rejected:
        return Rejected(offset=offset, length=len(raw), reason=f"hook {edition!r}")

    status = b"\x41\x00\x06\xc0\x19\x0a"
    refused = AsterixDecoder(rare=None).decode(status, NOON_NS, 0)
    assert isinstance(refused, Rejected)
    assert "CAT065" in refused.reason
    hooked = AsterixDecoder("065@25/10=1.4", rare=rare)
    taken = hooked.decode(b"\x41\x00\x06\x80\x19\x0a", NOON_NS, 0)
    assert isinstance(taken, Rejected)
    assert taken.reason == "hook '1.4'"


def test_records_are_counted_by_the_edition_that_was_chosen() -> None:
    blocks = sample_blocks("captures", "asterix.pcap")
    assert sum(map(records_in, blocks)) == 62
    assert sum(records_in(raw, "062=0.17") for raw in blocks) == 100
    assert records_in(b"") == records_in(b"\x00\x00\x03") == 0


def test_reports_do_not_depend_on_what_was_decoded_before() -> None:
    blocks = sample_blocks("captures", "cat_034_048.pcap")
    one = AsterixDecoder()
    together = [one.decode(raw, NOON_NS, 0) for raw in blocks]
    alone = [AsterixDecoder().decode(raw, NOON_NS, 0) for raw in blocks]
    assert repr(together) == repr(alone)


def test_a_range_beyond_its_item_gives_no_plot() -> None:
    """I048/020 ERR: the true range stands in the reserved expansion field."""
    fields = {
        "010/SAC": Field([0], [25]),
        "010/SIC": Field([0], [10]),
        "140/TOD": Field([0], [128]),
        "020/TYP": Field([0], [1]),
        "020/ERR": Field([0], [1]),
        "040/RHO": Field([0], [65_535]),
        "040/THETA": Field([0], [0]),
    }
    block = encode(assemble(table_of(48), 1, fields)).data.tobytes()
    decoder = AsterixDecoder()
    assert decoder.decode(block, 0, 0) == ()
    assert decoder.skipped["a range beyond what item 040 can say"] == 1
