"""What is told of reports, incidents and violations.

In: the words around a count of them. Out: a key of the registry, "" where they do not
say.
"""

import re

from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import CLOSED, DOWNED, HARMED

_VIOLATED = (
    r"violat|incursion|breach|intru|infring|penetrat|overfl"
    r"|\bbr(?:oke|oken|eaks?|eaking) into [^,.;]{0,60}(?:airspace|territory)"
    r"|\b(?:cross|enter|stray|veer|drift|fl[ey]w?|flown)\w* [^,.;]{0,40}"
    r"(?:border|airspace|frontier|territory)"
    r"|\b(?:airspace|border|sky|skies)\b[^,.;]{0,40}(?:cross|enter)"
)
# "Multiple instances of balloons entering its airspace."
_BREACHES = re.compile(
    r"\s(?:[\w-]+ ){0,2}(?:instances?|cases?|incidents?|episodes?) (?:of"
    r"|involving|where|in"
    r" which|when) [^,.;]{0,40}\b(?:(?:enter|cross|violat|breach|intrud|stray)\w*"
    r"|(?:fall|f[ae]ll|crash|land|com|drop|impact)\w* [^,.;]{0,40}"
    r"\b(?:territory|soil|side of the border)\b)"
)
# "Breached the border on 61 occasions."
_BREACHED_ON = re.compile(
    r"\b(?:enter|cross|violat|breach|intrud|stray|penetrat|infring|br(?:oke|eak))\w*"
    r" [^,.;]{0,80}\b(?:on|in) (?:at least |more than |over |some |about )?$"
)
_DEBRIS = r"\b(?:debris|fragments?|wreckage|pieces|parts)\b"
# "Have fallen on the country's land in 20 cases".
_FALLEN_ON = re.compile(
    r"\b(?:(?:drones?|uavs?|objects?|missiles?|rockets?|shells?|balloons?|debris"
    r"|fragments?"
    r"|wreckage|pieces|parts)\b[^.;]{0,60}?)?\b(?:f[ae]ll|fallen|c[oa]me down|landed"
    r"|crashed)\b"
    r" (?:[\w-]+ )?(?:on|in|onto|inside) [^,.;]{1,50} (?:on|in) (?:at least |more than"
    r" |over |some |about )?$"
)
# "On several occasions drones have come down on the country's soil".
_OCCASIONS = re.compile(
    r"\s(?:[\w-]+ ){0,2}occasions\b[^.;]{0,60}?\b(?:drones?|uavs?|missiles?|balloons?"
    r"|objects?|aircraft|jets?) [^.;]{0,30}?\b(?:(?:entered|violated|breached"
    r"|crossed)\b"
    r"|(?:f[ae]ll|fallen|c[ao]me down|crashed|landed|strayed|flown?|flew)\b[^.;]{0,30}?"
    r"\b(?:soil|territory|airspace|side of the border|ground)\b)"
)
# "270 incidents involving 536 drones", "117 incidents were documented".
_INVOLVING = re.compile(
    r"\b(?:incidents?|cases?|events?) (?:involving|with) (?:[\w,-]+ ){0,3}"
    r"(?:drones?|uavs?)\b"
)
_DOCUMENTED = re.compile(
    r"\s(?:[\w-]+ ){0,2}(?:incidents?|cases?|events?|occurrences?)"
    r"(?: and [^,.;]{0,20})?"
    r" (?:(?:were|was|have been|had been) )?(?:\w+ly )?(?:documented|recorded|reported"
    r"|registered|noticed|noted|logged|counted)\b"
)
_IN_CASES = re.compile(r"\bin (?:at least |more than |some )?$")
_HERE = re.compile(
    r"\s(?:incidents?|cases?|events?) (?:in th(?:is|at|ese) \w+|here|there|of this kind"
    r"|of the kind|in (?:19|20)\d\d)\b"
)
_WERE_SEEN = re.compile(
    r"\bdrones?\b[^.;]{0,40}\b(?:seen|spotted|sighted|observed|flew|flying)\b"
    r"|\buavs? (?:were|was) (?:seen|spotted|sighted|observed)"
)
_OTHER_KIND = re.compile(
    r"\b(?:accidents?|theft|thefts|arrests?|fights?|assaults?|bird|birds|laser|lasers"
    r"|fires?|outages?|cyber\w*|sabotage|smuggl\w*|balloons?|jamming|gps)\b"
)
_DRONE_INCIDENTS = r"\bdrone (?:incidents|sightings|reports)\b"
_NOTHING = re.compile(
    r"\s(?:[\w-]+ ){1,3}(?:turned out|proved) to be\b"
    r"|[^.;]{0,80}\b(?:were|was|are) (?:\w+ )?(?:doubtful|false|unfounded|mistaken"
    r"|hoaxes"
    r"|unreliable)\b"
)
_RANKED = re.compile(
    r"\b(?:led|leads|topped|tops|headed|ahead|followed|behind|next|second|third|most)\b"
)
_CASES_OPEN = re.compile(r"\s(?:\w+ )?cases? (?:now )?open\b")
_LOOKING = re.compile(
    r"\b(?:(?:look(?:ed|ing|s)? into|investigat(?:ed|ing|es)|prob(?:ed|ing|es)"
    r"|examin(?:ed|ing|es))"
    r"|(?:investigations?|inquir(?:y|ies)|enquir(?:y|ies)|probes?) (?:of|into|over"
    r"|about)) (?:the )?$"
)
_OPENED = re.compile(r"\b(?:opened|launched|initiated|instituted|started) (?:\w+ )?$")
_CASES = re.compile(r"\s(?:[\w-]+ ){0,2}cases\b")
_TROUBLE = (
    r"(?:disturbances|impairments|disruptions|obstructions|hindrances|interferences)"
)
_TROUBLES = re.compile(rf"\s(?:[\w-]+ ){{0,2}}{_TROUBLE}\b")
_BY_DRONES = re.compile(
    rf"\s(?:[\w-]+ )?(?:drone {_TROUBLE}\b|{_TROUBLE} (?:by|from|through"
    rf"|with) drones\b)"
)
# "Three drone overflights of the barracks": no border was crossed.
_OVER_PLACES = re.compile(
    r"\s(?:[\w-]+ ){0,2}overflights?\b(?![^.;]{0,60}\b(?:airspace|territory|border|soil"
    r"|frontier)\b)(?:(?<=drone overflights)|(?= (?:of|over|at|near) (?:[\w'-]+ ){0,3}"
    r"(?:bases?|barracks|plants?|airports?|sites?|ports?|reactors?|dams?)\b)"
    r"|(?=[^.;]{0,60}\bby (?:\w+ )?drones\b))"
)
_SPOTTED_OFTEN = re.compile(
    r"\b(?:spotted|seen|sighted|observed|noticed|noted|heard|detected|recorded|logged"
    r"|registered|picked up)\b[^.;]{0,80}$"
)


