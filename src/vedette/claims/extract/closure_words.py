"""The words for closing and opening again, of places of flying and of traffic.

In: nothing. Out: tables of patterns for `closures`, each with what else must be of the
air: the head of its clause (`SUBJECT`), or nothing more, since its object is named in
it (`ITSELF`). Those called `_THERE` lean on a text that tells of an airport or flights.
A word that is missing here is the most frequent reason for a closing that is not found.
"""

from vedette.claims.extract.heads import AIR, FILL

_BE = (
    r"\b(?:was|were|been|being|is|are|be|got|stay(?:s|ed)?|remain(?:s|ed)?|stood|kept"
    r"|lay|left)"
    r" (?:(?:also|again|still|now|then|all|briefly|temporarily|quickly|immediately"
    r"|partly|completely|first|even|both|later|once|[a-z]+ly) ){0,2}"
)
_SHUT = r"(?:closed|shut(?: down)?|locked down|sealed off)"
_STOPPED = (
    r"(?:suspended|halted|paused|stopped|grounded|interrupted|paraly[sz]ed|frozen"
    r"|blocked|held(?! (?:up|talks|in))|broken off|brought to (?:a|an) (?:\w+ )?"
    r"(?:stop|halt|standstill|end)|put on hold|out of (?:use|service|action|operation)"
    r"|at a (?:complete |total )?(?:standstill|halt)|off limits|unusable|impossible)"
)
_OBJECT = rf"(?:{FILL}){{0,5}}{AIR}"
_TO = (
    r"\b(?:(?:had|has|have|forced|obliged|compelled|made|decided|chose|opted|was told"
    r"|were told|was ordered|were ordered|led)(?: [\w'-]+){0,4} (?:to|and)) "
)
_MANY = r"(?<=[a-z]s )"  # "Drones close runways": a headline's present of many
_STANDS_STILL = (
    r"(?:c[ao]me to (?:a|an) (?:\w+ )?(?:stop|halt|standstill|end)|ground to a (?:halt"
    r"|stop)|st(?:an|oo)ds? still|ceased?(?: work\w*| operat\w+)?|froze|stopped"
    r"(?: work(?:ing)?| operat\w+)?|halted|paused|stalled|go(?:es)? into lockdown"
    r"|went into lockdown|shut (?:its|their) (?:skies|sky|runways?))\b"
)
_ENDS = (
    r"(?= (?:for|by|as|after|again|over|at|from|due|because|amid|overnight|twice|in|on"
    r"|during|early|late|since|until|between|shortly|just|around|about|once|when|while"
    r"|following|a (?:second|third|\w+th) time|briefly|temporarily|its|and|but|to"
    r"|\w+day\b)\b|[.,;:?!]|$)"
)
_NOUN = r"(?:closures?|shut-?downs?|suspensions?|stoppages?|groundings?|ground stops?)"
_HALT = r"(?:stop|halt|standstill|pause|interruption|closing|end)"
NO_PLANE = (
    r"\b(?:[Nn]othing|[Nn]o (?:planes?|aircraft|flights?|jets?|one|machines?)"
    r"|[Nn]ot a single"
    r" (?:plane|aircraft|flight)|[Nn]either planes nor \w+|[Nn]o (?:take-?offs?"
    r"|landings?|"
    r"departures?|arrivals?)(?: (?:or|and|nor) \w+)?)"
    r" (?:(?:has|have|had) )?(?:could|can|(?:was|were|been) (?:able|allowed|permitted"
    r"|possible|cleared)|took off|landed|moved|left|departed|taken off|moves)\b"
)
SUBJECT, ITSELF = "subject", "itself"
# What closes, and what else must be of the air: who it is said of, or nothing more.
CLOSED = (
    (SUBJECT, rf"{_BE}{_SHUT}\b"),
    (SUBJECT, rf"{_BE}{_STOPPED}"),
    (SUBJECT, rf"\b(?:closed|closes|shut|shuts|shut down|shuts down)\b{_ENDS}"),
    (
        SUBJECT,
        (
            rf"\b(?:suspended|halted|grounded|interrupted|paused|held(?= for| at| over"
            rf"| after| due)|at a standstill)\b{_ENDS}"
        ),
    ),
    (SUBJECT, rf"\b{_STANDS_STILL}"),
    (SUBJECT, rf"{_TO}(?:close|shut(?: down)?|stop (?:work\w*|operat\w+))\b"),
    (
        ITSELF,
        (
            r"(?<!\bthe )(?<!\ba )(?<!\bits )(?<!\bnear )(?<!\bat )\b(?:clos(?:ed"
            r"|es|ing)"
            r"|shut(?:s|ting)?(?: down| off)?|suspend(?:ed|s|ing)|halt(?:ed|s|ing)"
            r"|stop(?:ped|s|ping)|ground(?:ed|s|ing)|paus(?:ed|es|ing)|interrupt(?:ed"
            rf"|s|ing)|paraly[sz](?:ed|es|ing)|cleared|froze|sealed off) {_OBJECT}"
        ),
    ),
    (
        ITSELF,
        (
            rf"(?:{_TO}|{_MANY})(?:close|shut(?: down)?|halt|suspend|stop|ground|pause"
            rf"|interrupt|paraly[sz]e|block) {_OBJECT}"
        ),
    ),
    (
        ITSELF,
        (
            rf"\b(?:br(?:ings?|ought|inging)|puts?) (?:an? (?:\w+ )?{_HALT} (?:to"
            rf"|on) )?"
            rf"{_OBJECT}(?: (?:[\w'-]+ ){{0,8}}?to (?:a|an) (?:\w+ )?{_HALT}\b)?"
        ),
    ),
    (ITSELF, rf"\b(?:ke(?:pt|eps|eping)|left) {_OBJECT} (?:closed|shut|grounded)\b"),
    (
        ITSELF,
        (
            rf"\b(?:{_NOUN}|(?<=a ){_HALT}|(?<=the ){_HALT}|interruption) (?:of|to"
            rf"|in|on)"
            rf" {_OBJECT}"
        ),
    ),
    (ITSELF, rf"\b{AIR}(?:'s)? (?:closure|shut-?down|stoppage|suspension)\b"),
    (ITSELF, NO_PLANE),
    (
        ITSELF,
        (
            r"\b(?:lets?|allow(?:s|ed)?|permit(?:s|ted)?) no (?:planes?|aircraft"
            r"|flights?|take-?offs?|landings?|departures?|one) "
        ),
    ),
    (
        ITSELF,
        (
            r"\b(?i:take-?offs?|landings?|departures?|arrivals?|flights|planes|aircraft"
            r"|flying)(?: (?:or|and|nor) [\w-]+)? (?:was not|were not|wasn't|weren't"
            r"|could not|couldn't|cannot|can't) (?:be )?(?:possible|allowed"
            r"|permitted|land"
            r"|leave|depart|take off|start)\b"
        ),
    ),
)
# Those that lean on a text about an airport: "the closure lasted", "drones shut Orlo".
CLOSED_THERE = (
    (ITSELF, r"\bke(?:pt|eps) (?:it|them) (?:closed|shut)\b"),
    (ITSELF, r"\b(?:closed|shut|halted) (?:it|them)\b"),
    (
        ITSELF,
        (
            r"\b(?:[Tt]he|[Tt]his|[Ii]ts|[Tt]hat|[Aa]|[Aa]n|after|during)(?: (?!next"
            r"|possible|second|third|whole)[\w-]+)? (?:closure|shut-?down|stoppage"
            r"|suspension)(?= (?:lasted|lasts|began|came|caused|affected|hit|meant|led"
            r"|forced|followed|delayed|left|disrupted|was|ended|of about|as|on|at|from"
            r"|had|for|which|that|in)\b|[.,;]|$)"
        ),
    ),
    (
        ITSELF,
        (
            r"\b(?:[Dd]rones?|[Bb]alloons?|[Oo]bjects?|[Ss]ightings?|[Aa]larms?"
            r"|[Aa]lerts?"
            r"|[Ss]cares?)"
            r"(?: (?:has|have|had))? (?:close[sd]?|shuts?|halt(?:s|ed)?|ground(?:s|ed)?"
            r"|paraly[sz]e[sd]?) (?:down )?(?:[A-Z][\w'-]+ ?){1,3}(?! (?:border|road))"
        ),
    ),
    (ITSELF, rf"\b{_NOUN} of (?:[A-Z][\w'-]+ ?){{1,3}}(?!(?:Street|Road|border))"),
    (ITSELF, r"\b[Nn]othing (?:moves|moved|was moving|flew)\b"),
)
_AGAIN = r"(?:again|once more|anew|afresh|as (?:normal|usual))"
_WORDS = r"(?:[\w'-]+ ){0,5}?"
_GOING = (
    r"(?:running|operating|flying|moving|working|leaving|landing|taking off|starting"
    r"|departing|arriving|allowed|possible|permitted|open|normal|back|under way)"
)
_LIMITS = (
    r"(?:restrictions?|limits?|limitations?|curbs?|bans?|closures?|suspensions?|halt"
    r"|(?:ground )?stops?|no-fly (?:zone|order)|orders?|measures|shut-?downs?"
    r"|lockdowns?)"
)
OPENED = (
    (SUBJECT, rf"\bre-?open(?:s|ed)\b|{_MANY}re-?open\b"),
    (SUBJECT, rf"\b(?:is|are|was|were|been|now|fully|back) open {_AGAIN}"),
    (SUBJECT, rf"\b(?:opened|opens|open|back open)(?: (?!to the){_WORDS})?{_AGAIN}"),
    (SUBJECT, r"\b(?:is|are|was|were|been) (?:now |then )?back open\b"),
    (
        SUBJECT,
        r"\b(?:resum|re-?start)(?:e?d|e?s)\b(?! (?:[\w'-]+ )?(?:search|talks|work\b))",
    ),
    (
        SUBJECT,
        (
            rf"\b(?:is|are|was|were|been|gets?|got|be|came|comes) {_WORDS}{_GOING}"
            rf" {_WORDS}{_AGAIN}"
        ),
    ),
    (
        SUBJECT,
        (
            r"\b(?:start(?:ed|s)?|beg[aiu]ns?|pick(?:ed|s) up|t(?:ook|akes?) (?:up|off)"
            rf"|got (?:going|moving)|landed|flew|moved|ran) {_WORDS}{_AGAIN}"
        ),
    ),
    (
        SUBJECT,
        (
            r"\b(?:back|return(?:s|ed|ing)?) (?:to|in|into|at) (?:full |regular "
            r"|normal )?(?:normal(?:ity)?|services?|operations?|use|business|schedule"
            r"|work)\b"
        ),
    ),
    (
        SUBJECT,
        r"\b(?:up and running|(?:was|were|been) (?:\w+ly )?(?:restored|cleared to))\b",
    ),
    (
        ITSELF,
        (
            r"\b(?:re-?open(?:s|ed|ing)|resum(?:es|ed|ing)|re-?start(?:s|ed|ing)"
            rf"|restor(?:es|ed|ing)) {_OBJECT}"
        ),
    ),
    (ITSELF, rf"{_MANY}(?:reopen|resume|restart) {_OBJECT}"),
    (
        ITSELF,
        rf"\b(?:opened|opens) {_OBJECT} {_WORDS}(?:again|later|once more)\b",
    ),
    (
        ITSELF,
        (
            r"\b(?i:planes|aircraft|jets|flights|pilots|airliners) (?:could|can|(?:was"
            r"|were|have been|had been) (?:able|allowed|cleared|permitted)(?: to)?)"
            rf" {_WORDS}{_AGAIN}"
        ),
    ),
    (
        ITSELF,
        (
            r"\b(?i:planes|aircraft|jets|airliners) (?:was|were|are|have been) "
            rf"{_WORDS}{_GOING} {_WORDS}{_AGAIN}"
        ),
    ),
    (
        ITSELF,
        rf"\b(?:the|a) resumption of {_OBJECT}",
    ),
)
OPENED_THERE = (
    (
        ITSELF,
        rf"\b(?:re-?opened|opened) (?:it|them)\b(?= {_WORDS}(?:again|later|at|\d))",
    ),
    (ITSELF, r"\b(?:It|it) opened(?= (?:at|shortly|around|about|just) )"),
    (
        ITSELF,
        (
            rf"\b(?i:{_LIMITS}) (?:(?!when|as|after"
            rf"|while)[\w'-]+ ){{0,4}}?(?:(?:was|were|been|is|are) (?:\w+ )"
            r"{0,2}?)?(?:lifted|ended|removed|rescinded|revoked|called off|withdrawn"
            r"|over(?=[.,;]|$| at| by| after| again))\b"
        ),
    ),
    (
        ITSELF,
        (
            r"\b(?:lift(?:s|ed)|ended|removed|rescinded|revoked|called off|withdrew)"
            rf" (?:(?:the|its|their|all|this|that|those) )(?:{FILL}){{0,3}}{_LIMITS}\b"
        ),
    ),
    (ITSELF, rf"\b[Nn]ormal (?:service|operations?|traffic) (?:\w+ ){{0,2}}{_AGAIN}"),
)
