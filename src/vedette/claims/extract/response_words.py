"""The words for what is done in answer: who goes up, what is alarmed, who is called.

In: nothing. Out: `RULES`, pairs of an action and its pattern, for `responses`. A word
that is missing here is the most frequent reason for an answer that is not found.
"""

_KIND = (
    r"(?:F-?\d\d\w?|MiG-?\d\d\w?|Su-?\d\d\w?|JF-?\d\d|Mirage|Eurofighter|Typhoon"
    r"|Rafale|Gripen|Tornado|Phantom|Hornet|Jaguar|AWACS)"
)
_JETS = (
    rf"(?:(?:{_KIND} ){{0,2}}(?i:fighters?|jets?|fighter[- ](?:jets?|planes?|aircraft)"
    r"|warplanes?|interceptors?|(?:combat|military|war|surveillance|reconnaissance"
    r"|air force|NATO|allied) (?:planes?|aircraft|jets?)"
    r"|(?:(?!to\b|from\b|after\b|with\b|of\b)\w+ )?helicopters?"
    rf"|gunships?|quick[- ]reaction (?:alert )?\w+"
    rf"|(?:another|second|duty|alert) pairs?|{_KIND}(?:s|'s)?"
    r"(?: (?:fighters?|jets?|Typhoons?|aircraft))?"
    r"|(?![Ff]ire)[A-Z]?[a-z]*fighters?))"
)
_PLANES = rf"(?:{_JETS}|planes?|aircraft|crews?)"
_FILL = r"(?:(?!to\b|from\b|after\b|for\b|with\b|by\b)[\w'-]+ ){0,7}?"
# Why they went, or whence: "deployed" alone may be for a year.
_WHY = (
    r"(?:to (?:\w+ )?(?:monitor|follow|track|intercept|respond|investigate|identify"
    r"|observe|shadow|escort|watch|meet|hunt|search|patrol|chase|engage|secure"
    r"|protect|guard|check|look|find)|in (?:response|answer|reaction)|after|against"
    r"|from)\b"
)
_BE = r"(?:(?:was|were|been|being) (?:\w+ly |also |then |again |both ){0,2})"
_UP = (
    r"(?:up(?: again)?(?= |[.,;]|$)|aloft|skywards?|into the (?:air|sky|skies)"
    r"|airborne)"
)
ROSE = (
    r"(?:t(?:ook|aken?|akes?) (?:off|to the (?:air|sky|skies))|lifted off"
    r"|went up(?! (?:in|by|a|the|against))|gone up|rose (?:into|up|from|to)"
    r"|got airborne|(?:was|were|are) (?:airborne|aloft|up)"
    r"|left (?:the |their |its )(?:[\w-]+ ){0,3}(?i:base|airfield|ground)"
    r"|gave chase"
    r"|climbed(?= (?:to|into|from|away)|[.,;]|$))"
)
_ALARM = (
    r"(?i:sirens?|(?:air[- ]raid |air |missile |drone |rocket )?(?:alerts?|alarms?)"
    r"|air[- ]raid warnings?|warning sirens?)"
)
_SYSTEM = (
    r"(?i:defen[cs]es?|defen[cs]e|alert\w*|alarms?|sirens?|plans?|centre|center"
    r"|protocols?|procedures?|systems?|units?|teams?|headquarters|crisis|reaction"
    r"|mechanism|cell|command|measures|forces|staff|batter(?:y|ies)|Dome|Patriots?"
    r"|aircraft|aviation|jets|phase|state|code|level)"
)
_PEOPLE = (
    r"(?:(?i:(?:the |all |local |its |their |any |other |more )*(?:people|residents?"
    r"|public|citizens?|population|locals|inhabitants?|villagers|townspeople|anyone"
    r"|anybody|everyone|everybody|those|travell?ers|passengers|drivers|motorists"
    r"|witness(?:es)?|households|families|neighbou?rs|islanders|civilians|parents"
    r"|farmers|walkers|hikers|owners|users|fliers|flyers|viewers|readers|community"
    r"|communities|commuters))|(?:the )?(?:Israelis|Ukrainians|Poles|Romanians"
    r"|Lithuanians|Latvians|Estonians|Finns|Danes|Moldovans|Norwegians|Swedes|Germans"
    r"|Belgians))"
)
_TELL = (
    r"(?:urg(?:ed|es|ing)|ask(?:ed|s|ing)|call(?:ed|s|ing) (?:up)?on|appeal(?:ed|s"
    r"|ing) to|advis(?:ed|es|ing)|told|tells|warn(?:ed|s|ing)|instruct(?:ed|s|ing)"
    r"|order(?:ed|s|ing)|request(?:ed|s|ing)|recommend(?:ed|s)|encourag(?:ed|es|ing)"
    r"|remind(?:ed|s|ing)|beg(?:ged|s)|invited)"
)
_OTHER_ALARM = (
    *("car", "fire", "smoke", "burglar", "house", "bike", "storm", "flood", "heat"),
    *("weather", "tsunami", "amber", "health", "market", "bank", "gas", "wind", "ice"),
    *("avalanche", "frost", "tornado", "hurricane", "earthquake", "quake", "smog"),
    *("pollution", "snow", "rain", "fraud", "terror", "police", "ambulance", "brigade"),
    *("ship's", "engine", "personal", "shark", "travel"),
)
_ALARM = "".join(f"(?i:(?<!{word} ))" for word in _OTHER_ALARM) + rf"\b{_ALARM}"
_DIPLOMAT = (
    r"(?i:ambassador|charg[eé]|envoy|diplomats?|attach[eé]|head of mission|consul"
    r"|representatives?)"
)
_COUNCIL = (
    r"(?:council|cabinet|government|committee|NATO|alliance|headquarters|crisis"
    r"|security|ministers|staff|session|sitting)"
)
_NEAR = r"[^.;:]{0,60}?"
RULES = (
    ("scrambled", rf"\bscrambl(?:ed|es|ing)\b(?= {_FILL}{_PLANES}\b(?!'))"),
    ("scrambled", rf"(?<=[a-z]s )scramble\b(?= {_FILL}{_PLANES})"),
    ("scrambled", rf"\b{_PLANES} {_FILL}scrambled?\b"),
    (
        "scrambled",
        (
            r"\b(?:sent|sends|ordered|put|puts|called|got|directed) (?:up|aloft"
            rf"|into the (?:air|sky)) (?:{_FILL}{_PLANES})"
        ),
    ),
    ("scrambled", rf"\b(?:sent|sends|ordered|put|puts|got) {_FILL}{_JETS} {_UP}"),
    (
        "scrambled",
        rf"\b{_JETS} (?:{_FILL}(?:{_BE}))?(?:sent|ordered|put|called) {_UP}",
    ),
    (
        "scrambled",
        (
            r"\b(?:deploy(?:ed|s)|dispatch(?:ed|es)|launch(?:ed|es)|sent|sends"
            rf"|rush(?:ed|es)) {_FILL}{_JETS}(?= "
            rf"(?:[\w'-]+ ){{0,6}}?{_WHY})"
        ),
    ),
    (
        "scrambled",
        (
            rf"\b{_JETS} {_FILL}{_BE}(?:deployed|dispatched|launched|sent|rushed"
            rf"|activated)(?= (?:[\w'-]+ ){{0,6}}?{_WHY})"
        ),
    ),
    (
        "scrambled",
        (
            r"\b(?:answer(?:ed|s)|respond(?:ed|s)|react(?:ed|s)) (?:with"
            rf"|by sending(?: up)?) {_FILL}{_JETS}"
        ),
    ),
    ("scrambled", rf"\b{_JETS} (?:{_FILL})?{ROSE}\b"),
    ("scrambled", rf"^(?:[\w'-]+ ){{0,3}}?{_JETS} up(?: again)?\b"),
    ("activated", rf"\bactivat(?:ed|es)\b(?= {_NEAR}\b{_SYSTEM}\b)"),
    ("activated", rf"\b{_SYSTEM}\b {_FILL}{_BE}(?:activated|triggered)\b"),
    (
        "activated",
        (
            r"\b(?:put|placed|brought|went|moved|raised) "
            r"(?:(?!to\b)[\w'-]+ ){0,5}?(?:on|onto|to) (?:(?:a |its |the )?(?:high"
            r"|higher|highest|full|maximum|red|state of|heightened|combat) )*(?:alert"
            r"|readiness)\b"
        ),
    ),
    (
        "activated",
        (
            rf"{_ALARM} (?!of (?:ambulance|police|fire))(?:\w+ )?"
            r"(?:(?:was|were|has been|have been"
            r"|had been) (?:\w+ )?)?(?:sounded|wailed|blared|went off|rang(?: out)?"
            r"|howled|declared|announced|triggered|activated|raised|heard|issued|wail"
            r"|sound|blare)\b(?! by mistake)"
        ),
    ),
    (
        "activated",
        (
            r"\b(?:sounded|declared|announced|triggered|issued|sounding"
            rf"|triggering) (?:an? |the )?(?:\w+ )?{_ALARM}\b"
            r"(?! (?:over|about|on|for|of|that)\b)"
        ),
    ),
    ("urged", rf"\b{_TELL} {_PEOPLE}\b(?= {_NEAR}(?:not )?to [a-z])"),
    (
        "urged",
        (
            rf"\b{_PEOPLE} (?:[\w'-]+ ){{0,6}}?(?:was|were|have been|had been|has been"
            r"|are|is|being) (?:also |being |again |now )?(?:urged|asked|told|advised"
            r"|warned|instructed|ordered|requested|recommended|encouraged"
            r"|reminded) (?:not )?(?:to|against)\b"
        ),
    ),
    (
        "urged",
        (
            r"\b(?:appeal(?:ed|s|ing)|ask(?:ed|s|ing)|call(?:ed|s"
            r"|ing)) for (?:any )?(?:witnesses|information|tips|footage|anyone)\b"
        ),
    ),
    ("urged", r"\burged (?:caution\b(?! to)|calm\b|vigilance\b)"),
    (
        "urged",
        (
            r"\b(?:would like|want|wants|are keen|is keen|hope|appeal(?:ed|s)?|asks?"
            r"|asked) to hear from (?:anyone|anybody|people|witnesses|those)\b"
        ),
    ),
    (
        "summoned",
        (
            r"\b(?:summon(?:ed|s|ing)|call(?:ed|s|ing) in|haul(?:ed|s) in|convok(?:ed"
            rf"|es)|convened)\b(?={_NEAR}\b{_DIPLOMAT}\b)"
        ),
    ),
    (
        "summoned",
        (
            rf"\b{_DIPLOMAT}\b (?:[\w',-]+ ){{0,8}}?{_BE}(?:summoned|called (?:in"
            r"|to the (?:foreign )?(?:ministry|office))|convoked|hauled in)"
        ),
    ),
    (
        "consulted",
        (
            r"\b(?:request(?:ed|s)|invok(?:ed|es)|trigger(?:ed|s)|activat(?:ed|es)"
            r"|ask(?:ed|s) for|call(?:ed|s) for|demand(?:ed|s)|held|holds|open(?:ed"
            r"|s)) (?:[\w-]+ ){0,4}?(?:consultations|Article (?:4|Four|IV))\b(?! of the"
            r" (?!North|NATO|Washington|treaty|alliance|defen[cs]e))"
        ),
    ),
    (
        "consulted",
        (
            r"\b(?:conven(?:ed|es)|call(?:ed|s)(?: together)?|held|holds|chair(?:ed"
            r"|s)|summon(?:ed|s)|gathered|assembled) (?:a|an|the|its|his|her"
            r"|their)(?: (?:[\w'-]+)){0,4}? (?:(?:emergency|extraordinary|urgent"
            r"|crisis|special) (?:\w+ )?(?:meeting|session|sitting|talks)\b"
            rf"|{_COUNCIL}\b(?= (?:together|meeting|session)))"
        ),
    ),
    (
        "consulted",
        (
            r"\b(?:convened|called together|summoned) (?:the|its|his"
            r"|her) (?:[\w-]+ ){0,3}?(?:[Cc]ouncil|[Cc]abinet|[Cc]ommittee)\b"
        ),
    ),
    (
        "consulted",
        (
            r"\b(?:consulted(?: closely)?(?: with)?|held (?:\w+ )?talks with"
            r"|held consultations with|(?:spoke|talked) (?:\w+ )?(?:with|to)) (?:its "
            r"|the |their |his |her )?(?:\w+ )?(?:allies|partners|NATO\b)"
        ),
    ),
)
