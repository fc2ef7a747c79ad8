"""The inputs of a record, to be kept again by the record's own site file.

In: a record. Out: a `Plan` and its inputs as `open_inputs` would give them from the
files. The site file's own border files are unpacked into a folder of their own; a name
that leads out of it is refused, because a record may come from anybody.
"""

import tempfile
from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import msgspec

from vedette.errors import RecordError, UsageError
from vedette.feeds.accounting import Tally
from vedette.feeds.decoder import decoder_for
from vedette.feeds.leaf import InputLeaf
from vedette.feeds.source import FeedSource, InputSet
from vedette.output.write import RECORD
from vedette.pipeline import Plan
from vedette.record.entry import Kind, Leaf
from vedette.record.reading import read_leaves
from vedette.record.verify import verify
from vedette.site.load import parse_site


class _Source(msgspec.Struct):
    """Where a feed came from, as a genesis says it."""

    format: str
    file_name: str
    sha256: str


class Genesis(msgspec.Struct):
    """What this command needs of a record's first entry.

    Parameters
    ----------
    site : str
        The site file.
    data_kind : str
        synthetic, recorded, live, mixed or none.
    feeds : dict
        Where each feed came from.
    """

    site: str
    data_kind: str
    feeds: dict[str, _Source]


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
        It holds no whole episode.
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
    leaves = read_leaves(record)
    genesis = _genesis(next(leaves, None), record)
    with tempfile.TemporaryDirectory() as folder:
        kept = list(_inputs(leaves, genesis, Path(folder)))
        if not kept:
            raise RecordError(expected="inputs", got="none", where=str(record))
        sizes: dict[str, int] = defaultdict(int)
        for leaf in kept:
            sizes[leaf.feed] += len(leaf.raw)
        feeds = {
            feed: FeedSource(
                feed=feed,
                format=source.format,
                file_name=source.file_name,
                sha256=source.sha256,
                file_bytes=sizes[feed],
                content_bytes=sizes[feed],
            )
            for feed, source in genesis.feeds.items()
        }
        plan = Plan(
            site_text=genesis.site,
            folder=Path(folder),
            feeds=feeds,
            data_kind=genesis.data_kind,
            replayed_from=report.record_root,
        )
        yield plan, kept


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
    decoders = {feed: decoder_for(s.format) for feed, s in plan.feeds.items()}
    tallies = {feed: Tally() for feed in plan.feeds}
    raws: dict[str, list[bytes]] = {feed: [] for feed in plan.feeds}
    for leaf in leaves:
        result = decoders[leaf.feed].decode(leaf.raw, leaf.received_ns, leaf.offset)
        header = plan.feeds[leaf.feed].format == "traffic-csv"
        tallies[leaf.feed].add(leaf.raw, result, header=header)
        raws[leaf.feed].append(leaf.raw)
    accounting = {feed: tallies[feed].accounting(raws[feed]) for feed in plan.feeds}
    notes = ("The inputs come from a record, not from files.",)
    return InputSet(
        leaves=tuple(leaves), feeds=plan.feeds, accounting=accounting, notes=notes
    )


def _genesis(first: Leaf | None, record: Path) -> Genesis:
    """Read the first entry of a record of an episode."""
    try:
        return msgspec.json.decode(b"" if first is None else first.body, type=Genesis)
    except msgspec.DecodeError as error:
        raise RecordError(
            expected="a record of an episode, with its site file and feeds",
            got=str(error),
            where=f"{record}: first entry",
        ) from error


def _inputs(
    leaves: Iterator[Leaf], genesis: Genesis, folder: Path
) -> Iterator[InputLeaf]:
    """Give the inputs; write attachments on the way."""
    sources = {
        volume.id: volume.source
        for volume in parse_site(genesis.site, "genesis").volumes
    }
    rows: dict[str, int] = defaultdict(int)
    for leaf in leaves:
        if leaf.kind == Kind.ATTACHMENT and leaf.feed in sources:
            _write_inside(folder, sources[leaf.feed], leaf.body)
        elif leaf.kind == Kind.INPUT:
            if leaf.feed not in genesis.feeds:
                raise RecordError(
                    expected=f"a feed of {', '.join(genesis.feeds)}",
                    got=ascii(leaf.feed),
                    where=f"leaf {leaf.seq}",
                )
            yield InputLeaf(
                feed=leaf.feed,
                received_ns=leaf.received_ns,
                raw=leaf.body,
                offset=rows[leaf.feed],
            )
            rows[leaf.feed] += 1


def _write_inside(folder: Path, name: str, body: bytes) -> None:
    """Write a file under a name from a record, never outside of the folder."""
    path = (folder / name).resolve()
    if not path.is_relative_to(folder.resolve()):
        raise RecordError(
            expected="a border file beside its site file",
            got=ascii(name),
            where="site file of the record",
            advice="`vedette verify RECORD --replay` checks it without unpacking.",
        )
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(body)
