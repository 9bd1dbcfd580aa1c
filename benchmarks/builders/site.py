"""A site that is ready to be built, and building it."""

from __future__ import annotations

import shutil
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from .process import Cost, run


@dataclass(frozen=True)
class Site:
    """A folder with all that a builder needs, and the command that builds it."""

    folder: Path
    command: Sequence[str]
    output: str
    """The folder, in the folder, that the pages come in."""
    record: str
    """The page of a record, as a file of the output: ``interventies/{}/index.html``."""
    caches: Sequence[str] = ()
    """What is kept there between builds."""
    environ: Mapping[str, str] = field(default_factory=dict)

    def build(self) -> Cost:
        """Build once more, with what is left of the time before.

        Raises: BuildError.
        """
        return run(self.command, self.folder, self.environ)

    def forget(self) -> None:
        """Take away all that earlier builds left."""
        for name in (self.output, *self.caches):
            shutil.rmtree(self.folder / name, ignore_errors=True)

    def weight(self, record: str) -> int:
        """Tell how many bytes the page of a record has."""
        return (self.folder / self.output / self.record.format(record)).stat().st_size

    def pages(self) -> int:
        """Count the pages."""
        return sum(1 for _ in (self.folder / self.output).rglob("*.html"))
