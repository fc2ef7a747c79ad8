"""Writes a site file: canonical TOML, so that the same site gives the same bytes.

Keys stand in the order of `vedette.site.model`; a key at its default is left out. A
replay without a site file drafts one, writes it down, and is then judged by it like
any other: the digests name the file that was really used.
"""

from collections.abc import Sequence

import msgspec
from msgspec import NODEFAULT, Struct
from msgspec.structs import FieldInfo

from vedette.site.instant import instant_text
from vedette.site.model import Feed, Site, Watch


def draft_site(
    name: str,
    centre: tuple[float, float],
    radius_km: float,
    from_ns: int | None = None,
    to_ns: int | None = None,
    feeds: Sequence[Feed] = (),
) -> Site:
    """Draft the site of a recording that came without one: no volume is judged.

    Parameters
    ----------
    name : str
        What to call it.
    centre : (lat, lon)
        Degrees, WGS 84.
    radius_km : float
        Kilometres.
    from_ns, to_ns : int, optional
        First and last time of the recording, nanoseconds UTC.
    feeds : sequence of Feed
        The recordings.

    Returns
    -------
    Site
        With those facts and defaults.
    """
    watch = Watch(
        name=name, centre=centre, radius_km=radius_km, from_ns=from_ns, to_ns=to_ns
    )
    return Site(watch=watch, feeds=tuple(feeds))


def site_text(site: Site) -> str:
    """Write a site as canonical TOML.

    Parameters
    ----------
    site : Site
        Any site.

    Returns
    -------
    str
        TOML that `vedette.site.load.parse_site` reads back as the same site.
    """
    blocks: list[str] = []
    for table in msgspec.structs.fields(Site):
        value = getattr(site, table.name)
        if isinstance(value, tuple):
            blocks += [_table(f"[[{table.encode_name}]]", entry) for entry in value]
        elif table.required or value != table.default:
            blocks.append(_table(f"[{table.encode_name}]", value))
    return "\n".join(blocks)


def _table(head: str, entry: Struct) -> str:
    return "\n".join((head, *_pairs(entry))) + "\n"


def _pairs(entry: Struct) -> list[str]:
    return [
        f"{key.encode_name} = {_value(getattr(entry, key.name), key.name)}"
        for key in msgspec.structs.fields(entry)
        if _stated(entry, key)
    ]


def _stated(entry: Struct, key: FieldInfo) -> bool:
    return key.default is NODEFAULT or getattr(entry, key.name) != key.default


def _value(value: object, name: str) -> str:
    if isinstance(value, Struct):
        return f"{{ {', '.join(_pairs(value))} }}"
    if isinstance(value, tuple):
        return f"[{', '.join(_value(item, name) for item in value)}]"
    if isinstance(value, int) and (name.endswith("_ns") or name == "outages"):
        return f'"{instant_text(value)}"'
    if isinstance(value, str):
        return quoted(value)
    return repr(value)


def quoted(text: str) -> str:
    """Write a text as a basic string of TOML 1.0.

    Parameters
    ----------
    text : str
        From anywhere; half of a surrogate pair, as in the name of a file that is not
        UTF-8, becomes U+FFFD, since TOML has no way to write it.

    Returns
    -------
    str
        With its quotes, on one line.
    """
    return f'"{"".join(_letter(letter) for letter in text)}"'


def _letter(letter: str) -> str:
    """Escape what may not stand in a string of one line."""
    if letter in '"\\':
        return f"\\{letter}"
    code = ord(letter)
    if 0xD800 <= code <= 0xDFFF:  # noqa: PLR2004 - the surrogates of Unicode
        return "\N{REPLACEMENT CHARACTER}"
    if letter.isprintable():
        return letter
    return f"\\u{code:04X}" if code <= 0xFFFF else f"\\U{code:08X}"  # noqa: PLR2004
