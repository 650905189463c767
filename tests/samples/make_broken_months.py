"""Makes the files in broken_months/: what villages and their spreadsheets do to a list, one file per mishap.

Run: `./run python -m tests.samples.make_broken_months`. People and codes are those of tests/factories/villages.py in November
2026. The 50 MB file and the bomb are not kept; tests make them when they run.
"""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import xlsxwriter

from jobmatch.documents.month_sheet import LISTED, NEW
from jobmatch.domain.month_file import RowCode
from tests.factories.villages import VILLAGE

FOLDER = Path(__file__).parent / "broken_months"
MONTH = datetime(2026, 11, 1, tzinfo=UTC)
HEAD = [words[0] for words in LISTED.values()][:7]
NEW_HEAD = [words[0] for words in NEW.values()]
CSV_ROWS = (
    ["1", "Warga 01", "Sudah bekerja", "Bertemu orangnya", "tukang"],
    ["2", "Warga 02", "Pindah", "Kata keluarga atau RT", ""],
)


def code(number: int) -> str:
    return str(RowCode(VILLAGE, MONTH.date(), number))


def listed(number: int, answer: Any = "Sudah bekerja", **changes: Any) -> list[Any]:
    """A row of the list, but for what is named by column."""
    cells = {"code": code(number), "name": f"Warga {number:02d}", "born": 1990, "digits": "", "answer": answer}
    return list((cells | {"how": "Bertemu orangnya", "job": ""} | changes).values())


def fresh(name: str, born: Any, nik: Any = "") -> list[Any]:
    """A row of new people."""
    return ["", name, "P", born, nik, "Tidak", "", "", "Tidak", "Sedang mencari kerja"]


def save(
    name: str, rows: Sequence[Sequence[Any]], head: Sequence[str] = HEAD, then: Callable[[Any, Any], object] | None = None
) -> None:
    """Write a workbook with one sheet; ``then`` may spoil it."""
    with xlsxwriter.Workbook(FOLDER / name, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        book.set_properties({"created": MONTH})
        sheet = book.add_worksheet("Lembar")
        for number, cells in enumerate([head, *rows]):
            sheet.write_row(number, 0, cells)
        if then is not None:
            then(book, sheet)


def text(name: str, separator: str, encoding: str) -> None:
    head = ["Kode baris", "Nama", "Jawaban", "Dari mana tahu", "Pekerjaan (bila bekerja)"]
    lines = [separator.join(head), *(separator.join([code(int(number)), *cells]) for number, *cells in CSV_ROWS)]
    (FOLDER / name).write_bytes(("\r\n".join(lines) + "\r\n").replace("tukang", "tukang “las” café").encode(encoding))


def merge(_book: Any, sheet: Any) -> None:
    sheet.merge_range(1, 4, 2, 4, "Sudah bekerja")


def blanks(book: Any, sheet: Any) -> None:
    border = book.add_format({"border": 1})
    for row in range(2, 6000):
        sheet.write_blank(row, 1, None, border)
    sheet.write_row(6000, 0, listed(2, "Pindah"))


def formula(_book: Any, sheet: Any) -> None:
    sheet.write_formula(1, 4, '=IF(1=1,"Sudah bekerja","")', None, "Sudah bekerja")


def far(_book: Any, sheet: Any) -> None:
    sheet.write_string(1_048_575, 16_383, "x")


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    save("templat-lain.xlsx", [["1", "Warga 01", "Sudah"]], ["No", "Nama Warga", "Status"])
    save("sel-gabung.xlsx", [listed(1), listed(2)], then=merge)
    dates = ["17/08/1990", "17 Agustus 1990", 33102]
    save("tanggal-teks.xlsx", [fresh(f"Siti {place}", born) for place, born in enumerate(dates)], NEW_HEAD)
    save("nik-bilangan.xlsx", [fresh("Siti", 1990, 1702115708900007)], NEW_HEAD)
    save("apostrof.xlsx", [listed(1, "'Sudah bekerja", code=f"'{code(1)}", name="'Warga 01")])
    save("baris-kosong.xlsx", [listed(1)], then=blanks)
    save("rumus.xlsx", [listed(1)], then=formula)
    save("suntikan-rumus.xlsx", [listed(1, job='=HYPERLINK("http://contoh.invalid")')])
    save("sel-di-ujung.xlsx", [listed(1)], then=far)
    text("windows-1252.csv", ";", "cp1252")
    text("utf-16.csv", "\t", "utf-16")
    text("titik-koma.csv", ";", "utf-8-sig")
    text("koma.csv", ",", "utf-8")


if __name__ == "__main__":
    main()
