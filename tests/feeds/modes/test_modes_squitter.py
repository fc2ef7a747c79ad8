"""Fields of squitters against `rs1090`, which decodes the same bits on its own.

Where the two differ the standard decides; each difference is stated here: `rs1090`
0.7.0 does not multiply supersonic speeds by four, reads "no information" (code 0) and
saturated codes as measurements, reads a difference of 0 ft as none, drops blanks inside
callsigns, reads the reflected altitude code as steps of 25 ft, and gives nothing at all
for altitudes above 50,000 ft.
"""

import math
import random

import pytest

from feeds.modes.squitter_scenes import squitter as frame_of
from feeds.modes.squitter_scenes import status as status_me
from vedette.feeds.modes import squitter
from vedette.feeds.modes.quality import nic
from vedette.feeds.modes.squitter import Status

DRAWS = 2000


def referee(me: int) -> dict[str, object]:
    rs1090 = pytest.importorskip("rs1090")
    said = rs1090.decode(frame_of(me).hex())
    assert said is not None
    return dict(said)


def same(theirs: object, ours: float) -> bool:
    if theirs is None:
        return math.isnan(ours)
    assert isinstance(theirs, int | float)
    return abs(theirs - ours) < 1e-9


def test_velocities_are_those_of_the_referee() -> None:
    draw = random.Random(1)  # noqa: S311 - a seeded scene
    for _ in range(DRAWS):
        me = 19 << 51 | draw.choice((1, 3, 4)) << 48 | draw.getrandbits(48)
        codes = (me >> 32 & 1023, me >> 21 & 1023, me >> 10 & 511, me & 127)
        if not all(codes) or 1023 in codes[:2] or codes[2] == 511 or codes[3] == 127:
            continue
        theirs, ours = referee(me), squitter.velocity(me)
        if me >> 48 & 7 == 1 and codes[:2] != (1, 1):
            assert same(theirs["groundspeed"], ours.groundspeed_kt)
            assert same(theirs["track"], ours.track_deg)
        assert same(theirs["vertical_rate"], ours.vertical_rate_fpm)
        assert codes[3] == 1 or same(theirs["geo_minus_baro"], ours.difference_ft)


def test_supersonic_speeds_count_in_fours() -> None:
    slow = 19 << 51 | 1 << 48 | 301 << 32 | 401 << 21
    fast = slow + (1 << 48)
    assert squitter.velocity(slow)[:2] == (500.0, squitter.course_deg(3, 4))
    assert squitter.velocity(fast)[:2] == (2000.0, squitter.course_deg(3, 4))
    assert squitter.course_deg(3, 4) == pytest.approx(36.8698976, abs=1e-7)


def test_what_is_not_said_or_beyond_the_scale_is_no_number() -> None:
    for me in (1 << 32 | 0, 0x3FF << 32 | 1 << 21, 1 << 32 | 0x3FF << 21):
        said = squitter.velocity(19 << 51 | 1 << 48 | me | 0x1FF << 10 | 0x7F)
        assert all(math.isnan(value) for value in said)
    still = squitter.velocity(19 << 51 | 1 << 48 | 1 << 32 | 1 << 21 | 1 << 10 | 1)
    assert (still.groundspeed_kt, still.vertical_rate_fpm) == (0.0, 0.0)
    assert still.difference_ft == 0.0
    assert math.isnan(still.track_deg)


@pytest.mark.parametrize("code", range(128))
def test_surface_speeds_and_courses_are_those_of_the_referee(code: int) -> None:
    me = 7 << 51 | code << 44 | 1 << 43 | code << 36
    theirs, ours = referee(me), squitter.position(me)
    assert same(theirs.get("groundspeed"), ours.groundspeed_kt)
    assert same(theirs.get("track"), ours.track_deg)


