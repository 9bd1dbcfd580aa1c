"""Every host has its own addresses for a file, a change and an issue."""

from __future__ import annotations

import pytest

from mkdocs_kim import hosts
from mkdocs_kim.hosts import Host

HOSTS = {
    "github": Host("github", "https://github.com/wij/kennis"),
    "gitlab": Host("gitlab", "https://gitlab.com/wij/kennis", "hoofd", "site/"),
    "forgejo": Host("forgejo", "https://codeberg.org/wij/kennis", "een/tak"),
}


@pytest.mark.parametrize(
    ("kind", "addresses"),
    [
        (
            "github",
            [
                "https://github.com/wij/kennis/new/main/records/themes?filename=a.yml&value=b%3A+c%0A",
                "https://github.com/wij/kennis/new/main/records?filename=a.yml&value=%2B%26%23",
                "https://github.com/wij/kennis/edit/main/records/%C3%A9.yml",
                "https://github.com/wij/kennis/issues/new?title=A+%26+b&body=c%0Ad",
                "https://github.com/wij/kennis/fork",
            ],
        ),
        (
            "gitlab",
            [
                "https://gitlab.com/wij/kennis/-/new/hoofd/site/records/themes"
                "?file_name=a.yml&content=b%3A+c%0A",
                "https://gitlab.com/wij/kennis/-/new/hoofd/site/records"
                "?file_name=a.yml&content=%2B%26%23",
                "https://gitlab.com/wij/kennis/-/edit/hoofd/site/records/%C3%A9.yml",
                "https://gitlab.com/wij/kennis/-/issues/new"
                "?issue%5Btitle%5D=A+%26+b&issue%5Bdescription%5D=c%0Ad",
                "https://gitlab.com/wij/kennis/-/forks/new",
            ],
        ),
        (
            "forgejo",
            [
                "https://codeberg.org/wij/kennis/_new/een%2Ftak/records/themes"
                "?filename=a.yml&value=b%3A+c%0A",
                "https://codeberg.org/wij/kennis/_new/een%2Ftak/records"
                "?filename=a.yml&value=%2B%26%23",
                "https://codeberg.org/wij/kennis/_edit/een%2Ftak/records/%C3%A9.yml",
                "https://codeberg.org/wij/kennis/issues/new?title=A+%26+b&body=c%0Ad",
                "https://codeberg.org/wij/kennis/fork",
            ],
        ),
    ],
)
def test_addresses_are_those_of_the_host(kind: str, addresses: list[str]) -> None:
    host = HOSTS[kind]
    assert [
        host.new("records/themes/a.yml", "b: c\n"),
        host.new("records/a.yml", "+&#"),
        host.edit("records/é.yml"),
        host.issue("A & b", "c\nd"),
        host.fork,
    ] == addresses


@pytest.mark.parametrize(
    ("repo", "uri", "said", "found"),
    [
        ("https://github.com/a/b/", "edit/main/", "", Host("github", "https://github.com/a/b")),
        ("https://gitlab.com/a/b", "", "", Host("gitlab", "https://gitlab.com/a/b")),
        (
            "https://gitlab.gemeente.nl/a/b",
            "-/edit/hoofd/site/",
            "",
            Host("gitlab", "https://gitlab.gemeente.nl/a/b", "hoofd", "site/"),
        ),
        ("https://codeberg.org/a/b", "src/x/", "", Host("forgejo", "https://codeberg.org/a/b")),
        (
            "https://code.example.org/a",
            "_edit/main/",
            "",
            Host("forgejo", "https://code.example.org/a"),
        ),
        (
            "https://code.example.org/a",
            "edit/x/",
            "github",
            Host("github", "https://code.example.org/a", "x"),
        ),
        ("https://example.org/a", "edit/main/", "", None),
        ("", "edit/main/", "github", None),
    ],
)
def test_a_host_is_known_by_its_name_or_by_how_it_edits(
    repo: str, uri: str, said: str, found: Host | None
) -> None:
    assert hosts.find(repo, uri, said) == found


@pytest.mark.parametrize(
    ("kind", "uri", "wanted"),
    [
        ("github", "edit/main/", "edit/main/"),
        ("gitlab", "edit/master/site/", "-/edit/master/site/"),
        ("forgejo", "edit/main/", "_edit/main/"),
        ("forgejo", "_edit/main/", "_edit/main/"),
        ("gitlab", "blob/main/", "blob/main/"),
        ("", "edit/main/", "edit/main/"),
    ],
)
def test_the_way_to_edit_is_that_of_the_host(kind: str, uri: str, wanted: str) -> None:
    assert hosts.mended(kind, uri) == wanted


def test_hosts_are_called_as_people_call_them() -> None:
    repos = ["https://github.com/a", "https://gitlab.nl/a", "https://codeberg.org/a"]
    found = [hosts.find(repo, "") for repo in [*repos, "https://forgejo.nl/a"]]
    assert [one and one.name for one in found] == ["GitHub", "GitLab", "Codeberg", "Forgejo"]
