"""How a browser reads records: in full, as somebody who looks into every part of a page would."""

from __future__ import annotations

IN_FULL = """
  try { localStorage.setItem("kim.reading", "long") } catch { /* a page that may keep nothing */ }
"""
"""A script for before each page."""
