"""``kim diff``: what changed in which field of which record, for people."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import click

from .. import history
from ..diagnostics import Diagnostic, as_text
from ..language import Language, language
from ..library.changes import Teller, changes, titles
from ..render import difference as printed
from ..views import Difference, difference
from .group import folder, lang, whole


@click.command()
@click.argument("rev", default="HEAD")
@folder()
@click.option(
    "--format",
    "shape",
    type=click.Choice(["text", "markdown"]),
    default="text",
    show_default=True,
    help="Hoe het eruitziet: regels, of Markdown voor een opmerking bij een voorstel.",
)
@lang()
@click.option("--long", is_flag=True, help="Bij text ook wat er stond en wat er nu staat.")
def diff(rev: str, path: Path, shape: str, lang: str, long: bool) -> None:
    """Vertel wat er sinds REV veranderd is in de records van PATH.

    REV is een commit, tak of tag (standaard: HEAD), of twee ervan: OUD..NIEUW.
    """
    wording = language(lang)
    whole(path, wording)
    try:
        old, new = history.sides(path, path.as_posix(), rev)
    except history.SidesError as error:
        raise _refused(error, wording) from error
    closed = list(_closed(old, new, wording))
    found = _differences(old, new, wording)
    if shape == "markdown":
        click.echo(printed.markdown(found, closed, wording), nl=False)
    else:
        click.echo(printed.text(found, closed, wording, long), nl=False)


def _refused(told: history.SidesError, wording: Language) -> click.UsageError:
    """Say in one line why there is nothing to compare, and the way out."""
    if not told.names:
        return click.UsageError(wording.ui(f"diff_{told.why}"))
    key = "is_folder" if told.why == "unknown" and Path(told.names[0]).is_dir() else told.why
    sentence = wording.ui(f"diff_{key}", name=told.names[0], other=told.names[-1])
    return click.BadParameter(sentence, param_hint="REV")


def _differences(old: history.Side, new: history.Side, wording: Language) -> list[Difference]:
    """Compare what can be read on both sides."""
    before, after = old.readable(new), new.readable(old)
    teller = Teller(wording, titles(wording.code, new.entries, old.entries))
    paths = {**old.paths, **new.paths}
    return [difference(found, paths[found.key], teller) for found in changes(before, after)]


def _closed(old: history.Side, new: history.Side, wording: Language) -> Iterator[str]:
    """Tell which files cannot be read, and so not be compared."""

    def said(key: str, fault: Diagnostic) -> str:
        return wording.ui(key, fault=as_text([fault], wording).rstrip())

    for fault in new.closed.values():
        yield said("diff_closed_now", fault)
    for path, fault in old.closed.items():
        if path not in new.closed and path in new.paths.values():
            yield said("diff_closed_before", fault)
