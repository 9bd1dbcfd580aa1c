"""YAML text becomes nodes that know their place."""

from .nodes import Document, Mapping, Node, Scalar, Sequence, kind_of
from .parsing import LARGEST, parse

__all__ = ["LARGEST", "Document", "Mapping", "Node", "Scalar", "Sequence", "kind_of", "parse"]
