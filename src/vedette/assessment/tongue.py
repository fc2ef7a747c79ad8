"""The words of a claims-only assessment, in English and in Polish.

Sentences are written so that no number has to agree with a noun: "origins: 3". What
people said stays in the language of the ledger; only our own words are translated
(``tongue.toml``).
"""

import tomllib
from functools import cache
from importlib.resources import files
from types import MappingProxyType
from typing import Literal, get_args

import msgspec

from vedette.claims.known import State
from vedette.claims.measures import Measure
from vedette.claims.voices import Voices
from vedette.errors import UsageError

Tongue = Literal["en", "pl"]

HEADINGS = MappingProxyType(
    {
        State.ALIKE: "known",
        State.ONE_VOICE: "one",
        State.SIDE_BY_SIDE: "side",
        State.DISPUTED: "disputed",
        State.UNSETTLED: "unsettled",
    }
)


@cache
def _words() -> dict[str, dict[str, str]]:
    """Read the words, once."""
    text = files("vedette.assessment").joinpath("tongue.toml").read_text("utf-8")
    return msgspec.convert(tomllib.loads(text), dict[str, dict[str, str]])


def tongue_of(language: str) -> Tongue:
    """Check the language of an assessment.

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


def word(key: str, tongue: Tongue, **values: object) -> str:
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
        The sentence.
    """
    return _words()[key][tongue].format(**values)


def name_of(measure: Measure, tongue: Tongue) -> str:
    """Name a measure, with a capital."""
    name = measure.pl if tongue == "pl" else measure.en
    return name[:1].upper() + name[1:]


def behind(count: Voices, tongue: Tongue) -> str:
    """Say how many articles and origins stand behind something."""
    return word("articles", tongue, **count._asdict())
