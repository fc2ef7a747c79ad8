"""The one decorator that compiles a numerical kernel, and where compiled code is kept.

Options are chosen here and nowhere else: no fastmath (it reorders sums and makes
``isnan`` false), no threads (a parallel sum depends on their number), numpy error
model (a division by zero gives inf, not a branch).

numba keeps compiled code beside the source file, or nowhere; where neither place can
be written it fails at import. So the directory is ours: ``VEDETTE_CACHE_DIR``, else
the user's cache, else a temporary one. numba does not notice a change in a function or
a constant that another file lends, so each module's kernels lie in a folder named by a
hash of its source and of all it imports: a change compiles what depends on it, no more.
"""

import hashlib
import os
import re
import tempfile
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, TypeVar, cast

import llvmlite
import numba
import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])


ROOT = Path(__file__).parent
# Imports of our own modules, as `ruff format` writes them: one line, or names in
# parentheses. One inside a function counts too: a needless dependency costs a compile.
_IMPORT = re.compile(
    rb"^\s*(?:from|import) vedette([\w.]*)(?: import (\([^)]*\)|.*))?", re.MULTILINE
)


def source_hash(module: str | None = None) -> str:
    """Hash what a module's kernels are made of, and what compiles them.

    Parameters
    ----------
    module : str, optional
        As ``vedette.tracks.gate``: its source and that of all it imports count.
        Without one, or for a module elsewhere, all sources of this package count.

    Returns
    -------
    str
        16 hexadecimal digits.
    """
    digest = hashlib.sha256()
    ours = module is not None and module.startswith("vedette.")
    sources = _needed(str(module)) if ours else ROOT.rglob("*.py")
    for path in sorted(sources):
        digest.update(path.relative_to(ROOT).as_posix().encode())
        digest.update(_source(path))
    cpu = os.environ.get("NUMBA_CPU_NAME", "host")
    versions = (numba.__version__, llvmlite.__version__, np.__version__, cpu)
    digest.update("|".join(versions).encode())
    return digest.hexdigest()[:16]


def _needed(module: str) -> set[Path]:
    """Find the files that a module's import runs, its own among them."""
    found = {Path(__file__)}  # the options
    ahead = set(_files(module.removeprefix("vedette")))
    while ahead:
        path = ahead.pop()
        found.add(path)
        ahead.update(_imported(path) - found)
    return found


@cache
def _source(path: Path) -> bytes:
    return path.read_bytes()


@cache
def _imported(path: Path) -> frozenset[Path]:
    """Name the files of ours that a file imports itself."""
    files: set[Path] = set()
    for dotted, names in _IMPORT.findall(_source(path)):
        for name in [b"", *re.findall(rb"\w+", names)]:
            files.update(_files((dotted + b"." + name).decode()))
    return frozenset(files)


@cache
def _files(dotted: str) -> frozenset[Path]:
    """Name the files that an import of a dotted name below ours runs."""
    place, files = ROOT, {ROOT / "__init__.py"}
    for part in filter(None, dotted.split(".")):
        place /= part
        files |= {place / "__init__.py", place.with_suffix(".py")}
    return frozenset(path for path in files if path.is_file())


def cache_directory() -> Path | None:
    """Choose a directory for compiled kernels that can really be written.

    Returns
    -------
    pathlib.Path or None
        None where no place can be written: kernels then compile at every start.
    """
    home = os.environ.get("XDG_CACHE_HOME") or str(Path("~/.cache").expanduser())
    user = f"vedette-kernels-{os.getuid()}"
    places = (
        os.environ.get("VEDETTE_CACHE_DIR"),
        str(Path(home) / "vedette"),
        str(Path(tempfile.gettempdir()) / user),
    )
    for place in filter(None, places):
        directory = Path(place) / "kernels"
        if _writable(directory):
            return directory
    return None


def _writable(directory: Path) -> bool:
    """Create the directory for its owner alone; false where that cannot be."""
    try:
        directory.mkdir(parents=True, exist_ok=True, mode=0o700)
    except OSError:
        return False
    mine = directory.stat().st_uid == os.getuid()  # a planted one runs others' code
    return mine and os.access(directory, os.W_OK | os.X_OK)


_DIRECTORY = cache_directory()


def kernel(function: Function) -> Function:
    """Compile a function of scalars and arrays with the options all kernels share.

    Parameters
    ----------
    function : callable
        Plain loops over scalars and arrays; + - x / sqrt in fixed order, and
        everything else from `vedette.fixed_math`.

    Returns
    -------
    callable
        The compiled function, with the same signature.
    """
    if _DIRECTORY is not None:
        module = function.__module__
        kept = _DIRECTORY / f"{module}-{source_hash(module)}"
        numba.config.CACHE_DIR = str(kept)  # type: ignore[attr-defined]
    compiled: Any = numba.njit(
        cache=_DIRECTORY is not None,
        error_model="numpy",
        fastmath=False,
        nogil=True,
    )(function)
    return cast("Function", compiled)
