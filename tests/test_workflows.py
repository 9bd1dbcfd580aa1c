"""What a server runs for maintainers: workflows, hooks, issue forms, templates."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from building import ROOT
from conftest import Tree

from mkdocs_kim.cli import kim, start
from mkdocs_kim.records import KINDS
from mkdocs_kim.records.form import form

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
FORMS = [
    file for file in sorted((GITHUB / "ISSUE_TEMPLATE").glob("*.yml")) if file.stem != "config"
]
RUN = (ROOT / ".ci/run").read_text(encoding="utf-8")
README = (ROOT / "README.md").read_text(encoding="utf-8").splitlines()
PARTS = set(re.findall(r"^ +([a-z |]+)\) \"\$part\" ;;$", RUN, re.M)[0].split(" | "))
COMMENT = 'python3 .ci/comment.py "$RUNNER_TEMP/wijzigingen/changes.md"'
"""The one command that is no part of .ci/run: it may write, and so stands alone."""
USES = re.compile(r"uses: (.+)")

SCHEMAS = {
    **dict.fromkeys(WORKFLOWS, "github-workflows"),
    **dict.fromkeys(FORMS, "github-issue-forms"),
    GITHUB / "ISSUE_TEMPLATE/config.yml": "github-issue-config",
    GITHUB / "dependabot.yml": "dependabot",
    ROOT / ".gitlab-ci.yml": "gitlab-ci",
}


def read(file: Path) -> Any:
    """Read YAML with every scalar as text, so that the key ``on`` stays what it is."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)


def run(tool: str, *arguments: str | Path) -> subprocess.CompletedProcess[str]:
    """Run a tool that was installed beside this Python."""
    found = shutil.which(tool, path=str(Path(sys.executable).parent))
    assert found is not None, f"{tool} comes with the extra `test`"
    command = [found, *map(str, arguments)]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def jobs(file: Path) -> Iterator[dict[str, Any]]:
    yield from read(file)["jobs"].values()


def steps(file: Path) -> list[dict[str, Any]]:
    return [step for job in jobs(file) for step in job["steps"]]


def name(file: Path) -> str:
    return file.name


@pytest.mark.parametrize(("file", "schema"), SCHEMAS.items(), ids=lambda value: str(value))
def test_file_is_what_its_reader_expects(file: Path, schema: str) -> None:
    done = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", file)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")


@pytest.mark.parametrize(
    ("host", "schema"), {"github": "github-workflows", "gitlab": "gitlab-ci"}.items()
)
def test_a_new_base_is_checked_as_this_one(host: str, schema: str, tmp_path: Path) -> None:
    made = start.files("Naam", "nl", host, "mkdocs-kim")[start.HOSTS[host]]
    file = tmp_path / start.HOSTS[host]
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_text(made, encoding="utf-8")
    done = run("check-jsonschema", "--builtin-schema", f"vendor.{schema}", file)
    assert (done.returncode, done.stdout) == (0, "ok -- validation done\n")
    ours = "\n".join(file.read_text(encoding="utf-8") for file in WORKFLOWS)
    assert set(USES.findall(made)) - set(USES.findall(ours)) == set()


def test_workflows_hold_nothing_that_is_known_to_be_unsafe(tmp_path: Path) -> None:
    theirs = tmp_path / start.HOSTS["github"]
    theirs.parent.mkdir(parents=True)
    made = start.files("Naam", "nl", "github", "mkdocs-kim")[start.HOSTS["github"]]
    theirs.write_text(made, encoding="utf-8")
    done = run("zizmor", "--offline", "--no-progress", "--color", "never", GITHUB, theirs)
    assert done.returncode == 0, done.stdout


def test_hooks_are_what_pre_commit_expects() -> None:
    done = run("pre-commit", "validate-manifest", ROOT / ".pre-commit-hooks.yaml")
    assert (done.returncode, done.stdout) == (0, "")


def _commands() -> set[str]:
    """List what GitHub and GitLab run."""
    found = {step["run"] for file in WORKFLOWS for step in steps(file) if "run" in step}
    gitlab = read(ROOT / ".gitlab-ci.yml").values()
    return found.union(*(job["script"] for job in gitlab if "script" in job))


def test_servers_run_parts_of_the_one_script() -> None:
    commands = _commands()
    asked = [command.split() for command in commands - {COMMENT}]
    assert COMMENT in commands
    assert {words[0] for words in asked} == {".ci/run"}
    assert {part for words in asked for part in words[1:]} - PARTS == set()


def test_script_has_each_part_that_it_names() -> None:
    assert set(re.findall(r"^([a-z]+)\(\) \{$", RUN, re.M)) >= PARTS


def test_servers_and_hooks_call_commands_that_exist() -> None:
    hooks = read(ROOT / ".pre-commit-hooks.yaml")
    called = {*re.findall(r"bin/kim (\w+)", RUN), *(hook["entry"].split()[1] for hook in hooks)}
    assert called - set(kim.commands) == set()


@pytest.mark.parametrize("end", re.findall(r"readme '([^']+)'", RUN))
def test_command_that_the_script_takes_from_the_readme_is_there(end: str) -> None:
    found = [line for line in README if line.endswith(end)]
    assert [line.split(" ")[:3] for line in found] == [["python3", "-m", "venv"]]


