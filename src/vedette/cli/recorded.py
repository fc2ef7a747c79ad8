"""The inputs of a record, to be kept again by the record's own site file.

In: a record. Out: a `Plan` and its inputs as `open_inputs` would give them from the
files, as far as a record can tell: what a file held beside its rows (its size, blank
ends, order) is not in it.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from vedette.claims.tongue import word
from vedette.decision import Marking
from vedette.errors import RecordError, UsageError
from vedette.feeds.decoder import decoder_of, tally_for
from vedette.feeds.leaf import InputLeaf
from vedette.feeds.source import FeedSource, InputSet
from vedette.output.derived import RECORD
from vedette.plan import Plan
from vedette.record.verify import verify
from vedette.recorded import Recorded, read_recorded, unpack_borders


@contextmanager
def unpack_record(path: Path) -> Iterator[tuple[Plan, list[InputLeaf]]]:
    """Read what a record was made from.

    Parameters
    ----------
    path : pathlib.Path
        The record, or the output folder that it is in.

    Yields
    ------
    plan : Plan
        Its folder lasts as long as the context.
    leaves : list of InputLeaf
        In the order of the record.

    Raises
    ------
    UsageError
        There is no record.
    RecordError
        It does not verify, or holds no whole episode.
    """
    record = path / RECORD if (path / RECORD).is_dir() else path
    if not (record / "journal.db").is_file():
        raise UsageError(
            expected="a recording, a record or an output folder with one",
            got="a folder without a record",
            where=str(path),
        )
    report = verify(record)
    if not report.ok:
        first = report.findings[0]
        raise RecordError(
            expected="a record that verifies",
            got=f"{len(report.findings)} findings; the first: {first.what}",
            where=f"{record}, {first.where}",
            advice="`vedette verify` names them all. It is not replayed.",
        )
    recorded = read_recorded(record)
    inputs = inputs_of(recorded)
    with tempfile.TemporaryDirectory() as folder:
        plan = Plan(
            site_text=recorded.genesis.site,
            folder=Path(folder),
            feeds=inputs.feeds,
            data_kind=inputs.data_kind,
            replayed_from=report.record_root,
            borders=unpack_borders(recorded, Path(folder)),
        )
        yield plan, list(recorded.inputs)


def recorded_inputs(plan: Plan, leaves: Sequence[InputLeaf]) -> InputSet:
    """Account for the inputs of a record.

    Parameters
    ----------
    plan : Plan
        Of the record.
    leaves : sequence of InputLeaf
        Of the record, in order.

    Returns
    -------
    InputSet
        Counted as when they were files.
    """
    return _accounted(plan.feeds, leaves)


def inputs_of(recorded: Recorded) -> InputSet:
    """Account for the inputs of a record that was read.

    Parameters
    ----------
    recorded : Recorded
        As read.

    Returns
    -------
    InputSet
        Counted as when they were files.
    """
    return _accounted(_feeds(recorded), recorded.inputs)


def _feeds(recorded: Recorded) -> dict[str, FeedSource]:
    """Say where each feed came from; its rows are all that is known of its size."""
    sizes: dict[str, int] = defaultdict(int)
    for leaf in recorded.inputs:
        sizes[leaf.feed] += len(leaf.raw)
    return {
        feed: FeedSource(
            feed=feed,
            format=source.format,
            file_name=source.file_name,
            sha256=source.sha256,
            file_bytes=sizes[feed],
            content_bytes=sizes[feed],
            edition=source.edition,
            reference=recorded.site.receiver_place(feed),
            undated=source.undated,
        )
        for feed, source in recorded.genesis.feeds.items()
    }


def _accounted(
    feeds: Mapping[str, FeedSource], leaves: Sequence[InputLeaf]
) -> InputSet:
    """Count what became of every leaf, by what it says alone, as its file was."""
    decoders = {feed: Marking(decoder_of(source)) for feed, source in feeds.items()}
    tallies = {feed: tally_for(s.format, s.edition) for feed, s in feeds.items()}
    raws: dict[str, list[bytes]] = {feed: [] for feed in feeds}
    for leaf in leaves:
        result = decoders[leaf.feed].decode(leaf.raw, leaf.received_ns, leaf.offset)
        header = feeds[leaf.feed].format == "traffic-csv"
        tallies[leaf.feed].add(leaf.raw, result, header=header)
        raws[leaf.feed].append(leaf.raw)
    accounting = {feed: tallies[feed].accounting(raws[feed]) for feed in feeds}
    notes = (word("note_record"),)
    return InputSet(
        leaves=tuple(leaves),
        feeds={
            feed: replace(source, simulated=decoders[feed].simulated)
            for feed, source in feeds.items()
        },
        accounting=accounting,
        notes=notes,
    )
