"""A whole ``claims.json`` back into rows, value by value.

In: the document that `vedette.output.claims_json` writes, or that somebody else wrote.
Out: its rows, without those that the ledger has, and without what would change what
stands there unless whoever imports it asks for that. A value whose id is taken by
another is refused and named; nothing is overwritten. Law: docs/claims.md, section
"claims.json"; what may be believed of it: `vedette.claims.importing.foreign`.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any, NamedTuple

import msgspec
from msgspec import structs

from vedette.claims.book import Ledger, Page
from vedette.claims.importing.cells import name_of, note_of
from vedette.claims.importing.columns import Refusal
from vedette.claims.importing.csv_rows import ROWS_MAX
from vedette.claims.importing.foreign import (
    Texts,
    decided_here,
    keyed_here,
    same_said,
    same_thing,
    unaliased,
    vouched_here,
)
from vedette.claims.importing.held import check_held, check_held_claim, check_held_row
from vedette.claims.importing.register_rows import TakenRows, Told, otherwise
from vedette.claims.importing.values import Terms
from vedette.claims.leaves import Decision, Deed, Row
from vedette.claims.model import Claim, Document, Source, Status, Utterance
from vedette.claims.registers.keyed import REGISTERS, KeyedRow, Register
from vedette.errors import UsageError, VedetteError

SCHEMA = 1
DATA_KIND = "none"  # no sensor measured it
NOT_SAID = frozenset({Deed.CONFIRMED, Deed.CORRECTED})  # the claims say so themselves


class Part(NamedTuple):
    """A member of the document, and what stands in it."""

    name: str
    holds: type[Any]
    among: Callable[[Page], Mapping[str, object]]


PARTS = (
    Part("documents", Document, lambda page: page.documents),
    Part("sources", Source, lambda page: page.sources),
    Part("utterances", Utterance, lambda page: page.utterances),
)


class Whole(NamedTuple):
    """What became of a whole document.

    Attributes
    ----------
    rows : list of Row
        To be entered.
    added : list of Claim
        Among them.
    already : int
        Claims that the ledger has.
    refused : list of Refusal
        Values that were not taken.
    keyed : TakenRows
        What became of rows of registers.
    people : tuple of str
        Who confirmed the added claims in the ledger that the file came from, as it
        says.
    aliases : int
        Other names of sources that were left out.
    """

    rows: list[Row]
    added: list[Claim]
    already: int
    refused: list[Refusal]
    keyed: TakenRows
    people: tuple[str, ...]
    aliases: int


def is_whole(value: object) -> bool:
    """Say whether parsed JSON is a whole ``claims.json``."""
    return isinstance(value, dict) and {"schema", "claims"} <= value.keys()


def take_whole(
    value: object, ledger: Ledger, where: str, terms: Terms, texts: Texts, note: str
) -> Whole:
    """Take a whole ``claims.json`` against a ledger.

    Parameters
    ----------
    value : object
        Parsed JSON.
    ledger : Ledger
        What is there.
    where : str
        The file.
    terms : Terms
        Who vouches for it here, and whether it may correct what stands.
    texts : Texts
        Texts of documents that are at hand.
    note : str
        From which file.

    Returns
    -------
    Whole
        Rows, and what was refused.

    Raises
    ------
    UsageError
        Another schema, or a part that is no list.
    """
    members = value if isinstance(value, dict) else {}
    _check_head(members, where)
    taking = _Taking(ledger, terms, texts)
    for part in PARTS:
        for number, one in _listed(members, part.name, where):
            taking.take(part.name, number, one, partial(taking.value, part=part))
    for number, one in _listed(members, "withdrawn", where):
        taking.take("withdrawn", number, one, taking.withdrawn)
    for number, one in _listed(members, "claims", where):
        taking.take("claims", number, one, taking.claim)
    for register in REGISTERS:
        for number, one in _listed(members, register.name, where):
            entered = partial(taking.row, register=register)
            taking.take(register.name, number, one, entered)
    taking.confirm(note)
    for number, one in _listed(members, "decisions", where):
        taking.take("decisions", number, one, taking.decision)
    taking.withdraw(note)
    return taking.whole()


def _check_head(members: Mapping[str, object], where: str) -> None:
    """Refuse another schema, and what is not of people's statements."""
    schema, kind = members.get("schema"), members.get("data_kind", DATA_KIND)
    if schema is True or schema != SCHEMA or kind != DATA_KIND:
        raise UsageError(
            expected=f"claims.json of schema {SCHEMA}, data kind {DATA_KIND}",
            got=f"{ascii(schema)[:30]}, {ascii(kind)[:30]}",
            where=where,
        )


