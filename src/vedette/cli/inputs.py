"""What an episode is made from, as a command line names it: files or a record.

In: paths, perhaps a site file. Out: the inputs in received order, the site file's text
and the folder that its own files lie in. Without a site file one is drafted from the
data: its middle, its radius, no volume judged.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import takewhile
from pathlib import Path
from typing import NamedTuple

import numpy as np
import numpy.typing as npt

from vedette.cli.recorded import recorded_inputs, unpack_record
from vedette.cli.site_file import open_site
from vedette.draft.watch import distances_km
from vedette.earth.plane import RADIUS_MAX_KM, plane_at, to_plane_array
from vedette.errors import FeedError, UsageError
from vedette.feeds.decoder import decoder_of
from vedette.feeds.io.inputs import open_inputs
from vedette.feeds.report import (
    PositionReport,
    Rejected,
    Report,
    SightingReport,
    SystemTrackReport,
)
from vedette.feeds.source import Declared, InputSet
from vedette.picture import outside
from vedette.plan import Plan
from vedette.plots.plot import Floats
from vedette.record.keys import SigningKey, load_key, user_key
from vedette.site.instant import instant_text
from vedette.site.load import parse_site
from vedette.site.model import Site
from vedette.site.write import draft_site, site_text

MARGIN = 1.05  # of a drafted radius, so that nothing lies on its edge
RADIUS_MIN_KM = 10.0  # of a drafted site: a receiver beside one aircraft
BEYOND = "beyond the site's radius"
UNKNOWN_MAX = 10  # sensors that are named one by one


class Chosen(NamedTuple):
    """What an episode is made from.

    Attributes
    ----------
    plan : Plan
    inputs : InputSet
    key : SigningKey
    notes : tuple of str
        What was assumed, for people.
    """

    plan: Plan
    inputs: InputSet
    key: SigningKey
    notes: tuple[str, ...]


@contextmanager
def chosen_inputs(
    paths: Sequence[Path],
    site: Path | None,
    date: str | None,
    form: str | None,
    edition: str = "",
) -> Iterator[Chosen]:
    """Open what was named, with the site file that it is judged by.

    Parameters
    ----------
    paths : sequence of pathlib.Path
        Files, or one record (or output folder).
    site : pathlib.Path or None
        The site file.
    date, form : str or None
        As `vedette.feeds.io.inputs.open_inputs` takes them.
    edition : str
        Editions to read the files with, before what the site file says.

    Yields
    ------
    Chosen
        Valid while the context lasts: a record's own files are unpacked until then.

    Raises
    ------
    UsageError
        Paths or site file do not hold or do not go together.
    FeedError
        Nothing could be decoded, or nothing lies within the site.
    """
    if any(path.is_dir() for path in paths):
        record = _only_record(paths, site)
        with unpack_record(record) as (plan, leaves):
            inputs = recorded_inputs(plan, leaves)
            site_of_record = parse_site(plan.site_text, "site file")
            notes = _within(site_of_record, _reports(inputs))
            yield Chosen(plan, inputs, user_key(), notes)
        return
    yield _from_files(paths, site, date, form, edition)


def _only_record(paths: Sequence[Path], site: Path | None) -> Path:
    """Refuse to mix a record with anything else."""
    if len(paths) > 1 or site is not None:
        raise UsageError(
            expected="a record alone: it holds its inputs and its own site file",
            got="other inputs or a site file beside it",
            where=str(next(path for path in paths if path.is_dir())),
            advice="Replay the record by itself, or the files with --site.",
        )
    return paths[0]


def _from_files(
    paths: Sequence[Path],
    site: Path | None,
    date: str | None,
    form: str | None,
    edition: str,
) -> Chosen:
    """Open recordings, under the feeds' names of the site file where it names them."""
    declared = None if site is None else open_site(site).site
    known = [Declared()] * len(paths)
    if declared is not None:
        known = declared_feeds(paths, declared)
    if edition:
        known = [one._replace(edition=edition) for one in known]
    inputs = open_inputs(paths, format=form, date=date, declared=known)
    reports = _reports(inputs)
    if declared is None or site is None:
        text, notes = _drafted(reports, inputs, paths)
        folder = Path.cwd()
    else:
        text, notes, folder = site.read_text(encoding="utf-8"), (), site.parent
    checked = declared or parse_site(text, "drafted site file")
    notes += _within(checked, reports)
    plan = Plan(
        site_text=text,
        folder=folder,
        feeds=inputs.feeds,
        data_kind=inputs.data_kind,
    )
    key = checked.record.key
    return Chosen(plan, inputs, load_key(folder / key) if key else user_key(), notes)


