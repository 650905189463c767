"""What the papers say is so: the table of settings, the commands, the links, the glossary's words."""

import re

from tests.contracts.source_files import ROOT, text_of, tracked
from tests.harness.settings_table import readme_with_table

LINK = re.compile(r"\]\((?!https?://|#|mailto:)([^)#]+)(?:#[^)]*)?\)")


def test_readme_lists_every_setting_as_it_is() -> None:
    assert text_of("README.md") == readme_with_table(text_of("README.md")), "run ./run python -m tests.harness.settings_table"


def test_readme_names_the_two_commands_and_ci_calls_the_second() -> None:
    assert "./run demo" in text_of("README.md")
    assert "./run test" in text_of("README.md")
    assert '"$python" run test' in text_of(".ci/run")


def test_no_paper_links_to_a_file_that_is_not_there() -> None:
    broken = [
        f"{name}: {target}"
        for name in tracked(".md")
        for target in LINK.findall(text_of(name))
        if not (ROOT / name).parent.joinpath(target).exists()
    ]
    assert broken == []


def test_every_decision_is_numbered_and_dated() -> None:
    decisions = [name for name in tracked(".md") if name.startswith("docs/decisions/")]
    assert decisions
    for number, name in enumerate(decisions, start=1):
        assert re.match(rf"docs/decisions/{number:04d}-[a-z0-9-]+\.md$", name), name
        assert re.search(r"^Date: \d{4}-\d{2}-\d{2}$", text_of(name), re.MULTILINE), name


def test_changelog_has_its_three_heads() -> None:
    assert {"### Ditambah", "### Diubah", "### Diperbaiki"} <= set(text_of("CHANGELOG.md").splitlines())
