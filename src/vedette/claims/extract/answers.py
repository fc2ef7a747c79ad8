"""A figure that answers a question: "Was anyone hurt? Nobody", "asked how many he saw".

In: the words around it. Out: the measure that the question has, "" where none stands
before it.
"""

import re

from vedette.claims.extract.assign import measure_of
from vedette.claims.extract.nearby import Near
from vedette.claims.extract.quantities import Counted
from vedette.claims.words import NONE

ASKED = re.compile(
    r"\bhow many (?:\w+ ){0,4}(?:seen|saw|counted|spotted|noticed)\b[^.;]{0,60}"
    r"\b(?:at|said|answered|replied|guessed|reckoned|was)[,:]? \"?$"
)
# What may stand before the figure of an answer: "A: Eleven", "Yes, three".
_ANSWERS = re.compile(
    r"(?:(?:a|answer|[a-z][\w' -]{1,30})[:.] |[–—-] )?\"?(?:(?:yes|no|well|yeah|aye"
    r"|sure|er|hmm|i think|i'd say|we think|i counted|we counted|at a guess|to my"
    r" knowledge|there were|there was|it was|they were)[,.:]? ){0,2}\"?"
)


def answer_to(unit: str, one: Counted, words: Near) -> str:
    """Read "Was anyone hurt? Nobody": what opens a sentence answers the one before.

    Parameters
    ----------
    unit : str
        Class that is counted.
    one : Counted
        The figure.
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where no question stands before it.
    """
    opens = one.start == len(words.before) and _ANSWERS.fullmatch(words.before)
    if not words.lead.endswith("?") or not opens:
        return ""
    asked = re.sub(r"\b(see|spot|count)\b", r"\1 seen", words.lead.casefold())
    near = words._replace(before="", after=f" {asked}", sentence=asked, until=None)
    none = one.quantity.quantifier == NONE
    return measure_of(unit, near, none=none)
