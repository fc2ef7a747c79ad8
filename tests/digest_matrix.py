"""The machines that the same bits must come from, as environments of a subprocess.

Each switches off what one library would choose by the processor: glibc's AVX and FMA
variants of exp and sin, numba's use of the host's instructions, numpy's dispatched
loops. Another fills memory with rubbish before it is handed out: what is read before it
was written shows. A script that prints a digest must print the same one under all.
"""

import os
import subprocess
import sys
from pathlib import Path

from numpy._core._multiarray_umath import __cpu_dispatch__, __cpu_features__

SRC = Path(__file__).resolve().parents[1] / "src"
# numpy warns of names that it did not build or that the processor lacks
NUMPY_FEATURES = [
    name
    for name in ("X86_V3", "X86_V4", "AVX512_ICL")
    if name in __cpu_dispatch__ and __cpu_features__.get(name)
]

ENVIRONMENTS: dict[str, dict[str, str]] = {
    "as it is": {},
    "glibc without AVX and FMA": {
        "GLIBC_TUNABLES": "glibc.cpu.hwcaps=-AVX,-AVX2,-FMA,-FMA4"
    },
    "numba for any processor": {"NUMBA_CPU_NAME": "generic"},
    "memory that is never clean": {"MALLOC_PERTURB_": "85"},
    "numpy without dispatched loops": {
        "NPY_DISABLE_CPU_FEATURES": " ".join(NUMPY_FEATURES)
    },
}


def digest_under(environment: dict[str, str], script: str) -> str:
    """Run a Python script in a process of its own.

    Parameters
    ----------
    environment : dict of str
        Added to this process's environment.
    script : str
        Python source that prints a digest and nothing else.

    Returns
    -------
    str
        What it printed.
    """
    found = os.environ.get("PYTHONPATH", "")
    path = os.pathsep.join(filter(None, [str(SRC), found]))
    done = subprocess.run(
        [sys.executable, "-c", script],
        env={**os.environ, "PYTHONPATH": path, **environment},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout.strip()
