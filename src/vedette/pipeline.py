"""The whole episode on one page: plots become tracks become incursions, all recorded.

`keep` puts every input into the record before it is used, keeps the picture
(`vedette.picture`), and closes the record over what was concluded. `replay` reads a
record, keeps the picture again from the recorded inputs alone, and says whether it
comes out the same. Both go through the same `Watch`.

A record of an episode holds, in order: a genesis (site file, feeds, borders by hash,
epoch, version), the user's own border files as attachments, every input, every
rejection, one decision over all of it, and a close that states the digests.
"""

import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from vedette import __version__
from vedette.airspace.load import load_volume
from vedette.airspace.volume import Volume
from vedette.decision import (
    Marking,
    conclusions,
    other_conclusions,
    other_genesis,
)
from vedette.earth.plane import plane_at
from vedette.feeds.decoder import Decoder, decoder_for
from vedette.feeds.leaf import InputLeaf
from vedette.feeds.source import FeedSource, kind_of_data
from vedette.picture import Input, Outcome, Watch, with_hindsight
from vedette.picture_digest import picture_sha256
from vedette.plan import Plan, attachments_of, epoch_of, genesis_of, sha256_of
from vedette.plots.order import Entry as Known
from vedette.record import Entry, Journal, Kind, SigningKey
from vedette.record.digest import InputsDigest
from vedette.recorded import Recorded, RecordedBorder, RecordedFeed, unpack_borders
from vedette.site.load import parse_site
from vedette.site.model import REGIONS, Site
from vedette.warnings import Area, areas_of

BATCH = 1000  # inputs per commit: one fsync each, and never more than this re-run


