"""Who speaks in recordings, for a drafted site file: radars, receivers, trackers.

In: what was heard, and the survey of the files. Out: `Speakers`: each radar drafted,
with the channels that it speaks on and who else bears its name; each receiver; each
tracker, which is no sensor.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from vedette.cli.surveyed import Survey
from vedette.draft.heard import Heard, Source, same_messages
from vedette.draft.radar import RadarDraft, Stated, draft_radar
from vedette.errors import UsageError
from vedette.feeds.mode_s_frames import STREAM
from vedette.feeds.report import PositionReport, SystemTrackReport

STATIONS = {21: "an ADS-B station", 20: "a multilateration system"}
TRACKER_SERVICE = 65


class Radar(NamedTuple):
    """A radar with where it speaks.

    Attributes
    ----------
    draft : RadarDraft
        What is known of it.
    feeds : tuple of str
        Ids of feeds that carry it.
    strangers : tuple of str
        Feeds on which that name sends other messages: a second radar.
    """

    draft: RadarDraft
    feeds: tuple[str, ...]
    strangers: tuple[str, ...]


class Receiver(NamedTuple):
    """Whoever hears what aircraft say.

    Attributes
    ----------
    name : str
        SAC/SIC, or "" for a receiver that says none.
    about : str
        What it is, in words.
    feeds : tuple of str
        Ids of feeds that carry it.
    """

    name: str
    about: str
    feeds: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class Speakers:
    """Everybody who speaks.

    Parameters
    ----------
    radars : list of Radar
    receivers : list of Receiver
    trackers : list of Receiver
        Their tracks are recorded; they are no sensors.
    """

    radars: list[Radar] = field(default_factory=list)
    receivers: list[Receiver] = field(default_factory=list)
    trackers: list[Receiver] = field(default_factory=list)

    @property
    def placed(self) -> list[Radar]:
        """Radars whose position is known."""
        return [radar for radar in self.radars if radar.draft.placed]


def speakers_of(found: Survey, heard: Heard, at: Stated) -> Speakers:
    """Tell who speaks.

    Parameters
    ----------
    found : Survey
        Of the files.
    heard : Heard
        In the same files.
    at : mapping of str to (float, float, float)
        Positions of radars that a person states, by name.

    Returns
    -------
    Speakers
        In the order in which they were first heard.

    Raises
    ------
    UsageError
        A position is stated of a radar that is not there.
    """
    feeds = feeds_by_place(found)
    speakers = Speakers()
    named = heard.named()
    radars = {n for n, same in named.items() if any(s.is_radar for s in same)}
    for name in at:
        if name not in radars:
            raise UsageError(
                expected=f"a radar of the recording ({', '.join(sorted(radars))})",
                got=f"{name!r}",
                where="--at",
            )
    frames = [file for file in found.files if file.reading.container == STREAM]
    told = {file.feed for file in frames}  # by their file, with or without positions
    for name, same in named.items():
        if name in radars:
            speakers.radars.append(_radar(name, same, heard, at, feeds))
        rest = [s for s in same if s.where.partition("|")[0] not in told]
        _others(name, rest, speakers, feeds)
    for file in frames:
        ids = tuple(source.feed for source in file.sources)
        about = f"a Mode S receiver ({file.reading.format})"
        speakers.receivers.append(Receiver("", about, ids))
    return speakers


def feeds_by_place(found: Survey) -> dict[str, str]:
    """Name the feed of every place in which something was heard.

    Parameters
    ----------
    found : Survey
        Of the files.

    Returns
    -------
    dict of str to str
        Id of the feed, by the id of the file's feed, "|" and the channel.
    """
    places = {source.feed: source.feed for source in found.summary.sources}
    for file in found.files:
        for channel, named in file.reading.feeds(file.feed).items():
            places[f"{file.feed}|{channel}"] = named
    return places


def _radar(
    name: str,
    same: list[Source],
    heard: Heard,
    at: Stated,
    feeds: Mapping[str, str],
) -> Radar:
    """Draft a radar from the sources of its name that go together."""
    first, *others = (source for source in same if source.is_radar)
    together = [first, *(s for s in others if same_messages(first, s))]
    strangers = [s for s in others if not same_messages(first, s)]
    return Radar(
        draft_radar(name, together, heard, at),
        _named(together, feeds),
        _named(strangers, feeds),
    )


def _others(
    name: str, same: list[Source], speakers: Speakers, feeds: Mapping[str, str]
) -> None:
    """Tell what else speaks under a name: receivers and trackers."""
    stations = [s for s in same if s.reports[PositionReport.__name__]]
    if stations:
        kinds = {category for source in stations for category in source.leaves}
        about = next((w for c, w in STATIONS.items() if c in kinds), "")
        about = about or "whoever heard what aircraft say"
        speakers.receivers.append(Receiver(name, about, _named(stations, feeds)))
    trackers = [
        s
        for s in same
        if s.reports[SystemTrackReport.__name__] or TRACKER_SERVICE in s.leaves
    ]
    if trackers:
        about = "a tracker"
        speakers.trackers.append(Receiver(name, about, _named(trackers, feeds)))


def _named(sources: list[Source], feeds: Mapping[str, str]) -> tuple[str, ...]:
    """Name the feeds of sources, each once."""
    return tuple(dict.fromkeys(feeds.get(s.where, s.where) for s in sources))
