"""The command ``kim``: each of its commands has a module of its own."""

from .check import check
from .diff import diff
from .fmt import fmt
from .group import kim
from .init import init
from .manual import print_manual
from .schema import schema
from .words import words

for command in (init, check, fmt, diff, words, schema, print_manual):
    kim.add_command(command)

__all__ = ["kim"]
