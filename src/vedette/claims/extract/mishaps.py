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
    rf"|\b(?:an?|two|the|whose|their|when|its) (?:[\w-]+ )?{_VEHICLE}s? "
    r"(?:\w+ ){0,2}(?:crashed|overturned|derailed|collided|sank|sinks|capsized|overran"
    r"|went off|left the (?:road|rails|track)|rolled over|flipped|fell into|came down"
    r"|plunged|skidded|fell on|hit an? mine)\b"
    r"|\bcollisions?\b|\bderail\w+|\bpile-up\b|\bshipwreck\w*|\bdrown\w*"
    r"|\bgas (?:explosions?|blasts?|leaks?|mains?|cylinders?|bottles?|boilers?|pipe"
    r"|exploded)\b|\bboilers? (?:explo\w+|blasts?)|\bfireworks?\b"
    r"|\b(?:hotel|nightclub|forest|prison|care[- ]home|disco|apartment-block) "
    r"(?:fire|blaze)s?\b|\b(?:wild|bush)fires?\b|\b(?:died|killed|dead|lives) in an? "
    r"(?:\w+ )?(?:fire|blaze)\b|\b\w+(?:day|week|month|end|year)'s (?:fire|blaze)\b"
    r"|\b(?:nightclub|disco|theatre|theater|cinema|hotel) (?:fire|blaze)"
    r"|\b(?:earth)?quakes?\b|\bfloods?\b|\bflooding\b|\bfloodwaters?\b"
    r"|\bstorms?\b(?! of|[- ]shadow)|\bhurricanes?\b|\bcyclones?\b|\b(?:land|mud|rock)"
    r"slides?\b|\bavalanches?\b|\bheat ?waves?\b|\blightning\b(?! (?:raid|strike|attack"
    r"|visit))|\btsunamis?\b|\bvolcan\w+|\beruption\b|\bdrought\b|\bfamine\b"
    r"|\bcholera\b"
    r"|\bepidemics?\b|\bpandemic\b|\boutbreaks? of (?!war|hostil|fight|conflict"
    r"|violence)"
    r"|\bminers?\b[^.;]{0,60}\b(?:explosion|blast|collapse|trapped)\b|\bcolliery\b"
    r"|\bunderground explosion\b|\bexplosion underground\b"
    r"|\b(?:mass |school |police |\w+day's |the |a |another )shootings?\b(?! (?:down|of"
    r" drones|at drones))"
    r"|\bgunm[ae]n\b|\bshot dead\b|\bstabb\w+|\bknife\w*|\bmachete\w*|\bsuicide "
    r"(?:bomb\w*|attack\w*|blast)|\b(?:car|lorry|truck|roadside|nail|parcel|petrol"
    r"|motorcycle|pipe) bomb\w*|\bbombs? (?:at|in|under|on|outside|near|planted|hidden)"
    r" |\bbombing of an? |\bgrenades?\b|\bambush\w*|\bassassinat\w+|\bhostages?\b"
    r"|\bstampede\b|\bcrowd crush\b|\briots?\b|\blynch\w*|\b(?:land ?)?mine (?:blast"
    r"|explosion)|\bstepp\w+ on a mine\b|\bhit a mine\b|\bpoison\w*|\boverdos\w+"
    r"|\b(?:in|during) (?:a |an )?(?:\w+ )?(?:training|exercises?|drills?|manoeuvres"
    r"|maneuvers)\b|\bon a (?:\w+ )?(?:firing |shooting )?range\b"
    r"|\bbrawls?\b|\bscuffles?\b|\b(?:fist|bar|street|knife) ?fights?\b|\bquarrels?\b"
    r"|\b(?:protests?|protesters|demonstrations?|demonstrators)\b|\brobber\w*|\bburglar\w*"
    r"|\bmugg(?:ed|ing)\b|\bdomestic violence\b|\b(?:football|soccer|hockey|cup) match\b"
    r"|\bscaffold\w*|\bladder\b|\b(?:burst|leaking|broken) (?:water )?(?:pipe|main)s?\b"
    r"|\bfood poisoning\b|\bheart (?:attacks?|failure)\b|\bheat ?stroke\b|\bfrostbite\b"
    r"|\bhypothermia\b|\bcarbon monoxide\b|\b(?:dog|snake|shark|bear|wolf) (?:bites?"
    r"|attacks?)\b|\bdrunk\w*|\be-?scooters?\b|\bfell (?:from|off|down) (?:an?|the|his|her)"
    r" (?:\w+ )?(?:roof|balcony|horse|bike|cliff|stairs|tree|crane|window|bridge)\b"
    r"|\b(?:measles|influenza|flu|virus|infections?|bacteria)\b|\bmountaineer\w*"
    r"|\b(?:died|killed|injured|hurt|crash\w*) on the (?:motorway|highway|railway|slopes|ice"
    r"|mountain|piste)\b|\bhunting accident\b|\bswimm(?:ing|ers)\b"
    r"|\bindustrial accident\b|\baccidents? at work\b|\bmurder(?:s|er)\b",
    re.IGNORECASE,
)
# What falls from the air is no bomb that somebody left.
_DROPPED = re.compile(
    r"\b(?:drop(?:s|ped|ping)?|releas(?:es|ed|ing)|let(?:ting)? go of|rain(?:ed|ing)"
    r"|hurl(?:ed|ing)|launch(?:ed|ing)|fir(?:ed|ing)) (?:[\w-]+ ){0,3}(?:bombs?|grenades?)\b"
    r"|\b(?:bombs?|grenades?) (?:\w+ )?(?:dropped|released|fell|thrown|rained) (?:\w+ )?"
    r"(?:by|from|over|on) (?:an? |the )?(?:\w+ )?(?:drones?|planes?|aircraft|jets?"
    r"|helicopters?|paragliders?|air|sky)\b",
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
