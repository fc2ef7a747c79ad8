"""What simulated sensors send is what the decoders read, here and elsewhere."""

import shutil
import subprocess
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from small_nights import (
    adsb,
    another_order,
    box,
    night,
    node,
    people,
    radar,
    sensor,
    straight,
    target,
)
from vedette.feeds.decoder import decoder_for
from vedette.feeds.io import open_inputs
from vedette.feeds.report import PositionReport, RadarReport, Rejected, Report
from vedette.simulation.sensing import Sensed, feed_of, reports_of, sensed
from vedette.simulation.speech import feeds_of
from vedette.simulation.world import World


def a_night() -> World:
    flights = [
        target(
            f"t{k}",
            straight((-60_000.0 + 9_000.0 * k, 30_000.0), (40.0, -15.0), 1_800.0),
            box(0x400000 + k, callsign=f"VDT{k}", version=k % 3) if k % 2 else None,
        )
        for k in range(12)
    ]
    sensors = (
        sensor(radar(), bias_time_s=0.05, bias_azimuth_deg=-0.2),
        sensor(
            radar("south", sic=11, period_s=4.7, lat=50.9), outages=((72_500, 72_600),)
        ),
        sensor(adsb()),
        sensor(node()),
        sensor(node("other", lat=51.7)),
        sensor(people(), p_detect=0.9, clutter_per_turn=2.0),
    )
    return night(*flights, sensors=sensors, seconds=1_800.0)


@pytest.fixture(scope="module")
def world() -> World:
    return a_night()


@pytest.fixture(scope="module")
def said(world: World) -> Sensed:
    return sensed(world)


@pytest.fixture(scope="module")
def folder(
    world: World, said: Sensed, tmp_path_factory: pytest.TempPathFactory
) -> Path:
    place = tmp_path_factory.mktemp("feeds")
    for name, content in feeds_of(world, said).items():
        (place / name).write_bytes(content)
    return place


def decoded(path: Path) -> list[Report]:
    inputs = open_inputs([path])
    (source,) = inputs.feeds.values()
    assert source.simulated
    decoder = decoder_for(source.format)
    reports: list[Report] = []
    for leaf in inputs.leaves:
        result = decoder.decode(leaf.raw, leaf.received_ns, leaf.offset)
        assert not isinstance(result, Rejected), result
        reports += result
    return reports


def test_decoding_the_bytes_gives_the_very_reports_that_were_sensed(
    world: World, said: Sensed, folder: Path
) -> None:
    names = {feed_of(one.declared)[1] for one in world.sensors}
    assert {path.name for path in folder.iterdir()} == names
    for feed in said.feeds:
        (path,) = folder.glob(f"{feed.id}.*")
        expected = [report for report, _ in reports_of(feed)]
        assert len(expected) > 10
        assert repr(decoded(path)) == repr(expected)


def test_every_plot_position_and_line_says_that_it_is_simulated(folder: Path) -> None:
    for path in folder.iterdir():
        for report in decoded(path):
            if isinstance(report, RadarReport | PositionReport):
                assert report.simulated


@pytest.mark.skipif(shutil.which("tshark") is None, reason="tshark is not installed")
@pytest.mark.parametrize(
    ("name", "bit", "many"),
    [("north", "asterix.048_020_SIM", 100), ("ground", "asterix.021_040_SIM", 10)],
)
def test_another_decoder_reads_the_bytes_and_the_mark(
    folder: Path, name: str, bit: str, many: int
) -> None:
    command = [
        "tshark",
        "-r",
        str(folder / f"{name}.pcap"),
        "-d",
        "udp.port==8600,asterix",
    ]
    shown = subprocess.run(
        [*command, "-T", "fields", "-e", bit, "-e", "_ws.malformed"],
        check=True,
        capture_output=True,
        text=True,
    )
    marks = [mark for line in shown.stdout.split() for mark in line.split(",")]
    assert len(marks) > many
    assert set(marks) == {"1"}


def test_a_library_reads_every_record(said: Sensed, folder: Path) -> None:
    spec = pytest.importorskip("asterix.generated")
    manual = {48: spec.Cat_048_1_32, 34: spec.Cat_034_1_29, 21: spec.Cat_021_2_7}
    base = pytest.importorskip("asterix.base")
    records = 0
    for name in ("north", "ground"):
        for leaf in open_inputs([folder / f"{name}.pcap"]).leaves:
            (block,) = base.RawDatablock.parse(base.Bits.from_bytes(leaf.raw))
            read = manual[block.get_category()].cv_uap.parse(block.get_raw_records())
            assert not isinstance(read, ValueError)
            records += len(read)
    feeds = [feed for feed in said.feeds if feed.id in {"north", "ground"}]
    assert records == sum(len(reports_of(feed)) for feed in feeds)


def test_a_night_does_not_depend_on_the_order_of_its_targets(
    world: World, said: Sensed
) -> None:
    other_world = another_order(world)
    other = sensed(other_world)
    assert feeds_of(world, said) == feeds_of(other_world, other)
    for one, two in zip(said.feeds, other.feeds, strict=True):
        whose = [[k for _, k in reports_of(feed)] for feed in (one, two)]
        names = [
            [names[k] if k >= 0 else "" for k in row]
            for names, row in zip((said.targets, other.targets), whose, strict=True)
        ]
        assert names[0] == names[1]


def test_another_key_is_another_night(world: World, said: Sensed) -> None:
    other = sensed(replace(world, key=world.key + 1))
    one, two = said.feeds[0].plots, other.feeds[0].plots
    assert not np.array_equal(one.rho, two.rho)
