"""``vedette check``: reads a site file and says back in words what it means."""

import hashlib
from pathlib import Path

import msgspec

from vedette.cli.terminal import say, say_json
from vedette.site.explain import explain_site
from vedette.site.load import load_site
from vedette.site.tables import unused_keys


def check(site: Path, /, *, json: bool = False) -> None:
    """Check a site file and say in words what it means.

    Every table and key is checked: unknown keys, ranges, units of time, sensors that do
    not state what their kind must state, files that are missing. What holds is said
    back in sentences, with what is missing and what that means for the picture.

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
    checked = load_site(site)
    sentences = explain_site(checked)
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
