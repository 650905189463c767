"""One folder per test run, shared by its parallel workers and removed at the end; and a clean environment."""

import os
import shutil
import tempfile
from pathlib import Path

import pytest

from tests.harness import postgres

MAY_STAY = {"JOBMATCH_TEST_POSTGRES", "JOBMATCH_BROWSER", "JOBMATCH_REFERENCE_DATA"}
FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    for name in list(os.environ):
        if (name.startswith("JOBMATCH_") and name not in MAY_STAY) or name == "DATABASE_URL":
            del os.environ[name]  # a developer's own settings never reach a test
    given = getattr(config, "workerinput", {}).get("run_folder")
    config.stash[FOLDER] = Path(given) if given else Path(tempfile.mkdtemp(prefix="jobmatch-tests-"))
    config.stash[FOLDER].chmod(0o755)  # PostgreSQL, started by root, runs as another user


class GivesFolderToWorkers:
    """Tells each worker which folder the run uses."""

    @pytest.hookimpl(optionalhook=True)
    def pytest_configure_node(self, node) -> None:
        node.workerinput["run_folder"] = str(node.config.stash[FOLDER])


def pytest_plugin_registered(plugin: object, manager: pytest.PytestPluginManager) -> None:
    if manager.hasplugin("dsession") and not manager.hasplugin("gives-folder"):
        manager.register(GivesFolderToWorkers(), "gives-folder")


def pytest_unconfigure(config: pytest.Config) -> None:
    if hasattr(config, "workerinput") or FOLDER not in config.stash:
        return
    postgres.stop(config.stash[FOLDER])
    shutil.rmtree(config.stash[FOLDER], ignore_errors=True)


@pytest.fixture(scope="session")
def run_folder(pytestconfig: pytest.Config) -> Path:
    return pytestconfig.stash[FOLDER]
