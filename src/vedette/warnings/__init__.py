"""Warnings: who may be reached in the next minutes, drafted for a person to release.

In: the picture as published (tracks as known then), the site file, areas to warn. Out:
an `AreaWarning` for each spell of danger to a region or aerodrome, and CAP 1.2 messages
and JSON about it. Law: OASIS Common Alerting Protocol 1.2 (2010).

Nothing here sends anything. Status is Exercise unless the site says Actual, the data
are live and a person released the message.
"""

from vedette.warnings.areas import Area, areas_of
from vedette.warnings.cap import Notice, cap_alert, status_of
from vedette.warnings.decision import Event, State
from vedette.warnings.files import notice_of, warning_files
from vedette.warnings.keeper import warnings_of
from vedette.warnings.warning import AreaWarning, Change

__all__ = [
    "Area",
    "AreaWarning",
    "Change",
    "Event",
    "Notice",
    "State",
    "areas_of",
    "cap_alert",
    "notice_of",
    "status_of",
    "warning_files",
    "warnings_of",
]
