"""What `vedette site-from` reads from its command line, writes and tells."""

import math
import os
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from vedette.cli.decode_text import quoted_path
from vedette.cli.drafted_sources import Radar, Speakers
from vedette.cli.surveyed import Survey
from vedette.errors import UsageError

LAT_DEG_MAX, LON_DEG_MAX = 90.0, 180.0
HEIGHT_M = (-500.0, 10_000.0)  # of an antenna on the ground: Dead Sea to Himalaya
LISTED_MAX = 30


def positions_at(options: Sequence[str]) -> dict[str, tuple[float, float, float]]:
    """Read where radars stand.

    Parameters
    ----------
    options : sequence of str
        Such as 25/12=54.08,18.42,120: degrees, metres above the ellipsoid.

    Returns
    -------
    dict of str to (float, float, float)
        By SAC/SIC.

    Raises
    ------
    UsageError
        One of them is none, or a radar stands twice.
    """
    places: dict[str, tuple[float, float, float]] = {}
    for text in options:
        name, _, place = text.rpartition("=")
        try:
            lat_deg, lon_deg, height_m = (float(part) for part in place.split(","))
        except ValueError:
            lat_deg = lon_deg = height_m = math.nan
        sound = abs(lat_deg) <= LAT_DEG_MAX and abs(lon_deg) <= LON_DEG_MAX
        if not name or not sound or not HEIGHT_M[0] <= height_m <= HEIGHT_M[1]:
            raise UsageError(
                expected="SAC/SIC=LAT,LON,HEIGHT in degrees and metres",
                got=f"{text!r:.60}",
                where="--at",
                advice="Such as --at 25/12=54.08,18.42,120.",
            )
        if name in places:
            raise UsageError(
                expected="one position of each radar", got=f"{name} twice", where="--at"
            )
        places[name] = (lat_deg, lon_deg, height_m)
    return places


def refuse_existing(out: Path) -> None:
    """Refuse to write over a file.

    Parameters
    ----------
    out : pathlib.Path
        The site file to be.

    Raises
    ------
    UsageError
        Something is there.
    """
    if os.path.lexists(out):
        raise UsageError(
            expected="a name that is free",
            got="a file or folder",
            where=str(out),
            advice="Give --replace to write over a file, or choose another name.",
        )


def write_text(text: str, out: Path | None) -> None:
    """Write the draft, whole or not at all.

    Parameters
    ----------
    text : str
        TOML.
    out : pathlib.Path or None
        The file; None prints it.
    """
    if out is None:
        sys.stdout.write(text)
        sys.stdout.flush()
        return
    partial = out.with_name(f"{out.name}.partial")
    try:
        partial.write_text(text, encoding="utf-8")
        partial.replace(out)
    except OSError:
        partial.unlink(missing_ok=True)
        raise


def summary(found: Survey, speakers: Speakers, out: Path) -> Iterator[str]:
    """Tell what was drafted.

    Parameters
    ----------
    found : Survey
        Of the files.
    speakers : Speakers
        Who speaks in them.
    out : pathlib.Path
        What was written.

    Yields
    ------
    str
        Line by line.
    """
    for radar in speakers.radars[:LISTED_MAX]:
        yield from _radar(radar)
    for receiver in speakers.receivers[:LISTED_MAX]:
        yield f"{receiver.name or ', '.join(receiver.feeds)} is {receiver.about}."
    for tracker in speakers.trackers[:LISTED_MAX]:
        yield (
            f"{tracker.name} is {tracker.about}: its tracks are recorded, never fused."
        )
    if not speakers.placed and not speakers.receivers:
        yield "Nothing in it can be fused to a picture as it stands: only recorded."
    fused = bool(speakers.radars or speakers.receivers)
    named = " ".join(quoted_path(str(path)) for path in found.paths)
    date = " --date YYYY-MM-DD" if any(f.needs_date for f in found.files) else ""
    site = quoted_path(str(out))
    yield f"Site:    {out}; it judges no volume yet."
    yield f"Next: vedette check {site}"
    if fused:
        yield f"Next: vedette replay {named}{date} --site {site} --out result"


def _radar(radar: Radar) -> Iterator[str]:
    """Tell what is known of one radar."""
    draft = radar.draft
    if draft.placed:
        where = f"It stands at {draft.lat.value}, {draft.lon.value}: {draft.lat.why}."
    else:
        where = f"NOT USED until its position is filled in: {draft.lat.why}."
    yield (
        f"{draft.name} is a radar that turns in {draft.period_s.value:g} s:"
        f" {draft.period_s.why}. {where}"
    )
    if radar.strangers:
        yield (
            f"  WARNING: {draft.name} sends other messages on"
            f" {', '.join(radar.strangers)}: two radars share a code, or one sends over"
            " two ways. The second is not used."
        )
