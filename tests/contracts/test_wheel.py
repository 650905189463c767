"""The wheel holds all that the site needs and starts from there, away from the checkout."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

from tests.contracts.source_files import ROOT, tracked
from tests.harness.seed import KEYS

pytestmark = [pytest.mark.slow, pytest.mark.timeout(900)]

START = """
from jobmatch.app import create_app
from jobmatch import paths
import flask_migrate
app = create_app()
with app.app_context():
    flask_migrate.upgrade()
answer = app.test_client().get("/masuk")
print(answer.status_code, paths.TEMPLATES.name, len(answer.data) > 1000)
"""


@pytest.fixture(scope="module")
def unpacked(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    done = subprocess.run(build, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout + done.stderr
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        wheel.extractall(folder / "site")
    return folder / "site"


def test_wheel_holds_every_file_of_the_packages_and_the_templates(unpacked: Path) -> None:
    wanted = [name for name in tracked() if name.startswith(("jobmatch/", "blueprints/", "matching/"))]
    wanted += ["jobmatch/_" + name for name in tracked() if name.startswith("templates/")]
    assert [name for name in wanted if not (unpacked / name).is_file()] == []


def test_wheel_holds_no_test_and_no_state(unpacked: Path) -> None:
    tops = {path.name for path in unpacked.iterdir()}
    assert {name for name in tops if not name.endswith(".dist-info")} == {"jobmatch", "blueprints", "matching"}


def test_site_starts_from_the_wheel_alone(unpacked: Path, tmp_path: Path) -> None:
    settings = {f"JOBMATCH_{name.upper()}": value for name, value in KEYS.items()}
    environment = {**os.environ, **settings, "JOBMATCH_STATE_DIR": str(tmp_path / "state"), "PYTHONPATH": str(unpacked)}
    done = subprocess.run(
        [sys.executable, "-c", START], cwd=tmp_path, env=environment, capture_output=True, text=True, check=False
    )
    assert done.stdout.split() == ["200", "_templates", "True"], done.stderr
