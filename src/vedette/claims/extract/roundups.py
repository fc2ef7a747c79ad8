"""Items of a live page or a round-up, which are of other stories.

In: the sentences of a document. Out: of each, why its harm is of another story, "" for
nothing, and whether it stands in an item of its own. A live page opens its items with
a clock, a round-up with a land or a town and a colon: an item is of the event where it
has the label of the first, or where its own words tie it.
"""

import re

from vedette.claims.extract.sentences import Sentence

_CLOCK = re.compile(r"[\[(]?(?:[01]?\d|2[0-3])[:.h][0-5]\d\b(?! (?:p|a)\.?m\.? on)")
_LIVE = re.compile(r"\b(?:LIVE|Live|live (?:blog|updates|page|feed|ticker))\b")
ITEMS_MIN = 2  # of a live page; one clock may open any paragraph
_LABEL = re.compile(
    r"(?:[•*–—-] ?)?(?P<label>[A-Z][a-z]{2,}(?:[ -][A-Z][a-z]{2,}){0,2}) ?(?::|[–—]) "
)
_NO_LABEL = re.compile(
    r"(?:The|What|Who|Why|How|When|Where|In|On|At|Update\w*|Mayor|Governor|Police|Army"
    r"|Minist\w+|President|General|Official\w*|Spokes\w+|Witness\w*|Resident\w*"
    r"|Result\w*|Damage|Dead|Killed|Injured|Wounded|Casualt\w+|Total|Photo|Image|Video"
    r"|Watch|Source|Note|Background|Summary|Breaking|Live|Question|Answer|Details"
    r"|Mon|Tues|Wednes|Thurs|Fri|Satur|Sun|Drones?|Missiles?)"
)
_OTHER_NEWS = re.compile(
    r"^(?:[•*–—-] ?)?(?:Also (?:today|yesterday|tonight|overnight|this \w+|on \w+day"
    r"|in (?:the )?(?:news|brief)|read)|Elsewhere (?:on|in) (?:our|the|this)|(?:In )?"
    r"[Oo]ther (?:news|developments|headlines|stories|events)|In (?:brief|short"
    r"|other)\b"
    r"|More (?:news|headlines|stories|on this|from)|Read (?:more|also|next)|Related\b"
    r"|See also|Watch\b|Top stories|Most read|You may|Don't miss|Around the world"
    r"|In the (?:region|world)\b|World in brief|News in brief)",
)


def items(sentences: list[Sentence]) -> list[tuple[str, bool]]:
    """Say of each sentence why it is of another story, and whether of an own item.

    Parameters
    ----------
    sentences : list of Sentence
        Of a document, in order.

    Returns
    -------
    list of tuple of str and bool
        ("", False) in an article that is no live page or round-up.
    """
    first = [
        one
        for at, one in enumerate(sentences)
        if not at or one.paragraph != sentences[at - 1].paragraph
    ]
    clocks = sum(_CLOCK.match(one.text) is not None for one in first)
    live = clocks >= ITEMS_MIN and bool(sentences)
    live = live or (clocks > 0 and _LIVE.search(sentences[0].text) is not None)
    labels = {one.paragraph: label for one in first if (label := _label(one.text))}
    labels = labels if len(set(labels.values())) > 1 else {}
    own = next(iter(labels.values()), "")
    told: list[tuple[str, bool]] = []
    reason, paragraph, rest, item = "", -1, "", False
    for one in sentences:
        if one.paragraph != paragraph:
            paragraph = one.paragraph
            label = labels.get(paragraph, "")
            item = bool(label) or (live and _CLOCK.match(one.text) is not None)
            item = item or (live and paragraph > 0)
            apart = f"another event: {label + ':'!r}" if label not in ("", own) else ""
            reason = rest or apart
        text = _CLOCK.sub("", one.text, count=1).lstrip(" -–—:") if live else one.text
        found = _OTHER_NEWS.match(text)
        if found:
            reason = f"another event: {found[0]!r}"
            if not live and one.text.endswith(":"):
                rest = reason
        told.append((reason, item))
    return told


def _label(text: str) -> str:
    """Return the land or town that labels an item."""
    found = _LABEL.match(text)
    return found["label"] if found and not _NO_LABEL.match(found["label"]) else ""
