"""Whether another than the speaker is named right before a figure.

In: a sentence, where what somebody says begins, and a place in it. Out: yes for
"Lithuania reported two drones, Latvia one", "unlike the police, who counted seven" and
"; the army found none": the figure is the other's, and is laid to nobody.
"""

import re

_OFFICE = (
    r"(?:army|police|union|ministry|airport|government|navy|military|operator|company"
    r"|hospital|governor|mayor|airline|air force|opposition|rebels|insurers?"
    r"|radio|television|newspapers?|papers?|media|witnesses|residents|fire service"
    r"|(?:television |radio )?(?:channel|station)|broadcaster|portal|doctors|rescuers"
    r"|ambulance service)"
)
_LISTED = re.compile(
    rf"(?:[,;]|\band|\bwhile|\bwhereas|\bbut) (?:(?:the|an?|most|some|other|local) )*"
    rf"(?:[A-Z][\w-]+(?:'s)?(?: [A-Z][\w-]+(?:'s)?){{0,3}}(?: {_OFFICE})?|{_OFFICE}) $"
)
_UNLIKE = re.compile(r"\b(?:unlike|contrary to|in contrast to) [^,;]+, (?:who|which) ")
_CLAUSE = re.compile(rf"; (?:the )?(?:[A-Z][\w-]+ )?{_OFFICE}\b")


def is_of_another(sentence: str, begin: int, start: int) -> bool:
    """Say whether a figure stands behind the name of another than the speaker.

    Parameters
    ----------
    sentence : str
        Folded.
    begin : int
        Where what the speaker says begins.
    start : int
        Where the figure stands.

    Returns
    -------
    bool
        Then nobody is named for it.
    """
    said = sentence[begin:start]
    return any(one.search(said) for one in (_LISTED, _UNLIKE, _CLAUSE))
