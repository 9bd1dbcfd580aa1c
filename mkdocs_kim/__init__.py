"""A methods knowledge base: records in YAML become a searchable, cross-linked site."""

__version__ = "0.1.0"
