"""``kim new``, ``rename`` and ``withdraw`` as a new user gives them, and what they refuse."""

from __future__ import annotations

from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from conftest import Tree
from repositories import Repo

from mkdocs_kim import rewrite
from mkdocs_kim.cli import kim
from mkdocs_kim.files import read_folder
from mkdocs_kim.records import KINDS, LISTS
from mkdocs_kim.rewrite import disk

FILES = {
    "interventions/terms/jim.yml": (
        "# Over JIM.\ntitle: JIM\nsummary: Kort. # hier\ndefinition: |\n"
        "  Een mentor, zie\n  [[netwerk|het netwerk]]. Niet [[netwerken]].\n"
    ),
    "interventions/terms/netwerk.yml": (
        'title: Netwerk\ndefinition: Mensen [@bron-a].\nsources: [ "bron-a" ,bron-b]\n# slot\n'
    ),
    "interventions/terms/netwerken.yml": "title: Netwerken\ndefinition: Doen, met [[netwerk]].\n",
    "interventions/themes/wijk.yml": (
        "title: Wijk\r\nsummary: In de wijk.\r\ndescription: >\r\n  Met\r\n  [[netwerk]].\r\n"
    ),
    "interventions/buurt.yml": (
        "title: Buurt\nsummary: Kort.\nnature: approach\nthemes: [wijk]\n"
        "settings: [wijk]\ntarget_group:\n  groups: [wijk]\n"
    ),
    "interventions/sources.yml": (
        "sources:\n  - {id: bron-a, type: webpage, title: A}\n"
        "  - {id: bron-b, type: book, title: B}\n"
    ),
    "interventions/vocabularies.yml": (
        "target_groups:\n  - {id: wijk, label: Wijk}\nsettings:\n  - {id: wijk, label: Wijk}\n"
        "executors: []\nrecognition_levels: []\n"
    ),
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(kim, arguments, catch_exceptions=False)


def last(result: Result) -> tuple[int, str]:
    return result.exit_code, result.stderr.splitlines()[-1]


@pytest.fixture
def records(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> Path:
    root = tree(FILES)
    monkeypatch.chdir(root)
    assert run("check").exit_code == 0
    return root / "interventions"


def contents(records: Path) -> dict[str, bytes]:
    files = sorted(file for file in records.rglob("*") if file.is_file())
    return {file.relative_to(records.parent).as_posix(): file.read_bytes() for file in files}


def changed(records: Path) -> dict[str, str]:
    before = {path: text.encode() for path, text in FILES.items()}
    found = contents(records)
    lost = {path: "" for path in before if path not in found}
    return lost | {p: text.decode() for p, text in found.items() if before.get(p) != text}


@pytest.mark.parametrize("kind", KINDS)
def test_a_new_record_stands_where_its_kind_does(records: Path, kind: str) -> None:
    found = run("new", kind, "iets-nieuws", "--title", "Iets: nieuws")
    path = f"interventions/{rewrite.path_of(kind, 'iets-nieuws')}"
    assert (found.exit_code, found.stdout) == (
        0,
        f"{path} is gemaakt. Vul in wat verplicht is, en controleer het met kim check.\n",
    )
    assert changed(records) == {path: rewrite.scaffold(kind, "iets-nieuws", "Iets: nieuws")}


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("begrp", "x"), "KIND: ‘begrp’ is geen soort record. Bedoelde je ‘begrip’?"),
        (
            ("bron", "x"),
            "KIND: ‘bron’ is geen soort record. Kies uit: interventie, instrument, werkzaam "
            "element, thema, situatie, verhaal, begrip.",
        ),
        (
            ("Verhaal", "Mijn verhaal"),
            "ID: ‘Mijn verhaal’ kan geen id zijn. Gebruik kleine letters, cijfers en streepjes. "
            "Bedoelde je ‘mijn-verhaal’?",
        ),
        (
            ("stories", "index"),
            "ID: ‘index’ is al de naam van iets anders: van een lijst, een overzicht of een "
            "apparaat in Windows. Kies een ander id.",
        ),
        (
            ("thema", "jim"),
            "ID: Het id ‘jim’ bestaat al, in interventions/terms/jim.yml. Kies een ander id.",
        ),
    ],
)
def test_what_cannot_be_new(records: Path, arguments: tuple[str, ...], sentence: str) -> None:
    assert last(run("new", *arguments)) == (2, f"Error: Invalid value for {sentence}")
    assert changed(records) == {}


