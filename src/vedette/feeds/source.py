"""What was opened: all leaves, and where each feed comes from.

The record's first entry and `decode.json` repeat it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple, Protocol

from vedette.feeds.accounting import Accounting
from vedette.feeds.leaf import InputLeaf

Place = tuple[float, float]


class Declared(NamedTuple):
    """What a person, or a site file, says of one input before it is opened.

    Attributes
    ----------
    feed : str
        Id of its feed, "" for one by its place among the inputs.
    format : str or None
        Name of its format; None where its content tells it.
    date : str or None
        Day of its first message, YYYY-MM-DD.
    edition : str
        Editions to read it with, "" for the newest.
    reference : (float, float) or None
        Latitude and longitude of the receiver, degrees.
    """

    feed: str = ""
    format: str | None = None
    date: str | None = None
    edition: str = ""
    reference: Place | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeedSource:
    """One input file as a feed, or what one capture sent to one address and port.

    Parameters
    ----------
    feed : str
        Name of the feed.
    format : str
        Name of the format, of `vedette.feeds.decoder.FORMATS`.
    file_name : str
        Base name of the file: text for people, never an id.
    sha256 : str
        Of the file as it lies on disk.
    file_bytes, content_bytes : int
        Sizes on disk and unpacked.
    columns : tuple of str
        Columns of a table, as found; empty for other formats.
    time_unit : str
        How its times are written: s, ms, µs, ns, ISO 8601, ISO 8601 without zone, "".
    in_order : bool
        Its rows stand in received order.
    simulated : bool
        Some of its rows say that no sensor measured them.
    container : str
        What the messages lie in (`vedette.feeds.capture.CONTAINERS`), "" for tables.
    channel : str
        Where they were sent, such as 232.1.1.31:21131; "" without a network.
    dated : bool
        The file says when all of its messages were received.
    edition : str
        Editions that it is read with, "" for the newest.
    reference : (float, float) or None
        Latitude and longitude of the receiver, degrees, as the site file states it.
    undated : int
        Leaves at its begin before anything said a time: nobody knows when they were
        received, and what they report is rejected.
    """

    feed: str
    format: str
    file_name: str
    sha256: str
    file_bytes: int
    content_bytes: int
    columns: tuple[str, ...] = ()
    time_unit: str = ""
    in_order: bool = True
    simulated: bool = False
    container: str = ""
    channel: str = ""
    dated: bool = True
    edition: str = ""
    reference: Place | None = None
    undated: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class InputSet:
    """All inputs of a run.

    Parameters
    ----------
    leaves : tuple of InputLeaf
        In received order.
    feeds : Mapping of str to FeedSource
        Where each feed comes from, in the order of the files.
    accounting : Mapping of str to Accounting
        What became of every row, per feed.
    notes : tuple of str
        Sentences for people: what was assumed, sorted, not read, rejected.
    """

    leaves: tuple[InputLeaf, ...]
    feeds: Mapping[str, FeedSource]
    accounting: Mapping[str, Accounting]
    notes: tuple[str, ...]

    @property
    def data_kind(self) -> str:
        """Say whether it is synthetic, recorded, or mixed of both."""
        heard = (s for feed, s in self.feeds.items() if self.accounting[feed].rows)
        return kind_of_data(heard)


class Marked(Protocol):
    """What knows whether some of its reports say that no sensor measured them."""

    @property
    def simulated(self) -> bool:
        """Some of them say so."""
        ...


def kind_of_data(sources: Iterable[Marked]) -> str:
    """Say of which kind inputs are.

    Parameters
    ----------
    sources : iterable of Marked
        Where they come from: one for each feed that said anything; a quiet one is
        of no kind.

    Returns
    -------
    str
        synthetic, recorded, or mixed of both; none where there is no source.
    """
    simulated = {source.simulated for source in sources}
    if not simulated:
        return "none"
    if simulated == {True}:
        return "synthetic"
    return "mixed" if True in simulated else "recorded"
