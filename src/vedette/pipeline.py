"""The whole episode on one page: plots become tracks become incursions, all recorded.

`keep` puts every input into the record before it is used, keeps the picture
(`vedette.picture`), and closes the record over what was concluded. `replay` reads a
record, keeps the picture again from the recorded inputs alone, and says whether it
comes out the same. Both go through the same `Watch`.

A record of an episode holds, in order: a genesis (site file, feeds, borders by hash,
epoch, version), the user's own border files as attachments, every input, every
rejection, one decision over all of it, and a close that states the digests.
"""

import hashlib
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from vedette import __version__
from vedette.airspace.load import load_volume
from vedette.airspace.volume import Volume
from vedette.errors import RecordError
from vedette.feeds.leaf import InputLeaf
from vedette.feeds.source import FeedSource
from vedette.picture import Input, Outcome, Watch
from vedette.picture_digest import picture_sha256
from vedette.record import Entry, Journal, Kind, Leaf, SigningKey, canonical_json
from vedette.record.reading import read_leaves
from vedette.site.load import parse_site
from vedette.site.model import Site
from vedette.site.model import Volume as VolumeEntry
from vedette.units import SECOND_NS

SCHEMA = 1
BATCH = 1000  # inputs per commit: one fsync each, and never more than this re-run
DAY_NS = 86_400 * SECOND_NS


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What an episode is made from, beside its inputs.

    Parameters
    ----------
    site_text : str
        The site file, as it stands in the record.
    folder : pathlib.Path
        Where the site file's own border files lie.
    feeds : mapping of str to FeedSource
        Where each feed comes from.
    data_kind : str
        synthetic, recorded, live, mixed or none.
    replayed_from : str
        Root of the record that the inputs come from, "" where they come from files.
    """

    site_text: str
    folder: Path
    feeds: Mapping[str, FeedSource]
    data_kind: str
    replayed_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode:
    """An episode that was kept.

    Parameters
    ----------
    site : Site
        Its site file.
    volumes : tuple of Volume
        What was judged.
    outcome : Outcome
        What was concluded.
    data_kind : str
        Kind of its inputs.
    made_from : mapping of str to str
        inputs_sha256, picture_sha256, record_root, site_sha256, version.
    checkpoint : str
        The record's last checkpoint: keep a copy elsewhere.
    """

    site: Site
    volumes: tuple[Volume, ...]
    outcome: Outcome
    data_kind: str
    made_from: Mapping[str, str]
    checkpoint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """Whether a record's picture came out again.

    Parameters
    ----------
    ok : bool
        Inputs, borders and picture are the same.
    findings : tuple of str
        What is not the same, in words.
    """

    ok: bool
    findings: tuple[str, ...]


def keep(
    plan: Plan,
    leaves: Sequence[InputLeaf],
    record: Path,
    key: SigningKey,
    progress: Callable[[int], None] = lambda _: None,
    batch: int = BATCH,
) -> Episode:
    """Record inputs, keep the picture of them, and close the record.

    Parameters
    ----------
    plan : Plan
        Site file and feeds.
    leaves : sequence of InputLeaf
        In received order, at least one.
    record : pathlib.Path
        The record to be made.
    key : SigningKey
        Signs it.
    progress : callable
        Told the number of inputs taken so far.
    batch : int
        Inputs per commit; the picture does not depend on it.

    Returns
    -------
    Episode
        What was concluded, and from what.
    """
    site = parse_site(plan.site_text, "site file")
    volumes = tuple(load_volume(entry, plan.folder) for entry in site.volumes)
    begun_ns = leaves[0].received_ns
    epoch_ns = (site.watch.from_ns or begun_ns) // DAY_NS * DAY_NS
    genesis = genesis_of(plan, volumes, epoch_ns)
    formats = {feed: source.format for feed, source in plan.feeds.items()}
    watch = Watch(site, volumes, formats, epoch_ns)
    with Journal.create(record, key, genesis=genesis, received_ns=begun_ns) as journal:
        attachments = list(_attachments(site, plan.folder, begun_ns))
        if attachments:
            journal.append(attachments)
        for first in range(0, len(leaves), batch):
            taken = leaves[first : first + batch]
            journal.append(
                [Entry(Kind.INPUT, x.feed, x.received_ns, x.raw) for x in taken]
            )
            for leaf in taken:
                watch.take(Input(leaf.feed, leaf.received_ns, leaf.raw))
            progress(first + len(taken))
        outcome = watch.finish()
        digests = {
            "inputs_sha256": journal.inputs_sha256,
            "picture_sha256": picture_sha256(outcome),
        }
        ended_ns = leaves[-1].received_ns
        _conclude(journal, outcome, digests, ended_ns)
        checkpoint = journal.seal(received_ns=ended_ns, statements=digests)
        root = journal.root.hex()
    made_from = {
        **digests,
        "record_root": root,
        "site_sha256": _sha256(plan.site_text),
        "version": __version__,
    }
    return Episode(
        site=site,
        volumes=volumes,
        outcome=outcome,
        data_kind=plan.data_kind,
        made_from=made_from,
        checkpoint=checkpoint,
    )


def genesis_of(
    plan: Plan, volumes: Sequence[Volume], epoch_ns: int
) -> dict[str, object]:
    """Build the first entry of a record: what it is about.

    Parameters
    ----------
    plan : Plan
        Site file and feeds.
    volumes : sequence of Volume
        What is judged.
    epoch_ns : int
        Epoch of all float seconds, nanoseconds UTC.

    Returns
    -------
    dict
        For canonical JSON.
    """
    return {
        "schema": SCHEMA,
        "version": __version__,
        "data_kind": plan.data_kind,
        "replayed_from": plan.replayed_from,
        "epoch_ns": epoch_ns,
        "site": plan.site_text,
        "site_sha256": _sha256(plan.site_text),
        "volumes": {v.id: {"source": v.source, "sha256": v.sha256} for v in volumes},
        "feeds": {
            feed: {
                "format": source.format,
                "file_name": source.file_name,
                "sha256": source.sha256,
            }
            for feed, source in plan.feeds.items()
        },
    }


def _attachments(site: Site, folder: Path, received_ns: int) -> Iterator[Entry]:
    """Give the site's own border files, so that the record needs no other folder."""
    for entry in site.volumes:
        if entry.border_set is None:
            body = (folder / entry.source).read_bytes()
            yield Entry(Kind.ATTACHMENT, entry.id, received_ns, body)