@pytest.mark.parametrize("record_id", [*LISTS, "con", "lpt1"])
def test_a_list_is_never_overwritten(records: Path, record_id: str) -> None:
    listed = records / f"{record_id}.yml"
    listed.write_text("[]\n", encoding="utf-8")
    before = contents(records)
    refused = (
        f"‘{record_id}’ is al de naam van iets anders: van een lijst, een overzicht of een "
        "apparaat in Windows. Kies een ander id."
    )
    for hint, arguments in {"ID": ("new", "interventie"), "NEW": ("rename", "buurt")}.items():
        found = last(run(*arguments, record_id))
        assert found == (2, f"Error: Invalid value for {hint}: {refused}")
    assert contents(records) == before


def test_what_stands_in_the_way_is_never_overwritten(records: Path) -> None:
    (records / "terms/kring.yml").symlink_to("nergens.yml")
    taken = "Het id ‘kring’ bestaat al, in interventions/terms/kring.yml. Kies een ander id."
    assert last(run("new", "begrip", "kring"))[1] == f"Error: Invalid value for ID: {taken}"
    assert last(run("rename", "jim", "kring"))[1] == f"Error: Invalid value for NEW: {taken}"


def test_a_former_id_cannot_be_new(records: Path) -> None:
    run("rename", "jim", "mentor")
    assert last(run("new", "begrip", "jim")) == (
        2,
        "Error: Invalid value for ID: ‘jim’ is een vroeger id van interventions/terms/mentor.yml, "
        "en dat adres blijft werken. Kies een ander id.",
    )


def test_a_record_is_renamed_everywhere_and_nothing_else_changes(records: Path) -> None:
    dry = run("rename", "netwerk", "sociaal-netwerk", "--dry-run")
    assert changed(records) == {}
    told = (
        "interventions/terms/netwerk.yml → interventions/terms/sociaal-netwerk.yml\n"
        "interventions/terms/jim.yml:6:5: netwerk → sociaal-netwerk\n"
        "interventions/terms/netwerken.yml:2:25: netwerk → sociaal-netwerk\n"
        "interventions/themes/wijk.yml:5:5: netwerk → sociaal-netwerk\n"
    )
    assert (dry.exit_code, dry.stdout) == (0, told)
    found = run("rename", "netwerk", "sociaal-netwerk")
    assert (found.exit_code, found.stdout, found.stderr) == (
        0,
        told,
        "‘netwerk’ heet nu ‘sociaal-netwerk’. Plaatsen: 3. Bestanden: 4. Zet ze samen in één "
        "voorstel.\n",
    )
    own = FILES["interventions/terms/netwerk.yml"]
    assert changed(records) == {
        "interventions/terms/jim.yml": FILES["interventions/terms/jim.yml"].replace(
            "[[netwerk|", "[[sociaal-netwerk|"
        ),
        "interventions/terms/netwerken.yml": FILES["interventions/terms/netwerken.yml"].replace(
            "[[netwerk]]", "[[sociaal-netwerk]]"
        ),
        "interventions/terms/netwerk.yml": "",
        "interventions/terms/sociaal-netwerk.yml": own.replace(
            "definition:", "former_ids: [netwerk]\ndefinition:"
        ),
        "interventions/themes/wijk.yml": FILES["interventions/themes/wijk.yml"].replace(
            "[[netwerk]]", "[[sociaal-netwerk]]"
        ),
    }


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("netwerk", "kring", "Netwerk: hernoemd (heette ‘netwerk’)"),
        ("bron-a", "bron-c", "Bron ‘A’: hernoemd (heette ‘bron-a’)"),
    ],
)
def test_only_what_is_renamed_has_changed(records: Path, old: str, new: str, told: str) -> None:
    there = Repo(records.parent)
    there.git("init", "--quiet")
    there.commit("2026-01-01", {})
    assert run("rename", old, new).exit_code == 0
    assert run("diff").stdout == f"{told}\n"


