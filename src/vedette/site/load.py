"""Reads a site file: TOML in, a checked `Site` out, or a message that says what to do.

What is wrong is named by table, key, what was expected and what stands there. An
unknown key is an error, because a misspelt ``ceilling_m`` that is silently ignored
judges the wrong airspace; the nearest known key is suggested.

Order: TOML, unknown keys, times and texts, types and ranges, then what belongs
together (`vedette.site.whole`), then the files that the site names.
"""

import math
import tomllib
from pathlib import Path
from typing import TypeVar

import msgspec
from msgspec import Struct, inspect

from vedette.errors import UsageError
from vedette.site.geojson import volume_statement
from vedette.site.instant import instant_ns, shown
from vedette.site.model import Site
from vedette.site.tables import fitting
from vedette.site.whole import check_whole
from vedette.site.wording import place, reworded, unknown_key

Model = TypeVar("Model", bound=Struct)


def load_site(path: Path) -> Site:
    """Read and check a site file and that the volumes' files that it names are there.

    Parameters
    ----------
    path : pathlib.Path
        The site file; paths in it are relative to its directory.

    Returns
    -------
    Site
        Checked.

    Raises
    ------
    UsageError
        Where the file, or a volume's GeoJSON file, is missing or does not hold.
    """
    site = parse_site(toml_text(path, "a site file"), str(path))
    for volume in site.volumes:
        if volume.border_set is None:
            volume_statement(path.parent / volume.source)
    return site


def parse_site(text: str, where: str) -> Site:
    """Check the text of a site file; touches no other file.

    Parameters
    ----------
    text : str
        TOML.
    where : str
        What to call the text in messages.

    Returns
    -------
    Site
        Checked.

    Raises
    ------
    UsageError
        With the table and key that do not hold.
    """
    site = parse_tables(text, Site, where)
    check_whole(site, where)
    return site


def toml_text(path: Path, what: str) -> str:
    """Read the text of a file of tables.

    Parameters
    ----------
    path : pathlib.Path
        The file.
    what : str
        What it should be, with its article, for messages.

    Returns
    -------
    str
        Its text.

    Raises
    ------
    UsageError
        There is no such file, or it is no text.
    """
    try:
        return path.read_text(encoding="utf-8")
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise UsageError(
            expected=what, got=error.strerror or "none", where=str(path)
        ) from error
    except UnicodeDecodeError as error:
        raise UsageError(
            expected="UTF-8 text",
            got=f"byte {error.object[error.start]:#04x}",
            where=f"{path}: offset {error.start}",
        ) from error


def parse_tables(text: str, model: type[Model], where: str) -> Model:
    """Check the tables of a file key by key, against a model of annotated keys.

    Parameters
    ----------
    text : str
        TOML.
    model : type of msgspec.Struct
        Its tables, as `vedette.site.keys` annotates them.
    where : str
        What to call the text in messages.

    Returns
    -------
    msgspec.Struct
        Each key alone checked; what belongs together is the caller's to check.

    Raises
    ------
    UsageError
        With the table and key that do not hold.
    """
    try:
        raw = tomllib.loads(text)
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise UsageError(
            expected="TOML", got=str(error), where=where, advice="See https://toml.io."
        ) from error
    prepared = _prepared(raw, inspect.type_info(model), "", where)
    try:
        return msgspec.convert(prepared, model)
    except msgspec.ValidationError as error:
        raise reworded(error, raw, where, model) from None


def _prepared(value: object, kind: inspect.Type, path: str, where: str) -> object:
    """Refuse unknown keys, turn times into nanoseconds, refuse nan and controls."""
    kind = fitting(kind, value)
    if isinstance(kind, inspect.Metadata):
        if (kind.extra_json_schema or {}).get("format") == "date-time":
            return instant_ns(value, where=place(path, where))
        return _prepared(value, kind.type, path, where)
    if isinstance(kind, inspect.StructType) and isinstance(value, dict):
        known = {f.encode_name: f.type for f in kind.fields}
        for key in value:
            if key not in known:
                raise unknown_key(key, list(known), place(path, where))
        dot = f"{path}." if path else ""
        return {k: _prepared(v, known[k], dot + k, where) for k, v in value.items()}
    if isinstance(value, list):
        kinds = _item_kinds(kind, len(value))
        return [
            _prepared(item, item_kind, f"{path}[{i}]", where)
            for i, (item, item_kind) in enumerate(zip(value, kinds, strict=True))
        ]
    return _sound(value, path, where)


def _item_kinds(kind: inspect.Type, count: int) -> list[inspect.Type]:
    if isinstance(kind, inspect.VarTupleType):
        return [kind.item_type] * count
    if isinstance(kind, inspect.TupleType) and len(kind.item_types) == count:
        return list(kind.item_types)
    return [inspect.AnyType()] * count  # the conversion names what is wrong


def _sound(value: object, path: str, where: str) -> object:
    """Refuse what no key may hold: nan, infinity, control characters."""
    if isinstance(value, float) and not math.isfinite(value):
        raise UsageError(
            expected="a finite number", got=str(value), where=place(path, where)
        )
    if isinstance(value, str) and not value.isprintable():
        raise UsageError(
            expected="printable text on one line",
            got=shown(value),
            where=place(path, where),
        )
    return value
