"""People whom no word of the lexicon names: "killed two grooms", "14 pilgrims died".

In: what follows a figure. Out: whether a plural stands there that only people can be,
because a verb of harm governs the figure or is said of it. Animals, things and what
else may be killed in a figure of speech are none.
"""

import re

from vedette.claims.extract.lexicon import word_set
from vedette.claims.extract.nouns import class_of

# What else is killed, wounded or hurt: jobs, hopes, talks, trees.
_NO_PEOPLE = word_set(
    "  jobs businesses hopes talks deals plans projects bills lines lights engines",
    "trees crops plants orders careers dreams chances prospects sales exports",
    "profits markets shares stocks firms companies industries economies flights",
    "services trains lorries trucks trailers cars buses trams vehicles ships boats",
    "vessels tankers ferries tractors bridges tanks guns batteries radars systems",
    "launchers transformers substations windows doors walls roofs rooms floors",
    "storeys stories feelings rumours rumors laws rights streets roads birds",
    "insects germs viruses bacteria times days weeks months years hours minutes",
    "seconds nights mornings evenings weekends wounds blows others hits strikes",
    "attacks raids waves percents percentages points euros dollars pounds",
    "kilometres kilometers metres meters miles tonnes tons litres acres hectares",
    "units brigades regiments battalions divisions squads crews families parties",
    "groups gangs teams countries states nations regions governments sites places",
    "parts pieces fragments copies seats votes goals games matches sets towers",
    "masts pylons pumps turbines panels pipes pipelines refineries plants ports",
    "ones",
)
_PLURAL = (
    r"(?P<adjectives>(?:[a-z-]{2,20} ){0,2}?)(?P<noun>[a-z]{3,20}(?:s|men|women|folk))"
)
_OBJECT = re.compile(
    rf"\s{_PLURAL}(?=[.,;:!?)\"]|$|\s(?:and|in|on|at|near|as|who|when|while|after"
    r"|during|overnight|outside|inside|from|of|by|with|aboard|including|yesterday"
    r"|today|early|late|before|waiting|sleeping|working|\w+day)\b)"
)
_SUBJECT = re.compile(
    rf"\s{_PLURAL} (?:died|perished|(?:(?:have|had) been|were|are) "
    r"(?:\w+ly )?(?:killed|injured|wounded|hurt|dead))\b"
)


def people_unknown(rest: str, *, governed_by_harm: bool) -> bool:
    """Say whether a plural of no known class stands for people who came to harm.

    Parameters
    ----------
    rest : str
        What follows the figure, folded.
    governed_by_harm : bool
        Whether a verb of harm governs the figure.

    Returns
    -------
    bool
        False for animals and things.
    """
    match = _SUBJECT.match(rest)
    if match is None and governed_by_harm:
        match = _OBJECT.match(rest)
    if match is None:
        return False
    told = [*match["adjectives"].split(), match["noun"]]
    return not any(one in _NO_PEOPLE or class_of(one) for one in told)
