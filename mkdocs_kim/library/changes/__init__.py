"""What changed between two moments, field by field, as data and in words. Knows no git."""

from .comparing import Change, changes
from .edits import Edit
from .entries import LISTED, MODELS, Data, Entries, Key, entries
from .telling import Detail, Teller, titled, titles
from .timeline import NO_HISTORY, Commit, Day, History, RecordVersion, timeline, versions

__all__ = [
    "LISTED",
    "MODELS",
    "NO_HISTORY",
    "Change",
    "Commit",
    "Data",
    "Day",
    "Detail",
    "Edit",
    "Entries",
    "History",
    "Key",
    "RecordVersion",
    "Teller",
    "changes",
    "entries",
    "timeline",
    "titled",
    "titles",
    "versions",
]
