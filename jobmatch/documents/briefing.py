"""The forum's briefing: exactly two pages in words a board understands, with charts, set by Typst."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from textwrap import shorten
from typing import Any

import typst

from jobmatch.documents.marks import Mark

TEMPLATE = Path(__file__).with_name("briefing.typ")
# What fits on the second page at these lengths; the page of the meeting has all of it.
MOST_AGENDA, MOST_DECISIONS, MOST_SECTORS = 8, 8, 6
LINE, CELL, NAME = 100, 130, 36


def write_briefing(
    office: str, held_on: str, agenda: str, snapshot: Mapping[str, Any], open_decisions: Sequence[Sequence[str]], mark: Mark
) -> bytes:
    """Return the PDF's bytes."""
    points = [line for line in agenda.splitlines() if line.strip()]
    data = {
        **snapshot,
        "office": office,
        "held_on": held_on,
        "before": snapshot.get("before") or [None] * len(snapshot["figures"]),
        "change": _change(snapshot.get("change")),
        "reported": snapshot.get("reported") or [None] * len(snapshot["months"]),
        "agenda": [_short(point, LINE) for point in points[:MOST_AGENDA]],
        "agenda_more": max(0, len(points) - MOST_AGENDA),
        "sectors": [[_short(name, NAME * 2), count] for name, count in snapshot["sectors"][:MOST_SECTORS]],
        "decisions": [[_short(text, CELL), _short(owner, NAME), day] for text, owner, day in open_decisions[:MOST_DECISIONS]],
        "decisions_more": max(0, len(open_decisions) - MOST_DECISIONS),
    }
    source = mark.typst().encode() + TEMPLATE.read_bytes()
    return bytes(typst.compile(source, format="pdf", sys_inputs={"briefing": json.dumps(data)}))


def _short(text: str, most: int) -> str:
    return shorten(text, most, placeholder=" …") if " " in text[:most] else text[:most]


def _change(change: Sequence[Sequence[int]] | None) -> list[str]:
    """Return why the villages' figure moved, a line each; a snapshot of earlier days has none."""
    if not change:
        return []
    (same, villages), (new, newly), (lost, silent) = change
    return [
        f"{same:+d} orang di {villages} desa yang melapor dua bulan berturut-turut: perubahan yang sungguh terjadi.",
        f"{new:+d} orang dari {newly} desa yang baru melapor.",
        f"{lost} orang tidak terhitung lagi karena {silent} desa kini diam.",
    ]
