"""``vedette decode``: what is in a recording, every byte of it accounted for."""

from pathlib import Path

import msgspec

from vedette.cli.terminal import say, say_json
from vedette.feeds.io.inputs import open_inputs
from vedette.feeds.summary import summarise, summary_json, summary_text


def decode(
    *files: Path,
    format: str | None = None,  # noqa: A002 - the word of the contract
    date: str | None = None,
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
    *files : pathlib.Path
        One recording or several, also packed by gzip.
    format : str
        Name of the format, where the content does not tell it; a wrong name lists
        the known ones.
    date : str
        Day of the first message, YYYY-MM-DD, for formats that carry no date.
    json : bool
        Print the account as JSON, as `decode.json` of an output folder holds it.
    """
    inputs = open_inputs(files, format=format, date=date)
    summary = summarise(inputs)
    if json:
        document = msgspec.json.encode(summary_json(summary, inputs.data_kind))
        say_json(msgspec.json.format(document))
    else:
        say(*summary_text(summary).splitlines())
