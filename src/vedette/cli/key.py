"""``vedette key``: makes and changes the key that signs records."""

from pathlib import Path

from vedette.cli.terminal import say
from vedette.record.keys import SigningKey, new_key, rotate_key, user_key_path


def new(*, out: Path | None = None) -> None:
    """Make a key that signs records, never over another.

    The private half stays in a file that only you can read. Give the public half
    (the line that is printed) to those who shall verify your records.

    ```
    vedette key new
    vedette key new --out site.key
    ```

    Parameters
    ----------
    out : pathlib.Path
        Where to write it; without it, your own key in the state directory, which
        every record is signed with unless the site file names another.
    """
    path = user_key_path() if out is None else out
    _say_key(new_key(path), path)


def rotate(*, key: Path | None = None) -> None:
    """Put a new key in the place of one, and keep the old one beside it.

    Records begun under the old key are finished under it, and verify as before.

    ```
    vedette key rotate
    vedette key rotate --key site.key
    ```

    Parameters
    ----------
    key : pathlib.Path
        The private file in use; without it, your own key.
    """
    path = user_key_path() if key is None else key
    _say_key(rotate_key(path), path)


def _say_key(key: SigningKey, path: Path) -> None:
    say(
        f"Private key: {path} (readable by you alone; keep a copy offline).",
        f"Public key:  {key.verifier.line}",
        f"Fingerprint: {key.verifier.fingerprint}",
    )
