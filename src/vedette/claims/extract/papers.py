"""Speakers that are a paper or only a kind of body: "the statement", "the group".

In: a `Mark` whose name ends in such a word. Out: the mark of whoever made the paper
("a statement released by the air force", "an Airways statement"). A paper whose maker
the sentence does not name is of the only one who spoke before (`voices`); a kind of
body loses its name and is read as "it" is.
"""

import re

from vedette.claims.extract.marks import Mark
from vedette.claims.extract.subjects import subject_after

PAPER = (
    r"(?:press )?(?:statement|release|communiqu\u00e9|bulletin|report|update|message"
    r"|post|notice|summary|briefing|note|memo|memorandum|letter|document|announcement)"
)
BODY = (
    r"(?:group|network|organi[sz]ation|body|movement|association|alliance|militia"
    r"|outfit"
    r"|institution|union)"
)
_PAPER = re.compile(
    rf"(?:(?P<whose>.*?)(?:'s|')? )?(?P<paper>{PAPER})s?", re.IGNORECASE
)
_BODY = re.compile(rf"(?:same )?{BODY}")
# "A statement released early on Friday by", "a post on Telegram by", "a report from".
_MADE = re.compile(
    r"\s(?:(?:\w+ed|put out|sent out|made|on \w+|on (?:its|his|her|their)"
    r"(?: \w+){1,4})\s)?(?:(?:early|late)\s)?(?:on \w+day\s)?(?:by|from|of)\s"
)
# The name itself may hold its maker: "statement released by the air force".
_HOLDS = re.compile(
    rf"(?:[a-z-]+ ){{0,2}}(?:(?:{PAPER}s?|accounts?|estimates?|count|tally|figures|data"
    r"|evaluation|list|numbers) (?:(?:\w+ed|put out|sent out|kept) )?"
    r"(?:(?:on|late|early) [\w ]+? )?(?:by|from)|(?:account|estimate|count"
    r"|figures|report|evaluation) of)"
    r" (?:the |an? )?(?P<who>.+)"
)
_TITLE = re.compile(r"\b[A-Z]\w+ Post$")  # "Morning Post", a paper
_NOT_WHOSE = re.compile(
    r"(?:an?|the|this|that|its|his|her|their|initial|early|earlier|later|latest|first"
    r"|joint|separate|brief|short|official|daily|morning|evening|written|new|one"
    r"|another|\s)*",
    re.IGNORECASE,
)


def by_author(sentence: str, mark: Mark) -> Mark:
    """Give a paper's words to whoever made it, and a mere kind of body to nobody.

    Parameters
    ----------
    sentence : str
        Folded.
    mark : Mark
        Of the sentence.

    Returns
    -------
    Mark
        The same where its name is one.
    """
    held = _HOLDS.fullmatch(mark.name)
    if held:
        return mark._replace(name=held["who"])
    paper = _PAPER.fullmatch(mark.name)
    if paper is None or _TITLE.search(mark.name):
        return mark
    made = _MADE.match(sentence, mark.end)
    author, end = subject_after(sentence, made.end()) if made else ("", mark.end)
    if author:
        return mark._replace(name=author, end=max(end, mark.end))
    whose = paper["whose"] or ""
    bare = _NOT_WHOSE.fullmatch(whose) is not None
    return mark._replace(name=paper["paper"] if bare else whose)


def is_body(name: str) -> bool:
    """Say whether a speaker is a mere kind of body: "the group", "the organisation"."""
    return _BODY.fullmatch(name) is not None


def is_paper(name: str) -> bool:
    """Say whether a speaker is a paper, of which nobody knows yet who made it."""
    return re.fullmatch(PAPER, name, re.IGNORECASE) is not None
