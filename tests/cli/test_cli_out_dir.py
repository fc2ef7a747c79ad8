"""An output folder appears whole or not at all (vedette.cli.out_dir)."""

import errno
import os
import signal
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import pytest

from output_folders import NEW, tree, write
from vedette.cli.out_dir import output_folder
from vedette.errors import EnvironmentProblem, UsageError


@pytest.mark.parametrize("before", ["nothing", "empty", "no parent"])
def test_a_folder_appears_with_all_its_files(tmp_path: Path, before: str) -> None:
    out = tmp_path / "deep" / "out" if before == "no parent" else tmp_path / "out"
    if before == "empty":
        out.mkdir()
    with output_folder(out) as folder:
        assert folder == out.with_name("out.partial")
        assert before == "empty" or not out.exists()
        (folder / "decode.json").write_text("new")
    assert tree(out) == {"decode.json": "new"}
    assert [path.name for path in out.parent.iterdir()] == ["out"]


def test_an_earlier_output_is_replaced_only_on_request(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "old")
    with pytest.raises(UsageError, match="--replace"):
        write(out)
    assert tree(out)["decode.json"] == "old"
    write(out, replace=True)
    assert tree(out) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_folder_that_is_not_ours_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "photos").mkdir()
    (tmp_path / "photos" / "1.jpg").write_text("x")
    with pytest.raises(UsageError, match="also with --replace"):
        write(tmp_path / "photos", replace=True)
    assert tree(tmp_path) == {"photos/1.jpg": "x"}


def test_a_file_is_not_a_folder(tmp_path: Path) -> None:
    (tmp_path / "out").write_text("x")
    with pytest.raises(UsageError, match="got a file"):
        write(tmp_path / "out", replace=True)
    assert tree(tmp_path) == {"out": "x"}


def test_the_folder_one_stands_in_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    below = tmp_path / "below"
    below.mkdir()
    monkeypatch.chdir(below)
    for directory in (Path(), Path(".."), Path("/"), tmp_path):
        with pytest.raises(UsageError, match="a folder of its own"):
            write(directory, replace=True)


@pytest.mark.parametrize("before", ["nothing", "an earlier output"])
@pytest.mark.parametrize(
    "error", [OSError(errno.ENOSPC, "full"), KeyboardInterrupt(), ValueError("x")]
)
def test_a_failure_leaves_everything_as_it_was(
    tmp_path: Path, before: str, error: BaseException
) -> None:
    out = tmp_path / "out"
    if before != "nothing":
        write(out, "old")
    was = tree(tmp_path)
    with pytest.raises(type(error)):  # noqa: PT012, SIM117 - the run is both
        with output_folder(out, replace=True) as folder:
            (folder / "decode.json").write_text("half")
            raise error
    assert tree(tmp_path) == was
    assert not out.with_name("out.partial").exists()


def test_a_disk_that_is_really_full_leaves_nothing(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with pytest.raises(OSError, match="No space left"):  # noqa: PT012, SIM117
        with output_folder(out) as folder:
            (folder / "decode.json").symlink_to("/dev/full")
            (folder / "decode.json").write_text("x" * 100_000)
    assert list(tmp_path.iterdir()) == []


def test_what_someone_else_called_partial_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "out.partial").mkdir()
    (tmp_path / "out.partial" / "thesis.doc").write_text("x")
    with pytest.raises(UsageError, match="Move it away"):
        write(tmp_path / "out")
    assert tree(tmp_path) == {"out.partial/thesis.doc": "x"}


