"""``kim restore``: what a build that was stopped left, put back without building."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from ..language import language
from ..place import BusyError, ForeignError, Place
from .group import cannot_write, lang


@click.command()
@click.argument("site", type=click.Path(file_okay=False, path_type=Path), default=Path("site"))
@lang()
def restore(site: Path, lang: str) -> None:
    """Zet de laatste hele site terug in SITE na een afgebroken build, en ruim op.

    Exitcode 1: er wordt nu een site gemaakt, of een map staat in de weg.
    """
    wording, shown = language(lang), site.as_posix()
    place = Place(Path(site.absolute()))
    if not place.is_left():
        click.echo(wording.ui("place_whole", site=shown))
        return
    try:
        is_changed = place.take()
    except BusyError:
        click.echo(wording.ui("place_busy", site=shown), err=True)
        sys.exit(1)
    except ForeignError as error:
        folder = error.folder.as_posix()
        click.echo(wording.ui("place_foreign", site=shown, folder=folder), err=True)
        sys.exit(1)
    except OSError as error:
        raise cannot_write(site, wording) from error
    finally:
        place.leave()
    click.echo(wording.ui("place_mended" if is_changed else "place_cleared", site=shown))
