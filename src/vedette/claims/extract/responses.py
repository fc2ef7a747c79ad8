"""What an authority did in answer, but for closing: who went up, was alarmed or called.

In: a folded sentence. Out: `Act`: "scrambled" (fighters and helicopters sent up, never
an intruder's), "activated" (air defence, sirens, an alert, a plan), "urged" (people
told to do something), "summoned" (a diplomat called in), "consulted" (Article 4, a
council called together, talks with allies). What will, may or did not happen is none.
"""

import re

from vedette.claims.extract.closures import Act

_KIND = (
    r"(?:F-?\d\d\w?|MiG-?\d\d\w?|Su-?\d\d\w?|JF-?\d\d|Mirage|Eurofighter|Typhoon|Rafale"
    r"|Gripen|Tornado|Phantom|Hornet|Jaguar|AWACS)"
)
_JETS = (
    rf"(?:(?:{_KIND} ){{0,2}}(?i:fighters?|jets?|fighter[- ](?:jets?|planes?|aircraft)"
    r"|warplanes?|interceptors?|(?:combat|military|war|surveillance|reconnaissance"
    r"|air force|NATO|allied) (?:planes?|aircraft|jets?)|(?:\w+ )?helicopters?"
    rf"|gunships?|quick[- ]reaction (?:alert )?\w+|(?:duty )?pairs?|{_KIND}(?:s|'s)?"
    r"(?: (?:fighters?|jets?|Typhoons?|aircraft))?|(?![Ff]ire)[A-Z]?[a-z]*fighters?))"
)
_PLANES = rf"(?:{_JETS}|planes?|aircraft|crews?)"
_FILL = r"(?:(?!to\b|from\b|after\b|for\b|with\b)[\w'-]+ ){0,7}?"
# Why they went, or whence: "deployed" alone may be for a year.
_WHY = (
    r"(?:to (?:\w+ )?(?:monitor|follow|track|intercept|respond|investigate|identify"
    r"|observe|shadow|escort|watch|meet|hunt|search|patrol|chase|engage|secure|protect"
    r"|guard|check|look|find)|in (?:response|answer|reaction)|after|against|from)\b"
)
_BE = r"(?:(?:was|were|been|being) (?:\w+ly |also |then |again |both ){0,2})"
# An intruder's, or a plane that carries people.
_THEIRS = re.compile(
    r"\b(?:Russian|Chinese|Belarus\w+|North Korean|Iranian|enemy|hostile|intruding"
    r"|passenger|holiday|charter|cargo|commercial|airliners?|bombers?|strategic|Tu-?\d+"
    r"|MiG-31\w*|drones?|flights|late|its pilot|stranded|delayed|diverted|model|toy"
    r"|private|tourist|sightseeing)\b",
    re.IGNORECASE,
)
_UP = (
    r"(?:up(?: again)?(?= |[.,;]|$)|aloft|skywards?|into the (?:air|sky|skies)"
    r"|airborne)"
)
_ROSE = (
    r"(?:t(?:ook|aken?|akes?) (?:off|to the (?:air|sky|skies))|lifted off|went up"
    r"|gone up"
    r"|rose (?:into|up|from|to)|got airborne|(?:was|were|are) (?:airborne|aloft|up)"
    r"|left (?:the |their |its )(?:[\w-]+ ){0,3}(?i:base|airfield|ground)|gave chase"
    r"|climbed)"
)
_ALARM = (
    r"(?i:sirens?|(?:air[- ]raid |air |missile |drone |rocket )?(?:alerts?|alarms?)"
    r"|air[- ]raid warnings?|warning sirens?)"
)
_SYSTEM = (
    r"(?i:defen[cs]es?|defen[cs]e|alert\w*|alarms?|sirens?|plans?|centre|center"
    r"|protocols?"
    r"|procedures?|systems?|units?|teams?|headquarters|crisis|reaction|mechanism|cell"
    r"|command|measures|forces|staff|batter(?:y|ies)|Dome|Patriots?|aircraft|aviation"
    r"|jets|phase|state|code|level)"
)
_PEOPLE = (
    r"(?:(?i:(?:the |all |local |its |their |any |other |more )*(?:people"
    r"|residents?|public"
    r"|citizens?|population|locals|inhabitants?|villagers|townspeople|anyone|anybody"
    r"|everyone|everybody|those|travell?ers|passengers|drivers|motorists|witness(?:es)?"
    r"|households|families|neighbou?rs|islanders|civilians|parents|farmers|walkers"
    r"|hikers|owners|users|fliers|flyers|viewers|readers|community|communities"
    r"|commuters))|(?:the )?(?:Israelis|Ukrainians|Poles|Romanians|Lithuanians"
    r"|Latvians|Estonians"
    r"|Finns|Danes|Moldovans|Norwegians|Swedes|Germans|Belgians))"
)
_TELL = (
    r"(?:urg(?:ed|es|ing)|ask(?:ed|s|ing)|call(?:ed|s|ing) (?:up)?on|appeal(?:ed|s|ing)"
    r" to|advis(?:ed|es|ing)|told|tells|warn(?:ed|s|ing)|instruct(?:ed|s|ing)"
    r"|order(?:ed|s|ing)|request(?:ed|s|ing)|recommend(?:ed|s)|encourag(?:ed|es|ing)"
    r"|remind(?:ed|s|ing)|beg(?:ged|s)|invited)"
)
_DIPLOMAT = (
    r"(?i:ambassador|charg[eé]|envoy|diplomats?|attach[eé]|head of mission|consul"
    r"|representatives?)"
)
_COUNCIL = (
    r"(?:council|cabinet|government|committee|NATO|alliance|headquarters|crisis"
    r"|security|ministers|staff|session|sitting)"
)
_NEAR = r"[^.;:]{0,60}?"
_RULES = (
    ("scrambled", rf"\bscrambl(?:ed|es|ing)\b(?= {_FILL}{_PLANES})"),
    ("scrambled", rf"(?<=[a-z]s )scramble\b(?= {_FILL}{_PLANES})"),
    ("scrambled", rf"\b{_PLANES} {_FILL}scrambled?\b"),
    (
        "scrambled",
        (
            r"\b(?:sent|sends|ordered|put|puts|called|got|directed) (?:up|aloft"
            r"|into the"
            rf" (?:air|sky)) (?:{_FILL}{_PLANES})"
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
            r"|rush(?:ed"
            rf"|es)|dispatched) {_FILL}{_JETS}(?= (?:[\w'-]+ ){{0,6}}?{_WHY})"
        ),
    ),
    (
        "scrambled",
        (
            rf"\b{_JETS} {_FILL}{_BE}(?:deployed|dispatched|launched|sent|rushed|"
            rf"activated)(?= (?:[\w'-]+ ){{0,6}}?{_WHY})"
        ),
    ),
    (
        "scrambled",
        (
            r"\b(?:answer(?:ed|s)|respond(?:ed|s)|react(?:ed|s))"
            rf" (?:with|by sending(?: up)?) {_FILL}{_JETS}"
        ),
    ),
    ("scrambled", rf"\b{_JETS} (?:{_FILL})?{_ROSE}\b"),
    ("scrambled", rf"^(?:[\w'-]+ ){{0,3}}?{_JETS} up(?: again)?\b"),
    ("activated", rf"\bactivat(?:ed|es)\b(?= {_NEAR}\b{_SYSTEM}\b)"),
    ("activated", rf"\b{_SYSTEM}\b {_FILL}{_BE}(?:activated|triggered)\b"),
    (
        "activated",
        (
            r"\b(?:put|placed|brought|went|moved|raised) (?:(?!to\b)[\w'-]+ ){0,5}?"
            r"(?:on|onto|to) (?:(?:a |its |the )?(?:high|higher|highest|full"
            r"|maximum|red"
            r"|state of|heightened|combat) )*(?:alert|readiness)\b"
        ),
    ),
    (
        "activated",
        (
            rf"\b{_ALARM} (?:\w+ )?(?:(?:was|were|has been|have been"
            rf"|had been) (?:\w+ )?)?"
            r"(?:sounded|wailed|blared|went off|rang(?: out)?|howled|declared|announced"
            r"|triggered|activated|raised|heard|issued|wail|sound|blare)\b"
        ),
    ),
    (
        "activated",
        (
            r"\b(?:sounded|declared|announced|triggered|issued|sounding"
            rf"|triggering) (?:an? |the )?(?:\w+ )?{_ALARM}\b"
        ),
    ),
    ("urged", rf"\b{_TELL} {_PEOPLE}\b(?= {_NEAR}(?:not )?to [a-z])"),
    (
        "urged",
        (
            rf"\b{_PEOPLE} (?:[\w'-]+ ){{0,6}}?(?:was|were|have been|had been"
            rf"|has been|are"
            r"|is|being) (?:also |being |again |now )?(?:urged|asked|told|advised"
            r"|warned"
            r"|instructed|ordered|requested|recommended|encouraged|reminded) (?:not )?"
            r"(?:to|against)\b"
        ),
    ),
    (
        "urged",
        (
            r"\b(?:appeal(?:ed|s|ing)|ask(?:ed|s|ing)|call(?:ed|s|ing)) for (?:any )?"
            r"(?:witnesses|information|tips|footage|anyone)\b"
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
            r"\b(?:summon(?:ed|s|ing)|call(?:ed|s|ing) in|haul(?:ed|s) in"
            r"|convok(?:ed|es)"
            rf"|convened)\b(?={_NEAR}\b{_DIPLOMAT}\b)"
        ),
    ),
    (
        "summoned",
        (
            rf"\b{_DIPLOMAT}\b (?:[\w',-]+ ){{0,8}}?{_BE}(?:summoned|called (?:in"
            rf"|to the"
            r" (?:foreign )?(?:ministry|office))|convoked|hauled in)"
        ),
    ),
    (
        "consulted",
        (
            r"\b(?:request(?:ed|s)|invok(?:ed|es)|trigger(?:ed|s)|activat(?:ed|es)"
            r"|ask(?:ed|s) for|call(?:ed|s) for|demand(?:ed|s)|held|holds|open(?:ed|s))"
            r" (?:[\w-]+ ){0,4}?(?:consultations|Article (?:4|Four|IV))\b"
        ),
    ),
    (
        "consulted",
        (
            r"\b(?:conven(?:ed|es)|call(?:ed|s)(?: together)?|held|holds|chair(?:ed|s)"
            r"|summon(?:ed|s)|gathered|assembled) (?:a|an|the|its|his|her|their)"
            r"(?: (?:[\w'-]+)){0,4}? (?:(?:emergency|extraordinary|urgent|crisis"
            r"|special)"
            rf" (?:\w+ )?(?:meeting|session|sitting|talks)\b|{_COUNCIL}\b"
            r"(?= (?:together|meeting|session)))"
        ),
    ),
    (
        "consulted",
        (
            r"\b(?:convened|called together|summoned) (?:the|its|his|her) (?:[\w-]+ )"
            r"{0,3}?(?:[Cc]ouncil|[Cc]abinet|[Cc]ommittee)\b"
        ),
    ),
    (
        "consulted",
        (
            r"\b(?:consulted(?: closely)?(?: with)?|held (?:\w+ )?talks with|held"
            r" consultations with|(?:spoke|talked) (?:\w+ )?(?:with|to)) (?:its "
            r"|the |their"
            r" |his |her )?(?:\w+ )?(?:allies|partners|NATO\b)"
        ),
    ),
)
_UNSURE = re.compile(
    r"\b(?:will|would|could|may|might|should|shall|must|can|cannot|if|unless"
    r"|whether|not"
    r"|never|nor|neither|none|no|without|plans?|planned|planning|ready|poised|standby"
    r"|stand by|threat\w*|refus\w+|declin\w+|fail(?:s|ed)|likely|expected|due|set|about"
    r"|wants?|hop(?:es|ed|ing)|consider(?:ed|ing|s)?|exercises?|drills?|training"
    r"|rehears\w+|capable|how|prepar\w+|any|had it|meant|intend\w*|calls? (?:on|for)"
    r"|until|unnecessary)\b|n't\b",
    re.IGNORECASE,
)
_GENERAL = re.compile(
    r"\b(?:every|each) (?:day|night|week|time|year|month)\b|\b(?:usually|regularly"
    r"|routinely|typically|generally|often|always|whenever|frequently"
    r"|times (?:this|last)"
    r" year|procedure)\b",
    re.IGNORECASE,
)
_DENIED = re.compile(
    r"\b(?:untrue|not true|false|rumou?rs?|test(?:ed|ing)? of)\b",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[,;:()\"]|\b(?:and|but|after|when|while|as|because|that|before|since|so"
    r"|where|once"
    r"|which|who|although|though)\b"
)
_FAR = 90  # characters of a clause before its verb
# What is said after it is no order: "told people familiar with the matter".
_RISES = re.compile(rf"{_ROSE}$|^.*\bup(?: again)?$")
_ALL_RULES = tuple((name, re.compile(words)) for name, words in _RULES)


def responses(sentence: str) -> list[Act]:
    """Find what an authority did, but for closing.

    Parameters
    ----------
    sentence : str
        Folded.

    Returns
    -------
    list of Act
        In order; of each action the first one of the sentence.
    """
    found: dict[str, Act] = {}
    for name, words in _ALL_RULES:
        for match in words.finditer(sentence):
            if _happened(sentence, match, name):
                before = found.get(name)
                if before is None or match.start() < before.start:
                    found[name] = Act(*match.span(), name)
                break
    first = found.get("scrambled")
    return sorted([*found.values(), *([] if first is None else _more(sentence, first))])


def _more(sentence: str, first: Act) -> list[Act]:
    """Find other aircraft sent up: "a helicopter was sent up, and two F-16s were"."""
    kind = "helicopter" in sentence[first.start : first.end]
    for name, words in _ALL_RULES:
        for match in words.finditer(sentence, first.end):
            other = ("helicopter" in match[0]) != kind
            if name == first.name and other and _happened(sentence, match, name):
                return [Act(*match.span(), name)]
    return []


def _happened(sentence: str, match: re.Match[str], name: str) -> bool:
    """Say whether a clause tells of what was done, and by whom it may be done."""
    before = sentence[max(0, match.start() - _FAR) : match.start()]
    clause = _CUT.split(before)[-1]
    if _UNSURE.search(clause) or _DENIED.search(before):
        return False
    if name == "scrambled":
        inner = re.search(r"\b(?:not|never|to be|be|could|would|may|might)\b", match[0])
        rises = _RISES.search(match[0]) or "launched" in match[0]
        theirs = rises and _THEIRS.search(clause[-60:] + match[0])
        after = re.match(r" (?:late|later than)\b", sentence[match.end() :])
        if inner or theirs or after:
            return False
    around = before[-60:] + sentence[match.start() : match.end() + 60]
    return _GENERAL.search(around) is None
