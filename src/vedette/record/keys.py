"""Signing keys: who vouches for a record.

Law: Ed25519 (RFC 8032). A key's fingerprint is the first 32 hexadecimal digits of
SHA-256 of its 32 public bytes; its name is ``vedette/`` and the fingerprint. The public
line is a C2SP signed-note verifier key, ``name+id+base64(0x01 || public)``, where id is
the first 4 bytes of SHA-256(name || 0x0A || 0x01 || public) in hexadecimal.

A public key must be a canonical point (y < p) that does not lie in the small subgroup:
under such a key anybody's signature would verify. A private key is a PEM file
(PKCS 8), mode 0600, and never enters a record.
"""

import base64
import os
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from cryptography.exceptions import InvalidSignature
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import (
    Ed25519PrivateKey,
    Ed25519PublicKey,
)

from vedette.errors import EnvironmentProblem, RecordError, UsageError

PUBLIC_BYTES = 32
SIGNATURE_BYTES = 64
FINGERPRINT_DIGITS = 32  # 128 bits: nobody finds a second key with the same one
KEY_FILE_BYTES_MAX = 4096
_PRIME = 2**255 - 19
_ORDER_8_Y = 0x05FC536D880238B13933C6D305ACDFD5F098EFF289F4C345B027B2C28F95E826
_SMALL_SUBGROUP_Y = {0, 1, _PRIME - 1, _ORDER_8_Y, _PRIME - _ORDER_8_Y}
_ALGORITHM = b"\x01"  # C2SP signed note: Ed25519


@dataclass(frozen=True, slots=True, kw_only=True)
class VerifierKey:
    """A public key, as a stranger sees it.

    Parameters
    ----------
    public : bytes
        (32,) RFC 8032 encoding.
    """

    public: bytes

    def __post_init__(self) -> None:
        y = int.from_bytes(self.public, "little") & ((1 << 255) - 1)
        if len(self.public) != PUBLIC_BYTES or y >= _PRIME or y in _SMALL_SUBGROUP_Y:
            raise RecordError(
                expected="an Ed25519 public key of 32 bytes outside the small subgroup",
                got=self.public.hex(),
            )

    @property
    def fingerprint(self) -> str:
        """The 32 hexadecimal digits by which people compare keys."""
        return sha256(self.public).hexdigest()[:FINGERPRINT_DIGITS]

    @property
    def name(self) -> str:
        """The name on signature lines."""
        return f"vedette/{self.fingerprint}"

    @property
    def key_id(self) -> bytes:
        """The 4 bytes before a signature that say which key made it."""
        return sha256(self.name.encode() + b"\n" + _ALGORITHM + self.public).digest()[
            :4
        ]

    @property
    def line(self) -> str:
        """The public key as one line of text, without its newline."""
        encoded = base64.b64encode(_ALGORITHM + self.public).decode()
        return f"{self.name}+{self.key_id.hex()}+{encoded}"

    def verifies(self, signature: bytes, message: bytes) -> bool:
        """Check a signature.

        Parameters
        ----------
        signature : bytes
            (64,) RFC 8032.
        message : bytes
            What was signed.

        Returns
        -------
        bool
            True only if this key made it over that message.
        """
        try:
            Ed25519PublicKey.from_public_bytes(self.public).verify(signature, message)
        except InvalidSignature:
            return False
        return True


