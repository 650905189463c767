"""One folder per test run, shared by its parallel workers and removed at the end; and a clean environment."""

import contextlib
import os
import shutil
import tempfile
from pathlib import Path

import psutil
import pytest

from tests.harness import postgres

MAY_STAY = {"JOBMATCH_TEST_POSTGRES", "JOBMATCH_BROWSER", "JOBMATCH_REFERENCE_DATA"}
PREFIX = "jobmatch-tests-"
FOLDER = pytest.StashKey[Path]()


def pytest_configure(config: pytest.Config) -> None:
    for name in list(os.environ):
        if (name.startswith("JOBMATCH_") and name not in MAY_STAY) or name == "DATABASE_URL":
            del os.environ[name]  # a developer's own settings never reach a test
    given = getattr(config, "workerinput", {}).get("run_folder")
    config.stash[FOLDER] = Path(given) if given else _new_folder()


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
    postgres.drop_templates(config.stash[FOLDER])
    postgres.stop(config.stash[FOLDER])
    shutil.rmtree(config.stash[FOLDER], ignore_errors=True)


def _new_folder() -> Path:
    for left in Path(tempfile.gettempdir()).glob(f"{PREFIX}*"):
        _remove_if_left(left)
    made = Path(tempfile.mkdtemp(prefix=PREFIX))
    made.chmod(0o755)  # PostgreSQL, started by root, runs as another user
    (made / "controller.pid").write_text(str(os.getpid()), encoding="ascii")
    return made


def _remove_if_left(folder: Path) -> None:
    """Stop the server and remove the folder of a run that was killed before it could do so itself."""
    try:
        psutil.Process(int((folder / "controller.pid").read_text(encoding="ascii")))
    except psutil.NoSuchProcess:
        if os.access(folder, os.W_OK):
            with contextlib.suppress(RuntimeError):  # the server is gone already
                postgres.stop(folder)
            shutil.rmtree(folder, ignore_errors=True)
    except (OSError, ValueError):
        return  # another user's, or one that is being made


@pytest.fixture(scope="session")
def run_folder(pytestconfig: pytest.Config) -> Path:
    return pytestconfig.stash[FOLDER]
