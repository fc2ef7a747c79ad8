"""The desk of one person who reviews: what waits, what stands, and what is decided.

The terminal and the page both decide here, so that both do the same: a decision is in
the ledger, durable and signed, before it is answered. Time comes from the caller.
"""

from collections.abc import Callable, Mapping, Sequence
from types import MappingProxyType

from vedette.claims.book import Ledger
from vedette.claims.leaves import Decision, Deed
from vedette.claims.ledger import Writing
from vedette.claims.origins import merged, repeats
from vedette.claims.proposed import Proposed, pending
from vedette.claims.review import Verdict, decide
from vedette.claims.revise import Revision, revised
from vedette.errors import UsageError


class Desk:
    """Where proposals are decided.

    Parameters
    ----------
    book : Writing
        The ledger.
    listed : tuple of Proposed
        All proposals beside it.
    by : str
        Who decides.
    zone : str
        IANA name of the zone of times that this person types without one, "" for none.
    clock : callable
        Returns the present: nanoseconds UTC, and RFC 3339.
    """

    def __init__(
        self,
        book: Writing,
        listed: tuple[Proposed, ...],
        *,
        by: str,
        zone: str,
        clock: Callable[[], tuple[int, str]],
    ) -> None:
        self._book = book
        self._listed = listed
        self._zone = zone
        self._clock = clock
        self._files = {one.document.id: one.file for one in listed}
        self.by = by

    @property
    def ledger(self) -> Ledger:
        """As it stands."""
        return self._book.ledger

    def waiting(self) -> tuple[Proposed, ...]:
        """Return what nobody has decided, in order."""
        return pending(self._listed, self.ledger)

    def find(self, key: str) -> Proposed:
        """Return a proposal by its name.

        Parameters
        ----------
        key : str
            As in ``proposals.jsonl``.

        Returns
        -------
        Proposed
            Decided or not.

        Raises
        ------
        UsageError
            There is none.
        """
        for one in self._listed:
            if one.key == key:
                return one
        raise UsageError(expected="a proposal of this ledger", got=ascii(key)[:60])

    def decide(
        self,
        one: Proposed,
        deed: Deed,
        *,
        edits: Mapping[str, str] = MappingProxyType({}),
        origin: str = "",
        note: str = "",
    ) -> None:
        """Decide a proposal; it is in the ledger when this returns.

        Parameters
        ----------
        one : Proposed
            Which waits.
        deed : Deed
            Confirmed or rejected; with edits it is corrected.
        edits : mapping of str to str
            Cells by column.
        origin : str
            Id of an utterance of the ledger that it repeats, "" for none.
        note : str
            Why.

        Raises
        ------
        UsageError
            It was decided already, an edit cannot be read, or there is no such origin.
        EnvironmentProblem
            The machine refuses; then nothing was decided.
        """
        at_ns, at = self._clock()
        kept = Deed.CORRECTED if edits and deed is Deed.CONFIRMED else deed
        if origin and (kept is Deed.REJECTED or origin not in self._suggested(one)):
            raise UsageError(
                expected="a statement that this one may repeat", got=ascii(origin)[:60]
            )
        verdict = Verdict(
            deed=kept, by=self.by, at=at, edits=edits, zone=self._zone, note=note
        )
        rows = decide(one, self.ledger, verdict)
        self._book.enter(rows, now_ns=at_ns)
        done = rows[-1]
        if origin and isinstance(done, Decision):
            own = [self.ledger.stated[key].utterance for key in done.claims]
            if any(key != origin for key in own):
                row = merged([origin, *own], self.ledger, by=self.by, at=at)
                self._book.enter([row], now_ns=at_ns)

    def revise(
        self, claims: Sequence[str], deed: Deed, *, value: str = "", note: str = ""
    ) -> None:
        """Revise claims that stand; it is in the ledger when this returns.

        Parameters
        ----------
        claims : sequence of str
            Their ids.
        deed : Deed
            Set event, merged origin or rejected.
        value : str
            As `vedette.claims.revise.Revision`.
        note : str
            Why.

        Raises
        ------
        UsageError
            One is not there or does not stand, or the reason is missing.
        EnvironmentProblem
            The machine refuses; then nothing was decided.
        """
        at_ns, at = self._clock()
        revision = Revision(deed, self.by, at, value, note)
        self._book.enter([revised(claims, self.ledger, revision)], now_ns=at_ns)

    def file_of(self, document: str) -> str:
        """Return from which file a document was read, "" where nobody knows."""
        return self._files.get(document, "")

    def _suggested(self, one: Proposed) -> set[str]:
        """Return the utterances that a proposal may repeat."""
        return {claim.utterance for claim in repeats(one, self.ledger)}
