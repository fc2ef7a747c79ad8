"""What the fuzzers kept is replayed to its end: tracker, map, record, verdict.

A decoder may let a number pass that breaks a later stage. These inputs are small and
strange: each becomes a picture whose record verifies, or is refused in our words.
"""

import io
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from fuzz.target import refused
from vedette.cli.replay import replay
from vedette.errors import FeedError, UsageError
from vedette.record.verify import verify

HERE = Path(__file__).parent
DATE = "2025-09-09"
NAMES = ("inputs", "pcap", "pcapng", "final", "beast", "modes-jsonl", "traffic-jsonl")
# Radars and receivers of the seeds stand here; the site judges no volume.
SITE = """[site]
name = "Anywhere"
centre = [47.0, 8.0]
radius_km = 300
""" + "".join(
    f"""
[[sensor]]
id = "{name}"
kind = "radar"
sac = {sac}
sic = {sic}
lat = 47.0
lon = 8.0
height_m = 240
period_s = 10
range_max_m = 200_000
sigma_range_m = 60
sigma_azimuth_deg = 0.08
p_detect = 0.85
clutter_per_turn = 6
"""
    for name, sac, sic in (("R1", 25, 10), ("R2", 25, 11))
)


def kept(name: str) -> list[Path]:
    """List the corpus and the regressions of a target."""
    folders = (HERE / "corpus" / name, HERE / "regressions" / name)
    return [path for folder in folders for path in sorted(folder.glob("*"))]


def becomes_a_picture(path: Path, out: Path, site: Path | None) -> bool:
    """Replay one file; false where it is refused in our words."""
    said = io.StringIO()
    try:
        with redirect_stdout(said), redirect_stderr(said):
            replay(path, out=out, site=site, date=DATE, replace=True)
    except (FeedError, UsageError) as refusal:
        refused(refusal)
        return False
    assert not verify(out / "record.vedette").findings
    return True


@pytest.mark.prove
@pytest.mark.parametrize("sited", [False, True], ids=["drafted", "sited"])
@pytest.mark.parametrize("name", NAMES)
def test_every_input_becomes_a_picture_or_is_refused(
    name: str,
    sited: bool,  # noqa: FBT001 - a parameter of the test
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    site = tmp_path / "site.toml"
    site.write_text(SITE)
    chosen = site if sited else None
    pictures = [
        becomes_a_picture(path, tmp_path / "out", chosen) for path in kept(name)
    ]
    assert any(pictures) or not sited
