"""Plots: reports placed in time and in the site plane.

In: reports in received order. Out: scans, each the plots of one sensor at one time
with what their absence means, in time order, whatever the batches they came in.
"""

from vedette.plots.plot import Floats, Ints, Plots
from vedette.plots.scan import Scan

__all__ = ["Floats", "Ints", "Plots", "Scan"]
