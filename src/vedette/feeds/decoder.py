"""The formats that are read, each with what cuts it into leaves and what decodes them.

Names are what ``--format`` takes and what the record notes for each feed.
"""

from collections.abc import Callable, Iterator, Mapping
from difflib import get_close_matches
from functools import partial
from types import MappingProxyType
from typing import NamedTuple, Protocol

from vedette.errors import UsageError
from vedette.feeds import rows
from vedette.feeds.accounting import Tally
from vedette.feeds.asterix_blocks import BlockDecoder, records_of
from vedette.feeds.capture import ByteStream, Container, Piece, pieces
from vedette.feeds.mode_s_frames import (
    FrameDecoder,
    dater_of,
    frame_cut,
    frame_records,
)
from vedette.feeds.radar_jsonl import radar_decoder
from vedette.feeds.readsb import AircraftDecoder, TraceDecoder
from vedette.feeds.report import Rejected, Report
from vedette.feeds.sightings_jsonl import sighting_decoder
from vedette.feeds.source import FeedSource, Place
from vedette.feeds.traffic import traffic_decoder
from vedette.feeds.traffic_csv import CsvDecoder


class Decoder(Protocol):
    """Turns the leaves of one feed into reports; knows only what it was fed."""

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[Report, ...] | Rejected:
        """Decode one leaf; never raises for what stands in it.

        Parameters
        ----------
        raw : bytes
            The leaf.
        received_ns : int
            Nanoseconds UTC; -1 where unknown: then what the leaf says, else its time.
        offset : int
            Number of the row, or place of the first byte, for the rejection.

        Returns
        -------
        tuple of Report or Rejected
            Empty where the leaf says nothing (header, blank, no position).
        """
        ...


class Format(NamedTuple):
    """One format that is read.

    Attributes
    ----------
    about : str
        What it is, for people.
    decoder : callable
        Makes a fresh decoder for an edition, "" for the newest, and for a receiver at
        a place, None where that is not known.
    split : callable, optional
        Content to leaves; None where `cut` says it.
    by_line : bool
        The leaves joined are the content.
    has_received : bool
        Leaves say when they were received.
    cut : callable, optional
        A stream of bytes, read from a container of that name, to pieces.
    records : callable, optional
        Names and counts the records of a leaf decoded with an edition; None where a
        leaf is one row.
    dater : callable, optional
        Makes what dates the pieces of one file, from the midnight of its first day;
        None where reports alone say the time.
    has_editions : bool
        It was written differently over the years.
    """

    about: str
    decoder: Callable[[str, Place | None], Decoder]
    split: Callable[[bytes], list[bytes]] | None = None
    by_line: bool = False
    has_received: bool = False
    cut: Callable[[str, ByteStream], tuple[Container, Iterator[Piece]]] | None = None
    records: Callable[[bytes, str], Mapping[str, int]] | None = None
    dater: Callable[[int], Callable[[bytes], int]] | None = None
    has_editions: bool = False


def _plain(decoder: Callable[[], Decoder]) -> Callable[[str, Place | None], Decoder]:
    """Make decoders of a format that has one edition only, wherever it was heard."""
    return lambda _edition, _place: decoder()


