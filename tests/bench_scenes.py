"""Reach the benchmark's modules from tests: scenes, oracle, peer."""

import importlib
import sys
from pathlib import Path
from types import ModuleType

BENCH = Path(__file__).parents[1] / "bench"


def bench_module(name: str) -> ModuleType:
    """Import a module of `bench/`, such as ``scenes`` or ``oracle``."""
    if str(BENCH) not in sys.path:
        sys.path.append(str(BENCH))
    return importlib.import_module(name)
