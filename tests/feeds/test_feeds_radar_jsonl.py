"""Plots and looks as JSON lines."""

import json
from math import isnan
from pathlib import Path

import pytest

from vedette.feeds import LookReport, RadarReport, Rejected, decoder_for
from vedette.feeds.io import open_inputs

TIME = "2025-09-09T23:30:00Z"
TIME_NS = 1_757_460_600_000_000_000
PLOT = {"timestamp": TIME, "sensor": "R1", "range_m": 41_500.5, "azimuth_deg": 87.25}
LOOK = {"timestamp": TIME, "sensor": "R1", "swept": [348.75, 0.0]}


def decode(**row: object) -> object:
    return decoder_for("radar-jsonl").decode(json.dumps(row).encode(), -1, 3)


def test_a_plot_without_height_has_none() -> None:
    plot = decode(**PLOT)[0]
    assert isinstance(plot, RadarReport)
    assert (plot.time_ns, plot.received_ns, plot.sensor) == (TIME_NS, TIME_NS, "R1")
    assert (plot.range_m, plot.azimuth_deg) == (41_500.5, 87.25)
    assert isnan(plot.height_m)


def test_a_plot_may_carry_height_and_reception() -> None:
    plot = decode(**PLOT, height_m=1200, received="2025-09-09T23:30:02.5Z")[0]
    assert plot.height_m == 1200.0
    assert plot.received_ns == TIME_NS + 2_500_000_000


def test_a_look_is_a_sector_clockwise() -> None:
    assert decode(**LOOK) == (
        LookReport(
            time_ns=TIME_NS,
            received_ns=TIME_NS,
            sensor="R1",
            azimuth_from_deg=348.75,
            azimuth_to_deg=0.0,
        ),
    )


@pytest.mark.parametrize(
    "row",
    [
        {**PLOT, "range_m": -1},
        {**PLOT, "range_m": None},
        {**PLOT, "azimuth_deg": 361},
        {**PLOT, "azimuth_deg": "87"},
        {**PLOT, "sensor": ""},
        {**PLOT, "sensor": "x" * 65},
        {**PLOT, "sensor": 1},
        {**PLOT, "timestamp": None},
        {**PLOT, "received": "later"},
        {**PLOT, "height_m": 1e9},
        {**PLOT, "swept": [0, 360]},
        {**LOOK, "swept": [0]},
        {**LOOK, "swept": [0, 361]},
        {"timestamp": TIME, "sensor": "R1"},
    ],
)
def test_a_bad_line_is_rejected(row: dict[str, object]) -> None:
    result = decode(**row)
    assert isinstance(result, Rejected)
    assert result.offset == 3


def test_lines_stand_in_the_order_of_reception(tmp_path: Path) -> None:
    late = {**PLOT, "received": "2025-09-09T23:31:00Z"}
    path = tmp_path / "radar.jsonl"
    path.write_text("".join(json.dumps(row) + "\n" for row in (late, LOOK, PLOT)))
    inputs = open_inputs([path])
    assert inputs.feeds["file-1"].format == "radar-jsonl"
    assert [leaf.offset for leaf in inputs.leaves] == [1, 2, 0]
    assert inputs.accounting["file-1"].records == {"look": 1, "plot": 2}


@pytest.mark.parametrize(
    ("said", "kind"), [({}, "recorded"), ({"simulated": True}, "synthetic")]
)
def test_lines_that_say_so_make_everything_synthetic(
    tmp_path: Path, said: dict[str, bool], kind: str
) -> None:
    path = tmp_path / "radar.jsonl"
    path.write_text(json.dumps(PLOT | said) + "\n" + json.dumps(LOOK | said) + "\n")
    assert open_inputs([path]).data_kind == kind
