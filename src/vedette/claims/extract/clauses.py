r"""Words that part clauses, and those that keep a clause from telling what happened.

In: nothing. Out: alternatives for a regular expression, to be set between ``\b(?:`` and
``)\b``. `closures`, `responses` and `heads` share them; each adds words of its own.
"""

MARKS = r"[,;:()\"]"
# A new clause begins with one of these.
JOINS = r"but|after|when|while|as|because|that|before|since|so|where|once"
# What will, may, should or did not happen.
UNSURE = (
    r"will|would|could|may|might|should|shall|must|can|cannot|if|unless|whether|not"
    r"|never|nor|neither|none|no|without|plan(?:s|ned|ning)?|threat\w*|refus\w+"
    r"|fail(?:s|ed)|likely|expected|due|wants?|hop(?:es|ed|ing)|consider(?:ed|ing)"
    r"|exercises?|drills?|rehears\w+|capable|any|calls? for"
)
# What happens again and again is no event.
OFTEN = (
    r"(?:every|each) (?:day|night|week|time|year|month)|usually|regularly|routinely"
    r"|typically|generally|often|always|whenever|frequently"
    r"|(?:once|twice|times|occasions) (?:a|an|per) \w+|\d\d+ times"
    r"|(?:dozens|scores|hundreds|thousands) of times|many times"
)
UNTRUE = r"untrue|not true|false|rumou?rs?"
# "Had it been", "in the exercise", "the law says": told of no event at all.
SUPPOSED = (
    r"(?:^[^\w]*|[,;:(\"] ?|\b(?:and|but|that) )[Hh]ad (?:it|they|the|there|this)\b"
    r"|^Had \w"
    r"|(?i:\b(?:in|during|as part of|for|under|according to) (?:an?|the|this|its|their)"
    r" (?:[\w-]+ ){0,3}(?:exercise|drill|war game|simulation|scenario|rehearsal|script"
    r"|film|movie|novel|training)\b(?! (?:near|in the) ))"
    r"|(?i:\b(?:script|scenario|film|novel|movie|plot|mock|simulated)\b)"
)
RULED = (
    r"\b(?:laws?|rules?|regulations?|protocols?|procedures?|guidelines|statutes?"
    r"|constitution|manual|plans?)(?: \w+)? (?:sa(?:y|ys)|states?|provides?|foresees?"
    r"|requires?|demands?|stipulates?|means?|allows?|permits?|prescribes?)\b"
    r"|\bunder (?:\w+ ){0,3}(?:rules?|laws?|regulations?|protocols?|procedures?"
    r"|guidelines|plans?)\b"
)