def declared_feeds(paths: Sequence[Path], site: Site) -> list[Declared]:
    """Say what a site file declares of each file, found by the file's name.

    A capture has a feed for each of its channels, named by its own name and the port
    (north.30048, north.30021): the file's name is what they begin with.

    Parameters
    ----------
    paths : sequence of pathlib.Path
        Files.
    site : Site
        Its feeds name their sources.

    Returns
    -------
    list of Declared
        Without a name where no feed names the file: it is then file-1, file-2, ...
    """
    known: list[Declared] = []
    for number, path in enumerate(paths, 1):
        feeds = [feed for feed in site.feeds if Path(feed.source).name == path.name]
        name = _base([feed.id for feed in feeds])
        if not name or name in {one.feed for one in known}:
            name = f"file-{number}"
        mine = [f for f in feeds if f.id == name or f.id.startswith(f"{name}.")]
        parts = [part.strip() for feed in mine for part in feed.edition.split(",")]
        known.append(
            Declared(
                feed=name,
                format=next((feed.format for feed in mine), None),
                date=next((feed.date for feed in mine if feed.date), None),
                edition=", ".join(dict.fromkeys(filter(None, parts))),
                reference=site.receiver_place(name),
            )
        )
    return known


def _base(ids: Sequence[str]) -> str:
    """Find what the ids of one file's channels begin with; an id alone is its own."""
    if len(ids) < 2:  # noqa: PLR2004 - several channels
        return ids[0] if ids else ""
    together = zip(*(name.split(".") for name in ids), strict=False)
    parts = [same[0] for same in takewhile(lambda same: len(set(same)) == 1, together)]
    while parts and parts[-1].isdecimal():  # of an address
        parts.pop()
    return ".".join(parts)


def _places(reports: Iterable[Report]) -> tuple[Floats, Floats]:
    """Gather latitudes and longitudes of those reports that say them."""
    said = [
        (report.lat_deg, report.lon_deg)
        for report in reports
        if isinstance(report, PositionReport)
    ]
    places = np.array(said).reshape(-1, 2)
    return places[:, 0].copy(), places[:, 1].copy()


def _reports(inputs: InputSet) -> list[Report]:
    """Decode all inputs, without what is rejected, in received order.

    They were decoded once to date and count them, and will be once more as they are
    recorded. Neither can stand for this: a leaf is dated only once all are read, and
    what cannot be used is to be refused before anything is recorded.
    """
    decoders = {feed: decoder_of(source) for feed, source in inputs.feeds.items()}
    found: list[Report] = []
    for leaf in inputs.leaves:
        result = decoders[leaf.feed].decode(leaf.raw, leaf.received_ns, leaf.offset)
        found += () if isinstance(result, Rejected) else result
    return found


def _drafted(
    reports: Sequence[Report], inputs: InputSet, paths: Sequence[Path]
) -> tuple[str, tuple[str, ...]]:
    """Draft a site file around the middle of the data."""
    lat, lon = _places(reports)
    if not lat.size:
        raise UsageError(
            expected="a site file: nothing in it says the position of an aircraft",
            got="none",
            where=", ".join(str(path) for path in paths),
            advice="vedette site-from drafts one; name it with --site.",
        )
    # Unrolled about the first position, so that a cloud over 180 degrees is one.
    lon = lon[0] + (lon - lon[0] + 180.0) % 360.0 - 180.0
    centre_lat = float(np.clip((lat.min() + lat.max()) / 2.0, -84.0, 84.0))
    centre_lon = float((lon.min() + lon.max()) / 2.0)
    radius_km = float(distances_km(centre_lat, centre_lon, lat, lon).max()) * MARGIN
    if radius_km > RADIUS_MAX_KM:  # few of them are far off, or the world is watched
        centre_lat, centre_lon = float(np.median(lat)), float(np.median(lon))
    site = draft_site(
        name=", ".join(source.file_name for source in inputs.feeds.values()),
        centre=(
            round(min(max(centre_lat, -84.0), 84.0), 4),
            round((centre_lon + 180.0) % 360.0 - 180.0, 4),
        ),
        radius_km=round(min(max(radius_km, RADIUS_MIN_KM), RADIUS_MAX_KM), 1),
    )
    sentence = (
        "No --site was given, so a site file was drafted from the data: centre "
        f"{site.watch.centre[0]:g}, {site.watch.centre[1]:g}, radius "
        f"{site.watch.radius_km:g} km, no volume judged. It is site.toml in the "
        "output; add a [[volume]] to it and replay with --site."
    )
    return site_text(site), (sentence,)


