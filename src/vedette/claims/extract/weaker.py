"""Verbs that tell what became of flights only where no plainer verb stands near.

In: nothing. Out: patterns in lower case, the back-off of those in `verbs`. "Lost",
"hit" or "sent to" may be said of anything; of flights beside which no verb of
cancelling, diverting or delaying stands, they say it.
"""

CANCELLED = (
    r"\bnever happened|\bcosts?\b(?= (?:[\w'-]+ ){0,3}$)|out of (?:its|the|their) "
    r"(?:programme|program|schedule|timetable|plan)s?|"
    r"\bdeleted\b|g[eo]t the (?:chop|axe|boot)|\bstruck\b|by the wayside|bit the dust"
    r"|\bstr(?:uck|icken) (?:from|off)|off the (?:board|schedule|timetable)"
    r"|\bpulled\b(?! over| out| from)"
    r"|\b(?:have|are|were) gone\b(?! (?:back|to|on|through))|fell through|fall through"
    r"|fell victim|wiped (?:out|off|from)|\bculled\b|\bditched\b|\bcanned\b|\bbinned\b"
    r"|\bshelved\b"
    r"|never (?:left|took off|departed|got off)|did not fly|(?:vanish"
    r"|disappear)\w* from the (?:screen|board|timetable)"
    r"|\blost\b|\bsuppressed\b|\baborted\b|\bscrap\b|\bnot (?:operated|flown)\b"
    r"|stood down|\bno-shows?\b|went by the board"
    r"|\bfail(?:ed)? to (?:operate|leave)|\bsacrific|\bput paid to\b|\bcosts?\b(?= *$"
    r"| the (?:airport|airline|carrier|hub))"
)
DIVERTED = (
    r"\b(?:sent|waved|steered|guided|directed|vectored|rushed) (?:on |away "
    r"|off )?(?:to|towards)\b(?! (?:the |its |their )?(?:scene|search|help|site|area"
    r"|base|hospital))"
    r"|\bturn(?:ed|ing|s)? (?:round|about|for home)\b|\bgo(?:ne|ing)? back\b"
    r"|\bwent back\b|\b(?:went|flew|routed|handled) elsewhere|\bforced to land\b"
    r"|\blanded elsewhere"
    r"|(?:put|set|touch)(?:ed|ting|ing)? down\b|\bland(?:ed|ing)? (?:in"
    r"|at) [^,.;]{1,30} instead|\binstead of (?:landing|\w+)"
    r"|\b(?:went|gone) (?:on )?to\b(?! (?:the|an?|war|work|ground|hospital|bed"
    r"|press)\b)"
    r"|\bended up (?:in|at)\b|\bflew on to\b|\bmade for\b"
    r"|\b(?:refuge|sanctuary|shelter) (?:at|in)\b|\bhad to (?:land|go) (?:at|in|to"
    r"|elsewhere)|\bdivert"
)
DELAYED = (
    r"\bslipp?(?:ed|ing|s)? (?:by|back|behind)\b|behind (?:time|their slots?)"
    r"|\b(?:out|off) (?:by|of) (?:more than |about |up to )?(?:an|\w+) hours?\b|"
    r"\bran late\b|\brunning late\b|with (?:an? )?(?:\w+ )?delays?\b|had to wait"
    r"|\bwait(?:ed|ing)? (?:for|until|on|to)\b"
    r"|s[aeiu]t(?:ting)? (?:it out )?on the (?:apron|tarmac|ground|runway|taxiway)"
    r"|stuck on the (?:tarmac|ground|apron)"
    r"|kept on the ground|on the ground (?:for|until)|departed late|left late"
    r"|hold (?:\w+ ){1,4}on the ground|out of time\b"
)
AFFECTED = (
    r"\bcollaps(?:ed|ing)\b|\bderail|\boverturn|\bupturn|"
    r"\bhit\b|\bhitting\b|\btouched\b|\bconcerned\b|\bsuffer(?:ed|s|ing)?\b"
    r"|\bcircl(?:ed?|ing)\b|\bholding\b|in limbo|into (?:disarray|chaos)"
    r"|in (?:disarray|chaos)|\bthrew\b|\bthrown\b|\bhamper|\binterrupt|\bparaly[sz]"
    r"|\bupend|\bmessed up|\bmarred|\binterfer"
    r"|\bground(?:s|ing)?\b(?= *$)|\bsnarl|\bknock(?:ed)? (?:out|off)|\btrouble[sd]?\b"
    r"|\bplagu"
)
