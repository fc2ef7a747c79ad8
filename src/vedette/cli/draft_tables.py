"""The tables of a drafted site file, from who speaks and what was found out of them.

Law: the public contract of the site file (docs/site-file.md). Whatever cannot stand as
it is, because a number is missing or two radars share a code, is written as a comment
with what to do.
"""

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from vedette.cli.drafted_sources import Radar, Receiver, Speakers
from vedette.cli.surveyed import Survey
from vedette.draft.radar import RadarDraft, Told
from vedette.draft.watch import Circle, Watched
from vedette.earth.plane import RADIUS_MAX_KM
from vedette.feeds.instant import iso_text
from vedette.feeds.source import FeedSource
from vedette.site.commented import Line, Table, shown
from vedette.site.model import APPROACH_KM, DEFAULT_ARRIVALS_PER_H
from vedette.units import SECOND_NS

NUMBERS = (
    *("lat", "lon", "height_m", "period_s", "range_max_m", "sigma_range_m"),
    *("sigma_azimuth_deg", "p_detect", "clutter_per_turn"),
)
_ID = re.compile(r"[A-Za-z0-9][A-Za-z0-9_.:/-]*", re.ASCII)
_CODE = re.compile(r"(\d{1,3})/(\d{1,3})", re.ASCII)


class Chosen(NamedTuple):
    """What was chosen or guessed for the feeds.

    Attributes
    ----------
    name : str
        Of the site.
    date : str or None
        Day of the first message, as stated.
    editions : mapping of str to (str, str)
        By feed: editions, and why; only where something was chosen.
    """

    name: str
    date: str | None
    editions: Mapping[str, tuple[str, str]]


def tables_of(found: Survey, speakers: Speakers, chosen: Chosen) -> list[Table]:
    """Draft all tables but [site].

    Parameters
    ----------
    found : Survey
        Of the files.
    speakers : Speakers
        Who speaks in them.
    chosen : Chosen
        By a person, or by what fits.

    Returns
    -------
    list of Table
        In the order of the contract.
    """
    carried: dict[str, list[str]] = {}
    sensors = []
    taken = set()
    for radar in speakers.radars:
        table = _radar(radar)
        sensors.append(table)
        sensors += _strangers(radar)
        if table.stated:
            taken.add(radar.draft.name)
            for feed in radar.feeds:
                carried.setdefault(feed, []).append(_id("radar", radar.draft.name))
    for number, receiver in enumerate(speakers.receivers, 1):
        table = _receiver(receiver, number, shared=receiver.name in taken)
        sensors.append(table)
        for feed in receiver.feeds:
            carried.setdefault(feed, []).append(str(table.lines[0].value))
    needs_date = {
        source.feed for f in found.files if f.needs_date for source in f.sources
    }
    feeds = [
        _feed(
            source,
            carried.get(source.feed, ()),
            chosen,
            needs_date=source.feed in needs_date,
        )
        for source in found.summary.sources
    ]
    trackers = [_tracker(tracker) for tracker in speakers.trackers]
    return [_VOLUME, _POLICY, *sensors, *trackers, *feeds, _BIRTH]


def site_table(found: Survey, watched: Watched | None, chosen: Chosen) -> Table:
    """Draft [site].

    Parameters
    ----------
    found : Survey
        Of the files.
    watched : Watched or None
        What is to be watched; None where nothing says where anything is.
    chosen : Chosen
        The name.

    Returns
    -------
    Table
        Which holds unless nothing is to be watched.
    """
    if watched is None:
        place = [
            Line("centre", None, "[latitude, longitude], for want of any"),
            Line("radius_km", None, "how far from it, at most 1,000"),
        ]
    else:
        circle = watched.circle
        why = "around all positions and what the placed radars reach"
        if watched.whole_km > RADIUS_MAX_KM:
            why = (
                f"the most there may be; all of it would take {watched.whole_km:,.0f}"
                " km, and what lies beyond is rejected by name"
            )
        centre = (round(circle.lat_deg, 4), round(circle.lon_deg, 4))
        place = [
            Line("centre", centre, "their middle; please move it where it suits"),
            Line("radius_km", min(round(circle.radius_km + 0.5), RADIUS_MAX_KM), why),
        ]
    return Table(
        head="[site]",
        lines=(Line("name", shown(chosen.name)), *place, *_span(found)),
        notes=(
            f"Drafted by vedette site-from from {', '.join(_files(found))}.",
            "Every number says where it comes from. Read them; `vedette check` says",
            "what they mean. Lines that begin with # are comments.",
        ),
    )


def _files(found: Survey) -> list[str]:
    """Name the files."""
    return list(dict.fromkeys(source.file_name for source in found.summary.sources))


