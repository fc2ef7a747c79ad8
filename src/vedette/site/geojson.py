"""What a volume's GeoJSON file must say of itself: source, validity and accuracy.

RFC 7946 allows foreign members, so the three stand in ``properties`` of each Feature,
or once at the top. A border of unknown accuracy cannot be judged against: the
probability that something crossed it would be a guess. Geometry is read by
`vedette.airspace`.
"""

import json
import re
from pathlib import Path
from typing import Any

from msgspec import Struct

from vedette.errors import UsageError

# A normal error stays within this many sigma 95 % of the time.
SIGMA_PER_95 = 1.959963984540054
# A quarter of the reach within which distances are told; worse is no border to judge.
SIGMA_MAX_M = 5_000.0
ACCURACY_MAX_M = SIGMA_MAX_M * SIGMA_PER_95

_STATED = ("source", "valid_from", "accuracy_m")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}([Tt ].+)?", re.ASCII)


class VolumeStatement(Struct, frozen=True, kw_only=True):
    """What a GeoJSON file says of the border that it holds.

    Parameters
    ----------
    source : str
        Who published it.
    valid_from : str
        Since when, RFC 3339 date or date-time.
    accuracy_m : float
        95 % of the border lies within this of the true one, m.
    """

    source: str
    valid_from: str
    accuracy_m: float


def volume_statement(path: Path) -> VolumeStatement:
    """Read what a GeoJSON file says of itself.

    Parameters
    ----------
    path : pathlib.Path
        The file.

    Returns
    -------
    VolumeStatement
        Of several features: every source, the latest validity, the worst accuracy.

    Raises
    ------
    UsageError
        Where the file is missing, is not GeoJSON, or leaves one of the three unsaid.
    """
    document = _read(path)
    top = {**document, **_members(document.get("properties"))}
    features = document.get("features")
    if not isinstance(features, list):
        features = [document]
    said = [
        _statement({**top, **_members(_members(feature).get("properties"))}, path)
        for feature in features or [document]
    ]
    return VolumeStatement(
        source="; ".join(dict.fromkeys(s.source for s in said)),
        valid_from=max(s.valid_from for s in said),
        accuracy_m=max(s.accuracy_m for s in said),
    )


def _read(path: Path) -> dict[str, Any]:
    try:
        document = json.loads(path.read_bytes())
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UsageError(
            expected="a border set and code, or a GeoJSON file",
            got=error.strerror or "none",
            where=str(path),
            advice="Paths are relative to the site file; "
            "a border set is written `borders-osm:PL`.",
        ) from error
    except (ValueError, RecursionError) as error:
        raise UsageError(expected="GeoJSON", got=f"{error}", where=str(path)) from error
    if not isinstance(document, dict) or "type" not in document:
        raise UsageError(
            expected="GeoJSON", got="JSON without a `type`", where=str(path)
        )
    return document


def _members(value: object) -> dict[str, Any]:
    return value if isinstance(value, dict) else {}


def _statement(said: dict[str, Any], path: Path) -> VolumeStatement:
    for key in _STATED:
        if said.get(key) in (None, ""):
            raise UsageError(
                expected=f"`{key}` in the file's or each feature's properties",
                got="none",
                where=str(path),
                advice="A border is judged only with its source, validity and accuracy "
                "(95 %, m).",
            )
    accuracy_m = said["accuracy_m"]
    number = isinstance(accuracy_m, int | float) and not isinstance(accuracy_m, bool)
    if not number or not 0.0 < accuracy_m <= ACCURACY_MAX_M:
        raise UsageError(
            expected=f"an `accuracy_m` (95 %) of more than 0 and at most "
            f"{ACCURACY_MAX_M:,.0f} m",
            got=ascii(accuracy_m),
            where=str(path),
            advice="No border is known exactly; state what 95 % of it holds.",
        )
    valid_from = str(said["valid_from"])
    if not _DAY.fullmatch(valid_from):
        raise UsageError(
            expected="`valid_from` as a date such as 2025-01-01",
            got=ascii(said["valid_from"]),
            where=str(path),
        )
    return VolumeStatement(
        source=str(said["source"]), valid_from=valid_from, accuracy_m=float(accuracy_m)
    )