def test_renaming_back_and_again_keeps_one_former_id_of_each(records: Path) -> None:
    run("rename", "jim", "mentor")
    run("rename", "mentor", "jimmer")
    assert run("rename", "jimmer", "jim").exit_code == 0
    assert changed(records) == {
        "interventions/terms/jim.yml": FILES["interventions/terms/jim.yml"].replace(
            "# hier\n", "# hier\nformer_ids: [mentor, jimmer]\n"
        )
    }
    assert run("check").exit_code == 0


def test_a_source_is_renamed(records: Path) -> None:
    assert run("rename", "bron-a", "bron-c").exit_code == 0
    found = {path: text.replace("bron-a", "bron-c") for path, text in FILES.items()}
    assert changed(records) == {path: text for path, text in found.items() if text != FILES[path]}


def test_a_value_is_renamed_in_its_own_list_alone(records: Path) -> None:
    assert last(run("rename", "wijk", "buurt-en-wijk")) == (
        2,
        "Error: Invalid value for OLD: ‘wijk’ is het id van meer dan één ding: theme (thema), "
        "target_group (doelgroep), setting (plek). Zeg met --kind welke soort je bedoelt.",
    )
    assert run("rename", "wijk", "buurt-en-wijk", "--kind", "doelgroep").exit_code == 0
    assert changed(records) == {
        "interventions/buurt.yml": FILES["interventions/buurt.yml"].replace(
            "groups: [wijk]", "groups: [buurt-en-wijk]"
        ),
        "interventions/vocabularies.yml": FILES["interventions/vocabularies.yml"].replace(
            "{id: wijk", "{id: buurt-en-wijk", 1
        ),
    }


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("netwrk", "x"), "OLD: Er is geen record met het id ‘netwrk’. Bedoelde je ‘netwerk’?"),
        (
            ("jim", "x", "--kind", "bron"),
            "OLD: Er is geen bron met het id ‘jim’.",
        ),
        (("jim", "x", "--kind", "brn"), "--kind: ‘brn’ is geen soort record. Bedoelde je ‘bron’?"),
        (
            ("jim", "wijk"),
            "NEW: Het id ‘wijk’ bestaat al, in interventions/themes/wijk.yml. Kies een ander id.",
        ),
        (
            ("bron-a", "bron-b"),
            "NEW: Het id ‘bron-b’ bestaat al, in interventions/sources.yml. Kies een ander id.",
        ),
        (
            ("bron-a", "Bron A"),
            "NEW: ‘Bron A’ kan geen id zijn. Gebruik kleine letters, cijfers en streepjes. "
            "Bedoelde je ‘bron-a’?",
        ),
    ],
)
def test_what_cannot_be_renamed(records: Path, arguments: tuple[str, ...], sentence: str) -> None:
    assert last(run("rename", *arguments)) == (2, f"Error: Invalid value for {sentence}")
    assert changed(records) == {}


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("title: [\n", "1:8"),
        ("title: A\ndefinition: A.\nwithdrawn:\n  replaced_by: >-\n    jim\n", "4:16"),
    ],
    ids=["unreadable", "folded id"],
)
def test_a_place_that_cannot_be_changed_stops_all(records: Path, text: str, place: str) -> None:
    (records / "terms/ekc.yml").write_text(text, encoding="utf-8")
    assert last(run("rename", "jim", "mentor")) == (
        2,
        f"Error: interventions/terms/ekc.yml:{place}: hier kan het id niet worden vervangen. Er is "
        "niets veranderd. Herstel dit eerst, of schrijf het id gewoon achter zijn sleutel.",
    )
    assert changed(records) == {"interventions/terms/ekc.yml": text}


def test_a_tidy_record_stays_tidy(records: Path) -> None:
    run("fmt")
    run(
        "rename", "netwerk", "netwerk-van-mensen-die-je-kent-en-vertrouwt-in-je-eigen-buurt-of-wijk"
    )
    assert run("fmt", "--check").exit_code == 0


