"""Rules are tested without a database, every branch of them."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.source_files import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]


def test_unit_tests_take_every_branch_of_the_rules(tmp_path: Path) -> None:
    config = tmp_path / "coveragerc"
    config.write_text("[run]\nbranch = true\nsource_pkgs = jobmatch.domain\n", encoding="utf-8")
    environment = {**os.environ, "COVERAGE_FILE": str(tmp_path / "coverage")}
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "--no-header", "tests/unit/domain"]
    options = ["--cov", f"--cov-config={config}", "--cov-report=term-missing:skip-covered", "--cov-fail-under=100"]
    done = subprocess.run([*command, *options], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]
