"""Where the files that ship with Vedette lie: in the wheel, or in a source checkout.

The wheel carries `data/borders-core`, `data/switzerland` and `scenarios` in
``vedette/bundled``; a checkout has the first two in ``data`` and the last beside
``src``. In: names below either. Out: a path.
"""

from pathlib import Path

from vedette.errors import EnvironmentProblem

PACKAGE = Path(__file__).resolve().parent
PLACES = (PACKAGE / "bundled", PACKAGE.parents[1] / "data", PACKAGE.parents[1])


def bundled(*parts: str) -> Path:
    """Find a file or folder that ships with Vedette.

    Parameters
    ----------
    *parts : str
        Names from the top of the data folder, such as "borders-core", "outline.json".

    Returns
    -------
    pathlib.Path
        A path that exists.

    Raises
    ------
    EnvironmentProblem
        It is in neither place: the installation is incomplete.
    """
    for place in PLACES:
        path = place.joinpath(*parts)
        if path.exists():
            return path
    raise EnvironmentProblem(
        expected=f"the bundled file {'/'.join(parts)}",
        got="nothing",
        where=" and ".join(str(place) for place in PLACES),
        advice="Install Vedette again, or run it from a complete checkout.",
    )
