"""A public table as open data: CSV with code and name columns, and the JSON beside it that says what the figures mean."""

import csv
import io
import json
from datetime import date
from typing import Any

from jobmatch.domain.public_tables import PublicTable

HIDDEN = ""
BOM = "\ufeff"


def table_csv(table: PublicTable, period: str) -> bytes:
    """Return UTF-8 CSV, a line a cell row; a hidden figure is an empty cell with a sign in the column beside it."""
    stream = io.StringIO(newline="")
    writer = csv.writer(stream)
    writer.writerow(["periode", "kode", "nama", "kode_kolom", "nama_kolom", "satuan", "nilai", "disembunyikan"])
    for code, name, values in table.rows:
        for (column, title), value in zip(table.columns, values, strict=True):
            shown = HIDDEN if value is None else value
            writer.writerow([period, code, name, column, title, "orang", shown, "ya" if value is None else ""])
    return (BOM + stream.getvalue()).encode()


def sidecar(table: PublicTable, about: dict[str, Any]) -> bytes:
    """Return the metadata of a table."""
    return json.dumps(_metadata(table, about), ensure_ascii=False, indent=2).encode()


def about(office: str, period: str, released_on: date, version: int) -> dict[str, Any]:
    """Return what is the same for all tables of a release."""
    return {"produsen": office, "periode": period, "tanggal_rilis": released_on.isoformat(), "versi": version}


def _metadata(table: PublicTable, common: dict[str, Any]) -> dict[str, Any]:
    return {
        "judul": table.title,
        "konsep": table.concept,
        "definisi": table.definition,
        "klasifikasi": [table.row_name, *(name for _, name in table.columns)],
        "ukuran": "jumlah",
        "satuan": "orang",
        "wilayah": "Kabupaten Rejang Lebong (17.02)",
        "sumber": table.source,
        "metode": "Dihitung dari catatan bertanggal; angka di bawah lima dan angka yang membukanya dikosongkan.",
        "catatan": table.note,
        "lisensi": "CC BY 4.0, diusulkan; menunggu keputusan kantor",
        "kontak": common["produsen"],
        **common,
        # fields that a CKAN portal asks for
        "name": f"{table.code}-{common['periode']}",
        "title": f"{table.title}, {common['periode']}",
        "notes": f"{table.definition} {table.note}".strip(),
        "organization": common["produsen"],
        "tags": [{"name": "ketenagakerjaan"}, {"name": "rejang-lebong"}],
        "resources": [
            {"name": table.title, "url": f"{table.code}-{common['periode']}.csv", "format": "CSV", "mimetype": "text/csv"}
        ],
        "extras": [{"key": name, "value": value} for name, value in _extras(table, common).items()],
    }


def _extras(table: PublicTable, common: dict[str, Any]) -> dict[str, str]:
    return {
        "konsep": table.concept,
        "periode": str(common["periode"]),
        "satuan": "orang",
        "wilayah": "17.02",
        "sumber": table.source,
        "versi": str(common["versi"]),
        "tanggal_rilis": str(common["tanggal_rilis"]),
    }
