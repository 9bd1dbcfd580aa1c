"""What can be filled in follows from the declarations, whole and labelled."""

from __future__ import annotations

import pytest

from mkdocs_kim.language import language
from mkdocs_kim.records import FILES, KINDS, form

MODELS = {**KINDS, **FILES}


@pytest.mark.parametrize("kind", MODELS)
def test_every_key_of_a_kind_can_be_filled_in(kind: str) -> None:
    model = MODELS[kind]
    keys = [field.alias or name for name, field in model.model_fields.items()]
    assert [field.key for field in form(model)] == keys


def test_a_field_is_called_as_the_site_calls_it() -> None:
    words = language("nl").with_({"labels": {"goal": "Waarom", "age.from": "Vanaf (jaar)"}})
    fields = {field.key: field for field in form(KINDS["intervention"])}
    inner = {field.key: field for field in fields["age"].fields}
    assert [fields[key].label(words) for key in ("goal", "title")] == ["Waarom", "Titel"]
    assert [inner[key].label(words) for key in ("from", "to")] == ["Vanaf (jaar)", "Tot en met"]


def test_a_field_tells_its_limits() -> None:
    fields = {field.key: field for field in form(KINDS["intervention"])}
    age = {field.key: field for field in fields["age"].fields}
    assert fields["summary"].words == 150
    assert (fields["themes"].many, fields["themes"].of, fields["themes"].fewest) == (
        True,
        "theme",
        1,
    )
    assert (age["from"].whole, age["from"].least, age["from"].most) == (True, 0, 120)
    assert fields["nature"].choices == ("intervention", "model", "approach", "theory")


def test_a_pair_knows_each_other() -> None:
    fields = {field.key: field.either for field in form(KINDS["story"])}
    assert {key: other for key, other in fields.items() if other} == {
        "lines": "text",
        "text": "lines",
    }
