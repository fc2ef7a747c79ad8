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
)
UNTRUE = r"untrue|not true|false|rumou?rs?"
