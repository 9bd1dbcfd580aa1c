"""``kim diff``, as who reviews a proposal uses it, on real repositories."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from repositories import Repo, clone, repo

from mkdocs_kim.cli import kim
from mkdocs_kim.language import language
from mkdocs_kim.library.changes import Detail
from mkdocs_kim.render.difference import LIMIT, escaped, markdown
from mkdocs_kim.views import Difference

METHOD = """\
title: JIM-aanpak
summary: Kort.
nature: approach
themes: [jeugd]
target_group:
  final: Jongeren.
"""
THEME = "title: Jeugd\nsummary: Kort.\ndescription: Lang.\n"
FILES = {"jim-aanpak.yml": METHOD, "themes/jeugd.yml": THEME, "sources.yml": "sources: []\n"}
SOURCE = "sources:\n  - {id: jansen, type: book, title: Werken}\n"


@pytest.fixture
def there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Repo:
    found = repo(tmp_path)
    found.commit("2026-01-05", FILES)
    monkeypatch.chdir(tmp_path)
    return found


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kim, ("diff", *arguments), catch_exceptions=False)


def said(*arguments: str) -> str:
    result = run(*arguments)
    assert result.exit_code == 0
    return result.output


def propose(there: Repo) -> None:
    more = METHOD.replace("Jongeren.", "Jongeren. En hun ouders [@jansen].")
    there.write({"jim-aanpak.yml": more, "sources.yml": SOURCE, "themes/werk.yml": THEME})


def test_nothing_and_layout_are_no_change(there: Repo) -> None:
    assert said() == "In wat de records zeggen, verandert niets.\n"
    there.write({"jim-aanpak.yml": f"# Netter\n{METHOD}".replace("Kort.", "|\n  Kort.")})
    assert said() == "In wat de records zeggen, verandert niets.\n"
    assert said("--lang", "en") == "Nothing changes in what the records say.\n"


def test_what_is_not_committed_yet_counts(there: Repo) -> None:
    propose(there)
    assert said() == (
        "JIM-aanpak: doelgroep aangevuld, 1 bron toegevoegd\nJeugd: nieuw\nBron ‘Werken’: nieuw\n"
    )


def test_long_says_what_stood_there(there: Repo) -> None:
    propose(there)
    there.write({"themes/werk.yml": None})
    assert said("HEAD", "--long", "--lang", "en") == (
        "JIM-aanpak: target group extended, 1 source added\n"
        "  interventions/jim-aanpak.yml\n"
        "  Target group, For whom\n"
        "    + En hun ouders.\n"
        "Source ‘Werken’: new\n"
        "  interventions/sources.yml\n"
    )


def test_two_revisions_and_where_they_went_apart(there: Repo) -> None:
    there.git("branch", "begin")
    there.git("checkout", "--quiet", "-b", "voorstel")
    propose(there)
    there.commit("2026-02-05", {})
    there.git("checkout", "--quiet", "main")
    there.commit("2026-02-06", {"themes/jeugd.yml": THEME.replace("Lang.", "Langer.")})
    jim = "JIM-aanpak: doelgroep aangevuld, 1 bron toegevoegd\n"
    rest = "Jeugd: nieuw\nBron ‘Werken’: nieuw\n"
    assert said("main...voorstel") == jim + rest
    assert said("begin..voorstel") == jim + rest
    assert said("main..voorstel") == f"{jim}Jeugd: beschrijving gewijzigd\n{rest}"
    assert said("HEAD~1..") == "Jeugd: beschrijving gewijzigd\n"


def test_a_file_that_cannot_be_read_is_told_and_not_compared(there: Repo) -> None:
    there.write({"jim-aanpak.yml": "title: [\n"})
    now = "interventions/jim-aanpak.yml:1:8: fout: Wat hier met ‘[’ begint, wordt nergens gesloten. [unclosed]"  # noqa: E501
    assert said() == f"Is niet te lezen: {now}\n"
    there.commit("2026-02-05", {})
    propose(there)
    before = f"Was niet te lezen, dus wat er veranderde is niet te zeggen: {now}"
    assert said() == f"{before}\nJeugd: nieuw\nBron ‘Werken’: nieuw\n"


def test_a_comment_for_a_proposal(there: Repo) -> None:
    propose(there)
    there.write({"themes/werk.yml": None})
    assert said("--format", "markdown") == (
        "## Wat er verandert in de records\n"
        "\n"
        "\n"
        "### JIM\\-aanpak (interventie)\n"
        "\n"
        "- doelgroep aangevuld\n"
        "- 1 bron toegevoegd\n"
        "\n"
        "`interventions/jim-aanpak.yml` · In elk geval anders: `/interventies/jim-aanpak/`, "
        "`/interventies/jim-aanpak/verantwoording.pdf`\n"
        "\n"
        "<details><summary>Voor en na</summary>\n"
        "\n"
        "| Waar | Eerst | Nu |\n"
        "| --- | --- | --- |\n"
        "| Doelgroep, Voor wie |  | En hun ouders\\. |\n"
        "\n"
        "</details>\n"
        "\n"
        "### Werken (bron)\n"
        "\n"
        "- nieuw\n"
        "\n"
        "`interventions/sources.yml` · In elk geval anders: `/bronnen/`\n"
    )


def test_a_comment_without_changes(there: Repo) -> None:
    assert said("--format", "markdown") == (
        "## Wat er verandert in de records\n\nIn wat de records zeggen, verandert niets.\n"
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<script>a & b</script>", "&lt;script&gt;a &amp; b&lt;/script&gt;"),
        ("@kim en #12, !3, ~x", "@\u2060kim en \\#\u206012, \\!\u20603, \\~\u2060x"),
        ("a | b *c* [d](e) `f`\n# g", "a \\| b \\*c\\* \\[d\\]\\(e\\) \\`f\\` \\# g"),
        ("zie https://x.nl/?a=1&b=@c|d nu", "zie `https://x.nl/?a=1&b=@c\\|d` nu"),
        ("1. één", "1\\. één"),
        ("https://x.nl/``a", "``` https://x.nl/``a ```"),
    ],
)
def test_content_stays_plain_text(text: str, expected: str) -> None:
    assert escaped(text) == expected


def a_difference(number: int, length: int) -> Difference:
    detail = Detail("Doel", "é" * length, "n" * length)
    return Difference("", f"R{number}", "thema", "a.yml", ("doel gewijzigd",), (detail,), ())


@pytest.mark.parametrize(("count", "length"), [(3, 100), (40, 2_000), (3_000, 10)])
def test_a_comment_is_never_too_long_for_a_host(count: int, length: int) -> None:
    found = [a_difference(number, length) for number in range(count)]
    told = markdown(found, (), language("nl"))
    shown = told.count("\n### ")
    assert len(told.encode()) <= LIMIT
    rest = f"En nog {count - shown}; met kim diff zie je ze alle.\n"
    assert told.endswith(rest) == (shown < count)
    assert (shown == count, 0 < told.count("<details>") <= count) == (count < 100, count < 100)


@pytest.mark.parametrize("name", ["nergens", "HEAD..nergens", "nergens...HEAD", "--output=x"])
def test_a_revision_that_git_does_not_know(name: str, there: Repo) -> None:
    unknown = name.replace("HEAD", "").strip(".")
    result = run("--", name)
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        2,
        f"Error: Invalid value for REV: Git kent ‘{unknown}’ niet. "
        "Noem een commit, een tak of een tag, zoals HEAD~1, main of main..voorstel.",
    )


SHALLOW = (
    "Error: Invalid value for REV: Git kent ‘{}’ hier niet: van de geschiedenis is alleen het "
    "laatste stuk opgehaald. Haal de rest op met: git fetch --unshallow"
)


def test_what_a_shallow_clone_does_not_hold(
    there: Repo, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    there.git("switch", "--quiet", "--create", "voorstel")
    there.commit("2026-01-06", {"themes/werk.yml": THEME})
    there.git("switch", "--quiet", "main")
    there.commit("2026-01-07", {"themes/zorg.yml": THEME})
    cut = clone(there, tmp_path_factory.mktemp("los") / "kopie", 1)
    cut.git("fetch", "--quiet", "--depth", "1", "origin", "voorstel:voorstel")
    monkeypatch.chdir(cut.root)
    told = [run(name) for name in ("HEAD~1", "main...voorstel")]
    assert [(one.exit_code, one.output.splitlines()[-1]) for one in told] == [
        (2, SHALLOW.format("HEAD~1")),
        (2, SHALLOW.format("main")),
    ]


def test_two_that_have_no_beginning_in_common(there: Repo) -> None:
    there.git("switch", "--quiet", "--orphan", "los")
    there.commit("2026-01-06", {"themes/werk.yml": THEME})
    result = run("main...los")
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        2,
        "Error: Invalid value for REV: ‘main’ en ‘los’ hebben geen gemeenschappelijk begin. "
        "Zet twee punten tussen de namen in plaats van drie, of noem een andere tak.",
    )


def test_before_the_first_commit(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    repo(tmp_path)
    monkeypatch.chdir(tmp_path)
    result = run()
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        2,
        "Error: Er is in git nog niets vastgelegd om mee te vergelijken. "
        "Dat doe je met git commit.",
    )


def test_a_folder_in_the_place_of_a_revision(there: Repo) -> None:
    result = run("interventions")
    assert (result.exit_code, result.output.splitlines()[-1]) == (
        2,
        "Error: Invalid value for REV: ‘interventions’ is een map, geen commit. "
        "Schrijf: kim diff HEAD interventions",
    )


def test_without_git_or_a_repository(
    there: Repo, tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch
) -> None:
    expected = (
        2,
        "Error: Deze map staat niet in een verzameling die git bijhoudt, of git is er niet.",
    )
    loose = run("HEAD", str(tmp_path_factory.mktemp("los")))
    monkeypatch.setenv("PATH", "")
    gone = run()
    assert [(r.exit_code, r.output.splitlines()[-1]) for r in (loose, gone)] == [expected] * 2
