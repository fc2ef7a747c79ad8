"""Figures of a register of sightings: by place, by day, by month, by year.

In: a figure without a noun, the sentence, the one before it, what was found. Out: the
measure that it goes on with, "" where the words do not say. "Celm (15), Marn (11)",
"peaking at 131 in July", "Celm had 22", "88 were over bases, 117 near airports", "four
incidents in 2022, five in 2023": in a text about drones all of these are reports of
them, or violations where those were counted first.
"""

import re
from typing import NamedTuple

from vedette.claims.extract.nearby import Near
from vedette.claims.when_words import MONTH_NAMES

REPORTS = "sighting.reports"
# Class of the noun that a figure of a register leaves out.
CLASS_OF = {
    REPORTS: "report",
    "incursion.violations": "violation",
    "inquiry.events": "inquiry",
}
LIST_GAP_MAX = 90  # characters between two figures of one list
GOES_ON = (REPORTS, "incursion.violations")  # of these a list by place or year is told
# What a register is of.
_OF_DRONES = re.compile(
    r"\bsightings\b|\bdrones?\b[^.;]{0,40}\b(?:reports|incidents|cases|occurrences)\b"
    r"|\b(?:reports|incidents|cases|occurrences)\b[^.;]{0,40}\b(?:drones?|uavs?)\b",
    re.IGNORECASE,
)
_REPORTS = re.compile(r"\b(?:sightings|reports|incidents)\b", re.IGNORECASE)
_RANKED = re.compile(
    r"\b(?:sightings|reports|incidents|led|followed|top(?:ped|s)?|most|table|list|ahead"
    r"|next|busiest|highest|behind|affected|share|days|worst|fewest)\b",
    re.IGNORECASE,
)
_RISING = re.compile(
    r"\b(?:they|it|reports|sightings|incidents|number|numbers|figures?|totals?|increase"
    r"|rise|cases|count|tally)\b",
    re.IGNORECASE,
)
_VIOLATIONS = re.compile(
    r"\b(?:violations|incursions|breaches|intrusions)\b(?! of (?:the )?(?:rules|law"
    r"|human|truce|ceasefire))",
    re.IGNORECASE,
)
_THERE_WERE = re.compile(r"\bthere (?:were|was) $", re.IGNORECASE)
_LOOKED_INTO = re.compile(
    r"(?: of (?:them|these|those))? (?:were|was|have been|has been|are|remain) "
    r"(?:\w+ly |still |being )?(?:investigated|probed|looked into"
    r"|under investigation)\b"
)
_OPEN = re.compile(r"[\w%\"'-] \((?:with )?$")
_SHUT = re.compile(r"(?: (?:cases?|reports?|sightings?|incidents?))?\)")
_BRACKETED = re.compile(r"\((?:with )?\d[\d,]*(?: \w+)?\)")
# "Said Jan Ober (34)" gives an age.
_PERSON = re.compile(
    r"\b(?:said|says|told|named|pilot|witness|resident|aged|mayor|year|wife|husband"
    r"|sons?|daughters?|brother|sister|mother|father|friend|neighbour|neighbor|farmer"
    r"|spotter|driver|student|couple|man|woman|boy|girl)\b[^()]{0,40}\($"
)
_OF_SIGHTINGS = re.compile(
    r"\b(?:sightings|reports|incidents)\b[^(),.;]{0,30} \($", re.IGNORECASE
)
_PEAK = re.compile(
    r"\b(?:peak\w* (?:at|with)|peak of|high of|low of|maximum of|record of|topp\w+ out"
    r" at|reach\w+ a (?:peak|high|record) of) $",
    re.IGNORECASE,
)
_APPOSED = re.compile(
    r"\b(?:portion|share|number|proportion|part|bulk) of (?:the )?(?:drone )?"
    r"(?:sightings|reports|incidents)[^,.;()]{0,30}, $",
    re.IGNORECASE,
)
_PLACE_HAD = re.compile(
    r"(?:^|[\s(])(?!He\b|She\b|It\b|They\b|We\b)[A-Z][\w'-]+ (?:alone )?(?:had|saw"
    r"|recorded|counted|reported|logged|registered|followed with|came (?:next|second"
    r"|third)"
    r" with|topped the list with) $"
)
_END = re.compile(
    r"\)?(?:[.,;:]|$|\s(?:and|in|of (?:them|these)|while|with|last|this)\b)"
)
# A list by place: what stands before, after and between its figures.
_PLACED = re.compile(
    r"\s(?:over|near|at|above|around|in|on|close to|by)\s(?!(?:least|most|all)\b)"
)
_JOINED = re.compile(
    r"(?:,|;|,? and|,? but|,? plus)(?: another| a further)? $|, including $"
    r"|\bof which $"
)
_BY_YEAR = re.compile(r"\sin (?:(?:19|20)\d\d|[A-Z][a-z]{2,8})\b")
_YEAR_BEFORE = re.compile(r"\bin (?:(?:19|20)\d\d|[A-Z][a-z]{2,8})(?:,|,? and|;) $")
_WITH = re.compile(r"\b[A-Z][\w'-]+ with $")
_EACH = re.compile(r"(?: each)?(?=[.,;)]|$| and (?:the )?[A-Z])")


