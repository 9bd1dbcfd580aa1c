"""Numbers as signs and words without what they share: small, and quick to read back.

The signs are printable, need no escape in a JavaScript text, and leave the line end free.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

SIGNS = "".join(chr(code) for code in range(35, 127) if chr(code) != "\\")
"""Every printable sign but space, exclamation mark, quotation mark and backslash: 91 of them."""
ONE = 75
"""Numbers below this take one sign; the other signs carry a digit and go on."""
MORE = len(SIGNS) - ONE


def number(value: int) -> str:
    """Write a number: if one sign is not enough, the rest to the base 16, the last digit first."""
    if value < ONE:
        return SIGNS[value]
    rest, digit = divmod(value - ONE, MORE)
    return SIGNS[ONE + digit] + number(rest)


def gaps(numbers: Sequence[int]) -> str:
    """Write ascending numbers as what each adds to the one before."""
    before, steps = -1, []
    for value in numbers:
        step = value - before - 1
        steps.append(SIGNS[step] if step < ONE else number(step))
        before = value
    return "".join(steps)


def levels(ranked: Iterable[tuple[int, int]], depth: int) -> str:
    """Write ascending numbers, each with a level below ``depth``, the highest level first.

    Shape: per level how many there are and which level it is, in one number, then the gaps.
    """
    found: defaultdict[int, list[int]] = defaultdict(list)
    for item, level in ranked:
        found[level].append(item)
    return "".join(
        number((len(items) - 1) * depth + level) + gaps(items)
        for level, items in sorted(found.items(), reverse=True)
    )


def fronts(words: Iterable[str]) -> Iterator[str]:
    """Write words in the order of the alphabet: letters shared with the one before, rest."""
    before = ""
    for word in words:
        shared, most = 0, min(len(before), len(word), ONE - 1)
        while shared < most and before[shared] == word[shared]:
            shared += 1
        yield SIGNS[shared] + word[shared:]
        before = word
