"""What the fuzzers have kept is run again, compiled; and they go on in `make prove`."""

import importlib.util
import json
import os
import subprocess
import sys
from functools import cache
from pathlib import Path
from types import ModuleType

import pytest

from fuzz.engine import digest_of
from fuzz.hours import BEGIN, END, table
from fuzz.target import spelled
from fuzz.targets import TARGETS

HERE = Path(__file__).parent
PAGE = HERE.parents[1] / "docs" / "fuzzing.md"
CORPUS_BYTES_MAX = 1_000_000  # of the tree
EXECUTIONS = 3000


@cache
def run_script() -> ModuleType:
    spec = importlib.util.spec_from_file_location("fuzz_run", HERE / "run.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def script(*words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(HERE / "run.py"), *words],
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
    )


@pytest.mark.parametrize("name", TARGETS)
def test_every_promise_holds_for_what_was_kept(name: str) -> None:
    target = TARGETS[name]
    inputs = run_script().kept(name)
    assert inputs
    for data in [*target.seeds(), *inputs]:
        outcome = target.run(data)
        assert spelled(target.run(data).said) == spelled(outcome.said)


@pytest.mark.parametrize("name", [n for n in TARGETS if TARGETS[n].referee])
def test_libasterix_judges_what_was_kept_alike(name: str) -> None:
    target = TARGETS[name]
    assert target.referee is not None
    for data in run_script().kept(name):
        target.referee(data)


def test_traced_code_says_what_compiled_code_says() -> None:
    traced = script("digest", "--traced")
    assert traced.returncode == 0, traced.stderr
    ours = {
        name: digest_of([target.run(data).said for data in run_script().kept(name)])
        for name, target in TARGETS.items()
    }
    assert json.loads(traced.stdout) == ours


def test_the_corpus_is_small_and_belongs_to_targets() -> None:
    folders = {path.name for path in (HERE / "corpus").iterdir()}
    assert folders == set(TARGETS)
    files = [path for path in (HERE / "corpus").rglob("*") if path.is_file()]
    assert sum(path.stat().st_size for path in files) < CORPUS_BYTES_MAX


def test_the_page_shows_the_results_and_every_target() -> None:
    page = PAGE.read_text(encoding="utf-8")
    results = json.loads((HERE / "results.json").read_text(encoding="utf-8"))
    assert page.partition(BEGIN)[2].partition(END)[0] == table(results)
    assert set(results["targets"]) == set(TARGETS)
    assert all(f"| `{name}` |" in page for name in TARGETS)


def test_no_finding_is_left_open() -> None:
    results = json.loads((HERE / "results.json").read_text(encoding="utf-8"))
    assert results["open"] == []


@pytest.mark.prove
@pytest.mark.parametrize("name", TARGETS)
def test_thousands_of_new_inputs_break_no_promise(name: str) -> None:
    seed = os.environ.get("VEDETTE_FUZZ_SEED", "20250909")
    run = script("one", name, "--executions", str(EXECUTIONS), "--seed", seed)
    assert run.returncode == 0, f"seed {seed}: {run.stdout[-4000:]}{run.stderr[-4000:]}"
    told = json.loads(run.stdout)
    assert told["executions"] >= EXECUTIONS
    assert told["steps_share_most"] <= 1
