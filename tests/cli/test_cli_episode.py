"""What is said of rejected inputs (vedette.cli.episode)."""

import json
from pathlib import Path

import pytest

from vedette.cli.main import run
from vedette.record import Kind
from vedette.record.reading import read_leaves


def test_a_feed_given_twice_is_one_line_with_a_count_and_its_first_example(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = [
        {"timestamp": 1_533_124_800_000 + 10_000 * i, "icao24": "aaaa01"}
        | {"latitude": 47.0, "longitude": 8.0 + 0.02 * i}
        for i in range(12)
    ]
    text = "".join(f"{json.dumps(row)}\n" for row in rows)
    files = [str(tmp_path / name) for name in ("one.jsonl", "two.jsonl")]
    for file in files:
        Path(file).write_text(text)
    assert run(["replay", *files, "--out", str(tmp_path / "out")]) == 0
    said = capsys.readouterr().out.splitlines()
    at = said.index("Rejected: 12 of 24 inputs.")
    assert said[at + 1].startswith("  12 times: expected one position of an object at ")
    assert said[at + 1].endswith("it is that of input 0 (the first, input 1)")
    assert not said[at + 2].startswith("  ")
    leaves = read_leaves(tmp_path / "out" / "record.vedette")
    assert sum(leaf.kind == Kind.REJECTED for leaf in leaves) == 12
