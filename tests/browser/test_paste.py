"""Text from a word processor becomes the prose that it was: its lists stay lists."""

from __future__ import annotations

import pytest
from filling import open_scripts
from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.browser

SCRIPTS = ("kim-form-make.js", "kim-form-paste.js", "kim-yaml-text.js")
PASTE = """([area, text]) => {
  const clipboardData = new DataTransfer()
  clipboardData.setData("text/plain", text)
  const event = new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true })
  area.focus()
  area.dispatchEvent(event)
  return event.defaultPrevented
}"""


@pytest.fixture(scope="module")
def word(browser: Browser) -> Page:
    return open_scripts(browser.new_page(), {}, SCRIPTS)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("•\teen\r\n•\ttwee\r\n•\tdrie", "- een\n- twee\n- drie"),
        ("·\teen\n·        twee", "- een\n- twee"),
        ("o\teen\no\ttwee", "- een\n- twee"),
        ("–\teen\n–\ttwee", "- een\n- twee"),
        ("\uf0b7\teen\n• \u00a0twee\n▪drie", "- een\n  - twee\n    - drie"),
        ("•\teen\no\tdieper\no\took\n•\ttwee", "- een\n  - dieper\n  - ook\n- twee"),
        ("1.\teen\n•\tdieper\n2.\ttwee", "1. een\n   - dieper\n2. twee"),
        ("a)\teen", "a)\teen"),
        ("Vooraf:\n•\teen\n•\ttwee\nErna.", "Vooraf:\n\n- een\n- twee\n\nErna."),
        ("•\teen lange\nregel\n•\ttwee", "- een lange\nregel\n- twee"),
        ("•\teen\n\n•\ttwee\n\nErna.\n•\tanders", "- een\n\n- twee\n\nErna.\n\n- anders"),
        ("een\vtwee\u2028drie\u2029vier\fvijf", "een\ntwee\ndrie\n\nvier\n\nvijf"),
        ("‘Zij’ zei:\u00a0“ja” – één…\r\nen\rnee", "‘Zij’ zei:\u00a0“ja” – één…\nen\nnee"),
        ("\ufeffeen\u202etwee\x07", "eentwee"),
        ("– een gesprek\n- een\n* twee\no nee", "– een gesprek\n- een\n* twee\no nee"),
        ("•\n•\t", "•\n•\t"),
    ],
)
def test_signs_of_lists_become_lists(word: Page, text: str, told: str) -> None:
    assert word.evaluate("text => kim.form.pasted(text)", text) == told


@pytest.mark.parametrize(
    ("before", "after", "whole"),
    [
        ("", "", "- een\n- twee"),
        ("Zo:", "", "Zo:\n\n- een\n- twee"),
        ("Zo:\n", "\nErna.", "Zo:\n- een\n- twee\nErna."),
        ("Zo: ", "Erna.", "Zo: \n\n- een\n- twee\n\nErna."),
    ],
)
def test_a_list_comes_on_lines_of_its_own(word: Page, before: str, after: str, whole: str) -> None:
    word.evaluate("document.body.innerHTML = '<textarea data-prose></textarea>'")
    area = word.locator("textarea")
    area.fill(before + after)
    area.evaluate("(area, at) => area.setSelectionRange(at, at)", len(before))
    handle = area.element_handle()
    assert word.evaluate(PASTE, [handle, "•\teen\r\n•\ttwee"]) is True
    assert area.input_value() == whole
    area.press("Control+z")
    assert area.input_value() == before + after


@pytest.mark.parametrize(
    ("field", "text"),
    [("<textarea data-prose>", "een\r\ntwee"), ("<textarea>", "•\teen"), ("<input>", "•\teen")],
)
def test_other_texts_and_fields_are_left_to_the_browser(word: Page, field: str, text: str) -> None:
    word.evaluate("field => { document.body.innerHTML = field }", field)
    handle = word.locator("textarea, input").element_handle()
    assert word.evaluate(PASTE, [handle, text]) is False
