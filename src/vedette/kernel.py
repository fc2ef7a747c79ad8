"""The one decorator that compiles a numerical kernel, and where compiled code is kept.

Options are chosen here and nowhere else: no fastmath (it reorders sums and makes
``isnan`` false), no threads (a parallel sum depends on their number), numpy error
model (a division by zero gives inf, not a branch).

numba keeps compiled code beside the source file, or nowhere; where neither place can
be written it fails at import. So the directory is ours: ``VEDETTE_CACHE_DIR``, else
the user's cache, else a temporary one. Its name carries a hash of every source file
with a kernel and of the versions of what compiles them, because numba does not notice a
change in a function that another file calls.
"""

import hashlib
import os
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar, cast

import llvmlite
import numba
import numpy as np

Function = TypeVar("Function", bound=Callable[..., Any])


def source_hash() -> str:
    """Hash every source file that compiles a kernel, and what compiles it.

    Returns
    -------
    str
        16 hexadecimal digits.
    """
    digest = hashlib.sha256()
    root = Path(__file__).parent
    for path in sorted(root.rglob("*.py")):
        source = path.read_bytes()
        if b"vedette.kernel import kernel" in source or path.name == "kernel.py":
            digest.update(path.relative_to(root).as_posix().encode())
            digest.update(source)
    cpu = os.environ.get("NUMBA_CPU_NAME", "host")
    versions = (numba.__version__, llvmlite.__version__, np.__version__, cpu)
    digest.update("|".join(versions).encode())
    return digest.hexdigest()[:16]


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
        directory = Path(place) / f"kernels-{source_hash()}"
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
if _DIRECTORY is not None:
    numba.config.CACHE_DIR = str(_DIRECTORY)  # type: ignore[attr-defined]


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
    compiled: Any = numba.njit(
        cache=_DIRECTORY is not None,
        error_model="numpy",
        fastmath=False,
        nogil=True,
    )(function)
    return cast("Function", compiled)
