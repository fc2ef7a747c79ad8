"""Small output folders, written and read whole."""

from pathlib import Path

from vedette.cli.out_dir import MARKER, output_folder


def write(directory: Path, text: str = "new", *, replace: bool = False) -> None:
    with output_folder(directory, replace=replace) as folder:
        (folder / "decode.json").write_text(text)
        (folder / "tracks.parquet").write_text("rows")


def tree(directory: Path) -> dict[str, str]:
    return {
        str(path.relative_to(directory)): path.read_text()
        for path in sorted(directory.rglob("*"))
        if path.is_file() and path.name != MARKER
    }


NEW = {"decode.json": "new", "tracks.parquet": "rows"}
