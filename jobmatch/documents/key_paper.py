"""The keys on paper, for the safe: what no backup holds and nobody can draw again."""

import json
from datetime import datetime
from pathlib import Path

import typst

from jobmatch import clock
from jobmatch.documents.backup_file import fingerprint
from jobmatch.domain.periods import MONTH_NAMES

TEMPLATE = Path(__file__).with_name("key_paper.typ")
GROUP = 8


def write_key_paper(keys: dict[str, str], office: str, made_at: datetime) -> bytes:
    """Return a PDF with each key in groups that can be typed, and its short sign."""
    day = clock.local(made_at)
    data = {
        "office": office,
        "day": f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
        "keys": [{"name": name, "sign": fingerprint(key), "groups": _groups(key)} for name, key in keys.items()],
    }
    return bytes(typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs={"paper": json.dumps(data)}))


def _groups(key: str) -> list[str]:
    return [key[start : start + GROUP] for start in range(0, len(key), GROUP)]