def _conclude(
    journal: Journal, outcome: Outcome, digests: Mapping[str, str], ended_ns: int
) -> None:
    """Record every rejection and the one decision over all inputs."""
    through = journal.size - 1
    rejections = [
        Entry(
            Kind.REJECTED,
            "",
            ended_ns,
            canonical_json({"input": unused.number, "reason": unused.reason}),
        )
        for unused in outcome.unused
    ]
    decision = {
        "through_seq": through,
        "crossings": len(outcome.crossings),
        "incursions": len(outcome.incursions),
        "trajectories": len(outcome.trajectories),
        **digests,
    }
    entry = Entry(Kind.DECISION, "", ended_ns, canonical_json(decision))
    for first in range(0, len(rejections), BATCH):
        journal.append(rejections[first : first + BATCH])
    journal.append([entry])


def replay(
    record: Path, progress: Callable[[int], None] = lambda _: None
) -> tuple[Replay, Outcome]:
    """Keep the picture again from a record alone, and compare.

    Parameters
    ----------
    record : pathlib.Path
        A closed record.
    progress : callable
        Told the number of inputs taken so far.

    Returns
    -------
    replay : Replay
        Whether it came out the same.
    outcome : Outcome
        What came out.

    Raises
    ------
    RecordError
        If the record does not hold a whole episode.
    """
    leaves = read_leaves(record)
    genesis = _json(next(leaves))
    site = parse_site(str(_required(genesis, "site")), f"{record.name}, genesis")
    with tempfile.TemporaryDirectory() as folder:
        first_input = _unpack(leaves, site, Path(folder))
        volumes = [load_volume(_local(entry), Path(folder)) for entry in site.volumes]
    findings = list(_other_borders(genesis, volumes))
    feeds = _members(genesis, "feeds")
    formats = {f: str(_required(_members(feeds, f), "format")) for f in feeds}
    watch = Watch(site, volumes, formats, int(str(_required(genesis, "epoch_ns"))))
    said: dict[str, object] = {}
    count = 0
    for leaf in _chain(first_input, leaves):
        if leaf.kind == Kind.INPUT:
            _required(feeds, leaf.feed)
            watch.take(Input(leaf.feed, leaf.received_ns, leaf.body))
            count += 1
            progress(count)
        elif leaf.kind == Kind.CLOSE:
            said = _json(leaf)
    outcome = watch.finish()
    again = picture_sha256(outcome)
    if said.get("picture_sha256") != again:
        findings.append(
            f"the picture is another: recorded {said.get('picture_sha256')}, "
            f"now {again}"
        )
        if genesis.get("version") != __version__:
            findings.append(
                f"the record was made by version {genesis.get('version')}, "
                f"this is {__version__}: install that version to replay it"
            )
    return Replay(ok=not findings, findings=tuple(findings)), outcome


