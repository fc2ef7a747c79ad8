"""What an attacker says that its own forces did to soldiers of the other side.

In: a sentence. Out: the words of such a tally, "" for none. "Its troops had killed 200
soldiers near Raden" is a day's fighting by one side's own count, and no harm of the
strike of which a document tells; what a drone or a strike did to soldiers is.
"""

import re

_FORCES = (
    r"(?:forces|troops|army|armies|units?|fighters|military|soldiers|servicemen"
    r"|brigades?|gunners|marines|paratroopers|battalions?|regiments?|divisions?|snipers"
    r"|artillerymen|militia|guard|pilots|general staff|defenders|men|rebels|insurgents"
    r"|ministry)"
)
_KILL = (
    r"(?:kill(?:ed|s|ing)?|eliminat(?:ed|es|ing)|neutrali[sz](?:ed|es|ing)|wip(?:ed"
    r"|ing) out|destroy(?:ed|s|ing)?|liquidat(?:ed|es|ing)|(?:taken|took|taking) out"
    r"|put (?:out of action|to flight)|annihilat(?:ed|ing)|slain|slaughter(?:ed|ing)"
    r"|inflict(?:ed|ing)|wounded|injured|incapacitated|cut down|mowed down)"
)
_COMBATANTS = (
    r"(?:soldiers|troops|servicemen|fighters|militants|insurgents|rebels|terrorists"
    r"|mercenaries|combatants|gunmen|enemy|enemies|military personnel|losses"
    r"|casualties|militiamen|legionnaires|guerrillas|nationalists|invaders|occupiers)"
)
_STRIKE = (
    r"(?:drones?|missiles?|strikes?|attacks?|blasts?|rockets?|uavs?|raids?|explosions?"
    r"|debris|bombs?|shrapnel)"
)
_TALLY = re.compile(
    rf"\b{_FORCES}\b(?:(?!\b{_STRIKE}\b)[^.;]){{0,60}}?\b{_KILL}\b(?:(?!\b{_STRIKE}\b)["
    rf"^.;]){{0,40}}?\b{_COMBATANTS}\b|\b(?:enemy|hostile)(?: [a-z]+)? (?:were|have"
    rf" been|had been|was) (?:\w+ )?{_KILL}\b|\b(?:enemy|enemy's|[A-Z]\w+'s"
    r"|[A-Z]\w+(?:an|ish|ese)) (?:daily |own |total )?losses\b[^.;]{0,60}?\b(?:came"
    r" to|amount|total|reach|were|stood|ran|exceed|passed|put|up to|[a-z]+ed at)"
    r"|\b(?:in|on|along) the [A-Z][\w-]+ (?:sector|direction|axis|front(?: ?line)?)\b"
    r"|\b(?:enemy|forces|troops|army|side|[A-Z]\w+) (?:had |has |have )?lost"
    r" (?:[\w,-]+ ){1,5}(?:soldiers|troops|servicemen|fighters|men|personnel"
    r"|officers)\b"
)


def tally(text: str) -> str:
    """Find words of a side's own count of the soldiers whom it killed.

    Parameters
    ----------
    text : str
        A sentence, folded.

    Returns
    -------
    str
        "" for none.
    """
    found = _TALLY.search(text)
    return found[0] if found else ""
