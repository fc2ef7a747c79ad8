"""How people hedge a figure, in the words of the table of hedges.

In: the words of a quantity as an article has them. Out: the same in the words of
`vedette.claims.words` ("getting on for 90" is "nearly 90"), or a `Quantity` where the
table has no word for it: "forty-odd" is 40 to 49, "a couple of thousand" at least
2,000, "three, perhaps four" 3 to 4. What stands around a figure and bounds nothing ("a
whopping", "only", "the remaining") is left out.
"""

import re

from vedette.claims.extract.lexicon import TO_TEN
from vedette.claims.interval import Reading
from vedette.claims.words import EXACT, RANGE, VAGUE, Quantity, number_of

# What the table has by another word.
SAME = {
    "at least": (
        "a good",
        "a least",
        "not under",
        "not below",
        "no under",
        "anything from",
        "a solid",
        "the better side of",
    ),
    "more than": (
        "greater than",
        "higher than",
        "larger than",
        "longer than",
        "better than",
        "a little over",
        "a little more than",
        "a little above",
        "a bit over",
        "a bit more than",
        "slightly over",
        "slightly more than",
        "somewhat more than",
        "somewhat over",
        "a shade over",
        "a fraction over",
        "just above",
        "just more than",
        "well over",
        "well above",
        "well in excess of",
        "far more than",
        "considerably more than",
        "rather more than",
        "even more than",
        "comfortably over",
        "north of",
        "upward of",
        "beyond",
    ),
    "up to": (
        "as many as",
        "as long as",
        "at the most",
        "at the very most",
        "anything up to",
        "not over",
        "no longer than",
        "a maximum of",
        "maximum",
        "a ceiling of",
    ),
    "fewer than": (
        "shorter than",
        "not even",
        "well under",
        "well below",
        "far fewer than",
    ),
    "about": (
        "something like",
        "something around",
        "somewhere around",
        "somewhere near",
        "something of the order of",
        "on the order of",
        "in the order of",
        "of the order of",
        "in the neighbourhood of",
        "in the neighborhood of",
        "in the vicinity of",
        "to the tune of",
        "roughly speaking",
        "more or less",
        "perhaps",
        "maybe",
        "probably",
        "possibly",
        "an approximate",
        "round about",
        "circa",
        "~",
    ),
    "nearly": (
        "just shy of",
        "shy of",
        "just short of",
        "not far short of",
        "a little short of",
        "not quite",
        "not far off",
        "close on",
        "getting on for",
        "the best part of",
        "the better part of",
        "best part of",
        "a little under",
        "a little less than",
        "a little below",
        "a bit under",
        "a bit less than",
        "slightly under",
        "slightly less than",
        "slightly fewer than",
        "slightly below",
        "somewhat under",
        "a shade under",
        "a fraction under",
        "just below",
        "just less than",
        "little short of",
        "little less than",
        "practically",
        "virtually",
        "approaching",
    ),
}
SYNONYMS = tuple(one for said in SAME.values() for one in said)
# What people write around a figure; it bounds nothing.
LEAD = (
    r"(?:(?:every (?:single )?one|each(?: one)?) of|in total"
    r"|a total of|an overall|in all|all told|altogether|a combined|a further|an extra"
    r"|an additional|additional|another|yet another|a whopping|a staggering|a record"
    r"|an astonishing|an unprecedented|a mere|a full|a whole|fully|exactly|precisely"
    r"|merely|only|all|(?:the |its |their )?(?:remaining|other)|the"
    r"|just(?! (?:under|over|shy|short|above|below|less|more)\b)"
    r"|well(?! (?:over|above|under|below|in)\b))\s"
)
# Behind a figure.
BEHIND = (
    r"(?:\sor (?:so|more|thereabouts)|\s(?:and|or) (?:more|upwards)|-plus|\+|-odd"
    r"|\sodd|(?<=hundred)\sand\s(?:some|something)(?= [a-z]+s\b))"
)
PAIRS = {
    "pair": 2,
    "brace": 2,
    "duo": 2,
    "trio": 3,
    "threesome": 3,
    "quartet": 4,
    "foursome": 4,
    "quintet": 5,
}
_pairs = "|".join(PAIRS)
GROUP = (
    rf"(?:(?:an?|another|a second|a further|one|the)\s(?:{_pairs})"
    r"|(?:two|three|four|five|six)\spairs)(?:\sof)?"
)
_ROUND = r"(?:dozen|score|hundred|thousand|million)"
_HALVED = rf"(?:an?|{TO_TEN}|\d{{1,2}})\sand\sa\shalf"
# "Half a million", "two and a half thousand", "a million and a half".
HALF_MANY = (
    rf"(?:(?:a\squarter|three[\s-]quarters)\sof\san?\s(?:thousand|million)"
    rf"|half\san?\s(?:thousand|million)|{_HALVED}\s{_ROUND}"
    rf"|an?\s{_ROUND}\sand\sa\shalf)\b"
)
# "Five to six hundred": the round word is of both.
_SHARED = re.compile(
    r"(?P<lo>[a-z-]+|\d+) (?P<to>to|or|and|-|–) (?P<hi>[a-z-]+|\d+)"
    rf" (?P<round>{_ROUND})s?"
)
_VULGAR = {"½": ".5", "¼": ".25", "¾": ".75", "1/2": ".5", "1/4": ".25", "3/4": ".75"}
SINGLE = r"(?:an? (?:single|lone|solitary|sole)|one and the same|one single)"
# Few or several of a round word: "a couple of thousand", "several hundred".
MANY = (
    r"(?:an?\scouple\sof|a\sfew|several|many|a\sgood\sfew)\s"
    r"(?:dozens?|scores?|hundreds?|thousands?)(?:\sof)?"
)
FEW = (
    r"(?:a\s(?:(?:very\s)?small|limited)\snumber(?:\sof)?|quite\sa\sfew|a\sgood\sfew"
    r"|tens\sof(?!\sthousands))"
)
# "Three, perhaps four", "two, if not three".
OR_SO = (
    r",?\s(?:or\s)?(?:perhaps|maybe|possibly|if\snot|conceivably|some\ssay|and\sperhaps"
    r"|and\spossibly|and\smaybe|or\seven|even)\s(?:as\smany\sas\s)?"
)
_TIMES = {"dozen": 12, "score": 20, "hundred": 100, "thousand": 1000}
_ROUNDS = {**_TIMES, "million": 1_000_000}
_LOWEST = {"several": 3, "many": 3}
_PLAIN = tuple(
    (re.compile(rf"^{re.escape(one)}\s", re.IGNORECASE), f"{word} ")
    for word, said in SAME.items()
    for one in sorted(said, key=len, reverse=True)
)
_LEADING = re.compile(rf"(?:^|(?<=\s)){LEAD}", re.IGNORECASE)
_MANY = re.compile(
    r"(?:(?:at least|more than|over|well over) )?(?P<how>.+?)\s"
    r"(?P<word>dozen|score|hundred|thousand)s?(?:\sof)?$"
)
_RANGED = re.compile(rf"(?P<lo>.+?){OR_SO}(?P<hi>.+)", re.IGNORECASE)


