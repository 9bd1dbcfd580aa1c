"""What changed between two moments, field by field, as data and in words. Knows no git."""

from .comparing import Change, changes
from .edits import Edit
from .entries import LISTED, MODELS, Data, Entries, Key, entries
from .past import Commit, RecordVersion, Release, versions
from .renamed import now_named
from .telling import Detail, Teller, titled, titles
from .timeline import NO_HISTORY, Day, History, timeline

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
    "Release",
    "Teller",
    "changes",
    "entries",
    "now_named",
    "timeline",
    "titled",
    "titles",
    "versions",
]
