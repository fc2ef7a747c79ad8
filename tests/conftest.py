"""What every test shares: examples are drawn the same way in every run.

A failure that cannot be seen again helps nobody; `make prove` draws anew with seeds
that it prints.
"""

import pytest
from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what compiles all kernels for another processor: minutes in one test.

    Begun last, it would leave every other worker idle; begun first, they take its rest.
    """
    items.sort(key=lambda item: "digest_matrix" not in item.nodeid)