def _frames(name: str, about: str, *, dated: bool = False) -> Format:
    """Describe a wrapping of Mode S."""
    return Format(
        about,
        lambda _, place: FrameDecoder(name, place),
        has_received=dated,
        cut=frame_cut(name),
        records=frame_records(name),
        dater=partial(dater_of, name),
    )


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "traffic-csv": Format(
            "CSV with the columns of traffic",
            _plain(CsvDecoder),
            rows.lines,
            by_line=True,
        ),
        "traffic-json": Format(
            "JSON array of rows with the columns of traffic",
            _plain(traffic_decoder),
            rows.array_rows,
        ),
        "traffic-jsonl": Format(
            "JSON lines with the columns of traffic",
            _plain(traffic_decoder),
            rows.lines,
            by_line=True,
        ),
        "traffic-parquet": Format(
            "Parquet with the columns of traffic",
            _plain(traffic_decoder),
            rows.parquet_rows,
        ),
        "readsb-aircraft": Format(
            "aircraft.json of readsb, tar1090 or dump1090-fa",
            _plain(AircraftDecoder),
            rows.aircraft_rows,
            has_received=True,
        ),
        "readsb-trace": Format(
            "trace (trace_full, trace_recent) of readsb or tar1090",
            _plain(TraceDecoder),
            rows.trace_rows,
        ),
        "radar-jsonl": Format(
            "JSON lines of radar plots and looks",
            _plain(radar_decoder),
            rows.lines,
            by_line=True,
            has_received=True,
        ),
        "sightings-jsonl": Format(
            "JSON lines of what nodes noticed and people saw",
            _plain(sighting_decoder),
            rows.lines,
            by_line=True,
            has_received=True,
        ),
        "asterix": Format(
            "ASTERIX data blocks",
            lambda edition, _: BlockDecoder(edition),
            cut=pieces,
            records=records_of,
            has_editions=True,
        ),
        "beast": _frames("beast", "Mode S frames in Beast binary, 12 MHz counter"),
        "beast-gps": _frames(
            "beast-gps", "Mode S frames in Beast binary, GPS time of day"
        ),
        "avr": _frames("avr", "Mode S frames in AVR lines"),
        "modes-hex": _frames("modes-hex", "Mode S frames in lines of digits"),
        "modes-jsonl": _frames(
            "modes-jsonl", "Mode S frames in JSON lines, as jet1090 writes", dated=True
        ),
        "modes-csv": _frames("modes-csv", "Mode S frames in CSV", dated=True),
    }
)


def format_named(name: str, where: str = "--format") -> Format:
    """Find a format.

    Parameters
    ----------
    name : str
        Such as traffic-csv.
    where : str
        Where the name stands, for the message of an error.

    Returns
    -------
    Format
        What cuts and decodes it.

    Raises
    ------
    UsageError
        If there is none of that name.
    """
    if name in FORMATS:
        return FORMATS[name]
    near = get_close_matches(name, FORMATS, n=1, cutoff=0.3)
    raise UsageError(
        expected=f"a format ({', '.join(FORMATS)})",
        got=repr(name),
        where=where,
        advice=f"Did you mean {near[0]}?" if near else "",
    )


class _Undated:
    """Decodes a feed whose first leaves were received nobody knows when.

    The record keeps a time for every leaf; for these it is that of the first one known.
    """

    def __init__(self, decoder: Decoder, count: int) -> None:
        self._decoder = decoder
        self._left = count

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[Report, ...] | Rejected:
        """Decode one leaf, as `Decoder.decode`."""
        if self._left > 0:
            self._left -= 1
            received_ns = -1
        return self._decoder.decode(raw, received_ns, offset)


def decoder_for(
    name: str, edition: str = "", reference: Place | None = None, undated: int = 0
) -> Decoder:
    """Make a fresh decoder for the leaves of one feed.

    Parameters
    ----------
    name : str
        Of the format.
    edition : str
        Which editions to read it with, such as "048=1.30, 062@25/10=1.16"; "" for the
        newest.
    reference : (float, float) or None
        Latitude and longitude of the receiver, degrees, for formats that need it.
    undated : int
        Leaves at the begin of which nobody knows when they were received.

    Returns
    -------
    Decoder
        Feed it the leaves in the order of the record.

    Raises
    ------
    UsageError
        There is no such format or edition.
    """
    known = format_named(name)
    if edition.strip() and not known.has_editions:
        raise UsageError(
            expected=f"no edition: {name} has one only",
            got=repr(edition),
            where="edition",
        )
    decoder = known.decoder(edition, reference)
    return _Undated(decoder, undated) if undated else decoder


def decoder_of(source: FeedSource) -> Decoder:
    """Make a fresh decoder for the leaves of a feed, by what is known of it.

    Parameters
    ----------
    source : FeedSource
        States format, edition and place.

    Returns
    -------
    Decoder
        Feed it the leaves in the order of the record.
    """
    return decoder_for(source.format, source.edition, source.reference, source.undated)


def tally_for(name: str, edition: str = "") -> Tally:
    """Make a fresh count of the leaves of one feed.

    Parameters
    ----------
    name : str
        Of the format.
    edition : str
        As for `decoder_for`.

    Returns
    -------
    Tally
        That counts leaves as the format has them.
    """
    records = format_named(name).records
    if records is None:
        return Tally()
    return Tally(count=lambda raw: records(raw, edition))
