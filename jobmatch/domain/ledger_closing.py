"""Whether a month may be closed: its order in time, and all invariants over its tables and bookings."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime

from jobmatch.domain import ledger_checks as checks
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.ipk_dimensions import REST
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ipk_tables import PrintedTable
from jobmatch.domain.issued_reports import Content, find_differences, thaw
from jobmatch.domain.ledger_checks import Violation
from jobmatch.domain.ledger_rules import Entry, Flow, Population
from jobmatch.domain.periods import Month
from jobmatch.domain.texts import N_

# The order in which the list of checks is read; each is shown with a tick or with what violates it.
RULES: Mapping[str, str] = {
    "L1": N_("Sisa awal + terdaftar − ditempatkan − dihapuskan = sisa akhir, tidak ada yang negatif"),
    "L2": N_("Sisa awal sama dengan sisa akhir bulan lalu yang sudah ditutup"),
    "L3": N_("Setiap orang punya jenis kelamin dan golongan umur; pendidikan yang tidak tercatat punya baris sendiri"),
    "L4": N_("Jumlah III/1 sama dengan III/2, III/3, III/7; lowongan sama dengan III/4, III/5, III/6"),
    "L5": N_("III/8 bagian I = bagian II = III/1 baris 3"),
    "L6": N_("Setiap orang paling banyak satu kali dalam sisa, dan hanya keluar bila ada di dalamnya"),
    "L7": N_("Yang diterima tanpa kartu didaftarkan dan ditempatkan di bulan yang sama"),
    "L8": N_("Posisi terisi dan ditarik tidak melebihi posisi yang terdaftar"),
    "L9": N_("Tidak ada catatan di bulan yang sudah ditutup; setiap pembetulan punya alasan"),
    "L10": N_("Bulan yang sudah ditutup masih menghasilkan angka yang sama"),
}


def check_turn(month: Month, expected: Month | None, today: date) -> None:
    """Refuse a month that is not over, or whose turn it is not."""
    if month.last_day >= today:
        raise RuleBroken(N_("Bulan %(month)s belum selesai. Tutup mulai tanggal 1 bulan berikutnya."), month=str(month))
    if expected is not None and month < expected:
        raise RuleBroken(N_("Bulan %(month)s sudah ditutup."), month=str(month))
    if expected is not None and month > expected:
        raise RuleBroken(N_("Tutup dulu bulan %(month)s. Bulan ditutup berurutan."), month=str(expected))


def check_tables(tables: Sequence[PrintedTable]) -> list[Violation]:
    """L1, L4 and L5 over the printed tables of one month."""
    found = [violation for table in tables for part in table.parts for violation in _balance(table.code, part.whole)]
    wholes = {(t.code, part.population): part.whole for t in tables if t.code != "III/8" for part in t.parts[:2]}
    for population in Population:
        found += checks.check_tables_agree({code: flow for (code, whose), flow in wholes.items() if whose is population})
    by_code = {table.code: table for table in tables}
    parts = [part.rows[-1].cells[-1].value for part in by_code["III/8"].parts]
    placed = by_code["III/1"].parts[0].whole.placed
    return found + _negative_cells(tables) + checks.check_placement_table(parts[0], parts[1], placed)


def _balance(code: str, whole: Flow) -> list[Violation]:
    return checks.check_balance({code: whole})


def _negative_cells(tables: Iterable[PrintedTable]) -> list[Violation]:
    message = N_("%(row)s: angka %(value)d negatif.")
    return [
        Violation("L1", table.code, message, {"row": row.label, "value": cell.value})
        for table in tables
        for part in table.parts
        for row in part.rows
        for cell in row.cells
        if cell.value < 0 and cell.measure in (Measure.OPENING, Measure.CLOSING)
    ]


def check_bookings(entries: Iterable[Entry], closed_at: Mapping[Month, datetime]) -> list[Violation]:
    """L3, L6 to L9 over the bookings."""
    rows = list(entries)
    return [*checks.check_entries(rows), *checks.check_closed_months(rows, closed_at)]


def check_carry_over(closed: Content, tables: Iterable[PrintedTable]) -> list[Violation]:
    """L2: each opening figure is the closing figure of the month before, as it stood when that was closed."""
    closing = _figures(thaw(closed), Measure.CLOSING)
    opening = {key: Flow(opening=value) for key, value in _figures(tables, Measure.OPENING).items()}
    return checks.check_carry_over(closing, opening)


def _figures(tables: Iterable[PrintedTable], measure: Measure) -> dict[str, int]:
    return {
        f"{table.code} {row.label if table.code != 'III/1' else ''} {cell.where}": cell.value
        for table in tables
        for part in table.parts
        for row in part.rows
        for cell in row.cells
        if cell.measure is measure and ("education_major", REST) not in cell.where  # printed only beside known majors
    }


def check_unchanged(month: Month, closed: Content, recomputed: Content) -> list[Violation]:
    """L10: a closed month gives today what it gave when it was closed."""
    message = N_("%(month)s: %(place)s dulu %(old)s, sekarang %(new)s.")
    return [
        Violation("L10", d.place, message, {"month": str(month), "place": d.place, "old": d.old or "–", "new": d.new or "–"})
        for d in find_differences(closed, recomputed)
    ]
