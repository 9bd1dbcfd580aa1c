"""The past of a folder of records, from git; the only place that runs it.

Where there is no git, no repository or no commit, nothing is known: that is never a fault.
"""

from .commits import commits, mark
from .git import GitError, Repository
from .releases import releases
from .snapshots import Side, SidesError, sides

__all__ = ["GitError", "Repository", "Side", "SidesError", "commits", "mark", "releases", "sides"]
