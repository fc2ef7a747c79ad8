"""The words for closing and opening again, of places of flying and of traffic.

In: nothing. Out: tables of patterns for `closures`, each with what else must be of the
air: the head of its clause (`SUBJECT`), or nothing more, since its object is named in
it (`ITSELF`). Those called `_THERE` lean on a text that tells of an airport or flights.
A word that is missing here is the most frequent reason for a closing that is not found.
"""

from vedette.claims.extract.heads import AIR, FILL

_BE = (
    r"\b(?:was|were|been|being|is|are|be|got|stay(?:s|ed)?|remain(?:s|ed)?|stood|kept"
    r"|lay|left) (?:(?:also|again|still|now|then|all|briefly|temporarily|quickly"
    r"|immediately|partly|completely|first|even|both|later|once|[a-z]+ly) ){0,2}"
)
_SHUT = r"(?:closed|shut(?: down)?|locked down|sealed off)"
_STOPPED = (
    r"(?:suspended|halted|paused|stopped|grounded|interrupted|paraly[sz]ed|frozen"
    r"|blocked|held(?! (?:up|talks|in))|broken off|brought to (?:a"
    r"|an) (?:\w+ )?(?:stop|halt|standstill|end)|put on hold|out of (?:use|service"
    r"|action|operation)|at a (?:complete |total )?(?:standstill|halt)|off limits"
    r"|unusable|impossible)"
)
# "Stopped cars leaving the airport" stops cars.
_NOT_WHAT = (
    r"(?!(?:cars?|lorr(?:y|ies)|trucks?|buses|trains?|vehicles?|ships?|boats?|m[ae]n"
    r"|wom[ae]n|people|drivers?|migrants|protesters|activists|smugglers|suspects?|staff"
    r"|workers?|(?!landing|incoming|outgoing|remaining|existing|arriving|departing"
    r"|flying|using|ongoing|evening|morning)\w{3,}ing)\b)"
)
_OBJECT = rf"(?!(?:and|or)\b)(?:{_NOT_WHAT}{FILL}){{0,5}}{AIR}"
_TO = (
    r"\b(?:(?:(?:had|has|have)(?:(?: (?!no\b|not\b|never\b|nothing|little|seen"
    r"|reasons?|rights?|powers?|authority|plan|threat|ask|want|tried|refused|yet\b|been\b"
    r"|and\b|but\b)[\w'-]+){1,4}"
    r"|(?: (?:no|little) (?:other )?(?:choice|option|alternative) but))?"
    r"|(?:forced|obliged|compelled|made|decided|chose|opted|was told|were told"
    r"|was ordered|were ordered|led)(?: (?!not\b|never\b)[\w'-]+){0,4}) (?:to|and)) "
)
_MANY = r"(?<=[a-z]s )"  # "Drones close runways": a headline's present of many
_STANDS_STILL = (
    r"(?:c[ao]me to (?:a|an) (?:\w+ )?(?:stop|halt|standstill|end)"
    r"|ground to a (?:halt|stop)|st(?:an|oo)ds? still|ceased?(?: work\w*| operat\w+)?"
    r"|froze|stopped(?: work(?:ing)?| operat\w+)?|halted|paused|stalled"
    r"|go(?:es)? into lockdown|went into lockdown|shut (?:its|their) (?:skies|sky"
    r"|runways?))\b"
)
_ENDS = (
    r"(?= (?:for|by|as|after|again|over|at|from|due|because|amid|overnight|twice|in"
    r"|on|during|early|late|since|until|between|shortly|just|around|about|once|when"
    r"|while|following|a (?:second|third|\w+th) time|briefly|temporarily|its|and|but"
    r"|to|\w+day\b)\b|[.,;:?!]|$)"
)
_NOUN = r"(?:closures?|shut-?downs?|suspensions?|stoppages?|groundings?|ground stops?)"
_HALT = r"(?:stop|halt|standstill|pause|interruption|closing|end)"
NO_PLANE = (
    r"\b(?:[Nn]othing|[Nn]o (?:planes?|aircraft|flights?|jets?|one|machines?)"
    r"|[Nn]ot a single (?:plane|aircraft|flight)|[Nn]either planes nor \w+"
    r"|[Nn]o (?:take-?offs?|landings?|departures?|arrivals?)(?: (?:or|and"
    r"|nor) \w+)?) (?:(?:has|have|had) )?(?:could|can|(?:was|were|been) (?:able"
    r"|allowed|permitted|possible|cleared)|took off|landed|moved|left|departed"
    r"|taken off|moves)\b"
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
            r"\b(?:suspended|halted|grounded|interrupted|paused|held(?= for| at| over"
            rf"| after| due)|at a standstill)\b{_ENDS}"
        ),
    ),
    (SUBJECT, rf"\b{_STANDS_STILL}"),
    (SUBJECT, rf"{_TO}(?:close|shut(?: down)?|stop (?:work\w*|operat\w+))\b"),
    (
        ITSELF,
        (
            r"(?<!\bthe )(?<!\ba )(?<!\bits )(?<!\bnear )(?<!\bat )\b(?:clos(?:ed|es"
            r"|ing)|shut(?:s|ting)?(?: down| off)?|suspend(?:ed|s|ing)|halt(?:ed|s"
            r"|ing)|stop(?:ped|s|ping)|ground(?:ed|s|ing)|paus(?:ed|es|ing)"
            r"|interrupt(?:ed|s|ing)|paraly[sz](?:ed|es|ing)|cleared|froze"
            rf"|sealed off) {_OBJECT}"
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
            rf"|on) )?{_OBJECT}(?: (?:[\w'-]+ ){{0,8}}?to (?:a"
            rf"|an) (?:\w+ )?{_HALT}\b)?"
        ),
    ),
    (ITSELF, rf"\b(?:ke(?:pt|eps|eping)|left) {_OBJECT} (?:closed|shut|grounded)\b"),
    (
        ITSELF,
        (
            rf"\b(?:{_NOUN}|(?<=a ){_HALT}|(?<=the ){_HALT}|interruption) (?:of|to|in"
            rf"|on) {_OBJECT}"
        ),
    ),
    (ITSELF, rf"\b{AIR}(?:'s)? (?:closure|shut-?down|stoppage|suspension)\b"),
    (
        ITSELF,
        (
            r"\b(?:halted|stopped|suspended|grounded|held|paused) (?:all|every) (?:air "
            r"|flight |aircraft )?(?:movements?|planes?|aircraft|jets|machines)\b"
        ),
    ),
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
            r"\b(?i:take-?offs?|landings?|departures?|arrivals?|flights|planes"
            r"|aircraft|flying)(?: (?:or|and|nor) [\w-]+)? (?:was not|were not|wasn't"
            r"|weren't|could not|couldn't|cannot|can't) (?:be )?(?:possible|allowed"
            r"|permitted|land|leave|depart|take off|start)\b"
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
            r"|suspension)(?= (?:lasted|lasts|began|came|caused|affected|hit|meant"
            r"|led|forced|followed|delayed|left|disrupted|was|ended|of about|as|on|at"
            r"|from|had|for|which|that|in)\b|[.,;]|$)"
        ),
    ),
    (
        ITSELF,
        (
            r"\b(?:[Dd]rones?|[Bb]alloons?|[Oo]bjects?|[Ss]ightings?|[Aa]larms?"
            r"|[Aa]lerts?|[Ss]cares?)(?: (?:has|have|had))? (?:close[sd]?|shuts?"
            r"|halt(?:s|ed)?|ground(?:s|ed)?|paraly[sz]e[sd]?) "
            r"(?:down )?(?:[A-Z][\w'-]+ ?){1,3}(?! (?:border|road))"
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
            r"\b(?:is|are|was|were|been|gets?|got|be|came"
            rf"|comes) {_WORDS}{_GOING} {_WORDS}{_AGAIN}"
        ),
    ),
    (
        SUBJECT,
        (
            r"\b(?:start(?:ed|s)?|beg[aiu]ns?|pick(?:ed|s) up|t(?:ook|akes?) (?:up"
            rf"|off)|got (?:going|moving)|landed|flew|moved|ran) {_WORDS}{_AGAIN}"
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
            r"\b(?i:planes|aircraft|jets|flights|pilots|airliners) (?:could|can"
            r"|(?:was|were|have been|had been) (?:able|allowed|cleared"
            rf"|permitted)(?: to)?) {_WORDS}{_AGAIN}"
        ),
    ),
    (
        ITSELF,
        (
            r"\b(?i:planes|aircraft|jets|airliners) (?:was|were|are"
            rf"|have been) {_WORDS}{_GOING} {_WORDS}{_AGAIN}"
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
            rf"(?<!speed )(?<!weight )(?<!travel )(?<!age )(?<!trade )"
            rf"\b(?i:{_LIMITS}) (?:(?!when|as|after|while)[\w'-]+ ){{0,4}}?(?:(?:was"
            r"|were|been|is|are) (?:\w+ ){0,2}?)?(?:lifted|ended|removed|rescinded"
            r"|revoked|called off|withdrawn|over(?=[.,;]|$| at| by| after| again))\b"
        ),
    ),
    (
        ITSELF,
        (
            r"\b(?:lift(?:s|ed)|ended|removed|rescinded|revoked|called off"
            r"|withdrew) (?:(?:the|its|their|all|this|that"
            rf"|those) )(?:{FILL}){{0,3}}{_LIMITS}\b"
        ),
    ),
    (ITSELF, rf"\b[Nn]ormal (?:service|operations?|traffic) (?:\w+ ){{0,2}}{_AGAIN}"),
)
