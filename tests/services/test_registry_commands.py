"""The server's timetable for village months: dry without --write."""

from datetime import UTC, datetime

import pytest
import time_machine
from flask import Flask

from jobmatch.services import month_reviews, village_months
from tests.factories.villages import OFFICE, OFFICER, opened_month


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
