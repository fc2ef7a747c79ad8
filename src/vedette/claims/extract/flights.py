"""What is told of flights and aircraft: cancelled, sent up, come in.

In: the words around a count of flights, connections, planes or aircraft. Out: a key of
the registry, "" where they do not say.
"""

import re

from vedette.claims.extract import weaker
from vedette.claims.extract.defence_zone import CIVIL, in_zone
from vedette.claims.extract.nearby import Near
from vedette.claims.extract.rerouted import by_clause, troubled
from vedette.claims.extract.sent_up import answered
from vedette.claims.extract.verbs import (
    AFFECTED,
    CANCELLED,
    DELAYED,
    DIVERTED,
    ENTERED,
    SENT_UP,
)

_FLIGHTS = (
    ("effect.flights_cancelled", CANCELLED),
    ("effect.flights_diverted", DIVERTED),
    ("effect.flights_delayed", DELAYED),
    ("effect.flights_affected", AFFECTED),
)
_WEAKER = (
    ("effect.flights_cancelled", weaker.CANCELLED),
    ("effect.flights_diverted", weaker.DIVERTED),
    ("effect.flights_delayed", weaker.DELAYED),
    ("effect.flights_affected", weaker.AFFECTED),
)
# "Delays, diversions and cancellations touched 212 flights."
_FATES_HIT = re.compile(
    r"\b(?:delay|cancel|diver|rerout)\w*(?:, | and |,? or )(?:[\w-]+ )?(?:delay|cancel"
    r"|diver|rerout)\w*[^,.;]{0,60}$"
)
# Jets of an air force are no flights.
_FORCES = re.compile(
    r"\b(?:fighters?|military|combat|air force|warplanes?|helicopters?|scrambl\w*|nato"
    r"|intercept\w*|allied|bombers?|armed forces|army|violat\w*|incursions?|border)\b"
)
_INBOUND = re.compile(
    r"\s(?:\w+ ){0,2}(?:inbound|outbound|arriving|departing|incoming|outgoing|passenger"
    r"|holiday|charter|cargo) (?:\w+ )?(?:jets?|planes?|aircraft|airliners?)\b"
)
# Flights of drones are no flights of people.
_DRONE_FLIGHTS = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:drone|uav|unmanned|quadcopter) (?:over)?flights?\b"
)
# "At least 20 flights over power stations have been recorded."
_OVER_SITES = re.compile(
    r"\s(?:[\w-]+ )?(?:over)?flights? (?:over|above|near|of) (?:[\w'-]+ ){0,4}?(?:sites"
    r"|plants?|reactors?|stations?|bases?|barracks|dams?|ports?|prisons?|depots?"
    r"|refiner\w+|installations|facilit\w+|ranges?|grounds)\b"
)
# "The number of drones flown has fallen. Eight such flights were detected."
_SUCH = re.compile(
    r"\s(?:such|of these) flights? (?:were|was|had been|have been) (?:detect|spott"
    r"|observ|notic|regist|logg|record|sight)"
)
_RECORDED = (
    r"\b(?:record|register|report|logg|observ|count|detect|notic|spott|sight|not)ed\b"
)
_FATE = (
    r"(?:(?:cancel|divert|delay|redirect|reschedul|postpon|re-?rout|scrapp)\w+"
    r"|called off|late|struck out|chang(?:ed|ing) (?:\w+ )?(?:destination|course"
    r"|route)s?"
    r"|held up|turned (?:away|back|around)|turned round|(?:sent|put|taken|flown) "
    r"(?:elsewhere|away"
    r"|back|off|(?:to|on|by|via) (?:an)?other \w+))"
)
_FATES_OF = re.compile(
    r"(?:cancel|diver|delay|re-?rout|redirect)\w+ (?:or|and)"
    r" (?:cancel|diver|delay|re-?rout|redirect)\w+ of $"
)
_FATES_BESIDE = re.compile(
    r"\s(?:flight )?(?:delay|cancel|diver|rerout)\w+(?:, | and | or )(?:and |or )?"
    r"(?:flight )?(?:delay|cancel|diver|rerout)"
)
_FATES = re.compile(
    r"\b(?:could|did) not (?:\w+ ){1,2}(?:or|nor) (?:land|take off|depart|arrive"
    r"|leave)\b"
    rf"|{_FATE}(?:,(?: [^,.;]{{0,40}},)? {_FATE},?)? (?:or|and) {_FATE}"
)
_NUMBER_OF = re.compile(r"\b(?:number|total|count) of (?:[\w-]+ )?flights\b")
# "Prevented four aircraft from landing."
_PREVENTED = re.compile(r"\b(?:prevent|stop|block|keep|kept|bar)\w* $")
_STAYED_UP = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:could not|were unable to|was unable to|were prevented from)"
    r" (?:land|take|tak)"
)
# "Of the 30 aircraft tracked, 12 crossed the line": 12 came in.
_MET = re.compile(
    r"\s(?:[\w-]+ ){0,3}(?:tracked|detected|spotted|monitored|observed)(?:,"
    r"| around| near)"
)
# "It was dismissed from the airspace by two Gripens."
_SEEN_OFF = re.compile(
    r"\b(?:planes?|jets?|aircraft|bombers?|fighters?|drones?|balloons?|it|they|migs?"
    r"|helicopters?|intruders?)\b[^,.;]{0,30}\b(?:was|were|been) (?:\w+ly )?"
    r"(?:dismissed|escorted|expelled|driven (?:off|away|out)|chased (?:off|away|out)"
    r"|turned (?:away|back|around)|forced (?:out|back|away)|led (?:out|away)|seen off"
    r"|met|shadowed|identified|ushered out|accompanied)\b[^,.;]{0,60}\bby (?:the |a )?$"
)
_OWN_PASSIVE = re.compile(
    r"\s(?:[\w-]+ ){1,4}(?:were|was|have been|had been|has been|are) (?:\w+ly )?"
    rf"(?:{_FATE}|re-?routed|scrapped|called off|turned (?:back|away))\b"
)
_STAYED = re.compile(
    r"\s(?:[\w-]+ ){1,4}(?:stay|remain|linger)(?:ed|s)?(?: there| in \w+)? (?:for )?$"
)
# "It violated the airspace 50 times. Four F-16s flew over the east": those that did.
_FLEW_OVER = re.compile(
    r"[^.;]{0,60}?\bfl(?:ew|own|ying) (?:\w+ )?(?:over|across"
    r"|through) (?!international\b)"
)
_VIOLATED = re.compile(
    r"\b(?:violat\w+|breach\w*|entered|infring\w+)\b[^.;]{0,60}"
    r"\b(?:airspace|territory)\b"
    r"|\b(?:airspace|territory) (?:was|were|had been) (?:violated|breached|entered)\b"
)
_IN_THEIR_SKY = re.compile(
    r"\s(?:[\w-]+ ){1,4}(?:were|was|had been|spent [^,.;]{0,20}) (?:\w+ )?in(?:side)?"
    r" (?!international)(?:[\w']+ ){1,2}(?:airspace|territory)\b"
)
# "45 aircraft around the island" need not have come in.
_AROUND = re.compile(
    r"\baircraft (?:and [^,.;]{1,30} )?(?:were |operating |flying )?around (?:the|its"
    r"|our)"
    r" (?:island|country|coast)\b"
)
_BREACHED_BY = re.compile(
    r"\b(?:violations?|incursions?|intrusions?|breach(?:es)?|entries|crossings)\b"
    r"[^.;]{0,60}\bby (?:the |a pair of )?$"
)
# Jets that are met outside a country's sky have not come in.
_SKY = re.compile(
    r"violat|enter|breach|air ?space|\badiz\b|\bkadiz\b"
    r"|air defen[cs]e (?:identification )?"
    r"zone|intru|border|incursion|territor"
)
_WAITED = re.compile(
    r"(?:to )?(?:waited|wait|held|hold|circled|circle|kept waiting|remained) (?:\w+ )?"
    r"(?:in|over|at|above|until|for|on)\b"
)
# "Detected some ten kilometres from the border".
_KM_FROM = re.compile(
    r"\b(?:km|kilomet\w+|miles) (?:away )?(?:from|off|short of) [^,.;]{0,30}\b(?:border"
    r"|air ?space|territory|frontier|coast)\b"
)
_OFF = re.compile(
    r"\b(?:far from|outside|close to|near|off|approach\w*|towards?) (?:[\w']+ ){0,3}"
    r"(?:airspace|territory|border)"
)


