"""The JSON Schema of the site file, for editors that complete and check TOML.

Shipped as ``site.schema.json`` beside this module. It differs from what the library
derives in two places: a time is text (or a TOML date-time), not an integer, and "not
stated" means to leave the key out, because TOML has no null.
"""

import json
from importlib import resources
from typing import Any

import msgspec

from vedette.site.model import Site

SCHEMA_FILE = "site.schema.json"


def site_schema() -> str:
    """Derive the schema from the model.

    Returns
    -------
    str
        JSON Schema 2020-12, indented, ending in a newline.
    """
    return schema_of(Site, "Vedette site file")


def schema_of(model: type[msgspec.Struct], title: str) -> str:
    """Derive the schema of a file of tables.

    Parameters
    ----------
    model : type of msgspec.Struct
        Its tables.
    title : str
        What the file is.

    Returns
    -------
    str
        JSON Schema 2020-12, indented, ending in a newline.
    """
    derived = msgspec.json.schema(model)
    head = {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "title": title,
    }
    return json.dumps(head | _as_toml(derived), indent=1, ensure_ascii=False) + "\n"


def shipped_schema() -> str:
    """Read the schema that is shipped.

    Returns
    -------
    str
        As `site_schema` derived it when it was last written.
    """
    package = resources.files("vedette.site")
    return (package / SCHEMA_FILE).read_text(encoding="utf-8")


def _as_toml(node: Any) -> Any:  # noqa: ANN401 - any JSON
    if isinstance(node, list):
        return [_as_toml(item) for item in node]
    if not isinstance(node, dict):
        return node
    one = _without_null(node)
    if isinstance(one.get("default"), dict):  # a table's keys state their own defaults
        del one["default"]
    if one.get("format") in ("date-time", "date"):
        one = {**one, "type": "string"}
    return {key: _as_toml(value) for key, value in one.items()}


def _without_null(node: dict[str, Any]) -> dict[str, Any]:
    choices = [c for c in node.get("anyOf", ()) if c != {"type": "null"}]
    if len(choices) != 1:
        return dict(node)
    rest = {key: value for key, value in node.items() if key != "anyOf"}
    if rest.get("default", "") is None:
        del rest["default"]
    return {**choices[0], **rest}
