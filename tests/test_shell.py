"""What is wrong in the theme's shell is mended, and nothing else is touched."""

from __future__ import annotations

import pytest

from mkdocs_kim.language import language
from mkdocs_kim.render.shell import mend


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [
        (
            '<input class="md-toggle" type="checkbox" id="__drawer" autocomplete="off">',
            '<input aria-label="Menu" class="md-toggle" type="checkbox" id="__drawer">',
        ),
        (
            '<label class="md-nav__link" for="__nav_4" id="__nav_4_label" tabindex="">',
            '<label class="md-nav__link" for="__nav_4" id="__nav_4_label">',
        ),
        ('<label for="__nav_2" tabindex="0">', '<label for="__nav_2" tabindex="0">'),
        ('<label class="md-nav__title" for="__toc">', '<label class="md-nav__title">'),
        (
            '<input type="checkbox" id="__toc"><label class="md-nav__title" for="__toc">',
            '<input type="checkbox" id="__toc"><label class="md-nav__title" for="__toc">',
        ),
    ],
)
def test_what_html_does_not_allow_is_left_out(theirs: str, ours: str) -> None:
    assert mend(theirs, language("nl"), anchored=False) == ours
