"""The tracker reads nothing that was not written: dirty memory changes no bit.

Enough clutter for pairs to outgrow the room that was made for them.
"""

import pytest

from digest_matrix import digest_under

SCRIPT = """
import hashlib
import sys

import numpy as np

sys.path.insert(0, {tests!r})
from turning_radar import Target, kept, reports_of, site_text

targets = [Target(30e3, 10e3, 150.0, 20.0), Target(-40e3, 25e3, 90.0, -60.0)]
said = reports_of(targets, 12, seed=7, clutter=300.0, sectors=0)
tracks = kept(site_text(codes=False, clutter=300.0), said).tracks
assert tracks.key.size > 100, tracks.key.size
digest = hashlib.sha256()
for column in tracks:
    digest.update(np.ascontiguousarray(column).tobytes())
print(digest.hexdigest())
"""


@pytest.fixture(scope="module")
def clean(request: pytest.FixtureRequest) -> str:
    tests = str(request.config.rootpath / "tests")
    return digest_under({}, SCRIPT.format(tests=tests))


@pytest.mark.parametrize("pattern", ["85", "170"])
def test_rubbish_in_memory_changes_no_bit(
    clean: str, pattern: str, request: pytest.FixtureRequest
) -> None:
    tests = str(request.config.rootpath / "tests")
    script = SCRIPT.format(tests=tests)
    assert digest_under({"MALLOC_PERTURB_": pattern}, script) == clean
