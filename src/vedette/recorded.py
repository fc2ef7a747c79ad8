"""What the record of an episode says, read back: what it is about, and its inputs.

Law: docs/record-format.md for the leaves; `Genesis` is the body of the first one, as
`vedette.pipeline.keep` writes it. A record may come from anybody: its own border files
are unpacked under names of ours, so that no name in it is ever a path.
"""

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

import msgspec

from vedette.errors import RecordError
from vedette.feeds.leaf import InputLeaf
from vedette.record import Kind, Leaf
from vedette.record.reading import last_checkpoint, read_leaves
from vedette.site.load import parse_site
from vedette.site.model import Site

SCHEMA = 1


class RecordedFeed(msgspec.Struct, frozen=True, omit_defaults=True):
    """Where a feed came from.

    Parameters
    ----------
    format, file_name, sha256, edition, undated
        As in `vedette.feeds.source.FeedSource`.
    """

    format: str
    file_name: str
    sha256: str
    edition: str = ""
    undated: int = 0


class RecordedBorder(msgspec.Struct, frozen=True):
    """Which border was judged.

    Parameters
    ----------
    source : str
        Who drew it.
    sha256 : str
        Of its content.
    """

    source: str
    sha256: str


class Genesis(msgspec.Struct, frozen=True, kw_only=True):
    """The first entry of a record: what it is about.

    Parameters
    ----------
    schema : int
        1.
    version : str
        Of the Vedette that wrote it.
    data_kind : str
        synthetic, recorded, live, mixed or none.
    replayed_from : str
        Root of the record that the inputs come from, "" where they come from files.
    epoch_ns : int
        Epoch of all float seconds, nanoseconds UTC.
    site, site_sha256 : str
        The site file.
    volumes : dict
        What was judged, by id.
    feeds : dict
        Where each feed came from.
    """

    schema: int
    version: str
    data_kind: str
    replayed_from: str
    epoch_ns: int
    site: str
    site_sha256: str
    volumes: dict[str, RecordedBorder]
    feeds: dict[str, RecordedFeed]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recorded:
    """A record of an episode.

    Parameters
    ----------
    genesis : Genesis
        What it is about.
    site : Site
        Its site file.
    borders : mapping of str to bytes
        The site file's own border files, by volume.
    inputs : tuple of InputLeaf
        In order.
    through : int
        Number of the last input among all entries.
    concluded : tuple of Leaf
        Rejections and decisions, in order.
    stated : mapping of str to object
        What the owner stated with the close, empty for an open record.
    checkpoint : str
        The last that is stored.
    """

    genesis: Genesis
    site: Site
    borders: Mapping[str, bytes]
    inputs: tuple[InputLeaf, ...]
    through: int
    concluded: tuple[Leaf, ...]
    stated: Mapping[str, object]
    checkpoint: str


def read_recorded(record: Path) -> Recorded:
    """Read the record of an episode; whether it verifies is another question.

    Parameters
    ----------
    record : pathlib.Path
        The folder of the record.

    Returns
    -------
    Recorded
        All of it, in memory.

    Raises
    ------
    RecordError
        It holds no whole episode.
    """
    leaves = read_leaves(record)
    genesis = _genesis(next(leaves, None), record)
    site = parse_site(genesis.site, f"{record.name}, genesis")
    borders: dict[str, bytes] = {}
    inputs: list[InputLeaf] = []
    through = 0
    concluded: list[Leaf] = []
    stated: dict[str, object] = {}
    rows: dict[str, int] = defaultdict(int)
    for leaf in leaves:
        if leaf.kind == Kind.ATTACHMENT:
            borders[leaf.feed] = leaf.body
        elif leaf.kind == Kind.INPUT:
            inputs.append(_input(leaf, genesis, rows[leaf.feed]))
            rows[leaf.feed] += 1
            through = leaf.seq
        elif leaf.kind in {Kind.REJECTED, Kind.DECISION}:
            concluded.append(leaf)
        elif leaf.kind == Kind.CLOSE:
            stated = msgspec.json.decode(leaf.body, type=dict[str, object])
    own = set(site.own_files)
    if own - set(borders):
        raise RecordError(
            expected="the files that the site file names",
            got=f"none for {sorted(own - set(borders))!a}",
            where=str(record),
        )
    if not inputs:
        raise RecordError(expected="inputs", got="none", where=str(record))
    return Recorded(
        genesis=genesis,
        site=site,
        borders={name: borders[name] for name in sorted(own)},
        inputs=tuple(inputs),
        through=through,
        concluded=tuple(concluded),
        stated=stated,
        checkpoint=last_checkpoint(record),
    )


def unpack_borders(recorded: Recorded, folder: Path) -> dict[str, str]:
    """Write a record's own border files into a folder.

    Parameters
    ----------
    recorded : Recorded
        As read.
    folder : pathlib.Path
        Exists.

    Returns
    -------
    dict of str to str
        Name of each file, by volume.
    """
    return dict(_unpacked(recorded, folder))


def _unpacked(recorded: Recorded, folder: Path) -> Iterator[tuple[str, str]]:
    """Write each file under a hash, whatever its volume is called."""
    for volume, content in recorded.borders.items():
        name = f"{hashlib.sha256(volume.encode()).hexdigest()}.geojson"
        (folder / name).write_bytes(content)
        yield volume, name


def _genesis(first: Leaf | None, record: Path) -> Genesis:
    """Read the first entry."""
    where = f"{record}: first entry"
    try:
        body = b"" if first is None else first.body
        genesis = msgspec.json.decode(body, type=Genesis)
    except msgspec.DecodeError as error:
        raise RecordError(
            expected="the record of an episode, with its site file and feeds",
            got=str(error),
            where=where,
            advice="It may verify; there is no picture to keep again.",
        ) from error
    if genesis.schema != SCHEMA:
        raise RecordError(
            expected=f"an episode of schema {SCHEMA}",
            got=f"{genesis.schema}, by version {genesis.version}",
            where=where,
            advice="Install that version to replay it.",
        )
    return genesis


def _input(leaf: Leaf, genesis: Genesis, row: int) -> InputLeaf:
    """Take one input of a feed that the genesis names."""
    if leaf.feed not in genesis.feeds:
        raise RecordError(
            expected=f"a feed of {', '.join(genesis.feeds) or 'none'}",
            got=ascii(leaf.feed),
            where=f"leaf {leaf.seq}",
        )
    return InputLeaf(
        feed=leaf.feed, received_ns=leaf.received_ns, raw=leaf.body, offset=row
    )
