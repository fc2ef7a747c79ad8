"""Why an incursion counts: from its number down to the plots it was made from.

In: an outcome and its inputs. Out: for each incursion, which inputs of which feeds
belong to its track and with which share. A plot's first appearance makes a track and
belongs to none before; it is told apart as the first plot. Times are when an input was
received: what a sensor says of its own clock is in the input itself.
"""

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from typing import NamedTuple

import numpy as np

from vedette.feeds.leaf import InputLeaf
from vedette.incursions.incursion import Incursion
from vedette.picture import Outcome
from vedette.site.model import Site

SHARE_MIN = 0.05  # a plot that less likely belongs to a track is no reason for it
SURE = 0.5  # it belongs to this track more likely than to anything else


class Plot(NamedTuple):
    """One plot of a track.

    Attributes
    ----------
    number : of its input in the record
    feed : that carried it
    received_ns : when, nanoseconds UTC
    share : probability that it came from this track
    """

    number: int
    feed: str
    received_ns: int
    share: float


class Reason(NamedTuple):
    """What an incursion rests on.

    Attributes
    ----------
    incursion : Incursion
    plots : tuple of Plot, by number
    feeds : tuple of (str, int), each feed and how many sure plots it gave
    first_plot_s, last_plot_s : s since epoch
    """

    incursion: Incursion
    plots: tuple[Plot, ...]
    feeds: tuple[tuple[str, int], ...]
    first_plot_s: float
    last_plot_s: float

    @property
    def sure(self) -> int:
        """How many plots are more likely its own than not."""
        return sum(count for _, count in self.feeds)


def reasons(outcome: Outcome, leaves: Sequence[InputLeaf]) -> tuple[Reason, ...]:
    """Find what each incursion rests on.

    Parameters
    ----------
    outcome : Outcome
        What was concluded.
    leaves : sequence of InputLeaf
        Its inputs in order.

    Returns
    -------
    tuple of Reason
        In the order of the incursions.
    """
    found = outcome.incursions
    plots = _plots_of({i.entry.key for i in found}, outcome, leaves)
    return tuple(_reason(i, plots.get(i.entry.key, [])) for i in found)


def _reason(incursion: Incursion, plots: list[Plot]) -> Reason:
    """Sum up one."""
    feeds = Counter(plot.feed for plot in plots if plot.share >= SURE)
    rows = incursion.trajectory.time_s
    return Reason(
        incursion,
        tuple(plots),
        tuple(sorted(feeds.items())),
        float(rows[0]),
        float(rows[-1]),
    )


def _plots_of(
    keys: set[int], outcome: Outcome, leaves: Sequence[InputLeaf]
) -> Mapping[int, list[Plot]]:
    """Collect the plots of some tracks."""
    wanted = np.array(sorted(keys), np.int64)
    found: dict[int, list[Plot]] = defaultdict(list)
    if not wanted.size:
        return found
    for verdicts in outcome.verdicts:
        mine = np.isin(verdicts.track, wanted) & (verdicts.p_track >= SHARE_MIN)
        for row in np.flatnonzero(mine).tolist():
            number = int(verdicts.seq[row])
            leaf = leaves[number]
            found[int(verdicts.track[row])].append(
                Plot(number, leaf.feed, leaf.received_ns, float(verdicts.p_track[row]))
            )
    for plots in found.values():
        plots.sort(key=lambda plot: plot.number)
    return found


def sensors_of(feed: str, site: Site) -> str:
    """Name a feed with the sensors that it is declared to carry.

    Parameters
    ----------
    feed : str
        Of a plot.
    site : Site
        Declares feeds.

    Returns
    -------
    str
        "feed (sensor, sensor)", or the feed alone where none is declared.
    """
    carried = next((f.sensors for f in site.feeds if f.id == feed), ())
    return f"{feed} ({', '.join(carried)})" if carried else feed
