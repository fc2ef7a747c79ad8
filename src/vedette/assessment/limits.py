"""What an assessment cannot say, and what its numbers assume: sentences, word for word.

The two fixed sentences never change. What no part of Vedette examines yet is told as
not assessed, with the reason, and never as an empty list: nothing found and nothing
looked for are two things.
"""

from collections.abc import Sequence

from vedette.assessment.coverage import Strip
from vedette.claims.tongue import Tongue, word
from vedette.incursions.counts import Count

FIXED = ("fixed", "where_it_flew")
PARTS = ("claims", "effects", "response", "wrecks", "mechanism", "interference")
ALWAYS = ("sensors", "policy", "ends", "twice", "border")


def fixed_sentences(tongue: Tongue = "en") -> tuple[str, ...]:
    """Return the two sentences that stand in every assessment."""
    return tuple(word(key, tongue) for key in FIXED)


def why_not(part: str, tongue: Tongue = "en") -> str:
    """Say why a part is not assessed.

    Parameters
    ----------
    part : str
        Of `PARTS`, or warnings, counts, entry.
    tongue : Tongue
        In which language.

    Returns
    -------
    str
        The reason, without a full stop.
    """
    return word(f"no_{part}", tongue)


def limits_of(
    counts: Sequence[Count], strip: Strip, tongue: Tongue = "en"
) -> tuple[str, ...]:
    """Say what the numbers assume.

    Parameters
    ----------
    counts : sequence of Count
        That are told.
    strip : Strip
        What could have been seen.
    tongue : Tongue
        In which language.

    Returns
    -------
    tuple of str
        Sentences.
    """
    said = list(ALWAYS)
    if counts:
        said.append("unseen")
    if not any(sensor.looks for sensor in strip.sensors):
        said.append("nobody")
    return tuple(word(f"limit_{key}", tongue) for key in said)
