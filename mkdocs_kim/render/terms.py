"""Words that are explained become links to their terms, each where a page first says it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from markupsafe import Markup

from ..library import Mention
from ..views import Explanation
from .escaping import escaped

_LINK = Markup(
    '<a class="kim-term" href="{}" data-kim-term="{}" data-kim-note="{}"'
    ' aria-describedby="begrip-{}">{}</a>'
)


@dataclass
class Mentions:
    """The words of one page, in reading order."""

    find: Callable[[str, str], Iterator[Mention]]
    """text, language → the words in it."""
    explain: Callable[[str], Explanation]
    """id of a term → what is said of it."""
    href: Callable[[Explanation], str]
    """Where more of it is to be read."""
    explained: list[tuple[str, Explanation]] = field(default_factory=list)
    """The words explained so far, each with its letter."""
    passed: set[str] = field(default_factory=set)
    """Ids of terms that are not explained any more: it has been done, or a link leads there."""

    def pass_over(self, term_id: str | None) -> None:
        """Explain the words of a term no more."""
        if term_id is not None:
            self.passed.add(term_id)

    def print(self, text: str, lang: str) -> str:
        """Print running text as HTML; a word that is said for the first time becomes a link."""
        html = ""
        end = 0
        for mention in self.find(text, lang):
            if mention.term_id in self.passed:
                continue
            word = text[mention.start : mention.end]
            html += f"{escaped(text[end : mention.start])}{self._link(mention.term_id, word)}"
            end = mention.end
        return f"{html}{escaped(text[end:])}"

    def _link(self, term_id: str, word: str) -> Markup:
        self.passed.add(term_id)
        said = self.explain(term_id)
        note = letter(len(self.explained) + 1)
        self.explained.append((note, said))
        return _LINK.format(self.href(said), term_id, note, term_id, word)


def letter(number: int) -> str:
    """Write a number as notes at words do: a, b ... z, aa."""
    number, last = divmod(number - 1, 26)
    return (letter(number) if number else "") + chr(ord("a") + last)