# "Three come from Celm", "four fell to January", "two in Marn".
_COMES = re.compile(
    r"(?: of (?:them|these|those))?(?: (?:come|came|comes|fell|fall|falls|were|was|are"
    r"|date|dated|happened|occurred|took place|have been|had been))?"
    r" (?:from|to|in|over|at|near|on|around) (?:the )?(?:[a-z]+ )?[A-Z]"
)
# "Celm accounted for 28 of the latter", "Celm follows with 14".
_BY_PLACE = re.compile(
    r"\b[A-Z][\w'/-]+,? (?:alone )?(?:(?:had|has) )?(?:accounts? for|accounted for"
    r"|contribut\w+|brought|adds|added|provid\w+|suppli\w+|makes up|made up"
    r"|(?:follow\w*|came|comes|stands|stood|led|leads)(?: \w+)?,? with|with) $"
)
_END_OF = re.compile(
    r"(?: each| alone| of (?:them|these|those|the latter))?(?:[.,;:)]|$)"
)
_MEASURED = re.compile(
    r"\b(?:\d ?k?m|kilomet\w+|miles?|met(?:re|er)s?|minutes?|hours?|per ?cent|euros?"
    r"|dollars?|tonn?e?s?)\b|%"
)
_AT_CLOCK = re.compile(r"\b(?:at|by|until|before|after|aged|since) (?:about )?$")
_PLAIN_CASES = re.compile(
    r" (?:such |drone |similar |other |further |more |additional )?(?:cases?|incidents?"
    r"|occurrences?|events?|instances?)\b(?! (?:of|involving|when|where)\b)"
)
_OTHER_CASES = re.compile(
    r"\b(?:open|proceeding|investigat|prosecut|charg|court|trial|arrest|inquir|crim"
    r"|violen|injur|kill|accident|damag|shot|downed|theft|bird|laser|smuggl|cyber"
    r"|covid|virus|disease|hospital)\w*|\bin (?:\w+ )?$",
    re.IGNORECASE,
)


# "In 2028/29 there were 138"; "against the 357 of the year before".
OF_PERIODS = (
    *GOES_ON,
    "inquiry.events",
    "sighting.drones",
    "incursion.drones",
    "incursion.objects",
)
_PERIOD = (
    r"(?:(?:19|20)\d\d(?:[/–-]\d\d(?:\d\d)?)?"
    r"|(?:last|this|that|the (?:same|previous|preceding|past)|a|the) (?:[\w-]+ )?"
    r"(?:years?|months?|quarters?|weeks?|seasons?|summer|autumn|winter|spring"
    rf"|period)(?: (?:before|earlier))?|(?:{MONTH_NAMES})\b(?: \d{{4}})?)"
)
_IN_PERIOD = re.compile(
    rf"(?:^|[,;] |\band |\bbut |\bthen )(?:\w+ )?(?:(?:in|during|over) )?"
    rf"(?:{_PERIOD}|those)(?: of {_PERIOD})?,? (?:there (?:were|was|have been|had been)"
    r" |it was |they (?:were|numbered|counted) |the (?:number|figure|total|count) "
    r"(?:was"
    r"|stood at) )(?:only |just )?$",
    re.IGNORECASE,
)
_BESIDE = re.compile(
    r"\b(?:the|after|against|from|than|and|to|with|by|times|twice|half)(?: only| "
    r"just)? $|, $"
)
_OF_PERIOD = re.compile(
    rf" (?:of|in|for|during) {_PERIOD}(?=[.,;:)]|$| and\b| to\b| but\b)", re.IGNORECASE
)
_SO_FAR = re.compile(r" (?:up to now|so far|until now|to date|already)\b")


class Told(NamedTuple):
    """What stands before a figure.

    Attributes
    ----------
    lead : str
        The sentence before its own.
    unit : str
        Class counted last.
    key : str
        Measure of the figure before it in its sentence, "" for none.
    last : int
        Where that one ends.
    before : str
        Measure counted last before its sentence, in its paragraph or the one before.
    """

    lead: str
    unit: str
    key: str = ""
    last: int = 0
    before: str = ""


