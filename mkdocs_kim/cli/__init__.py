"""The command ``kim``: each of its commands has a module of its own."""

from .check import check
from .diff import diff
from .fmt import fmt
from .group import kim
from .init import init
from .manual import print_manual
from .new import new
from .rename import rename
from .schema import schema
from .words import words
from .withdraw import withdraw

<<<<<<< HEAD
for command in (init, check, fmt, diff, words, schema, print_manual):
||||||| parent of 2632ee7 (cli: Add kim new, kim rename and kim withdraw)
for command in (check, fmt, schema, print_manual):
=======
for command in (check, fmt, new, rename, schema, withdraw, print_manual):
>>>>>>> 2632ee7 (cli: Add kim new, kim rename and kim withdraw)
    kim.add_command(command)

__all__ = ["kim"]
