"""Quantities in a sentence: hedge, figure or vague word, and the noun that is counted.

In: a folded sentence. Out: `Counted`, in order. Ages, dates, clock times, money,
shares, distances, article and page numbers, ordinals, types of aircraft and telephone
numbers are no quantities of this ledger: what stands before and after a figure says so.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from vedette.claims.extract.figures import QUANTITY, lead_to
from vedette.claims.extract.hedges import in_plain_words, unlisted
from vedette.claims.extract.lengths import Length, again, lengths
from vedette.claims.extract.no_figures import estimates, is_age, is_no_figure
from vedette.claims.extract.nouns import Noun, noun_after
from vedette.claims.extract.one_of import is_one_of
from vedette.claims.extract.shares import RATE, Share, shares, shares_before
from vedette.claims.when import phrases
from vedette.claims.when_words import MONTH_NAMES
from vedette.claims.words import NONE, Quantity, quantity_of

_BEFORE = re.compile(
    r"(?:\b(?:(?:man|woman|boy|girl|pensioner|resident|driver|farmer|child|youth"
    r"|teenager|baby|toddler|infant|pupil|student|worker|son|daughter|schoolboy"
    r"|schoolgirl|lad|lady|grandmother|grandfather|mother|father|widow|fisherman"
    r"|soldier"
    r"|officer|volunteer|citizen|villager|tourist|cyclist|shepherd|miner|nurse|teacher"
    r"|doctor|person|civilian|individual|passer-by|pedestrian) of|home to"
    r"|population of|aged?|"
    r"all but|article|chapter|page|section|no\.|number|line|gate|terminal|runway"
    r"|route|level|(?-i:Group) of|channel|boeing|airbus|version|part|paragraph|floor"
    r"|phase|tel\.?|phone|(?:radio|television|station|broadcaster|channel|portal)"
    r" (?-i:[A-Z]\w+)|(?-i:RMF|TVN|TVP|LRT|LTV|NTV|TV))\s|[€$£#]\s?|\+"
    rf"|\b(?:{MONTH_NAMES}) \d{{1,2}}(?:, \d{{1,2}})*,? (?:and|or|to|through) )$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"^(?:\s?(?:%|per ?cent|percent)|(?:st|nd|rd|th)\b"
    r"|[- ](?:year|month|week)s?(?:[- ]old)?\b"
    r"|\s?(?:million |billion |thousand )?(?:euros?|dollars?|pounds?|zlotys?|crowns?"
    r"|kroner|hryvnias?|roubles?|rubles?|shekels?|wons?)\b"
    r"|\s?(?:k?m|kms?|kilomet\w+|met(?:re|er)s?|miles?|feet|ft|kg|kilograms?|tons?"
    r"|tonnes?)\b"
    r"|\s\d/\d|-(?:thirds?|quarters?)|\s(?:thirds?|quarters?|halves)\b|:\d|/\d)",
    re.IGNORECASE,
)
WHOLE_MAX = 40  # characters from a share to the end of its whole
# "Calls to 112" tells whom they called; "the remaining one" is what the others leave.
_EMERGENCY = re.compile(
    r"\b(?:calls?|called|rang|ring|dial\w*|number)(?: to| up)? (?:the )?"
    r"(?:112|911|999|110)$|\bthe (?:remaining|last|latter) one$",
    re.IGNORECASE,
)
# "Tens of thousands" is another figure than its parts; a rate is none of an event.
_TENS_OF = re.compile(r"(?:tens|hundreds) of $", re.IGNORECASE)
_THOUSANDS = re.compile(r"\s?thousands\b", re.IGNORECASE)
_RATE = re.compile(
    r"\s(?:(?:a|per|each|every) (?:day|week|month|year|hour|crew|launcher|plane|ship"
    r"|head|person|seat|lorry|truck|battery|unit|team)|per (?!cent)[a-z]+|apiece)\b"
)
# "No further drones" counts none of the whole.
_IN_BRACKETS = re.compile(r"\s\((\d{1,4}|[a-z]{3,9})\)(?=\s[\w\"'])")
_SOME_OF = re.compile(r"\sof\b")
_TOLD = ("report", "incident", "violation")  # "some of the sightings" neither
_FLOWN = ("flight", "plane", "service", "missile", "drone", "aircraft", "passenger")
# "No serious injuries" leaves slight ones.
_GREAT_HARM = re.compile(
    r"(?:no|any)\s\"?(?:\w+ )?(?:serious|significant|major|severe|grave|critical"
    r"|life-threatening|heavy|substantial) (?:[\w-]+ ){0,2}?"
    r"(?:injur|casualt|harm|wound)",
    re.IGNORECASE,
)
_NO_MORE = re.compile(
    r"^no\s(?:further|(?:more|longer)(?! than)|other|additional|such)\b", re.IGNORECASE
)
# "In some cases" says how often something is so, and counts no events.
_OFTEN = re.compile(r"(?:some|many|most|all|both|no) cases\b", re.IGNORECASE)
# "In two of the cases" says how often too; "767 freighters" names a type.
_SHOT = re.compile(r"\b(?:shot|downed|intercept\w*|destroy\w*|hit|struck|brought)\b")
_IN_CASES = re.compile(r"\s(?:of (?:the|these|those|them) )?(?:cases|instances)\b")
# "In 55 cases, two or more drones were seen" counts them.
_CASES_SEEN = re.compile(
    r"\scases,? (?:[\w-]+ ){0,4}(?:drones?|uavs?) (?:were|was|had been) (?:seen|spotted"
    r"|sighted|observed)\b"
)
# "They were sighted there in 45 cases".
_SEEN_IN = re.compile(
    r"\b(?:were|was|been) (?:seen|sighted|spotted|observed|noticed|recorded|reported)"
    r" (?:[\w-]+ ){0,2}in $"
)
# "Drones have fallen on the country's land in 20 cases".
_FALLEN_IN = re.compile(
    r"\b(?:f[ae]ll|fallen|c[oa]me down|landed|crashed|violated|entered|breached|crossed"
    r"|strayed|broke[n]? into|hit)\b[^,.;]{0,60} in $"
)
_MODEL = re.compile(
    r"(?:7\d7|3[0-9]0)s? (?:freighters?|jets?|airliners?|aircraft|planes?|jetliners?)\b"
)
_VAGUE = ("many", "several", "numerous", "some", "scores of", "dozens of", "multiple")
_UNTIL = re.compile(r"\b(?:until|till|up to|before|by|at|from) $", re.IGNORECASE)
# "11 planes of the two went in": of two countries.
_OF_THE_TWO = re.compile(r"\s(?:\w+ed|went|came|flew|were|had|have)\b")
_RISEN = re.compile(
    r"\b(?:(?:gone|went|going|ros[ei]\w*|climb\w*)|(?:brought|brings|bringing|pushed"
    r"|pushing|took|takes|taking) (?:[\w']+ ){0,6}) ?$"
)
# "Did not register any violation" registers none; what could not be confirmed is open.
_NOT_ANY = re.compile(
    r"\b(?:(?:not|n't|never|nor|neither)\b[^,.;]{0,20}?\b(?:regist|record"
    r"|detect|caus|find"
    r"|found|see|saw|seen|suffer|observ|lead|result|injur|kill|spot|identif"
    r"|notic|log|hit"
    r"|damag|receiv|track|pose)\w*(?: (?:in|to|from))?|without(?: causing)?)\s$",
    re.IGNORECASE,
)
# "JAS 39 Gripen", "each wave comprising 30 missiles": a type, a rate.
_TYPE = re.compile(
    r"\b(?!NATO|IDF|PLA|AND|OR|OF|THE|IN|ON|FOR|BY|TO|AT|WITH|FROM|NEAR|OVER|HIT|"
    r"AS|UP|HITS|SEES|AFTER|ALL|SHUT)[A-Z]{2,4} $"
)
_EACH = re.compile(
    r"\b(?:each|every) (?:\w+ ){1,2}(?:compris\w+|involving|of|with|carr\w+"
    r"|contain\w+|consist\w+ of|includ\w+) $",
    re.IGNORECASE,
)
_OVER = re.compile(r"(?:over|above|below|under) ", re.IGNORECASE)
# After these "over" says where, and not how many.
_FLYING = re.compile(
    r"\b(?:airspace|sk(?:y|ies)|fl(?:y|ew|ying|own|ights?)|hover\w*|circl\w*|spotted"
    r"|scattered|strewn|spread|seen|sighted|detected|observed|appeared|down(?:ed)?"
    r"|destroyed|intercepted"
    r"|drones?|uavs?|traffic|closed|shut|suspended|buzzing|alert|ambassador|envoy"
    r"|d'affaires|diplomat|row|protests?|protested|outrage|anger|fury) $",
    re.IGNORECASE,
)


# "Was raised from eight to ten" gives no range.
_CHANGED_FROM = re.compile(
    r"\b(?:amend|correct|revis|rais|lower|adjust|updat|chang|ris|rose|f[ae]ll|climb"
    r"|gr[eo]w"
    r"|jump|increas|dropp|cut|reduc|swell|swoll|went|gone|upgrad|downgrad)\w*"
    r"(?: [\w'-]+){0,8}? from $",
    re.IGNORECASE,
)


# "From six to eight and then to nine".
_AND_THEN_TO = re.compile(r",? (?:and |and then |then |and later |later )to\b")


class Counted(NamedTuple):
    """A quantity and what it counts.

    Attributes
    ----------
    start, end : int
        Of its words and its noun, in the sentence.
    stop : int
        Where the words of the figure end.
    quantity : Quantity
        In both readings.
    noun : Noun or None
        What is counted; None where the sentence leaves it out.
    share : bool
        Whether it is a share of a number told beside it.
    """

    start: int
    end: int
    stop: int
    quantity: Quantity
    noun: Noun | None
    share: bool = False


def quantities(sentence: str) -> list[Counted]:
    """Find the quantities of a sentence.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of Counted
        In order, without overlap.
    """
    taken = [
        (one.start, one.end)
        for one in phrases(sentence)
        if re.search(r"\d|night of", one.words)
    ]
    told = lengths(sentence, taken)
    found = [_of_time(sentence, one) for one in told]
    taken += [(one.start, one.end) for one in found]
    taken += [one.span() for one in RATE.finditer(sentence)]
    parts = shares(sentence)
    taken += [(one.start, one.stop) for one in parts]
    for begin, stop in _spans(_without(sentence, taken)):
        if any(a < stop and begin < b for a, b in taken):
            continue
        if _BEFORE.search(lead_to(sentence, begin)) or _AFTER.match(sentence[stop:]):
            continue
        start = begin + _aside(sentence, begin, stop)
        words = sentence[start:stop]
        quantity = _read(words)
        if is_age(sentence, start, stop) or _is_part_of_words(sentence, start, stop):
            continue
        if quantity is None or _is_year(sentence, start, stop):
            continue
        one = words.casefold().endswith(" one")  # "more than one drone"
        single = one or quantity.strict.lo == 1 or quantity.quantifier == NONE
        noun = noun_after(sentence, stop, single)
        if words.casefold() == "some" and noun and _is_any(sentence, stop, noun):
            continue
        site = noun is not None and noun.unit == "site"
        if words.casefold() == "both" and (
            site or not _is_one_plural(sentence, stop, noun)
        ):
            continue  # "in both places": those told before
        end = noun.end if noun else stop
        if _RATE.match(sentence, end):
            continue
        found.append(Counted(start, end, stop, quantity, noun))
    found += _shares_of(sentence, found, parts)
    bare = [(one.start, one.stop) for one in found if one.noun is None]
    later = {one.start: one for one in again(sentence, told, bare)}
    found = [
        _of_time(sentence, later[one.start]) if one.start in later else one
        for one in found
    ]
    return sorted(found, key=lambda one: one.start)


def _is_any(sentence: str, stop: int, noun: Noun) -> bool:
    """Say whether "some" says nothing of how many: "some flights", "of the drones"."""
    if noun.unit in _TOLD:
        return True
    if _SOME_OF.match(sentence, stop):
        return noun.unit == "drone" and not _SHOT.search(sentence, stop)
    return noun.unit in _FLOWN


def _of_time(sentence: str, one: Length) -> Counted:
    """Count a length of time."""
    noun = Noun("duration", one.start, one.stop, sentence[one.start : one.stop])
    return Counted(one.start, one.stop, one.stop, one.quantity, noun)


def _shares_of(
    sentence: str, found: list[Counted], parts: list[Share]
) -> list[Counted]:
    """Return the shares whose whole is one of the figures that were found."""
    counts = [one for one in found if not (one.noun and one.noun.unit == "duration")]
    wholes = sorted((one.stop, one.quantity) for one in counts)
    ends = [at for at, _ in wholes]
    told = [one for one in parts if any(0 < at - one.stop < WHOLE_MAX for at in ends)]
    told += shares_before(sentence, wholes)
    return [
        Counted(one.start, one.stop, one.stop, one.quantity, None, share=True)
        for one in told
    ]


def _is_one_plural(sentence: str, stop: int, noun: Noun | None) -> bool:
    """Say whether the first plural after "both" is what it counts."""
    said = sentence[stop : noun.end] if noun else ""
    return len(re.findall(r"[a-z]s\b", said)) <= 1 and noun is not None


def _without(sentence: str, taken: list[tuple[int, int]]) -> str:
    """Blank what is read already: "RADEN, March 6 - Six people" gives no "6 - Six"."""
    left = list(sentence)
    for start, stop in taken:
        left[start:stop] = "_" * (stop - start)
    return "".join(left)


def _aside(sentence: str, start: int, stop: int) -> int:
    """Return the length of words before a figure that look like its hedge."""
    said, lead = sentence[start:stop], lead_to(sentence, start)
    aside = _OVER.match(said) and _FLYING.search(lead)
    if aside and not re.search(r"\d{2}|dozen|hundred|thousand", said):
        return len(said.split(" ", 1)[0]) + 1  # "drones over two airports"
    if said.startswith("estimated ") and estimates(lead):
        return len("estimated ")  # "local fighters estimated between 20 and 40"
    if _COMPARED.search(lead) and _MORE_THAN.match(said):
        return len("more than ")  # "43% more than the 1,196 of last year"
    risen = _RISEN.search(lead) and said.startswith("up to ")
    return len("up to ") if risen else 0  # "has gone up to 14"


_COMPARED = re.compile(r"(?:%|per ?cent|\btimes|\b(?:a|one) \w+|\bfar|\bmany) $")
_MORE_THAN = re.compile(r"(?:more|less) than ", re.IGNORECASE)


def _spans(sentence: str) -> Iterator[tuple[int, int]]:
    """Find the words of figures; "rose from 60 to 75" holds two."""
    done = 0
    for match in QUANTITY.finditer(sentence):
        start, stop = match.span()
        told = _IN_BRACKETS.match(sentence, stop)  # "several (four) balloons"
        if start < done:
            continue
        if told and _read(told[1]):
            done = told.end()
            yield start, done
            continue
        middle = match[0].find(" to ")
        lead = lead_to(sentence, start)
        then = lead.endswith("from ") and _AND_THEN_TO.match(sentence, stop)
        if middle > 0 and (then or _CHANGED_FROM.search(lead)):
            yield start, start + middle
            yield start + middle + len(" to "), stop
        else:
            yield start, stop


def _is_part_of_words(sentence: str, start: int, stop: int) -> bool:
    """Say whether words of a figure are part of others that count otherwise."""
    lead, rest = lead_to(sentence, start), sentence[stop:]
    word = sentence[start:stop].casefold()
    if is_no_figure(word, rest) or (word == "any" and not _NOT_ANY.search(lead)):
        return True
    led = is_one_of(word, lead, rest)
    if led is not None:
        return led
    whose = word in ("the two", "the three") and re.search(r"[a-z]s of $", lead)
    same = rest.startswith(" and the same ") or (whose and _OF_THE_TWO.match(rest))
    if same or _is_led_amiss(word, lead) or _EMERGENCY.search(lead + word):
        return True
    if _MODEL.match(sentence, start) or (
        _IN_CASES.match(rest)
        and not (_CASES_SEEN.match(rest) or _SEEN_IN.search(lead))
        and not _FALLEN_IN.search(lead)
        and re.search(r"\bin $", lead, re.IGNORECASE)
    ):
        return True
    kind = (
        _TYPE.search(lead) and sentence[start].isdigit() and rest[:2].strip().isupper()
    )
    if kind or _EACH.search(lead):
        return True
    thousands = _TENS_OF.search(lead) or _THOUSANDS.match(sentence[stop:])
    often = _OFTEN.match(sentence, start)
    great = _GREAT_HARM.match(sentence, start)
    return bool(thousands or often or great or _NO_MORE.match(sentence[start:]))


def _is_led_amiss(word: str, lead: str) -> bool:
    """Say whether what leads to a figure makes it another: "how many", a clock."""
    if word == "one" and re.search(r"\b(?:every|each|any) $", lead, re.IGNORECASE):
        return True  # "every one of them"
    if word == "many" and re.search(r"\b(?:how|so|too|as) $", lead, re.IGNORECASE):
        return True
    if word in _VAGUE and re.search(r"\bone of (?:the )?$", lead, re.IGNORECASE):
        return True  # "one of many travellers"
    clock = re.search(r"\b\d{1,2}\.\d\d$", word)  # "until at least 16.00"
    return bool(clock and _UNTIL.search(lead))


def _is_year(sentence: str, start: int, stop: int) -> bool:
    """Say whether a figure is a year: "in 2022", "the 2030 attack"."""
    return re.fullmatch(r"(?:19|20)\d\d", sentence[start:stop]) is not None


def _read(words: str) -> Quantity | None:
    """Read the words of a figure, less what changes nothing."""
    said = in_plain_words(words.removesuffix(")").rpartition(" (")[2])
    if words.casefold() == "another":
        said = "one"
    found = quantity_of("no" if said in ("any", "neither") else said) or unlisted(said)
    if found is None:
        return None
    whole = found.strict.lo == int(found.strict.lo)
    return found if whole else None
