"""The forum's briefing: two pages in words a board understands, with charts, set by Typst."""

import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import typst

from jobmatch.documents.marks import Mark

TEMPLATE = Path(__file__).with_name("briefing.typ")


def write_briefing(
    office: str, held_on: str, agenda: str, snapshot: Mapping[str, Any], open_decisions: Sequence[Sequence[str]], mark: Mark
) -> bytes:
    """Return the PDF's bytes."""
    data = {"office": office, "held_on": held_on, "agenda": agenda.splitlines(), "decisions": open_decisions, **snapshot}
    return bytes(
        typst.compile(mark.typst().encode() + TEMPLATE.read_bytes(), format="pdf", sys_inputs={"briefing": json.dumps(data)})
    )
