"""Altitude codes of Mode S: 25 ft steps, or the Gillham code of 100 ft steps.

Law: ICAO Annex 10 Vol. IV 3.1.2.6.5.4 and appendix to chapter 3 (the code of Mode C);
DO-260B 2.2.3.2.3.4.3 (the 12 bits of a squitter are those 13 without the M bit).
Units: feet.
"""

from math import nan

Q_BIT = 0x010  # of the 12 bits
STEP_FT, ZERO_FT = 25, -1000
GILLHAM_ZERO_FT = -1300
HUNDREDS = 5  # steps of 100 ft in one of 500 ft


def altitude_ft(code: int) -> float:
    """Read the altitude code of a squitter.

    Parameters
    ----------
    code : int
        12 bits: C1 A1 C2 A2 C4 A4 B1 Q B2 D2 B4 D4.

    Returns
    -------
    float
        Feet; nan where none is said or the code is none.
    """
    if code & Q_BIT:
        return float(STEP_FT * ((code & 0xFE0) >> 1 | code & 0xF) + ZERO_FT)
    return _gillham_ft(code) if code else nan


def _gillham_ft(code: int) -> float:
    """Read the reflected codes of 500 ft and of 100 ft."""
    c1, a1, c2, a2, c4, a4 = (code >> place & 1 for place in range(11, 5, -1))
    b1, _, b2, d2, b4, d4 = (code >> place & 1 for place in range(5, -1, -1))
    five_hundreds = _from_reflected((d2, d4, a1, a2, a4, b1, b2, b4))
    hundreds = _from_reflected((c1, c2, c4))
    if hundreds in {0, 5, 6}:  # 0 and 6 are never sent, 5 is written as 7
        return nan
    if hundreds == 7:  # noqa: PLR2004 - the fifth step
        hundreds = HUNDREDS
    if five_hundreds & 1:  # every other one counts its hundreds backwards
        hundreds = 6 - hundreds
    return float(GILLHAM_ZERO_FT + 500 * five_hundreds + 100 * hundreds)


def _from_reflected(bits: tuple[int, ...]) -> int:
    """Count in a reflected binary (Gray) code, first bit the highest."""
    value = last = 0
    for bit in bits:
        last ^= bit
        value = value << 1 | last
    return value
