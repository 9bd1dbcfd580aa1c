"""Settings of other programs: YAML with types and tags, which records do not have."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import yaml


class SettingsError(Exception):
    """A file of settings cannot be read; says what YAML says."""


@dataclass(frozen=True, slots=True)
class Tagged:
    """A value with a tag that only another program understands; it is written as it was read."""

    tag: str
    value: Any


def settings(text: str, environment: Mapping[str, str]) -> Any:
    """Read settings.

    Shape: ``!ENV`` gives what the environment says, else the last of what it lists.
    Raises: SettingsError if this is no YAML.
    """

    class Loader(yaml.SafeLoader):
        pass

    def tagged(loader: yaml.SafeLoader, suffix: str, node: yaml.Node) -> Tagged:
        return Tagged(node.tag, _value(loader, node))

    def asked(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
        names, default = [node], None
        if isinstance(node, yaml.SequenceNode):
            names = node.value[:-1] or node.value
            default = loader.construct_object(node.value[-1]) if len(node.value) > 1 else None
        for name in names:
            if name.value in environment:
                value = environment[name.value]
                return yaml.load(value, yaml.SafeLoader)
        return default

    Loader.add_multi_constructor("!", tagged)
    Loader.add_multi_constructor("tag:yaml.org,2002:python/", tagged)
    Loader.add_constructor("!ENV", asked)
    try:
        return yaml.load(text, Loader)  # a SafeLoader: no tag makes anything
    except yaml.YAMLError as error:
        raise SettingsError(" ".join(str(error).split())) from error


def _value(loader: yaml.SafeLoader, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return node.value


class _Dumper(yaml.SafeDumper):
    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent(dumper: yaml.SafeDumper, tagged: Tagged) -> yaml.Node:
    if isinstance(tagged.value, dict):
        return dumper.represent_mapping(tagged.tag, tagged.value)
    if isinstance(tagged.value, list):
        return dumper.represent_sequence(tagged.tag, tagged.value)
    return dumper.represent_scalar(tagged.tag, str(tagged.value))


_Dumper.add_representer(Tagged, _represent)


def written(value: Mapping[str, Any]) -> str:
    """Write settings, in the order that they have."""
    made = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return str(made)
