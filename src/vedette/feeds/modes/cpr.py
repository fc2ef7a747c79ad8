"""Compact position reports: the arithmetic that turns 17 bits into a latitude.

Law: DO-260B appendix A.1.7 (ICAO Doc 9871 C.2.6). A position is sent within a zone,
by turns in a grid of 60 zones of latitude (even) and one of 59 (odd). Two of them give
the place on the earth; one gives it near a place that is known. On the surface the
zones are four times smaller, so a pair leaves the quarter of the earth open, and a
place near by must settle it.

Degrees, WGS 84. Only + - x / and floor in fixed order, and integers where the standard
has integers: the same bits everywhere. The number of zones of longitude changes at
latitudes that are written here as constants (nearest doubles; the standard's formula
with 50 digits gives them again, which a test holds).
"""

from bisect import bisect_left
from math import floor

HALF = 1 << 16  # one half, in units of 2**-17
BITS = 17
SCALE = float(1 << BITS)
AIRBORNE_DEG, SURFACE_DEG = 360.0, 90.0
EVEN_ZONES, ODD_ZONES = 60, 59
LAT_MAX_DEG = 90.0
# Latitudes where the number of zones falls from 59 to 58, ..., from 2 to 1.
TRANSITIONS_DEG = (
    *(10.470471299968775, 14.828174368687508, 18.186263570714182),
    *(21.029394926029344, 23.545044865571402, 25.829247070588554),
    *(27.938987101219166, 29.91135685731838, 31.77209707681102),
    *(33.539934362985456, 35.228995977964466, 36.85025107593547),
    *(38.412418924123045, 39.92256684333892, 41.386518322602825),
    *(42.809140122435664, 44.19454951419314, 45.54626722660254),
    *(46.867332524987674, 48.160391280966536, 49.42776439255704),
    *(50.67150165553846, 51.89342469168786, 53.09516152796016),
    *(54.27817472272919, 55.4437844449506, 56.59318756205935),
    *(57.72747353866127, 58.84763776148471, 59.954592766940465),
    *(61.04917774246363, 62.132166592103424, 63.20427479381938),
    *(64.2661652256745, 65.31845309682099, 66.36171008382628),
    *(67.39646774084676, 68.4232202208334, 69.44242631144031),
    *(70.45451074987608, 71.4598647302899, 72.45884544728952),
    *(73.4517744166787, 74.43893415725142, 75.42056256653363),
    *(76.39684390794473, 77.36789461328192, 78.33374082922752),
    *(79.29428225456931, 80.24923213280516, 81.19801349271951),
    *(82.13956980510609, 83.07199444719816, 83.99173562980566),
    *(84.89166190702088, 85.75541620944419, 86.53536997512101, 87.0),
)
ZONES_MAX = 59

Place = tuple[float, float]  # latitude, longitude, degrees
Encoded = tuple[int, int]  # the same as sent, 17 bits each


def zones(lat_deg: float) -> int:
    """Count the zones of longitude at a latitude (NL of the standard).

    Parameters
    ----------
    lat_deg : float
        Degrees north.

    Returns
    -------
    int
        59 at the equator, 1 around the poles; at a transition the larger one.
    """
    return ZONES_MAX - bisect_left(TRANSITIONS_DEG, abs(lat_deg))


def airborne_pair(even: Encoded, odd: Encoded) -> tuple[Place, Place] | None:
    """Place a pair of airborne positions on the earth.

    Parameters
    ----------
    even, odd : tuple of int
        Latitude and longitude as sent, of one aircraft within a few seconds.

    Returns
    -------
    tuple of Place or None
        Where each of them was; None where they lie in belts with different numbers of
        zones, or beyond a pole: then they are no pair.
    """
    lat_even, lat_odd = _pair_latitudes(even[0], odd[0], AIRBORNE_DEG)
    lat_even -= 360.0 if lat_even >= 270.0 else 0.0  # noqa: PLR2004 - the south
    lat_odd -= 360.0 if lat_odd >= 270.0 else 0.0  # noqa: PLR2004 - the south
    return _with_longitudes(even[1], odd[1], lat_even, lat_odd, AIRBORNE_DEG)


