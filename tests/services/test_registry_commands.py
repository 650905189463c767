"""The server's timetable for village months: dry without --write."""

from datetime import UTC, datetime

import openpyxl
import pytest
import time_machine
from flask import Flask

from jobmatch.documents.marks import Mark
from jobmatch.services import month_files, month_reviews, village_months
from tests.factories.villages import OFFICE, OFFICER, VILLAGE, opened_month, people_of


@pytest.fixture
def run(app: Flask, db_session):
    def command(*words: str) -> str:
        return app.test_cli_runner().invoke(args=["registry", *words]).output

    return command


def test_month_is_opened_moved_on_and_locked_only_with_write(run) -> None:
    with time_machine.travel(datetime(2026, 11, 2, 3, tzinfo=UTC)):
        assert "156 desa belum punya" in run("open")
        assert "Dibuka untuk 156 desa" in run("open", "--write")
        assert "0 desa belum punya" in run("open")
        village_months.submit_month(OFFICER, month_id := opened_month(), "sudah bertanya ke semua RT")
    with time_machine.travel(datetime(2026, 11, 6, 3, tzinfo=UTC)):
        assert "1 laporan sudah lewat" in run("move-on")
        assert "1 diteruskan" in run("move-on", "--write")
        assert "0 laporan sudah lewat" in run("move-on")
        month_reviews.accept_month(OFFICE, month_id)
        assert "1 laporan diterima kantor" in run("lock", "--month", "2026-11")
        assert "1 dikunci" in run("lock", "--month", "2026-11", "--write")


def test_file_of_a_month_is_tried_first_and_stored_with_write_once(run, tmp_path) -> None:
    people_of(VILLAGE, 2)
    month_id = opened_month()
    path = tmp_path / "bulan.xlsx"
    path.write_bytes(month_files.make_month_file(OFFICE, month_id, Mark(is_made_up=False))[1])
    book = openpyxl.load_workbook(path)
    book["Daftar"]["E3"], book["Daftar"]["E4"] = "Sudah bekerja", "entah"
    book["Daftar"]["F3"] = "Bertemu orangnya"
    book.save(path)
    assert "1 × kolom Jawaban: Jawaban ini tidak dikenal" in run("import", str(path))
    assert "tidak satu pun disimpan" in run("import", str(path), "--write")
    book["Daftar"]["E4"] = "Belum ditanya"
    book.save(path)
    dry = run("import", str(path))
    assert "2 baris dibaca: 2 jawaban baru" in dry
    assert "Belum ada yang disimpan" in dry
    assert "Tersimpan" in run("import", str(path), "--write")
    assert "0 jawaban baru, 0 diubah, 0 orang baru, 2 sudah sama" in run("import", str(path))
