"""Where templates, translations and data lie, in a checkout and when installed from the wheel."""

from pathlib import Path

PACKAGE = Path(__file__).resolve().parent
_PACKED = PACKAGE / "_templates"
TEMPLATES = _PACKED if _PACKED.is_dir() else PACKAGE.parent / "templates"
DATA = PACKAGE / "data"
TRANSLATIONS = PACKAGE / "translations"
MIGRATIONS = PACKAGE / "migrations"
