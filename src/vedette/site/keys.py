"""What a key of the site file may hold: unit, range and meaning, as annotated types.

One description serves three readers: the check of a site file, the JSON Schema and
the table in ``docs/site-file.md``. Units are SI and degrees, as an operator writes
them; `vedette.units` turns them into radians inside.
"""

from typing import Annotated, Any

from msgspec import Meta

# The schema is for editors, which read a time as a string; see vedette.site.schema.
_TIME_SCHEMA = {"format": "date-time"}

# Names of files are made of ids; file systems hold 255 bytes.
Identifier = Annotated[
    str, Meta(pattern=r"^[A-Za-z0-9][A-Za-z0-9_.:/-]*$", max_length=100)
]
Latitude = Annotated[float, Meta(ge=-90.0, le=90.0)]
Longitude = Annotated[float, Meta(ge=-180.0, le=180.0)]
Azimuth = Annotated[float, Meta(ge=0.0, le=360.0)]
TimeNs = Annotated[int, Meta(extra_json_schema=_TIME_SCHEMA)]
Positive = Annotated[float, Meta(gt=0.0)]
# From ship radars at ten turns a second to a station that looks once an hour.
Period = Annotated[float, Meta(ge=0.1, le=3600.0)]
NotNegative = Annotated[float, Meta(ge=0.0)]
# Strictly between: a sensor that never misses makes one miss a proof of absence, and
# one that never sees makes every look empty; neither exists.
Probability = Annotated[float, Meta(gt=0.0, lt=1.0)]
Share = Annotated[float, Meta(ge=0.0, le=1.0)]
Octet = Annotated[int, Meta(ge=0, le=255)]


def about(
    meaning: str, *, unit: str = "", used: bool = True, default: str = ""
) -> Meta:
    """Say what a key means, for the table, the schema and `vedette check`.

    Parameters
    ----------
    meaning : str
        One sentence without a full stop.
    unit : str
        Unit and reference, empty where there is none.
    used : bool
        False for a key that is read and checked, but that nothing acts upon yet.
    default : str
        How the table words the default where its value alone would not tell.

    Returns
    -------
    msgspec.Meta
        To be put last in an ``Annotated``.
    """
    extra: dict[str, Any] = {"unit": unit, "used": used, "default": default}
    return Meta(description=meaning, extra=extra)
