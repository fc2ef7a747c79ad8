"""Whether "another" is one more of what flew, or somebody or something else.

In: a sentence with its figures and what was found of them. Out: yes where what was
counted right before does not fly: "two ministers came; another flew to Rome". A length
of time between counts nothing that flies.
"""

import re

from vedette.claims.extract.lexicon import OF_FLIGHTS
from vedette.claims.extract.propose import Found
from vedette.claims.extract.quantities import Counted

_FLOWN = ("drone", "device", "missile", "object", "both", "aircraft", *OF_FLIGHTS)
_OPENS = re.compile(r"(?:and |but |yet |still |meanwhile,? )?", re.IGNORECASE)
# Measures of what flies: of a figure whose noun was left out.
_OF_FLOWN = ("sighting.", "incursion.", "attack.", "effect.flights")


def is_another_thing(
    sentence: str, counted: list[Counted], index: int, found: list[Found], noun: str
) -> bool:
    """Say whether "another" is of no drone, missile or flight told right before.

    Parameters
    ----------
    sentence : str
        Folded.
    counted : list of Counted
        All of the sentence.
    index : int
        Which, without a noun.
    found : list of Found
        What was found of the figures before it.
    noun : str
        Class of what the sentences before counted last.

    Returns
    -------
    bool
        False for a figure of other words.
    """
    one = counted[index]
    if sentence[one.start : one.stop].casefold() != "another":
        return False
    told = {each.start: each.measure for each in found}
    for count in reversed(counted[:index]):
        key = told.get(count.start, "")
        if key.startswith("duration."):
            continue
        flown = count.noun.unit in _FLOWN if count.noun else key.startswith(_OF_FLOWN)
        return not (key and flown)
    return _OPENS.fullmatch(sentence, 0, one.start) is None or noun not in _FLOWN
