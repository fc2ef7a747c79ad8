"""When a piece of a recording was received, where its container does not say.

Law: a time of day is placed on the day on which it is nearest to the time before it,
so that midnight is passed without a date in any message. The first one lies on the
date that was given. What has no time of its own takes that of the piece before it.
"""

from dataclasses import dataclass
from datetime import date

from vedette.errors import UsageError
from vedette.feeds.asterix.decoder import nearest_ns
from vedette.feeds.instant import EPOCH_ORDINAL, FIRST_NS, LAST_NS
from vedette.units import SECOND_NS

DAY_NS = 86_400 * SECOND_NS


def date_ns(text: str) -> int:
    """Read a date.

    Parameters
    ----------
    text : str
        YYYY-MM-DD.

    Returns
    -------
    int
        Its midnight, nanoseconds UTC.

    Raises
    ------
    UsageError
        It is none.
    """
    try:
        midnight_ns = (date.fromisoformat(text).toordinal() - EPOCH_ORDINAL) * DAY_NS
    except ValueError:
        midnight_ns = -1
    if not FIRST_NS <= midnight_ns < LAST_NS:
        raise UsageError(
            expected="a date, YYYY-MM-DD, between 1990 and 2100",
            got=f"{text!r:.40}",
            where="--date",
        )
    return midnight_ns


@dataclass(slots=True)
class Calendar:
    """The day that it is, as the times of a recording tell.

    Parameters
    ----------
    midnight_ns : int
        Of the date of the first piece, nanoseconds UTC.
    last_ns : int
        Time of the last piece that had one, -1 before the first.
    """

    midnight_ns: int
    last_ns: int = -1

    @property
    def near_ns(self) -> int:
        """The time that the next one is near to; noon of the date before the first."""
        return self.last_ns if self.last_ns >= 0 else self.midnight_ns + DAY_NS // 2

    def place(self, clock_ns: int) -> int:
        """Place a time of day.

        Parameters
        ----------
        clock_ns : int
            Nanoseconds of the day.

        Returns
        -------
        int
            Nanoseconds UTC.
        """
        if self.last_ns < 0:
            return self.passed(self.midnight_ns + clock_ns)
        return self.passed(nearest_ns(clock_ns, self.last_ns))

    def passed(self, time_ns: int) -> int:
        """Take note of a time.

        Parameters
        ----------
        time_ns : int
            Nanoseconds UTC.

        Returns
        -------
        int
            The same.
        """
        self.last_ns = time_ns
        return time_ns
