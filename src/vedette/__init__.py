"""Vedette keeps an open air picture for airspace incursions.

Surveillance feeds become plots, plots become tracks, tracks become incursions, and
all of it goes into a record that a stranger can replay and verify. Read
`vedette.pipeline` first: it is the whole episode on one page.

The tree is the dataflow. A package imports only packages before it:
``feeds -> plots -> tracks -> incursions -> record``.
"""

__version__ = "0.2.0"
