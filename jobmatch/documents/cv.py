"""A person's CV as a PDF: what employers ask about, and nothing that must not be judged."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import typst

TEMPLATE = Path(__file__).with_name("cv.typ")


@dataclass(frozen=True, slots=True)
class CvPaper:
    """Name, how to reach her, and headed lists; empty lists are left out by whoever fills this."""

    name: str
    contact: str
    parts: Sequence[tuple[str, Sequence[str]]]
    is_demo: bool


def write_cv(paper: CvPaper) -> bytes:
    """Return the PDF's bytes."""
    return bytes(typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs={"cv": json.dumps(asdict(paper))}))
