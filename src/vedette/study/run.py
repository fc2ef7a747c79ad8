"""Run: the nights of a study on an executor, each kept as soon as it is finished.

A night is a function of scenario and seed alone, so neither the number of workers nor
the order in which they finish changes a row. Workers are fresh processes: they read the
scenario and the compiled kernels once.
"""

import gc
import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import (
    FIRST_COMPLETED,
    Executor,
    Future,
    ProcessPoolExecutor,
    wait,
)
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path

from vedette.errors import EnvironmentProblem, UsageError
from vedette.study.cluster import cluster_executor
from vedette.study.kept import About, Kept, about
from vedette.study.night import Setting, judge_night, open_setting
from vedette.study.row import Night
from vedette.study.told import RIGHT, Told

NIGHTS_MAX = 1_000_000  # more is a mistake: a core would work for half a year
AHEAD = 2  # nights handed out for each worker: none waits, and a kill loses few

Advance = Callable[[float], None]


@lru_cache(maxsize=1)
def _setting(scenario: str, told: Told, oracle_every: int, kill: str) -> Setting:
    """Read the scenario once in each worker."""
    return open_setting(Path(scenario), told=told, oracle_every=oracle_every, kill=kill)


def night_in_worker(
    scenario: str, told: Told, oracle_every: int, kill: str, seed: int
) -> Night:
    """Make one night, in whatever process.

    Parameters
    ----------
    scenario : str
        Path of the file.
    told, oracle_every, kill
        As in `vedette.study.night.Setting`.
    seed : int
        Of the night.

    Returns
    -------
    Night
        Its row.
    """
    setting = _setting(scenario, told, oracle_every, kill)
    # A night holds hundreds of thousands of objects and next to no circles of them, so
    # to look for circles again and again would be a fifteenth of its time.
    gc.disable()
    try:
        return judge_night(setting, seed)
    finally:
        gc.enable()


def run_nights(
    scenario: Path,
    folder: Path,
    nights: int,
    *,
    first_seed: int = 1,
    workers: int = 0,
    cluster: str = "",
    told: Told = RIGHT,
    oracle_every: int = 1,
    kill: str = "",
    advance: Advance = lambda _: None,
) -> tuple[About, list[Night]]:
    """Make the nights of n seeds in a row that are not kept yet.

    Parameters
    ----------
    scenario : pathlib.Path
        The scenario file.
    folder : pathlib.Path
        Where rows are kept.
    nights : int
        How many.
    first_seed : int
        Seed of the first.
    workers : int
        Processes; 0 for one on each core, 1 for this process alone.
    cluster : str
        Address of a Dask scheduler instead, "" for none.
    told, oracle_every, kill
        As in `vedette.study.night.Setting`.
    advance : callable
        Told how many more nights are there.

    Returns
    -------
    about : About
        Which study it is.
    nights : list of Night
        By seed.

    Raises
    ------
    UsageError
        Numbers, scenario or folder do not hold.
    EnvironmentProblem
        The folder cannot be written, or a worker was killed.
    """
    _check(nights, first_seed, workers, oracle_every)
    setting = open_setting(scenario, told=told, oracle_every=oracle_every, kill=kill)
    _check_kill(setting, kill)
    family = setting.scenario.night.family
    this = about(scenario, family, setting.volumes, told, oracle_every, kill)
    kept = Kept(folder, this)
    wanted = range(first_seed, first_seed + nights)
    try:
        missing = [seed for seed in wanted if seed not in kept.nights]
        advance(nights - len(missing))
        words = str(scenario.resolve()), told, oracle_every, kill
        with _executor(min(workers or _cores(), len(missing)), cluster) as executor:
            for night in _made(executor, words, missing, workers or _cores()):
                kept.add(night)
                advance(1)
        return this, [kept.nights[seed] for seed in wanted]
    finally:
        kept.close()


def _check(nights: int, first_seed: int, workers: int, oracle_every: int) -> None:
    """Refuse numbers that mean nothing."""
    if not 1 <= nights <= NIGHTS_MAX:
        raise UsageError(
            expected=f"1 to {NIGHTS_MAX:,} nights",
            got=str(nights),
            where="--nights",
        )
    if first_seed < 0:
        raise UsageError(
            expected="a first seed of 0 or more",
            got=str(first_seed),
            where="--first-seed",
        )
    if workers < 0:
        raise UsageError(
            expected="a number of workers, 0 for one on each core",
            got=str(workers),
            where="--workers",
        )
    if oracle_every < 0:
        raise UsageError(
            expected="1 for the oracle on every night, 10 on every tenth, 0 for none",
            got=str(oracle_every),
            where="--oracle-every",
        )


def _check_kill(setting: Setting, kill: str) -> None:
    """Refuse to kill a sensor that is none."""
    ids = [sensor.id for sensor in setting.scenario.sensors]
    if kill and kill not in ids:
        raise UsageError(
            expected=f"a sensor of the scenario ({', '.join(ids)})",
            got=repr(kill),
            where="--kill",
        )


def _cores() -> int:
    """Count the cores that this process may use."""
    return len(os.sched_getaffinity(0))


@contextmanager
def _executor(workers: int, cluster: str) -> Iterator[Executor | None]:
    """Open workers; none where this process does it alone."""
    if cluster:
        with cluster_executor(cluster) as executor:
            yield executor
    elif workers <= 1:
        yield None
    else:
        # Fresh processes: a fork would take over threads and locks of this one.
        fresh = multiprocessing.get_context("spawn")
        with ProcessPoolExecutor(workers, mp_context=fresh) as executor:
            try:
                yield executor
            except BaseException:
                executor.shutdown(wait=False, cancel_futures=True)
                raise


def _made(
    executor: Executor | None,
    words: tuple[str, Told, int, str],
    seeds: Sequence[int],
    workers: int,
) -> Iterator[Night]:
    """Give nights as they are finished."""
    if executor is None:
        for seed in seeds:
            yield night_in_worker(*words, seed)
        return
    waiting: set[Future[Night]] = set()
    left = list(reversed(seeds))
    while left or waiting:
        while left and len(waiting) < AHEAD * workers:
            waiting.add(executor.submit(night_in_worker, *words, left.pop()))
        done, waiting = wait(waiting, return_when=FIRST_COMPLETED)
        for future in done:
            try:
                yield future.result()
            except BrokenProcessPool as error:
                raise EnvironmentProblem(
                    expected="workers that finish their nights",
                    got="one that was killed",
                    advice="Memory is the usual reason: use fewer --workers. "
                    "Finished nights are kept; the same command goes on.",
                ) from error
