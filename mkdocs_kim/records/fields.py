"""The types that fields are made of, each read from nodes, each knowing its JSON Schema."""

from .refs import (
    ID,
    RESERVED,
    AnyRef,
    ElementRef,
    ExecutorRef,
    Gathered,
    InstrumentRef,
    InterventionRef,
    LevelRef,
    OwnId,
    Ref,
    SettingRef,
    SourceRef,
    TargetGroupRef,
    ThemeRef,
    slug,
)
from .says import Leaf, Says, unfit
from .texts import Email, MaxWords, Prose, Text, Url

__all__ = [
    "ID",
    "RESERVED",
    "AnyRef",
    "ElementRef",
    "Email",
    "ExecutorRef",
    "Gathered",
    "InstrumentRef",
    "InterventionRef",
    "Leaf",
    "LevelRef",
    "MaxWords",
    "OwnId",
    "Prose",
    "Ref",
    "Says",
    "SettingRef",
    "SourceRef",
    "TargetGroupRef",
    "Text",
    "ThemeRef",
    "Url",
    "slug",
    "unfit",
]
