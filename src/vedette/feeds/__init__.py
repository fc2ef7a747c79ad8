"""Feeds: bytes become reports, and every byte is accounted for.

In: files (`vedette.feeds.io`), opened by `open_inputs`, as leaves in received order.
Out: reports (`report.py`) in the sender's units, or `Rejected` with row and reason;
`summary.py` says what is in a file, for `vedette decode`.
Law: one per module: `traffic.py` and `traffic_csv.py` (trajectory tables), `readsb.py`
(aircraft.json and traces), `radar_jsonl.py` (plots and looks), `sightings_jsonl.py`
(nodes and people), `asterix` (data blocks), `modes` (frames of Mode S); `decoder.py`
lists them, docs/formats.md describes every field. Decoders are pure: a leaf and the
leaves before it give the same reports on every machine. Tables are cut whole
(`rows.py`); messages are cut from a stream by their container (`capture`), dated
(`dating.py`), decoded (`framed.py`) and counted channel by channel (`reading.py`).
"""

from vedette.feeds.accounting import Accounting, total
from vedette.feeds.decoder import FORMATS, Decoder, decoder_for
from vedette.feeds.leaf import InputLeaf
from vedette.feeds.report import (
    LookReport,
    PositionReport,
    RadarReport,
    Rejected,
    Report,
    SightingReport,
)
from vedette.feeds.source import FeedSource, InputSet
from vedette.feeds.summary import DecodeSummary, summarise, summary_json, summary_text

__all__ = [
    "FORMATS",
    "Accounting",
    "DecodeSummary",
    "Decoder",
    "FeedSource",
    "InputLeaf",
    "InputSet",
    "LookReport",
    "PositionReport",
    "RadarReport",
    "Rejected",
    "Report",
    "SightingReport",
    "decoder_for",
    "summarise",
    "summary_json",
    "summary_text",
    "total",
]
