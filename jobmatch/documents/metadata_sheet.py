"""Drafts of MS-Ind and MS-Var for the public tables, to be printed and completed with BPS. What is open stays open."""

import json
from collections.abc import Iterable
from pathlib import Path

import typst

from jobmatch.documents.marks import Mark
from jobmatch.domain.public_tables import PublicTable

TEMPLATE = Path(__file__).with_name("metadata_sheet.typ")
OPEN = ""
Field = tuple[str, str]


def write_metadata(office: str, period: str, tables: Iterable[PublicTable], mark: Mark) -> bytes:
    """Return the PDF's bytes; the same tables give the same bytes."""
    sheets = [sheet for table in tables for sheet in (_indicator(table), *_variables(table))]
    data = {
        "office": office,
        "period": period,
        "sheets": [[title, [list(field) for field in fields]] for title, fields in sheets],
    }
    source = mark.typst().encode() + TEMPLATE.read_bytes()
    return bytes(typst.compile(source, format="pdf", sys_inputs={"metadata": json.dumps(data)}))


def _indicator(table: PublicTable) -> tuple[str, list[Field]]:
    columns = ", ".join(name for _, name in table.columns)
    return f"MS-Ind: {table.concept}", [
        ("Nama indikator", table.title),
        ("Konsep", table.concept),
        ("Definisi", table.definition),
        ("Interpretasi", table.note),
        ("Metode penghitungan", "Penjumlahan catatan; angka di bawah lima dan angka yang membukanya tidak ditampilkan."),
        ("Ukuran", "Jumlah"),
        ("Satuan", "Orang"),
        ("Klasifikasi penyajian", f"{table.row_name}; {columns}"),
        ("Sumber data", table.source),
        ("Level estimasi", "Kabupaten (17.02)"),
        ("Dapat diakses umum", "Ya"),
        ("Kegiatan penghasil (MS-Keg)", OPEN),
        ("Penanggung jawab", OPEN),
    ]


def _variables(table: PublicTable) -> list[tuple[str, list[Field]]]:
    return [
        (
            f"MS-Var: {name}",
            [
                ("Nama variabel", name),
                ("Konsep", table.concept),
                ("Definisi", f"{table.definition} Dibatasi pada: {name}."),
                ("Referensi waktu", "Bulan"),
                ("Tipe data", "Bilangan bulat"),
                ("Klasifikasi isian", OPEN),
                ("Aturan validasi", "Nol atau lebih; kosong berarti tidak ditampilkan, bukan nol."),
                ("Kalimat pertanyaan", OPEN),
                ("Dapat diakses umum", "Ya"),
            ],
        )
        for _, name in table.columns
    ]
