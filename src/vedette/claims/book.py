"""The ledger as a value: what was entered, in order, and what stands of it now.

In: rows in the order in which they were entered. Out: `Ledger`. Law: docs/claims.md,
section "the ledger". Nothing is overwritten: a correction is a new claim that names the
one it supersedes, a rejection or a merged origin is a decision with a person's name on
it, and what they withdraw stays readable. A document or a source may be stated again
(a hash became known, an alias was found): then the later statement stands.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from types import MappingProxyType
from typing import TypeVar

from msgspec import structs

from vedette.claims.leaves import Decision, Deed, Row
from vedette.claims.model import Claim, Document, Source, Status, Utterance
from vedette.claims.person import check_person
from vedette.claims.registers.keyed import REGISTERS, KeyedRow
from vedette.claims.registers.sourced import Sourced
from vedette.claims.registers.tables import ROWS_MAX
from vedette.errors import UsageError

RegisterRow = TypeVar("RegisterRow", bound=Sourced)


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """All that was entered, and what stands of it.

    Parameters
    ----------
    documents, sources, utterances : mapping of str to value
        By id, as last stated; origins as people merged them.
    stated : mapping of str to Claim
        Every claim that was ever entered, by id, with the event that people set.
    withdrawn : mapping of str to str
        Id of each claim that no longer stands, to what withdrew it: the id of its
        correction, or who rejected it and when.
    decisions : tuple of Decision
        In order.
    keyed : tuple of KeyedRow
        Every row of a register that was ever entered, in order.
    root : str
        Merkle root of the record, 64 hexadecimal digits; "" of a value alone.
    size : int
        Leaves of the record.
    closed : bool
        The record is sealed.
    """

    documents: Mapping[str, Document] = field(default_factory=dict)
    sources: Mapping[str, Source] = field(default_factory=dict)
    utterances: Mapping[str, Utterance] = field(default_factory=dict)
    stated: Mapping[str, Claim] = field(default_factory=dict)
    withdrawn: Mapping[str, str] = field(default_factory=dict)
    decisions: tuple[Decision, ...] = ()
    keyed: tuple[KeyedRow, ...] = ()
    root: str = ""
    size: int = 0
    closed: bool = False

    @property
    def claims(self) -> tuple[Claim, ...]:
        """The claims that stand now, in the order of entry."""
        return tuple(
            claim for key, claim in self.stated.items() if key not in self.withdrawn
        )

    @property
    def rejected(self) -> tuple[Claim, ...]:
        """The proposals that a person rejected."""
        return tuple(
            one.proposal
            for one in self.decisions
            if one.deed is Deed.REJECTED and one.proposal is not None
        )

    def register(self, kind: type[RegisterRow]) -> tuple[RegisterRow, ...]:
        """Return a register as it stands.

        Parameters
        ----------
        kind : type
            Of its rows: `Effect`, `Response` or `WreckStatement`.

        Returns
        -------
        tuple
            Of each id the row that was entered last, in the order of first entry.
        """
        rows = (one.row for one in self.keyed)
        last = {row.id: row for row in rows if isinstance(row, kind)}
        return tuple(last.values())


def extended(ledger: Ledger, rows: Iterable[Row]) -> Ledger:
    """Enter rows into a ledger.

    Parameters
    ----------
    ledger : Ledger
        Stays as it is.
    rows : iterable of Row
        In order; each may name only what stands before it.

    Returns
    -------
    Ledger
        With them.

    Raises
    ------
    UsageError
        A row names what is not there, repeats an id, or is a mere proposal.
    """
    page = Page(ledger)
    for row in rows:
        page.enter(row)
    return page.ledger(ledger)


class Page:
    """A ledger while rows are entered.

    Parameters
    ----------
    ledger : Ledger
        Stays as it is.
    """

    def __init__(self, ledger: Ledger) -> None:
        self.documents = dict(ledger.documents)
        self.sources = dict(ledger.sources)
        self.utterances = dict(ledger.utterances)
        self.stated = dict(ledger.stated)
        self.withdrawn = dict(ledger.withdrawn)
        self.decisions = list(ledger.decisions)
        self.keyed = list(ledger.keyed)

    def ledger(self, before: Ledger) -> Ledger:
        """Return the value.

        Parameters
        ----------
        before : Ledger
            Whose record it is of.

        Returns
        -------
        Ledger
            With all rows.
        """
        made = replace(
            before,
            documents=MappingProxyType(self.documents),
            sources=MappingProxyType(self.sources),
            utterances=MappingProxyType(self.utterances),
            stated=MappingProxyType(self.stated),
            withdrawn=MappingProxyType(self.withdrawn),
            decisions=tuple(self.decisions),
            keyed=tuple(self.keyed),
        )
        for one in REGISTERS:
            count = len(made.register(one.row))
            if count > ROWS_MAX:
                raise UsageError(
                    expected=f"at most {ROWS_MAX:,} rows in the register of {one.name}",
                    got=f"{count:,}",
                    advice="Begin another ledger; they can be assessed together.",
                )
        return made

    def enter(self, row: Row) -> None:
        """Take one row in, or refuse it.

        Parameters
        ----------
        row : Row
            May name only what stands before it.

        Raises
        ------
        UsageError
            It may not be entered; then nothing changed.
        """
        if isinstance(row, Document):
            self.documents[row.id] = row
        elif isinstance(row, Source):
            self.sources[row.id] = row
        elif isinstance(row, Utterance):
            self._utterance(row)
        elif isinstance(row, Claim):
            self._claim(row)
        elif isinstance(row, Decision):
            self._decision(row)
        else:
            self._keyed(row)

    def check_names(self, claim: Claim) -> None:
        """Refuse a claim that names claims which are not there.

        Parameters
        ----------
        claim : Claim
            Its parts, and what it supersedes.

        Raises
        ------
        UsageError
            Which one.
        """
        where = f"claim {claim.id}"
        for part in claim.part_of:
            _known(part, self.stated, f"{where}: part")
        if claim.supersedes and claim.supersedes not in self.stated:
            raise UsageError(
                expected="in supersedes a claim of this ledger",
                got=ascii(claim.supersedes)[:110],
                where=where,
                advice="claims.csv has only what stands, without what it corrected: "
                "import the claims.json of that ledger, which has both, or empty the "
                "cell to begin with what stands.",
            )
        if claim.supersedes:
            self._stands(claim.supersedes, f"{where}: what it supersedes")

    def latest(self, claim: str) -> str:
        """Follow the corrections of a claim to the last one, which may stand.

        Parameters
        ----------
        claim : str
            Id of a claim that is there.

        Returns
        -------
        str
            Its own id, or that of its last correction.
        """
        while self.withdrawn.get(claim, "") in self.stated:
            claim = self.withdrawn[claim]
        return claim

    def _utterance(self, row: Utterance) -> None:
        _fresh(row.id, self.utterances, "utterance")
        for source in (row.speaker, *row.reported_via):
            if source:
                _known(source, self.sources, f"utterance {row.id}: source")
        self.utterances[row.id] = row

    def _claim(self, row: Claim) -> None:
        where = f"claim {row.id}"
        _fresh(row.id, self.stated, "claim")
        _known(row.utterance, self.utterances, f"{where}: utterance")
        _known(row.document, self.documents, f"{where}: document")
        self.check_names(row)
        if row.status not in (Status.CONFIRMED, Status.CORRECTED):
            raise UsageError(
                expected="a claim that a person confirmed or corrected",
                got=row.status.value,
                where=where,
                advice="Proposals stay beside the ledger until then.",
            )
        check_person(row.reviewer, row.reviewed, where)
        if row.supersedes:
            self.withdrawn[row.supersedes] = row.id
        self.stated[row.id] = row

    def _decision(self, row: Decision) -> None:
        where = f"decision {len(self.decisions)} ({row.deed.value})"
        for claim in row.claims:
            _known(claim, self.stated, f"{where}: claim")
        for utterance in row.utterances:
            _known(utterance, self.utterances, f"{where}: utterance")
        if row.deed is Deed.REJECTED:
            for claim in row.claims:
                self._stands(claim, where)
                self.withdrawn[claim] = f"rejected by {row.by}, {row.at}"
        elif row.deed is Deed.MERGED_ORIGIN:
            for key in row.utterances:
                was = self.utterances[key]
                self.utterances[key] = structs.replace(was, origin=row.value)
        elif row.deed is Deed.SET_EVENT:
            for claim in row.claims:
                now = structs.replace(self.stated[claim], event=row.value)
                self.stated[claim] = now
        self.decisions.append(row)

    def _keyed(self, keyed: KeyedRow) -> None:
        where = f"row {keyed.row.id} of a register"
        if keyed.row.status is Status.PROPOSED:
            raise UsageError(
                expected="a row that a person confirmed, corrected or rejected",
                got=keyed.row.status.value,
                where=where,
                advice="Look at it, and put that into its column status.",
            )
        self.keyed.append(keyed)

    def _stands(self, claim: str, where: str) -> None:
        """Refuse to withdraw what does not stand."""
        _known(claim, self.stated, where)
        if claim in self.withdrawn:
            raise UsageError(
                expected="a claim that stands",
                got=f"{claim}, withdrawn already ({self.withdrawn[claim]})",
                where=where,
                advice="Correct what stands in its place.",
            )


def _fresh(key: str, among: Mapping[str, object], what: str) -> None:
    """Refuse an id that is taken."""
    if key in among:
        raise UsageError(
            expected=f"a new {what}",
            got=f"the id {key}, which is taken",
            where=f"{what} {key}",
        )


def _known(key: str, among: Mapping[str, object], where: str) -> None:
    """Refuse an id that names nothing."""
    if key not in among:
        raise UsageError(
            expected="an id that was entered before", got=ascii(key)[:110], where=where
        )
