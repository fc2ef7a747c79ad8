"""The packaged sets are rebuilt from their sources, content for content."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


@pytest.mark.prove
def test_the_border_sets_rebuild_to_the_same_content(tmp_path: Path) -> None:
    if shutil.which("npm") is None:
        pytest.skip("no npm: the sources cannot be fetched")
    command = [sys.executable, "tools/build_borders.py", "--check", "--cache"]
    done = subprocess.run(
        [*command, str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    if "cannot fetch" in done.stderr:
        pytest.skip(f"no registry: {done.stderr.strip()}")
    assert done.stdout.strip() == "identical", done.stdout + done.stderr
