"""What else closes airports and cancels flights: weather, strikes, works, engines.

In: a folded sentence. Out: the words of such a cause, "" for none. Where the sentence
tells of drones or a sky too, they may be the cause, and nothing is said.
"""

import re

OTHER_CAUSE = re.compile(
    r"\b(?:snow\w*|blizzards?|fog|storms?|thunderstorms?|hurricane|typhoon|volcan\w+"
    r"|ash|flood\w*|ice|icy|walkout|industrial action|pilots' strike"
    r"|strike by (?:\w+ )?(?:staff|crews?|workers|pilots|controllers)|bankrupt\w*"
    r"|insolven\w*"
    r"|maintenance|renovat\w+|resurfac\w+|refurbish\w+|repairs?|upgrades?|pandemic"
    r"|covid\S*|coronavirus|power (?:cut|failure|outage)|airlines? (?:has "
    r"|have )?(?:suspend|cancel|halt|stop|paus)\w*|flypast|air ?show)\b",
    re.IGNORECASE,
)
_OF_DRONES = re.compile(
    r"\b(?:drones?|uavs?|unmanned|balloons?|missiles?|airspace|sightings?|objects?"
    r"|wreck\w*|debris|intru\w+|sky|skies)\b",
    re.IGNORECASE,
)
_OF_FLIGHTS = re.compile(
    r"\b(?:flights?|planes?|jets?|passengers?|travellers?|departures?|arrivals?"
    r"|airports?|runways?|terminals?|landings?|take-?offs?)\b",
    re.IGNORECASE,
)


def other_cause(text: str) -> str:
    """Find why flights of a sentence were kept, if it was no drone.

    Parameters
    ----------
    text : str
        A sentence, folded.

    Returns
    -------
    str
        The words of the cause; "" for none, and where drones are told of beside it.
    """
    found = OTHER_CAUSE.search(text)
    if found is None or _OF_DRONES.search(text) or not _OF_FLIGHTS.search(text):
        return ""
    return found[0]
