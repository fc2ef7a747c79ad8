"""Figures of a register of sightings: by place, by day, by month, by year.

In: a figure without a noun, the sentence, the one before it, what was found. Out: the
measure that it goes on with, "" where the words do not say. "Celm (15), Marn (11)",
"peaking at 131 in July", "Celm had 22", "88 were over bases, 117 near airports", "four
incidents in 2022, five in 2023": in a text about drones all of these are reports of
them, or violations where those were counted first.
"""

import re

REPORTS = "sighting.reports"
LIST_GAP_MAX = 90  # characters between two figures of one list
GOES_ON = (REPORTS, "incursion.violations")  # of these a list by place or year is told
# What a register is of.
_OF_DRONES = re.compile(
    r"\bsightings\b|\bdrones?\b[^.;]{0,40}\b(?:reports|incidents|cases|occurrences)\b"
    r"|\b(?:reports|incidents|cases|occurrences)\b[^.;]{0,40}\b(?:drones?|uavs?)\b",
    re.IGNORECASE,
)
_OPEN = re.compile(r"[\w%\"'-] \((?:with )?$")
_SHUT = re.compile(r"(?: (?:cases?|reports?|sightings?|incidents?))?\)")
_BRACKETED = re.compile(r"\((?:with )?\d[\d,]*(?: \w+)?\)")
# "Said Jan Ober (34)" gives an age.
_PERSON = re.compile(
    r"\b(?:said|says|told|named|pilot|witness|resident|aged|mayor|year)\b[^()]{0,40}\($"
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
_END = re.compile(r"\)?(?:[.,;:]|$|\s(?:and|in|of (?:them|these)|while|with|last|this)\b)")
# A list by place: what stands before, after and between its figures.
_PLACED = re.compile(
    r"\s(?:over|near|at|above|around|in|on|close to|by)\s(?!(?:least|most|all)\b)"
)
_JOINED = re.compile(
    r"(?:,|;|,? and|,? but|,? plus)(?: another| a further)? $|, including $|\bof which $"
)
_BY_YEAR = re.compile(r"\sin (?:(?:19|20)\d\d|[A-Z][a-z]{2,8})\b")
_YEAR_BEFORE = re.compile(r"\bin (?:(?:19|20)\d\d|[A-Z][a-z]{2,8})(?:,|,? and|;) $")


def listed(sentence: str, span: tuple[int, int], lead: str, *, drones: bool) -> bool:
    """Say whether a figure is one of a register of drone sightings.

    Parameters
    ----------
    sentence : str
        Folded.
    span : tuple of int
        Where the figure begins and ends.
    lead : str
        The sentence before it.
    drones : bool
        Whether the text is about drones.

    Returns
    -------
    bool
        False where neither sentence tells of sightings.
    """
    start, stop = span
    near = f"{lead} {sentence}"
    if not drones or not _OF_DRONES.search(near):
        return False
    before = sentence[max(0, start - 120) : start]
    if _OPEN.search(before) and _SHUT.match(sentence, stop):
        many = len(_BRACKETED.findall(sentence)) > 1
        plain = _OF_SIGHTINGS.search(before) or many
        return bool(plain and not _PERSON.search(before))
    if _APPOSED.search(before):
        return True
    ends = _END.match(sentence, stop) is not None
    return ends and bool(_PEAK.search(before) or _PLACE_HAD.search(before))


def goes_on(sentence: str, span: tuple[int, int], key: str, last: int) -> bool:
    """Say whether a figure goes on a list by place or year that was begun.

    Parameters
    ----------
    sentence : str
        Folded.
    span : tuple of int
        Where the figure begins and ends.
    key : str
        Measure of the figure before it in the sentence.
    last : int
        Where that one ends.

    Returns
    -------
    bool
        True for "88 were over bases, 117 near airports".
    """
    start, stop = span
    between = sentence[last:start]
    if key not in GOES_ON or ";" in between[:-2] or len(between) > LIST_GAP_MAX:
        return False
    years = _YEAR_BEFORE.search(between) and _BY_YEAR.match(sentence, stop)
    placed = _JOINED.search(between) and _PLACED.match(sentence, stop)
    return bool(years or placed)
