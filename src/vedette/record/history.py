"""What a record says so far, and the rules by which the next leaf may follow.

Law: docs/record-format.md section 2. seq counts from 0 without gaps; the first leaf,
and no other, is the genesis; nothing follows a close; a decision names a `through_seq`
before itself and never before an earlier decision's; JSON bodies are canonical. The
same rules hold for writing and for verifying: what would not verify is never written.
"""

from vedette.errors import RecordError
from vedette.record.canonical import parse_canonical_object
from vedette.record.checkpoint import Checkpoint, origin_of
from vedette.record.digest import InputsDigest
from vedette.record.entry import JSON_KINDS, Kind, Leaf, through_seq
from vedette.record.merkle import GrowingTree, leaf_hash


class History:
    """The leaves so far: tree, digest of inputs, last decision.

    Attributes
    ----------
    through_seq : int
        Last leaf that a decision has seen, -1 before the first decision.
    received_ns : int
        Of the last leaf, nanoseconds UTC.
    closed : bool
        The last leaf is a close.
    origin : str
        Name of the record, "" before its first leaf.
    statements : dict of str to str
        What the close leaf says, empty before it.
    """

    __slots__ = (
        "_inputs",
        "_tree",
        "closed",
        "origin",
        "received_ns",
        "statements",
        "through_seq",
    )

    def __init__(self) -> None:
        self._tree = GrowingTree()
        self._inputs = InputsDigest()
        self.through_seq = -1
        self.received_ns = 0
        self.closed = False
        self.origin = ""
        self.statements: dict[str, str] = {}

    def copy(self) -> "History":
        """Return a history that goes on by itself from here."""
        other = History()
        other._tree = self._tree.copy()
        other._inputs = self._inputs.copy()
        other.through_seq = self.through_seq
        other.received_ns = self.received_ns
        other.closed = self.closed
        other.origin = self.origin
        other.statements = self.statements
        return other

    @property
    def size(self) -> int:
        """Leaves so far."""
        return self._tree.size

    def root(self) -> bytes:
        """Return the Merkle tree hash of all leaves so far, (32,) bytes."""
        return self._tree.root()

    def inputs_sha256(self) -> str:
        """Return the digest of all inputs so far, 64 hexadecimal digits."""
        return self._inputs.hexdigest()

    def check(self, leaf: Leaf) -> None:
        """Refuse a leaf that may not come next.

        Parameters
        ----------
        leaf : Leaf
            The next leaf.

        Raises
        ------
        RecordError
            Which rule it breaks.
        """
        where = f"leaf {leaf.seq}"
        if leaf.seq != self.size:
            raise RecordError(expected=f"seq {self.size}", got=str(leaf.seq))
        if (leaf.kind == Kind.GENESIS) != (leaf.seq == 0):
            raise RecordError(
                expected="a genesis as the first leaf and nowhere else",
                got=f"kind {leaf.kind}",
                where=where,
            )
        if self.closed:
            raise RecordError(
                expected="nothing after the close", got="a leaf", where=where
            )
        if leaf.kind in JSON_KINDS:
            self._check_json(leaf, where)

    def _check_json(self, leaf: Leaf, where: str) -> None:
        """Refuse a JSON body that breaks the rule of its kind."""
        if leaf.kind == Kind.DECISION:
            through = through_seq(leaf)
            if through < self.through_seq:
                raise RecordError(
                    expected=f"through_seq of at least {self.through_seq}",
                    got=str(through),
                    where=where,
                )
            return
        members = parse_canonical_object(leaf.body, where)
        texts = all(isinstance(value, str) for value in members.values())
        if leaf.kind == Kind.CLOSE and not texts:
            raise RecordError(
                expected="a close whose values are texts",
                got=ascii(leaf.body[:80]),
                where=where,
            )

    def add(self, leaf: Leaf, encoded: bytes) -> bytes:
        """Take the next leaf in.

        Parameters
        ----------
        leaf : Leaf
            The leaf.
        encoded : bytes
            Its canonical bytes.

        Returns
        -------
        bytes
            (32,) its leaf hash.
        """
        hashed = self.hash_only(encoded)
        self.received_ns = leaf.received_ns
        if leaf.kind == Kind.INPUT:
            self._inputs.add(leaf.feed, leaf.received_ns, leaf.body)
        elif leaf.kind == Kind.DECISION:
            self.through_seq = through_seq(leaf)
        elif leaf.kind == Kind.CLOSE:
            self.closed = True
            members = parse_canonical_object(leaf.body, f"leaf {leaf.seq}")
            self.statements = {name: str(value) for name, value in members.items()}
        if self.size == 1:
            self.origin = origin_of(hashed)
        return hashed

    def hash_only(self, encoded: bytes) -> bytes:
        """Take in bytes that break a rule, so that what follows can still be checked.

        Parameters
        ----------
        encoded : bytes
            The stored bytes.

        Returns
        -------
        bytes
            (32,) their leaf hash.
        """
        hashed = leaf_hash(encoded)
        self._tree.append(hashed)
        return hashed

    def checkpoint(self, signed_ns: int) -> Checkpoint:
        """State what has been recorded so far.

        Parameters
        ----------
        signed_ns : int
            The signer's clock, nanoseconds UTC.

        Returns
        -------
        Checkpoint
            Unsigned.
        """
        return Checkpoint(
            origin=self.origin,
            size=self.size,
            root=self.root(),
            received_ns=self.received_ns,
            signed_ns=signed_ns,
        )
