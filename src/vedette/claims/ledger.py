"""The ledger as a record: rows become leaves that a stranger can verify.

Law: docs/claims.md, section "the ledger", over docs/record-format.md. A ledger is the
folder ``ledger.vedette``: its genesis has data kind ``claims`` and the versions of
registry and hedges, each row is a leaf of a private kind (`book.RowKind`) in canonical
JSON, and each command that changed it ends with a signed checkpoint. The text of a
document stays outside (its hashes are in the row), unless it was asked to be
kept: then it is an attachment ``text/<id of the document>``.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from types import MappingProxyType

import msgspec

from vedette import __version__
from vedette.claims.book import Ledger, extended
from vedette.claims.intact import refuse_damaged
from vedette.claims.leaves import ROWS, Row, kind_of
from vedette.claims.measures import registry
from vedette.claims.one_writer import begin, held, is_held
from vedette.claims.words import WORDS_VERSION
from vedette.errors import EnvironmentProblem, RecordError, UsageError, VedetteError
from vedette.record import Entry, Journal, Kind, Leaf, SigningKey, canonical_json
from vedette.record.canonical import parse_canonical_object
from vedette.record.entry import encode_leaf
from vedette.record.folder import is_closed
from vedette.record.history import History
from vedette.record.reading import read_leaves

LEDGER = "ledger.vedette"  # the record lies in the output folder under this name
PROPOSALS = "proposals.jsonl"
SCHEMA = 1
DATA_KIND = "claims"
TEXT = "text/"  # an attachment of this prefix is the text of the document so named
ROWS_MAX = 1_000_000  # leaves of one ledger: a thousand articles have some thousands
SILENT = frozenset({Kind.ATTACHMENT, Kind.CLOSE})  # change nothing of what stands


def genesis() -> dict[str, object]:
    """Return what the first leaf of a new ledger says."""
    return {
        "schema": SCHEMA,
        "data_kind": DATA_KIND,
        "registry": registry().version,
        "words": WORDS_VERSION,
        "version": __version__,
    }


def ledger_path(path: Path) -> Path:
    """Find the record of a ledger.

    Parameters
    ----------
    path : pathlib.Path
        The record itself, or the folder that it is in.

    Returns
    -------
    pathlib.Path
        The record.

    Raises
    ------
    UsageError
        There is none.
    """
    record = path / LEDGER if (path / LEDGER).is_dir() else path
    if not (record / "journal.db").is_file():
        raise UsageError(
            expected=f"a ledger: {LEDGER}, or the folder that it is in",
            got="none",
            where=str(path),
            advice="`vedette claims import` and `vedette claims review` make one.",
        )
    return record


def read_ledger(path: Path) -> Ledger:
    """Read a ledger, open or closed.

    Parameters
    ----------
    path : pathlib.Path
        The record itself, or the folder that it is in.

    Returns
    -------
    Ledger
        As it stands, with root and size of the record.

    Raises
    ------
    UsageError
        There is none.
    RecordError
        It is no ledger, or a leaf of it is not understood; where says which.
    """
    record = ledger_path(path)
    history = History()
    read = _rows(_counted(read_leaves(record), history), record)
    try:
        ledger = extended(Ledger(), list(read))
    except UsageError as error:
        raise _unsound(error, record) from error
    return replace(
        ledger,
        root=history.root().hex(),
        size=history.size,
        closed=is_closed(record),
    )


def read_intact(path: Path) -> Ledger:
    """Read a ledger that holds all that was signed, else refuse with the way on.

    Raises
    ------
    UsageError
        There is none.
    RecordError
        It is damaged.
    """
    record = ledger_path(path)
    refuse_damaged(record)
    return read_ledger(record)


def kept_texts(path: Path) -> Mapping[str, str]:
    """Read the texts of documents that a ledger keeps.

    Parameters
    ----------
    path : pathlib.Path
        The record itself, or the folder that it is in.

    Returns
    -------
    mapping of str to str
        Normalised text by id of the document; empty where none was kept.

    Raises
    ------
    UsageError
        There is no ledger.
    RecordError
        A text is not UTF-8.
    """
    found: dict[str, str] = {}
    for leaf in read_leaves(ledger_path(path)):
        if leaf.kind == Kind.ATTACHMENT and leaf.feed.startswith(TEXT):
            try:
                found[leaf.feed.removeprefix(TEXT)] = leaf.body.decode()
            except UnicodeDecodeError as error:
                raise RecordError(
                    expected="text in UTF-8", got=str(error), where=f"leaf {leaf.seq}"
                ) from error
    return MappingProxyType(found)


class Writing:
    """A ledger that this process writes; made by `open_ledger`.

    Parameters
    ----------
    journal : Journal
        Of the record.
    ledger : Ledger
        What it holds.

    Attributes
    ----------
    ledger : Ledger
        As it stands after the last rows.
    """

    def __init__(self, journal: Journal, ledger: Ledger) -> None:
        self._journal = journal
        self.ledger = ledger

    def enter(
        self,
        rows: Sequence[Row],
        *,
        now_ns: int,
        texts: Mapping[str, str] = MappingProxyType({}),
    ) -> str:
        """Enter rows, all or none, and sign what the ledger then holds.

        Parameters
        ----------
        rows : sequence of Row
            In order.
        now_ns : int
            When they are entered, nanoseconds UTC.
        texts : mapping of str to str
            Texts to be kept, by id of the document.

        Returns
        -------
        str
            The checkpoint: keep a copy elsewhere.

        Raises
        ------
        UsageError
            A row may not be entered; then none was.
        EnvironmentProblem
            The machine refuses; then none was.
        """
        after = extended(self.ledger, rows)
        entries = [
            Entry(Kind.ATTACHMENT, TEXT + key, now_ns, text.encode())
            for key, text in texts.items()
        ]
        entries += [
            Entry(kind_of(row), "", now_ns, canonical_json(msgspec.to_builtins(row)))
            for row in rows
        ]
        if self._journal.size + len(entries) > ROWS_MAX:
            raise UsageError(
                expected=f"at most {ROWS_MAX:,} rows in a ledger",
                got=f"{self._journal.size + len(entries):,}",
                advice="Begin another ledger; they can be compared together.",
            )
        self._journal.append(entries)
        self.ledger = replace(
            after, root=self._journal.root.hex(), size=self._journal.size
        )
        return self._journal.checkpoint(now_ns)

    def seal(self, *, by: str, now_ns: int) -> str:
        """Close the ledger for good; a crash within leaves it open.

        Parameters
        ----------
        by : str
            Who closes it, which the record states.
        now_ns : int
            When, nanoseconds UTC.

        Returns
        -------
        str
            The last checkpoint: keep a copy elsewhere.

        Raises
        ------
        EnvironmentProblem
            The machine refuses.
        """
        checkpoint = self._journal.seal(
            received_ns=now_ns, statements={"sealed_by": by}, signed_ns=now_ns
        )
        self.ledger = replace(
            self.ledger,
            root=self._journal.root.hex(),
            size=self._journal.size,
            closed=True,
        )
        return checkpoint


@contextmanager
def open_ledger(folder: Path, key: SigningKey, *, now_ns: int) -> Iterator[Writing]:
    """Open the ledger of a folder for writing, and begin it where there is none.

    Parameters
    ----------
    folder : pathlib.Path
        The output folder; made where it is missing.
    key : SigningKey
        Signs it; of a ledger that exists, the key under which it was begun.
    now_ns : int
        When it begins, if it does, nanoseconds UTC.

    Yields
    ------
    Writing
        Nobody else writes it meanwhile.

    Raises
    ------
    UsageError
        The folder holds something else, or the ledger is closed or another's.
    RecordError
        The ledger is damaged.
    EnvironmentProblem
        The place cannot be written, or another process writes it.
    """
    record = folder / LEDGER
    try:
        if not record.exists():
            begin(record, key, genesis(), now_ns=now_ns, beside={PROPOSALS})
        refuse_sealed(record)
        journal = Journal.open(record, key)
    except EnvironmentProblem as error:
        if is_held(error):
            raise held(record if record.exists() else folder) from error
        raise
    except RecordError:
        refuse_damaged(record)  # in the words of every damage, with the way on
        raise
    with journal:
        refuse_damaged(record)
        yield Writing(journal, read_ledger(record))


def refuse_sealed(record: Path) -> None:
    """Refuse to change a ledger that was closed for good.

    Parameters
    ----------
    record : pathlib.Path
        Of the ledger.

    Raises
    ------
    UsageError
        It is sealed.
    """
    if is_closed(record):
        raise UsageError(
            expected="a ledger that is open",
            got="one that was sealed: nothing can be entered into it any more",
            where=str(record),
            advice="Begin another with --out; `vedette assess` takes several --claims. "
            "`vedette claims import DIR/claims.json --out NEW` takes all of this one.",
        )


def _counted(leaves: Iterator[Leaf], history: History) -> Iterator[Leaf]:
    """Take every leaf into the tree on the way."""
    for leaf in leaves:
        if leaf.seq >= ROWS_MAX:
            raise RecordError(
                expected=f"at most {ROWS_MAX:,} rows in a ledger", got="more"
            )
        history.hash_only(encode_leaf(leaf))
        yield leaf


def _rows(leaves: Iterator[Leaf], record: Path) -> Iterator[Row]:
    """Read the leaves of a ledger as rows."""
    for leaf in leaves:
        where = f"{record}: leaf {leaf.seq}"
        if leaf.seq == 0:
            _check_genesis(leaf, where)
        elif leaf.kind in ROWS:
            yield _row(leaf, where)
        elif leaf.kind not in SILENT:
            raise RecordError(
                expected=f"a kind of leaf that a ledger of schema {SCHEMA} holds",
                got=f"kind {leaf.kind}",
                where=where,
                advice="A later version of Vedette may have written it.",
            )


def _row(leaf: Leaf, where: str) -> Row:
    """Read one row, every value checked."""
    members = parse_canonical_object(leaf.body, where)
    try:
        row: Row = msgspec.convert(members, ROWS[leaf.kind])
    except (msgspec.ValidationError, VedetteError) as error:
        raise RecordError(
            expected=f"a {ROWS[leaf.kind].__name__.lower()} as docs/claims.md says",
            got=ascii(str(error))[1:-1][:300],
            where=where,
        ) from error
    return row


def _check_genesis(leaf: Leaf, where: str) -> None:
    """Refuse a record that is no ledger."""
    members = parse_canonical_object(leaf.body, where)
    kind, schema = members.get("data_kind"), members.get("schema")
    if kind != DATA_KIND or schema != SCHEMA:
        raise RecordError(
            expected=f"a ledger: data kind {DATA_KIND}, schema {SCHEMA}",
            got=f"data kind {ascii(kind)[:40]}, schema {ascii(schema)[:20]}",
            where=where,
        )


def _unsound(error: UsageError, record: Path) -> RecordError:
    """Say of a stored ledger what would be said of a row that is to be entered."""
    return RecordError(
        expected=error.expected,
        got=error.got,
        where=f"{record}: {error.where}",
        advice=error.advice,
    )
