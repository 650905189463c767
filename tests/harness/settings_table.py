"""The README's table of settings, made from the settings themselves: `python -m tests.harness.settings_table` writes it."""

from pathlib import Path

from pydantic import AliasChoices
from pydantic_core import PydanticUndefined

from jobmatch.settings import Settings

README = Path(__file__).resolve().parents[2] / "README.md"
BEGIN, END = "<!-- settings:", "<!-- /settings -->"


def settings_table() -> str:
    lines = ["| variable | default | meaning |", "| --- | --- | --- |"]
    for name, field in Settings.model_fields.items():
        alias = field.validation_alias
        variable = alias.choices[0] if isinstance(alias, AliasChoices) else f"JOBMATCH_{name.upper()}"
        lines.append(f"| `{variable}` | {_shown(field.default)} | {field.description} |")
    return "\n".join(lines)


def readme_with_table(text: str) -> str:
    before, rest = text.split(BEGIN)
    mark, rest = rest.split("-->\n", 1)
    return f"{before}{BEGIN}{mark}-->\n{settings_table()}\n{END}{rest.split(END)[1]}"


def _shown(default: object) -> str:
    if default is PydanticUndefined:
        return "must be set"
    plain = default.get_secret_value() if hasattr(default, "get_secret_value") else default
    shown = {True: "1", False: "0"}.get(plain, plain) if isinstance(plain, bool) else plain
    return f"`{shown}`" if shown != "" else "none"


if __name__ == "__main__":
    README.write_text(readme_with_table(README.read_text(encoding="utf-8")), encoding="utf-8")
