"""``vedette decode``: what is in a recording, every byte of it accounted for."""

from pathlib import Path

import msgspec

from vedette.cli.terminal import say, say_json, say_table
from vedette.feeds.accounting import Accounting
from vedette.feeds.decoder import FORMATS
from vedette.feeds.instant import iso_text
from vedette.feeds.io.inputs import open_inputs
from vedette.feeds.source import InputSet

# Enough to see what is wrong with a file; --json lists what was kept.
REJECTED_SHOWN_MAX = 10


def decode(
    file: Path,
    /,
    *,
    format: str | None = None,  # noqa: A002 - the word of the contract
    json: bool = False,
) -> None:
    """Say what is in a recording: format, times, and what became of every byte.

    Every byte is decoded, rejected with its place and reason, or counted as unframed;
    the three sum to the file. A rejected row is counted, not an error: the exit code
    is 2 only where nothing at all could be decoded.

    ```
    vedette decode switzerland.json.gz
    vedette decode aircraft.json --format readsb-aircraft
    vedette decode traffic.csv --json | jq .rejected
    ```

    Parameters
    ----------
    file : pathlib.Path
        A recording, also packed by gzip.
    format : str
        Name of the format, where the content does not tell it; a wrong name lists
        the known ones.
    json : bool
        Print the account as JSON, as `decode.json` of an output folder holds it.
    """
    inputs = open_inputs([file], format=format)
    feed, account = next(iter(inputs.accounting.items()))
    if json:
        document = decode_document(inputs, feed)
        say_json(msgspec.json.format(msgspec.json.encode(document)))
        return
    source = inputs.feeds[feed]
    about = FORMATS[source.format].about
    say(f"{file.name}: {source.format} ({about}), {source.file_bytes:,} bytes.")
    first_ns = inputs.leaves[0].received_ns
    last_ns = inputs.leaves[-1].received_ns
    say(f"Received from {iso_text(first_ns)} to {iso_text(last_ns)}.", *inputs.notes)
    say("")
    say_table(("what", "rows", "bytes"), _fates(account))
    say("")
    say_table(("record", "rows"), [(k, f"{n:,}") for k, n in account.records.items()])
    _say_rejected(account)


def decode_document(inputs: InputSet, feed: str) -> dict[str, object]:
    """Account for one feed as `decode.json` does.

    Parameters
    ----------
    inputs : InputSet
        As opened.
    feed : str
        Name of the feed.

    Returns
    -------
    dict
        Ready for JSON.
    """
    account = inputs.accounting[feed]
    source = inputs.feeds[feed]
    return {
        "data_kind": "recorded",
        "file": source.file_name,
        "format": source.format,
        "sha256": source.sha256,
        "file_bytes": source.file_bytes,
        "bytes": account.bytes,
        "decoded_bytes": account.decoded_bytes,
        "rejected_bytes": account.rejected_bytes,
        "unframed_bytes": account.unframed_bytes,
        "rows": account.rows,
        "rejected_rows": account.rejected_rows,
        "unframed_rows": account.unframed_rows,
        "records": dict(account.records),
        "rejected": [
            {"offset": one.offset, "length": one.length, "reason": one.reason}
            for one in account.rejected
        ],
        "notes": list(inputs.notes),
    }


def _fates(account: Accounting) -> list[tuple[str, str, str]]:
    decoded_rows = account.rows - account.rejected_rows - account.unframed_rows
    return [
        ("decoded", f"{decoded_rows:,}", f"{account.decoded_bytes:,}"),
        ("rejected", f"{account.rejected_rows:,}", f"{account.rejected_bytes:,}"),
        ("unframed", f"{account.unframed_rows:,}", f"{account.unframed_bytes:,}"),
        ("all", f"{account.rows:,}", f"{account.bytes:,}"),
    ]


def _say_rejected(account: Accounting) -> None:
    if not account.rejected_rows:
        return
    say("", "Rejected:")
    for one in account.rejected[:REJECTED_SHOWN_MAX]:
        say(f"  row {one.offset}: {one.reason}")
    more = account.rejected_rows - min(account.rejected_rows, REJECTED_SHOWN_MAX)
    if more:
        say(f"  and {more:,} more; --json lists the first {len(account.rejected):,}.")
