"""Mutated bytes raise our own errors or none, and the account always sums."""

import gzip
import io
import json
import tempfile
from pathlib import Path

import pyarrow as pa
import pyarrow.parquet as pq
import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from vedette.errors import BrokenInvariant, FeedError, UsageError
from vedette.feeds import FORMATS, Rejected, decoder_for, summarise, summary_json
from vedette.feeds.io import open_inputs

ROWS = [
    {
        "timestamp": 1533101250000 + 1000 * k,
        "icao24": "4b1815",
        "callsign": 'SW"R',
        "latitude": 47.0 + k / 100,
        "longitude": 8.5,
        "altitude": 35000.0,
        "onground": False,
    }
    for k in range(4)
]
RADAR = {"timestamp": 1533101250, "sensor": "R1", "range_m": 9.5, "azimuth_deg": 1.0}


def parquet() -> bytes:
    """Write the rows as Parquet."""
    sink = io.BytesIO()
    pq.write_table(pa.Table.from_pylist(ROWS), sink)
    return sink.getvalue()


LINES = "".join(json.dumps(row) + "\n" for row in ROWS).encode()
SEEDS = {
    "traffic-json": json.dumps(ROWS).encode(),
    "traffic-jsonl": LINES,
    "traffic-csv": b"timestamp,icao24,latitude,longitude,onground\n"
    + b"".join(b'1533101250,"4b1815",47.5,8.5,True\r\n' for _ in ROWS),
    "traffic-parquet": parquet(),
    "packed": gzip.compress(LINES, mtime=0),
    "readsb-aircraft": json.dumps(
        {"now": 1.6e9, "aircraft": [{"hex": "~a", "lat": 1, "lon": 2, "seen_pos": 3}]}
    ).encode(),
    "readsb-trace": json.dumps(
        {"icao": "4b1815", "timestamp": 1.6e9, "trace": [[0, 1, 2, "ground", 3]] * 3}
    ).encode(),
    "radar-jsonl": json.dumps(RADAR).encode() + b"\n",
    "sightings-jsonl": b'{"time":1.5e9,"sensor":"N","kind":"listened"}\n'
    b'{"time":1.5e9,"sensor":"N","kind":"presence","lat":1,"lon":2,"sigma_m":3}\n',
}
CUTS = st.lists(
    st.tuples(
        st.integers(0, 4000),
        st.integers(0, 12),
        st.binary(max_size=12)
        | st.sampled_from(
            [b"NaN", b"1e999", b"\n", b"\r", b'"', b"null", b"9" * 400, b"[[[[", b",,"]
        ),
    ),
    min_size=1,
    max_size=4,
)


def mutated(seed: bytes, cuts: list[tuple[int, int, bytes]]) -> bytes:
    """Replace pieces of the seed."""
    for place, length, patch in cuts:
        at = place % (len(seed) + 1)
        seed = seed[:at] + patch + seed[at + length :]
    return seed


def check(content: bytes) -> None:
    """Open, account, summarise: or refuse with an error of ours."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "input"
        path.write_bytes(content)
        try:
            inputs = open_inputs([path])
        except (FeedError, UsageError) as error:
            assert "\n" not in str(error)  # noqa: PT017 - the message itself is tested
            return
    account = inputs.accounting["file-1"]
    parts = account.decoded_bytes + account.rejected_bytes + account.unframed_bytes
    assert parts == account.bytes == sum(len(leaf.raw) for leaf in inputs.leaves)
    rows = sum(account.records.values()) + account.rejected_rows + account.unframed_rows
    assert rows == account.rows == len(inputs.leaves)
    if FORMATS[inputs.feeds["file-1"].format].by_line:
        assert account.bytes == inputs.feeds["file-1"].content_bytes
    received = [leaf.received_ns for leaf in inputs.leaves]
    assert received == sorted(received)
    again = json.loads(json.dumps(summary_json(summarise(inputs)), allow_nan=False))
    assert sum(kind["count"] for kind in again["rejected_kinds"]) == rows - (
        sum(account.records.values()) + account.unframed_rows
    )


@pytest.mark.parametrize("seed", SEEDS)
@settings(max_examples=60, deadline=None, derandomize=True)
@given(cuts=CUTS)
def test_mutated_files_are_read_or_refused(
    seed: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    check(mutated(SEEDS[seed], cuts))


@settings(max_examples=150, deadline=None, derandomize=True)
@given(
    st.sampled_from(sorted(FORMATS)),
    st.lists(st.binary(max_size=80) | st.sampled_from(LINES.splitlines()), max_size=4),
)
@example("traffic-jsonl", [b'{"timestamp":' + b"9" * 5000 + b"}"])
@example("traffic-csv", [b"timestamp,latitude,longitude", b"9" * 5000 + b",1,2"])
def test_a_decoder_never_raises(name: str, leaves: list[bytes]) -> None:
    decoder = decoder_for(name)
    for row, raw in enumerate(leaves):
        result = decoder.decode(raw, 17, row)
        if isinstance(result, Rejected):
            assert result.offset == row
            assert result.reason
        else:
            assert all(report.received_ns == 17 for report in result)


@pytest.mark.prove
@pytest.mark.parametrize("seed", SEEDS)
@settings(
    max_examples=5000, deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
@given(cuts=CUTS)
def test_thousands_of_mutated_files_are_read_or_refused(
    seed: str, cuts: list[tuple[int, int, bytes]]
) -> None:
    try:
        check(mutated(SEEDS[seed], cuts))
    except BrokenInvariant as broken:  # pragma: no cover - would be our fault
        pytest.fail(str(broken))