def test_writing_is_all_or_nothing(tmp_path: Path) -> None:
    first, second = tmp_path / "a.yml", tmp_path / "gone" / "b.yml"
    first.write_text("old", encoding="utf-8")
    with pytest.raises(FileNotFoundError):
        disk.write({first: "new", second: "new"}, gone=first)
    assert [(file.name, file.read_text(encoding="utf-8")) for file in tmp_path.iterdir()] == [
        ("a.yml", "old")
    ]


def test_a_record_is_withdrawn_with_its_reason(records: Path) -> None:
    found = run(
        *("withdraw", "jim", "--reason", "Zie [[netwerk]].", "--date", "2026-11-01"),
        *("--replaced-by", "netwerk"),
    )
    assert (found.exit_code, found.stdout) == (
        0,
        "‘jim’ is ingetrokken, in interventions/terms/jim.yml. De pagina blijft, met de reden. Wie "
        "ernaar verwijst, kan dat blijven doen.\n",
    )
    assert changed(records) == {
        "interventions/terms/jim.yml": FILES["interventions/terms/jim.yml"].replace(
            "# hier\n",
            "# hier\nstatus: withdrawn\nwithdrawn:\n  reason: |\n    Zie [[netwerk]].\n"
            "  date: 2026-11-01\n  replaced_by: netwerk\n",
        )
    }
    assert run("check").exit_code == 0
    assert last(run("withdraw", "jim", "--reason", "Nogmaals.")) == (
        2,
        "Error: Invalid value for ID: ‘jim’ is al ingetrokken.",
    )


def test_withdrawing_leaves_line_ends_as_they_were(records: Path) -> None:
    file = records / "themes/wijk.yml"
    before = b"\xef\xbb\xbf" + file.read_bytes()
    file.write_bytes(before)
    assert run("withdraw", "wijk", "--reason", "Dubbel.", "--date", "2026-11-01").exit_code == 0
    added = b"status: withdrawn\nwithdrawn:\n  reason: |\n    Dubbel.\n  date: 2026-11-01\n"
    after = file.read_bytes()
    assert after.replace(added.replace(b"\n", b"\r\n"), b"") == before


def test_the_date_of_withdrawing_is_that_of_the_day(
    records: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    run("withdraw", "jim", "--reason", "Oud.")
    [reading] = [r for r in read_folder(records, "interventions") if r.id == "jim"]
    assert str(reading.shape.withdrawn.date) == "2023-11-14"


@pytest.mark.parametrize(
    ("arguments", "sentence"),
    [
        (("jim",), "Missing option '--reason'."),
        (
            ("jm", "--reason", "x"),
            "Invalid value for ID: Er is geen record met het id ‘jm’. Bedoelde je ‘jim’?",
        ),
        (
            ("jim", "--reason", "x", "--replaced-by", "netwrk"),
            "Invalid value for --replaced-by: Er is geen record met het id ‘netwrk’. Bedoelde je "
            "‘netwerk’?",
        ),
        (
            ("jim", "--reason", "Zie [[nergens]]."),
            "Er is geen record met het id ‘nergens’. Bedoelde je ‘netwerken’?",
        ),
        (
            ("jim", "--reason", "Zie [@nope]."),
            "In sources.yml staat geen bron met het id ‘nope’.",
        ),
        (
            ("jim", "--reason", "x", "--date", "2099-01-01"),
            "Invalid value for --date: ‘2099-01-01’ moet nog komen. Trek het record in op de dag "
            "zelf.",
        ),
        (
            ("jim", "--reason", "x", "--replaced-by", "jim"),
            "Invalid value for --replaced-by: ‘jim’ verwijst naar zichzelf. Haal de "
            "verwijzing weg.",
        ),
        (
            ("jim", "--reason", "x", "--date", "gisteren"),
            "‘gisteren’ is geen datum. Schrijf 2019-12-31, of 2019-12 of 2019 als je niet meer "
            "weet.",
        ),
        (
            ("jim", "--reason", " "),
            "Bij ‘reason’ moet nog iets worden ingevuld: deze sleutel is verplicht.",
        ),
    ],
)
def test_what_cannot_be_withdrawn(records: Path, arguments: tuple[str, ...], sentence: str) -> None:
    assert last(run("withdraw", *arguments)) == (2, f"Error: {sentence}")
    assert changed(records) == {}
