"""Clusters: a study on other machines, where Dask is installed.

Dask is no dependency: a study of a thousand nights runs over night on a few cores. Its
client answers as a `concurrent.futures.Executor` does, so nothing else changes.
"""

import importlib
from concurrent.futures import Executor
from importlib.util import find_spec

from vedette.errors import UsageError

MODULE = "distributed"


def cluster_executor(address: str) -> Executor:
    """Connect to a Dask scheduler.

    Parameters
    ----------
    address : str
        As ``tcp://10.0.0.1:8786``.

    Returns
    -------
    concurrent.futures.Executor
        Runs on its workers, where the same version of Vedette is installed.

    Raises
    ------
    UsageError
        Dask is not installed, or nobody answers.
    """
    if find_spec(MODULE) is None:
        raise UsageError(
            expected="the package `distributed` (Dask) for a study on a cluster",
            got="none installed",
            advice="Install it here and on the workers, or leave --cluster out.",
        )
    try:
        client = importlib.import_module(MODULE).Client(address)
    except (OSError, ValueError) as error:
        raise UsageError(
            expected="the address of a Dask scheduler",
            got=f"{address}: {error}",
        ) from error
    executor: Executor = client.get_executor(pure=False)
    return executor
