"""The command line as a user meets it: help, exit codes, messages (vedette.cli.main).

Also vedette.cli.check, vedette.cli.decode, vedette.cli.key and vedette.cli.failure.
"""

import errno
import importlib
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from vedette import __version__
from vedette.cli.failure import report
from vedette.cli.main import COMMANDS, run
from vedette.errors import (
    BrokenInvariant,
    EnvironmentProblem,
    FeedError,
    RecordError,
    UsageError,
)

SITE = '[site]\nname = "Test"\ncentre = [47.0, 8.5]\nradius_km = 100\n'
ROW = {
    "timestamp": "2025-09-09T20:00:00Z",
    "icao24": "4b1234",
    "latitude": 47.0,
    "longitude": 8.5,
    "callsign": "SWR1",
}


@pytest.fixture
def site(tmp_path: Path) -> Path:
    path = tmp_path / "site.toml"
    path.write_text(SITE)
    return path


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.name)
def test_every_command_teaches_itself_with_an_example(
    command: object, capsys: pytest.CaptureFixture[str]
) -> None:
    name, path, sentence = command  # type: ignore[misc]
    module, _, function = path.partition(":")
    doc = getattr(importlib.import_module(module), function).__doc__
    assert doc.splitlines()[0] == sentence
    assert run([*name.split(), "--help"]) == 0
    assert f"vedette {name}" in capsys.readouterr().out.split("Usage:")[1][20:]


def test_help_lists_every_command_with_its_sentence(
    capsys: pytest.CaptureFixture[str],
) -> None:
    for words in ([], ["--help"]):
        assert run(words) == 0
        said = " ".join(capsys.readouterr().out.split())
        assert all(f"{one.name}: {one.sentence}" in said for one in COMMANDS)


def test_version_is_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["--version"]) == 0
    assert capsys.readouterr().out.strip() == __version__


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["chekc", "x"], "chekc"),
        (["check"], "SITE"),
        (["check", "a", "b"], "b"),
        (["check", "--jsn", "a"], "--json"),
        (["check", "/does/not/exist"], "expected a site file"),
        (["decode", "/does/not/exist"], "/does/not/exist"),
        (["decode", "/"], "/"),
        (["decode", "x" * 300], "File name too long"),
        (["check", "x" * 300], "File name too long"),
        (["replay", "x" * 300, "--out", "y"], "File name too long"),
        (["key", "nwe"], "nwe"),
        (["--nonsense"], "--nonsense"),
    ],
)
def test_wrong_usage_is_exit_2_and_one_message(
    words: list[str], said: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    printed = capsys.readouterr()
    assert said in printed.err
    assert "Traceback" not in printed.err
    assert printed.out == ""


def test_check_says_a_site_back(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["check", str(site)]) == 0
    assert "No volume is declared" in capsys.readouterr().out
    assert run(["check", str(site), "--json"]) == 0
    document = json.loads(capsys.readouterr().out)
    assert set(document) == {"site", "sha256", "sentences", "unused"}


def test_a_hostile_file_name_is_shown_and_never_obeyed(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["check", "/no/\x1b]0;owned\x07[red]\u202egnp.toml"]) == 2
    said = capsys.readouterr().err
    assert "\x1b" not in said
    assert "\u202e" not in said
    assert r"\x1b]0;owned\x07[red]\u202egnp.toml" in said


def test_decode_accounts_for_every_byte(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "rows.jsonl"
    bad = ROW | {"latitude": 147.0, "callsign": "\x1b[2J"}
    path.write_text("".join(f"{json.dumps(row)}\n" for row in (ROW, bad)))
    assert run(["decode", str(path), "--json"]) == 0
    account = json.loads(capsys.readouterr().out)
    parts = ("decoded_bytes", "rejected_bytes", "unframed_bytes")
    assert sum(account[part] for part in parts) == account["bytes"]
    assert account["data_kind"] == "recorded"
    assert len(account["rejected"]) == 1
    assert run(["decode", str(path)]) == 0
    said = capsys.readouterr().out
    assert "Rejected 1 times" in said
    assert "\x1b" not in said


def test_what_cannot_be_decoded_at_all_is_exit_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "noise"
    path.write_bytes(bytes(range(256)))
    assert run(["decode", str(path)]) == 2
    assert "vedette: " in capsys.readouterr().err
    path.write_bytes(b"")
    assert run(["decode", str(path)]) == 2


def test_a_key_is_made_once_and_rotated_beside(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "site.key"
    assert run(["key", "new", "--out", str(path)]) == 0
    first = path.read_bytes()
    assert path.stat().st_mode & 0o077 == 0
    assert first.decode().splitlines()[1] not in capsys.readouterr().out
    assert run(["key", "new", "--out", str(path)]) == 2
    assert path.read_bytes() == first
    assert run(["key", "rotate", "--key", str(path)]) == 0
    assert path.read_bytes() != first
    kept = [other for other in tmp_path.iterdir() if other.read_bytes() == first]
    assert len(kept) == 1


@pytest.mark.parametrize(
    ("error", "code"),
    [
        (RecordError(expected="a", got="b"), 1),
        (UsageError(expected="a", got="b"), 2),
        (FeedError(expected="a", got="b"), 2),
        (FileNotFoundError(errno.ENOENT, "No such file", "x"), 2),
        (EnvironmentProblem(expected="a", got="b"), 3),
        (OSError(errno.ENAMETOOLONG, "File name too long", "x"), 2),
        (OSError(errno.ELOOP, "Too many levels of symbolic links", "x"), 2),
        (OSError(errno.ENOSPC, "No space left on device", "x"), 3),
        (PermissionError(errno.EACCES, "Permission denied", "x"), 3),
        (OSError(errno.EADDRINUSE, "Address already in use"), 3),
        (MemoryError(), 3),
        (BrokenInvariant(expected="a", got="b"), 70),
        (ZeroDivisionError("by zero"), 70),
        (OSError("of no number"), 70),
        (KeyboardInterrupt(), 130),
    ],
)
def test_every_error_has_its_exit_code(
    error: BaseException, code: int, capsys: pytest.CaptureFixture[str]
) -> None:
    assert report(error, debug=False) == code
    said = capsys.readouterr().err
    assert said.startswith("vedette: ")
    assert "Traceback" not in said


def test_a_traceback_is_shown_only_on_request(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert run(["--debug", "check", "/does/not/exist"]) == 2
    assert "Traceback" in capsys.readouterr().err


def started(*words: str, **options: object) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "vedette.cli.main", *words]
    return subprocess.run(command, check=False, timeout=60, **options)  # type: ignore[call-overload,no-any-return]


def test_a_full_disk_is_exit_3(site: Path) -> None:
    with Path("/dev/full").open("wb") as full:
        ended = started(
            "check", str(site), "--json", stdout=full, stderr=subprocess.PIPE
        )
    assert ended.returncode == 3, ended.stderr
    assert b"No space left on device" in ended.stderr
    assert b"Traceback" not in ended.stderr


def test_a_reader_that_leaves_gets_no_traceback(site: Path) -> None:
    read, write = os.pipe()
    os.close(read)
    ended = started("check", str(site), stdout=write, stderr=subprocess.PIPE)
    os.close(write)
    assert ended.returncode == 3
    assert ended.stderr == b""


def test_output_into_a_file_is_not_wrapped(site: Path) -> None:
    ended = started("check", str(site), capture_output=True)
    assert ended.returncode == 0
    assert max(map(len, ended.stdout.splitlines())) > 80
    assert b"\x1b" not in ended.stdout