def in_plain_words(said: str) -> str:
    """Say the words of a quantity as the table of hedges does.

    Parameters
    ----------
    said : str
        As "a whopping 90", "getting on for 200", "another pair".

    Returns
    -------
    str
        As "90", "nearly 200", "2"; in lower case.
    """
    words = " ".join(said.casefold().split()).replace("-to-", " to ")
    if re.fullmatch(FEW, words):
        return words
    words = re.sub(rf"^{SINGLE}$", "one", words)
    pair = re.fullmatch(rf"(?P<lead>.*?){GROUP}", words)
    if pair:
        first, last = words.removesuffix(" of").rsplit(" ", 2)[-2:]
        many = number_of(first) if last == "pairs" else 1
        return f"{pair['lead']}{int(many or 1) * PAIRS[last.removesuffix('s')]}"
    for _ in range(3):  # "a little over a whopping 90"
        for pattern, plain in _PLAIN:
            words = pattern.sub(plain, words)
        words = _LEADING.sub("", words)
    words = _of_round(re.sub(r"^(?:just|well) (?=over|above)", "", words))
    more = re.fullmatch(
        r"(?:at least )?(.+?)(?: (?:or|and) (?:more|upwards|some|something)|-plus|\+)",
        words,
    )
    words = f"at least {more[1]}" if more else words
    words = words.removesuffix(" or thereabouts") + (
        " or so" if words.endswith(" or thereabouts") else ""
    )
    return re.sub(r"(?<=\d) (?=\d{3}\b)", ",", words)  # "1 000"


