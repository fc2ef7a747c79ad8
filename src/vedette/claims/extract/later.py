"""Who says a sentence that is named only after it.

In: the sentences of a document. Out: for some of them, by where they begin, the
`Saying` of a later one. Two ways only: a quote that goes on over sentences of its
paragraph and ends with "..., X said"; and "This was announced by X" right after a
sentence that names nobody, on a line of its own too.
"""

import re

from vedette.claims.extract.names import subject_after
from vedette.claims.extract.sentences import Sentence
from vedette.claims.extract.speakers import Saying, sayings

_THIS = re.compile(
    r"(?:This|That|The (?:information|news)) (?:was|is|has been) (?:\w+ly )?"
    r"(?:announced|reported|stated|confirmed|said)(?: \w+ly)? (?:by|in) ",
)


def told_later(sentences: list[Sentence]) -> dict[int, Saying]:
    """Find who says what an earlier sentence says.

    Parameters
    ----------
    sentences : list of Sentence
        Of a document, in order.

    Returns
    -------
    dict
        Saying by the `start` of the sentence that it covers.
    """
    found: dict[int, Saying] = {}
    quote: list[Sentence] = []
    before: Sentence | None = None
    for one in sentences:
        if quote and one.paragraph != quote[-1].paragraph:
            quote = []
        odd = one.text.count('"') % 2 == 1
        if quote and odd:
            found.update(_closing(quote, one))
            quote = []
        elif quote or odd:
            quote.append(one)
        if before is not None:
            found.update(_announced(before, one))
        before = one
    return found


def _closing(quote: list[Sentence], last: Sentence) -> dict[int, Saying]:
    """Give the sentences of a quote to the one who is named where it ends."""
    said = sayings(last.text, opened=True)
    named = len(said) == 1 and said[0].speaker
    inside = [one for one in quote if not sayings(one.text)]
    return {one.start: said[0] for one in inside} if named else {}


def _announced(before: Sentence, one: Sentence) -> dict[int, Saying]:
    """Read "This was announced by X" as said of the sentence before it."""
    passive = _THIS.match(one.text)
    if passive is None or one.paragraph - before.paragraph > 1 or sayings(before.text):
        return {}
    name, _ = subject_after(one.text, passive.end())
    if not name:
        return {}
    said = Saying(name, (), 0, len(before.text), direct=False, verb="announced")
    return {before.start: said}