def register_key(
    sentence: str, span: tuple[int, int], told: Told, *, drones: bool
) -> str:
    """Return the measure of a figure of a register.

    Parameters
    ----------
    sentence : str
        Folded.
    span : tuple of int
        Where the figure begins and ends.
    told : Told
        What stands before it.
    drones : bool
        Whether the text is about drones.

    Returns
    -------
    str
        Key of the registry, "" where it is in none.
    """
    year = _of_year(sentence, span, told.lead)
    if year:
        return year
    if _looked_into(sentence, span[1], told.unit):
        return "inquiry.events"
    if told.key and _goes_on(sentence, span, told.key, told.last):
        return told.key
    whole = told.key or told.before
    if whole in OF_PERIODS and _of_period(sentence, span):
        return whole
    if whole in GOES_ON and _has_place(sentence, span):
        return whole
    return REPORTS if _listed(sentence, span, told.lead, drones=drones) else ""


def _of_period(sentence: str, span: tuple[int, int]) -> bool:
    """Say whether a figure is laid to a period: "in those of 2029 there were 74"."""
    start, stop = span
    lead = sentence[max(0, start - 80) : start]
    if _IN_PERIOD.search(lead):
        return (
            _END_OF.match(sentence, stop) is not None
            or _SO_FAR.match(sentence, stop) is not None
        )
    return bool(_BESIDE.search(lead) and _OF_PERIOD.match(sentence, stop))


def _has_place(sentence: str, span: tuple[int, int]) -> bool:
    """Say whether a figure is laid to a place or a time: "three come from Celm"."""
    start, stop = span
    lead = sentence[max(0, start - 60) : start]
    if _PERSON.search(lead) or _AT_CLOCK.search(lead) or _MEASURED.search(lead):
        return False
    after = _COMES.match(sentence, stop)
    opens = re.search(r"(?:^|[.,;:] |\band )$", lead) is not None
    if after and opens:
        return True
    return _END_OF.match(sentence, stop) is not None and bool(_BY_PLACE.search(lead))


def of_register(words: Near, before: str) -> str:
    """Return the measure of cases told after reports or violations were counted.

    Parameters
    ----------
    words : Near
        Around a number of incidents of which the words near say nothing.
    before : str
        Measure counted last.

    Returns
    -------
    str
        "" where nothing was counted, or the cases are of another kind.
    """
    plain = _PLAIN_CASES.match(words.after)
    other = _OTHER_CASES.search(words.before + words.after)
    return before if before in GOES_ON and plain and not other else ""


def _listed(sentence: str, span: tuple[int, int], lead: str, *, drones: bool) -> bool:
    """Say whether a figure is one of a register of drone sightings."""
    start, stop = span
    near = f"{lead} {sentence}"
    before = sentence[max(0, start - 120) : start]
    if not drones:
        return False
    if _PEAK.search(before) and _END.match(sentence, stop):
        return bool(_REPORTS.search(near) and _RISING.search(sentence))
    if not _OF_DRONES.search(near):
        return False
    if _OPEN.search(before) and _SHUT.match(sentence, stop):
        many = len(_BRACKETED.findall(sentence)) > 1 and _RANKED.search(sentence)
        plain = _OF_SIGHTINGS.search(before) or many
        return bool(plain and not _PERSON.search(before))
    if _APPOSED.search(before):
        return True
    ends = _END.match(sentence, stop) is not None
    return ends and _PLACE_HAD.search(before) is not None


def _of_year(sentence: str, span: tuple[int, int], lead: str) -> str:
    """Return the measure of "there were four in 2028" after "violations rose"."""
    there = _THERE_WERE.search(sentence[max(0, span[0] - 20) : span[0]])
    if not there or not _BY_YEAR.match(sentence, span[1]):
        return ""
    if _VIOLATIONS.search(lead):
        return "incursion.violations"
    return REPORTS if _OF_DRONES.search(lead) else ""


def _looked_into(sentence: str, stop: int, unit: str) -> bool:
    """Say whether a figure is of reports that somebody looks into."""
    told = unit in ("report", "incident", "violation")
    return told and _LOOKED_INTO.match(sentence, stop) is not None


def _goes_on(sentence: str, span: tuple[int, int], key: str, last: int) -> bool:
    """Say whether a figure goes on a list by place or year that was begun."""
    start, stop = span
    between = sentence[last:start]
    if key not in GOES_ON or ";" in between[:-2] or len(between) > LIST_GAP_MAX:
        return False
    years = _YEAR_BEFORE.search(between) and _BY_YEAR.match(sentence, stop)
    ranked = _WITH.search(sentence[max(0, start - 60) : start])
    if ranked and _EACH.match(sentence, stop):
        return True  # "ahead of Celm and Raden with 15 each"
    placed = _JOINED.search(between) and _PLACED.match(sentence, stop)
    return bool(years or placed)