def _listed(
    members: Mapping[str, object], name: str, where: str
) -> Iterator[tuple[int, object]]:
    """Return a part of the document, its values numbered from 1."""
    part = members.get(name, [])
    if not isinstance(part, list) or len(part) > ROWS_MAX:
        raise UsageError(
            expected=f"a list {name} of at most {ROWS_MAX:,}",
            got=f"{len(part):,}" if isinstance(part, list) else type(part).__name__,
            where=where,
        )
    return enumerate(part, start=1)


class _Keyed(NamedTuple):
    """New rows of registers, and those that take the place of others."""

    added: list[KeyedRow]
    corrected: list[KeyedRow]


class _Taking:
    """A document while it is taken."""

    def __init__(self, ledger: Ledger, terms: Terms, texts: Texts) -> None:
        self._terms, self._texts = terms, texts
        self._page = Page(ledger)
        self._rows: list[Row] = []
        self._added: list[Claim] = []
        self._keyed = _Keyed([], [])
        self._told = Told(ledger.keyed)
        self._before = {
            (one.name, row.id) for one in REGISTERS for row in ledger.register(one.row)
        }
        self._ids = set(self._before)
        self._gone: list[str] = []
        self._already = [0, 0]  # claims, rows of registers
        self._aliases = 0
        self._refused: list[Refusal] = []
        self._vouched: dict[tuple[str, str, Status], list[str]] = {}
        self._decided = {_undated(one) for one in ledger.decisions}
        self._stood = {*ledger.documents, *ledger.sources, *ledger.utterances}
        self._stood |= ledger.stated.keys()
        # What the file states and the ledger takes for the same, by part. Under any
        # other id of the file this ledger may have another person or paper.
        self._taken: dict[str, set[str]] = {
            name: set() for name in ("documents", "sources", "utterances", "claims")
        }

    def take(
        self, name: str, number: int, one: object, taken: Callable[[object], None]
    ) -> None:
        """Take one value, or note why it is refused."""
        try:
            taken(one)
        except (msgspec.ValidationError, VedetteError) as error:
            self._refused.append(_refused(name, number, one, error))

    def value(self, one: object, part: Part) -> None:
        """Take a document, a source or an utterance."""
        row = msgspec.convert(one, part.holds)
        check_held(row)
        if isinstance(row, Utterance):
            self._refers("sources", filter(None, (row.speaker, *row.reported_via)))
        if isinstance(row, Source):
            row, dropped = unaliased(row, self._page.sources.get(row.id))
            self._aliases += dropped
        was = part.among(self._page).get(row.id)
        if was is None:
            self._enter(row)
        elif not same_thing(was, row):
            raise UsageError(expected="a new id", got=f"{row.id}, which says otherwise")
        self._taken[part.name].add(row.id)
        if was not in (None, row):
            raise UsageError(
                expected=f"what the ledger says of {row.id}",
                got="something else of the same",
                advice="What the ledger says stays; the rest of the file may refer to "
                "it.",
            )

    def claim(self, one: object) -> None:
        """Take a claim; a quote is held to its document where that is at hand."""
        told = msgspec.convert(one, Claim)
        check_held_claim(told)
        self._refers("utterances", [told.utterance])
        self._refers("documents", [told.document])
        self._refers("claims", told.part_of)
        document = self._page.documents.get(told.document)
        text = None if document is None else self._texts.of(document)
        made = vouched_here(told, text, self._terms)
        was = self._page.stated.get(made.id)
        if was is not None and same_said(was, made):
            self._already[0] += 1
            self._taken["claims"].add(made.id)
            return
        if was is not None:
            raise UsageError(
                expected="a new id", got=f"{made.id}, which says otherwise"
            )
        if told.supersedes:
            self._refers("claims", [told.supersedes])
            self._may_change([told.supersedes])
        self._enter(made)
        self._taken["claims"].add(made.id)
        self._added.append(made)
        there = told.reviewer, told.reviewed, told.status
        self._vouched.setdefault(there, []).append(made.id)

    def withdrawn(self, one: object) -> None:
        """Take a claim that stands no more in the ledger that the file came from."""
        before = len(self._added)
        self.claim(one)
        self._gone += [claim.id for claim in self._added[before:]]

    def row(self, one: object, register: Register) -> None:
        """Take a row of a register."""
        told = msgspec.convert(one, register.leaf)
        check_held_row(told.row)
        note_of(told.note, "note")
        made = keyed_here(told, self._terms)
        named = (*made.row.rests_on, made.row.said_by)
        self._known({key for key in named if key in self._stood})
        key = register.name, made.row.id
        if self._told.has(made):
            self._already[1] += 1
            return
        if key in self._before and not self._terms.correct:
            raise otherwise([made.row.id], register.name)
        self._enter(made)
        self._told.enter(made)
        (self._keyed.corrected if key in self._ids else self._keyed.added).append(made)
        self._ids.add(key)

    def decision(self, one: object) -> None:
        """Take a decision, unless the ledger has it or the claims say it."""
        told = msgspec.convert(one, Decision)
        name_of(told.value, "value")
        note_of(told.note, "note")
        if told.proposal is not None:
            check_held_claim(told.proposal)
        if told.deed in NOT_SAID and told.proposal is None:
            return
        made = decided_here(told, self._terms)
        if not self._decided.isdisjoint({_undated(told), _undated(made)}):
            return
        self._refers("claims", told.claims)
        self._refers("utterances", told.utterances)
        self._may_change([*told.claims, *told.utterances])
        self._enter(made)

    def confirm(self, note: str) -> None:
        """Enter who vouches for the claims here, and who did there as the file says."""
        for (by, at, status), claims in self._vouched.items():
            done = Decision(
                deed=Deed.CONFIRMED,
                by=self._terms.by,
                at=self._terms.at,
                claims=tuple(claims),
                note=f"{note}; as it says, {status.value} by {by}, {at}",
            )
            self._enter(done)

    def withdraw(self, note: str) -> None:
        """Withdraw what stands no more there, and what no decision withdrew here."""
        claims = tuple(key for key in self._gone if key not in self._page.withdrawn)
        if claims:
            done = Decision(
                deed=Deed.REJECTED,
                by=self._terms.by,
                at=self._terms.at,
                claims=claims,
                note=f"{note}; as it says, withdrawn",
            )
            self._enter(done)

    def whole(self) -> Whole:
        """Return what became of it."""
        claims, rows = self._already
        keyed = TakenRows(tuple(self._keyed.added), tuple(self._keyed.corrected), rows)
        people = tuple(dict.fromkeys(by for by, _, _ in self._vouched))
        return Whole(
            self._rows, self._added, claims, self._refused, keyed, people, self._aliases
        )

    def _enter(self, row: Row) -> None:
        self._page.enter(row)
        self._rows.append(row)

    def _refers(self, part: str, ids: Iterable[str]) -> None:
        """Refuse a reference to what the file does not state, or the ledger refused."""
        found = next((key for key in ids if key not in self._taken[part]), None)
        if found is not None:
            raise UsageError(
                expected=f"one of the {part} that the file states and the ledger takes",
                got=found,
                advice="Under that id the ledger may have another.",
            )

    def _known(self, ids: Iterable[str]) -> None:
        """Refuse ids of the ledger, of any part, that the file means otherwise."""
        for key in ids:
            if not any(key in taken for taken in self._taken.values()):
                self._refers("documents", [key])

    def _may_change(self, ids: list[str]) -> None:
        """Refuse to change what was in the ledger, unless that was asked for."""
        found = next((key for key in ids if key in self._stood), None)
        if found is not None and not self._terms.correct:
            raise UsageError(
                expected="what leaves the ledger as it stands",
                got=f"a change of {found}, which is in it",
                advice="With --correct the file may change what stands.",
            )


def _undated(one: Decision) -> Decision:
    """Return a decision without who repeated it and when."""
    return structs.replace(one, by="-", at="1970-01-01T00:00:00Z")


def _refused(name: str, number: int, one: object, error: Exception) -> Refusal:
    """Say which value of which part was not taken, and why."""
    said = ascii(str(error))[1:-1][:300]
    note = msgspec.json.encode(one).decode()[:2000]
    return Refusal(
        line=number, column="", reason=f"{name}: {said}", values={"note": note}
    )
