"""What Markdown learns for records: ``[[id]]``, ``[[id|text]]``, ``[@id]``, each with its place."""

from __future__ import annotations

from collections.abc import Callable

from markdown_it import MarkdownIt, rules_inline
from markdown_it.rules_inline import StateInline

from .marks import CITATION, CROSS_LINK

LOST_FROM = 100
"""Levels of the library, two for a list, from where it leaves text out; far beyond our own."""


def _our_rule(state: StateInline, silent: bool) -> bool:
    """Read ``[[id]]``, ``[[id|text]]`` and ``[@id]``; mark those that are not closed."""
    if not state.src.startswith(("[[", "[@"), state.pos):
        return False
    cross = state.src[state.pos + 1] == "["
    match = (CROSS_LINK if cross else CITATION).match(state.src, state.pos)
    if not silent:
        token = state.push("cross_link" if cross else "citation", "", 0)
        token.meta = {"pos": state.pos, "ok": match is not None}
        if match:
            token.content = match[1].strip()
            token.meta["text"] = (match[2] or "").strip() if cross else ""
    state.pos = match.end() if match else state.pos + 2
    return True


def _half_link(state: StateInline, silent: bool) -> bool:
    """Mark what is left of a link that is none: ``](`` without its beginning or its end."""
    if silent or not state.src.startswith("](", state.pos):
        return False
    state.push("half_link", "", 0).meta = {"pos": state.pos}
    state.pos += 2
    return True


_Rule = Callable[[StateInline, bool], bool]


def _placed(rule: _Rule, opening: str) -> _Rule:
    """Wrap a rule of the library so that the token it makes knows where it began."""

    def wrapped(state: StateInline, silent: bool) -> bool:
        start, count = state.pos, len(state.tokens)
        found = rule(state, silent)
        for token in state.tokens[count:] if found and not silent else ():
            if token.type == opening:
                token.meta = {"pos": start}
                break
        return found

    return wrapped


def markdown() -> MarkdownIt:
    """Make the parser: CommonMark, with what records add to it and every token in its place."""
    parser = MarkdownIt("commonmark", {"html": True, "maxNesting": LOST_FROM})
    parser.inline.ruler.before("link", "kim", _our_rule)
    parser.inline.ruler.push("half_link", _half_link)
    parser.inline.ruler.at("link", _placed(rules_inline.link, "link_open"))
    parser.inline.ruler.at("autolink", _placed(rules_inline.autolink, "link_open"))
    parser.inline.ruler.at("image", _placed(rules_inline.image, "image"))
    parser.inline.ruler.at("html_inline", _placed(rules_inline.html_inline, "html_inline"))
    # Every address is let through here, so that an unsafe one becomes a fault, not silent text.
    parser.validateLink = lambda url: True  # type: ignore[method-assign]
    return parser
