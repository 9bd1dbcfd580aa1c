"""Where a collection is kept: the addresses by which its host takes proposals.

Sources: docs.github.com, Using query parameters to create a pull request, and Creating an issue
from a URL query; docs.gitlab.com, Create an issue with prefilled values; GitLab's template
``projects/blob/_editor.html.haml``, which fills in ``content`` but promises nothing; Gitea, pull
request 16556, of before Forgejo went its own way.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from urllib.parse import quote, quote_plus, urlsplit

KINDS = ("github", "gitlab", "forgejo")
"""The hosts whose addresses we know; Codeberg and Gitea are like Forgejo."""
LONGEST = 6_000
"""Signs of an address. GitHub answers 414 a little above 8,000, and who still has to log in is sent
round with the address written twice over."""

_SHAPES = {
    "github": {
        "edit": "edit/{branch}/",
        "new": "/new/{branch}/{folder}?filename={name}&value={content}",
        "issue": "/issues/new?title={title}&body={body}",
        "fork": "/fork",
    },
    "gitlab": {
        "edit": "-/edit/{branch}/",
        "new": "/-/new/{branch}/{folder}?file_name={name}&content={content}",
        "issue": "/-/issues/new?issue%5Btitle%5D={title}&issue%5Bdescription%5D={body}",
        "fork": "/-/forks/new",
    },
    "forgejo": {
        "edit": "_edit/{branch}/",
        "new": "/_new/{branch}/{folder}?filename={name}&value={content}",
        "issue": "/issues/new?title={title}&body={body}",
        "fork": "/fork",
    },
}
_NAMES = {
    "github.com": "GitHub",
    "gitlab.com": "GitLab",
    "codeberg.org": "Codeberg",
    "gitea.com": "Gitea",
}
_KNOWN_BY = {"github": "github", "gitlab": "gitlab", "codeberg": "forgejo", "gitea": "forgejo"}
"""A word in the name of a host → what kind it is; ``forgejo`` says it itself."""
_EDITS = re.compile(r"(?:-/|_)?edit/(?P<branch>[^/]+)/(?P<folder>.*)")
"""What leads to the page that changes a file, with the branch and the folder of the site."""


@dataclass(frozen=True, slots=True)
class Host:
    """A website that keeps the files of a collection and takes proposals for them."""

    kind: str
    repo: str
    """The address of the collection, without a slash at the end."""
    branch: str = "main"
    folder: str = ""
    """Where the site stands in the collection; with a slash at the end if it is not at the root."""

    @property
    def name(self) -> str:
        """Name the host as people do."""
        words = {"github": "GitHub", "gitlab": "GitLab", "forgejo": "Forgejo"}
        return _NAMES.get(urlsplit(self.repo).hostname or "", words[self.kind])

    @property
    def fork(self) -> str:
        """Give the page where somebody makes a copy to work in."""
        return self.repo + _SHAPES[self.kind]["fork"]

    def shape(self, what: str) -> str:
        """Give an address with what is still to be filled in between braces.

        Shape: ``edit`` wants ``{path}``; ``new`` ``{folder}``, ``{name}`` and ``{content}``;
        ``issue`` ``{title}`` and ``{body}``. Folder and path are as seen from the site; all is
        quoted, with a plus for a space after the question mark.
        """
        here = quote(self.folder)
        if what == "edit":
            return f"{self.repo}/{edit_uri(self.kind, self.branch)}{here}{{path}}"
        shape = _SHAPES[self.kind][what].replace("{branch}", quote(self.branch, safe=""))
        return self.repo + shape.replace("{folder}", f"{here}{{folder}}")

    def new(self, path: str, content: str) -> str:
        """Give the page that makes a file, with its name and content filled in."""
        folder, _, name = path.rpartition("/")
        return self.shape("new").format(
            folder=quote(folder), name=quote_plus(name), content=quote_plus(content)
        )

    def edit(self, path: str) -> str:
        """Give the page that changes a file."""
        return self.shape("edit").format(path=quote(path))

    def issue(self, title: str, body: str) -> str:
        """Give the page that opens an issue, with its words filled in."""
        return self.shape("issue").format(title=quote_plus(title), body=quote_plus(body))


def edit_uri(kind: str, branch: str) -> str:
    """Give what comes between the address of a collection and the path of a file to edit it."""
    return _SHAPES[kind]["edit"].format(branch=quote(branch, safe=""))


def kind_of(repo: str, uri: str = "") -> str:
    """Guess what kind of host this is, by its name or else by how it edits; empty if unknown."""
    hostname = urlsplit(repo).hostname or ""
    named = {**_KNOWN_BY, "forgejo": "forgejo"}
    by_name = next((kind for word, kind in named.items() if word in hostname), "")
    by_uri = {"-/edit/": "gitlab", "_edit/": "forgejo"}
    return by_name or next((kind for begin, kind in by_uri.items() if uri.startswith(begin)), "")


def find(repo: str, uri: str, said: str = "") -> Host | None:
    """Find the host of a collection; None if we do not know how it takes proposals.

    Shape: ``uri`` is what comes between ``repo`` and the path of a file, as seen from the site:
    ``edit/main/site/``; ``said`` is what kind of host the site says it is.
    """
    kind = said or kind_of(repo, uri)
    if not kind or not repo:
        return None
    match = _EDITS.fullmatch(uri)
    if match is None:
        return Host(kind, repo.rstrip("/"))
    return Host(kind, repo.rstrip("/"), match["branch"], match["folder"])


def mended(kind: str, uri: str) -> str:
    """Give the way to edit that a host really has: MkDocs writes that of GitHub for any."""
    match = _EDITS.fullmatch(uri)
    if match is None or not kind:
        return uri
    return f"{edit_uri(kind, match['branch'])}{match['folder']}"


@dataclass(frozen=True, slots=True)
class Exits:
    """The ways by which what somebody filled in leaves the browser."""

    host: Host | None
    mail: str
    folder: str
    """Where the records stand, as seen from the site."""
    longest: int = LONGEST
