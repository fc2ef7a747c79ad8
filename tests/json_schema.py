"""A checker for the part of JSON Schema that our schemas use; it refuses the rest.

Law: JSON Schema 2020-12 core and validation. A keyword that it does not know is an
error, so that no schema says more than is checked.
"""

import re
from collections.abc import Iterator
from typing import Any

TYPES: dict[str, tuple[type, ...]] = {
    "object": (dict,),
    "array": (list,),
    "string": (str,),
    "integer": (int,),
    "number": (int, float),
    "boolean": (bool,),
    "null": (type(None),),
}
Json = Any  # whatever a JSON document holds
ABOUT = {"$schema", "$defs", "title"}


def breaches(value: Json, schema: dict[str, Any], root: dict[str, Any]) -> list[str]:
    """List where a value breaks a schema; empty where it holds."""
    return list(_breaches(value, schema, root, "$"))


def _breaches(
    value: Json, schema: dict[str, Any], root: dict[str, Any], at: str
) -> Iterator[str]:
    for keyword, wanted in schema.items():
        if keyword in ABOUT:
            continue
        check = CHECKS.get(keyword)
        assert check is not None, f"keyword {keyword} is not known here"
        yield from check(value, wanted, schema, root, at)


def _type(value: Json, wanted: Json, _s: Json, _r: Json, at: str) -> Iterator[str]:
    names = [wanted] if isinstance(wanted, str) else wanted
    kinds = tuple(kind for name in names for kind in TYPES[name])
    boolean = isinstance(value, bool) and "boolean" not in names
    if boolean or not isinstance(value, kinds):
        yield f"{at}: {value!r} is not {wanted}"


def _one(value: Json, wanted: Json, _s: Json, _r: Json, at: str) -> Iterator[str]:
    if value not in (wanted if isinstance(wanted, list) else [wanted]):
        yield f"{at}: {value!r} is not {wanted}"


def _limit(keyword: str) -> Json:
    def check(value: Json, wanted: Json, _s: Json, _r: Json, at: str) -> Iterator[str]:
        if isinstance(value, int | float):
            ok = value >= wanted if keyword == "minimum" else value <= wanted
            if not ok:
                yield f"{at}: {value!r}, {keyword} {wanted}"

    return check


def _max_length(value: Json, wanted: int, _s: Json, _r: Json, at: str) -> Iterator[str]:
    if isinstance(value, str) and len(value) > wanted:
        yield f"{at}: longer than {wanted}"


def _min_length(value: Json, wanted: int, _s: Json, _r: Json, at: str) -> Iterator[str]:
    if isinstance(value, str) and len(value) < wanted:
        yield f"{at}: shorter than {wanted}"


def _pattern(value: Json, wanted: str, _s: Json, _r: Json, at: str) -> Iterator[str]:
    if isinstance(value, str) and not re.search(wanted, value):
        yield f"{at}: {value!r} does not match {wanted}"


def _min_items(value: Json, wanted: int, _s: Json, _r: Json, at: str) -> Iterator[str]:
    if isinstance(value, list) and len(value) < wanted:
        yield f"{at}: {len(value)} items, at least {wanted}"


def _required(value: Json, wanted: Json, _s: Json, _r: Json, at: str) -> Iterator[str]:
    if isinstance(value, dict):
        yield from (f"{at}: {name} is missing" for name in wanted if name not in value)


def _members(value: Json, wanted: Json, _s: Json, root: Json, at: str) -> Iterator[str]:
    for name in wanted if isinstance(value, dict) else ():
        if name in value:
            yield from _breaches(value[name], wanted[name], root, f"{at}.{name}")


def _others(
    value: Json, wanted: Json, schema: Json, root: Json, at: str
) -> Iterator[str]:
    known = schema.get("properties", {})
    for name in value if isinstance(value, dict) else ():
        if name in known:
            continue
        if wanted is False:
            yield f"{at}: {name} is unknown"
        else:
            yield from _breaches(value[name], wanted, root, f"{at}.{name}")


def _items(value: Json, wanted: Json, _s: Json, root: Json, at: str) -> Iterator[str]:
    for i, item in enumerate(value if isinstance(value, list) else ()):
        yield from _breaches(item, wanted, root, f"{at}[{i}]")


def _reference(
    value: Json, wanted: str, _s: Json, root: Json, at: str
) -> Iterator[str]:
    yield from _breaches(value, root["$defs"][wanted.rpartition("/")[2]], root, at)


def _any(value: Json, wanted: Json, _s: Json, root: Json, at: str) -> Iterator[str]:
    if all(list(_breaches(value, schema, root, at)) for schema in wanted):
        yield f"{at}: {value!r} fits none of {len(wanted)} schemas"


CHECKS: dict[str, Json] = {
    "type": _type,
    "const": _one,
    "enum": _one,
    "minimum": _limit("minimum"),
    "maximum": _limit("maximum"),
    "pattern": _pattern,
    "maxLength": _max_length,
    "minLength": _min_length,
    "minItems": _min_items,
    "required": _required,
    "properties": _members,
    "additionalProperties": _others,
    "items": _items,
    "$ref": _reference,
    "anyOf": _any,
}