def _unpack(leaves: Iterator[Leaf], site: Site, folder: Path) -> Leaf | None:
    """Write the attachments under names of ours; return the first leaf after them."""
    names = {entry.id for entry in site.volumes}
    for leaf in leaves:
        if leaf.kind != Kind.ATTACHMENT:
            return leaf
        if leaf.feed in names:
            (folder / f"{_sha256(leaf.feed)}.geojson").write_bytes(leaf.body)
    return None


def _local(entry: VolumeEntry) -> VolumeEntry:
    """Point a volume's own border file to the name that it was unpacked under."""
    if entry.border_set is not None:
        return entry
    return msgspec.structs.replace(entry, source=f"{_sha256(entry.id)}.geojson")


def _other_borders(
    genesis: Mapping[str, object], volumes: Sequence[Volume]
) -> Iterator[str]:
    """Say which borders are not the ones that were recorded."""
    recorded = _members(genesis, "volumes")
    for volume in volumes:
        sha256 = _members(recorded, volume.id).get("sha256")
        if sha256 != volume.sha256:
            yield (
                f"the border of {volume.id} is another: recorded {sha256}, "
                f"here {volume.sha256}"
            )


def _chain(first: Leaf | None, rest: Iterator[Leaf]) -> Iterator[Leaf]:
    """Give a leaf that was read too early, then the rest."""
    if first is not None:
        yield first
    yield from rest


def _json(leaf: Leaf) -> dict[str, object]:
    """Read the members of a leaf's JSON body."""
    return msgspec.json.decode(leaf.body, type=dict[str, object])


def _required(value: Mapping[str, object], name: str) -> object:
    """Return one member of a record's genesis."""
    if name not in value:
        raise RecordError(
            expected=f"the record of an episode, whose genesis says {name!r}",
            got=f"{', '.join(sorted(value)) or 'nothing'}",
            where="genesis",
            advice="It may verify; there is no picture to keep again.",
        )
    return value[name]


def _members(value: Mapping[str, object], name: str) -> dict[str, object]:
    """Return one member that is itself an object."""
    found = value.get(name)
    if not isinstance(found, dict):
        raise RecordError(
            expected=f"an object {name!r}", got=type(found).__name__, where="genesis"
        )
    return found


def _sha256(text: str) -> str:
    """Hash a text."""
    return hashlib.sha256(text.encode()).hexdigest()
