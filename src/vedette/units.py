"""Units at the border: feet, knots and degrees become SI inside, and back.

Inside Vedette everything is metres, seconds, radians. A name's last part is its unit.
"""

FOOT_M = 0.3048  # international foot, exact
KNOT_MPS = 1852.0 / 3600.0  # international nautical mile per hour, exact
DEGREE_RAD = 0.017453292519943295  # pi / 180, nearest double
PI = 3.141592653589793
SECOND_NS = 1_000_000_000
