"""The official sentence on a sheet: a PDF to print, or a picture to send on."""

import json
from datetime import date
from pathlib import Path
from typing import Literal

import typst

from jobmatch.domain.periods import MONTH_NAMES

TEMPLATE = Path(__file__).with_name("sentence_sheet.typ")
DOTS_AN_INCH = 160


def write_sheet(sentence: str, office: str, day: date, kind: str, *, is_demo: bool) -> bytes:
    """Return the sheet's bytes, ``pdf`` or ``png``."""
    data = {
        "sentence": sentence,
        "office": office,
        "day": f"{day.day} {MONTH_NAMES[day.month - 1]} {day.year}",
        "is_demo": is_demo,
    }
    form: Literal["pdf", "png"] = "pdf" if kind == "pdf" else "png"
    made = typst.compile(TEMPLATE.read_bytes(), format=form, ppi=DOTS_AN_INCH, sys_inputs={"sheet": json.dumps(data)})
    return bytes(made)
