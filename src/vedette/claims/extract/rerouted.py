"""What became of flights where the verb alone does not say it: the whole clause does.

In: the words around a count of flights or planes. Out: a key of the registry, "" where
the clause does not say. A verb of sending or turning takes its particle or its place
after what it sends ("sends six planes to Celm", "turned a dozen flights away"); planes
kept from landing were affected, whose landings were put back were late; what "felt" or
"faced" something was affected. Jets of an air force are no flights.
"""

import re

from vedette.claims.extract.nearby import Near

_NOUN = (
    r"\"?\s(?:(?!were\b|was\b|had\b|have\b)[\w'-]+ ){0,5}(?:flights?|planes?|aircraft"
    r"|jets?|airliners?|services?|departures?|arrivals?|freighters?|connections?"
    r"|jetliners?)\b"
    r"(?: (?:of|from|to|for|bound for|due (?:in|at|to)|on|at)\b(?: [\w'-]+){1,6}?)?"
    r"(?:,[^,.;]{0,40},)?"
)
# Where planes went, and no time, state or gate.
_PLACE = (
    r"(?! (?:the|an?|their|its|time|safety|late|once|least|about|around|noon|midnight"
    r"|full|be|have|land|take|turn|wait|circle|hold|return|avoid|make|work|normal|use"
    r"|service|operate|fly|let|give|search|look|watch|meet|help|guard|patrol|intercept"
    r"|investigate|check|delay\w*|disrupt\w*|cancel\w*|air|midair|flight|disarray"
    r"|chaos|trouble|error"
    r"|danger|question|come|date|go|see|say|all|some|no|at|\d+)\b) [\w'-]+"
)
_SENDS = re.compile(
    r"\b(?:send|sent|sends|sending|turn(?:ed|s|ing)?|wav(?:e|es|ed|ing)"
    r"|driv(?:e|es|ing)|drove|push(?:ed|es|ing)?|chas(?:ed|es|ing)|tak(?:es|ing)|took"
    r"|mov(?:es|ed|ing)|shift(?:s|ed|ing)?|steer(?:s|ed|ing)?|guid(?:es|ed|ing)"
    r"|forc(?:es|ed|ing)|switch(?:es|ed|ing)?) (?:some |about |around |up to )?$"
)
_SENT_AWAY = re.compile(
    rf"{_NOUN}(?: (?:away|back|elsewhere|round|around|off)\b"
    rf"|(?: (?:bound|due|on their way)\b[^,.;]{{0,30}}?)? (?:on )?to{_PLACE})"
)
# What is no going elsewhere, whatever stands after "to".
_STAYED = (
    r"(?:schedul|bound|due|resum|operat|list|allow|subject|similar|accord|next|close"
    r"|lost|led|return|belong|amount|compar|relat|unable|able|had|has|have|need|want"
    r"|try|tried|used|clear|open|prepar|report|confirm|told|order|forc|plan|expect"
    r"|sold|known|limit|restrict|extend|added|rose|fell|c[ao]me (?:close|near)"
    r"|reduc|increas|up|down|were|was|been|from|of|and|or|by|on|in|at|with|for|that"
    r"|which|who|not|thank|prior|back|again|rather|refus|fail|continu"
    r"|cancel|delay|wait|held|postpon|divert)\w*\b"
)
_VERB = (
    r"(?:[a-z]+(?:ed|ing)|went|gone?|came|come|flew|fly|flown|found|made|took|taken|got"
    r"|sent|swung|drew|ran|stole|crept|fell back)"
)
_PARTICLE = r"(?: (?:on|off|over|away|back|round|around|down|out|up|instead))*"
_WENT = re.compile(
    rf"{_NOUN} (?:(?:have|had) )?(?:so far )?(?:(?:were|was|been|being|are|had to(?: "
    rf"be)?) )?"
    rf"(?:(?!{_STAYED}){_VERB}(?: (?:their|its) way)?{_PARTICLE}"
    r"(?: elsewhere\b| (?:from (?:[\w'-]+ ){1,4})?"
    rf"(?:to|into|onto|towards){_PLACE})"
    r"|(?:land\w*|(?:put|set)(?! (?:back|off))|touch\w*|c[ao]me|coming|gone?|went"
    r"|going|ended|finish\w*"
    r"|head\w*|ma[dk]e|making|left|turn\w*|sent|flown|flew|parked|stood|stopped"
    rf"|settled|arriv\w*|div\w+){_PARTICLE} (?:instead\b|(?:at|in|for){_PLACE}))"
)
_KEPT = re.compile(
    rf"{_NOUN} (?:(?:were|was|had been|have been|are|is|being) )?(?:\w+ly )?"
    r"(?:(?:did|do|have|had) not (?:get|have|receive|obtain|given)|unable to|kept "
    r"from|prevented from|barred from|stopped from|banned from"
    r"|not (?:allowed|able|permitted|cleared|let) to|refused (?:leave|permission) to"
    r"|denied|forbidden to|c(?:ould|an) ?n[o']t)"
    r" (?:\w+ )?(?:land|touch|come (?:in|down)|approach|a landing|permission"
    r"|clearance|leave to)"
)
_LATE = re.compile(
    rf"{_NOUN} (?:(?:had|have|saw) (?:their|its) (?:[\w-]+ ){{1,3}}"
    r"(?:put (?:back|off)|held(?: up| back)?|delayed|postponed|moved|deferred)"
    r"|(?:chose|opted|decided|had|were (?:told|made|asked|ordered|forced|left)"
    r"|elected) "
    r"to (?:wait|hold|circle|queue|stand)\b"
    r"|(?:ran|run|left|departed|arrived|landed|got (?:in|away))\b[^,.;]{0,40}? late\b)"
)
_OTHERS_LATE = re.compile(
    r"(?:\s(?:others?|more))? (?:ran|left|departed|arrived|landed|were|got (?:in|away))"
    r"\b[^,.;]{0,40}? late\b(?! (?:on|in|at|last)\b)"
)
_FELT = re.compile(
    rf"{_NOUN} (?:(?:had|have) )?(?:felt|faced|broke off|bore|fought|struggled with"
    rf"|experienced"
    rf"|endured|received|met with"
    r"|ran into|underwent|saw) (?:\w+ )?(?:it|them|this|that|influence|changes?"
    r"|disruption\w*|trouble|problems|difficult\w+|(?:the )?(?:effects?|consequences"
    r"|upset|impact|brunt|(?:their )?(?:approach|landing|descent)))\b"
)
# Before a town that ends their way, planes that fly again are no diverted ones.
_ORDINARY = re.compile(
    r"\b(?:terminal|gate|summit|departed|took off|take off|left for|ambulance"
    r"|resum\w*|re-?open\w*|again|as usual|normal\w*|schedul\w*|every|daily"
    r"|regular\w*|first flights?|new (?:route|service)|weekly|each|since|fighters?"
    r"|military|air force|scrambl\w*|nato|warplanes?|bombers?|army|troops|weapons?"
    r"|ministry of defen[cs]e|violat\w*|airspace of)\b"
)


