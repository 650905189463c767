"""The texts in the code and their English. `python -m tests.harness.texts` adds what is missing, drops what is gone."""

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parents[2]
ENGLISH = ROOT / "jobmatch" / "translations" / "en"
KEYWORDS = {"N_": None, "_": None, "_l": None, "gettext": None, "lazy_gettext": None, "ngettext": (1, 2), "lazy_ngettext": (1, 2)}
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%%")

Text = str | tuple[str, ...]


@cache
def source_texts() -> dict[Text, str]:
    """Return every text wrapped for translation, with the part of the catalogue it belongs to."""
    found: dict[Text, str] = {}
    for path, text in _extracted():
        found.setdefault(text, _part(path))
    return found


@cache
def english() -> dict[Text, tuple[str, ...]]:
    """Return the English of each text, one form or as many as there are."""
    return {
        message.id: message.string if isinstance(message.string, tuple) else (message.string,)
        for part in sorted(ENGLISH.glob("*.po"))
        for message in _read(part)
        if message.id and not message.fuzzy
    }


def placeholders(text: str) -> set[str]:
    return set(PLACEHOLDER.findall(text))


def _extracted() -> Iterator[tuple[str, Text]]:
    for folder in ("templates", "blueprints", "jobmatch"):
        methods = [("**.html", "jinja2"), ("**.txt", "jinja2"), ("**.py", "python")]
        options = {"**.html": {"trimmed": "true"}, "**.txt": {"trimmed": "true"}}
        for name, _line, text, _comments, _context in extract_from_dir(ROOT / folder, methods, options, KEYWORDS):
            if text:
                yield f"{folder}/{name}", text if isinstance(text, str) else tuple(text)


def _part(path: str) -> str:
    top, second = path.split("/")[:2]
    if top == "jobmatch":
        return "rules"
    areas = {folder.name for folder in (ROOT / "blueprints").iterdir() if (folder / "blueprint.py").exists()}
    return second if second in areas else "shared"


def _read(part: Path) -> Catalog:
    with part.open("rb") as stream:
        return read_po(stream, locale="en")


def update() -> dict[str, int]:
    """Rewrite the parts of the catalogue; return how many texts of each still want English."""
    known = english()
    parts: dict[str, Catalog] = {}
    for text, part in sorted(source_texts().items(), key=lambda item: str(item[0])):
        strings = known.get(text, ("",) if isinstance(text, str) else ("", ""))
        catalogue = parts.setdefault(part, Catalog(locale="en", header_comment=f"# English of jobmatch: {part}", fuzzy=False))
        catalogue.add(text, strings[0] if isinstance(text, str) else strings)
    ENGLISH.mkdir(parents=True, exist_ok=True)
    for gone in {path.stem for path in ENGLISH.glob("*.po")} - set(parts):
        (ENGLISH / f"{gone}.po").unlink()
    for part, catalogue in parts.items():
        with (ENGLISH / f"{part}.po").open("wb") as stream:
            write_po(stream, catalogue, omit_header=True, no_location=True, width=0)
    return {part: sum(1 for message in catalogue if message.id and not any(message.string)) for part, catalogue in parts.items()}


if __name__ == "__main__":
    for name, wanting in sorted(update().items()):
        print(f"jobmatch/translations/en/{name}.po: {wanting} without English")
