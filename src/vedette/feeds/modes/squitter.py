"""What the 56 bits of an extended squitter say, field by field.

Law: DO-260B 2.2.3.2 (ME field of DF17 and DF18; the bit numbers below count from 1 at
its first bit) and, for versions 0 and 1, DO-260 and DO-260A; ICAO Doc 9871. Units are
the sender's: knots, degrees, feet, feet per minute; nan where nothing is said, -1 for
integers. Whole numbers leave the frame as whole numbers; ground speed and track follow
from them by square root and `vedette.fixed_math` alone, the same bits everywhere.
"""

from math import nan, sqrt
from typing import NamedTuple

from vedette.feeds.modes.altitude import altitude_ft
from vedette.fixed_math import atan2
from vedette.units import DEGREE_RAD

IDENTIFICATION = range(1, 5)
SURFACE = range(5, 9)
AIRBORNE_BARO = range(9, 19)
VELOCITY = 19
AIRBORNE_GNSS = range(20, 23)  # their altitude is the height above the ellipsoid
TARGET_STATE = 29
OPERATIONAL_STATUS = 31

LETTERS = "#ABCDEFGHIJKLMNOPQRSTUVWXYZ##### ###############0123456789######"
NO_LETTER = "#"
SUPERSONIC = 4  # subtypes 2 and 4 count in steps of four knots
RATE_STEP_FPM, DIFFERENCE_STEP_FT = 64, 25
# The largest codes mean "more than that": no measurement.
SPEED_CODE_MAX, RATE_CODE_MAX, DIFFERENCE_CODE_MAX = 0x3FF, 0x1FF, 0x7F
NAC_P_MAX = 11  # larger ones are reserved
COURSE_STEP_DEG = 360.0 / 128.0
VERSION_MAX = 2
# Surface movement (DO-260B table 2-15): from code, speed at that code, step; knots.
MOVEMENT_KT = (
    (109, 100.0, 5.0),
    (94, 70.0, 2.0),
    (39, 15.0, 1.0),
    (13, 2.0, 0.5),
    (9, 1.0, 0.25),
    (2, 0.125, 0.125),
    (1, 0.0, 0.0),
)
MOVEMENT_MAX = 124


class Position(NamedTuple):
    """Airborne or surface position, still encoded.

    Attributes
    ----------
    type_code : int
        5 to 18, 20 to 22.
    odd, surface : bool
        Grid of the encoding.
    lat, lon : int
        17 bits each (`vedette.feeds.modes.cpr`).
    flag : int
        ME bit 8: NIC supplement B in version 2, and in TIS-B and ADS-R whether the
        address is none of ICAO (IMF); 0 on the surface.
    foreign : int
        ME bit 21: the IMF of a surface position.
    altitude_ft : float
        Pressure altitude, or height above the ellipsoid for type codes 20 to 22.
    groundspeed_kt, track_deg : float
        On the surface alone.
    """

    type_code: int
    odd: bool
    surface: bool
    lat: int
    lon: int
    flag: int
    foreign: int
    altitude_ft: float
    groundspeed_kt: float
    track_deg: float


class Velocity(NamedTuple):
    """Airborne velocity.

    Attributes
    ----------
    groundspeed_kt, track_deg : float
        Over ground; nan where the message says airspeed.
    vertical_rate_fpm : float
        Up positive, of either source.
    difference_ft : float
        Height above the ellipsoid less pressure altitude.
    """

    groundspeed_kt: float
    track_deg: float
    vertical_rate_fpm: float
    difference_ft: float


class Status(NamedTuple):
    """Quality from an operational status or a target state.

    Attributes
    ----------
    version : int
        0, 1 or 2; -1 where the message does not say it.
    surface : bool
        It is the surface form.
    supplement_a, supplement_c : int
        Of the NIC.
    nac_p, sil : int
        -1 in version 0.
    """

    version: int
    surface: bool
    supplement_a: int
    supplement_c: int
    nac_p: int
    sil: int


