"""How long things may become. Branches and arguments are ruff's to count (test_tools)."""

import pytest

from tests.contracts.source_files import functions, text_of, tracked

MADE_BY_TOOLS = ("requirements", "package-lock.json", "jobmatch/migrations/versions/")
EXEMPT: dict[str, str] = {}  # file -> reason; empty is the aim


def lines_in(name: str) -> int:
    return text_of(name).count("\n") + 1


def too_long(*suffixes: str, prefix: str = "", limit: int, without: str = "\0") -> list[str]:
    files = [name for name in tracked(*suffixes) if name.startswith(prefix) and not name.startswith((*MADE_BY_TOOLS, without))]
    return [f"{name}: {lines_in(name)} lines" for name in files if name not in EXEMPT and lines_in(name) > limit]


def test_no_file_is_longer_than_400_lines() -> None:
    assert too_long(".py", ".js", ".css", "run", limit=400, without="tests/") == []


def test_no_test_file_is_longer_than_500_lines() -> None:
    assert too_long(".py", prefix="tests/", limit=500) == []


def test_no_template_is_longer_than_150_lines() -> None:
    assert too_long(".html", ".txt", ".xml", ".typ", prefix="templates/", limit=150) == []


@pytest.mark.parametrize(
    ("prefix", "limit"), [("blueprints/", 25), ("jobmatch/", 40), ("matching/", 40), ("run", 40), ("tests/", 50)]
)
def test_no_function_is_longer_than_its_limit(prefix: str, limit: int) -> None:
    files = [name for name in tracked(".py", "run") if name.startswith(prefix) and not name.startswith(MADE_BY_TOOLS)]
    found = [
        f"{name}:{function.lineno} {function.name}: {length} lines"
        for name in files
        if not name.startswith(".ci")
        for function in functions(name)
        if (length := (function.end_lineno or 0) - function.lineno + 1) > limit
    ]
    assert found == []


def test_exempt_files_still_need_it() -> None:
    assert [name for name in EXEMPT if lines_in(name) <= 400] == []
