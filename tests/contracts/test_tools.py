"""The tools that read the code find nothing: style, types, import contracts."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.source_files import ROOT


def find_nothing(*command: str) -> None:
    """Fail with what a tool complains of."""
    program = shutil.which(command[0], path=Path(sys.executable).parent)
    done = subprocess.run([program or command[0], *command[1:]], cwd=ROOT, capture_output=True, text=True, check=False)
    if done.returncode:
        pytest.fail(done.stdout + done.stderr, pytrace=False)


def test_ruff_finds_nothing() -> None:
    find_nothing("ruff", "check", "--output-format=concise", "--no-cache", ".")


def test_every_file_is_formatted() -> None:
    find_nothing("ruff", "format", "--check", "--no-cache", ".")


def test_imports_go_down_only() -> None:
    find_nothing("lint-imports", "--no-cache")


@pytest.mark.slow
@pytest.mark.timeout(900)
def test_mypy_finds_nothing() -> None:
    find_nothing("mypy", "--no-error-summary")