def _within(site: Site, reports: Sequence[Report]) -> tuple[str, ...]:
    """Say what of the reports the site cannot use; refuse where that is all."""
    late = np.array([outside(site.watch, r.time_ns) for r in reports], np.bool_)
    away = np.array([_of_no_radar(site, r) for r in reports], np.bool_)
    placed = np.array([isinstance(r, PositionReport) for r in reports], np.bool_)
    lat, lon = _places(reports)
    watch = site.watch
    plane = plane_at(*watch.centre, watch.radius_km, site=watch.name)
    e_m, n_m = to_plane_array(plane, lat, lon)
    away[placed] = np.hypot(e_m, n_m) > watch.radius_km * 1000.0
    beyond = away & placed
    if reports and (late | away).all():
        raise _unusable(site, reports, late, beyond)
    unknown = _unknown(site, reports)
    if not beyond.any():
        return unknown
    sentence = (
        f"{int(beyond.sum()):,} of {lat.size:,} positions lie {BEYOND} of "
        f"{watch.radius_km:g} km and are rejected; the farthest at "
        f"{_farthest_km(site, reports):,.0f} km."
    )
    return (sentence, *unknown)


def _unknown(site: Site, reports: Sequence[Report]) -> tuple[str, ...]:
    """Say once which sensors the site knows nothing of, and how much they said."""
    known = {sensor.id for sensor in site.sensors}
    known |= {f"{sensor.sac}/{sensor.sic}" for sensor in site.sensors}
    said = Counter(
        report.sensor
        for report in reports
        if not isinstance(report, PositionReport | SystemTrackReport)
        and report.sensor not in known
    )
    if not said:
        return ()
    told = [f"{name} ({count:,})" for name, count in said.most_common(UNKNOWN_MAX)]
    if len(said) > UNKNOWN_MAX:
        told.append(f"and {len(said) - UNKNOWN_MAX} more")
    sentence = (
        f"{said.total():,} of {len(reports):,} reports are of sensors that the site "
        f"does not declare, and are not used: {', '.join(told)}. Declare each as a "
        "[[sensor]], or leave its recording out."
    )
    return (sentence,)


def _of_no_radar(site: Site, report: Report) -> bool:
    """Say whether a report is of no radar that the site declares."""
    if isinstance(report, SystemTrackReport):
        return True  # recorded and not fused: no picture comes of it
    if isinstance(report, PositionReport):
        return False
    if isinstance(report, SightingReport):
        return site.sensor(report.sensor) is None
    radars = [sensor for sensor in site.sensors if sensor.kind == "radar"]
    named = {sensor.id for sensor in radars}
    return report.sensor not in named | {f"{s.sac}/{s.sic}" for s in radars}


def _farthest_km(site: Site, reports: Sequence[Report]) -> float:
    """Measure the largest distance of a position from the site's centre."""
    return float(distances_km(*site.watch.centre, *_places(reports)).max())


def _unusable(
    site: Site,
    reports: Sequence[Report],
    late: npt.NDArray[np.bool_],
    beyond: npt.NDArray[np.bool_],
) -> FeedError:
    """Say why no report at all can be used."""
    watch = site.watch
    where = f"site {watch.name}"
    count = int((~late).sum())
    if not count:
        times_ns = [report.time_ns for report in reports]
        begins, ends = (
            "any time" if t is None else instant_text(t)
            for t in (watch.from_ns, watch.to_ns)
        )
        return FeedError(
            expected=f"inputs within the watch, {begins} to {ends}",
            got=f"none: all {len(reports):,} lie outside, "
            f"{instant_text(min(times_ns))} to {instant_text(max(times_ns))}",
            where=where,
            advice="Check `from` and `to` of the site file, and that the recording "
            "is of that day.",
        )
    more = f"; {int(late.sum()):,} others lie outside its times" if late.any() else ""
    if (beyond & ~late).any():
        return FeedError(
            expected=f"positions within {watch.radius_km:g} km of the site's centre",
            got=f"none: all {count:,} lie beyond, the farthest at "
            f"{_farthest_km(site, reports):,.0f} km{more}",
            where=where,
            advice="Check centre, or set a larger radius_km (at most "
            f"{RADIUS_MAX_KM:g}).",
        )
    said = {r.sensor for r in reports if not isinstance(r, PositionReport)}
    if all(isinstance(report, SystemTrackReport) for report in reports):
        return FeedError(
            expected="plots or positions",
            got=f"tracks of another tracker alone ({', '.join(sorted(said))}){more}",
            where=where,
            advice="They are recorded beside plots or positions, and not fused.",
        )
    return FeedError(
        expected="reports of a radar that the site declares",
        got=f"none: all are of {', '.join(map(repr, sorted(said)))}{more}",
        where=where,
        advice="Declare it as a [[sensor]] of kind radar with that id.",
    )
