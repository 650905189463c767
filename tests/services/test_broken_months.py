"""What villages and their spreadsheets do to a file: each mishap is taken for what it means, or refused with the way out."""

import io
import zipfile
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
import time_machine

from jobmatch.documents.month_sheet import read_month
from jobmatch.documents.table_file import MOST_BYTES, SMALL
from jobmatch.domain.enums import RowAnswer
from jobmatch.domain.errors import RuleBroken
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.services.month_files import store_file
from jobmatch.services.month_plans import plan_file
from tests.factories.villages import OFFICER, VILLAGE, opened_month, people_of

FOLDER = Path(__file__).parents[1] / "samples" / "broken_months"
TAKEN = {
    "tanggal-teks.xlsx": (0, 3),
    "apostrof.xlsx": (1, 0),
    "baris-kosong.xlsx": (2, 0),
    "suntikan-rumus.xlsx": (1, 0),
    "windows-1252.csv": (2, 0),
    "utf-16.csv": (2, 0),
    "titik-koma.csv": (2, 0),
    "koma.csv": (2, 0),
}
REFUSED = {
    "sel-gabung.xlsx": [(2, "Jawaban", "Pisahkan Sel"), (3, "Jawaban", "Pisahkan Sel")],
    "nik-bilangan.xlsx": [(2, "NIK", "Ubah kolomnya menjadi Teks")],
    "rumus.xlsx": [(2, "Jawaban", "tempel sebagai nilai")],
}
USELESS = {"templat-lain.xlsx": "judul kolomnya tidak ditemukan", "sel-di-ujung.xlsx": "sangat jauh dari daftarnya"}


def content(name: str) -> bytes:
    return (FOLDER / name).read_bytes()


def test_each_broken_file_is_taken_or_refused_in_words(db_session) -> None:
    assert {path.name for path in FOLDER.iterdir()} == {*TAKEN, *REFUSED, *USELESS}
    with time_machine.travel(datetime(2026, 11, 10, 3, tzinfo=UTC)):
        people_of(VILLAGE, 2)
        month_id = opened_month(month=date(2026, 11, 1))
        for name, counts in TAKEN.items():
            plan = plan_file(OFFICER, read_month(content(name)), month_id)
            assert (name, plan.answered, plan.new, plan.problems) == (name, *counts, [])
        for name, wanted in REFUSED.items():
            problems = plan_file(OFFICER, read_month(content(name)), month_id).problems
            assert (name, [(item.row, item.column) for item in problems]) == (name, [item[:2] for item in wanted])
            assert all(words in item.problem for item, (_, _, words) in zip(problems, wanted, strict=True))
        store_file(OFFICER, read_month(content("windows-1252.csv")), month_id)
        first, second = list_month_rows(month_id)
        assert (first.answers["job"], second.answer) == ("tukang “las” café", RowAnswer.OTHER)


@pytest.mark.parametrize("name", USELESS)
def test_file_that_is_no_list_is_refused_whole(name: str) -> None:
    with pytest.raises(RuleBroken, match=USELESS[name]):
        read_month(content(name))


def test_fifty_megabytes_and_a_bomb_are_refused_before_they_are_opened() -> None:
    with pytest.raises(RuleBroken) as large:
        read_month(b"PK" + bytes(50 << 20))
    assert large.value.facts == {"size": 51, "most": MOST_BYTES >> 20}
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as bomb:
        bomb.writestr("xl/worksheets/sheet1.xml", bytes(20 << 20))
    assert len(buffer.getvalue()) < 30_000
    with pytest.raises(RuleBroken, match="jauh lebih besar"):
        read_month(buffer.getvalue(), SMALL)
