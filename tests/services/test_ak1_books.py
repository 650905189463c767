"""The office's AK-1 book from a workbook: tried first, every unread cell listed, a repeat changes nothing."""

import io
from datetime import date

import pytest
import sqlalchemy as sa
import xlsxwriter

from jobmatch.documents.ak1_book import COLUMNS, empty_book, read_book
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.extensions.db import db
from jobmatch.models import Ak1Card, LedgerEvent, Person
from jobmatch.queries import ipk
from jobmatch.services import ak1_books
from tests.factories import ledger as office

HEAD = [words[0] for words in COLUMNS.values()]
NIK = "1702095708010001"


def workbook(*rows, head=HEAD, above=()):
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer)
    sheet = book.add_worksheet()
    for line, cells in enumerate([*above, head, *rows]):
        for place, cell in enumerate(cells):
            if isinstance(cell, date):
                sheet.write_datetime(line, place, cell, book.add_format({"num_format": "dd-mm-yyyy"}))
            else:
                sheet.write(line, place, cell)
    book.close()
    return buffer.getvalue()


def row(number="00001/AK1/01/2026", day="05-01-2026", name="Rina Contoh", sex="P", born="17-08-2001", **more):
    values = {"number": number, "registered_on": day, "full_name": name, "sex": sex, "birth_date": born, **more}
    return [values.get(column, "") for column in COLUMNS]


def bring(*rows, write=True, actor=office.HEAD):
    with office.at(date(2026, 6, 3)):
        return ak1_books.import_book(actor, read_book(workbook(*rows)).rows, write=write)


def count(model):
    return db.session.scalar(sa.select(sa.func.count()).select_from(model))


def test_a_book_is_read_with_its_dates_titles_and_schools():
    content = workbook(row(day=date(2026, 1, 5), education="SLTA", graduation_year=2019, nik=NIK), above=[["BUKU AK-1"]])
    book = read_book(content)
    (found,) = book.rows
    assert (found.registered_on, found.birth_date, found.education, found.graduation_year) == (
        date(2026, 1, 5),
        date(2001, 8, 17),
        "sma",
        2019,
    )
    assert (found.row, book.problems) == (3, [])
    assert read_book(empty_book()).row_count == 1


def test_every_unread_cell_is_listed_with_how_to_mend_it_and_no_nik_is_repeated():
    rows = [
        row(sex="x"),
        row(day="kemarin"),
        row(number=""),
        row(),
        row(name="Lain"),
        row("2", nik=1702095708010001.0, education="TK"),
    ]
    book = read_book(workbook(*rows))
    assert [(problem.row, problem.column) for problem in book.problems] == [
        (2, "L/P"), (3, "Tanggal daftar"), (4, "Nomor kartu"), (6, "Nomor kartu"), (7, "NIK"), (7, "Pendidikan"),
    ]  # fmt: skip
    assert [found.row for found in book.rows] == [5, 7]
    assert NIK not in str(book.problems)


@pytest.mark.parametrize(("content", "words"), [(b"\x89PNG\0\0", "bukan Excel"), (workbook(head=["a", "b"]), "Judul kolom")])
def test_what_is_no_book_is_refused_in_words(content, words):
    with pytest.raises(RuleBroken, match=words):
        read_book(content)


def test_a_dry_run_says_what_would_happen_and_stores_nothing(db_session):
    outcome = bring(row(), row("2", village="Antah Berantah"), write=False)
    assert (outcome.added, outcome.known) == (2, 0)
    assert [problem.column for problem in outcome.problems] == ["Desa/kelurahan"]
    assert (count(Person), count(Ak1Card), count(LedgerEvent)) == (0, 0, 0)


def test_an_import_registers_holders_of_cards_in_force_under_their_true_month(db_session):
    outcome = bring(row(), row("2", day="05-01-2023", name="Lama Contoh"), row("3", name="Curup Contoh", village="17.02.09.1012"))
    assert (outcome.added, outcome.without_card_in_force) == (3, 1)
    assert ipk.total_flow((Month(2026, 1),), Population.SEEKERS).registered == 2
    assert db.session.scalar(sa.select(Person.village_code).where(Person.full_name == "Curup Contoh")) == "17.02.09.1012"


def test_a_row_without_schooling_is_printed_as_unknown_and_does_not_stop_the_closing(db_session):
    bring(row(day="05-05-2026"))
    education = ipk.build_table("III/2", (Month(2026, 5),), IpkSettings(), PeriodKind.MONTH).parts[0]
    assert [row.cells[-1].value for row in education.rows if row.label == "BELUM DIKETAHUI"] == [1]
    office.close(Month(2026, 5))


def test_a_repeat_changes_nothing_and_the_same_person_keeps_one_record(db_session):
    bring(row(nik=NIK))
    again = bring(row(nik=NIK), row("9", day="06-02-2026", nik=NIK, name="RINA CONTOH"))
    assert (again.added, again.known) == (1, 1)
    assert (count(Person), count(Ak1Card), count(LedgerEvent)) == (1, 2, 1)


def test_who_is_too_young_or_registered_in_the_future_is_listed_and_left_out(db_session):
    outcome = bring(row(born="17-08-2020"), row("2", day="05-01-2027"), row("3", nik="1702995708010001"[:-4] + "0000"))
    assert (outcome.added, len(outcome.problems), count(Person)) == (1, 3, 1)


def test_only_the_office_brings_a_book_in(db_session):
    with pytest.raises(NotAllowed):
        bring(row(), actor=office.CLERK)


def test_the_command_tries_first_and_writes_when_told(db_session, app, tmp_path):
    path = tmp_path / "buku.xlsx"
    path.write_bytes(workbook(row(), row("2", sex="?")))
    runner = app.test_cli_runner()
    with office.at(date(2026, 6, 3)):
        tried = runner.invoke(args=["ledger", "import-book", str(path)])
        assert "Belum ada yang disimpan" in tried.output
        assert "baris 3, L/P" in tried.output
        assert count(Person) == 0
        assert "2 baris dibaca: 1 baru" in runner.invoke(args=["ledger", "import-book", str(path), "--write"]).output
    assert count(Person) == 1
