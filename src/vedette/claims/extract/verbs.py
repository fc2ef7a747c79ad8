"""The verbs that say which measure a quantity answers, as patterns in lower case.

In: nothing, or the words before a quantity. Out: patterns; which kind of verb governs a
quantity. A verb governs what comes right after it ("shot down at least 15"): it says
more than any word that follows ("... launched by the enemy").
"""

import re

DOWNED = (
    r"shot down|(?<!to )shoot down|shooting down|\bdown(?:ed|s|ing)\b"
    r"|(?:managed|able) to (?:shoot )?down|brought down|taken (?:down|out)|took down"
    r"|knocked (?:down|out)|shot out|destroy|intercept|neutrali[sz]|eliminat|repel"
    r"|(?:destruction|interception|downing) of|suppress|thwart|foil|jammed|liquidat"
)
LAUNCHED = (
    r"launch(?:es)? of|launch|fired|firing|unleash"
    r"|\bus(?:ed|ing)\b|sent (?!to\b)|released|deploy"
    r"|(?:attack|str[iu]ck|hit|target|bombard)\w* (?:\w+ ){0,3}with"
    r"|(?:attack|strike|assault|barrage|raid|wave|volley|swarm)s?"
    r" (?:on [\w' ]{1,30} )?(?:of|by|with|using|"
    r"involv\w*|includ\w*|consist\w*|compris\w*)"
)
AIMED = r"\btarget(?:ed|ing)\b|\battack(?:ed|ing)\b"  # what drones did to a place
ENTERED = (
    r"\benter|\bcross|violat|breach|intru|penetrat|infring|infiltrat|invad|stray|incursion"
    r"|overfl(?:ew|y|own)|illegally fl"
    r"|fl(?:ew|own|ying) over (?:\w+ ){0,2}(?:territory|soil)"
    r"|flew in(?:to)?\b|came in\b|across (?:the|its|our|their) border"
    r"|in (?:its|our|their|the country's|\w+'s) airspace"
)
HEADED = (
    r"head(?:ed|ing) (?:for|to)|aimed at|bound for|directed at|en route to"
    r"|on (?:its|their) way to|(?:flying|flew|drift\w+|moving) to(?:wards?)?\b"
)
WRECK = (
    r"found|recover|fragment|wreck|debris|remains|remnant|crash|fell\b(?! short)|fallen"
    r"|came down|went down|explod|impacted|\bland(?:ed|ing)? (?:in|on|inside)\b"
)
# What a drone did to a house.
STRUCK = r"\bhit\b|\bstr(?:uck|iking|ikes)\b|slam(?:med|ming) into|smash"
SEEN = (
    r"\bseen|\bseeing\b|saw\b|sight|spotted|observ|detect|track|\bcounted|noticed|photograph|filmed"
    r"|(?:flew|flying|flown|flies) (?:over|near|close|above|past)"
    r"|over the (?:base|airport|runway|area)"
    r"|hover|\bappear(?!(?:ed|s)? to be)|involved|circl|recorded|\bidentified(?! as\b)"
    r"|(?<!has )(?<!have )(?<!are )registered|formations? of"
    r"|picked up|confirmed(?! (?:downed|shot|destroyed))|approach"
    r"|reported $|reports? of $|reported (?:near|over|above|around)\b"
)
CLOSED = (
    r"clos|shut|halt|suspen[ds]|reopen|grounded|stopp(?:ed|age)|stop operat|standstill"
    r"|interrupt|restrict|paraly[sz]|paus|ceas|out of (?:action|operation)|ground stop"
)
STAYED = (
    r"last(?:ed|ing)|stayed|remained|airborne|in (?:\S+ )?airspace|airspace for\b"
    r"|hovered|circled|flew (?:for|around|over)|pummel"
)
DEAD = (
    r"kill|\bdie|\bdead|death|fatal|martyr|perish"
    r"|\blost (?:their|his|her) li|claim\w* the li"
    r"|li(?:fe|ves) of|deaths? of"
    r"|\bbod(?:y|ies)\b"
)
HURT = (
    r"injur|wound|\bhurt|hospitali[sz]|casualt|\btreat(?:ed|ing)\b|admitted to"
    r"|hit by (?:\w+ )?(?:shrapnel|debris|fragments|glass|splinters)"
    r"|taken to (?:a |the )?(?:\w+ )?hospital|medical (?:help|care|attention|treatment)"
)
SAVED = (
    r"rescued|evacuat|\bsaved|missing|trapped|arrest|detain|displaced"
    r"|(?:in|urgently) need|need(?:s|ing)?\b|fac(?:e|es|ing)\b|without\b|hung(?:er|ry)"
)
DEPLOYED = (
    r"deploy|sent\b|send|search|involv|took part|taking part|take part|working|mobili"
    r"|dispatch|assign|on duty|comb(?:ed|ing)"
)
CANCELLED = (
    r"cancel|scrapp|unable to (?:take off|depart)|called off|axed"
    r"|did not (?:take off|depart|operate)"
)
DIVERTED = (
    r"diver(?:t|sion)|re-?direct|re-?rout|landed elsewhere|turned (?:back|away|around)"
    r"|(?:landed|land) at (?:other|another|alternative|alternate|nearby)"
    r"|sent to (?:other|another|alternative)"
    r"|return(?:ed|ing|s)? to\b(?! (?:the |its |their )?bases?\b)"
)
DELAYED = r"delay|late\b|postpon|reschedul"
AFFECTED = (
    r"affect|disrupt|impact|(?:were|was) held|held up|to hold\b|on hold|grounded"
    r"|(?:were|was|been) suspended|unable to (?:receive|accept)"
)
DAMAGED = (
    r"damag|destroy|\bhit\b|shatter|struck|burn|fire\b|ablaze|wreck|collaps|gutted|ruin"
    r"|razed"
)
SENT_UP = (
    r"scrambl|took off|take off|taken off|sent up|sent\b|deploy|dispatch|took part"
    r"|in the air|airborne|launched|in use|patroll|monitor|mobili[sz]|activated"
)
HARMED = r"kill|injur|wound|\bhurt|deaths? of"
# Up to two plain words may stand between a verb and its figure: "shot down the last".
TAIL = 60  # characters before a figure in which its verb stands
_BETWEEN = (
    r"\w*(?:\s(?!(?:and|or|by|from|after|before|as|when|while|that|of|in|on|over|near|with"
    r"|at|to|for|than|were|was|had|have|the)\b)[\w'-]+){0,2}\s?$"
)
_KINDS = (
    ("harm", re.compile(rf"(?:{HARMED}){_BETWEEN}")),
    ("downed", re.compile(rf"(?:{DOWNED}|{LAUNCHED}){_BETWEEN}")),
    ("flight", re.compile(rf"(?:{CANCELLED}|{DIVERTED}|{DELAYED}){_BETWEEN}")),
)


def governed(before: str) -> str:
    """Return which kind of verb governs what comes next.

    Parameters
    ----------
    before : str
        Words before a quantity, in lower case.

    Returns
    -------
    str
        "harm", "downed" or "flight"; "" for none of them.
    """
    tail = before[-TAIL:]
    return next((name for name, verb in _KINDS if verb.search(tail)), "")


def leads(words: str, before: str) -> int:
    """Find a verb that governs what comes next.

    Parameters
    ----------
    words : str
        Pattern of the verb.
    before : str
        Words before a quantity, in lower case.

    Returns
    -------
    int
        Where it begins in the last `TAIL` characters, -1 for none.
    """
    found = list(re.finditer(rf"(?:{words}){_BETWEEN}", before[-TAIL:]))
    return found[-1].start() if found else -1