def position(me: int) -> Position:
    """Read an airborne or surface position.

    Parameters
    ----------
    me : int
        56 bits with a type code of 5 to 18 or 20 to 22.

    Returns
    -------
    Position
        Still encoded.
    """
    code = me >> 51
    surface = code in SURFACE
    return Position(
        code,
        bool(me >> 34 & 1),
        surface,
        me >> 17 & 0x1FFFF,
        me & 0x1FFFF,
        0 if surface else me >> 48 & 1,
        me >> 35 & 1,
        nan if surface else altitude_ft(me >> 36 & 0xFFF),
        movement_kt(me >> 44 & 0x7F) if surface else nan,
        (me >> 36 & 0x7F) * COURSE_STEP_DEG if surface and me >> 43 & 1 else nan,
    )


def movement_kt(code: int) -> float:
    """Read the ground speed of an aircraft on the surface.

    Parameters
    ----------
    code : int
        7 bits.

    Returns
    -------
    float
        Knots, lower end of the step; nan where none is said.
    """
    if not 1 <= code <= MOVEMENT_MAX:
        return nan
    first, speed_kt, step_kt = next(row for row in MOVEMENT_KT if code >= row[0])
    return speed_kt + step_kt * (code - first)


def velocity(me: int) -> Velocity:
    """Read an airborne velocity.

    Parameters
    ----------
    me : int
        56 bits of type code 19.

    Returns
    -------
    Velocity
        In the sender's units.
    """
    subtype = me >> 48 & 7
    rate, difference = me >> 10 & 0x1FF, me & 0x7F
    rate_fpm = difference_ft = speed_kt = track_deg = nan
    if 0 < rate < RATE_CODE_MAX:
        rate_fpm = float(RATE_STEP_FPM * _signed(rate, me >> 19))
    if 0 < difference < DIFFERENCE_CODE_MAX:
        difference_ft = float(DIFFERENCE_STEP_FT * _signed(difference, me >> 7))
    east, north = me >> 32 & 0x3FF, me >> 21 & 0x3FF
    said = 0 < east < SPEED_CODE_MAX and 0 < north < SPEED_CODE_MAX
    if said and subtype in {1, 2}:
        step = SUPERSONIC if subtype == 2 else 1  # noqa: PLR2004 - the subtype
        vx = step * _signed(east, me >> 42)
        vy = step * _signed(north, me >> 31)
        speed_kt = sqrt(float(vx * vx + vy * vy))
        track_deg = course_deg(vx, vy)
    return Velocity(speed_kt, track_deg, rate_fpm, difference_ft)


def _signed(code: int, sign: int) -> int:
    """Count from 1 upwards, or downwards where the last bit of the sign is set."""
    return 1 - code if sign & 1 else code - 1


def course_deg(east: int, north: int) -> float:
    """Turn whole components of a velocity into a course.

    Parameters
    ----------
    east, north : int
        In one unit.

    Returns
    -------
    float
        Degrees from north, clockwise, in [0, 360); nan where nothing moves.
    """
    if not east and not north:
        return nan
    angle_deg = atan2(float(east), float(north)) / DEGREE_RAD
    return angle_deg + 360.0 if angle_deg < 0.0 else angle_deg


def identification(me: int) -> str:
    """Read a callsign.

    Parameters
    ----------
    me : int
        56 bits with a type code of 1 to 4.

    Returns
    -------
    str
        Stripped; "" where a character is none of the alphabet.
    """
    text = "".join([LETTERS[me >> place & 0x3F] for place in range(42, -1, -6)])
    return "" if NO_LETTER in text else text.strip()


def status(me: int) -> Status | None:
    """Read quality from an operational status or a target state.

    Parameters
    ----------
    me : int
        56 bits of type code 29 or 31.

    Returns
    -------
    Status or None
        None for subtypes and versions that no standard assigns.
    """
    if me >> 51 == TARGET_STATE:
        if me >> 49 & 3 > 1:
            return None
        return Status(-1, False, 0, 0, me >> 13 & 0xF, me >> 10 & 3)
    subtype, version = me >> 48 & 7, me >> 13 & 7
    if subtype > 1 or version > VERSION_MAX:
        return None
    if version == 0:
        return Status(0, bool(subtype), 0, 0, -1, -1)
    surface_c = me >> 36 & 1 if subtype == 1 and version == VERSION_MAX else 0
    return Status(
        version, bool(subtype), me >> 12 & 1, surface_c, _nac_p(me >> 8), me >> 4 & 3
    )


def _nac_p(bits: int) -> int:
    """Read the accuracy category in the last four bits; -1 where it is reserved."""
    value = bits & 0xF
    return value if value <= NAC_P_MAX else -1
