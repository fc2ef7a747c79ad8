"""Compiled kernels: one set of options, a cache of our own, bits as Python has them."""

import math
import os
import subprocess
import sys
from pathlib import Path

import numpy as np
import pytest

from vedette.kernel import _needed, cache_directory, kernel, source_hash


@kernel
def ratio(a: float, b: float) -> float:
    """Divide."""
    return a / b


@kernel
def fused(a: float, b: float, c: float) -> float:
    """Multiply and add: a fused operation would round once."""
    return a * b + c


@kernel
def total(values: np.ndarray) -> float:
    """Sum in order."""
    result = 0.0
    for value in values:
        result += value
    return result


def test_division_by_zero_is_a_number_of_ieee_754() -> None:
    assert ratio(1.0, 0.0) == math.inf
    assert ratio(-1.0, 0.0) == -math.inf
    assert math.isnan(ratio(0.0, 0.0))


def test_nothing_is_fused_or_reordered() -> None:
    rng = np.random.default_rng(1)
    for a, b, c in rng.normal(size=(200, 3)):
        assert fused(a, b, c) == a * b + c
    values = rng.normal(size=1000) * 10.0 ** rng.uniform(-8, 8, 1000)
    assert total(values) == sum(values.tolist())
    assert total(np.array([1e16, 1.0, -1e16])) == 0.0


def test_nan_is_still_nan() -> None:
    @kernel
    def is_nan(value: float) -> bool:
        return bool(np.isnan(value))

    assert is_nan(math.nan)
    assert not is_nan(1.0)


def test_hash_names_the_sources_and_is_stable() -> None:
    assert source_hash() == source_hash()
    assert len(source_hash()) == 16
    assert source_hash("somebody.elses") == source_hash()


def test_a_module_depends_on_what_python_loads_for_it_and_on_little_else() -> None:
    for module in ("vedette.tracks.gate", "vedette.airspace.inside"):
        command = (
            f"import sys, {module}\n"
            "for name, one in sys.modules.items():\n"
            "    if name.partition('.')[0] == 'vedette': print(one.__file__)"
        )
        result = subprocess.run(
            [sys.executable, "-c", command], check=True, capture_output=True, text=True
        )
        loaded = {Path(line) for line in result.stdout.splitlines()}
        assert len(loaded) > 10
        assert loaded <= _needed(module)
        assert len(_needed(module)) < 2 * len(loaded)


def test_hash_names_the_processor_that_is_compiled_for(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = source_hash()
    monkeypatch.setenv("NUMBA_CPU_NAME", "generic")
    assert source_hash() != before


def test_cache_goes_where_it_was_asked_for_if_that_can_be_written(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("VEDETTE_CACHE_DIR", str(tmp_path))
    found = cache_directory()
    assert found is not None
    assert found.parent == tmp_path
    assert found.stat().st_mode & 0o077 == 0
    in_the_way = tmp_path / "file"
    in_the_way.write_text("not a folder")
    monkeypatch.setenv("VEDETTE_CACHE_DIR", str(in_the_way))
    elsewhere = cache_directory()
    assert elsewhere is None or elsewhere.parent != in_the_way


def test_import_survives_a_machine_where_nothing_can_be_written(
    tmp_path: Path,
) -> None:
    blocked = tmp_path / "blocked"
    blocked.write_text("")
    environment = {
        **os.environ,
        "VEDETTE_CACHE_DIR": str(blocked),
        "XDG_CACHE_HOME": str(blocked),
        "TMPDIR": str(tmp_path / "none"),
    }
    command = "from vedette.fixed_math import hypot; print(hypot(3.0, 4.0))"
    result = subprocess.run(
        [sys.executable, "-c", command],
        env=environment,
        check=True,
        capture_output=True,
        text=True,
    )
    assert result.stdout.strip() == "5.0"
