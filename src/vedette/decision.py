"""What a record says of itself beside its inputs, and whether it follows from them.

`conclusions` gives the entries that close an episode: every rejection, and one decision
over all inputs. `other_*` hold a record that comes from anybody to what came out again:
each conclusion, the members of its genesis, and which kind of data it is. Law:
docs/record-format.md for the entries.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from vedette.feeds.decoder import Decoder
from vedette.feeds.report import Rejected, Report
from vedette.picture import Outcome
from vedette.record import Entry, Kind, Leaf, canonical_json
from vedette.recorded import Genesis, Recorded

NAMED_MAX = 5  # conclusions that differ and are told one by one
SHOWN_MAX = 200  # letters of a conclusion in a sentence
ABSENT = "nothing"


@dataclass(slots=True)
class Marking:
    """A decoder that remembers whether any report said it was simulated.

    Parameters
    ----------
    decoder : Decoder
        Decodes.
    simulated : bool
        Some report so far said that no sensor measured it.
    """

    decoder: Decoder
    simulated: bool = False

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[Report, ...] | Rejected:
        """Decode a leaf, as `vedette.feeds.decoder.Decoder` says."""
        result = self.decoder.decode(raw, received_ns, offset)
        if not isinstance(result, Rejected):
            self.simulated |= any(report.simulated for report in result)
        return result


def conclusions(
    outcome: Outcome, digests: Mapping[str, str], *, through: int, ended_ns: int
) -> list[Entry]:
    """Lay out every rejection and the one decision over all inputs.

    Parameters
    ----------
    outcome : Outcome
        What was concluded.
    digests : mapping of str to str
        inputs_sha256, picture_sha256.
    through : int
        Number of the last entry before them.
    ended_ns : int
        When the last input was received, nanoseconds UTC.

    Returns
    -------
    list of Entry
        In the order of the record.
    """
    found = [
        Entry(
            Kind.REJECTED,
            "",
            ended_ns,
            canonical_json({"input": unused.number, "reason": unused.reason}),
        )
        for unused in outcome.unused
    ]
    decision = {
        "through_seq": through,
        "crossings": len(outcome.crossings),
        "incursions": len(outcome.incursions),
        "trajectories": len(outcome.trajectories),
        **digests,
    }
    return [*found, Entry(Kind.DECISION, "", ended_ns, canonical_json(decision))]


def other_conclusions(recorded: Recorded, again: Sequence[Entry]) -> Iterator[str]:
    """Say which conclusions of a record are not those that came out again.

    Parameters
    ----------
    recorded : Recorded
        As read.
    again : sequence of Entry
        Of `conclusions`.

    Yields
    ------
    str
        The first `NAMED_MAX` differences, then how many more there are.
    """
    others = [
        f"a conclusion is another: recorded {_shown(said)}, now {_shown(now)}"
        for said, now in zip_longest(map(_entry, recorded.concluded), again)
        if said != now
    ]
    yield from others[:NAMED_MAX]
    if len(others) > NAMED_MAX:
        yield f"{len(others) - NAMED_MAX:,} more conclusions are others"


def other_genesis(said: Genesis, again: Genesis) -> Iterator[str]:
    """Say which members of a genesis do not follow from the rest of its record.

    The version is another where another one replays; where the inputs came from is
    not in them.

    Parameters
    ----------
    said : Genesis
        Of the record.
    again : Genesis
        Built again from its site file and inputs.

    Yields
    ------
    str
        Each difference.
    """
    for name in ("data_kind", "epoch_ns", "site_sha256"):
        was, now = getattr(said, name), getattr(again, name)
        if was != now:
            yield f"{name} is another: recorded {_cut(was)}, now {_cut(now)}"
    for volume in (
        *again.volumes,
        *(v for v in said.volumes if v not in again.volumes),
    ):
        border, here = said.volumes.get(volume), again.volumes.get(volume)
        if border != here:
            yield (
                f"the border of {_cut(volume)} is another: recorded "
                f"{_border(said, volume)}, here {_border(again, volume)}"
            )


def _border(genesis: Genesis, volume: str) -> str:
    """Write which border was judged."""
    border = genesis.volumes.get(volume)
    return "none" if border is None else f"{_cut(border.source)} {_cut(border.sha256)}"


def _entry(leaf: Leaf) -> Entry:
    """Take the number off a leaf."""
    return Entry(leaf.kind, leaf.feed, leaf.received_ns, leaf.body)


def _shown(entry: Entry | None) -> str:
    """Write a conclusion."""
    if entry is None:
        return ABSENT
    where = f" of {_cut(entry.feed)}" if entry.feed else ""
    body = entry.body.decode(errors="backslashreplace")
    name = Kind(entry.kind).name.lower()
    return f"{name}{where} at {entry.received_ns}: {_cut(body)}"


def _cut(value: object) -> str:
    """Write a value on one line, and not all of a long one."""
    text = str(value)
    return text if len(text) <= SHOWN_MAX else f"{text[:SHOWN_MAX]}..."
