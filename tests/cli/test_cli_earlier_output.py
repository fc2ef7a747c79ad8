"""What --replace may remove is surely ours (vedette.cli.earlier_output)."""

import shutil
from collections.abc import Callable
from pathlib import Path

import pytest

from flights import write_flights
from output_folders import NEW, tree, write
from vedette.cli.earlier_output import MARKER
from vedette.cli.out_dir import output_folder
from vedette.errors import UsageError
from vedette.feeds.io.inputs import open_inputs
from vedette.output import write_outputs
from vedette.pipeline import keep
from vedette.plan import Plan
from vedette.record import new_key


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
