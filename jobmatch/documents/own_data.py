"""Everything on record about a person as a PDF that reads like a letter: headed parts, a line for each fact."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

TEMPLATE = Path(__file__).with_name("own_data.typ")


@dataclass(frozen=True, slots=True)
class DataPart:
    """One kind of record; each entry is a list of (name, value)."""

    title: str
    entries: Sequence[Sequence[tuple[str, str]]]


@dataclass(frozen=True, slots=True)
class DataPaper:
    """The whole paper."""

    title: str
    intro: str
    parts: Sequence[DataPart]
    is_demo: bool


def write_own_data(paper: DataPaper) -> bytes:
    """Return the PDF's bytes."""
    return bytes(typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs={"data": json.dumps(asdict(paper))}))
