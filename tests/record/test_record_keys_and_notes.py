"""Keys, signed notes and checkpoints, against RFC 8032 vectors and the Go note tool."""

import base64
import stat
from pathlib import Path
from types import ModuleType

import pytest
from cryptography.hazmat.primitives import serialization
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey

from record_scenes import key_of
from vedette.errors import EnvironmentProblem, RecordError, UsageError
from vedette.record import SigningKey, load_key, new_key, rotate_key, user_key
from vedette.record.checkpoint import (
    Checkpoint,
    open_checkpoint,
    read_note,
    sign_checkpoint,
)
from vedette.record.keys import VerifierKey, parse_verifier_key, signing_key
from vedette.record.note import open_note, sign_note

# RFC 8032 section 7.1, tests 1 to 3: secret, public, message, signature.
RFC_8032 = (
    (
        "9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60",
        "d75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a",
        "",
        (
            "e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e06522490155"
            "5fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b"
        ),
    ),
    (
        "4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb",
        "3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c",
        "72",
        (
            "92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da"
            "085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00"
        ),
    ),
    (
        "c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7",
        "fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025",
        "af82",
        (
            "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
            "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
        ),
    ),
)
ORDER = 2**252 + 27742317777372353535851937790883648493
# The points of order 1, 2, 4 and 8: under them anybody's signature verifies.
SMALL = (
    "0100000000000000000000000000000000000000000000000000000000000000",
    "ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "0000000000000000000000000000000000000000000000000000000000000000",
    "0000000000000000000000000000000000000000000000000000000000000080",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05",
    "26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc85",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a",
    "c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac03fa",
)
NOT_CANONICAL = (
    "edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f",
    "f0ffffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff",
    "0100000000000000000000000000000000000000000000000000000000000080",
)


@pytest.mark.parametrize(("secret", "public", "message", "signature"), RFC_8032)
def test_both_verifiers_know_the_vectors_of_rfc_8032(
    secret: str, public: str, message: str, signature: str, sceptic: ModuleType
) -> None:
    key = signing_key(Ed25519PrivateKey.from_private_bytes(bytes.fromhex(secret)))
    said, signed = bytes.fromhex(message), bytes.fromhex(signature)
    assert key.verifier.public.hex() == public
    assert key.sign(said) == signed
    for other in (said + b"x", said):
        assert key.verifier.verifies(signed, other) == (other == said)
        assert sceptic.signed(key.verifier.public, signed, other) == (other == said)


