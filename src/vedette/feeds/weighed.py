"""Which editions of ASTERIX can be what a recording holds, and what was chosen.

Law: a message carries no edition (`vedette.feeds.asterix.guess`): it can be weighed on
a sample of the blocks of each source, and a person chooses.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from vedette.feeds.asterix import CATEGORIES, editions_of, guess, read_editions
from vedette.feeds.asterix.edition import source_of

SURE = 0.9  # of a sample read without anything odd: a damaged block is no doubt
# Below this, nothing that is known here reads a sample: it is something else.
POOR = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Weighed:
    """One category of one source, weighed.

    Parameters
    ----------
    kind, speaker : str
        Such as CAT048 and 25/201.
    read_as : str
        Edition that it was read with.
    chosen : bool
        A person chose it; else it is the newest.
    best : tuple of str
        Editions that read the sample best, from old to new; they send the same bits.
    score : float
        Of those, 0 to 1.
    reasons : tuple of str
        What speaks for them and against them.
    """

    kind: str
    speaker: str
    read_as: str
    chosen: bool
    best: tuple[str, ...]
    score: float
    reasons: tuple[str, ...]

    @property
    def fits(self) -> bool:
        """What it was read with is among the best."""
        return self.read_as in self.best

    @property
    def sentence(self) -> str:
        """Say it to a person."""
        how = "as chosen" if self.chosen else "the newest"
        first, last = self.best[0], self.best[-1]
        span = first if first == last else f"{first}-{last}"
        why = "; ".join(self.reasons)
        who = f" of {self.speaker}" if self.speaker else ""
        said = f"{self.kind}{who} was read as edition {self.read_as} ({how})"
        if self.score < POOR:
            return f"{said}, but no edition known here fits it; best {span}: {why}."
        if self.fits and self.score >= SURE:
            return f"{said}; {span} fits: {why}."
        if self.fits:
            return f"{said}; {span} fits best, not well: {why}."
        named = f"@{self.speaker}" if self.speaker else ""
        return (
            f"{said}, but {span} fits better: {why}; try --edition"
            f' "{self.kind[3:]}{named}={last}".'
        )


def weigh(
    samples: Mapping[tuple[int, str], Sequence[bytes]], edition: str
) -> list[Weighed]:
    """Weigh the editions of what sources sent.

    Parameters
    ----------
    samples : mapping of (int, str) to sequence of bytes
        Blocks by category and SAC/SIC.
    edition : str
        As chosen.

    Returns
    -------
    list of Weighed
        In order; only of the categories that have several tables.
    """
    choice = read_editions(edition)
    found = []
    for (category, speaker), blocks in sorted(samples.items()):
        if category not in CATEGORIES or not blocks:
            continue
        chosen = choice.of(category, source_of(blocks[0]))
        best = guess(blocks)[0]
        found.append(
            Weighed(
                kind=f"CAT{category:03}",
                speaker=speaker,
                read_as=chosen or editions_of(category)[-1],
                chosen=bool(chosen),
                best=best.editions,
                score=best.score,
                reasons=best.reasons,
            )
        )
    return found
