"""The site file: what is watched, by which sensors, under which policy.

In: TOML text. Out: a frozen, checked `Site`, or an error that names table and key.
Law: the public contract of the site file (``docs/site-file.md``), TOML 1.0, RFC 3339
times. The geometry of borders is `vedette.airspace`; what a sensor can see is
`vedette.sensors`.

- `keys`, `sensor`, `model`: the tables and keys, each with unit, range and meaning.
- `load`: `load_site`, `parse_site`; `whole` and `geojson` hold its rules.
- `write`: `site_text`, `draft_site`.
- `explain`: the site in words, for `vedette check`.
- `table`, `schema`: the Markdown table and the JSON Schema, both generated.
"""

from vedette.site.load import load_site, parse_site
from vedette.site.model import Birth, Feed, Policy, Site, Volume, Watch
from vedette.site.sensor import Sensor
from vedette.site.write import draft_site, site_text

__all__ = [
    "Birth",
    "Feed",
    "Policy",
    "Sensor",
    "Site",
    "Volume",
    "Watch",
    "draft_site",
    "load_site",
    "parse_site",
    "site_text",
]