# "The terminal has noted 17 incidents since Christmas", in a text about drones.
_NOTED = r"\b(?:noted|recorded|logged|registered|counted|lists?|listed) (?:\w+ )?$"


_LEADS = re.compile(r"\s(?:[\w-]+ ){0,2}leads\b")
_WORKED_ON = re.compile(
    r"\b(?:from which|result\w*|generat\w*|produc\w*|yield\w*|led to|follow\w*"
    r"|pursu\w*|working|worth)\b"
)


def report(words: Near) -> str:
    """Count reports of drones, not those of delays or harm.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    of = re.match(r"\s(?:\w+ ){0,2}\w+ (?:of|about) (?:\w+\W){0,3}", words.after)
    if re.match(
        r"\s(?:[\w-]+ ){0,3}reports? (?:suggest|indicat|claim|say|said|have|that)",
        words.after,
    ):
        return ""  # of newspapers
    if re.search(
        r"\b(?:ma[dk]\w+|wr[io]t\w+|publish\w*|issu\w+|compil\w+|read) (?:\w+ )?$",
        words.before,
    ):
        return ""  # of one's own
    doors = re.match(r"\s(?:house-to-house|door-to-door|cold|roll) call", words.after)
    if doors or _NOTHING.match(words.after):
        return ""
    other = (
        r"delay|disrupt|cancel|damage|injur|casualt|death|explos|fire"
        r"|falling|metal|bangs?\b|noise"
    )
    return "" if of and re.search(other, of[0]) else "sighting.reports"


def message(words: Near) -> str:
    """Count messages as reports where drones are named beside them.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    told = re.search(r"\b(?:drones?|uavs?|sightings?)\b", words.sentence)
    if _LEADS.match(words.after) and _WORKED_ON.search(words.sentence):
        return "inquiry.events" if told else ""
    return (
        "sighting.reports" if told and not re.search("air raid", words.sentence) else ""
    )


