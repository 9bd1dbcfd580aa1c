"""Worksheets become drawings, sheets of paper and pages to fill in, all from one layout."""
