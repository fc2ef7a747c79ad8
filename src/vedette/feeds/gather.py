"""What the reports of inputs have in common, gathered one by one in bounded memory."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from math import nan

from vedette.feeds.report import PositionReport, Rejected, Report, SystemTrackReport

KINDS_MAX = 100  # kinds of rejection told apart; a kind is a reason without its value
SENSORS_MAX = 1000  # told by name; a file of random bytes has 65,536 SAC/SIC
# Told where a leaf was met, the leaf, and what became of it.
Hear = Callable[[str, bytes, tuple[Report, ...] | Rejected], None]


def nobody(_where: str, _raw: bytes, _result: tuple[Report, ...] | Rejected) -> None:
    """Listen to nothing.

    Parameters
    ----------
    _where : str
        Feed, or feed and channel.
    _raw : bytes
        A leaf.
    _result : tuple of Report or Rejected
        What became of it.
    """


@dataclass(frozen=True, slots=True, kw_only=True)
class RejectionKind:
    """Leaves that were not decoded for the same cause.

    Parameters
    ----------
    count : int
        Leaves.
    feed : str
        Of the first of them.
    first : Rejected
        The first of them.
    """

    count: int
    feed: str
    first: Rejected


@dataclass(slots=True)
class Gathering:
    """First and last time, box, addresses, sensors, and causes of rejection."""

    first_ns: int = -1
    last_ns: int = -1
    south_deg: float = nan
    west_deg: float = nan
    north_deg: float = nan
    east_deg: float = nan
    addresses: set[int] = field(default_factory=set)
    without_address: int = 0
    sensors: set[str] = field(default_factory=set)
    rejected: dict[str, RejectionKind] = field(default_factory=dict)
    unframed: dict[str, RejectionKind] = field(default_factory=dict)

    def take(self, feed: str, result: tuple[Report, ...] | Rejected) -> None:
        """Take what became of one leaf.

        Parameters
        ----------
        feed : str
            Its feed.
        result : tuple of Report or Rejected
            What the decoder made of it.
        """
        if isinstance(result, Rejected):
            kinds = self.unframed if result.unframed else self.rejected
            _note(kinds, feed, result)
            return
        for report in result:
            self._report(report)

    def name(self, feeds: Mapping[str, str]) -> None:
        """Name feeds that were not known while they were read.

        Parameters
        ----------
        feeds : mapping of str to str
            Id of a feed, by what stood for it.
        """
        for kinds in (self.rejected, self.unframed):
            for cause, kind in kinds.items():
                if kind.feed in feeds:
                    kinds[cause] = replace(kind, feed=feeds[kind.feed])
                elif "|" in kind.feed:  # other traffic, which is no feed
                    kinds[cause] = replace(kind, feed=kind.feed.partition("|")[0])

    def _report(self, report: Report) -> None:
        """Take one report."""
        if self.first_ns < 0:
            self.first_ns = report.time_ns
        self.first_ns = min(self.first_ns, report.time_ns)
        self.last_ns = max(self.last_ns, report.time_ns)
        if not isinstance(report, PositionReport):
            if len(self.sensors) < SENSORS_MAX:
                self.sensors.add(report.sensor)
            if not isinstance(report, SystemTrackReport):
                return
        self._place(report.lat_deg, report.lon_deg)
        if report.address < 0:
            self.without_address += 1
        else:
            self.addresses.add(report.address)

    def _place(self, lat_deg: float, lon_deg: float) -> None:
        """Widen the box; a comparison with nan is false."""
        if not lat_deg >= self.south_deg:
            self.south_deg = lat_deg
        if not lat_deg <= self.north_deg:
            self.north_deg = lat_deg
        if not lon_deg >= self.west_deg:
            self.west_deg = lon_deg
        if not lon_deg <= self.east_deg:
            self.east_deg = lon_deg


def most_frequent(kinds: dict[str, RejectionKind]) -> tuple[RejectionKind, ...]:
    """Order causes.

    Parameters
    ----------
    kinds : dict of str to RejectionKind
        By cause.

    Returns
    -------
    tuple of RejectionKind
        The most frequent first.
    """
    return tuple(sorted(kinds.values(), key=lambda kind: -kind.count))


def _note(kinds: dict[str, RejectionKind], feed: str, rejected: Rejected) -> None:
    """Note a rejection under its cause; of one cause, the first in its file."""
    cause = rejected.reason.split(", got", 1)[0]
    if cause not in kinds and len(kinds) >= KINDS_MAX:
        cause = "other causes"
    kind = kinds.get(cause)
    if kind is None:
        kinds[cause] = RejectionKind(count=1, feed=feed, first=rejected)
        return
    earlier = kind.feed == feed and rejected.offset < kind.first.offset
    kinds[cause] = RejectionKind(
        count=kind.count + 1,
        feed=kind.feed,
        first=rejected if earlier else kind.first,
    )
