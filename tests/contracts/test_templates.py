"""Templates mirror endpoints: one is found from the address, and none lies about unused."""

import ast
import re
from collections.abc import Iterator
from functools import cache

import pytest

from tests.contracts.source_files import functions, modules, text_of, tracked, tree_of

REFERENCE = re.compile(r"""{%-?\s*(?:extends|include|import|from)\s+["']([^"']+)["']""")
IMPORTED = re.compile(r"""{%-?\s*from\s+["'][^"']+["']\s+import\s+(.+?)\s*(?:with(?:out)? context)?\s*-?%}""", re.DOTALL)
NOT_YET_USED: set[str] = set()
SHARED = ("layouts", "components", "errors", "email")


@cache
def templates() -> dict[str, str]:
    return {name.removeprefix("templates/"): text_of(name) for name in tracked() if name.startswith("templates/")}


def rendered() -> Iterator[tuple[str, str, str]]:
    """Return (area, view, template) for each template named in a view."""
    for name in modules():
        if name.startswith("blueprints/"):
            for function in functions(name):
                for node in ast.walk(function):
                    if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in templates():
                        yield name.split("/")[1], function.name, node.value


def test_every_view_renders_templates_of_its_own_area() -> None:
    strangers = [f"{area}.{view}: {name}" for area, view, name in rendered() if not name.startswith((f"{area}/", "errors/"))]
    assert strangers == []


def test_every_template_bears_the_name_of_its_view() -> None:
    """A second face of a page, or an answer that several views share, may bear a name of its own."""
    views: dict[str, set[str]] = {}
    for area, view, name in (found for found in rendered() if not found[1].startswith("_")):
        views.setdefault(name, set()).add(f"{area}/{view}.html")
    lonely = {name: found for name, found in views.items() if name not in found and len(found) == 1 and not found & set(views)}
    assert lonely == {}


def begun_in_code() -> Iterator[str]:
    """Return the fixed beginnings of names that a view joins on, as f"placements/answer_{who}.html"."""
    for name in modules():
        for node in ast.walk(tree_of(name)):
            if isinstance(node, ast.JoinedStr) and isinstance(first := node.values[0], ast.Constant) and "/" in str(first.value):
                yield str(first.value)


def named_in_templates() -> dict[str, str]:
    """Return each name (or its fixed beginning, where the rest is joined on) with a template that names it."""
    return {found: name for name, text in templates().items() for found in REFERENCE.findall(text)}


def test_every_template_that_is_named_exists() -> None:
    missing = {found: name for found, name in named_in_templates().items() if not any(t.startswith(found) for t in templates())}
    assert missing == {}


def test_every_template_is_used() -> None:
    named = named_in_templates()
    beginnings = (*(name for name in named if not name.endswith((".html", ".txt", ".xml"))), *begun_in_code())
    in_code = "\n".join(text_of(name) for name in modules())
    by_status = "errors/"  # chosen by number
    unused = [
        name
        for name in templates()
        if name not in named and name not in in_code and not name.startswith((by_status, *beginnings))
    ]
    assert set(unused) == NOT_YET_USED


def test_every_template_lies_in_the_folder_of_an_area() -> None:
    areas = {name.split("/")[1] for name in modules() if name.startswith("blueprints/") and name.count("/") > 1}
    assert {name.split("/")[0] for name in templates()} - areas - set(SHARED) == set()


@pytest.mark.parametrize("name", sorted(name for name in templates() if name.endswith(".html")))
def test_no_template_imports_a_macro_it_does_not_use(name: str) -> None:
    text = templates()[name]
    imported = [part.split(" as ")[-1].strip() for group in IMPORTED.findall(text) for part in group.split(",")]
    body = IMPORTED.sub("", text)
    assert [macro for macro in imported if not re.search(rf"\b{re.escape(macro)}\b", body)] == []


def test_no_view_hides_what_the_layouts_print() -> None:
    """A view that passes `account` would take the signed-in person's name out of the bar."""
    context = tree_of("blueprints/shared/page_context.py")
    given = next(node for node in ast.walk(context) if isinstance(node, ast.FunctionDef) and node.name == "_globals")
    returned = next(node.value for node in ast.walk(given) if isinstance(node, ast.Return))
    names = {ast.literal_eval(key) for key in returned.keys} - {"today"}  # a page may be about another day
    hiding = [
        f"{name}:{node.lineno} {keyword.arg}"
        for name in modules()
        for node in ast.walk(tree_of(name))
        if isinstance(node, ast.Call) and ast.unparse(node.func) == "render_template"
        for keyword in node.keywords
        if keyword.arg in names
    ]
    assert names >= {"account", "navigation"}
    assert hiding == []