def flight(words: Near) -> str:
    """Choose the measure of a count of flights.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    held = _PREVENTED.search(words.before) and re.search(
        r"\bfrom (?:land|tak|depart)", words.after
    )
    if (
        held
        or _FATES_BESIDE.match(words.after)
        or _FATES_OF.search(words.before)
        or _FATES_HIT.search(words.before)
        or (_NUMBER_OF.search(words.before) and _FATES.search(words.before))
    ):
        return "effect.flights_affected"  # "cancelled or delayed" tells of neither
    fates = _FATES.search(words.after)
    if fates:
        return _one_fate(fates[0]) or "effect.flights_affected"
    if re.search(r"\b(?:made|flew|undert\w+|carried out) $", words.before):
        return ""  # of whoever flew, and not of passengers
    if words.topic.drones and _SUCH.match(words.after):
        return "sighting.reports"
    over = words.topic.drones and _OVER_SITES.match(words.after)
    if over or _DRONE_FLIGHTS.match(words.after):
        told = re.search(_RECORDED, words.before + words.after)
        return "sighting.reports" if told else ""
    return _fate(words)


def _one_fate(fates: str) -> str:
    """Say what fates joined by "or" are if they are one: "turned round or rerouted"."""
    told = set()
    for one in re.split(r",| or | and ", fates):
        keys = [key for key, rule in (*_FLIGHTS, *_WEAKER) if re.search(rule, one)]
        told.add(keys[0] if keys else "")
    return told.pop() if len(told) == 1 else ""


def _fate(words: Near) -> str:
    """Say what became of flights, by the plain verbs or else by weaker ones near."""
    if _OWN_PASSIVE.match(words.after):
        words = words._replace(before="")  # "affected 200 people, nine were cancelled"
    return (
        by_clause(words)
        or words.near(_FLIGHTS)
        or words.near(_WEAKER)
        or troubled(words)
        or words.first(_FLIGHTS)
        or (words.first(_WEAKER) if words.topic.air else "")
    )


def service(words: Near) -> str:
    """Count connections of an airline, not those of a railway or of the state.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    air = re.search(
        r"\b(?:flights?|airports?|airlines?|planes?|carrier|hub\b|terminal|runway"
        r"|airfield)",
        words.sentence,
    )
    ours = (
        air
        or words.topic.air
        or re.match(r"\s(?:\w+ ){0,2}(?:connections|rotations)", words.after)
    )
    if not ours:
        return words.near(_FLIGHTS) if words.topic.drones else ""
    counted = re.search(r"\b(?:number|total|count|tally) of\b", words.before)
    told = words.alone().first(_FLIGHTS) if counted else ""
    return words.near(_FLIGHTS) or words.near(_WEAKER) or told


