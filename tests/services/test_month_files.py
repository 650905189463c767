"""Village months as files: prefilled, tried first, all or none, the same again changes nothing, never past a newer answer."""

import io
from uuid import UUID, uuid4

import openpyxl
import pytest
import sqlalchemy as sa

from jobmatch.documents.marks import Mark
from jobmatch.documents.month_sheet import LISTED, NEW, read_month
from jobmatch.domain.enums import HowKnown, LabourStatus, NikState, OtherAnswer, RowAnswer
from jobmatch.domain.errors import RuleBroken
from jobmatch.extensions.db import db, transaction
from jobmatch.models import AuditEvent, MonthEntry, Person, VillageMonth
from jobmatch.queries.month_entries import list_differences
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.services import month_entries, month_files, month_reviews, village_months
from jobmatch.services.month_entries import Sent
from jobmatch.services.month_plans import plan_file
from jobmatch.services.village_months import RowReply
from tests.factories.villages import OFFICE, OFFICER, VILLAGE, opened_month, people_of

pytestmark = pytest.mark.usefixtures("db_session")
STILL, WORKING = RowAnswer.STILL_NOT_WORKING, RowAnswer.NOW_WORKING
NEIGHBOUR = "17.02.11.2001"
LIST, FRESH = "Daftar", "Orang baru"
SITI = ("Siti Contoh", "P", "17/08/2001", "1702115708010007", "Tidak", "", "", "Tidak", "Sedang mencari kerja", "", "Tidak")


@pytest.fixture
def month_id() -> UUID:
    people_of(VILLAGE, 3)
    people_of(NEIGHBOUR, 1)
    return opened_month()


def handed_out(month_id: UUID, actor=OFFICER) -> openpyxl.Workbook:
    """The workbook as a village gets it, open for filling in."""
    return openpyxl.load_workbook(io.BytesIO(month_files.make_month_file(actor, month_id, Mark(is_made_up=False))[1]))


def fill(book: openpyxl.Workbook, place: int, answer: str, how: str = "Bertemu orangnya", job: str = "") -> openpyxl.Workbook:
    for name, text in (("answer", answer), ("how", how), ("job", job)):
        book[LIST].cell(3 + place, 1 + list(LISTED).index(name), text)
    return book


def add(book: openpyxl.Workbook, *people: tuple[object, ...]) -> openpyxl.Workbook:
    for number, cells in enumerate(people, 3):
        for place, cell in enumerate(cells, 2):
            book[FRESH].cell(number, place, cell)
    return book


def saved(book: openpyxl.Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def store(book: openpyxl.Workbook, month_id: UUID | None = None, actor=OFFICER):
    return month_files.store_file(actor, read_month(saved(book)), month_id)


def picture(month_id: UUID) -> list[tuple[object, ...]]:
    rows = list_month_rows(month_id)
    return [(row.number, row.name, row.answer, row.other, row.how_known, row.answers, row.is_new) for row in rows]


def refusals(book: openpyxl.Workbook, month_id: UUID | None, actor=OFFICER) -> list[tuple[int, str, str]]:
    plan = plan_file(actor, read_month(saved(book)), month_id)
    return [(item.row, item.column, item.problem % item.facts) for item in plan.problems]


def test_file_holds_code_name_year_and_four_digits_and_nothing_else_of_a_person(month_id):
    with transaction():
        person = db.session.scalars(sa.select(Person).order_by(Person.name_key)).first()
        person.nik, person.phone, person.disability, person.full_name = (
            "1702115708010007",
            "081299990000",
            "Netra",
            "=cmd|'/c calc'!A1",
        )
    content = month_files.make_month_file(OFFICER, month_id, Mark(is_made_up=True))[1]
    sheet = openpyxl.load_workbook(io.BytesIO(content))[LIST]
    assert [cell.value for cell in sheet[2]] == [words[0] for words in LISTED.values()]
    row = [cell.value for cell in sheet[3]]
    assert row[1:4] == ["'=cmd|'/c calc'!A1", 1990, "0007"]
    assert row[0] == f"1702112012-{db.session.get_one(VillageMonth, month_id).month:%y%m}-1"
    assert not any(cell.data_type == "f" for line in sheet for cell in line)
    everything = " ".join(str(cell.value) for line in sheet for cell in line)
    assert "1702115708010007" not in everything
    assert not {"081299990000", "Netra"} & set(everything.split())
    assert "DATA CONTOH" in everything
    read = db.session.scalars(sa.select(AuditEvent).where(AuditEvent.reason == "month_file")).one()
    assert (read.action, read.fields) == ("read", ["birth_year", "full_name", "nik"])


def test_untouched_file_does_nothing_and_a_filled_one_does_what_was_shown_once(month_id):
    book = handed_out(month_id)
    plan = plan_file(OFFICER, read_month(saved(book)), month_id)
    assert (plan.blank, plan.changes, plan.problems) == (3, [], [])
    fill(fill(book, 0, "Sudah bekerja", "Kata keluarga atau RT", "tukang"), 1, "Pindah")
    plan = plan_file(OFFICER, read_month(saved(book)), month_id)
    assert [(change.who, change.column, change.after) for change in plan.changes][:3] == [
        ("Warga 01", "Jawaban", "Sudah bekerja"),
        ("Warga 01", "Dari mana tahu", "Kata keluarga atau RT"),
        ("Warga 01", "Pekerjaan (bila bekerja)", "tukang"),
    ]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(MonthEntry)) == 0
    assert (store(book, month_id).answered, store(book, month_id).same) == (2, 2)
    seen = picture(month_id)
    assert seen[0][2:6] == (WORKING, None, HowKnown.TOLD, {"carried_status": LabourStatus.UNEMPLOYED, "job": "tukang"})
    assert seen[1][2:4] == (RowAnswer.OTHER, OtherAnswer.MOVED)
    assert db.session.scalar(sa.select(sa.func.count()).select_from(MonthEntry)) == 2
    village_months.leave_rest_unasked(OFFICER, month_id)
    village_months.submit_month(OFFICER, month_id)
    assert store(book, month_id).changes == []


