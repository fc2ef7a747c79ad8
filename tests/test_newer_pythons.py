"""The package installs and its core holds on every newer Python found here.

The suite runs on the Python of `.venv`; the package promises every later one as well.
Each newer interpreter that really starts gets an environment of its own below `.venv`
(kept between runs, gone with `make clean`), the package, and the tests of its core. A
`pyenv` shim may be on the PATH without an interpreter behind it, so each is started.
"""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[1]
NEWER = tuple(f"3.{minor}" for minor in range(12, 16))
# What the picture and the record stand on, without the peers that tests compare with.
CORE = ("tests/site", "tests/record", "tests/fixed_math", "tests/feeds")
TOOLS = ("pytest", "hypothesis", "mpmath")
# Installing takes a minute where nothing is cached; a hang is none of the results.
STEP_S_MAX = 900


def interpreter(version: str) -> Path | None:
    """Find an interpreter of this version that really starts."""
    pyenv = Path(os.environ.get("PYENV_ROOT") or Path("~/.pyenv").expanduser())
    places = [shutil.which(f"python{version}")]
    places += map(str, sorted(pyenv.glob(f"versions/{version}.*/bin/python{version}")))
    for place in filter(None, places):
        started = run(place, "-c", "import sys, venv, ssl; print(sys.version)")
        if started.returncode == 0 and started.stdout.startswith(version):
            return Path(place)
    return None


def run(*command: str | Path) -> subprocess.CompletedProcess[str]:
    clean = {
        name: value
        for name, value in os.environ.items()
        if name not in ("PYTHONPATH", "VIRTUAL_ENV", "PYTEST_ADDOPTS")
        and not name.startswith(("PYTEST_XDIST", "COV_"))
    }
    return subprocess.run(
        [str(word) for word in command],
        cwd=ROOT,
        env=clean,
        check=False,
        capture_output=True,
        text=True,
        timeout=STEP_S_MAX,
    )


def environment(python: Path, version: str) -> Path:
    """Make or refresh the environment, by uv where it is there, else by pip."""
    folder = Path(sys.prefix) / f"python{version}"
    ours = folder / "bin" / "python"
    if not ours.exists():
        made = run(python, "-m", "venv", folder)
        assert made.returncode == 0, made.stderr
    uv = Path(sys.executable).with_name("uv")
    installer: list[str | Path] = [ours, "-m", "pip", "install", "-q"]
    if uv.exists():
        installer = [uv, "pip", "install", "-q", "--python", ours]
    installed = run(*installer, "-e", ".", "-e", "data/borders-osm", *TOOLS)
    assert installed.returncode == 0, installed.stderr
    return folder / "bin"


@pytest.mark.prove
@pytest.mark.parametrize("version", NEWER)
def test_the_core_holds_on_a_newer_python(version: str) -> None:
    python = interpreter(version)
    if sys.version_info >= tuple(map(int, version.split("."))):
        pytest.skip(f"the suite itself runs on {sys.version.split()[0]}")
    if python is None:
        pytest.skip(f"no Python {version} that starts on this machine")
    programs = environment(python, version)
    said = run(programs / "vedette", "--version")
    assert said.returncode == 0, said.stderr
    core = run(
        programs / "python", "-m", "pytest", "-q", "-m", "not prove", "-x", *CORE
    )
    assert core.returncode == 0, core.stdout[-4000:] + core.stderr[-2000:]
