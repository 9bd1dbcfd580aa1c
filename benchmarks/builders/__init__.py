"""Builders of the same site from the same records: this project's, and those of others."""
