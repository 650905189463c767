"""The entry script: what it says when something is missing, and that it makes an environment once and mends a broken one."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.source_files import ROOT

PRETEND = "import runpy, sys; sys.argv = ['run', 'python', '-V']; {}; runpy.run_path('run', run_name='__main__')"
OLD = "sys.version_info = (3, 9, 2, 'final', 0); import shutil; shutil.which = lambda name: None"
BARE = "import importlib.util as u; real = u.find_spec; u.find_spec = lambda name: None if name == 'ensurepip' else real(name)"


def call(*command: str, cwd: Path = ROOT, **environment: str) -> subprocess.CompletedProcess[str]:
    variables = {**os.environ, **environment}
    return subprocess.run([sys.executable, *command], cwd=cwd, env=variables, capture_output=True, text=True, check=False)


@pytest.fixture
def checkout(tmp_path: Path) -> Path:
    """A folder with the script and locks that ask for nothing, so that no network is needed."""
    shutil.copy(ROOT / "run", tmp_path / "run")
    for name in ("requirements.txt", "requirements-test.txt", "package-lock.json"):
        (tmp_path / name).write_text(f"# {name}\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(("arguments", "code"), [([], 0), (["--help"], 0), (["help"], 0), (["deploy"], 2)])
def test_without_a_known_command_it_prints_how_to_use_it(arguments: list[str], code: int) -> None:
    answer = call("run", *arguments)
    assert (answer.returncode, answer.stdout.splitlines()[0]) == (
        code,
        "usage: ./run COMMAND [ARGUMENTS]        (Windows: python run COMMAND ...)",
    )


@pytest.mark.parametrize(
    ("pretend", "sentence"),
    [
        (OLD, "run: Python 3.11 or newer is needed and this is 3.9; install it and run this again.\n"),
        (BARE, "run: this Python has no ensurepip; install it (on Debian: apt install python3-venv) and run this again.\n"),
    ],
)
def test_what_is_missing_is_said_in_one_sentence(pretend: str, sentence: str) -> None:
    answer = call("-c", PRETEND.format(pretend))
    assert (answer.returncode, answer.stderr) == (1, sentence)


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_environment_is_made_once_renewed_with_the_lock_and_mended_when_cut_short(checkout: Path) -> None:
    made = call("run", "python", "-V", cwd=checkout, PATH="")
    assert (made.returncode, "installing requirements.txt" in made.stderr) == (0, True), made.stderr

    again = call("run", "python", "-V", cwd=checkout, PATH="")
    assert (again.returncode, again.stderr) == (0, "")

    (checkout / "requirements.txt").write_text("# another lock\n", encoding="utf-8")
    for leftover in (checkout / ".venv").glob("lib/python3*/site-packages/pip*"):
        shutil.rmtree(leftover)
    renewed = call("run", "python", "-m", "pip", "--version", cwd=checkout, PATH="")
    assert (renewed.returncode, "installing requirements.txt" in renewed.stderr) == (0, True), renewed.stderr


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_commands_use_the_demo_unless_a_database_is_named(checkout: Path) -> None:
    show = "import os; print(os.environ.get('JOBMATCH_IS_DEMO'), len(os.environ.get('JOBMATCH_NIK_KEY', '')))"
    assert call("run", "python", "-c", show, cwd=checkout, PATH="").stdout == "1 64\n"
    assert call("run", "python", "-c", show, cwd=checkout, PATH="", DATABASE_URL="sqlite://").stdout == "None 0\n"
    assert (checkout / "state" / "demo-keys.json").stat().st_mode & 0o077 == 0
