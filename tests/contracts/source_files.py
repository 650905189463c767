"""What the contract tests read: the files that git tracks, parsed once."""

import ast
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
OURS = ("jobmatch/", "blueprints/", "matching/")


@cache
def tracked(*suffixes: str) -> tuple[str, ...]:
    """Return tracked files (and those about to be), by suffix if one is given."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, check=True, text=True).stdout.splitlines()
    return tuple(sorted(name for name in set(listed) if name.endswith(suffixes or "") and (ROOT / name).is_file()))


@cache
def text_of(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8", errors="replace")


@cache
def tree_of(name: str) -> ast.Module:
    return ast.parse(text_of(name), filename=name)


def modules() -> list[str]:
    """Return the product's own modules."""
    return [name for name in tracked(".py") if name.startswith(OURS)]


def functions(name: str) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    return (node for node in ast.walk(tree_of(name)) if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef))


def calls(name: str) -> Iterator[tuple[int, str]]:
    """Return (line, dotted name) of each call and each attribute read in a module."""
    for node in ast.walk(tree_of(name)):
        if isinstance(node, ast.Attribute | ast.Name):
            yield node.lineno, ast.unparse(node)
