"""Hours of fuzzing that add up: every target in turn, in processes of their own.

What was reached is kept in ``out/fuzz`` (not in the tree), where the next one begins;
the best small part of it goes to the corpus in the tree. `results.json` holds the sums
over all of them, and docs/fuzzing.md shows them.
"""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from vedette import __version__
from vedette.clock import now_ns
from vedette.feeds.instant import iso_text

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
RESULTS = HERE / "results.json"
PAGE = ROOT / "docs" / "fuzzing.md"
GROWN, GROWN_REAL = ROOT / "out" / "fuzz", ROOT / "out" / "fuzz-real"
BEGIN, END = "<!-- results -->\n", "<!-- end of results -->\n"
SECOND_NS, HOUR_S = 1_000_000_000, 3600
EXECUTIONS = 5000  # of one session of one target: about half a minute
SEED_STEP = 1000  # between rounds, so that every session draws anew

Results = dict[str, Any]


def fuzz_hours(hours: float, chosen: list[str], *, real: bool) -> int:
    """Fuzz targets one after the other, until the time is over.

    Parameters
    ----------
    hours : float
        Of one core.
    chosen : list of str
        Names of targets; all of them if empty.
    real : bool
        Begin with real recordings, too.

    Returns
    -------
    int
        1 where something was found.
    """
    from fuzz.targets import TARGETS  # noqa: PLC0415

    names = chosen or list(TARGETS)
    results = read()
    end_ns = now_ns() + int(hours * HOUR_S * SECOND_NS)
    found = 0
    while now_ns() < end_ns:
        for name in sorted(names, key=lambda n: seconds_of(results, n)):
            if now_ns() >= end_ns:
                break
            found += session(name, results, real=real)
            write(results)
    return int(bool(found))


def seconds_of(results: Results, name: str) -> float:
    """Say how long a target was fuzzed so far."""
    return float(results["targets"].get(name, {}).get("seconds", 0.0))


def session(name: str, results: Results, *, real: bool) -> int:
    """Fuzz one target once, and add the sums; return the number of findings."""
    before = results["targets"].get(name, {})
    seed = SEED_STEP + before.get("last_seed", 0)
    began_ns = now_ns()
    words = (sys.executable, str(HERE / "run.py"), "one", name)
    words += ("--executions", str(EXECUTIONS), "--seed", str(seed))
    words += ("--grown", str((GROWN_REAL if real else GROWN) / name))
    run = subprocess.run(
        [*words, "--real"] if real else words,
        check=False,
        capture_output=True,
        text=True,
        env={**os.environ, "NUMBA_DISABLE_JIT": "1"},
        preexec_fn=lambda: os.nice(19),
    )
    assert run.stdout, run.stderr
    told = json.loads(run.stdout)
    seconds = (now_ns() - began_ns) / SECOND_NS
    results["targets"][name] = {
        "executions": before.get("executions", 0) + told["executions"],
        "seconds": round(before.get("seconds", 0.0) + seconds, 1),
        "sessions": before.get("sessions", 0) + 1,
        "corpus": told["corpus"],
        "features": told["features"],
        "statements": told["statements"],
        "steps_share_most": told["steps_share_most"],
        "last_seed": seed,
        "last_date": iso_text(now_ns())[:10],
        "last_commit": commit(),
        "version": __version__,
    }
    for finding in told["findings"]:
        results["open"].append({"target": name, "seed": seed, **finding})
        sys.stdout.write(f"{name}: {finding['what']}\n")
    return len(told["findings"])


def commit() -> str:
    """Name the commit of the checkout, with + where files differ from it."""
    run = subprocess.run(
        ["git", "describe", "--always", "--dirty=+", "--abbrev=9", "--exclude=*"],
        check=False,
        capture_output=True,
        text=True,
        cwd=ROOT,
    )
    return run.stdout.strip()


def read() -> Results:
    """Read the sums of all sessions."""
    if not RESULTS.exists():
        return {"targets": {}, "open": [], "fixed": []}
    return dict(json.loads(RESULTS.read_text("utf-8")))


def write(results: Results) -> None:
    """Write the sums, and the table of them into the page."""
    RESULTS.write_text(json.dumps(results, indent=1, sort_keys=True) + "\n", "utf-8")
    if PAGE.exists():
        before, _, rest = PAGE.read_text("utf-8").partition(BEGIN)
        after = rest.partition(END)[2]
        PAGE.write_text(before + BEGIN + table(results) + END + after, "utf-8")


def table(results: Results) -> str:
    """Write the sums as a table.

    Parameters
    ----------
    results : dict
        As `read` gives them.

    Returns
    -------
    str
        Markdown.
    """
    head = "| target | executions | minutes | statements reached | inputs kept |"
    lines = [head, "|---|---|---|---|---|"]
    for name, told in sorted(results["targets"].items()):
        reached = ", ".join(
            f"{got} of {of} in `{package.removeprefix('vedette.')}`"
            for package, (got, of) in sorted(told["statements"].items())
        )
        lines.append(
            f"| `{name}` | {told['executions']:,} | {told['seconds'] / 60:.1f} |"
            f" {reached} | {told['corpus']} |"
        )
    every = results["targets"].values()
    executions = sum(told["executions"] for told in every)
    hours = sum(told["seconds"] for told in every) / HOUR_S
    last = max((told["last_date"] for told in every), default="")
    total = (
        f"\nIn all {executions:,} executions in {hours:.2f} hours of one core, the last"
        f" on {last}. Findings not yet mended: {len(results['open'])}; mended:"
        f" {len(results['fixed'])}.\n"
    )
    return "\n".join(lines) + "\n" + total
