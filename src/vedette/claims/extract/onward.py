"""Whether a report goes on in the next sentence, which has no word of saying.

In: a sentence, the one before it and who spoke there. Out: yes only where the words
say so: they add ("Additionally", "a further 50", "They also"), go on with the tally of
the same thing, follow a line that opens with its speaker ("Mayor Orlo: ..."), or tell
of the harm of which the governor, the mayor or the rescuers had begun to tell. A
ministry of defence tells of its own side, and harm may be the other's; so may drones
of which another side's name stands beside them. What was "reported", what is set
against it ("however") and what newspapers add of their own is not taken for it.
"""

import re

from vedette.claims.extract.lands import names_land
from vedette.claims.extract.lexicon import OF_FLIGHTS, TO_TWELVE
from vedette.claims.extract.quantities import Counted, quantities

_NOT = re.compile(
    r"\b(?:reportedly|reported(?! to be in)|believed|thought|alleged\w*|unclear"
    r"|expected|according"
    r"|however|meanwhile|elsewhere|unlike|although|despite|whereas|in contrast"
    r"|separately|previous\w*|last (?:month|year|week)|video|footage|images"
    r"|social media|photos?|amid|is said|are said|appear\w*|apparent\w*|later"
    r"|earlier|experts?|analysts?|media|said)\b|[\"?]",
    re.IGNORECASE,
)
_PRELIMINARY = re.compile(r"^According to \w+ (?:data|information|reports), ")
_ADDS = re.compile(
    r"(?:Additionally|In addition|Also|Moreover|Furthermore|In total|In all|Altogether"
    r"|Overall|A total of|A further|An additional|Another|Further|Of (?:these"
    r"|them|those)"
    r"|Among (?:these|them|those|the)|The total|Besides|In particular|Specifically"
    r"|(?:They|It|He|She) also|\w+(?:-\w+)? (?:others?|more|further|additional))\b"
)
_RESULTED = re.compile(
    r"(?:As a (?:result|consequence)|The (?:\w+ )?(?:incidents?|attacks?|strikes?|raid"
    r"|shelling|debris) (?:also )?(?:resulted|led|left|caused|damaged|killed"
    r"|injured))\b"
)
_PLACED = re.compile(
    r"In (?:the )?(?:[^,]{2,50} )?(?:districts?|suburbs?|village|town|settlement"
    r"|community|cent(?:re|er)|neighbou?rhood|quarter|city), (?=\w)"
)
_LOCAL = re.compile(
    r"\b(?:governor|mayor|head of|administration|prosecutors?|emergency|rescue\w*"
    r"|prefect|ambulance|health|doctors?)\b",
    re.IGNORECASE,
)
_HARM = re.compile(
    r"[^,;]{0,80}\b(?:were|was|been)\b[^,;.]{0,30}\b(?:killed|injured|wounded|hurt"
    r"|hospitali[sz]ed|damaged|destroyed|died)\b"
)
_HURT = re.compile(r"\b(?:killed|injured|wounded|hurt|dead|died|hospitali[sz]ed)\b")
# "Karsovan drones", "Velnia's air defences", "launched by Karsova".
_SIDE = re.compile(
    r"\b(?:launched |fired |sent )by (?:the )?(?P<by>[A-Z][a-z]{3,})"
    r"|\b(?P<side>[A-Z][a-z]{3,})(?:'s)? (?:[a-z-]+ )?(?:drones?|missiles?|forces|army"
    r"|troops|military|air defen[cs]es?|strikes?|attacks?|ministry|shelling)\b"
)
_CLOCK = re.compile(r"[012]?\d[:.][0-5]\d\b")
_LED = re.compile(r"^[^.\"]{3,80}: (?=\S)")  # "Governor Orlo: Two ..."
_RANKS = re.compile(
    r"[A-Z][\w'-]+(?: [A-Z][\w'-]+){0,2} (?:led|leads|topped|headed|came|had|saw"
    r"|followed"
    r"|was first|was ahead)\b"
)
# "Nine were intercepted", "only one of them", "the other five", "in ten it": a figure
# that leans on what was counted before it.
_LEANS = re.compile(
    r"(?:[-•*–—·] ?)?(?:(?:Of (?:the|these|those|them)|In|Only|Just|Some|About|Around"
    r"|At least|Nearly|Almost|Another|All|The (?:remaining|other)|The) )?"
    rf"(?:\d[\d,]*|(?i:{TO_TWELVE}|\w+teen|\w+ty(?:-\w+)?|none|dozens|most))"
    r"(?: (?:of (?:them|these|those|which)|others?|more))?"
    r"(?:,? (?:were|was|are|is|had|have|has|did|it|they|flew|fell|hit|came|stayed|went"
    r"|reached|returned|crashed|crossed|struck|landed|got|exploded|remained|left|made"
    r"|entered|turned|vanished|disappeared|died)\b)"
    r"(?! (?:children|women|men|boys|girls|civilians|soldiers|minors|members|aged)\b)"
)
QUIET_MAX = 2  # sentences without a figure over which a report may go on