def surface_pair(
    even: Encoded, odd: Encoded, reference: Place
) -> tuple[Place, Place] | None:
    """Place a pair of surface positions on the earth.

    Parameters
    ----------
    even, odd : tuple of int
        Latitude and longitude as sent, of one aircraft within a few seconds.
    reference : Place
        A place less than 45 degrees away: the receiver, or the aircraft before.

    Returns
    -------
    tuple of Place or None
        Where each of them was; None where they are no pair.
    """
    lat_even, lat_odd = _pair_latitudes(even[0], odd[0], SURFACE_DEG)
    if abs(lat_even - 90.0 - reference[0]) < abs(lat_even - reference[0]):
        lat_even -= 90.0  # the southern of the two solutions
        lat_odd -= 90.0
    pair = _with_longitudes(even[1], odd[1], lat_even, lat_odd, SURFACE_DEG)
    if pair is None:
        return None
    first, second = pair
    return _quarter_near(first, reference[1]), _quarter_near(second, reference[1])


def place_near(
    encoded: Encoded, reference: Place, *, odd: bool, surface: bool
) -> Place | None:
    """Place one position near a place that is known.

    Parameters
    ----------
    encoded : tuple of int
        Latitude and longitude as sent.
    reference : Place
        Less than half a zone away: 180 NM in the air, 45 NM on the surface.
    odd, surface : bool
        Which grid it was sent in.

    Returns
    -------
    Place or None
        None where it would lie beyond a pole.
    """
    turn_deg = SURFACE_DEG if surface else AIRBORNE_DEG
    step_deg = turn_deg / (ODD_ZONES if odd else EVEN_ZONES)
    lat_deg = _nearest(encoded[0], reference[0], step_deg)
    if abs(lat_deg) > LAT_MAX_DEG:
        return None
    step_deg = turn_deg / max(zones(lat_deg) - odd, 1)
    return lat_deg, wrap_deg(_nearest(encoded[1], reference[1], step_deg))


def wrap_deg(lon_deg: float) -> float:
    """Bring a longitude into [-180, 180).

    Parameters
    ----------
    lon_deg : float
        Degrees, at most one turn off.

    Returns
    -------
    float
        Degrees.
    """
    if lon_deg >= 180.0:  # noqa: PLR2004 - half a turn
        return lon_deg - 360.0
    return lon_deg + 360.0 if lon_deg < -180.0 else lon_deg  # noqa: PLR2004


def _nearest(sent: int, reference_deg: float, step_deg: float) -> float:
    """Choose the zone in which the position lies nearest to the reference."""
    part = sent / SCALE
    zone = floor(reference_deg / step_deg - part + 0.5)
    return step_deg * (zone + part)


def _pair_latitudes(even: int, odd: int, turn_deg: float) -> tuple[float, float]:
    """Solve for the zone of latitude in which both grids agree."""
    zone = (ODD_ZONES * even - EVEN_ZONES * odd + HALF) >> BITS
    return (
        turn_deg / EVEN_ZONES * (zone % EVEN_ZONES + even / SCALE),
        turn_deg / ODD_ZONES * (zone % ODD_ZONES + odd / SCALE),
    )


def _with_longitudes(
    even: int, odd: int, lat_even: float, lat_odd: float, turn_deg: float
) -> tuple[Place, Place] | None:
    """Solve for the zone of longitude, at latitudes that are solved."""
    if abs(lat_even) > LAT_MAX_DEG or abs(lat_odd) > LAT_MAX_DEG:
        return None
    count = zones(lat_even)
    if zones(lat_odd) != count:
        return None
    zone = (even * (count - 1) - odd * count + HALF) >> BITS
    fewer = max(count - 1, 1)
    lon_even = turn_deg / count * (zone % count + even / SCALE)
    lon_odd = turn_deg / fewer * (zone % fewer + odd / SCALE)
    return (lat_even, wrap_deg(lon_even)), (lat_odd, wrap_deg(lon_odd))


def _quarter_near(place: Place, reference_lon_deg: float) -> Place:
    """Turn a surface position into the quarter of the earth nearest to a longitude."""
    quarters = floor((reference_lon_deg - place[1]) / SURFACE_DEG + 0.5)
    return place[0], wrap_deg(place[1] + SURFACE_DEG * quarters)
