"""The source of a whole site as Markdown, for engines that know no records."""

from .project import DEFAULTS, Project, ProjectError
from .putting import InTheWayError, put
from .tree import Written, write

__all__ = ["DEFAULTS", "InTheWayError", "Project", "ProjectError", "Written", "put", "write"]
