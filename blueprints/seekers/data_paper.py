"""Puts everything on record about a person into words and onto paper."""

from collections.abc import Mapping
from datetime import date, datetime
from typing import Any

from flask import current_app
from flask_babel import gettext

from blueprints.seekers.data_words import FIELDS, PARTS
from jobmatch import clock
from jobmatch.documents.own_data import DataPaper, DataPart, write_own_data
from jobmatch.domain.enums import Labelled
from jobmatch.formatting import label, tanggal_pendek, waktu
from jobmatch.settings import Settings


def print_own_data(found: Mapping[str, Any]) -> bytes:
    """Return the PDF of what ``queries.own_data.collect`` returned; parts without an entry are left out."""
    settings: Settings = current_app.extensions["jobmatch_settings"]
    parts = [DataPart(gettext(PARTS.get(name, name)), _entries(value)) for name, value in found.items() if value]
    intro = gettext(
        "%(office)s, %(when)s. Semua yang tercatat tentang Anda.", office=settings.office_name, when=waktu(clock.now())
    )
    return write_own_data(DataPaper(gettext("Data saya"), intro, parts, settings.is_demo))


def _entries(value: Any) -> list[list[tuple[str, str]]]:
    rows = value if isinstance(value, list) else [value]
    return [
        [(_name(key), _words(item)) for key, item in row.items() if key in FIELDS and item not in (None, "", [])] for row in rows
    ]


def _name(key: str) -> str:
    return gettext(FIELDS[key])


def _words(value: Any) -> str:
    if isinstance(value, bool):
        return gettext("ya") if value else gettext("tidak")
    if isinstance(value, Labelled):
        return label(value)
    if isinstance(value, datetime):
        return waktu(value)
    if isinstance(value, date):
        return tanggal_pendek(value)
    return ", ".join(map(str, value)) if isinstance(value, list) else str(value)
