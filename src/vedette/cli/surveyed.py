"""Recordings looked through for `vedette decode`: tables whole, messages streamed."""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

from vedette.errors import FeedError
from vedette.feeds.accounting import total
from vedette.feeds.dating import date_ns
from vedette.feeds.decoder import FORMATS, format_named
from vedette.feeds.gather import Gathering, Hear, nobody
from vedette.feeds.io.inputs import open_content
from vedette.feeds.io.survey import Begun, Surveyed, begin, survey
from vedette.feeds.recognise import messages_of, refuse_foreign
from vedette.feeds.source import InputSet, kind_of_data
from vedette.feeds.summary import DecodeSummary, gather_inputs, summed


class Survey(NamedTuple):
    """What recordings hold.

    Attributes
    ----------
    summary : DecodeSummary
        Of all of them.
    data_kind : str
        synthetic, recorded or mixed.
    files : tuple of Surveyed
        Those that hold messages.
    paths : tuple of pathlib.Path
        As they were named.
    date : str
        Day of the first message as it was given, "" where none was.
    """

    summary: DecodeSummary
    data_kind: str
    files: tuple[Surveyed, ...]
    paths: tuple[Path, ...]
    date: str = ""


def survey_files(
    paths: Sequence[Path],
    name: str | None,
    date: str | None,
    edition: str,
    progress: Callable[[int], None],
    hear: Hear = nobody,
) -> Survey:
    """Look through recordings.

    Parameters
    ----------
    paths : sequence of pathlib.Path
        Files.
    name : str or None
        Of the format of all of them.
    date : str or None
        Day of the first message.
    edition : str
        Editions to read them with.
    progress : callable
        Told how many more bytes of the disk were read.
    hear : callable
        Told every leaf, with its feed and channel.

    Returns
    -------
    Survey
        What they hold.

    Raises
    ------
    UsageError
        A path, format, date or edition is wrong.
    FeedError
        A file is of no format that is read, or a table holds no report.
    """
    given_ns = None if date is None else date_ns(date)
    gathered = Gathering()
    opened: list[Surveyed | InputSet] = []
    for number, path in enumerate(paths, 1):
        feed = f"file-{number}"
        begun = begin(path, progress)
        known = _messages_of(begun, name, path)
        # Of several files, those have editions that can; of one, it is refused.
        alone = len(paths) == 1
        written = edition if alone or (known and FORMATS[known].has_editions) else ""
        if known:
            one = survey(begun, known, feed, gathered, given_ns, written, hear)
            opened.append(one)
        else:
            inputs = open_content(begun.whole(), name, feed, str(path), written)
            gather_inputs(inputs, gathered, hear)
            opened.append(inputs)
    return _together(paths, gathered, opened)._replace(date=date or "")


def _together(
    paths: Sequence[Path], gathered: Gathering, opened: Sequence[Surveyed | InputSet]
) -> Survey:
    """Sum up all files."""
    messages = tuple(one for one in opened if isinstance(one, Surveyed))
    if messages and all(one.needs_date for one in messages) and len(opened) == 1:
        gathered.first_ns = gathered.last_ns = -1  # of a day that is never shown
    sources = tuple(
        source
        for one in opened
        for source in (one.sources if isinstance(one, Surveyed) else one.feeds.values())
    )
    accounts = [
        account
        for one in opened
        for account in (
            one.accounts if isinstance(one, Surveyed) else one.accounting
        ).values()
    ]
    notes = tuple(note for one in opened for note in one.notes)
    summary = summed(gathered, sources, total(accounts), notes)
    heard = (s for s, account in zip(sources, accounts, strict=True) if account.rows)
    return Survey(summary, kind_of_data(heard), messages, tuple(paths))


def _messages_of(begun: Begun, name: str | None, path: Path) -> str:
    """Tell the format of a file of messages; "" for a table."""
    if name is not None:
        return name if format_named(name).cut is not None else ""
    try:
        refuse_foreign(begun.head)
    except FeedError as error:
        raise FeedError(
            expected=error.expected,
            got=error.got,
            where=str(path),
            advice=error.advice,
        ) from None
    return messages_of(begun.head)
