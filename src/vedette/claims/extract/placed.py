"""A figure that has a place in place of its noun: "seven over the Orla region".

In: a sentence and a figure of it. Out: the place, "" where none follows.
"""

import re

from vedette.claims.extract.quantities import Counted

_OVER = re.compile(
    r"\s(?:[–—-]\s)?(?:more )?(?:each )?"
    r"(?:over|in the (?:skies|sky) (?:of|over)|in|near|above|to|at) "
    r"(?:the |annexed )?(?:territory of )?(?:the )?"
    r"(?P<place>(?:[a-z]+ern )?(?:(?:city|town|region|district|village|port) of )?"
    r"[A-Z][\w'-]+(?: (?:[A-Z][\w'-]+|region|county|district))*"
    r"|(?:open )?sea\b|(?:capital|coast|gulf|lake|desert|river|bay|strait|delta)\b"
    r"|other (?:regions|areas|places|parts|districts)\b)"
)


def part_over(sentence: str, one: Counted) -> str:
    """Return the place of "seven over the Belgorod Region".

    Parameters
    ----------
    sentence : str
        Folded.
    one : Counted
        Of it.

    Returns
    -------
    str
        "" where no place follows.
    """
    match = _OVER.match(sentence[one.stop :])
    return match["place"] if match else ""
