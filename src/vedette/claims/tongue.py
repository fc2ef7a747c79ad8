"""Our own words in English and in Polish; what people said stays as they said it.

In: a key of ``tongue.toml`` (statements) or ``tongue_picture.toml`` (what a picture
shows) with what stands in its braces, a number with its noun, or a term of ours. Out:
words. Law: a number agrees with its noun as the language has it;
in Polish 1 dron, 2 drony, 5 dronów, 22 drony, 1,5 drona (Unicode CLDR plural rules,
"pl": one, few, many, other).
"""

import re
import tomllib
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

import msgspec
from msgspec import Struct

from vedette.errors import UsageError

Tongue = Literal["en", "pl"]
FILES = ("tongue.toml", "tongue_picture.toml")  # no key stands in two of them
_FOUR_DIGITS = re.compile(r"(?<![\d,])(\d),(\d{3})(?![\d,])")
_ONE_LETTER = re.compile(r"(?<!\S)([aiouwzAIOUWZ]) (?=\S)")
ONE, FEW, MANY, PART = range(4)  # forms of a Polish noun, as the file has them


class _Words(Struct, frozen=True, forbid_unknown_fields=True):
    """The files, as they lie there."""

    words: dict[str, dict[Tongue, str]]
    rules: dict[str, str]
    nouns: dict[str, dict[Tongue, tuple[str, ...]]]
    terms: dict[str, str]
    countries: dict[str, dict[Tongue, str]]


@cache
def dictionary() -> _Words:
    """Read the words, once."""
    told: dict[str, dict[str, object]] = {}
    for name in FILES:
        text = files("vedette.claims").joinpath(name).read_text("utf-8")
        for part, rows in tomllib.loads(text).items():
            told[part] = told.get(part, {}) | rows
    return msgspec.convert(told, _Words)


def tongue_of(language: str) -> Tongue:
    """Check the language of a paper.

    Parameters
    ----------
    language : str
        As given.

    Returns
    -------
    Tongue
        One that there is.

    Raises
    ------
    UsageError
        There is no such one.
    """
    for one in get_args(Tongue):
        if language == one:
            return "pl" if one == "pl" else "en"
    raise UsageError(
        expected="a language: " + " or ".join(get_args(Tongue)), got=ascii(language)
    )


def word(key: str, tongue: Tongue = "en", **values: object) -> str:
    """Say something of ours.

    Parameters
    ----------
    key : str
        Of ``tongue.toml``.
    tongue : Tongue
        In which language.
    **values : object
        What stands in its braces.

    Returns
    -------
    str
        The sentence; in Polish no word of one letter may end a line.
    """
    told = dictionary().words[key][tongue]
    bound = _ONE_LETTER.sub("\\1\u00a0", told) if tongue == "pl" else told
    return bound.format(**values)


def term(said: str, tongue: Tongue = "en") -> str:
    """Say one of our terms, such as "denied"; what is none of them stays as it is.

    Parameters
    ----------
    said : str
        As files have it, in English.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        What it is called there.
    """
    return dictionary().terms.get(said, said) if tongue == "pl" else said


def country(code: str, tongue: Tongue = "en") -> str:
    """Name a state.

    Parameters
    ----------
    code : str
        ISO 3166-1.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        Its short name; the code itself where the packaged border sets have no such.
    """
    named = dictionary().countries.get(code)
    return code if named is None else named[tongue]


def noun(name: str, number: float, tongue: Tongue = "en") -> str:
    """Give a noun the form that it has beside a number.

    Parameters
    ----------
    name : str
        Of ``tongue.toml``; another is returned as it is.
    number : int or float
        Beside it, not negative.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As "drones", "dronów".
    """
    forms = dictionary().nouns.get(name)
    if forms is None:
        return name
    if tongue == "en":
        return forms["en"][number != 1]
    return forms["pl"][_polish_form(number)]


def _polish_form(number: float) -> int:
    """Choose the form of a Polish noun (CLDR, "pl")."""
    if number != int(number):
        return PART
    if number == 1:
        return ONE
    last, teens = int(number) % 10, int(number) % 100 // 10 == 1
    return FEW if last in (2, 3, 4) and not teens else MANY


def figure(value: float, tongue: Tongue = "en") -> str:
    """Write one number for people.

    Parameters
    ----------
    value : int or float
        Of a quantity.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As "19", "1,234,567", "1.5"; in Polish "1234", "1 234 567", "1,5"; of a fraction
        at most three decimals.
    """
    if value == int(value):
        written = f"{int(value):,}"
    else:
        written = f"{value:,.3f}".rstrip("0").rstrip(".")
    return notation(written, tongue)


def notation(written: str, tongue: Tongue = "en") -> str:
    """Give a number that is written already the signs of a language.

    Parameters
    ----------
    written : str
        As Python writes it: "1,234.5", "> 0.999".
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        In Polish "12 345,5", "1234", "> 0,999": four digits stand together there.
    """
    if tongue == "pl":
        grouped = _FOUR_DIGITS.sub(r"\1\2", written)
        return grouped.translate({ord(","): "\u00a0", ord("."): ","})
    return written


def interval(low: str, high: str, tongue: Tongue = "en") -> str:
    """Write the ends of an interval, which may be equal.

    Parameters
    ----------
    low, high : str
        Written already in the signs of the language.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As "17-21"; in Polish with an en dash, which stands for "od ... do ...".
    """
    return f"{low}{'–' if tongue == 'pl' else '-'}{high}"


def percent(share: float, tongue: Tongue = "en") -> str:
    """Write a share in whole per cent.

    Parameters
    ----------
    share : float
        0 to 1.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As "93 %"; in Polish "93%", without a space.
    """
    return f"{100.0 * share:.0f}{'' if tongue == 'pl' else ' '}%"


def so_many(number: float, name: str, tongue: Tongue = "en") -> str:
    """Write a number with its noun.

    Parameters
    ----------
    number : int or float
        Not negative.
    name : str
        Of a noun of ``tongue.toml``.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        As "1 article", "5 dronów", which stay on one line in Polish.
    """
    space = "\u00a0" if tongue == "pl" else " "
    return f"{figure(number, tongue)}{space}{noun(name, number, tongue)}"
