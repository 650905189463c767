"""The entry script's commands for an office, over a stand-in for the site that notes what it was asked and fails on demand."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.contracts.source_files import ROOT

# Found before the real one, because the script puts its own folder first; a word in fails.txt lets that command fail once asked.
SITE = """
import os, pathlib, sys
here = pathlib.Path(__file__).parent.parent
version = (here / "jobmatch" / "version.txt").read_text()
words = " ".join(sys.argv[1:])
with (here / "state" / "asked.txt").open("a") as notes:
    notes.write(version + ": " + words + "\\n")
if "backup make" in words:
    folder = pathlib.Path(sys.argv[-1]); folder.mkdir(exist_ok=True); (folder / "jobmatch-1.cadangan").touch()
fails = here / "jobmatch" / "fails.txt"
sys.exit(fails.exists() and any(line in words for line in fails.read_text().split(",")))
"""


def version(folder: Path, name: str, fails: str = "") -> Path:
    (folder / "jobmatch").mkdir(parents=True)
    (folder / "jobmatch" / "version.txt").write_text(name, encoding="utf-8")
    if fails:
        (folder / "jobmatch" / "fails.txt").write_text(fails, encoding="utf-8")
    for file in ("run", "requirements.txt"):
        shutil.copy(ROOT / file, folder / file)
    (folder / "wsgi.py").touch()
    (folder / "flask").mkdir()
    (folder / "flask" / "__init__.py").touch()
    (folder / "flask" / "__main__.py").write_text(SITE, encoding="utf-8")
    return folder


@pytest.fixture
def office(tmp_path: Path) -> Path:
    """An installed office whose environment stands already; its services are a file that says whether they run."""
    made = version(tmp_path / "office", "one")
    python = made / ".venv" / ("Scripts" if os.name == "nt" else "bin") / "python"
    python.parent.mkdir(parents=True)
    python.symlink_to(sys.executable)
    (made / ".venv" / f".jobmatch-{stamp()}").touch()
    (made / "state" / "office").mkdir(parents=True)
    services = made / "state" / "services.txt"
    lines = [
        f"JOBMATCH_{name}_COMMAND={sys.executable} -c \"open('{services}','a').write('{name} ')\"" for name in ("STOP", "START")
    ]
    (made / "state" / "office" / "settings.env").write_text("\n".join([*lines, "JOBMATCH_X=from the file"]), encoding="utf-8")
    return made


def stamp() -> str:
    import hashlib

    return hashlib.sha256((ROOT / "requirements.txt").read_bytes()).hexdigest()[:20]


def run(office: Path, *words: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, office / "run", *words]
    return subprocess.run(command, cwd=office, capture_output=True, text=True, check=False)


def asked(office: Path) -> list[str]:
    notes = (office / "state" / "asked.txt").read_text(encoding="utf-8").splitlines()
    return [note.replace(str(office), "") for note in notes]


def test_an_update_backs_up_migrates_tries_and_keeps_the_old_version_aside(office: Path, tmp_path: Path) -> None:
    (office / "jobmatch" / "static" / "vendor").mkdir(parents=True)
    (office / "jobmatch" / "static" / "vendor" / "zxing_reader.js").touch()
    done = run(office, "update", str(version(tmp_path / "new", "two")))
    assert done.returncode == 0, done.stderr
    assert asked(office) == ["one: backup make --to /state/before-update", "two: install tables", "two: install try"]
    assert (office / "state" / "services.txt").read_text() == "STOP START "
    assert (office / "state" / "old-version" / "jobmatch" / "version.txt").read_text() == "one"
    assert (office / "jobmatch" / "static" / "vendor" / "zxing_reader.js").exists(), "npm's part is carried over"


@pytest.mark.parametrize(
    ("new_fails", "old_fails", "last"),
    [
        (
            "install tables",
            "db current",
            ["one: db current --check-heads", "one: backup restore /state/before-update/jobmatch-1.cadangan"],
        ),
        ("install try", "nothing", ["one: db current --check-heads"]),
    ],
)
def test_an_update_that_does_not_work_goes_back_by_itself(
    office: Path, tmp_path: Path, new_fails: str, old_fails: str, last: list[str]
) -> None:
    (office / "jobmatch" / "fails.txt").write_text(old_fails, encoding="utf-8")
    done = run(office, "update", str(version(tmp_path / "new", "two", fails=new_fails)))
    assert done.returncode == 1
    assert "back on the old version" in done.stderr
    assert (office / "jobmatch" / "version.txt").read_text() == "one"
    assert (office / "state" / "failed-version" / "jobmatch" / "version.txt").read_text() == "two"
    assert [note.removesuffix(" --replace --write") for note in asked(office)[-len(last) :]] == last
    assert (office / "state" / "services.txt").read_text() == "STOP START "


def test_of_two_updates_at_once_the_second_changes_nothing_and_says_so(office: Path, tmp_path: Path) -> None:
    slow = f"JOBMATCH_STOP_COMMAND={sys.executable} -c \"print('stopping', flush=True); input()\"\n"
    (office / "state" / "office" / "settings.env").write_text(slow, encoding="utf-8")
    new = str(version(tmp_path / "new", "two"))
    command = [sys.executable, office / "run", "update", new]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as first:
        assert first.stdout is not None
        assert first.stdout.readline() == "stopping\n"
        second = run(office, "update", new)
        assert (second.returncode, second.stderr) == (1, "run: another update is under way; nothing was changed.\n")
        first.communicate("\n")
    assert first.returncode == 0
    assert asked(office).count("two: install tables") == 1


def test_a_backup_that_fails_or_a_folder_without_a_version_stops_an_update_before_anything_moves(
    office: Path, tmp_path: Path
) -> None:
    assert "where the new version was unpacked" in run(office, "update", str(tmp_path)).stderr
    (office / "jobmatch" / "fails.txt").write_text("backup make", encoding="utf-8")
    done = run(office, "update", str(version(tmp_path / "new", "two")))
    assert (done.returncode, "nothing was changed" in done.stderr) == (1, True)
    assert (office / "jobmatch" / "version.txt").read_text() == "one"
    assert not (office / "state" / "services.txt").exists()


def test_an_offices_settings_come_from_its_file_and_only_whoever_installed_may_read_it(office: Path) -> None:
    show = "import os; print(os.environ['JOBMATCH_X'], 'JOBMATCH_IS_DEMO' in os.environ)"
    assert run(office, "python", "-c", show).stdout == "from the file False\n"
    shutil.rmtree(office / "state" / "office")
    assert "./run install" in run(office, "check").stderr
    assert run(office, "install", "--wheels", str(office), "--address", "https://kerja.contoh.go.id").returncode == 0
    file = office / "state" / "office" / "settings.env"
    assert file.stat().st_mode & 0o077 == 0
    settings = dict(line.split("=", 1) for line in file.read_text(encoding="utf-8").splitlines()[1:])
    assert settings["JOBMATCH_BASE_URL"] == "https://kerja.contoh.go.id"
    assert len({settings[f"JOBMATCH_{name}_KEY"] for name in ("SECRET", "NIK", "INDEX", "BACKUP")}) == 4
    kept = file.read_bytes()
    assert run(office, "install", "--wheels", str(office)).returncode == 0
    assert file.read_bytes() == kept, "keys are drawn once"