def opens_with(name: str, sentence: str) -> bool:
    """Say whether a line opens with who says it and a colon.

    Parameters
    ----------
    name : str
        Of the speaker.
    sentence : str
        Folded.

    Returns
    -------
    bool
        True for "Mayor Orlo: two drones fell".
    """
    led = _LED.match(sentence)
    return bool(led and led[0].rstrip(": ").endswith(name.rsplit(maxsplit=1)[-1]))


def is_clocked(sentence: str) -> bool:
    """Say whether a line opens with a clock, as further posts of a day do.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    bool
        True for "03:46. Two more ...".
    """
    return _CLOCK.match(sentence) is not None


def goes_on(sentence: str, before: str, teller: str, *, led: bool, near: bool) -> bool:
    """Say whether a sentence goes on with what somebody reported before it.

    Parameters
    ----------
    sentence, before : str
        It, and the one in which the report was made or went on; folded.
    teller : str
        The words that name the speaker.
    led : bool
        Whether the speaker opened the line with a colon.
    near : bool
        Whether no sentence stands between the two.

    Returns
    -------
    bool
        False where the words do not say so.
    """
    if leans(sentence):
        own = re.split(r"[,;]", sentence, maxsplit=1)[0]
        theirs = _HURT.search(own) and not _LOCAL.search(teller)
        return near and not theirs and not _NOT.search(own)
    if _NOT.search(_PRELIMINARY.sub("", sentence) if led else sentence):
        return False
    if any(not names_land(before, side) for side in _sides(sentence)):
        return False  # another side's arms
    if led or _ADDS.match(sentence) or _RESULTED.match(sentence):
        return True
    rest = _PLACED.sub("", sentence, count=1) if _PLACED.match(sentence) else sentence
    if _LOCAL.search(teller) and _opens(rest) and _HARM.match(rest):
        return True
    return near and (_same_tally(sentence, before) or _ranked(sentence, before))


def leans(sentence: str) -> bool:
    """Say whether a sentence opens with a figure of what was counted before it.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    bool
        True for "Nine were intercepted", "Only one of them flew on".
    """
    return _LEANS.match(sentence) is not None


def _sides(sentence: str) -> set[str]:
    """Return whose arms and forces a sentence tells of."""
    return {one["side"] or one["by"] for one in _SIDE.finditer(sentence)}


def is_quiet(sentence: str) -> bool:
    """Say whether a sentence counts nothing and sets nothing against what was said.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    bool
        True where a report may go on after it.
    """
    return not _NOT.search(sentence) and not quantities(sentence)


def _opens(sentence: str) -> bool:
    """Say whether a sentence opens with a figure."""
    counted = quantities(sentence)
    return bool(counted) and counted[0].start == 0


def _same_tally(sentence: str, before: str) -> bool:
    """Say whether a sentence opens with a figure of what was counted before it."""
    counted = quantities(sentence)
    if not counted or counted[0].start:
        return False
    units = {one.noun.unit for one in quantities(before) if one.noun}
    noun = counted[0].noun
    flown = noun and noun.unit in OF_FLIGHTS and units & set(OF_FLIGHTS)
    if _one(counted[0]) and not flown:
        return False
    return bool(flown or (noun and noun.unit in units))


def _ranked(sentence: str, before: str) -> bool:
    """Say whether a sentence ranks places by the reports counted before it."""
    units = {one.noun.unit for one in quantities(before) if one.noun}
    return bool(units & {"report", "incident"}) and _RANKS.match(sentence) is not None


def _one(counted: Counted) -> bool:
    return counted.quantity.strict.hi == 1
