"""Parts of a page as plain text, for files and for seeing whether two say the same."""

from __future__ import annotations

from collections.abc import Iterator

from .common import plain
from .parts import Bullets, Cited, Item, Items, Lines, Paragraphs, Part, Warnings
from .reader import Reader


def words_of(part: Part, reader: Reader) -> Iterator[str]:
    """Yield a part as plain text, piece by piece; parts of other forms hold no words to compare."""
    match part:
        case Paragraphs():
            yield text(part.text, reader)
        case Bullets():
            yield from (text(item, reader) for item in part.items)
        case Lines():
            yield from (item.title for item in part.items)
        case Items():
            yield from (_item(item, reader) for item in part.items)
        case Warnings():
            for pitfall, instead in part.items:
                way = f" {reader.language.ui('instead')} {text(instead, reader)}" if instead else ""
                yield text(pitfall, reader) + way


def text(cited: Cited, reader: Reader) -> str:
    """Give prose as plain text without citations."""
    return plain(cited.passage, reader)


def _item(item: Item, reader: Reader) -> str:
    head = "; ".join([item.link.title, *(badge.title for badge in item.badges)])
    return f"{head}: {text(item.text, reader)}" if item.text else head