def parse_verifier_key(text: str, where: str) -> VerifierKey:
    """Read a public key's line, newline included, and refuse any other spelling.

    Parameters
    ----------
    text : str
        The whole content of a ``.pub`` file.
    where : str
        Place named in the error.

    Returns
    -------
    VerifierKey
        The key.

    Raises
    ------
    RecordError
        Not a key, or not spelled as we spell it.
    """
    try:
        raw = base64.b64decode(text.split("+", 2)[-1].strip(), validate=True)
        key = VerifierKey(public=raw[1:])
        if f"{key.line}\n" == text:
            return key
    except (ValueError, RecordError):
        pass
    raise RecordError(
        expected="one line NAME+ID+BASE64 with an Ed25519 key",
        got=ascii(text[:120]),
        where=where,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class SigningKey:
    """A private key in memory, and the public key that belongs to it.

    Parameters
    ----------
    private : Ed25519PrivateKey
        Never written into a record.
    verifier : VerifierKey
        Its public half.
    """

    private: Ed25519PrivateKey
    verifier: VerifierKey

    def sign(self, message: bytes) -> bytes:
        """Return the signature over a message, (64,) bytes."""
        return self.private.sign(message)


def signing_key(private: Ed25519PrivateKey) -> SigningKey:
    """Join a private key with its public half."""
    public = private.public_key().public_bytes_raw()
    return SigningKey(private=private, verifier=VerifierKey(public=public))


def new_key(path: Path) -> SigningKey:
    """Make a key and write it to PATH (mode 0600) and PATH.pub, never over another.

    Parameters
    ----------
    path : pathlib.Path
        The private file; its directory is created for its owner alone.

    Returns
    -------
    SigningKey
        The new key.

    Raises
    ------
    UsageError
        A key is there already.
    EnvironmentProblem
        The place cannot be written.
    """
    private = Ed25519PrivateKey.generate()
    key = signing_key(private)
    pem = private.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    try:
        path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _write_new(path, pem, 0o600)
        public = path.with_name(f"{path.name}.pub")
        public.write_text(f"{key.verifier.line}\n", encoding="ascii")
    except FileExistsError as error:
        raise UsageError(
            expected="a path where no key is yet",
            got="a file",
            where=str(path),
            advice="Choose another path; a lost key cannot be made again.",
        ) from error
    except OSError as error:
        raise EnvironmentProblem(
            expected="a writable place for a key", got=str(error), where=str(path)
        ) from error
    return key


def load_key(path: Path) -> SigningKey:
    """Read a private key that only its owner can read.

    Parameters
    ----------
    path : pathlib.Path
        PEM file, PKCS 8, Ed25519.

    Returns
    -------
    SigningKey
        The key.

    Raises
    ------
    UsageError
        No file, not such a key, or readable by others.
    """
    try:
        with path.open("rb") as file:
            mode = os.fstat(file.fileno()).st_mode
            pem = file.read(KEY_FILE_BYTES_MAX)
        private = serialization.load_pem_private_key(pem, password=None)
    except (OSError, ValueError, TypeError) as error:
        raise UsageError(
            expected="an Ed25519 private key (PEM, PKCS 8, no password)",
            got=str(error).split("\n", maxsplit=1)[0],
            where=str(path),
            advice="Make one with `vedette key new`.",
        ) from error
    if mode & 0o077 or not isinstance(private, Ed25519PrivateKey):
        raise UsageError(
            expected="an Ed25519 key that only its owner can read",
            got=f"{type(private).__name__}, mode {mode & 0o777:04o}",
            where=str(path),
            advice="chmod 600 it if nobody else has read it; else make a new one.",
        )
    return signing_key(private)


def user_key(state: Path | None = None) -> SigningKey:
    """Load this user's key, made at its first use.

    Parameters
    ----------
    state : pathlib.Path, optional
        State directory; by default ``$XDG_STATE_HOME/vedette``, else
        ``~/.local/state/vedette``.

    Returns
    -------
    SigningKey
        The key in ``keys/record.pem`` there.
    """
    path = user_key_path(state)
    if not path.exists():
        try:
            return new_key(path)
        except UsageError:  # another process was first
            pass
    return load_key(path)


def user_key_path(state: Path | None = None) -> Path:
    """Say where this user's key is kept (see `user_key`)."""
    if state is None:
        home = os.environ.get("XDG_STATE_HOME") or Path("~/.local/state").expanduser()
        state = Path(home) / "vedette"
    return state / "keys" / "record.pem"


def rotate_key(path: Path) -> SigningKey:
    """Put a new key at PATH and keep the old one beside it under its fingerprint.

    Parameters
    ----------
    path : pathlib.Path
        The private file in use.

    Returns
    -------
    SigningKey
        The new key. Records begun under the old one are finished under the old one.
    """
    old = load_key(path)
    kept = path.with_name(f"{path.stem}-{old.verifier.fingerprint}{path.suffix}")
    for suffix in ("", ".pub"):
        source = path.with_name(f"{path.name}{suffix}")
        if source.exists():
            source.rename(kept.with_name(f"{kept.name}{suffix}"))
    return new_key(path)


def _write_new(path: Path, content: bytes, mode: int) -> None:
    """Write a whole file at once, or fail where one is already."""
    partial = path.with_name(f".{path.name}.{os.getpid()}")
    descriptor = os.open(partial, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    try:
        with os.fdopen(descriptor, "wb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
        os.link(partial, path)  # refuses an existing name, unlike rename
    finally:
        partial.unlink()
