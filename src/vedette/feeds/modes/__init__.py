"""Mode S and ADS-B: frames of receivers become confirmed, cooperative positions.

In: what a receiver wrote, in one of six wrappings. Out: `PositionReport` of DF17 and
DF18 in the sender's units, or `Rejected`. Law: ICAO Annex 10 Vol. IV chapter 3 (frames
and parity), DO-260B with DO-260A and DO-260 (squitters of versions 2, 1 and 0, compact
position reports), Beast and AVR as dump1090 speaks them. docs/mode-s.md tells it to
people.

Wrappings: the name of the format, what cuts it, what a leaf is, its time.

=============  ==============  ============================  =========================
beast          `beast_frames`  a frame, escapes included     12 MHz counter
beast-gps      `beast_frames`  the same, of a Radarcape      GPS nanoseconds of the day
avr            `rows.lines`    a line ``*...;`` ``@...;``    12 MHz counter, or none
modes-hex      `rows.lines`    a line of 14 or 28 digits     none: the reception
modes-jsonl    `rows.lines`    ``{"timestamp", "frame"}``    its own
modes-csv      `rows.lines`    timestamp, ..., frame         its own
=============  ==============  ============================  =========================

`wrapping_of(content)` recognises them, but for beast-gps, which must be said;
`beast_stream(chunks)` cuts what does not fit in memory. `ModeSDecoder(name,
date_ns=None, reference=None)` decodes the leaves of one feed; it has `decode`,
`unplaced` (why positions gave no report), `jumps` (of the counter), `snapshot` and
`resume`. `records_of(raw, name)` names what stands in a leaf (DF17, Mode A/C, ...).

Beast and AVR files need the date, at every decoding of the record too: times then come
from the counter alone and do not depend on `received_ns`. Without a date they follow
`received_ns`.

Reading order: `frame.py`, `beast.py`, `lines.py` (open a leaf), `clock.py` (date it),
`parity.py` (check it), `squitter.py` and `altitude.py` (its fields), `cpr.py` (the
arithmetic of positions), `place.py` (which positions to believe), `quality.py` (NIC),
`aircraft.py` and `sky.py` (what is remembered), `decoder.py` (all together).
"""

from vedette.feeds.modes.beast import beast_frames, beast_stream
from vedette.feeds.modes.decoder import WRAPPINGS, ModeSDecoder, records_of
from vedette.feeds.modes.recognise import wrapping_of

__all__ = [
    "WRAPPINGS",
    "ModeSDecoder",
    "beast_frames",
    "beast_stream",
    "records_of",
    "wrapping_of",
]
