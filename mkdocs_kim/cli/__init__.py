"""The command ``kim``: each of its commands has a module of its own."""

from .bundle import bundle
from .check import check
from .diff import diff
from .fmt import fmt
from .group import kim
from .import_ import import_
from .init import init
from .manual import print_manual
from .new import new
from .rename import rename
from .restore import restore
from .schema import schema
from .withdraw import withdraw
from .words import words
from .write import write

COMMANDS = (
    init,
    check,
    new,
    fmt,
    rename,
    withdraw,
    restore,
    diff,
    import_,
    words,
    schema,
    bundle,
    write,
    print_manual,
)

for command in COMMANDS:
    kim.add_command(command)

__all__ = ["kim"]