def test_nothing_that_was_made_comes_with_a_proposal() -> None:
    """What waits in the cache is put on the site as it is, so nobody may bring it along."""
    command = ["git", "ls-files", "--", ".cache", "site"]
    kept = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    assert kept == ""


def test_actions_are_pinned_to_one_commit_each() -> None:
    text = "\n".join(file.read_text(encoding="utf-8") for file in WORKFLOWS)
    used = set(USES.findall(text))
    pinned = [re.fullmatch(r"([\w/-]+)@[0-9a-f]{40} # v\d+\.\d+\.\d+", use) for use in used]
    names = [found[1] for found in pinned if found]
    assert (len(names), len(set(names))) == (len(used), len(used))


@pytest.mark.parametrize("file", WORKFLOWS, ids=name)
def test_a_job_asks_no_more_than_it_says(file: Path) -> None:
    assert read(file)["permissions"] == {}
    assert "concurrency" in read(file)
    for job in jobs(file):
        assert {"permissions", "timeout-minutes"} <= set(job)


def test_what_runs_the_code_of_a_proposal_can_only_read() -> None:
    for file in WORKFLOWS:
        triggers = read(file)["on"]
        assert "pull_request_target" not in triggers
        if "pull_request" in triggers:
            rights = [job["permissions"] for job in jobs(file)]
            assert rights == [{"contents": "read"}] * len(rights)
            assert "secrets." not in file.read_text(encoding="utf-8")


def test_what_may_write_takes_no_code_of_a_proposal() -> None:
    file = GITHUB / "workflows/comment.yml"
    uses = {step["uses"].split("@")[0]: step.get("with", {}) for step in steps(file)[:-1]}
    assert uses == {
        "actions/checkout": {"persist-credentials": "false"},
        "actions/download-artifact": {
            "name": "wijzigingen",
            "path": "${{ runner.temp }}/wijzigingen",
            "run-id": "${{ github.event.workflow_run.id }}",
            "github-token": "${{ github.token }}",
        },
    }


def test_form_for_something_new_words_keys_as_the_records_do() -> None:
    declared = {
        field.key: field.labels["nl"]
        for kind in ("instrument", "intervention")
        for field in form(KINDS[kind])
    }
    body = read(GITHUB / "ISSUE_TEMPLATE/nieuw.yml")["body"]
    asked = {row["id"]: row["attributes"]["label"] for row in body if "id" in row}
    own = {
        "kind": "Wat is het?",
        "places": "Waar wordt ermee gewerkt?",
        "sources": "Bronnen",
        "contributors": "Wil je genoemd worden?",
        "agreed": "Tot slot",
    }
    assert asked == {key: own.get(key) or declared[key] for key in asked}


def test_a_proposal_is_asked_what_the_page_of_criteria_asks() -> None:
    page = (ROOT / "docs/handleiding/criteria.md").read_text(encoding="utf-8")
    template = (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\d\. (.+)$", page, re.M)
    asked = re.findall(r"^- \[ \] (.+)$", template.partition("## Is het code?")[0], re.M)
    assert [line.replace("**", "") for line in asked] == [line.replace("**", "") for line in listed]


@pytest.mark.parametrize("file", FORMS, ids=name)
def test_issues_are_asked_the_same_everywhere(file: Path) -> None:
    content = read(file)
    asked = [row["attributes"] for row in content["body"] if "id" in row]
    gitlab = ROOT / f".gitlab/issue_templates/{content['name']}.md"
    lines = gitlab.read_text(encoding="utf-8").splitlines()
    heads = [line.removeprefix("## ") for line in lines if line.startswith("## ")]
    boxes = [line.removeprefix("- [ ] ") for line in lines if line.startswith("- [ ] ")]
    options = [option for row in asked for option in row.get("options", [])]
    assert heads == [row["label"] for row in asked]
    assert boxes == [o["label"] if isinstance(o, dict) else o for o in options]


def test_proposals_are_asked_the_same_everywhere() -> None:
    gitlab = ROOT / ".gitlab/merge_request_templates/Default.md"
    assert gitlab.read_bytes() == (GITHUB / "PULL_REQUEST_TEMPLATE.md").read_bytes()


def test_link_walk_finds_missing_pages_and_anchors(tree: Tree) -> None:
    site = tree(
        {
            "site/index.html": '<h1 id="a">A</h1><a href="b/#b">b</a><a href="https://x.nl">x</a>',
            "site/b/index.html": '<h1 id="b">B</h1><a href="../#a">a</a><a href="../#c">c</a>'
            '<a href="../weg/">d</a>',
            "site/404.html": '<a href="/kennisbank/">begin</a>',
        }
    )
    done = run("lychee", "--config", ROOT / "lychee.toml", site / "site")
    found = re.findall(r"^\[ERROR\] file://.*?/site/?(\S+) .*\| (.+)$", done.stdout, re.M)
    assert (done.returncode, sorted(found)) == (
        2,
        [
            ("#c", "Cannot find fragment"),
            ("weg", "File not found. Check if file exists and path is correct"),
        ],
    )
