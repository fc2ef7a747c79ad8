"""``vedette decode``: what is in a recording, every byte of it accounted for."""

from pathlib import Path

import msgspec

from vedette.cli.decode_json import survey_json
from vedette.cli.decode_text import survey_lines
from vedette.cli.progress import progress
from vedette.cli.surveyed import Survey, survey_files
from vedette.cli.terminal import say, say_json
from vedette.errors import FeedError, UsageError
from vedette.feeds.summary import summary_json, summary_text


def decode(
    *files: Path,
    format: str | None = None,  # noqa: A002 - the word of the contract
    date: str | None = None,
    edition: str = "",
    json: bool = False,
) -> None:
    """Say what is in a recording: format, times, and what became of every byte.

    Every byte is decoded, rejected with its place and reason, or counted as unframed;
    the three sum to the file. A rejected row is counted, not an error: the exit code
    is 2 only where nothing at all could be decoded. Captures may be larger than memory.

    ```
    vedette decode switzerland.json.gz
    vedette decode radar.pcap --edition "048=1.30, 062@25/10=1.16"
    vedette decode blocks.ast --date 2025-09-09 --json | jq .channels
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
    edition : str
        Editions to read ASTERIX categories with, of all sources or of one SAC/SIC;
        the newest where none is named.
    json : bool
        Print the account as JSON, as `decode.json` of an output folder holds it, with
        what each channel carried.
    """
    if not files:
        raise UsageError(expected="at least one file", got="none")
    sizes = [path.stat().st_size for path in files if path.is_file()]
    with progress("Reading", sum(sizes)) as advance:
        found = survey_files(files, format, date, edition, advance)
    if json:
        document = summary_json(found.summary, found.data_kind)
        whole = msgspec.json.encode({**document, **survey_json(found)})
        say_json(msgspec.json.format(whole))
    else:
        say(*summary_text(found.summary).splitlines(), *survey_lines(found))
    _refuse_nothing(found)


def _refuse_nothing(found: Survey) -> None:
    """Fail where nothing was decoded, after all was said."""
    messages = (a.decoded_rows for f in found.files for a in f.accounts.values())
    if found.summary.accounting.reports or any(messages):
        return
    if found.files and all(one.reading.quiet for one in found.files):
        return
    kinds = found.summary.rejections or found.summary.unframed
    raise FeedError(
        expected="at least one report or message",
        got="none: nothing could be decoded",
        where=", ".join({source.file_name for source in found.summary.sources}),
        advice=f"First: {kinds[0].first.reason}." if kinds else "",
    )
