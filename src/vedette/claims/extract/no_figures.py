"""Words that look like a figure, or like its hedge, and are neither.

In: the words and what stands beside them. Out: whether they only point, answer, grade
or tell who estimates.
"""

import re

_THE_ONE = re.compile(r"\s(?:in|on|at|of|that|which|who|where|when|from|by)\b")
_SLIGHT = re.compile(
    r"\s(?:of (?:them|these|those|whom|the (?:wounded|injured)) )?(?:(?:was|were|is"
    r"|are) )?(?:\w+ )?(?:badly|seriously|gravely|severely|critically|dangerously"
    r"|life-threatening|in (?:danger|critical))\b"
)
_ESTIMATES = re.compile(
    r"\b(?:[a-z]+(?:ers|ials|ors|ents|ses|sts|ics|als|men)|police|army|ministry"
    r"|governor|mayor|service|he|she|they|it|who|have|had|has|also|first"
    r"|(?!An?\b)[A-Z][\w'-]+) $"
)
AGED_MAX, AGE_DIGITS = 20, 2  # characters of who has an age; digits of it
_AGED = re.compile(
    r"\b(?:man|woman|boy|girl|teenager|pensioner|resident|driver|farmer|child|worker"
    r"|soldier|officer|student|tourist|mother|father|son|daughter|brother|sister"
    r"|husband|wife),? \(?$"
)
_ANSWER = re.compile(r"[.,;:!?)\"]|$")


def is_no_figure(word: str, rest: str) -> bool:
    """Say whether words of a figure only point, answer or grade.

    "The one in June", "asked if 12 had crossed, he said no", "nobody's feelings", "none
    of them badly".

    Parameters
    ----------
    word, rest : str
        The words, in lower case, and what follows them in the sentence.

    Returns
    -------
    bool
        Then they count nothing.
    """
    if word.endswith("the one") and _THE_ONE.match(rest):
        return True
    slight = word in ("none", "no one", "nobody") and _SLIGHT.match(rest)
    answer = word == "no" and _ANSWER.match(rest)
    return bool(slight or answer or rest.startswith("'s "))


def estimates(lead: str) -> bool:
    """Say whether "estimated" is what somebody did: "local fighters estimated 20".

    Parameters
    ----------
    lead : str
        What stands before the word, folded.

    Returns
    -------
    bool
        False for "an estimated 20".
    """
    return _ESTIMATES.search(lead) is not None


def is_age(sentence: str, start: int, stop: int) -> bool:
    """Say whether a figure between commas is an age: "one man, 30, was treated".

    Parameters
    ----------
    sentence : str
        Folded.
    start, stop : int
        Of the figure.

    Returns
    -------
    bool
        False where nobody is named before it who has an age.
    """
    age = sentence[start:stop].isdigit() and stop - start <= AGE_DIGITS
    aside = age and sentence[stop : stop + 1] in (",", ")")
    return (
        aside and _AGED.search(sentence[max(0, start - AGED_MAX) : start]) is not None
    )
