"""What a verb can be said of: people do not crash into a refinery.

In: classes that a figure without a noun may count, and the words around it. Out: those
that can be the subject of its own verb.
"""

import re

from vedette.claims.extract.lexicon import OF_HARMED
from vedette.claims.extract.nearby import Near
from vedette.claims.extract.verbs import DOWNED

_SUBJECT = (
    r"\s(?:(?:more|others?|of (?:them|these|those|which|whom))"
    r"(?:, [^,.;]{1,40},)? )?(?:(?:had|has|have) )?(?:\w+ly )?"
)
_ONLY_CRAFT = re.compile(
    rf"{_SUBJECT}(?:(?:were|was|been|being) (?:\w+ly )?"
    rf"(?:(?:{DOWNED})\w*|launched(?! as)|fired)"
    r"|crashed|explode[ds]?|detonated|flew|hit|struck|hovered|circled|came down"
    r"|come down|slammed|landed|plunged|plummeted|ploughed|smashed|reached"
    r" (?:its|their) targets?)\b"
)


def able(classes: list[str], words: Near) -> list[str]:
    """Drop people where only craft can be the subject of the verb.

    Parameters
    ----------
    classes : list of str
        That a figure may count, the likeliest first.
    words : Near
        Around it.

    Returns
    -------
    list of str
        "drone" alone where none is left in a text about drones.
    """
    if not _ONLY_CRAFT.match(words.after):
        return classes
    left = [one for one in classes if one not in OF_HARMED]
    return left or (["drone"] if words.topic.drones else [])
