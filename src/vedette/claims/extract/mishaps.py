"""Harm of another kind: crashes, floods, shootings, bombs, gas that explodes.

In: a sentence. Out: the words that tell of it, "" for none. What a drone or a missile
can have done is none of these: a fire, an explosion, a house that fell in.
"""

import re

_VEHICLE = (
    r"(?:coach|bus|minibus|car|lorry|truck|train|tram|rail(?:way)?|plane|airliner"
    r"|(?:light |passenger |cargo )?aircraft|airplane|jet|helicopter|glider|ferry|boat"
    r"|ship|trawler|road|traffic|motorway|highway|metro|cable[- ]car|motorbike"
    r"|motorcycle|taxi|van|balloon|bridge|crane|lift|dam|mine|pit)"
)
_WENT_WRONG = (
    r"(?:crash(?:es)?|accidents?|disasters?|collisions?|collaps\w+|wrecks?"
    r"|derailments?|pile-?up|sinkings?|tragedy|capsiz\w+)"
)
_MISHAP = re.compile(
    rf"\b{_VEHICLE} {_WENT_WRONG}\b|\bcrash of (?:an?|the) (?:\w+ )?{_VEHICLE}\b"
    rf"|\b(?:an?|two|the|whose|their|when|its) (?:[\w-]+ )?{_VEHICLE}s? (?:\w+"
    r" ){0,2}(?:crashed|overturned|derailed|collided|sank|sinks|capsized|overran"
    r"|went off|left the (?:road|rails|track)|rolled over|flipped|fell into|came down"
    r"|plunged|skidded|fell on|hit an? mine)\b|\bcollisions?\b|\bderail\w+"
    r"|\bpile-up\b|\bshipwreck\w*|\bdrown\w*|\bgas (?:explosions?|blasts?|leaks?"
    r"|mains?|cylinders?|bottles?|boilers?|pipe|exploded)\b|\bboilers? (?:explo\w+"
    r"|blasts?)|\bfireworks?\b|\b(?:hotel|nightclub|forest|prison|care[- ]home|disco"
    r"|apartment-block) (?:fire|blaze)s?\b|\b(?:wild|bush)fires?\b|\b(?:died|killed"
    r"|dead|lives) in an? (?:\w+ )?(?:fire|blaze)\b|\b\w+(?:day|week|month|end"
    r"|year)'s (?:fire|blaze)\b|\b(?:nightclub|disco|theatre|theater|cinema|hotel)"
    r" (?:fire|blaze)|\b(?:earth)?quakes?\b|\bfloods?\b|\bflooding\b|\bfloodwaters?\b"
    r"|\bstorms?\b(?! of|[- ]shadow)|\bhurricanes?\b|\bcyclones?\b|\b(?:land|mud"
    r"|rock)slides?\b|\bavalanches?\b|\bheat ?waves?\b|\blightning\b(?! (?:raid"
    r"|strike|attack|visit))|\btsunamis?\b|\bvolcan\w+|\beruption\b|\bdrought\b"
    r"|\bfamine\b|\bcholera\b|\bepidemics?\b|\bpandemic\b|\boutbreaks? of (?!war"
    r"|hostil|fight|conflict|violence)|\bminers?\b[^.;]{0,60}\b(?:explosion|blast"
    r"|collapse|trapped)\b|\bcolliery\b|\bunderground explosion\b|\bexplosion"
    r" underground\b|\b(?:mass |school |police |\w+day's |the |a |another"
    r" )shootings?\b(?! (?:down|of drones|at drones))|\bgunm[ae]n\b|\bshot dead\b"
    r"|\bstabb\w+|\bknife\w*|\bmachete\w*|\bsuicide (?:bomb\w*|attack\w*|blast)"
    r"|\b(?:car|lorry|truck|roadside|nail|parcel|petrol|motorcycle|pipe) bomb\w*"
    r"|\bbombs? (?:at|in|under|on|outside|near|planted|hidden) |\bbombing of an? "
    r"|\bgrenades?\b|\bambush\w*|\bassassinat\w+|\bhostages?\b|\bstampede\b|\bcrowd"
    r" crush\b|\briots?\b|\blynch\w*|\b(?:land ?)?mine (?:blast|explosion)|\bstepp\w+"
    r" on a mine\b|\bhit a mine\b|\bpoison\w*|\boverdos\w+|\b(?:in|during) (?:a |an"
    r" )?(?:\w+ )?(?:training|exercises?|drills?|manoeuvres|maneuvers)\b|\bon a"
    r" (?:\w+ )?(?:firing |shooting )?range\b|\bbrawls?\b|\bscuffles?\b|\b(?:fist|bar"
    r"|street|knife) ?fights?\b|\bquarrels?\b|\b(?:protests?|protesters"
    r"|demonstrations?|demonstrators)\b|\brobber\w*|\bburglar\w*|\bmugg(?:ed|ing)\b"
    r"|\bdomestic violence\b|\b(?:football|soccer|hockey|cup) match\b|\bscaffold\w*"
    r"|\bladder\b|\b(?:burst|leaking|broken) (?:water )?(?:pipe|main)s?\b|\bfood"
    r" poisoning\b|\bheart (?:attacks?|failure)\b|\bheat ?stroke\b|\bfrostbite\b"
    r"|\bhypothermia\b|\bcarbon monoxide\b|\b(?:dog|snake|shark|bear|wolf) (?:bites?"
    r"|attacks?)\b|\bdrunk\w*|\be-?scooters?\b|\bfell (?:from|off|down) (?:an?|the"
    r"|his|her) (?:\w+ )?(?:roof|balcony|horse|bike|cliff|stairs|tree|crane|window"
    r"|bridge)\b|\b(?:measles|influenza|flu|virus|infections?|bacteria)\b"
    r"|\bmountaineer\w*|\b(?:died|killed|injured|hurt|crash\w*) on the (?:motorway"
    r"|roads|rails|tracks|job|highway|railway|slopes|ice|mountain|piste)\b"
    r"|\bhunting accident\b"
    r"|\bswimm(?:ing|ers)\b|\bindustrial accident\b|\baccidents? at work\b"
    r"|\bmurder(?:s|er)\b",
    re.IGNORECASE,
)
# What falls from the air is no bomb that somebody left.
_DROPPED = re.compile(
    r"\b(?:drop(?:s|ped|ping)?|releas(?:es|ed|ing)|let(?:ting)? go of|rain(?:ed|ing)"
    r"|hurl(?:ed|ing)|launch(?:ed|ing)|fir(?:ed|ing)) (?:[\w-]+ ){0,3}(?:bombs?"
    r"|grenades?)\b|\b(?:bombs?|grenades?) (?:\w+ )?(?:dropped|released|fell|thrown"
    r"|rained) (?:\w+ )?(?:by|from|over|on) (?:an? |the )?(?:\w+ )?(?:drones?|planes?"
    r"|aircraft|jets?|helicopters?|paragliders?|air|sky)\b",
    re.IGNORECASE,
)
# Of a court, of a search for a culprit: what was done before.
_COURT = re.compile(
    r"\b(?:courts?|trial|jail(?:s|ed)|convict(?:ed|ion)|sentenced|verdict"
    r"|extradit\w+|wanted (?:over|for|in connection)|pleaded guilty|acquitted)\b",
    re.IGNORECASE,
)
# A drone beside them may be what did it: "a drone hit a bus, which overturned".
_DRONE = re.compile(
    r"\b(?:drones?|uavs?|missiles?|shaheds?|debris|(?:air)?strikes?)\b"
    r"[^.;]{0,40}\b(?:hit|struck|caus|slamm|crash|fell|target|damag|attack|set|spark)",
    re.IGNORECASE,
)


def mishap(text: str) -> str:
    """Find words of harm that no drone or missile did.

    Parameters
    ----------
    text : str
        A sentence, folded.

    Returns
    -------
    str
        "" where there are none, or where what a drone did is told of right before.
    """
    found = _MISHAP.search(_DROPPED.sub("", text))
    if found and not _DRONE.search(_DROPPED.sub("", text)[: found.end()]):
        return found[0]
    court = _COURT.search(text)
    return court[0] if court else ""
