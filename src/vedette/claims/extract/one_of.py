"""Whether "one of the drones" counts one, or only names what was told before.

In: the words of a figure and those around it. Out: True where it counts nothing, False
where it counts, None where it is no such figure. "One of the airports" names an
airport; "one of the drones was intercepted" and "one of the injured is in a serious
state" tell what became of one; "by one of the drones" counts none.
"""

import re

from vedette.claims.extract.verbs import DOWNED, ENTERED, STRUCK, WRECK

# "One of the airports" names an airport and counts none.
_ONE_OF = re.compile(
    r"^\sof\s(?!whom\b|which\b|them\b|(?:these|those) (?:was|had|has|came|fell|flew"
    r"|hit|struck)\b)"
)
# "Shot down all drones and one of four missiles."
_ONE_OF_ARMS = re.compile(
    r"^\sof (?:\d+|[a-z]+) (?:[\w-]+ )?(?:missiles|drones|rockets|uavs)\b"
)
# "Found at one of four marked places."
_ONE_OF_SITES = re.compile(
    r"^\sof (?:the )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)"
    r" (?:[\w-]+ )?(?:places|sites|spots|locations)\b"
)
# "One of the drones was intercepted", "one of the injured is in a serious state": what
# became of it, told as a state or a deed that counts. "One of the drones made
# headlines", "one of the wounded was Swedish" count nothing.
_OF_SOME = (
    r"\sof the (?!\d|two\b|three|four|five|six|seven|eight|nine|ten\b|eleven|twelve)"
    r"(?:[\w-]+ ){0,2}?"
)
_FATE_OF_ARMS = (
    rf"(?:(?:was|had been) (?:\w+ly )?(?:{DOWNED}|{WRECK}|shot|seen|spotted|sighted"
    r"|detected|tracked|lost|damaged|blown|aimed|followed|hit)"
    rf"|(?:had )?(?:\w+ly )?(?:{ENTERED}|{STRUCK}|fell|came (?:down|in)|went (?:down"
    rf"|on|off|in|back)"
    r"|flew|fl(?:ew|own) (?:over|past|on|near|around|towards?|into|back|away)|crashed"
    r"|landed|exploded|blew up|detonated|hovered|circled|passed|reached|turned (?:back"
    r"|round|around|away)|headed|carried|left the|got (?:through|past|within|into)"
    r"|broke (?:up|apart|through)|approached|strayed|disappeared|vanished))"
)
_STATE_OF_HURT = (
    r"(?:(?:was|is|were|remain\w*|lies|lay)(?: still| now| said to be| reported(?: to"
    r" be)?)? (?:(?:in|under|on) (?:an? |the |intensive|hospital|intensive|life|danger"
    r"|surgery)"
    r"(?!(?:\w+ )?(?:band|team|club|school|train|list|programme|show))"
    r"|(?:\w+ly )?(?:critical|serious|grave|stable|unconscious|dead|injured|wounded"
    r"|hurt"
    r"|ill|dying|fighting|operated|treated|hospitali[sz]ed|taken|flown|rushed"
    r"|transferred|admitted|discharged|moved|brought))"
    r"|(?:has |had )?(?:since |later |then |now )?(?:died|succumbed|passed away)"
    r"|suffer\w*|(?:had|has) (?:been (?:taken|flown|rushed|transferred|admitted)"
    r"|(?:an? )?(?:\w+ )?(?:injur|burn|wound|shrapnel|concuss|fractur|broken)))"
)
_ONE_OF_THOSE = re.compile(
    rf"{_OF_SOME}(?:(?:drones|uavs|missiles|rockets|balloons|objects|devices"
    rf"|unmanned aircraft) {_FATE_OF_ARMS}"
    r"|(?:injured|wounded|hurt|casualties|victims)(?:, [^,;.]{2,50},)? "
    rf"{_STATE_OF_HURT})"
)
# "Died of cancer years later": of something else, or another time.
_OTHER_DEATH = re.compile(
    r"[^.;]{0,60}\b(?:died|succumbed|passed away)\b(?=[^.;]{0,60}\b(?:years?|months?"
    r"|decades) (?:later|after|on)\b|[^.;]{0,20}\b(?:of|from|to|in an?) (?!(?:his|her"
    r"|their|its|the|these|those|severe|serious|grave|multiple"
    r"|heavy)\b|injur|wound|burn|shrapnel|blood|shock|hospital|\w+ (?:injur|wound|burn"
    r"|hospital|clinic)|clinic|coma))"
)
_OF_IT = re.compile(
    r"\b(?:by|from|with|to|after|at|on|for|behind|near|against|towards?|of|than"
    r"|how|when|as) $",
    re.IGNORECASE,
)
# "One of the two airmen was killed".
_ONE_OF_PEOPLE = re.compile(
    r"^\sof (?:the |its |their )?(?:\d+|two|three|four|five|six|seven|eight|nine|ten"
    r"|eleven|twelve) (?:[\w-]+ ){1,3}?(?:was|were|had been|died|has been|is|lost his"
    r"|lost her) (?:\w+ )?(?:killed|dead|injured|wounded|hurt|died|missing|in hospital"
    r"|life)\b"
)


def is_one_of(word: str, lead: str, rest: str) -> bool | None:
    """Say whether "one of the ..." counts nothing.

    Parameters
    ----------
    word, lead, rest : str
        The words of the figure, in lower case; what stands before and after them.

    Returns
    -------
    bool or None
        None where the figure is no "one of".
    """
    if word.endswith("one") and _ONE_OF_THOSE.match(rest):
        other = _OTHER_DEATH.match(rest)
        return other is not None or _OF_IT.search(lead) is not None
    if word != "one" or not _ONE_OF.match(rest):
        return None
    shot = _ONE_OF_ARMS.match(rest) and re.search(r"\b(?:and|\w+ed|down) $", lead)
    return not (shot or _ONE_OF_SITES.match(rest) or _ONE_OF_PEOPLE.match(rest))