def _span(found: Survey) -> list[Line]:
    """Suggest the times of the recording, where it says its day."""
    first_ns, last_ns = found.summary.first_ns, found.summary.last_ns
    if first_ns < 0 or any(file.needs_date for file in found.files):
        return []
    why = "of the recording; what lies outside would be rejected"
    begin_ns = first_ns // SECOND_NS * SECOND_NS
    end_ns = (last_ns // SECOND_NS + 1) * SECOND_NS
    return [
        Line("from", iso_text(begin_ns), f"begin {why}", stated=False),
        Line("to", iso_text(end_ns), f"end {why}", stated=False),
    ]


def _radar(radar: Radar) -> Table:
    """Draft the table of one radar."""
    draft = radar.draft
    sound = _ID.fullmatch(_id("radar", draft.name)) is not None
    notes = [f"{draft.name}: a radar, heard on {', '.join(radar.feeds)}."]
    if len(radar.feeds) > 1:
        notes.append("These send the same messages, or messages that go together.")
    if not sound:
        notes.append("A sensor cannot have that name: its reports are rejected.")
    elif not draft.placed:
        notes += [
            "NOT USED until its position is known: fill it in, take off the # before",
            f"each line, or draft again with --at {draft.name}=LAT,LON,HEIGHT. Until",
            "then its reports are rejected by name.",
        ]
    lines = [Line("id", _id("radar", draft.name)), Line("kind", "radar")]
    lines += _codes(draft.name)
    lines += _numbers(draft)
    stated = sound and draft.placed
    return Table(
        head="[[sensor]]", lines=tuple(lines), notes=tuple(notes), stated=stated
    )


def _strangers(radar: Radar) -> list[Table]:
    """Say loudly that a second radar bears the same code."""
    if not radar.strangers:
        return []
    name = radar.draft.name
    lines = [
        Line("id", f"{_id('radar', name)}-second"),
        Line("kind", "radar"),
        *_codes(name),
        *(Line(key, None) for key in NUMBERS),
    ]
    notes = (
        f"WARNING: {name} sends OTHER messages on {', '.join(radar.strangers)}: two",
        "radars share one code, or one radar sends over two ways. Feeds tell them",
        "apart: what bears this code on a feed that does not name it among its",
        "`sensors` below is rejected.",
    )
    return [Table(head="[[sensor]]", lines=tuple(lines), notes=notes, stated=False)]


def _numbers(draft: RadarDraft) -> list[Line]:
    """Write the numbers of a radar."""
    told: list[tuple[str, Told]] = [(key, getattr(draft, key)) for key in NUMBERS]
    return [Line(key, value, why) for key, (value, why) in told]


def _receiver(receiver: Receiver, number: int, *, shared: bool) -> Table:
    """Draft the table of one receiver."""
    name = _id("adsb", receiver.name) if receiver.name else f"receiver-{number}"
    code = [] if shared else _codes(receiver.name)
    lines = [
        Line("id", name),
        Line("kind", "adsb"),
        *code,
        Line("lat", None, "of the antenna, if you know it: aircraft on the ground"),
        Line("lon", None, "likewise; they are then placed before their first flight"),
    ]
    called = receiver.name or ", ".join(receiver.feeds)
    notes = [f"{called}: {receiver.about}. Its silence is evidence of nothing."]
    if shared:
        notes.append("A radar has the same SAC/SIC, so that it states none.")
    return Table(head="[[sensor]]", lines=tuple(lines), notes=tuple(notes))


def _tracker(tracker: Receiver) -> Table:
    """Say that somebody's tracks are no sensor."""
    notes = (
        f"{tracker.name}: {tracker.about}, heard on {', '.join(tracker.feeds)}.",
        "Its tracks are recorded and never fused, because they are made of plots that",
        "others may have too: it is no sensor.",
    )
    return Table(head="", lines=(), notes=notes)


def _codes(name: str) -> list[Line]:
    """Write SAC and SIC, where a name is one."""
    code = _CODE.fullmatch(name)
    if code is None:
        return []
    return [Line("sac", int(code[1])), Line("sic", int(code[2]))]


def _id(kind: str, name: str) -> str:
    """Name a sensor: by its code, or as the reports name it."""
    code = _CODE.fullmatch(name)
    return f"{kind}-{code[1]}-{code[2]}" if code else name


def _feed(
    source: FeedSource, sensors: Sequence[str], chosen: Chosen, *, needs_date: bool
) -> Table:
    """Draft the table of one feed."""
    notes = (f"Sent to {source.channel}.",) if source.channel else ()
    lines = [
        Line("id", source.feed, "as `vedette replay` names it"),
        Line("format", source.format),
        _source(source.file_name),
        Line("sensors", tuple(sensors)),
    ]
    edition, why = chosen.editions.get(source.feed, ("", ""))
    if edition:
        lines.append(Line("edition", edition, why))
    if chosen.date is not None and not source.dated:
        lines.append(Line("date", chosen.date, "as stated with --date"))
    elif needs_date:
        lines.append(Line("date", None, '"YYYY-MM-DD" of its first message'))
    return Table(head="[[feed]]", lines=tuple(lines), notes=notes)


def _source(name: str) -> Line:
    """Name a file; a site file holds printable text alone."""
    if name.isprintable():
        return Line("source", name)
    return Line("source", shown(name), "its name is not printable: these are escapes")


def circles_of(radars: Sequence[Radar]) -> list[Circle]:
    """Give what placed radars reach.

    Parameters
    ----------
    radars : sequence of Radar
        All of them placed.

    Returns
    -------
    list of Circle
        As many.
    """
    return [
        Circle(
            radar.draft.lat.value or 0.0,
            radar.draft.lon.value or 0.0,
            (radar.draft.range_max_m.value or 0.0) / 1000.0,
        )
        for radar in radars
    ]


_VOLUME = Table(
    head="[[volume]]",
    lines=(
        Line("id", "PL"),
        Line("kind", "state"),
        Line("source", "borders-osm:PL", "or a GeoJSON file beside this one"),
    ),
    notes=("No volume is judged. To judge one:",),
    stated=False,
)
_POLICY = Table(
    head="[policy]",
    lines=(
        Line("cooperative", "authorised"),
        Line("corroboration", "where_covered"),
        Line("approach_km", APPROACH_KM),
    ),
    notes=("Who is authorised; these are the defaults.",),
    stated=False,
)
_BIRTH = Table(
    head="[[birth]]",
    lines=(
        Line("area", "everywhere"),
        Line("arrivals_per_h_mean", DEFAULT_ARRIVALS_PER_H, "expected before any"),
        Line("height_m", (0.0, 12000.0), "tell it if you can: radars do not see it"),
        Line("speed_mps", (0.0, 300.0)),
    ),
    notes=("What may come; without it objects are expected anywhere at any height.",),
    stated=False,
)
