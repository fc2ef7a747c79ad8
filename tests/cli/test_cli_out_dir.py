"""An output folder appears whole or not at all (vedette.cli.out_dir)."""

import errno
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from flights import write_flights
from vedette.cli.out_dir import MARKER, output_folder
from vedette.errors import EnvironmentProblem, UsageError
from vedette.feeds.io.inputs import open_inputs
from vedette.output import write_outputs
from vedette.pipeline import Plan, keep
from vedette.record import new_key


def write(directory: Path, text: str = "new", *, replace: bool = False) -> None:
    with output_folder(directory, replace=replace) as folder:
        (folder / "decode.json").write_text(text)
        (folder / "tracks.parquet").write_text("rows")


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Make an output folder with a record, a border of its own and no marker."""
    folder = tmp_path_factory.mktemp("kept")
    recording, site = write_flights(folder)
    inputs = open_inputs([recording])
    text = site.read_text()
    plan = Plan(site_text=text, folder=folder, feeds=inputs.feeds, data_kind="recorded")
    out = folder / "out"
    out.mkdir()
    key = new_key(folder / "site.key")
    episode = keep(plan, inputs.leaves[:50], out / "record.vedette", key)
    write_outputs(episode, inputs, plan, out)
    return out


def tree(directory: Path) -> dict[str, str]:
    return {
        str(path.relative_to(directory)): path.read_text()
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


NEW = {"decode.json": "new", "tracks.parquet": "rows"}


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


@pytest.mark.parametrize("marked", ["decode.json", "record.vedette", MARKER])
def test_a_name_of_ours_gives_no_right_to_anybodys_files(
    tmp_path: Path, marked: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    mine = tmp_path / "mine"
    mine.mkdir()
    (mine / marked).write_text("{}")
    (mine / "thesis.tex").write_text("x")
    was = tree(mine)
    with pytest.raises(UsageError, match="also with --replace") as error:
        write(mine, replace=True)
    assert error.value.exit_code == 2
    assert tree(mine) == was
    if marked == MARKER:
        assert "'thesis.tex' in it" in str(error.value)
    monkeypatch.chdir(tmp_path)
    (mine / "thesis.tex").unlink()
    if marked == MARKER:
        write(mine, replace=True)
        assert tree(mine) == NEW
    else:  # `vedette decode --json F > mine/decode.json` makes no output folder
        with pytest.raises(UsageError, match="no output of Vedette"):
            write(mine, replace=True)


def foreign_link(out: Path) -> str:
    (out / "map.svg").symlink_to("elsewhere")
    return "map.svg"


def foreign_folder(out: Path) -> str:
    (out / "crossings.parquet").mkdir()
    (out / "crossings.parquet" / "thesis.tex").write_text("x")
    return "crossings.parquet"


def foreign_in_the_record(out: Path) -> str:
    (out / "record.vedette").mkdir()
    (out / "record.vedette" / "key.pub").write_text("x")
    (out / "record.vedette" / "thesis.tex").write_text("x")
    return "record.vedette/thesis.tex"


def foreign_record(out: Path) -> str:
    (out / "record.vedette").write_text("my records")
    return "record.vedette"


def foreign_border(out: Path) -> str:
    (out / "square.geojson").write_text("")
    return "square.geojson"


@pytest.mark.parametrize(
    "put",
    [
        foreign_link,
        foreign_folder,
        foreign_in_the_record,
        foreign_record,
        foreign_border,
    ],
)
def test_what_we_do_not_write_keeps_the_folder_and_is_named(
    tmp_path: Path, put: Callable[[Path], str]
) -> None:
    out = tmp_path / "out"
    write(out, "old")
    name = put(out)
    was = tree(out)
    with pytest.raises(UsageError, match=f"'{name}' in it"):
        write(out, replace=True)
    assert tree(out) == was
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_borders_of_the_record_go_with_it_and_no_others(
    tmp_path: Path, kept: Path
) -> None:
    out = tmp_path / "out"
    shutil.copytree(kept, out)
    assert not (out / MARKER).exists()  # known by the journal of its record alone
    (out / "mine.geojson").write_text("{}")
    with pytest.raises(UsageError, match=r"'mine\.geojson' in it"):
        write(out, replace=True)
    (out / "mine.geojson").unlink()
    border = out / "square.geojson"
    whole = border.read_bytes()
    border.write_bytes(whole[:100])
    with pytest.raises(UsageError, match=r"'square\.geojson' in it"):
        write(out, replace=True)
    border.write_bytes(whole)
    (out / MARKER).write_text("x")
    out.rename(tmp_path / "out.partial")  # killed while it wrote the border
    (tmp_path / "out.partial" / "square.geojson").write_bytes(whole[:100])
    write(out)
    assert tree(out) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_what_is_put_there_during_the_run_is_kept(tmp_path: Path) -> None:
    out = tmp_path / "out"
    write(out, "old")
    with output_folder(out, replace=True) as folder:
        (folder / "decode.json").write_text("new")
        (out / "thesis.tex").write_text("x")
    assert tree(out) == {"decode.json": "new"}
    assert (tmp_path / "out.replaced.partial" / "thesis.tex").read_text() == "x"
    with pytest.raises(UsageError, match=r"'thesis\.tex' in it.*Move it away"):
        write(out, replace=True)


@pytest.mark.parametrize("left", range(4))
def test_a_removal_killed_half_way_is_finished(
    tmp_path: Path, kept: Path, left: int
) -> None:
    """The last things to go are the record, its journal and the marker."""
    out, aside = tmp_path / "out", tmp_path / "out.replaced.partial"
    write(out, "old")
    shutil.copytree(kept, aside)
    (aside / MARKER).write_text("x")
    for name in ("crossings.parquet", "square.geojson", "record.vedette/key.pub")[
        :left
    ]:
        (aside / name).unlink()
    write(out, replace=True)
    assert tree(out) == NEW
    assert [path.name for path in tmp_path.iterdir()] == ["out"]


def test_a_strangers_folder_under_our_other_names_is_left_alone(
    tmp_path: Path,
) -> None:
    for name in ("out.partial", "out.replaced.partial"):
        folder = tmp_path / name
        folder.mkdir()
        (folder / "decode.json").write_text("{}")
        with pytest.raises(UsageError, match="Move it away"):
            write(tmp_path / "out", replace=True)
        assert tree(folder) == {"decode.json": "{}"}
        (folder / MARKER).write_text("x")
        (folder / "thesis.tex").write_text("x")
        with pytest.raises(UsageError, match=r"thesis\.tex.*Move it away"):
            write(tmp_path / "out", replace=True)
        shutil.rmtree(folder)
    assert list(tmp_path.iterdir()) == []


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
