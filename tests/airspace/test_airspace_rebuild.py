"""The packaged sets are rebuilt from their sources, content for content."""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def archives(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a folder that keeps the fetched archives for both proofs."""
    if shutil.which("npm") is None:
        pytest.skip("no npm: the sources cannot be fetched")
    return tmp_path_factory.mktemp("archives")


def _build_borders(option: str, archives: Path) -> str:
    command = [sys.executable, "tools/build_borders.py", option, "--cache"]
    done = subprocess.run(
        [*command, str(archives)],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    if "cannot fetch" in done.stderr:
        pytest.skip(f"no registry: {done.stderr.strip()}")
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout.strip()


@pytest.mark.prove
def test_the_border_sets_rebuild_to_the_same_content(archives: Path) -> None:
    assert _build_borders("--check", archives) == "identical"


@pytest.mark.prove
def test_simplification_moves_the_polish_border_by_less_than_21_m(
    archives: Path,
) -> None:
    printed = _build_borders("--measure", archives)
    found = re.search(r"([\d.]+) m \(p95\)", printed)
    assert found is not None, printed
    assert float(found.group(1)) < 21.0
    table = (ROOT / "docs" / "borders.md").read_text(encoding="utf-8")
    assert printed in table, "docs/borders.md does not show what is measured"
