"""Fuzz the decoders: a given number of executions, or hours that add up.

``python tests/fuzz/run.py one TARGET --executions N --seed S`` prints the result as
JSON and exits with 1 for findings; ``hours --hours H`` goes through all targets again
and again, keeps what reaches more in the corpus, and adds to results.json and
docs/fuzzing.md; ``digest`` prints hashes of all outcomes of the corpus.
"""

import argparse
import hashlib
import json
import os
import sys
from itertools import accumulate
from pathlib import Path
from random import Random

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path[:0] = [str(HERE.parent), str(ROOT / "src")]

from fuzz.tracing import Marking, Tracer, statements  # noqa: E402 - the path first

CORPUS = HERE / "corpus"
SHIPPED_FILES_MAX, SHIPPED_BYTES_MAX = 32, 20_000  # of a target, in the tree
REGRESSIONS = HERE / "regressions"
TRACED = (
    "vedette.feeds",
    "vedette.cli",
    "vedette.draft",
    "vedette.airspace.user_geojson",
)
TRACED += ("vedette.airspace.rings", "vedette.site", "vedette.record")
TRACED += tuple(
    f"vedette.simulation.{one}"
    for one in ("distribution", "limits_of", "load", "possible")
)


def traced() -> Tracer:
    """Trace every module that is imported from now on."""
    assert os.environ.get("NUMBA_DISABLE_JIT") == "1", "set NUMBA_DISABLE_JIT=1"
    tracer = Tracer()
    sys.meta_path.insert(0, Marking(tracer, TRACED))
    return tracer


def keep(inputs: list[bytes], folder: Path) -> None:
    """Make a folder hold these inputs and no others, each named by its hash."""
    folder.mkdir(parents=True, exist_ok=True)
    names = {hashlib.sha256(data).hexdigest()[:12]: data for data in inputs}
    for path in folder.iterdir():
        if path.name not in names:
            path.unlink()
    for name, data in names.items():
        (folder / name).write_bytes(data)


def shipped(inputs: list[bytes]) -> list[bytes]:
    """Choose the first of ranked inputs, as many as the tree may hold."""
    sizes = list(accumulate(map(len, inputs)))
    count = sum(size <= SHIPPED_BYTES_MAX for size in sizes)
    return inputs[: min(count, SHIPPED_FILES_MAX)]


def kept(name: str) -> list[bytes]:
    """Read the corpus and the regressions of a target."""
    files = sorted((CORPUS / name).glob("*")) + sorted((REGRESSIONS / name).glob("*"))
    return [path.read_bytes() for path in files]


def one(
    name: str, executions: int, seed: int, grown: Path | None, *, real: bool
) -> dict[str, object]:
    """Fuzz one target in this process.

    Parameters
    ----------
    name : str
        Of the target.
    executions : int
        Changed inputs to run, besides the corpus.
    seed : int
        Of all choices.
    grown : pathlib.Path, optional
        Folder for the inputs that were kept.
    real : bool
        Begin with real recordings, too, and put nothing in the tree.

    Returns
    -------
    dict
        What was reached and found.
    """
    tracer = traced()
    from fuzz.engine import Session, quiet_numbers  # noqa: PLC0415
    from fuzz.real import real_seeds  # noqa: PLC0415
    from fuzz.targets import TARGETS  # noqa: PLC0415

    quiet_numbers()
    target = TARGETS[name]
    session = Session(target=target, tracer=tracer, random=Random(seed))  # noqa: S311
    older = [p.read_bytes() for p in sorted(grown.glob("*"))] if grown else []
    if real:
        older += real_seeds(target)
    session.begin([*target.seeds(), *kept(name), *older])
    session.fuzz(executions)
    executions = session.executions
    corpus = session.ranked() if grown else session.corpus
    if grown:
        keep(corpus, grown)
        if not real:
            keep(shipped(corpus), CORPUS / name)
    counts = list(statements(tracer, target.reaches, session.marks()))
    return {
        "target": name,
        "seed": seed,
        "executions": executions,
        "corpus": len(corpus),
        "features": len(session.reached),
        "steps_share_most": round(session.steps_most, 4),
        "statements": {package: [got, of] for package, got, of in counts},
        "findings": [
            {"what": finding.what, "input": finding.data.hex()}
            for finding in session.findings
        ],
    }


def digests(*, trace: bool) -> dict[str, str]:
    """Hash what every target says of its corpus, traced or compiled."""
    if trace:
        traced()
    from fuzz.engine import digest_of, quiet_numbers  # noqa: PLC0415
    from fuzz.targets import TARGETS  # noqa: PLC0415

    quiet_numbers()
    return {
        name: digest_of([target.run(data).said for data in kept(name)])
        for name, target in TARGETS.items()
    }


def main() -> int:
    """Read the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    commands = parser.add_subparsers(dest="command", required=True)
    single = commands.add_parser("one")
    single.add_argument("target")
    single.add_argument("--executions", type=int, default=2000)
    single.add_argument("--seed", type=int, default=1)
    single.add_argument("--grown", type=Path)
    single.add_argument("--real", action="store_true")
    hours = commands.add_parser("hours")
    hours.add_argument("--hours", type=float, required=True)
    hours.add_argument("--real", action="store_true")
    hours.add_argument("--targets", nargs="*", default=[])
    digest = commands.add_parser("digest")
    digest.add_argument("--traced", action="store_true")
    said = parser.parse_args()
    if said.command == "one":
        result = one(
            said.target, said.executions, said.seed, said.grown, real=said.real
        )
        sys.stdout.write(json.dumps(result, indent=1) + "\n")
        return int(bool(result["findings"]))
    if said.command == "digest":
        sys.stdout.write(json.dumps(digests(trace=said.traced), indent=1) + "\n")
        return 0
    from fuzz.hours import fuzz_hours  # noqa: PLC0415

    return fuzz_hours(said.hours, said.targets, real=said.real)


if __name__ == "__main__":
    sys.exit(main())