def violation(words: Near) -> str:
    """Count violations; "suspended flights multiple times" counts none.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    halted = re.search(rf"(?:{CLOSED})[^,.;]{{0,40}}$", words.before)
    if halted and re.match(r"\s(?:\w+ )?times\b", words.after):
        return ""
    if _OVER_PLACES.match(words.after) and words.topic.drones:
        return "sighting.reports"
    often = words.topic.drones and re.match(r"\s(?:\w+ )?times\b", words.after)
    if often and _SPOTTED_OFTEN.search(words.before):
        return "sighting.reports"  # "spotted four times on Monday"
    return "incursion.violations" if words.says(_VIOLATED) else ""


def incident(words: Near) -> str:
    """Count incidents as reports where drones are named beside them.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    fixed = _set_phrase(words)
    if fixed is not None:
        return fixed
    beside = words.after + words.before
    lead = words.lead.casefold()
    if re.match(r"\s(?:such|similar|of the) ", words.after):
        beside += lead  # "266 such incidents" of those told before
    noted = words.topic.drones and re.search(_NOTED, words.before)
    kind = _OTHER_KIND.search(words.sentence)
    named = re.search(r"\b(?:drone|uav|sighting)", beside) or (noted and not kind)
    told = named or _of_register(words, lead)
    other = re.search(rf"attack|strike|raid|crash|{DOWNED}|{HARMED}", beside)
    if told:
        return "" if other else "sighting.reports"
    counted = re.search(r"\b(?:there were|recorded|counted) (?:\w+ )?$", words.before)
    violations = counted and re.search(r"\bviolations\b", lead)
    return "incursion.violations" if violations else ""


def _set_phrase(words: Near) -> str | None:
    """Read what says it whatever stands beside it, None for none of them."""
    if re.match(r"\s(?:severe|serious|critical|grave) cases", words.after):
        return "effect.injured" if words.says(HARMED) else ""
    opened = _OPENED.search(words.before) and _CASES.match(words.after)
    if opened or _CASES_OPEN.match(words.after):
        return "inquiry.events"
    if breaches := _breaches(words):
        return breaches
    if re.match(r"\s(?:[\w-]+ ){0,2}occasions\b", words.after):
        often = words.topic.drones and _SPOTTED_OFTEN.search(words.before)
        drones = re.search(r"\b(?:drones?|uavs?)\b", words.before)
        return "sighting.reports" if often and drones else ""
    if _TROUBLES.match(words.after):
        of = re.search(_DRONE_INCIDENTS, words.lead.casefold())
        of = of or _BY_DRONES.match(words.after)
        return "sighting.reports" if of and re.search(_NOTED, words.before) else ""
    looked_into = _LOOKING.search(words.before)
    own = re.match(r"\s(?:drone|uav)", words.after)
    return "inquiry.events" if looked_into and not own else None


def _breaches(words: Near) -> str:
    """Read breaches of a sky, and on how many occasions something fell."""
    if _BREACHES.match(words.after) or _BREACHED_ON.search(words.before):
        return "incursion.violations"
    if _OCCASIONS.match(words.after):
        return "incursion.violations"
    fallen = _FALLEN_ON.search(words.before)
    if fallen is None:
        return ""
    return "wreck.sites" if re.search(_DEBRIS, fallen[0]) else "incursion.violations"


def _of_register(words: Near, lead: str) -> bool:
    """Say whether incidents are those of a register of drone sightings."""
    if not words.topic.drones or _OTHER_KIND.search(words.sentence):
        return False
    there = _HERE.match(words.after) and re.search(r"\bthere (?:\w+ )+$", words.before)
    here = there and re.search(rf"{_WERE_SEEN.pattern}|{_DRONE_INCIDENTS}", lead)
    if here or _INVOLVING.search(words.sentence):
        return True
    told = re.search(rf"{_DRONE_INCIDENTS}|\bdrone {_TROUBLE}\b", lead)
    if told and _RANKED.search(words.sentence):
        return True
    if _IN_CASES.search(words.before):
        return _WERE_SEEN.search(words.sentence) is not None
    if re.search(r"\(\s?$", words.before):  # "Marn (12 cases)"
        return re.search(r"\bsightings\b", lead + words.sentence) is not None
    noted = _DOCUMENTED.match(words.after) is not None
    return noted and not words.topic.attack