def test_one_wrong_cell_keeps_everything_out_and_each_is_named(month_id):
    book = add(fill(fill(handed_out(month_id), 0, "Sudah bekerja"), 1, "entah"), ("", "P", "17/08/2001", "", "Ya"))
    with pytest.raises(RuleBroken, match="tidak satu pun disimpan"):
        store(book, month_id)
    assert [row[2] for row in picture(month_id)] == [None] * 3
    assert [(row, column) for row, column, _ in refusals(book, month_id)] == [(3, NEW["full_name"][0]), (4, "Jawaban")]


def test_old_file_neither_takes_back_nor_overwrites_what_was_answered_since(month_id):
    book = fill(handed_out(month_id), 0, "Masih belum bekerja")
    first = list_month_rows(month_id)[0]
    village_months.answer_rows(OFFICER, month_id, [RowReply(first.id, WORKING, HowKnown.MET)])
    [(row, column, problem)] = refusals(book, month_id)
    assert (row, column) == (3, "Jawaban")
    assert "Sudah dijawab lain sejak berkas ini diunduh: Sudah bekerja" in problem
    fresh = handed_out(month_id)
    village_months.answer_rows(OFFICER, month_id, [RowReply(first.id, STILL, HowKnown.MET)])
    assert plan_file(OFFICER, read_month(saved(fresh)), month_id).changes == []
    assert store(fill(handed_out(month_id), 0, "Meninggal"), month_id).changed == 1


def test_file_answers_where_two_phones_differed_and_a_later_phone_differs_from_the_file(month_id):
    row = list_month_rows(month_id)[0]
    for answer in (STILL, WORKING):
        month_entries.receive_answers(OFFICER, month_id, [Sent(uuid4(), RowReply(row.id, answer, HowKnown.MET))])
    assert list_differences(month_id)
    store(fill(handed_out(month_id), 0, "Sekolah atau kursus"), month_id)
    assert list_differences(month_id) == []
    late = Sent(uuid4(), RowReply(row.id, STILL, HowKnown.MET))
    assert month_entries.receive_answers(OFFICER, month_id, [late])[0].outcome == "differs"


def test_new_people_come_once_with_computed_status_and_sealed_number(month_id):
    book = add(handed_out(month_id), SITI, ("Budi Contoh", "L", 1999, "", "Ya", 10, "Ya"))
    plan = store(book, month_id)
    assert (plan.new, store(book, month_id).same) == (2, 2)
    rows = {row.name: row for row in list_month_rows(month_id)}
    assert rows["Siti Contoh"].answers["status"] == LabourStatus.UNEMPLOYED
    assert rows["Budi Contoh"].answers["status"] == LabourStatus.UNDEREMPLOYED
    siti = db.session.get_one(Person, rows["Siti Contoh"].person_id)
    assert (siti.nik, siti.nik_state, str(siti.birth_date)) == ("1702115708010007", NikState.PENDING, "2001-08-17")
    otherwise = add(handed_out(month_id), ("Budi Contoh", "L", 1999, "", "Ya", 40, "Tidak"))
    assert "dengan jawaban lain" in refusals(otherwise, month_id)[0][2]
    known = add(handed_out(month_id), ("Siti Lain", "P", "17/08/2001", "1702115708010007", "Ya"))
    assert "sudah tercatat di desa ini" in refusals(known, month_id)[0][2]


