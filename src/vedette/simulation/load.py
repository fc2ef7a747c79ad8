"""Reads a scenario file: TOML in, a checked `Scenario` out, or what to change.

Read key by key as a site file is (`vedette.site.load`): unknown keys are errors with a
suggestion, times need an offset. Then `vedette.simulation.possible` refuses what cannot
be.
"""

from pathlib import Path

from vedette.simulation.possible import check_possible
from vedette.simulation.scenario import Scenario
from vedette.site.load import parse_tables, toml_text


def load_scenario(path: Path) -> Scenario:
    """Read and check a scenario file.

    Parameters
    ----------
    path : pathlib.Path
        The file; paths in it are relative to its directory.

    Returns
    -------
    Scenario
        Checked.

    Raises
    ------
    UsageError
        Where the file is missing, does not hold, or describes what cannot be.
    """
    return parse_scenario(toml_text(path, "a scenario file"), str(path))


def parse_scenario(text: str, where: str) -> Scenario:
    """Check the text of a scenario file; touches no other file.

    Parameters
    ----------
    text : str
        TOML.
    where : str
        What to call the text in messages.

    Returns
    -------
    Scenario
        Checked.

    Raises
    ------
    UsageError
        With the table and key that do not hold.
    """
    scenario = parse_tables(text, Scenario, where)
    check_possible(scenario, where)
    return scenario
