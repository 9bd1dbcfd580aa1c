"""How a browser reads records: in full, as somebody who looks into every part of a page would."""

from __future__ import annotations

IN_FULL = """
  try {
    const sheet = /werkbladen|worksheets/.test(location.pathname)
    if (!sheet) localStorage.setItem("kim.reading", "long")
  } catch { /* a page that may keep nothing */ }
"""
"""A script for before each page but the sheets, of which nothing else is to be kept."""
