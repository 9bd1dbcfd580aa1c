"""YAML text becomes nodes that know their place."""

from .nodes import Document, Mapping, Node, Scalar, Sequence, kind_of
from .parsing import CONTROL, HIDDEN, LARGEST, LARGEST_LIST, parse
from .tagged import SettingsError, Tagged, settings, written

__all__ = [
    "CONTROL",
    "HIDDEN",
    "LARGEST",
    "LARGEST_LIST",
    "Document",
    "Mapping",
    "Node",
    "Scalar",
    "Sequence",
    "SettingsError",
    "Tagged",
    "kind_of",
    "parse",
    "settings",
    "written",
]
