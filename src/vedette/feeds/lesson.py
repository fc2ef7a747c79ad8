"""What one channel of a recording teaches: who speaks, how often, with which clock.

A block speaks for one source (SAC/SIC, data item 010), that of its first record.
"""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field

from vedette.feeds.asterix.edition import source_of
from vedette.feeds.framed import Taken
from vedette.feeds.report import Rejected
from vedette.units import SECOND_NS

# Radars send within seconds and turn within a minute: what steps by more was set anew,
# or is another source behind the same port.
JUMP_NS = 10 * SECOND_NS
SAMPLE_BLOCKS = 100
SAMPLE_BYTES_MAX = 2048
SPEAKERS_MAX = 100  # of one channel; a random file has as many as there are numbers
PAUSE_NS = 3600 * SECOND_NS  # ahead, where only a step back can be told from a pause


def speaker_of(raw: bytes) -> str:
    """Read who sent an ASTERIX block.

    Parameters
    ----------
    raw : bytes
        A data block.

    Returns
    -------
    str
        SAC/SIC of its first record, such as 25/201; "" where it says none.
    """
    source = source_of(raw)
    return "" if source is None else f"{source[0]}/{source[1]}"


@dataclass(slots=True)
class Lesson:
    """What one channel carried, gathered piece by piece.

    Parameters
    ----------
    clocked : bool
        Receptions have a clock of their own; without, they are the reports' times.
    blocks, simulated : int
        Messages that were decoded, and reports that say that no sensor made them.
    speakers : Counter of (str, str)
        Records by category and SAC/SIC.
    senders : Counter of str
        Messages by the address that sent them.
    samples : dict of (int, str) to list of bytes
        The first blocks of each category and SAC/SIC, damaged ones among them.
    first_ns, last_ns : int
        Times of the reports, nanoseconds UTC; -1 where there are none.
    received_first_ns, received_last_ns : int
        Times of reception, likewise.
    delay_min_ns, delay_max_ns : int or None
        Reception less time of the reports.
    jumps, jump_offset, jump_ns : int
        How often times stepped, where in the file first, and how far; -1 for none.
    """

    clocked: bool = True
    blocks: int = 0
    simulated: int = 0
    speakers: Counter[tuple[str, str]] = field(default_factory=Counter)
    senders: Counter[str] = field(default_factory=Counter)
    samples: dict[tuple[int, str], list[bytes]] = field(default_factory=dict)
    first_ns: int = -1
    last_ns: int = -1
    received_first_ns: int = -1
    received_last_ns: int = -1
    delay_min_ns: int | None = None
    delay_max_ns: int | None = None
    jumps: int = 0
    jump_offset: int = -1
    jump_ns: int = 0
    _time_ns: int = -1
    _heard_ns: int = -1

    def sample(self, raw: bytes) -> None:
        """Keep one of the first blocks, to weigh its edition.

        Parameters
        ----------
        raw : bytes
            A data block.
        """
        key = (raw[0], speaker_of(raw))
        if key not in self.samples and len(self.samples) >= SPEAKERS_MAX:
            return
        kept = self.samples.setdefault(key, [])
        if len(kept) < SAMPLE_BLOCKS and len(raw) <= SAMPLE_BYTES_MAX:
            kept.append(raw)

    def take(self, taken: Taken, records: Mapping[str, int]) -> None:
        """Learn from one piece.

        Parameters
        ----------
        taken : Taken
            A piece and what became of it.
        records : mapping of str to int
            Its records by kind.
        """
        heard_ns = taken.received_ns
        if isinstance(taken.result, Rejected):
            return
        self.blocks += 1
        # What was dated by its own time has no other to be compared with.
        self.clocked &= max(taken.piece.received_ns, taken.piece.clock_ns) >= 0
        source = taken.piece.source
        if source and (source in self.senders or len(self.senders) < SPEAKERS_MAX):
            self.senders[source] += 1
        for kind, count in records.items():
            speaker = speaker_of(taken.piece.raw) if kind.startswith("CAT") else ""
            self.speakers[kind, speaker] += count
        if heard_ns >= 0:
            if self.received_first_ns < 0:
                self.received_first_ns = heard_ns
            self.received_first_ns = min(self.received_first_ns, heard_ns)
            self.received_last_ns = max(self.received_last_ns, heard_ns)
        for report in taken.result:
            self.simulated += report.simulated
            self._time(report.time_ns, heard_ns, taken.piece.offset)

    @property
    def records_per_s(self) -> float:
        """Records in a second of reception, 0 where that cannot be said."""
        span_ns = self.received_last_ns - self.received_first_ns
        count = sum(self.speakers.values())
        return count * SECOND_NS / span_ns if span_ns > 0 else 0.0

    def _time(self, time_ns: int, heard_ns: int, offset: int) -> None:
        """Note a time, and whether it steps away from the one before it."""
        if self._time_ns >= 0:
            step_ns = time_ns - self._time_ns
            ahead_ns_max = PAUSE_NS
            if self.clocked:
                step_ns -= heard_ns - self._heard_ns
                ahead_ns_max = JUMP_NS
            if not -JUMP_NS <= step_ns <= ahead_ns_max:
                self.jumps += 1
                if self.jump_offset < 0:
                    self.jump_offset, self.jump_ns = offset, step_ns
        else:
            self.first_ns = time_ns
        self._time_ns, self._heard_ns = time_ns, heard_ns
        self.first_ns = min(self.first_ns, time_ns)
        self.last_ns = max(self.last_ns, time_ns)
        delay_ns = heard_ns - time_ns
        low_ns, high_ns = self.delay_min_ns, self.delay_max_ns
        self.delay_min_ns = delay_ns if low_ns is None else min(low_ns, delay_ns)
        self.delay_max_ns = delay_ns if high_ns is None else max(high_ns, delay_ns)
