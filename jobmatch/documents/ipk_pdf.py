"""The IPK tables as a PDF, set by Typst from a template beside this file."""

import json
from pathlib import Path
from typing import Any

import typst

from jobmatch.documents.ipk_paper import CLASSES_NOTE, IpkPaper, head_groups
from jobmatch.domain.ipk_tables import PrintedPart

TEMPLATE = Path(__file__).with_name("ipk_report.typ")


def write_pdf(paper: IpkPaper) -> bytes:
    """Return the PDF's bytes."""
    made = typst.compile(TEMPLATE.read_bytes(), format="pdf", sys_inputs={"paper": json.dumps(_data(paper))})
    return bytes(made)


def _data(paper: IpkPaper) -> dict[str, Any]:
    position, name, nip = paper.signatory
    return {
        "office": paper.office,
        "period": paper.period,
        "mark": paper.mark,
        "foot": paper.foot,
        "is_demo": paper.is_demo,
        "place_and_date": paper.place_and_date,
        "position": position,
        "name": name,
        "nip": nip,
        "classes_note": CLASSES_NOTE,
        "erratum": list(paper.erratum),
        "tables": [
            {"code": table.code, "title": table.title, "parts": [_part(part) for part in table.parts]} for table in paper.tables
        ],
    }


def _part(part: PrintedPart) -> dict[str, Any]:
    rows = [
        {
            "number": row.number,
            "label": row.label,
            "is_sum": row.is_sum,
            "is_part": row.is_part,
            "cells": [figure(cell.value) for cell in row.cells],
        }
        for row in part.rows
    ]
    groups = [(heading, count) for heading, _, count in head_groups([column.top for column in part.columns])]
    subs = [column.sub for column in part.columns]
    return {"title": part.title, "groups": groups, "subs": subs, "rows": rows, "notes": list(part.notes)}


def figure(value: int) -> str:
    """Return a figure in the Indonesian form: 2.841."""
    return f"{value:,}".replace(",", ".")
