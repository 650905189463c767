"""Rules are tested without a database, every branch of them."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.source_files import ROOT

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

# Tried through services so far; whoever writes the missing cases takes the name off, and none is added.
TRIED_THROUGH_SERVICES_ONLY = {
    "jobmatch/domain/ipk_settings.py",
    "jobmatch/domain/ipk_tables.py",
    "jobmatch/domain/issued_reports.py",
    "jobmatch/domain/ledger_closing.py",
}


def test_unit_tests_take_every_branch_of_the_rules(tmp_path: Path) -> None:
    config, report = tmp_path / "coveragerc", tmp_path / "report.json"
    config.write_text("[run]\nbranch = true\nsource_pkgs = jobmatch.domain\n", encoding="utf-8")
    environment = {**os.environ, "COVERAGE_FILE": str(tmp_path / "coverage")}
    command = [sys.executable, "-m", "pytest", "-q", "-n0", "-p", "no:cacheprovider", "--no-header", "tests/unit/domain"]
    options = ["--cov", f"--cov-config={config}", f"--cov-report=json:{report}"]
    done = subprocess.run([*command, *options], cwd=ROOT, env=environment, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout[-6000:] + done.stderr[-2000:]

    files = json.loads(report.read_text(encoding="utf-8"))["files"]
    missing = {name: file["missing_lines"] or file["missing_branches"] for name, file in files.items()}
    assert {name: where for name, where in missing.items() if where and name not in TRIED_THROUGH_SERVICES_ONLY} == {}
    assert {name for name in TRIED_THROUGH_SERVICES_ONLY if not missing.get(name)} == set(), "take these off the list"
