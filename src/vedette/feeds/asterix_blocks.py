"""Leaves of an ASTERIX feed: one data block each, or what stands between blocks.

Law: a block is decoded by category and edition (`vedette.feeds.asterix`); what is not
one whole block belongs to no message and is unframed, with the reason.
"""

from collections.abc import Mapping

from vedette.feeds.asterix import AsterixDecoder, records_in
from vedette.feeds.capture import unframed_reason
from vedette.feeds.report import Rejected, Report


class BlockDecoder:
    """Decodes the leaves of one feed.

    Parameters
    ----------
    edition : str
        Such as "048=1.30, 062@25/10=1.16"; "" for the newest of each category.
    """

    def __init__(self, edition: str = "") -> None:
        self._blocks = AsterixDecoder(edition)

    def decode(
        self, raw: bytes, received_ns: int, offset: int
    ) -> tuple[Report, ...] | Rejected:
        """Decode one leaf.

        Parameters
        ----------
        raw : bytes
            A data block, or what is none.
        received_ns : int
            Nanoseconds UTC; times of day are placed on the day nearest to it.
        offset : int
            Place of its first byte.

        Returns
        -------
        tuple of Report or Rejected
            Empty where the block says nothing of the sky.
        """
        reason = unframed_reason(raw)
        if reason:
            return Rejected(
                offset=offset, length=len(raw), reason=reason, unframed=True
            )
        return self._blocks.decode(raw, received_ns, offset)

    @property
    def skipped(self) -> Mapping[str, int]:
        """Records that gave no report, by reason."""
        return self._blocks.skipped


def records_of(raw: bytes, edition: str) -> Mapping[str, int]:
    """Count the records of a block that was decoded.

    Parameters
    ----------
    raw : bytes
        The block.
    edition : str
        As the decoder was made with.

    Returns
    -------
    mapping of str to int
        Such as {"CAT048": 3}.
    """
    return {f"CAT{raw[0]:03}": records_in(raw, edition)}
