"""What the normal run takes a part of, and a night all: for where each example is a build."""

from __future__ import annotations

from collections.abc import Mapping

import pytest


def spread(cases: Mapping[str, object], every: int = 4) -> list[object]:
    """Give all examples by name; all but one in so many wait for the night."""
    return [
        pytest.param(case, id=name, marks=[pytest.mark.nightly] if number % every else [])
        for number, (name, case) in enumerate(cases.items())
    ]
