"""``vedette site-from``: drafts a site file from what recordings say of themselves."""

from pathlib import Path

from vedette.cli.draft_tables import Chosen, circles_of, site_table, tables_of
from vedette.cli.drafted_editions import editions_by_feed, fitting_editions
from vedette.cli.drafted_sources import Speakers, speakers_of
from vedette.cli.drafted_text import positions_at, refuse_existing, summary, write_text
from vedette.cli.progress import progress
from vedette.cli.surveyed import Survey, survey_files
from vedette.cli.terminal import say
from vedette.draft.heard import Heard
from vedette.errors import FeedError, UsageError
from vedette.site.commented import commented_text
from vedette.site.load import parse_site


def site_from(
    *captures: Path,
    out: Path | None = None,
    name: str | None = None,
    date: str | None = None,
    format: str | None = None,  # noqa: A002 - the word of the contract
    edition: str = "",
    at: tuple[str, ...] = (),
    replace: bool = False,
) -> None:
    """Draft a site file from what recordings say of themselves.

    Every source is named: radars, ADS-B stations, receivers, trackers. Of each radar
    the draft states where it stands, how long it turns, how far it reaches, how often
    it sees, how precisely, and how many false plots it gives; each number says beside
    it whether a message said it, over how many targets it was measured, or that it is
    assumed. A radar whose position nobody says is written as a comment to be filled in.

    The draft runs as it is: `vedette check` reads it, `vedette replay` uses it. It
    judges no volume: that is for you to say.

    ```
    vedette site-from radar.pcap --out site.toml
    vedette site-from radar.pcap --at 25/12=54.08,18.42,120 --out site.toml
    vedette site-from blocks.ast adsb.jsonl --date 2025-09-09 --name "Coast"
    ```

    Parameters
    ----------
    *captures : pathlib.Path
        Recordings, also packed by gzip.
    out : pathlib.Path
        The site file to be written; without it, it is printed.
    name : str
        What to call the site; else by its files.
    date : str
        Day of the first message, YYYY-MM-DD, for formats that carry no date.
    format : str
        Name of the format of all files, where the content does not tell it.
    edition : str
        Editions to read ASTERIX categories with; else those that fit best.
    at : tuple of str
        Where a radar stands: SAC/SIC=LAT,LON,HEIGHT in degrees and metres above the
        ellipsoid; may be given several times.
    replace : bool
        Replace an earlier file of that name.
    """
    if not captures:
        raise UsageError(expected="at least one recording", got="none")
    if out is not None and not replace:
        refuse_existing(out)
    stated = positions_at(at)
    found, heard, reasons = _heard(captures, format, date, edition)
    _refuse_nothing(found)
    speakers = speakers_of(found, heard, stated)
    files = dict.fromkeys(source.file_name for source in found.summary.sources)
    chosen = Chosen(
        name or ", ".join(files), date, editions_by_feed(found, edition, reasons)
    )
    watched = heard.cover.watched(circles_of(speakers.placed))
    tables = [site_table(found, watched, chosen), *tables_of(found, speakers, chosen)]
    text = commented_text(tables)
    if watched is not None:
        parse_site(text, "the draft")  # what we write, we can read
    write_text(text, out)
    if out is not None:
        say(*summary(found, speakers, out))
    if watched is None:
        _refuse_unplaced(found, speakers, out)


def _heard(
    captures: tuple[Path, ...], form: str | None, date: str | None, edition: str
) -> tuple[Survey, Heard, dict[tuple[str, str], tuple[str, str]]]:
    """Read recordings; twice where another edition fits better than the newest."""
    sizes = [path.stat().st_size for path in captures if path.is_file()]
    reasons: dict[tuple[str, str], tuple[str, str]] = {}
    while True:
        heard = Heard()
        written = ", ".join(
            filter(None, (edition, *(part for part, _ in reasons.values())))
        )
        with progress("Reading", sum(sizes)) as advance:
            found = survey_files(captures, form, date, written, advance, heard.take)
        better = fitting_editions(found)
        if reasons or not better:
            return found, heard, reasons
        reasons = better


def _refuse_nothing(found: Survey) -> None:
    """Fail where nothing could be decoded."""
    messages = (a.decoded_rows for f in found.files for a in f.accounts.values())
    if found.summary.accounting.reports or any(messages):
        return
    kinds = found.summary.rejections or found.summary.unframed
    raise FeedError(
        expected="at least one report or message",
        got="none: nothing could be decoded",
        where=", ".join({source.file_name for source in found.summary.sources}),
        advice=f"First: {kinds[0].first.reason}." if kinds else "",
    )


def _refuse_unplaced(found: Survey, speakers: Speakers, out: Path | None) -> None:
    """Say that the draft does not hold as it stands."""
    radars = [radar.draft.name for radar in speakers.radars]
    options = " or ".join(f"--at {name}=LAT,LON,HEIGHT" for name in radars[:3])
    written = "" if out is None else f" {out} was written all the same."
    raise FeedError(
        expected="a position of a radar or of an aircraft",
        got="none: no position is said by anything in it",
        where=", ".join({source.file_name for source in found.summary.sources}),
        advice=f"Fill in the places marked{f', or give {options}' * bool(radars)},"
        f" and run `vedette check`.{written}",
    )
