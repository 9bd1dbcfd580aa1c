"""How many examples a property is tried with: few in every run, thousands at night.

At night: ``pytest --hypothesis-profile nightly``, which ``.ci/run nightly`` does.
"""

from __future__ import annotations

from functools import cache

from hypothesis import HealthCheck, settings

NIGHTLY = 2000
LEAST = 250
"""As many examples as each kind gets at night, if a property is tried for many."""


@cache
def register() -> None:
    """Make both profiles known, and take the quick one until another is asked for.

    Once: tests that import what ``conftest`` names would take the quick one again.
    """
    settings.register_profile(
        "quick", max_examples=60, deadline=None, database=None, derandomize=True
    )
    settings.register_profile(
        "nightly",
        max_examples=NIGHTLY,
        deadline=None,
        database=None,
        print_blob=True,
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large],
    )
    settings.load_profile("quick")


def few(count: int, of: int = 1) -> settings:
    """Try a property that takes long with fewer examples, except at night.

    Shape: one that is tried for each of several kinds shares its nightly examples among these.
    """
    night = settings.default.max_examples >= NIGHTLY
    return settings(max_examples=max(-(-NIGHTLY // of), LEAST) if night else count)
