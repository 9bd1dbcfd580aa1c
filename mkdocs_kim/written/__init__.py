"""The source of a whole site as Markdown, for engines that know no records."""

from .project import DEFAULTS, Project, ProjectError
from .putting import InTheWayError, put
from .tree import Tree, tree

__all__ = ["DEFAULTS", "InTheWayError", "Project", "ProjectError", "Tree", "put", "tree"]
