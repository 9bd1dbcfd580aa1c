"""``kim bundle``: the whole site as one ZIP that opens from a disk, without any server."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from .. import __version__
from ..bundle import SUMS, Packed, RefusedError, pack, unfit, workshop
from ..files import kinds
from ..language import Language, language
from ..records import KINDS, When
from ..render import carried
from .group import lang
from .origin import only_here, requirement

if TYPE_CHECKING:
    from ..plugin_bundle import Copy, Project


@click.command("bundle")
@click.option(
    "--config-file",
    "-f",
    "path",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    default=Path("mkdocs.yml"),
    show_default=True,
    help="De instellingen van de site.",
)
@click.option(
    "--output",
    "-o",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Het ZIP-bestand. Zonder: zoals de site heet, in deze map.",
)
@lang()
def bundle(path: Path, output: Path | None, lang: str) -> None:
    """Maak één ZIP-bestand van de hele site, dat zonder internet en zonder server werkt.

    Exitcode 0: klaar. 1: het lukt niet, en een ZIP die er al was, blijft. 2: verkeerd gebruikt.
    """
    from ..plugin_bundle import Project  # MkDocs takes long to load, and no other command needs it

    wording = language(lang)
    with _told(path, wording):
        project = Project.load(path)
    target = output or Path(f"{_named(project.name)}.zip")
    if any(target.resolve().is_relative_to(folder) for folder in project.folders()):
        sentence = wording.ui("bundle_in_the_way", path=target.as_posix())
        raise click.BadParameter(sentence, param_hint="--output")
    with _told(target, wording), workshop(target) as work:
        copy = project.build(work / "site")
        files = _files(project, copy)
        _fit(files, wording)
        packed = pack(files, _named(project.name), copy.settings.today, target, work)
    click.echo(_verdict(packed, target, project, wording))


@contextmanager
def _told(path: Path, wording: Language) -> Iterator[None]:
    """Say in one line what stands in the way, and that nothing has changed."""
    shown = path.as_posix()
    try:
        yield
    except RefusedError as error:
        raise click.ClickException(wording.ui(error.key, path=shown)) from error
    except OSError as error:
        reason = error.strerror or str(error)
        raise click.ClickException(
            wording.ui("bundle_unwritten", path=shown, reason=reason)
        ) from error
    except click.ClickException:  # what MkDocs says is worded for people
        if path.suffix == ".zip" and path.exists():
            click.echo(wording.ui("bundle_kept", path=shown), err=True)
        raise


def _named(site: str) -> str:
    """Name a file after a site, in letters that every computer knows."""
    plain = unicodedata.normalize("NFKD", site).encode("ascii", "ignore").decode().casefold()
    found = re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:40].strip("-")
    return found if found and not unfit([found]) else "site"


def _files(project: Project, copy: Copy) -> dict[str, Path | bytes]:
    """Lay out all that goes in, in the order in which it is to be found."""
    words = copy.words
    about = _about(project, copy)
    below = words.ui("bundle_source")
    return {
        "index.html": carried.start(about, words),
        carried.readme(words): carried.how_to(about, words),
        **{f"{below}/{name}": file for name, file in project.sources().items()},
        **{f"site/{name}": file for name, file in copy.files.items()},
        carried.START: carried.SCRIPT,
    }


def _about(project: Project, copy: Copy) -> carried.Carried:
    settings, words, root = copy.settings, copy.words, project.root()
    plugin = requirement()
    here = only_here(plugin)
    other = "" if project.path.name == "mkdocs.yml" else f" --config-file {project.path.name}"
    install = ["python3 -m venv .venv", f'.venv/bin/pip install "{plugin}"']
    below = Path(words.ui("bundle_source"))
    today = settings.today
    return carried.Carried(
        name=settings.name,
        day=When(today.year, today.month, today.day).worded(words),
        version=__version__,
        url=settings.url,
        licence=settings.licence,
        again=[f"kim bundle{other}"] if here else [*install, f".venv/bin/kim bundle{other}"],
        installs=not here,
        folder=(below / project.path.parent.relative_to(root)).as_posix(),
        records=(below / project.records.relative_to(root)).as_posix(),
    )


def _fit(names: Iterable[str], wording: Language) -> None:
    """Refuse what cannot be unpacked everywhere."""
    found = unfit([*names, SUMS])
    if found:
        lines = [wording.ui("bundle_names"), *(f"  {name!r}" for name in found)]
        raise click.ClickException("\n".join(lines))


def _verdict(packed: Packed, target: Path, project: Project, wording: Language) -> str:
    records = sum(kind in KINDS for _, kind in kinds(project.records))
    return wording.ui(
        "bundle_done",
        path=target.as_posix(),
        size=_mb(packed.size, wording),
        unpacked=_mb(packed.unpacked, wording),
        files=packed.files,
        records=records,
        each=_mb(packed.size * 100 // records, wording) if records else "–",
    )


def _mb(size: int, wording: Language) -> str:
    """Write a number of bytes in millions, with one decimal."""
    return f"{size / 1e6:.1f}".replace(".", wording.ui("bundle_comma"))
