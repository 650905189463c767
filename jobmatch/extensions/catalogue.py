"""Compiles the English catalogues (one .po per area) into the single .mo that Flask-Babel reads."""

from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po


def compile_catalogues(source: Path, target: Path) -> Path:
    """Write ``target/<language>/LC_MESSAGES/messages.mo`` from ``source/<language>/*.po`` where it is stale."""
    for folder in sorted(path for path in source.glob("*") if path.is_dir()):
        parts = sorted(folder.glob("*.po"))
        compiled = target / folder.name / "LC_MESSAGES" / "messages.mo"
        newest = max((part.stat().st_mtime for part in parts), default=0.0)
        if not compiled.exists() or compiled.stat().st_mtime < newest:
            _write(parts, folder.name, compiled)
    return target


def _write(parts: list[Path], language: str, compiled: Path) -> None:
    merged = Catalog(locale=language)
    for part in parts:
        with part.open("rb") as stream:
            for message in read_po(stream, locale=language):
                if message.id:
                    merged.add(message.id, message.string, context=message.context)
    compiled.parent.mkdir(parents=True, exist_ok=True)
    draft = compiled.with_suffix(".draft")
    with draft.open("wb") as stream:
        write_mo(stream, merged)
    draft.replace(compiled)
