"""The ledger as a value: what was entered, in order, and what stands of it now.

In: rows in the order in which they were entered. Out: `Ledger`. Law: docs/claims.md,
section "the ledger". Nothing is overwritten: a correction is a new claim that names the
one it supersedes, a rejection or a merged origin is a decision with a person's name on
it, and what they withdraw stays readable. A document or a source may be stated again
(a hash became known, an alias was found): then the later statement stands.

Kinds are those of the record's private leaves (docs/record-format.md section 1).
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, IntEnum
from types import MappingProxyType
from typing import Annotated

from msgspec import Meta, Struct, structs

from vedette.claims.model import Claim, Document, Id, Source, Status, Utterance
from vedette.errors import UsageError
from vedette.site.instant import instant_ns

NAME_MAX = 200  # characters of a person's, an event's, an origin's name: one line


class RowKind(IntEnum):
    """What a leaf of a ledger is; the numbers are frozen."""

    DOCUMENT = 128
    SOURCE = 129
    UTTERANCE = 130
    CLAIM = 131
    DECISION = 132


class Deed(Enum):
    """What a person did with claims or utterances."""

    CONFIRMED = "confirmed"
    CORRECTED = "corrected"
    REJECTED = "rejected"
    MERGED_ORIGIN = "merged origin"
    SET_EVENT = "set event"


Name = Annotated[str, Meta(max_length=NAME_MAX)]


class Decision(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What a person decided, who and when.

    Parameters
    ----------
    deed : Deed
        What was done.
    by : str
        Who.
    at : str
        When, RFC 3339.
    claims : tuple of str
        To which claims.
    utterances : tuple of str
        Whose origin was merged.
    value : str
        Name of the origin, of the event, or of the proposal that was decided.
    proposal : Claim or None
        What a rule had proposed, where a proposal was decided.
    note : str
        Why; of an import, from which file.
    """

    deed: Deed
    by: Annotated[str, Meta(min_length=1, max_length=NAME_MAX)]
    at: str
    claims: tuple[Id, ...] = ()
    utterances: tuple[Id, ...] = ()
    value: Name = ""
    proposal: Claim | None = None
    note: str = ""

    def __post_init__(self) -> None:
        instant_ns(self.at, where="at")


Row = Document | Source | Utterance | Claim | Decision

ROWS: Mapping[int, type[Row]] = MappingProxyType(
    {
        RowKind.DOCUMENT: Document,
        RowKind.SOURCE: Source,
        RowKind.UTTERANCE: Utterance,
        RowKind.CLAIM: Claim,
        RowKind.DECISION: Decision,
    }
)


def kind_of(row: Row) -> int:
    """Return the kind of leaf that holds a row."""
    return next(kind for kind, cls in ROWS.items() if type(row) is cls)


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
        return replace(
            before,
            documents=MappingProxyType(self.documents),
            sources=MappingProxyType(self.sources),
            utterances=MappingProxyType(self.utterances),
            stated=MappingProxyType(self.stated),
            withdrawn=MappingProxyType(self.withdrawn),
            decisions=tuple(self.decisions),
        )

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
        else:
            self._decision(row)

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
        if not row.reviewer or not row.reviewed:
            raise UsageError(
                expected="who confirmed it and when", got="nobody", where=where
            )
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