def plane(words: Near) -> str:
    """Count planes: flights, or what came or was sent up.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    if in_zone(words):
        return "incursion.objects"
    plain = "" if _FORCES.search(words.sentence) else words.near(_WEAKER)
    return _civil(words) or words.first(_FLIGHTS) or plain or aircraft(words)


def _civil(words: Near) -> str:
    """Say what became of aircraft that are no jets of an air force."""
    inbound = _INBOUND.match(words.after)
    if not (words.topic.air or inbound) or _FORCES.search(words.sentence):
        return ""
    told = by_clause(words) or words.near(_FLIGHTS) or words.near(_WEAKER)
    return told or troubled(words)


def aircraft(words: Near) -> str:
    """Count aircraft: those that came in, or were sent up, or could not land.

    Parameters
    ----------
    words : Near
        Around it.

    Returns
    -------
    str
        Key of the registry, "" where the words do not say.
    """
    held = _PREVENTED.search(words.before) and re.search(r"\bfrom\b", words.after)
    if held or _STAYED_UP.match(words.after):
        return "effect.flights_affected"
    if in_zone(words):
        return "incursion.objects"
    if _came_not(words):
        return ""
    if _SEEN_OFF.search(words.before) or answered(words):
        return "response.aircraft"
    if _came_in(words):
        return "incursion.objects"
    return _unmanned(words) or _civil(words) or _waiting(words) or _in_the_air(words)


def _came_in(words: Near) -> bool:
    """Read "violations by three bombers", fighters that stayed in a violated sky."""
    stayed = words.topic.intrusion and _STAYED.match(words.after)
    over = _FLEW_OVER.match(words.after)
    if over and not CIVIL.search(over[0]) and _VIOLATED.search(words.lead.casefold()):
        return True
    if _IN_THEIR_SKY.match(words.after):
        return True
    by = re.search(r"\bby (?:the )?$", words.before)
    told = by and _BREACHED_BY.search(f"{words.lead.casefold()} by ")
    return bool(stayed or told or _BREACHED_BY.search(words.before))


def _waiting(words: Near) -> str:
    """Read "two aircraft waited in the air" of an airport as late, and not sent up."""
    plain = re.match(r"\"?\s(?:[\w-]+ ){0,2}aircraft ", words.after)
    waited = plain and _WAITED.match(words.after, plain.end())
    forces = _FORCES.search(words.sentence + words.lead.casefold())
    return "effect.flights_delayed" if waited and words.topic.air and not forces else ""


def _unmanned(words: Near) -> str:
    """Read "sailors had seen six aircraft without lights" in a text about drones."""
    topic = words.topic
    other = topic.attack or topic.intrusion or _FORCES.search(words.sentence)
    plain = re.match(r"\"?\s(?:[\w-]+ ){0,3}aircraft\b", words.after)
    seen = re.search(r"\b(?:saw|seen|sees|observed|counted|spotted) \"?$", words.before)
    return "sighting.drones" if topic.drones and plain and seen and not other else ""


def _came_not(words: Near) -> bool:
    """Say whether nobody says that they came in: a whole, crashed, met, monitored."""
    which = re.match(r"[^,.;]{0,40}\b(?:that|which|who)\b", words.after)
    whole = words.whole and not which  # "eleven of the 17 aircraft crossed"
    crashed = re.match(r"\s(?:[\w-]+ ){0,3}(?:crash|explod)", words.after)
    met = words.before.endswith("of the ") or words.topic.zone
    met = met and _MET.match(words.after) is not None
    civil = words.topic.zone and CIVIL.search(words.after[:40])
    if civil or _KM_FROM.search(words.after):
        return True
    watched = re.search(r"\bmonitor\w* $", words.before)
    around = _AROUND.search(words.sentence) and not re.search(ENTERED, words.sentence)
    return bool(whole or crashed or met or watched or around)


def _in_the_air(words: Near) -> str:
    """Say whether aircraft came in or were sent up."""
    if re.search(r"\b(?:as|after|when|because) \"?$", words.before):
        words = words._replace(before="", sentence="")  # a clause of its own
    rules = (
        ("effect.flights_diverted", DIVERTED),
        (
            "incursion.objects",
            rf"{ENTERED}|detected|spotted|into (?:[\w']+ ){{1,3}}airspace",
        ),
        ("incursion.objects", r"flew [^,.;]{0,40}\binto\b"),
        ("incursion.objects", r"(?:were|was|been) (?:tracked|observed)"),
        (
            "incursion.objects",
            r"(?:intercept|shadow|escort)(?:ed|s|ing)? (?:\w+ )?$",
        ),
        ("response.aircraft", SENT_UP),
    )
    key = words.first(rules)
    met = key == "incursion.objects" and re.search(r"intercept\w* $", words.before)
    near = words.sentence + words.lead.casefold()
    if key == "incursion.objects" and words.topic.outside:
        return ""
    return "" if met and (not _SKY.search(near) or _OFF.search(near)) else key