def _of_round(words: str) -> str:
    """Write "half a million" and "five to six hundred" as figures."""
    words = re.sub(
        r"(?<=\d) ?([½¼¾]|(?<= )[13]/[24])", lambda one: _VULGAR[one[1]], words
    )
    for match in re.finditer(rf"half an? (?P<n>{_ROUND})", words):
        many = _ROUNDS[match["n"]] // 2
        words = words.replace(match[0], str(many))
    for match in re.finditer(
        r"(?P<n>a|three)[ -]quarters? of an? (?P<of>thousand|million)", words
    ):
        many = _ROUNDS[match["of"]] // 4 * (3 if match["n"] == "three" else 1)
        words = words.replace(match[0], str(many))
    half = re.search(
        rf"(?P<n>[a-z]+|\d+)"
        rf"(?: and a half (?P<a>{_ROUND})| (?P<b>{_ROUND}) and a half)$",
        words,
    )
    whole = number_of(re.sub(r"^an?$", "one", half["n"])) if half else 0
    if half and whole:
        step = _ROUNDS[half["a"] or half["b"]]
        words = f"{words[: half.start()]}{int(whole * step + step // 2)}"
    shared = _SHARED.search(words)
    low, high = (number_of(shared[one]) for one in ("lo", "hi")) if shared else (0, 0)
    if shared and low and high and low < high:
        step = _ROUNDS[shared["round"]]
        said = f"{int(low * step)} {shared['to']} {int(high * step)}"
        words = words[: shared.start()] + said + words[shared.end() :]
    return words


def unlisted(said: str) -> Quantity | None:
    """Read what the table of hedges has no word for.

    Parameters
    ----------
    said : str
        As of `in_plain_words`.

    Returns
    -------
    Quantity or None
        None where the table has it, or nobody does.
    """
    if said == "both":
        return Quantity(Reading(2, 2), Reading(2, 2), EXACT, said)
    if re.fullmatch(FEW, said):
        return _at_least(20 if said.startswith("tens") else 2, said)
    return _many_or_odd(said) or _or_so(said)


def _many_or_odd(said: str) -> Quantity | None:
    """Read "a couple of thousand" and "forty-odd"."""
    many = _MANY.fullmatch(said)
    if many and re.fullmatch(MANY, said):
        lowest = _LOWEST.get(many["how"], 2)
        return _at_least(lowest * _TIMES[many["word"]], said)
    odd = re.fullmatch(r"(?:some )?(?P<n>.+?)[- ]odd", said)
    figure = number_of(odd["n"]) if odd else None
    if figure:
        step = 10 ** (len(str(int(figure))) - 1) if figure >= 100 else 10  # noqa: PLR2004
        both = Reading(figure, figure + step - 1)
        return Quantity(both, both, RANGE, "odd")
    return None


def _or_so(said: str) -> Quantity | None:
    """Read "three, perhaps four"."""
    ranged = _RANGED.fullmatch(said)
    if ranged is None:
        return None
    low, high = number_of(ranged["lo"].rstrip(",")), number_of(ranged["hi"])
    if low is None or high is None or high < low:
        return None
    both = Reading(low, high)
    return Quantity(both, both, RANGE, "")


def _at_least(lowest: int, said: str) -> Quantity:
    """Give a vague word its lowest value; readers allow three quarters of it."""
    loose = lowest if lowest < 10 else lowest * 3 // 4  # noqa: PLR2004 - a handful
    return Quantity(Reading(lowest), Reading(loose), VAGUE, said)