def test_two_at_once_do_not_mix(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with output_folder(out) as folder:
        with pytest.raises(EnvironmentProblem, match="another vedette"):
            write(out)
        (folder / "decode.json").write_text("first")
    assert tree(out) == {"decode.json": "first"}


CHILD = """
import sys, time
from pathlib import Path
from vedette.cli.out_dir import output_folder
with output_folder(Path(sys.argv[1]), replace=True) as folder:
    (folder / "decode.json").write_text("half")
    print("ready", flush=True)
    time.sleep(60)
"""


def test_what_a_killed_run_left_behind_is_cleared(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "old")
    child = subprocess.Popen(
        [sys.executable, "-c", CHILD, str(out)], stdout=subprocess.PIPE
    )
    with child:
        assert child.stdout is not None
        assert child.stdout.readline() == b"ready\n"
        os.kill(child.pid, signal.SIGKILL)
    assert tree(out)["decode.json"] == "old"
    assert out.with_name("out.partial").exists()
    write(out, replace=True)
    assert tree(out) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_replacement_killed_between_its_renames_is_undone(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "old")
    out.rename(tmp_path / "out.replaced.partial")
    with pytest.raises(UsageError, match="an earlier output"):
        write(out)
    assert tree(out)["decode.json"] == "old"


def test_a_link_is_followed_to_the_folder_it_names(tmp_path: Path) -> None:
    write(tmp_path / "real", "old")
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link", replace=True)
    assert tree(tmp_path / "real") == NEW
    assert (tmp_path / "link").is_symlink()


@pytest.mark.parametrize("place", ["out", "deep/out"])
def test_a_folder_that_cannot_be_written_is_an_error_of_the_machine(place: str) -> None:
    with tempfile.TemporaryDirectory() as folder:
        Path(folder).chmod(0o555)
        root = os.geteuid() == 0
        if root:
            os.seteuid(65_534)  # root may write everywhere, nobody may not
        try:
            with pytest.raises(EnvironmentProblem, match="Permission denied"):
                write(Path(folder) / place)
        finally:
            if root:
                os.seteuid(0)
        assert list(Path(folder).iterdir()) == []


@pytest.mark.parametrize(
    ("place", "reason"),
    [
        ("/proc/x", "No such file"),
        ("/proc/deep/x", "No such file"),
        ("x" * 300, "name too long"),
        ("x" * 250, "name too long"),  # itself allowed, but not with ".partial"
        ("deep/" + "x" * 300, "name too long"),
    ],
)
def test_a_place_where_nothing_can_be_made_is_an_error_of_the_machine(
    tmp_path: Path, place: str, reason: str
) -> None:
    with pytest.raises(EnvironmentProblem, match=reason) as error:
        write(tmp_path / place)
    assert str(tmp_path / place) in str(error.value)
    assert "another place" in str(error.value)
    assert list(tmp_path.iterdir()) == []


def test_a_file_in_the_way_is_named(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    for place in (tmp_path / "file" / "out", Path("/dev/null/x")):
        with pytest.raises(UsageError, match="got a file") as error:
            write(place)
        assert str(error.value).startswith(f"{place.parent}: ")
    assert tree(tmp_path) == {"file": "x"}


def test_a_link_to_nowhere_gets_its_folder_and_a_link_to_itself_is_refused(
    tmp_path: Path,
) -> None:
    (tmp_path / "link").symlink_to("real")
    write(tmp_path / "link")
    assert tree(tmp_path / "real") == NEW
    (tmp_path / "loop").symlink_to("loop")
    with pytest.raises(UsageError, match="a link to itself"):
        write(tmp_path / "loop")
    (tmp_path / "proc").symlink_to("/proc/x")
    with pytest.raises(EnvironmentProblem, match="No such file"):
        write(tmp_path / "proc")


def test_folders_made_on_the_way_go_with_a_failure(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="x"), output_folder(tmp_path / "a/b/out"):
        raise ValueError("x")
    assert list(tmp_path.iterdir()) == []


def test_the_wait_for_a_lock_is_no_wait(tmp_path: Path) -> None:
    with output_folder(tmp_path / "out"):
        began = time.monotonic()
        with pytest.raises(EnvironmentProblem):
            write(tmp_path / "out")
        assert time.monotonic() - began < 30.0
