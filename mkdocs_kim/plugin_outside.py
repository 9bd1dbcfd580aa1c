"""Files among the hand-written pages that only seem to be there: links that lead elsewhere."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files


def outside(files: Files, config: MkDocsConfig) -> Iterator[File]:
    """Find links that lead out of the project; MkDocs would publish whatever they lead to.

    Shape: the project is the folder of mkdocs.yml, and that of the pages if it is another; what
    is hidden there, as ``.git``, is no part of it.
    """
    pages = Path(config.docs_dir).resolve()
    project = Path(config.config_file_path or pages).resolve().parent
    for file in files:
        if file.src_dir == config.docs_dir and file.abs_src_path:
            place = Path(file.abs_src_path).resolve()
            if not place.is_relative_to(pages) and not _is_open(project, place):
                yield file


def _is_open(project: Path, place: Path) -> bool:
    """Tell whether something lies in the project, and is not hidden there."""
    if not place.is_relative_to(project):
        return False
    return not any(part.startswith(".") for part in place.relative_to(project).parts)