WRONG = [
    (("Siti", "P", "17/08/2001", 1702115708010007, "Ya"), "NIK", "diubah Excel menjadi bilangan"),
    (("Siti", "P", "17/08/2001", "1,70212E+15", "Ya"), "NIK", "diubah Excel menjadi bilangan"),
    (("Siti", "P", "17/08/2001", "17021157080100", "Ya"), "NIK", "harus 16 angka"),
    (("Siti", "P", "08/17/2001", "", "Ya"), "Tanggal lahir", "Tulis hari dulu"),
    (("Siti", "P", "31 Februari 2001", "", "Ya"), "Tanggal lahir", "tidak ada di kalender"),
    (("Siti", "P", 2020, "", "Ya"), "Tanggal lahir", "mulai umur 15"),
    (("Siti", "?", 2001, "", "Ya"), "L/P", "Tulis L atau P"),
    (("Siti", "P", 2001, "", ""), NEW["worked"][0], "Ya atau Tidak"),
    (("Siti", "P", 2001, "", "Tidak"), NEW["away"][0], "isi juga kolom ini"),
    (("Siti", "P", 2001, "", "Ya", 200), NEW["hours"][0], "1 sampai 168"),
]


def test_each_cell_that_cannot_be_taken_is_refused_with_the_way_out(month_id):
    found = refusals(add(handed_out(month_id), *(cells for cells, _, _ in WRONG)), month_id)
    assert [(row, column) for row, column, _ in found] == [(row, column) for row, (_, column, _) in enumerate(WRONG, 3)]
    for (_, _, problem), (_, _, words) in zip(found, WRONG, strict=True):
        assert words in problem
        assert "17021157" not in problem


def test_birth_date_is_read_however_it_is_written(month_id):
    written = ["17/08/1990", "17 Agustus 1990", "17-8-1990", "'17.08.1990", 33102, "33102", "1990-08-17"]
    store(
        add(handed_out(month_id), *((f"Siti {place}", "P", born, "", "Ya", 40) for place, born in enumerate(written))), month_id
    )
    born = db.session.scalars(sa.select(Person.birth_date).where(Person.name_key.startswith("siti"))).all()
    assert [str(day) for day in born] == ["1990-08-17"] * len(written)


def test_rows_sorted_by_one_column_alone_are_refused_by_their_names(month_id):
    book = handed_out(month_id)
    for place in range(3):
        fill(book, place, "Sudah bekerja")
        book[LIST].cell(3 + place, 1, f"{str(book[LIST].cell(3 + place, 1).value).rpartition('-')[0]}-{3 - place}")
    assert [(row, column) for row, column, _ in refusals(book, month_id)] == [(3, "Nama"), (5, "Nama")]


def test_locked_month_says_why_and_another_villages_month_stays_out(month_id):
    book = fill(handed_out(month_id), 0, "Sudah bekerja")
    other = opened_month(NEIGHBOUR)
    assert "bukan wilayah Anda" in refusals(fill(handed_out(other, OFFICE), 0, "Pindah"), month_id)[0][2]
    village_months.leave_rest_unasked(OFFICER, month_id)
    village_months.submit_month(OFFICER, month_id, "sudah bertanya")
    assert "menunggu diperiksa" in refusals(book, month_id)[0][2]
    month_reviews.return_month(OFFICE, month_id, "Periksa lagi.")
    assert "Belum ditanya" in refusals(book, month_id)[0][2]


def test_office_fills_a_month_nobody_began_and_leaves_alone_what_the_village_began(month_id):
    book = fill(handed_out(month_id, OFFICE), 0, "Sudah bekerja")
    assert store(book, None, OFFICE).to_paper == {month_id}
    assert db.session.get_one(VillageMonth, month_id).entered_from == "paper"
    people_of("17.02.11.2001", 1)


def test_office_does_not_overwrite_what_the_village_itself_began(month_id):
    first = list_month_rows(month_id)[0]
    village_months.answer_rows(OFFICER, month_id, [RowReply(first.id, STILL, HowKnown.MET)])
    assert "diisi desa" in refusals(fill(handed_out(month_id, OFFICE), 1, "Pindah"), None, OFFICE)[0][2]
