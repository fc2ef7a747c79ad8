"""Whether "no" says flatly that there was none, or only that none was reported.

In: a sentence and where the figure stands. Out: yes for "no one was injured"; no for
"no reports of damage", "no casualties were reported", "not aware of any".
"""

import re

_HEARD_BEFORE = re.compile(
    r"\b(?:reports?|word|news|information|indications?|signs?|mention|evidence|aware"
    r"|knowledge|know|knows|knew|known|heard|hear|learnt|learned)\b[^.;:]{0,60}$",
    re.IGNORECASE,
)
_HEARD_AFTER = re.compile(
    r"[^.;:]{0,60}?\b(?:(?:been |was |were |is |are )?(?:reported|recorded|registered"
    r"|known|announced|received|noted)|as far as|to (?:my|our|its|their) knowledge)\b",
    re.IGNORECASE,
)
_WITHIN = re.compile(r"\b(?:reports?|word|news|signs?|indications?)\b", re.IGNORECASE)


def is_flat(sentence: str, start: int, end: int) -> bool:
    """Say whether a none is said flatly.

    Parameters
    ----------
    sentence : str
        Folded.
    start, end : int
        Where the figure stands.

    Returns
    -------
    bool
        False where somebody has only not heard of any.
    """
    return not (
        _HEARD_BEFORE.search(sentence, max(0, start - 80), start)
        or _WITHIN.search(sentence, start, end)
        or _HEARD_AFTER.match(sentence, end)
    )
