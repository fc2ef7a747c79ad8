"""Words that look like a figure, or like its hedge, and are neither.

In: the words and what stands beside them. Out: whether they only point, answer, grade
or tell who estimates.
"""

import re

from vedette.claims.extract.lexicon import word_set
from vedette.claims.extract.nouns import class_of

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
AGED_MAX = 60  # characters of who has an age, and of the ages before it
# Who has an age and is not among the nouns of the lexicon.
_KIN = word_set(
    "aunt couple cousin cousins friend friends granddaughter grandfather grandparents",
    "grandson husband husbands nephew niece pair parents pilot pilots sibling siblings",
    "spouses twin twins uncle widower wife wives",
)
_AGE = r"\d{1,2}"
# "Two children, 8 and 11, were killed", "two soldiers, both 22,", "one man (30)".
_AGES = re.compile(
    rf"(?P<who>[A-Za-z][\w'-]+),? \(?(?P<all>both |each |all |aged )?"
    rf"(?P<ages>(?:{_AGE}(?:, | and |, and ))*)$"
)
_MORE_AGES = re.compile(
    rf"(?P<ages>(?:(?:, and |, | and ){_AGE})*)(?:[,;)]|\.(?!\d)|$)(?! {_AGE} [a-z])"
)
# "They were aged 8 and 11", but not "aged 8 and 11 others".
_NO_NOUN = re.compile(
    r"(?:(?:, and |, | and )\d{1,2})*(?!,? and \d|\s(?:others?|more|further|people|men"
    r"|women|children|\w+s\b)|\d)"
)
_OF_ONE = re.compile(r"(?!.*s$|.*men$|children$|people$)")
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
        False where nobody is named before it who has an age, and of several people
        where one figure stands alone: "soldiers, 14, and civilians" counts them.
    """
    if not re.fullmatch(_AGE, sentence[start:stop]):
        return False
    lead = _AGES.search(sentence[max(0, start - AGED_MAX) : start])
    rest = _MORE_AGES.match(sentence, stop)
    who = lead["who"].casefold() if lead else ""
    if lead and lead["all"] == "aged " and not _is_one(who):
        return _NO_NOUN.match(sentence, stop) is not None
    if not (lead and rest):
        return False
    if who not in _KIN and class_of(who) not in ("person", "force"):
        return False
    several = lead["all"] or lead["ages"] or rest["ages"]
    return bool(several or _OF_ONE.match(who))


def _is_one(who: str) -> bool:
    return bool(_OF_ONE.match(who)) and class_of(who) in ("person", "force")
