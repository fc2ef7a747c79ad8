"""``vedette replay``: recordings, or a record, become an output folder."""

from pathlib import Path

from vedette.cli.episode import make_episode, say_picture, say_rejected
from vedette.cli.inputs import chosen_inputs
from vedette.cli.terminal import say


def replay(
    *inputs: Path,
    out: Path,
    site: Path | None = None,
    date: str | None = None,
    format: str | None = None,  # noqa: A002 - the word of the contract
    edition: str = "",
    replace: bool = False,
) -> None:
    """Keep the picture of recordings, and write it into an output folder.

    The folder holds the record, tables of tracks, trajectories and crossings, the
    incursions, the account of every byte, the map and the site file. A record (or an
    output folder) as the only input is kept again from its recorded inputs by its own
    site file.

    Without --site a site file is drafted from the data: centre and radius, no volume
    judged. It is written into the output, where you can go on from it.

    ```
    vedette replay traffic.jsonl --site site.toml --out result
    vedette replay aircraft.json.gz --out result
    vedette replay result/record.vedette --out again
    ```

    Parameters
    ----------
    *inputs : pathlib.Path
        Recordings, also packed by gzip; or one record.
    out : pathlib.Path
        The output folder; it appears whole or not at all.
    site : pathlib.Path
        The site file.
    date : str
        Day of the first message, YYYY-MM-DD, for formats that carry no date.
    format : str
        Name of the format of all files, where the content does not tell it.
    edition : str
        Editions to read ASTERIX categories with, before those of the site file.
    replace : bool
        Replace an earlier output in that folder.
    """
    with chosen_inputs(inputs, site, date, format, edition) as chosen:
        for note in (*chosen.inputs.notes, *chosen.notes):
            say(f"Note: {note}")
        episode = make_episode(chosen, out, replace=replace)
    say_rejected(episode, len(chosen.inputs.leaves))
    say_picture(episode)
    say(
        f"Map:     {out / 'map.html'}"
        if (out / "map.html").exists()
        else (out / "map.txt").read_text(encoding="utf-8").strip(),
        f"Record:  {out / 'record.vedette'}; keep a copy of "
        f"{out / 'checkpoint.txt'} elsewhere.",
        f"Verify:  vedette verify {out} --replay",
    )
