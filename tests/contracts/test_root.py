"""The root holds the card's seven, the entry script, the locks and the usual papers; nothing gathers beside them."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
CARD = {"jobmatch", "blueprints", "templates", "matching", "tests", "wsgi.py", "pyproject.toml"}
PAPERS = {"README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE", "NOTICE", "docs"}
ENTRY = {"run", ".ci", "requirements.txt", "requirements-test.txt", "package.json", "package-lock.json", ".npmrc"}
HABITS = {".gitignore", ".gitattributes", ".pre-commit-config.yaml"}


def git(*arguments: str) -> list[str]:
    answer = subprocess.run(["git", "ls-files", *arguments], cwd=ROOT, capture_output=True, check=True, text=True)
    return answer.stdout.splitlines()


def tracked_files() -> list[str]:
    return git()


def test_root_holds_only_what_is_listed() -> None:
    found = {name.split("/")[0] for name in tracked_files()}
    assert found - CARD - PAPERS - ENTRY - HABITS == set()


def test_no_folder_is_named_for_nothing_in_particular() -> None:
    folders = {part for name in tracked_files() for part in Path(name).with_suffix("").parts}
    assert folders & {"utils", "helpers", "common", "misc", "manager", "scripts"} == set()


def test_run_can_be_executed() -> None:
    assert [line.split()[0] for line in git("-s", "run", ".ci/run")] == ["100755", "100755"]
