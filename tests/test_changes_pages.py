"""What readers see of the history: the page, the feed, the date on a record. Real builds of git."""

from __future__ import annotations

import re
from pathlib import Path
from xml.etree import ElementTree

import pytest
from building import broken_links, built
from repositories import Repo, clone, repo

CONFIG = """\
site_name: Proef & co
site_url: https://example.org/kennis/
theme: {name: material, language: nl, font: false}
plugins: [{kim: {cache: ''}}]
"""
ELEMENT = """\
title: Eigen regie
summary: Kort.
definition: Wie beslist.
scope: general
concerns: content
"""
ATOM = "{http://www.w3.org/2005/Atom}"


def theme(title: str, words: str = "Lang.") -> str:
    return f"title: {title}\nsummary: Kort.\ndescription: {words}\n"


@pytest.fixture
def there(tmp_path: Path) -> Repo:
    """Three days in two years."""
    found = repo(tmp_path / "bron")
    (found.root / "mkdocs.yml").write_text(CONFIG, encoding="utf-8")
    (found.root / "docs").mkdir()
    (found.root / "docs/over.md").write_text("# Over\n", encoding="utf-8")
    found.commit("2025-12-05", {"themes/a.yml": theme("A"), "themes/b.yml": theme("B < C")})
    found.commit("2026-03-04", {"elements/regie.yml": ELEMENT})
    found.commit("2026-03-05", {"themes/b.yml": theme("B < C", "Lang. En *nog* langer.")})
    return found


def page(site: Path, path: str = "wijzigingen/index.html") -> str:
    return (site / path).read_text(encoding="utf-8")


def told(html: str) -> list[str]:
    """Give the words of the page, line by line."""
    body = html.split('<header class="kim-head">')[1].split("</article>")[0]
    lines = (re.sub(r"<[^>]+>", "", line).strip() for line in body.splitlines())
    return [line for line in lines if line]


def credited(site: Path, path: str) -> str:
    """Give the line below a record, whatever its version."""
    footer = page(site, path).split('<footer class="kim-credits" data-search-exclude>\n<p>')[1]
    return re.sub("Versie [0-9a-f]+", "Versie x", footer.split("</p>")[0])


def test_the_page_tells_day_by_day_what_changed(there: Repo) -> None:
    site = built(there.root, strict=True)
    assert told(page(site)) == [
        "Wijzigingen",
        "Wat er in de beschrijvingen veranderde, het laatste eerst. Verandert alleen de opmaak van "
        "een bestand, dan staat het hier niet.",
        "Volg dit met een feedlezer (Atom)",
        "Volg alleen wat nieuw is (Atom)",
        "Maart 2026",
        "5 maart 2026",
        "B &lt; C thema",
        "beschrijving aangevuld",
        "Voor en na: B &lt; C",
        "Beschrijving",
        "Nu: En nog langer.",
        "4 maart 2026",
        "Eigen regie werkzaam element",
        "nieuw",
        "December 2025",
        "5 december 2025",
        "Nieuw: 2 thema&#39;s",
        "A",
        "B &lt; C",
    ]
    assert broken_links(site) == []


def test_a_record_says_when_it_last_changed(there: Repo) -> None:
    site = built(there.root)
    assert [
        credited(site, f"{path}/index.html")
        for path in ("themas/a", "themas/b", "werkzame-elementen/regie")
    ] == [
        "Versie x · Laatst gewijzigd op 5 december 2025",
        "Versie x · Laatst gewijzigd op 5 maart 2026",
        "Versie x · Laatst gewijzigd op 4 maart 2026",
    ]


def test_what_is_not_committed_yet_has_no_date(there: Repo) -> None:
    layout = (there.folder / "themes/b.yml").read_text(encoding="utf-8")
    there.write({"themes/a.yml": theme("A", "Anders."), "themes/b.yml": f"# Mooi\n{layout}"})
    site = built(there.root)
    assert credited(site, "themas/a/index.html") == "Versie x"
    assert credited(site, "themas/b/index.html") == "Versie x · Laatst gewijzigd op 5 maart 2026"


def test_the_feed_holds_the_same_with_names_that_stay(there: Repo) -> None:
    site = built(there.root)
    root = ElementTree.fromstring((site / "wijzigingen.xml").read_bytes())
    assert [
        tuple(item.findtext(f"{ATOM}{name}") for name in ("title", "id", "updated"))
        for item in root.iter(f"{ATOM}entry")
    ] == [
        (title, f"tag:example.org,{day}:/kennis/{name}", f"{day}T12:00:00+01:00")
        for title, day, name in (
            ("B < C: beschrijving aangevuld", "2026-03-05", "theme/b"),
            ("Eigen regie: nieuw", "2026-03-04", "element/regie"),
            ("Nieuw: 2 thema's", "2025-12-05", "new/theme"),
        )
    ]
    links = {link.get("rel"): link.get("href") for link in root.findall(f"{ATOM}link")}
    assert (root.findtext(f"{ATOM}id"), root.findtext(f"{ATOM}updated"), links) == (
        "https://example.org/kennis/wijzigingen/",
        "2026-03-05T12:00:00+01:00",
        {
            "self": "https://example.org/kennis/wijzigingen.xml",
            "alternate": "https://example.org/kennis/wijzigingen/",
        },
    )


