"""Who said what in a recording: one `Source` for each name and channel.

Law: a source is named by data item 010 (SAC/SIC) in every category; I034/120 (WGS 84:
height in metres, latitude and longitude in 180/2^23 degrees) says where the antenna
stands, I034/041 how long it turns. A category heard on two channels is the same
messages sent twice, or two sources with one name: their bytes tell.
"""

import hashlib
from collections import Counter
from dataclasses import dataclass, field

from vedette.draft.period import PERIOD_S
from vedette.draft.tables import BeamRows, ClaimRows, PlotRows
from vedette.draft.watch import Cover
from vedette.feeds.asterix import CATEGORIES, decode, join_blocks, table_of
from vedette.feeds.asterix.columns import scaled
from vedette.feeds.asterix.edition import source_of
from vedette.feeds.asterix.rare import EDITIONS as RARE_EDITIONS
from vedette.feeds.capture import unframed_reason
from vedette.feeds.report import (
    BeamReport,
    LookReport,
    PositionReport,
    RadarReport,
    Rejected,
    Report,
    SystemTrackReport,
)

SOURCES_MAX = 1000  # a file of random bytes has as many names as there are
LEAVES_MAX = 2000  # of one category that are remembered, to be compared
SERVICE = 34
OF_RADARS = frozenset({1, 2, SERVICE, 48})
BLOCKS = frozenset({*CATEGORIES, *RARE_EDITIONS})
Place = tuple[float, float, float]


@dataclass(slots=True)
class Source:
    """What one name said on one channel.

    Parameters
    ----------
    name : str
        SAC/SIC as "25/10", or the name that a table gives; "" where none was said.
    where : str
        Feed of the file, "|" and the channel.
    reports : Counter of str
        How many reports of each type.
    plots : PlotRows
        Of a radar.
    beams : BeamRows
        Likewise; looks are beams at their end.
    periods : Counter of float
        Seconds of a turn, as said.
    places : Counter of (float, float, float)
        Latitude, longitude, height above the ellipsoid, as said.
    leaves : dict of int to set of bytes
        By category, hashes of its first messages.
    """

    name: str
    where: str
    reports: Counter[str] = field(default_factory=Counter)
    plots: PlotRows = field(default_factory=PlotRows)
    beams: BeamRows = field(default_factory=BeamRows)
    periods: Counter[float] = field(default_factory=Counter)
    places: Counter[Place] = field(default_factory=Counter)
    leaves: dict[int, set[bytes]] = field(default_factory=dict)

    @property
    def is_radar(self) -> bool:
        """It sent plots or messages about its antenna."""
        return bool(self.leaves.keys() & OF_RADARS) or any(
            self.reports[kind.__name__]
            for kind in (RadarReport, BeamReport, LookReport)
        )

    def take(self, report: Report) -> None:
        """Take one of its reports.

        Parameters
        ----------
        report : Report
            Any.
        """
        self.reports[type(report).__name__] += 1
        if isinstance(report, RadarReport):
            self.plots.plot(report)
        elif isinstance(report, LookReport):
            self.beams.add(report.time_ns, report.azimuth_to_deg)
        elif isinstance(report, BeamReport):
            self.beams.add(report.time_ns, report.azimuth_deg)
            if PERIOD_S[0] <= report.period_s <= PERIOD_S[1]:  # nan is not
                self.periods[report.period_s] += 1

    def leaf(self, raw: bytes) -> None:
        """Remember a data block, and what it says of the antenna.

        Parameters
        ----------
        raw : bytes
            A block that was decoded.
        """
        known = self.leaves.setdefault(raw[0], set())
        if len(known) < LEAVES_MAX:
            known.add(hashlib.blake2b(raw, digest_size=8).digest())
        if raw[0] != SERVICE:
            return
        columns, _ = decode(table_of(SERVICE), join_blocks([raw]))
        axes = [scaled(columns, f"120/{axis}") for axis in ("LAT", "LON", "HGT")]
        each = zip(*(axis.tolist() for axis in axes), strict=True)
        for place in each:
            # nan is said nowhere, and 0, 0 is what a radar says that was not told.
            if abs(place[0]) <= 90.0 and place[:2] != (0.0, 0.0):  # noqa: PLR2004
                self.places[place] += 1


@dataclass(slots=True)
class Heard:
    """Everything that was heard.

    Parameters
    ----------
    sources : dict of (str, str) to Source
        By name and channel.
    claims : ClaimRows
        Positions that aircraft claim.
    tracked : ClaimRows
        Positions of somebody else's tracks.
    cover : Cover
        Where all of these lie.
    """

    sources: dict[tuple[str, str], Source] = field(default_factory=dict)
    claims: ClaimRows = field(default_factory=ClaimRows)
    tracked: ClaimRows = field(default_factory=ClaimRows)
    cover: Cover = field(default_factory=Cover)

    def take(
        self, where: str, raw: bytes, result: tuple[Report, ...] | Rejected
    ) -> None:
        """Take one leaf.

        Parameters
        ----------
        where : str
            Feed of the file, "|" and the channel.
        raw : bytes
            The leaf.
        result : tuple of Report or Rejected
            What became of it.
        """
        if isinstance(result, Rejected):
            return
        speaker = _speaker_of(raw)
        source = self._source(speaker, where) if speaker else None
        if source is not None:
            source.leaf(raw)
        for report in result:
            if isinstance(report, PositionReport):
                self.claims.claim(report)
                self.cover.take(report.lat_deg, report.lon_deg)
            elif isinstance(report, SystemTrackReport):
                self.tracked.claim(report)
                self.cover.take(report.lat_deg, report.lon_deg)
            source = self._source(_name_of(report), where)
            if source is not None:
                source.take(report)

    def _source(self, name: str, where: str) -> Source | None:
        """Find a source, or begin one while there is room."""
        known = self.sources.get((name, where))
        if known is None and len(self.sources) < SOURCES_MAX:
            known = self.sources[name, where] = Source(name, where)
        return known

    def named(self) -> dict[str, list[Source]]:
        """Give all sources by their name, those with most reports first.

        Returns
        -------
        dict of str to list of Source
            In the order in which they were first heard.
        """
        found: dict[str, list[Source]] = {}
        for (name, _), source in self.sources.items():
            found.setdefault(name, []).append(source)
        for same in found.values():
            same.sort(key=lambda source: -source.reports.total())
        return found


def _speaker_of(raw: bytes) -> str:
    """Read who sent a data block; "" for what is none."""
    source = None if unframed_reason(raw) or raw[0] not in BLOCKS else source_of(raw)
    return "" if source is None else f"{source[0]}/{source[1]}"


def _name_of(report: Report) -> str:
    """Give the name of who sent a report."""
    return report.receiver if isinstance(report, PositionReport) else report.sensor


def same_messages(one: Source, other: Source) -> bool:
    """Say whether what two sources of one name sent goes together.

    Parameters
    ----------
    one, other : Source
        Of one name on two channels.

    Returns
    -------
    bool
        They sent no category both, or most messages of the smaller are the other's.
    """
    for category in one.leaves.keys() & other.leaves.keys():
        mine, theirs = one.leaves[category], other.leaves[category]
        if 2 * len(mine & theirs) < min(len(mine), len(theirs)):
            return False
    return True
