"""Which editions a drafted site file states: those chosen, and those that fit better.

Law: a message carries no edition (`vedette.feeds.weighed`). Where the newest does not
fit and another does, the draft takes that and says why; a person may know better.
"""

from collections.abc import Mapping

from vedette.cli.surveyed import Survey
from vedette.feeds.weighed import POOR, weigh

Reasons = Mapping[tuple[str, str], tuple[str, str]]


def fitting_editions(found: Survey) -> dict[tuple[str, str], tuple[str, str]]:
    """Find editions that fit better than the newest, where nobody chose.

    Parameters
    ----------
    found : Survey
        Read with the newest.

    Returns
    -------
    dict of (str, str) to (str, str)
        By kind and SAC/SIC: the choice as it is written, and why.
    """
    better: dict[tuple[str, str], tuple[str, str]] = {}
    for file in found.files:
        for channel in file.reading.channels.values():
            for one in weigh(channel.lesson.samples, file.reading.edition):
                if one.fits or one.chosen or one.score < POOR:
                    continue
                named = f"@{one.speaker}" if one.speaker else ""
                choice = f"{one.kind[3:]}{named}={one.best[-1]}"
                why = f"{one.kind} is guessed: {'; '.join(one.reasons)}"
                better.setdefault((one.kind, one.speaker), (choice, why))
    return better


def editions_by_feed(
    found: Survey, chosen: str, reasons: Reasons
) -> dict[str, tuple[str, str]]:
    """Say which editions each feed is read with, where not the newest.

    Parameters
    ----------
    found : Survey
        Of the files.
    chosen : str
        By a person.
    reasons : mapping of (str, str) to (str, str)
        What was found to fit better.

    Returns
    -------
    dict of str to (str, str)
        Editions and why, by feed.
    """
    stated: dict[str, tuple[str, str]] = {}
    for file in found.files:
        if file.reading.format != "asterix":
            continue
        for channel, feed in file.reading.feeds(file.feed).items():
            met = file.reading.channels[channel].lesson.samples
            kinds = [(f"CAT{category:03}", speaker) for category, speaker in met]
            found_here = [reasons[kind] for kind in kinds if kind in reasons]
            parts = [chosen] if chosen else []
            why = ["as stated with --edition"] if chosen else []
            parts += [part for part, _ in found_here]
            why += [reason for _, reason in found_here]
            if parts:
                stated[feed] = ", ".join(parts), "; ".join(why)
    return stated