def test_programs_find_the_feed_from_every_page(there: Repo) -> None:
    site = built(there.root)
    line = '<link rel="alternate feed" type="application/atom+xml" title="Proef &amp; co: wijzigingen" href="{}wijzigingen.xml">'  # noqa: E501
    assert line.format("") in page(site, "index.html")
    assert line.format("../../") in page(site, "themas/a/index.html")


def test_without_an_address_there_is_no_feed(there: Repo) -> None:
    (there.root / "mkdocs.yml").write_text(
        CONFIG.replace("site_url", "# site_url"), encoding="utf-8"
    )
    site = built(there.root)
    assert not (site / "wijzigingen.xml").exists()
    assert "feed" not in page(site).split("</head>")[1].split("kim-changes")[1]
    assert "atom+xml" not in page(site, "index.html")


@pytest.mark.parametrize("cause", ["shallow", "no git", "no repository"])
def test_without_history_the_page_says_so_and_records_say_nothing(
    cause: str, there: Repo, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    if cause == "shallow":
        there = clone(there, tmp_path / "ondiep", depth=1)
    elif cause == "no git":
        monkeypatch.setenv("PATH", "")
    else:
        (there.root / ".git").rename(tmp_path / "weg")
    site = built(there.root, strict=True)
    assert told(page(site)) == [
        "Wijzigingen",
        "De geschiedenis van deze verzameling is hier niet beschikbaar. Zij staat in git, en die "
        "was er niet toen deze site werd gemaakt, of wist er niets van.",
    ]
    assert credited(site, "themas/a/index.html") == "Versie x"
    assert not (site / "wijzigingen.xml").exists()


def test_many_changes_have_a_page_for_each_year(there: Repo) -> None:
    for number in range(1, 22):
        day = f"2026-04-{number:02}"
        more = theme(str(number), str(number))
        there.commit(day, {f"themes/{name}.yml": f"{more}# {day}\n" for name in "abc"})
    site = built(there.root, strict=True)
    latest = page(site)
    assert latest.count('class="kim-changes__day"') == 20
    assert told(latest)[-3:] == [
        "Eerdere wijzigingen",
        "Wijzigingen in 2026",
        "Wijzigingen in 2025",
    ]
    years = [page(site, f"wijzigingen/{year}/index.html") for year in (2026, 2025)]
    assert [year.count('class="kim-changes__day"') for year in years] == [23, 1]
    assert broken_links(site) == []


def test_renamed_withdrawn_and_gone_lead_to_what_is_there(there: Repo) -> None:
    gone = "status: withdrawn\nwithdrawn: {reason: Dubbel., date: 2026-05-01}\n"
    there.commit("2026-05-01", {"themes/a.yml": theme("A") + gone})
    renamed = f"{ELEMENT}former_ids: [regie]\n"
    there.commit("2026-05-02", {"elements/regie.yml": None, "elements/eigen-regie.yml": renamed})
    there.commit("2026-05-03", {"themes/b.yml": None})
    site = built(there.root, strict=True)
    links = re.findall(r'<p class="kim-changes__name">(.*?) <span', page(site))
    assert links == [
        "B &lt; C",
        '<a href="../werkzame-elementen/eigen-regie/">Eigen regie</a>',
        '<a href="../themas/a/">A</a>',
        "B &lt; C",
        '<a href="../werkzame-elementen/eigen-regie/">Eigen regie</a>',
    ]
    assert broken_links(site) == []


def test_the_home_page_shows_what_came_last_of_each_kind_people_come_for(there: Repo) -> None:
    there.commit("2026-03-06", {"elements/ritme.yml": ELEMENT.replace("Eigen regie", "Ritme")})
    there.commit(
        "2026-03-07", {"stories/dag.yml": "title: Dag\nsummary: Kort.\ncomposed: yes\ntext: Hoi.\n"}
    )
    home = page(built(there.root, strict=True), "index.html")
    section = home.split('<h2 id="nieuw">')[1].split("</section>")[0]
    lines = [re.sub(r"<[^>]+>", "", line).strip() for line in section.splitlines()]
    assert [line for line in lines if line] == [
        "Nieuw",
        "Verhaal · 7 maart 2026",
        "Dag",
        "Kort.",
        "Werkzaam element · 6 maart 2026",
        "Ritme",
        "Kort.",
        "Alle wijzigingen",
    ]
