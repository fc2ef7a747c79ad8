"""The formats that are read, each with what cuts it into leaves and what decodes them.

Names are what ``--format`` takes and what the record notes for each feed.
"""

from collections.abc import Callable, Mapping
from difflib import get_close_matches
from types import MappingProxyType
from typing import NamedTuple, Protocol

from vedette.errors import UsageError
from vedette.feeds import rows
from vedette.feeds.radar_jsonl import RadarDecoder
from vedette.feeds.readsb import AircraftDecoder, TraceDecoder
from vedette.feeds.report import Rejected, Report
from vedette.feeds.traffic import JsonRowDecoder
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
            Number of the row, for the rejection.

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
    split : callable
        Content to leaves.
    decoder : callable
        Makes a fresh decoder.
    by_line : bool
        The leaves joined are the content.
    has_received : bool
        Leaves say when they were received.
    """

    about: str
    split: Callable[[bytes], list[bytes]]
    decoder: Callable[[], Decoder]
    by_line: bool = False
    has_received: bool = False


FORMATS: Mapping[str, Format] = MappingProxyType(
    {
        "traffic-csv": Format(
            "CSV with the columns of traffic", rows.lines, CsvDecoder, by_line=True
        ),
        "traffic-json": Format(
            "JSON array of rows with the columns of traffic",
            rows.array_rows,
            JsonRowDecoder,
        ),
        "traffic-jsonl": Format(
            "JSON lines with the columns of traffic",
            rows.lines,
            JsonRowDecoder,
            by_line=True,
        ),
        "traffic-parquet": Format(
            "Parquet with the columns of traffic", rows.parquet_rows, JsonRowDecoder
        ),
        "readsb-aircraft": Format(
            "aircraft.json of readsb, tar1090 or dump1090-fa",
            rows.aircraft_rows,
            AircraftDecoder,
            has_received=True,
        ),
        "readsb-trace": Format(
            "trace (trace_full, trace_recent) of readsb or tar1090",
            rows.trace_rows,
            TraceDecoder,
        ),
        "radar-jsonl": Format(
            "JSON lines of radar plots and looks",
            rows.lines,
            RadarDecoder,
            by_line=True,
            has_received=True,
        ),
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


def decoder_for(name: str) -> Decoder:
    """Make a fresh decoder for the leaves of one feed.

    Parameters
    ----------
    name : str
        Of the format.

    Returns
    -------
    Decoder
        Feed it the leaves in the order of the record.
    """
    return format_named(name).decoder()
