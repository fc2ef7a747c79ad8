"""The reference code beside ours: what is copied, repaired, read back and paired."""

from pathlib import Path

import numpy as np
import pytest

from bench_scenes import bench_module

mtt = bench_module("mtt_reference")
scenes = bench_module("scenes")


def test_a_checkout_that_is_not_as_it_was_is_refused_and_not_half_repaired(
    tmp_path: Path,
) -> None:
    """A repair that finds nothing to repair would change nothing, silently."""
    source = tmp_path / "mtt"
    for name, wrong, _ in mtt.REPAIRS:
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("function f()\n" if name.endswith("murty.m") else wrong)
    with pytest.raises(SystemExit, match=r"murty\.m is not as it was"):
        mtt.repaired(source, tmp_path)


def test_what_octave_reports_is_scored_scan_by_scan() -> None:
    """The truth itself, written as Octave writes it, is at no distance."""
    scene = scenes.w15_4(0, 0)
    rows = [
        [1.0, 1.0, k, *state[:2]]
        for k, truth in enumerate(scene.truth, 1)
        for state in truth
    ]
    found = mtt._scored(np.array(rows), scene, 1)
    assert len(found) == 81
    assert max(one.distance_m for one in found) < 1e-6
    none = mtt._scored(np.array(rows), scene, 2)
    assert none[0].missed == 4


def test_differences_are_paired_and_have_the_interval_of_a_mean() -> None:
    found = mtt._paired(np.array([1.0, 2.0, 4.0]), np.ones(3))
    assert found["mean_m"] == pytest.approx(4.0 / 3.0)
    assert found["half_width_95_m"] == pytest.approx(1.96 * 1.527525 / 3**0.5, rel=1e-5)
