"""``vedette study``: many nights of a scenario, judged against their truth."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from pathlib import Path
from typing import Any

from vedette.cli.progress import progress
from vedette.cli.terminal import say
from vedette.cli.whole import Whole
from vedette.errors import UsageError
from vedette.simulation import load_scenario
from vedette.simulation.site_of import unsaid_of
from vedette.study.kept import About
from vedette.study.publish import json_text, publish
from vedette.study.row import Night
from vedette.study.run import run_nights
from vedette.study.told import MISMATCHES, RIGHT, Told

Run = Callable[..., tuple[About, list[Night]]]  # `run_nights` but for what differs


def study(
    scenario: Path,
    /,
    *,
    nights: Whole,
    out: Path,
    first_seed: Whole = 1,
    workers: Whole = 0,
    cluster: str = "",
    oracle_every: Whole = 1,
    kill: str = "",
    mismatch: bool = False,
) -> None:
    """Judge many nights of a scenario, each against its own truth.

    Every night is drawn from its seed, sensed, watched and counted as a
    replay would, without a record, over the scenario's `study_hours`. The folder grows
    night by night: after a kill the same command goes on, and with more `--nights` it
    adds to them. Neither the number of workers nor the order changes a byte of
    `nights.parquet`, `summary.json` or the drawings.

    ```
    vedette study scenarios/quiet-night.toml --nights 20 --out study
    vedette study scenarios/quiet-night.toml --nights 200 --out study
    ```

    Parameters
    ----------
    scenario : pathlib.Path
        The scenario file.
    nights : int
        How many.
    out : pathlib.Path
        The folder of this study.
    first_seed : int
        Seed of the first night; the others follow it one by one.
    workers : int
        Processes; 0 for one on each core.
    cluster : str
        Address of a Dask scheduler to run on instead.
    oracle_every : int
        Ask the oracle, which knows what each plot is of, on every so many nights; it
        doubles the work of a night. 0 for never.
    kill : str
        Sensor whose reports are left out in a paired night: nobody may be surer then.
    mismatch : bool
        Tell the site wrong instead: p_detect x 0.5 to 1.5, clutter x 2, arrivals x 4,
        each a study of its own in a folder of its own.
    """
    _refuse_a_file(out)
    run = partial(
        run_nights,
        scenario,
        nights=nights,
        first_seed=first_seed,
        workers=workers,
        cluster=cluster,
        oracle_every=oracle_every,
        kill=kill,
    )
    if not mismatch:
        _one(run, out, RIGHT, "Nights", nights)
        say(*unsaid_of(load_scenario(scenario)))
        return
    table = [
        _one(run, out / _folder_of(told), told, told.name, nights)
        for told in (RIGHT, *MISMATCHES)
    ]
    (out / "mismatch.json").write_text(json_text(table), encoding="utf-8")
    say("", *_mismatch_lines(table), *unsaid_of(load_scenario(scenario)))


def _refuse_a_file(out: Path) -> None:
    """Refuse a file where the folder should be."""
    if out.exists() and not out.is_dir():
        raise UsageError(
            expected="a folder, or nothing",
            got="a file",
            where=str(out),
            advice="It is left alone; name another folder with --out.",
        )


def _one(run: Run, out: Path, told: Told, what: str, nights: int) -> dict[str, Any]:
    """Run one study and say what it comes to."""
    with progress(what, nights) as advance:
        about, rows = run(folder=out, told=told, advance=advance)
    summary = publish(out, about, rows)
    say(*_lines(summary, about, rows), f"Written to {out}")
    return dict(summary)


def _folder_of(told: Told) -> str:
    """Name the folder of one study among several."""
    return told.name.replace(" ", "-")


def _lines(summary: dict[str, Any], about: About, rows: Sequence[Night]) -> list[str]:
    """Say the summary to a person."""
    core_s = sum(night.core_s for night in rows) / len(rows)
    lines = [
        (
            f"SYNTHETIC {about.family}: {summary['nights']} nights, "
            f"{core_s:.1f} core-seconds each. PIT limit {summary['pit_limit']:.3f}"
        )
    ]
    for one in summary["counts"]:
        beside = _number(one["crps_oracle"], ".2f")
        lines.append(
            f"{one['volume']} {one['measure']}: true {one['truth_mean']:.2f}, stated "
            f"{one['mean']:.2f} (unseen {one['unseen_mean']:.2f}); 90 % interval holds "
            f"{100.0 * one['coverage_90']:.0f} %; PIT {one['pit_ks']:.3f}; CRPS "
            f"{one['crps']:.2f}, oracle {beside}, family alone {one['crps_family']:.2f}"
        )
    side, entries, false = (
        summary[key] for key in ("side", "crossings", "false_incursions")
    )
    ece = ", ".join(
        f"{looks}: {_number(at['ece'], '.3f')} of {at['tracks']}"
        for looks, at in summary["ece"].items()
    )
    authorised = summary["authorised"]
    return [
        *lines,
        f"Existence after so many looks, calibration error: {ece} tracks",
        (
            f"Entries: {entries['true']} true, {entries['found']} found; time error "
            f"{_quantile(entries['time_error_s'])} s at the median; border right "
            f"{side['right']} of {side['said']} said, said for {side['covered_said']} "
            f"of {side['covered']} covered"
        ),
        (
            f"False incursions: {false['count']} in {false['track_hours']:.0f} "
            f"track-hours near a border ({_kinds(false['of'])})"
        ),
        (
            f"Authorised aircraft called intruders: "
            f"{authorised['unauthorised_entry_sum_per_night']:.3f} a night, at most "
            f"{authorised['unauthorised_entry_max']:.2f}"
        ),
        *_killed_lines(summary["sensor_killed"]),
    ]


def _killed_lines(killed: dict[str, Any]) -> Iterator[str]:
    """Say what one sensor less makes of the objects, where one was killed."""
    if "pairs" in killed:
        surer = "no surer" if killed["no_surer"] else "SURER"
        more, holds = killed["more_unseen_share"], killed["coverage_90_killed"]
        yield (
            f"A sensor killed, {killed['pairs']} pairs: {surer} on average (variance "
            f"{killed['variance_mean']:.3f}, then {killed['variance_mean_killed']:.3f})"
            f"; more assumed unseen in {100.0 * more:.0f} % (mean "
            f"{killed['unseen_mean']:.3f}, then {killed['unseen_mean_killed']:.3f}); "
            f"its 90 % interval holds {100.0 * holds:.0f} %"
        )


def _number(value: float | None, form: str) -> str:
    return "not known" if value is None else f"{value:{form}}"


def _quantile(errors: dict[str, float] | None) -> str:
    return "unknown" if errors is None else f"{errors['0.5']:.1f}"


def _kinds(of: dict[str, int]) -> str:
    return ", ".join(f"{count} {kind}" for kind, count in of.items())


def _mismatch_lines(table: Sequence[dict[str, Any]]) -> Iterator[str]:
    """Say what a site that is told wrong makes of the counts."""
    for summary in table:
        for one in summary["counts"]:
            yield (
                f"{summary['told']['name']}: {one['volume']} {one['measure']}: true "
                f"{one['truth_mean']:.2f}, stated {one['mean']:.2f}, holds "
                f"{100.0 * one['coverage_90']:.0f} %, PIT {one['pit_ks']:.3f}, CRPS "
                f"{one['crps']:.2f}"
            )