def test_both_verifiers_refuse_every_altered_signature(sceptic: ModuleType) -> None:
    key, message = key_of(3), b"said"
    signed = key.sign(message)
    s = int.from_bytes(signed[32:], "little")
    altered = [signed[:32] + (s + ORDER).to_bytes(32, "little"), signed[:-1], b""]
    for bit in range(0, 512, 7):
        flipped = bytearray(signed)
        flipped[bit // 8] ^= 1 << bit % 8
        altered.append(bytes(flipped))
    for signature in altered:
        assert not key.verifier.verifies(signature, message)
        assert not sceptic.signed(key.verifier.public, signature, message)


@pytest.mark.parametrize("public", [*SMALL, *NOT_CANONICAL])
def test_keys_under_which_anybody_could_sign_are_refused(
    public: str, sceptic: ModuleType
) -> None:
    with pytest.raises(RecordError):
        VerifierKey(public=bytes.fromhex(public))
    raw = bytes.fromhex(public)
    line = VerifierKey.line.fget(_Forged(raw))  # type: ignore[attr-defined]
    with pytest.raises(sceptic.DoesNotHoldError):
        sceptic.read_key(f"{line}\n")


class _Forged(VerifierKey):
    """A key that skips its own checks, as an attacker's tool would."""

    __slots__ = ()

    def __init__(self, public: bytes) -> None:
        object.__setattr__(self, "public", public)


def test_the_public_line_is_that_of_the_go_note_tool() -> None:
    # golang.org/x/mod/sumdb/note, example in its documentation.
    known = "PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW"
    name, key_id, encoded = known.split("+", 2)
    public = base64.b64decode(encoded)[1:]
    key = VerifierKey(public=public)
    assert key.line.split("+", 2)[2] == encoded
    # The id depends on the name: with their name our rule gives their id.
    assert _Named(name, public).key_id.hex() == key_id


class _Named(_Forged):
    """The same rule under a name that is not ours."""

    __slots__ = ("given",)

    def __init__(self, name: str, public: bytes) -> None:
        super().__init__(public)
        object.__setattr__(self, "given", name)

    @property
    def name(self) -> str:
        given: str = self.given  # type: ignore[attr-defined]
        return given


def test_a_public_key_has_one_spelling() -> None:
    line = f"{key_of(1).verifier.line}\n"
    assert parse_verifier_key(line, "key.pub") == key_of(1).verifier
    for other in ("", line[:-1], line + "\n", " " + line, line.upper(), line * 2, "é"):
        with pytest.raises(RecordError):
            parse_verifier_key(other, "key.pub")


def test_a_key_is_written_once_and_for_its_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "keys" / "a.pem"
    key = new_key(path)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert load_key(path).verifier == key.verifier
    public = path.with_name("a.pem.pub").read_text(encoding="ascii")
    assert parse_verifier_key(public, "a.pem.pub") == key.verifier
    with pytest.raises(UsageError):
        new_key(path)
    assert load_key(path).verifier == key.verifier
    assert sorted(file.name for file in path.parent.iterdir()) == ["a.pem", "a.pem.pub"]


def test_a_key_that_others_can_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pem"
    new_key(path)
    path.chmod(0o640)
    with pytest.raises(UsageError, match="0640"):
        load_key(path)


def test_what_is_no_key_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.pem"
    with pytest.raises(UsageError):
        load_key(path)
    path.write_bytes(b"\x00" * 10_000)
    with pytest.raises(UsageError):
        load_key(path)
    other = X25519PrivateKey.generate().private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    path.write_bytes(other)
    path.chmod(0o600)
    with pytest.raises(UsageError):
        load_key(path)
    with pytest.raises(EnvironmentProblem):
        new_key(path / "below" / "a file")


def test_a_user_has_one_key_from_the_first_use_on(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    key = user_key()
    assert (tmp_path / "vedette" / "keys" / "record.pem").is_file()
    assert (
        user_key().verifier == key.verifier == user_key(tmp_path / "vedette").verifier
    )


def test_a_rotated_key_is_kept(tmp_path: Path) -> None:
    path = tmp_path / "a.pem"
    old = new_key(path)
    new = rotate_key(path)
    kept = tmp_path / f"a-{old.verifier.fingerprint}.pem"
    assert load_key(path).verifier == new.verifier != old.verifier
    assert load_key(kept).verifier == old.verifier


def checkpoint_of(**changes: object) -> Checkpoint:
    parts: dict[str, object] = {
        "origin": "vedette/record/00",
        "size": 3,
        "root": bytes(32),
        "received_ns": 5,
        "signed_ns": -6,
    }
    return Checkpoint(**(parts | changes))  # type: ignore[arg-type]


def test_a_checkpoint_is_a_note_of_five_lines(key: SigningKey) -> None:
    note = sign_checkpoint(checkpoint_of(), key)
    lines = note.split("\n")
    assert lines[:6] == [
        "vedette/record/00",
        "3",
        "A" * 43 + "=",
        "received_ns 5",
        "signed_ns -6",
        "",
    ]
    assert lines[6].startswith(f"— vedette/{key.verifier.fingerprint} ")
    assert open_checkpoint(note, key.verifier, "here") == checkpoint_of()


@pytest.mark.parametrize(
    "text",
    [
        checkpoint_of(size=0).text,
        checkpoint_of(size=1 << 63).text,
        checkpoint_of(root=bytes(31)).text,
        checkpoint_of(received_ns=1 << 63).text,
        checkpoint_of(signed_ns=-(1 << 63) - 1).text,
        checkpoint_of().text + "more\n",
        checkpoint_of().text.replace("\n3\n", "\n03\n"),
        checkpoint_of().text.replace("\n3\n", "\n٣\n"),
        checkpoint_of().text.replace("-6", "-0"),
        checkpoint_of().text.replace("A=", "B="),
        "vedette/record/00\n",
    ],
)
def test_a_signed_text_that_is_no_checkpoint_is_refused(
    text: str, key: SigningKey
) -> None:
    with pytest.raises(RecordError):
        open_checkpoint(sign_note(text, key), key.verifier, "here")


def test_a_note_by_another_key_or_altered_is_refused(key: SigningKey) -> None:
    note = sign_note("said\n", key)
    assert open_note(note, key.verifier, "here") == "said\n"
    other = sign_note("said\n", key_of(2))
    mine, theirs = note.split("\n")[2], other.split("\n")[2]
    bad = [
        other,
        note.replace("said", "sad"),
        note[:-1],
        note + "\n",
        "",
        mine,
        "\ud800",
    ]
    bad += [f"said\n{mine}\n", note.replace("— ", "- "), f"said\n\n{mine} \n"]
    for altered in bad:
        with pytest.raises(RecordError):
            open_note(altered, key.verifier, "here")
    witnessed = f"{note}{theirs}\n"
    with pytest.raises(RecordError):
        open_note(witnessed, key.verifier, "here")
    assert open_note(witnessed, key.verifier, "here", alone=False) == "said\n"


def test_an_unreadable_outside_checkpoint_is_wrong_usage(tmp_path: Path) -> None:
    with pytest.raises(UsageError):
        read_note(tmp_path / "none")
    (tmp_path / "binary").write_bytes(b"\xff")
    with pytest.raises(UsageError):
        read_note(tmp_path / "binary")
