"""What has one room: the environment, the clock, commits; and what has none."""

import ast
import subprocess
import sys

from tests.contracts.source_files import ROOT, calls, modules, text_of, tracked, tree_of

CLOCKS = {
    "datetime.now", "datetime.utcnow", "datetime.today", "datetime.datetime.now", "date.today", "datetime.date.today",
    "time.time", "time.localtime", "time.gmtime",
}  # fmt: skip


def outside(*rooms: str) -> list[str]:
    return [name for name in modules() if not name.startswith(rooms)]


def test_only_settings_reads_the_environment() -> None:
    names = {"os.environ", "os.getenv", "environ", "getenv"}
    found = [f"{name}:{line}" for name in outside("jobmatch/settings.py") for line, read in calls(name) if read in names]
    assert found == []


def test_only_the_clock_reads_the_time() -> None:
    found = [f"{name}:{line} {read}" for name in outside("jobmatch/clock.py") for line, read in calls(name) if read in CLOCKS]
    assert found == []


def test_only_the_made_up_world_pretends_another_moment() -> None:
    found = [f"{name}:{line}" for name in outside("jobmatch/demo/") for line, read in calls(name) if read.endswith("pretend")]
    assert found == []


def test_only_extensions_commit() -> None:
    rooms = ("jobmatch/extensions/", "jobmatch/migrations/env.py")
    found = [f"{name}:{line} {read}" for name in outside(*rooms) for line, read in calls(name) if read.endswith(".commit")]
    assert found == []


def test_wsgi_is_a_stub() -> None:
    kinds = [type(node) for node in tree_of("wsgi.py").body]
    assert kinds in ([ast.Expr, ast.ImportFrom, ast.Assign], [ast.Expr, ast.ImportFrom, ast.ImportFrom, ast.Assign])


def test_importing_jobmatch_imports_nothing_else() -> None:
    code = "import sys; before = set(sys.modules); import jobmatch; print(sorted(set(sys.modules) - before))"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    assert done.stdout.strip() == "['jobmatch']"


def test_our_package_names_are_ours() -> None:
    code = "import matching, jobmatch, blueprints, tests.harness.chromium as t; "
    code += "print(*(m.__file__ for m in (matching, jobmatch, blueprints, t)), sep='\\n')"
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, check=True, text=True)
    assert all(path.startswith(str(ROOT)) for path in done.stdout.splitlines())


def test_run_needs_only_the_standard_library_and_parses_on_an_old_python() -> None:
    tree = ast.parse(text_of("run"), feature_version=(3, 5))
    imports = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    assert {name.split(".")[0] for name in imports} <= set(sys.stdlib_module_names)


def test_no_file_names_a_place_of_one_machine_or_a_registry() -> None:
    places = ["/wo" + "rk/", "/tm" + "p/bash", "/ro" + "ot/", "C:" + "\\Users", "/ho" + "me/"]
    hosts = ["pypi" + ".org", "python" + "hosted", "npm" + "js.", "yarn" + "pkg."]
    found = [
        f"{name}: {word}"
        for name in tracked()
        if not name.endswith((".png", ".jpg", ".xlsx", ".pdf", ".wasm", ".ods", ".xls", ".ttf", ".ico", ".zip"))
        for word in places + hosts
        if word in text_of(name)
    ]
    assert found == []
