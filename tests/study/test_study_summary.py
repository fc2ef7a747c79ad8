"""What the nights of a study come to: a perfect forecaster passes, a boaster fails."""

from pathlib import Path
from xml.etree import ElementTree as ET

import numpy as np
import pyarrow.parquet as pq
import pytest
from scipy.stats import nbinom

from study_scenes import night, told
from vedette.score.calibration import crps, randomised_pit
from vedette.study.drawings import drawings
from vedette.study.kept import About
from vedette.study.publish import publish
from vedette.study.row import Belief, Counted, Entered, Night, Wrong
from vedette.study.summary import rate_interval, summarise

ABOUT = About(
    schema=1,
    data_kind="synthetic",
    version="0",
    program_sha256="",
    family="small",
    scenario_sha256="",
    borders_sha256={},
    told={},
    oracle_every=1,
    kill="",
)
PMF = nbinom.pmf(np.arange(60), 4.0, 0.3)
PMF = PMF / PMF.sum()


def forecast(nights: int, pmf: np.ndarray) -> list[Night]:
    """Draw truths from one law and state another."""
    rng = np.random.default_rng(11)
    truths = rng.choice(PMF.size, nights, p=PMF)
    low = int(np.searchsorted(np.cumsum(pmf), 0.05))
    high = int(np.searchsorted(np.cumsum(pmf), 0.95))
    return [
        night(
            seed,
            Counted(
                volume="PL",
                measure="objects",
                truth=int(truth),
                told=told(float(pmf @ np.arange(pmf.size)), low, high, 0.0),
                pit=min(randomised_pit(pmf, int(truth), rng.random()), 1.0),
            ),
        )
        for seed, truth in enumerate(truths, 1)
    ]


def test_a_perfect_forecaster_keeps_the_limit_and_a_boaster_does_not() -> None:
    perfect = summarise(ABOUT, forecast(1000, PMF))["counts"][0]
    assert perfect["pit_holds"]
    assert 0.88 <= perfect["coverage_90"] <= 0.99
    sharp = PMF**3 / (PMF**3).sum()
    boast = summarise(ABOUT, forecast(1000, sharp))["counts"][0]
    assert not boast["pit_holds"]


def test_the_crps_is_that_of_its_other_form() -> None:
    rng = np.random.default_rng(5)
    for _ in range(20):
        pmf = rng.dirichlet(np.ones(9))
        truth = int(rng.integers(0, 14))
        k = np.arange(9)
        away = (np.abs(k - truth) * pmf).sum()
        apart = (np.abs(k[:, None] - k[None, :]) * pmf[:, None] * pmf[None, :]).sum()
        assert crps(pmf, truth) == pytest.approx(away - 0.5 * apart)


def test_entries_sides_and_times_are_told_apart() -> None:
    sure = Entered(
        volume="PL",
        covered=True,
        revisit_s=10.0,
        found=True,
        error_s=-4.0,
        said=0.99,
        right=True,
    )
    rows = [
        night(
            1,
            entered=(
                sure,
                Entered(
                    volume="PL",
                    covered=True,
                    revisit_s=10.0,
                    found=False,
                    error_s=None,
                    said=None,
                    right=None,
                ),
            ),
            wrong=(Wrong(volume="PL", probability=0.9, of="bird"),),
            beliefs=(
                Belief(looks=2, stated=0.5, real=True, own=True, flies=True),
                Belief(looks=2, stated=0.5, real=False, own=False, flies=True),
            ),
            authorised_max=0.25,
        )
    ]
    summary = summarise(ABOUT, rows)
    assert summary["side"]["right_share"] == 1.0
    assert summary["side"]["covered_said_share"] == 0.5
    assert summary["crossings"]["time_error_s"]["0.5"] == 4.0
    assert summary["crossings"]["covered_found"] == 1
    assert summary["ece"]["2"]["ece"] == 0.0
    assert summary["ece"]["2"]["target_share"] == 0.5
    assert summary["ece"]["8"]["ece"] is None
    assert summary["false_incursions"]["of"]["bird"] == 1
    assert summary["false_incursions"]["per_1000_h"] == 1000.0
    assert summary["authorised"]["unauthorised_entry_max"] == 0.25
    assert summary["sensor_killed"]["status"] == "not_assessed"


def test_the_interval_of_a_rate_is_that_of_the_tables() -> None:
    # Garwood's table: 0 events give 0 to 3.689, 3 events 0.6187 to 8.7673.
    assert rate_interval(0, 1000.0) == pytest.approx((0.0, 3.6889), abs=1e-4)
    assert rate_interval(3, 1000.0) == pytest.approx((0.6187, 8.7673), abs=1e-4)


def test_drawings_are_whole_and_say_that_they_are_synthetic(tmp_path: Path) -> None:
    rows = forecast(40, PMF)
    made = drawings(ABOUT, rows)
    assert set(made) == {"pit.svg", "counts.svg", "reliability.svg", "times.svg"}
    for content in made.values():
        assert "SYNTHETIC" in content
        ET.fromstring(content)  # noqa: S314 - our own
    assert drawings(ABOUT, rows) == made
    publish(tmp_path, ABOUT, rows)
    table = pq.read_table(tmp_path / "nights.parquet")
    assert table.num_rows == 40
    assert table["seed"].to_pylist() == list(range(1, 41))
    assert "PL.objects.truth" in table.column_names
    assert table.schema.metadata[b"data_kind"] == b"synthetic"
