"""Tables and JSON become records again: read, put beside what is there, checked, written."""

from .documents import documents
from .intake import Intake, gathered
from .rows import RowReader
from .sheets import Sheet, sheet
from .taking import Taken, take

__all__ = ["Intake", "RowReader", "Sheet", "Taken", "documents", "gathered", "sheet", "take"]
