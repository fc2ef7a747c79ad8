"""``vedette check``: reads a site file and says back in words what it means."""

import hashlib
from pathlib import Path

import msgspec

from vedette.airspace.describe import Description, describe
from vedette.cli.site_file import open_site
from vedette.cli.terminal import say, say_json
from vedette.site.explain import explain_site
from vedette.site.tables import unused_keys


def check(site: Path, /, *, json: bool = False) -> None:
    """Check a site file and say in words what it means.

    Every table and key is checked: unknown keys, ranges, units of time, sensors that do
    not state what their kind must state, files that are missing, formats that are not
    read, volumes that the site does not watch. What holds is said back in sentences,
    with what is missing and what that means for the picture, and how precisely each
    border is known.

    A radar must state lat, lon, height_m, period_s, range_max_m, p_detect,
    clutter_per_turn, sigma_range_m and sigma_azimuth_deg: without them its silence
    would be no evidence. `docs/site-file.md` lists every key of every kind.

    ```
    vedette check site.toml
    vedette check site.toml --json | jq -r '.unused[]'
    ```

    Parameters
    ----------
    site : pathlib.Path
        The site file, TOML.
    json : bool
        Print sha256, sentences and unused keys as JSON.
    """
    checked, volumes = open_site(site)
    borders = {volume.id: _border(describe(volume)) for volume in volumes}
    sentences = explain_site(checked, borders)
    if json:
        document = {
            "site": str(site),
            "sha256": hashlib.sha256(site.read_bytes()).hexdigest(),
            "sentences": sentences,
            "unused": unused_keys(checked),
        }
        say_json(msgspec.json.format(msgspec.json.encode(document)))
        return
    say(*sentences, "", "The site file holds.")


def _border(about: Description) -> str:
    """Say how large a volume is, how well its border is known, and who lies beyond."""
    _, middle_m, high_m = about.sigma_m
    return (
        f"{about.area_km2:,.0f} km²; half of its border is known within {middle_m:.0f} "
        f"m, 95 in 100 of it within {high_m:.0f} m (1 sigma); beyond it lie "
        f"{', '.join(about.neighbours)}"
    )