@dataclass(frozen=True, slots=True, kw_only=True)
class Conclusion:
    """What was concluded, and about what: the outputs follow from it.

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
    areas : tuple of Area
        What could be warned.
    """

    site: Site
    volumes: tuple[Volume, ...]
    outcome: Outcome
    data_kind: str
    areas: tuple[Area, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode(Conclusion):
    """An episode that was kept: what was concluded, and its record.

    Parameters
    ----------
    made_from : mapping of str to str
        inputs_sha256, picture_sha256, record_root, site_sha256, version.
    checkpoint : str
        The record's last checkpoint: keep a copy elsewhere.
    """

    made_from: Mapping[str, str]
    checkpoint: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Replay:
    """Whether a record's picture came out again.

    Parameters
    ----------
    ok : bool
        Borders, kind of data, picture and conclusions are the same.
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
    volumes = judged(site, plan.folder, plan.borders)
    begun_ns = leaves[0].received_ns
    epoch_ns = epoch_of(site, begun_ns)
    genesis = genesis_of(plan, volumes, epoch_ns)
    areas = warned(site, plan.folder, plan.borders)

    def fresh(known: Sequence[Known] = ()) -> Watch:
        decoders = decoders_of(plan.feeds, site)
        return Watch(site, volumes, decoders, epoch_ns, areas, known)

    watch = fresh()
    about = msgspec.to_builtins(genesis)
    with Journal.create(record, key, genesis=about, received_ns=begun_ns) as journal:
        attachments = list(attachments_of(site, plan, begun_ns))
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
        inputs = (Input(x.feed, x.received_ns, x.raw) for x in leaves)
        outcome = with_hindsight(watch, fresh, inputs)
        digests = {
            "inputs_sha256": journal.inputs_sha256,
            "picture_sha256": picture_sha256(outcome),
        }
        ended_ns, through = leaves[-1].received_ns, journal.size - 1
        concluded = conclusions(outcome, digests, through=through, ended_ns=ended_ns)
        for first in range(0, len(concluded), BATCH):
            journal.append(concluded[first : first + BATCH])
        checkpoint = journal.seal(received_ns=ended_ns, statements=digests)
        root = journal.root.hex()
    made_from = {
        **digests,
        "record_root": root,
        "site_sha256": sha256_of(plan.site_text),
        "version": __version__,
    }
    return Episode(
        site=site,
        volumes=volumes,
        outcome=outcome,
        data_kind=plan.data_kind,
        areas=areas,
        made_from=made_from,
        checkpoint=checkpoint,
    )


def decoders_of(
    feeds: Mapping[str, FeedSource] | Mapping[str, RecordedFeed], site: Site
) -> dict[str, Decoder]:
    """Make a fresh decoder for every feed, of the format and edition that it states.

    Parameters
    ----------
    feeds : mapping of str to FeedSource or RecordedFeed
        By the name of the feed.
    site : Site
        States where receivers stand.

    Returns
    -------
    dict of str to Decoder
        By the same names.
    """
    return {
        feed: decoder_for(
            source.format, source.edition, site.receiver_place(feed), source.undated
        )
        for feed, source in feeds.items()
    }


def replay(
    recorded: Recorded, progress: Callable[[int], None] = lambda _: None
) -> tuple[Replay, Conclusion]:
    """Keep the picture again from a record alone, and compare.

    Parameters
    ----------
    recorded : Recorded
        A closed record, as read.
    progress : callable
        Told the number of inputs taken so far.

    Returns
    -------
    replay : Replay
        Whether it came out the same.
    conclusion : Conclusion
        What came out.
    """
    genesis, site = recorded.genesis, recorded.site
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        borders = unpack_borders(recorded, folder)
        volumes = judged(site, folder, borders)
        areas = warned(site, folder, borders)
    decoders = {f: Marking(d) for f, d in decoders_of(genesis.feeds, site).items()}

    def fresh(known: Sequence[Known]) -> Watch:
        decoders = decoders_of(genesis.feeds, site)
        return Watch(site, volumes, decoders, genesis.epoch_ns, areas, known)

    watch = Watch(site, volumes, decoders, genesis.epoch_ns, areas)
    for count, leaf in enumerate(recorded.inputs, 1):
        watch.take(Input(leaf.feed, leaf.received_ns, leaf.raw))
        progress(count)
    inputs = (Input(x.feed, x.received_ns, x.raw) for x in recorded.inputs)
    outcome = with_hindsight(watch, fresh, inputs)
    heard = {leaf.feed for leaf in recorded.inputs}
    data_kind = kind_of_data(d for feed, d in decoders.items() if feed in heard)
    findings = list(_other(recorded, volumes, outcome, data_kind))
    if findings and genesis.version != __version__:
        findings.append(
            f"the record was made by version {genesis.version}, "
            f"this is {__version__}: install that version to replay it"
        )
    conclusion = Conclusion(
        site=site, volumes=volumes, outcome=outcome, data_kind=data_kind, areas=areas
    )
    return Replay(ok=not findings, findings=tuple(findings)), conclusion


def judged(site: Site, folder: Path, borders: Mapping[str, str]) -> tuple[Volume, ...]:
    """Load every volume that a site file judges.

    Parameters
    ----------
    site : Site
        Names them.
    folder : pathlib.Path
        Where its own border files lie.
    borders : mapping of str to str
        Name of such a file, by volume, where it is not the one in the site file.

    Returns
    -------
    tuple of Volume
        In the order of the site file.
    """
    return tuple(
        load_volume(msgspec.structs.replace(v, source=borders[v.id]), folder)
        if v.id in borders and v.border_set is None
        else load_volume(v, folder)
        for v in site.volumes
    )


def warned(site: Site, folder: Path, borders: Mapping[str, str]) -> tuple[Area, ...]:
    """Lay out every area that a site can warn.

    Parameters
    ----------
    site : Site
        Names them.
    folder : pathlib.Path
        Where its own file of regions lies.
    borders : mapping of str to str
        Name of that file, under `REGIONS`, where it is not the one in the site file.

    Returns
    -------
    tuple of Area
        None where the site warns nobody.
    """
    place = site.watch
    plane = plane_at(*place.centre, place.radius_km, site=place.name)
    named = borders.get(REGIONS, site.warnings.regions)
    told = msgspec.structs.replace(site.warnings, regions=named)
    return areas_of(msgspec.structs.replace(site, warnings=told), plane, folder)


def _other(
    recorded: Recorded, volumes: Sequence[Volume], outcome: Outcome, data_kind: str
) -> Iterator[str]:
    """Say what a record says of itself and does not come out again."""
    genesis, site = recorded.genesis, recorded.site
    again = msgspec.structs.replace(
        genesis,
        data_kind=data_kind,
        epoch_ns=epoch_of(site, recorded.inputs[0].received_ns),
        site_sha256=sha256_of(genesis.site),
        volumes={v.id: RecordedBorder(v.source, v.sha256) for v in volumes},
    )
    yield from other_genesis(genesis, again)
    said, now = recorded.stated.get("picture_sha256"), picture_sha256(outcome)
    if said != now:
        yield f"the picture is another: recorded {said}, now {now}"
    inputs = InputsDigest()
    for leaf in recorded.inputs:
        inputs.add(leaf.feed, leaf.received_ns, leaf.raw)
    digests = {"inputs_sha256": inputs.hexdigest(), "picture_sha256": now}
    ended_ns = recorded.inputs[-1].received_ns
    yield from other_conclusions(
        recorded,
        conclusions(outcome, digests, through=recorded.through, ended_ns=ended_ns),
    )
