"""The names that a text has used so far, and which of them a short one stands for.

In: sentences and the speakers in them, in order. Out: names in full. A surname is the
one longer name that ends with it, an office the one of which `fuller` knows: of those
who spoke first of all, else of those that were only named.
"""

import re

from vedette.claims.extract.fuller import bodies_in, flown_by, fullest

CANDIDATES_MAX = 8  # names that a person may choose from
_AIRLINE = re.compile(r"airline|carrier", re.IGNORECASE)
# Where one is named, "the agency" may be that.
_NEWS_AGENCY = re.compile(r"\b(?:news|press) agency\b", re.IGNORECASE)


class Roll:
    """Keep who spoke and who was named."""

    def __init__(self) -> None:
        self._spoke: list[str] = []
        self._named: list[str] = []
        self._texts = ("", "")  # this sentence and the one before it
        self._agency = False

    def __bool__(self) -> bool:
        return bool(self._spoke)

    def __contains__(self, name: str) -> bool:
        return name in self._spoke

    def hear(self, text: str) -> None:
        """Take in the next sentence, before its speakers.

        Parameters
        ----------
        text : str
            Folded.
        """
        self._texts = (text, self._texts[0])
        self._named += [one for one in bodies_in(text) if one not in self._named]
        self._agency = self._agency or _NEWS_AGENCY.search(text) is not None

    def spoke(self, name: str) -> None:
        """Take in a speaker.

        Parameters
        ----------
        name : str
            As the sentence names it, not empty.
        """
        if self.full(name) not in self._spoke:
            self._spoke.append(name)

    def full(self, name: str) -> str:
        """Return the longer name that a short one stands for, if there is just one.

        Parameters
        ----------
        name : str
            Of a speaker.

        Returns
        -------
        str
            The same where it is none, or stands for none.
        """
        if name.casefold() == "agency" and self._agency:
            return name
        for names in (self._spoke, self._named):
            if fullest(name, names) != name:
                return fullest(name, names)
        if _AIRLINE.fullmatch(name):
            flown = (flown_by(text) for text in self._texts)
            return next((one for one in flown if one), name)
        if " " in name or not name[:1].isupper():
            return name
        ends = (f" {name}", f" al-{name}")
        longer = {one for one in self._spoke if one.endswith(ends)}
        return longer.pop() if len(longer) == 1 else name

    def latest(self) -> tuple[str, ...]:
        """Return the names of those who spoke, the latest first.

        Returns
        -------
        tuple of str
            `CANDIDATES_MAX` at most.
        """
        return tuple(dict.fromkeys(reversed(self._spoke)))[:CANDIDATES_MAX]
