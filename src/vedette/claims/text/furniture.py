"""Lines of a page that are no part of an article: menus, prompts, credits, notices.

In: a normalised text. Out: stretches from which nothing is extracted. Offsets and
quotes count on the whole text, so that nothing is cut out of it. A line is furniture if
it is one of the set phrases below, a credit, or one of three or more short lines in a
row that nothing closes (a menu, a list of other stories; a line of an article's own
list ends with a semicolon or a comma), or an item of a list of other stories under a
line that says so ("Most read:").
"""

import re

SHORT = 30  # characters; a menu's entry, hardly a sentence
IN_A_ROW = 3
_PHRASES = re.compile(
    r"^(?:advertisement|advert|share(?: (?:this|on|via|article)\b.*)?|subscribe\b.*"
    r"|sign (?:up|in)\b.*|log in\b.*|menu|search|home|skip to\b.*"
    r"|read (?:more|also)\b.*"
    r"|related\b.{0,60}|more (?:on this|stories|from)\b.*|most read\b.*|top stories"
    r"|follow us\b.*|comments?(?: \(\d+\))?|\d+ comments?|\d+ shares?|print|copy link"
    r"|(?:we|this (?:site|website)) uses? cookies\b.*"
    r"|.*\bcookie (?:policy|settings)\b.*"
    r"|accept (?:all|cookies)\b.*|privacy policy\b.*|terms (?:of|and)\b.*"
    r"|all rights reserved\b.*|(?:©|\(c\)|copyright)\s.*|(?:photo|image|picture|credit"
    r"|file photo|video|watch|listen|live)\s*[:|].*|.*\b(?:getty images|afp via)\b.*"
    r"|.*\((?:[^()]{1,60}/ ?|via |photo:? ?)"
    r"(?:ap|afp|reuters|epa|dpa|tass|getty(?: images)?)\)"
    r"|.*\b(?:ap|reuters|afp) ?/ ?[\w. -]{3,40}"
    r"|\d+ min(?:ute)?s? read|(?:newsletter|breaking news alerts?)\b.*"
    r"|(?:facebook|twitter|x|whatsapp|telegram|linkedin|instagram|email)"
    r"|download (?:our|the) app\b.*|recommended\b.{0,40}|continue reading\b.*"
    r"|click here\b.*|don't miss\b.*|what to read next\b.*|story continues below\b.*)$",
    re.IGNORECASE,
)

_ITEM = re.compile(r"[-•*–—·] ?[^:]{2,25}: \d{1,4}$")  # "- Celm: 6"
# Of these the items below are titles of other stories.
_OTHERS = re.compile(
    r"(?:read (?:more|also)|related|more (?:on this|stories|from|news)|other news"
    r"|(?:other|latest) (?:stories|news|headlines)|most read|top stories|recommended"
    r"|(?:also |elsewhere )?in (?:the|other) news|see also|also read"
    r"|what to read next)\b[^.!?]{0,40}$",
    re.IGNORECASE,
)
_TITLE = re.compile(r"(?:[-•*–—·] ?|\d{1,2}[.)] )\S.*[^.;,]$")


def furniture(text: str, lines: tuple[str, ...] = ()) -> list[tuple[int, int]]:
    """Find the furniture of a text.

    Parameters
    ----------
    text : str
        Normalised.
    lines : tuple of str
        Lines that the page itself marked as such (`page.page_text`).

    Returns
    -------
    list of tuple of int
        Begin and end of lines, code points, in order.
    """
    marked = {" ".join(line.split()) for line in lines}
    spans: list[tuple[int, int]] = []
    short: list[tuple[int, int]] = []
    at, others = 0, False
    for line in text.split("\n"):
        span = (at, at + len(line))
        at += len(line) + 1
        words = " ".join(line.split())
        if not words:
            continue
        title = others and _TITLE.match(words) is not None
        others = title or _OTHERS.match(words) is not None
        if title or words in marked or _PHRASES.match(words):
            spans.append(span)
            short.append(span)
        elif (
            len(words) <= SHORT
            and not re.search(r"[.!?\"”:;,]$", words)
            and not _ITEM.match(words)
        ):
            short.append(span)
        else:
            spans += short if len(short) >= IN_A_ROW else []
            short = []
    spans += short if len(short) >= IN_A_ROW else []
    return sorted(set(spans))
