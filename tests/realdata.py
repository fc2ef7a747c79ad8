"""Real recordings made by others, which are not ours to ship: found, or skipped.

They lie where the environment variable VEDETTE_REALDATA says, else in a folder
`shared/realdata` beside the checkout.
"""

import os
from pathlib import Path

import pytest

BESIDE = Path(__file__).resolve().parents[2] / "shared" / "realdata"


def realdata(*parts: str) -> Path:
    """Find a recording, or skip the test that asks for it.

    Parameters
    ----------
    *parts : str
        Folder and file name, such as ``"adsb", "switzerland.json.gz"``.

    Returns
    -------
    pathlib.Path
        An existing file or folder.
    """
    path = Path(os.environ.get("VEDETTE_REALDATA") or BESIDE).joinpath(*parts)
    if not path.exists():
        pytest.skip(
            f"no recording {'/'.join(parts)}: set VEDETTE_REALDATA to the folder of"
            " recordings",
            allow_module_level=True,
        )
    return path