_LANDED = re.compile(
    r" (?:(?:have|had|has) )?(?:also |so far )?(?:landed|come down|came down|put down"
    r"|arrived|touched down)\b"
)
_UNPLANNED = re.compile(
    rf"{_NOUN} (?:(?:had|have) )?(?:landed|c[ao]me (?:down|in)|put down|set down"
    r"|touched down)\b[^.;]{0,40}\b(?:without having planned|unplanned|unscheduled"
    r"|unexpectedly|unannounced|instead)"
)


def have_landed(after: str) -> bool:
    """Say whether planes landed, of which it was told that they were diverted.

    Parameters
    ----------
    after : str
        What follows their noun.

    Returns
    -------
    bool
        True for "have landed".
    """
    return _LANDED.match(after) is not None


def by_clause(words: Near) -> str:
    """Say what became of flights by the clause they stand in.

    Parameters
    ----------
    words : Near
        Around a count of flights, planes or civil aircraft.

    Returns
    -------
    str
        Key of the registry, "" where the clause does not say.
    """
    after = words.after
    if _LATE.match(after) or _OTHERS_LATE.match(after):
        return "effect.flights_delayed"
    if _UNPLANNED.match(after):
        return "effect.flights_diverted"
    if not words.topic.air or _ORDINARY.search(words.sentence):
        return ""
    sent = _SENDS.search(words.before) and _SENT_AWAY.match(after)
    return "effect.flights_diverted" if sent or _WENT.match(after) else ""


def troubled(words: Near) -> str:
    """Say whether flights were kept from landing or felt it, where no verb says more.

    Parameters
    ----------
    words : Near
        As of `by_clause`.

    Returns
    -------
    str
        "effect.flights_affected", or "".
    """
    told = _KEPT.match(words.after) or _FELT.match(words.after)
    return "effect.flights_affected" if told else ""
