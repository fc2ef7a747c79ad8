"""What stands between a noun and its verb: "three flights, two of them his, were late".

In: a sentence and where a counted noun ends. Out: where such an aside begins and ends.
The verb after it is the noun's; figures in it are parts of that noun's, unless words of
their own say what became of them.
"""

import re

LONGEST = 130  # characters of an aside
_ASIDE = re.compile(
    r"(?:[^,.;:]{0,40})(?P<open>, | [–—-] )(?=(?:including|among (?:them|whom)|some|one"
    r"|two|three|four|five|six|seven|eight|nine|ten|\d+|several|most|all|both|half"
    rf"|mostly|mainly)\b)(?P<words>[^.;:]{{3,{LONGEST}}}?)(?:, | [–—-] )"
    r"(?=(?:\w+ly )?(?:were|was|are|is|had|have|has|being|been|entered|crossed|flew"
    r"|fell|lost|died|came|took|left|landed|could|did|suffered|violated|arrived"
    r"|crashed|struck|hit)\b)"
)


def aside_after(sentence: str, end: int) -> tuple[int, int] | None:
    """Find an aside between a counted noun and its verb.

    Parameters
    ----------
    sentence : str
        Folded.
    end : int
        Where the noun ends.

    Returns
    -------
    tuple of int or None
        Begin and end of the aside; None where none stands there.
    """
    match = _ASIDE.match(sentence, end)
    if match is None or re.search(r"\b(?:were|was|said|says)\b", match["words"]):
        return None
    return match.start("open"), match.end()
