"""What every test shares: examples are drawn the same way in every run.

A failure that cannot be seen again helps nobody; `make prove` draws anew with seeds
that it prints.
"""

from hypothesis import settings

settings.register_profile("same", derandomize=True, deadline=None)
settings.load_profile("same")
