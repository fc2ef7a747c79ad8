"""Names that hold more, or less, than a name: mended, or left to nobody.

In: the marks of a sentence. Out: the same with "While" and "a day earlier" off their
names; "Karsovia's" with the noun that it leaves out ("Velnia's army said 50 were
shot down and Karsovia's that five were"); "the former" and "contradicting the state
police's" are no names.
"""

import re

from vedette.claims.extract.marks import AFTER, Mark

_LEADS = re.compile(
    r"(?:(?:While|Whereas|Although|Though|But|And|When|As|Since|Yet)\s"
    r"|(?:an? |one |two |three |several )?"
    r"(?:days?|weeks?|hours?|nights?|minutes?|months?)"
    r" (?:earlier|later|before|after|ago),? )+(?=\S)"
)
_NOBODY = re.compile(
    r"(?:the )?(?:former|latter|first|second|other|last)"
    r"|(?:contradict|correct|disput|reject|answer|deny|refut|challeng|rebut|mock"
    r"|dismiss|question|quot|cit|repeat|confirm|echo|oppos|counter|ignor|doubt)ing\b.*",
    re.IGNORECASE,
)
_OWNER = re.compile(r"(?P<own>[A-Z][\w-]+(?:'s|s'))")
_OWNED = re.compile(r"[A-Z][\w-]+(?:'s|s')? (?P<rest>[a-z][^A-Z]*)")
# "And Karsovia's that it had lost five": the verb is left out.
_ELIDED = re.compile(
    r"(?:;|,|\band|\bwhile|\bwhereas|\bbut)\s(?:(?:and|but|while|whereas)\s)?"
    r"(?P<name>[A-Z][\w-]+(?:'s|s'))(?: for its part)?,?\sthat\b"
)


def mended(sentence: str, marks: list[Mark]) -> list[Mark]:
    """Mend the names of the marks of a sentence, and find those without a verb.

    Parameters
    ----------
    sentence : str
        Folded.
    marks : list of Mark
        In order.

    Returns
    -------
    list of Mark
        In order; "" for the name of one whom nobody can name.
    """
    said = [one for one in marks if one.side == AFTER]
    for match in _ELIDED.finditer(sentence) if said else ():
        if match.start() > said[0].end:
            found = Mark(match.start(), match.end(), match["name"], (), AFTER, "said")
            marks = [*marks, found]
    mends: list[Mark] = []
    owned = ""
    for mark in sorted(marks):
        name = _LEADS.sub("", mark.name, count=1) if mark.name else ""
        if _NOBODY.fullmatch(name):
            if mark.verb.startswith(("said", "says", "told")):
                mends.append(mark._replace(name=""))
            continue
        alone = _OWNER.fullmatch(name)
        if alone:
            name = f"{alone['own']} {owned}" if owned else ""
        elif name:
            holds = _OWNED.fullmatch(name)
            owned = holds["rest"] if holds else ""
        mends.append(mark._replace(name=name))
    return mends