def test_encoded_positions_and_altitudes_are_those_of_the_referee() -> None:
    draw = random.Random(2)  # noqa: S311 - a seeded scene
    for _ in range(DRAWS):
        me = draw.choice(range(9, 19)) << 51 | draw.getrandbits(51) | 1 << 40
        if squitter.position(me).altitude_ft > 50_000.0:
            continue
        theirs, ours = referee(me), squitter.position(me)
        assert (theirs["lat_cpr"], theirs["lon_cpr"]) == (ours.lat, ours.lon)
        assert theirs["parity"] == ("odd" if ours.odd else "even")
        assert same(theirs["altitude"], ours.altitude_ft)


def test_callsigns_are_those_of_the_referee_but_for_inner_blanks() -> None:
    letters = [*range(1, 27), 32, *range(48, 58)]
    draw = random.Random(3)  # noqa: S311 - a seeded scene
    for _ in range(DRAWS):
        me = 4 << 51
        for place in range(0, 48, 6):
            me |= draw.choice(letters) << place
        ours = squitter.identification(me)
        assert referee(me)["callsign"] == ours.replace(" ", "")


def test_a_character_outside_the_alphabet_is_no_callsign() -> None:
    assert squitter.identification(0x20_2CC371C32CE0) == "KLM1023"
    assert squitter.identification(0x20_2CC371C32CE0 | 0x3F) == ""


@pytest.mark.parametrize("version", [1, 2])
@pytest.mark.parametrize("surface", [0, 1])
def test_status_is_that_of_the_referee(version: int, surface: int) -> None:
    for nac_p in range(12):
        for sil in range(4):
            me = status_me(version, nac_p, sil, a=nac_p & 1) | surface << 48
            theirs, ours = referee(me), squitter.status(me)
            assert ours is not None
            assert (ours.nac_p, ours.sil) == (theirs["NACp"], theirs["SIL"])
            assert ours.version == theirs["version"] == version
            assert ours.supplement_a == theirs["NICa" if version == 2 else "NICs"]
            assert ours.surface == bool(surface)


def test_a_target_state_says_accuracy_but_no_version() -> None:
    # 8DA05629EA21485CBF3F8CADAEEB: NACp 9 as rs1090 and pyModeS say, SIL 3
    assert squitter.status(0xEA21485CBF3F8C) == Status(
        version=-1, surface=False, supplement_a=0, supplement_c=0, nac_p=9, sil=3
    )


def test_status_of_no_standard_is_none() -> None:
    assert squitter.status(31 << 51 | 3 << 13) is None
    assert squitter.status(31 << 51 | 2 << 48) is None
    assert squitter.status(29 << 51 | 2 << 49) is None
    reserved = squitter.status(status_me(2, 13, 1))
    assert reserved is not None
    assert reserved.nac_p == -1


@pytest.mark.parametrize(
    ("version", "code", "first", "second", "expected"),
    [
        *((2, 9, 0, 0, 11), (2, 20, 0, 0, 11), (2, 10, 0, 0, 10), (2, 11, 1, 1, 9)),
        *((2, 11, 0, 0, 8), (2, 12, 0, 0, 7), (2, 13, 1, 1, 6), (2, 13, 0, 1, 6)),
        *((2, 14, 0, 0, 5), (2, 15, 0, 0, 4), (2, 16, 1, 1, 3), (2, 16, 0, 0, 2)),
        *((2, 17, 0, 0, 1), (2, 18, 0, 0, 0), (2, 22, 0, 0, 0), (2, 5, 0, 0, 11)),
        *((2, 7, 1, 0, 9), (2, 7, 0, 0, 8), (2, 8, 1, 1, 7), (2, 8, 1, 0, 6)),
        *((2, 8, 0, 1, 6), (2, 8, 0, 0, 0), (1, 11, 1, 0, 9), (1, 11, 0, 0, 8)),
        *((1, 7, 1, 0, 9), (1, 16, 1, 0, 3), (0, 16, 0, 0, 1), (-1, 16, 1, 1, 1)),
        *((-1, 11, 1, 1, 8), (0, 8, 1, 1, 0)),
    ],
)
def test_integrity_follows_type_code_supplements_and_version(
    version: int, code: int, first: int, second: int, expected: int
) -> None:
    assert nic(version, code, first, second) == expected
