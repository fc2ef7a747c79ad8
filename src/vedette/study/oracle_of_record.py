"""The oracle of a record: the counts of a recorded night where association is known.

In: the record of a simulated night and its truth folder, whose ``plots.parquet`` says
of which target each plot is (`feed`, `seq` from 0 within the feed; beams and silence
are not counted) and whose ``truth.json`` names the targets that no policy authorises.
Out: counts as `vedette.study.oracle` makes them.
"""

import tempfile
from collections import defaultdict
from collections.abc import Callable, Iterator
from pathlib import Path

import msgspec
import pyarrow as pa
import pyarrow.parquet as pq

from vedette.errors import UsageError
from vedette.feeds.report import BeamReport, Rejected, Report, SightingReport
from vedette.feeds.sightings_jsonl import LISTENED
from vedette.incursions.counts import Count
from vedette.picture import Watch
from vedette.pipeline import decoders_of, judged
from vedette.recorded import Recorded, unpack_borders
from vedette.study.heard import NOBODY, Heard
from vedette.study.oracle import oracle_inputs, oracle_site

PLOTS = "plots.parquet"


class _Mechanism(msgspec.Struct):
    """What is read of the mechanism: the targets that no policy authorises."""

    targets: dict[str, object] = msgspec.field(default_factory=dict)


class _Truth(msgspec.Struct):
    """What is read of ``truth.json``."""

    mechanism: _Mechanism | None = None


def oracle_counts(
    recorded: Recorded,
    truth_folder: Path,
    progress: Callable[[int], None] = lambda _: None,
) -> tuple[Count, ...]:
    """Count a recorded night as somebody would who knows whose each plot is.

    Parameters
    ----------
    recorded : Recorded
        Of a simulated night, as recorded.
    truth_folder : pathlib.Path
        With ``plots.parquet`` and ``truth.json``.
    progress : callable
        Told the number of inputs taken so far.

    Returns
    -------
    tuple of Count
        By volume, then by measure.

    Raises
    ------
    UsageError
        The truth is of other recordings, or no truth.
    """
    whose, counted = _whose(truth_folder)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        volumes = judged(recorded.site, folder, unpack_borders(recorded, folder))
    site = oracle_site(recorded.site)
    watch = Watch(site, volumes, {}, recorded.genesis.epoch_ns)
    inputs = _heard(recorded, whose, truth_folder)
    for count, one in enumerate(oracle_inputs(inputs, counted), 1):
        watch.take_reports(one.feed, one.received_ns, one.reports)
        progress(count)
    return watch.finish().counts


def _whose(truth_folder: Path) -> tuple[dict[str, list[int]], frozenset[int]]:
    """Read of which target each plot of each feed is, and which targets may count."""
    try:
        table = pq.read_table(truth_folder / PLOTS, columns=["feed", "seq", "target"])
        truth = msgspec.json.decode(
            (truth_folder / "truth.json").read_bytes(), type=_Truth
        )
    except (OSError, KeyError, pa.ArrowException, msgspec.DecodeError) as error:
        raise UsageError(
            expected="plots.parquet (feed, seq, target) and truth.json of a simulation",
            got=str(error).split("\n", maxsplit=1)[0],
            where=str(truth_folder),
        ) from error
    names = truth.mechanism.targets if truth.mechanism else {}
    number = {name: place for place, name in enumerate(names)}
    whose: dict[str, list[int]] = defaultdict(list)
    ordered = table.sort_by([("feed", "ascending"), ("seq", "ascending")])
    for feed, target in zip(
        ordered["feed"].to_pylist(), ordered["target"].to_pylist(), strict=True
    ):
        whose[feed].append(number.get(target, NOBODY))
    return whose, frozenset(number.values())


def _heard(
    recorded: Recorded, whose: dict[str, list[int]], where: Path
) -> Iterator[Heard]:
    """Decode the inputs of a record, each report with its target."""
    decoders = decoders_of(recorded.genesis.feeds, recorded.site)
    next_of: dict[str, int] = defaultdict(int)
    for number, leaf in enumerate(recorded.inputs):
        reports = decoders[leaf.feed].decode(leaf.raw, leaf.received_ns, number)
        if isinstance(reports, Rejected):
            continue
        targets = [NOBODY] * len(reports)
        for place, report in enumerate(reports):
            if _numbered(report):
                at = next_of[leaf.feed]
                next_of[leaf.feed] += 1
                known = whose.get(leaf.feed, [])
                targets[place] = known[at] if at < len(known) else NOBODY
        yield Heard(leaf.received_ns, leaf.feed, reports, tuple(targets))
    said = {feed: next_of[feed] for feed in whose}
    if said != {feed: len(rows) for feed, rows in whose.items()}:
        raise UsageError(
            expected="the truth of these recordings",
            got="another number of plots in its plots.parquet",
            where=str(where),
            advice="Score a night against the truth folder that it was made with.",
        )


def _numbered(report: Report) -> bool:
    """Say whether a report has a row in plots.parquet."""
    if isinstance(report, SightingReport):
        return report.kind != LISTENED
    return not isinstance(report, BeamReport)
