"""How well a position is contained: the navigation integrity category (NIC).

Law: DO-260B table 2-69 and its kin (type code and supplements A, B and C to NIC), for
version 1 DO-260A (supplement A alone). Version 0 sends a type code that means a NUCp;
its radius of containment is given as the NIC of the next larger radius. A sender whose
version is not known is read like version 0, which claims least.
"""

WITHOUT_SUPPLEMENT = {
    5: 11,
    6: 10,
    7: 8,
    8: 0,
    9: 11,
    10: 10,
    11: 8,
    12: 7,
    13: 6,
    14: 5,
    15: 4,
    16: 2,
    17: 1,
    18: 0,
    20: 11,
    21: 10,
    22: 0,
}
NUCP_2_TYPE_CODE = 16  # within 10 NM: wider than NIC 2 (8 NM) allows
NUCP_2_AS_NIC = 1
# (type code, supplements A and B in the air, A and C on the surface): NIC
VERSION_2 = {(11, 1, 1): 9, (16, 1, 1): 3, (7, 1, 0): 9}
VERSION_2_SURFACE = {(8, 1, 1): 7, (8, 1, 0): 6, (8, 0, 1): 6}
VERSION_1 = {(7, 1): 9, (11, 1): 9, (16, 1): 3}


def nic(version: int, type_code: int, first: int, second: int) -> int:
    """Find the integrity category of a position.

    Parameters
    ----------
    version : int
        0, 1, 2, or -1 where not known.
    type_code : int
        5 to 18 or 20 to 22.
    first, second : int
        Supplement A; supplement B in the air, C on the surface.

    Returns
    -------
    int
        0 to 11.
    """
    plain = WITHOUT_SUPPLEMENT[type_code]
    if version < 1:
        return NUCP_2_AS_NIC if type_code == NUCP_2_TYPE_CODE else plain
    if version == 1:
        return VERSION_1.get((type_code, first), plain)
    key = (type_code, first, second)
    return VERSION_2.get(key, VERSION_2_SURFACE.get(key, plain))
