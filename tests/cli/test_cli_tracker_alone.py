"""Tracks of another tracker are recorded and not fused: alone they make no picture."""

from pathlib import Path

import pytest

from vedette.cli.replay import replay
from vedette.errors import FeedError
from vedette.feeds.asterix import Field, assemble, encode, table_of

SITE = """
[site]
name = "tracker"
centre = [52.0, 20.0]
radius_km = 100
"""


def test_tracks_of_another_tracker_alone_make_no_picture(tmp_path: Path) -> None:
    values = {
        "010/SAC": 25,
        "010/SIC": 100,
        "070/TOD": 128 * 3600,
        "105/LAT": round(52.0 / 180 * 2**25),
        "105/LON": round(20.0 / 180 * 2**25),
        "040/TRN": 7,
    }
    fields = {path: Field([0], [value]) for path, value in values.items()}
    block = encode(assemble(table_of(62), 1, fields)).data.tobytes()
    (tmp_path / "tracks.ast").write_bytes(10 * block)
    (tmp_path / "site.toml").write_text(SITE)
    with pytest.raises(FeedError, match="tracks of another tracker alone"):
        replay(
            tmp_path / "tracks.ast",
            out=tmp_path / "out",
            site=tmp_path / "site.toml",
            date="2025-09-10",
        )
    assert not (tmp_path / "out").exists()
