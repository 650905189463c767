"""The tables through the services: the worked example to the digit, every total its drill-down, closed months for ever."""

from datetime import date
from pathlib import Path

import pytest

from jobmatch.domain.enums import LedgerKind, Sex
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.ipk_tables import CODES
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.periods import Month, PeriodKind, period_months
from jobmatch.extensions.db import db
from jobmatch.models import Employer, LedgerEvent
from jobmatch.queries import ipk
from jobmatch.services import employers, ledger, ledger_closing
from jobmatch.services.employers import EmployerDetails
from tests.factories import ledger as office
from tests.factories.offers import employer_actor, waiting_vacancy

JUNE, JULY, AUGUST = Month(2026, 6), Month(2026, 7), Month(2026, 8)
MAN, WOMAN = Sex.MALE, Sex.FEMALE


def tables(months=(JULY,), kind=PeriodKind.MONTH):
    return {table.code: table for table in ipk.build_tables(CODES, tuple(months), IpkSettings(), kind)}


def figures(table, part=0):
    return {row.number: [cell.value for cell in row.cells] for row in table.parts[part].rows}


def book(people, act, day):
    with office.at(day):
        for person_id in people:
            act(person_id, day)


def test_the_worked_example_to_the_digit(db_session):
    """Opening 120 (70/50), registered 35 (20/15), placed 22 (12/10), removed 18 (11/7): closing 115 (67/48)."""
    men, women = [office.person(MAN) for _ in range(90)], [office.person(WOMAN) for _ in range(65)]
    book(men[:70] + women[:50], office.register, JUNE.first_day)
    office.close(JUNE)
    book(men[70:] + women[50:], office.register, date(2026, 7, 3))
    book(men[:12] + women[:10], office.place, date(2026, 7, 10))
    book(men[12:23] + women[10:17], office.remove, date(2026, 7, 20))
    lines = {number: cells[-3:] for number, cells in figures(tables()["III/1"]).items()}
    assert lines == {
        "1.": [70, 50, 120],
        "2.": [20, 15, 35],
        "A.": [90, 65, 155],
        "3.": [12, 10, 22],
        "4.": [11, 7, 18],
        "B.": [23, 17, 40],
        "5.": [67, 48, 115],
    }
    assert "Dihapuskan karena: 18 tidak melapor." in tables()["III/1"].parts[0].notes
    office.close(JULY)


def open_cells(built, months):
    """Compare each figure of the tables with the bookings that it opens; return how many had any."""
    opened = 0
    for table in built.values():
        for part in table.parts:
            for row in part.rows:
                for cell in row.cells:
                    asked = ipk.Asked(tuple(months), part.population, cell.measure, cell.where)
                    assert ipk.count_behind(asked) == cell.value, (table.code, row.label, cell)
                    opened += bool(cell.value)
    return opened


def test_every_figure_equals_the_rows_it_opens_and_all_tables_agree(db_session):
    people = [office.person(sex, year, level) for sex in Sex for year, level in ((2008, "smp"), (1990, "s1"), (1960, "none"))]
    book(people[:4], office.register, JUNE.first_day)
    book(people[4:], office.register, JULY.first_day)
    book(people[:1], office.place, JULY.first_day)
    book(people[5:], office.remove, JULY.first_day)
    built = tables()
    assert open_cells(built, (JULY,)) > 50
    assert open_cells(
        tables(period_months(PeriodKind.QUARTER, JULY), PeriodKind.QUARTER), period_months(PeriodKind.QUARTER, JULY)
    )
    assert ledger_closing.review_month(JULY)
    assert [finding.rule for finding in ledger_closing.review_month(JULY) if finding.violations] == []


def test_who_has_no_diploma_or_year_stands_beside_iii_7(db_session):
    book([office.person(education="none"), office.person(graduation_year=2025), office.person()], office.register, JULY.first_day)
    inside, outside = tables()["III/7"].parts
    assert sum(cell.value for cell in inside.rows[-1].cells) == 2
    closing = {row.label: row.cells[-1].value for row in outside.rows}
    assert closing == {"TANPA IJAZAH": 1, "TAHUN LULUS BELUM DIKETAHUI": 1, "JUMLAH SELURUHNYA (I + II)": 3}


def test_majors_stand_below_their_level_and_open_their_rows(db_session):
    people = [office.person(WOMAN, education="smk", education_major=major) for major in ("Tata Busana", " tata  busana", None)]
    book([*people, office.person(MAN, education="sma")], office.register, JUNE.first_day)
    office.close(JUNE)
    book(people[:1], office.place, JULY.first_day)
    vacancy_id = waiting_vacancy(employer_actor(), majors=("Akuntansi",), min_education="smk")
    with office.at(JULY.first_day):
        ledger.book_posts(office.SYSTEM, LedgerKind.POST_REGISTERED, vacancy_id, 2, JULY.first_day, ledger.Source("vacancy", "v"))
    built = tables()
    rows = {row.label: row for row in built["III/2"].parts[0].rows}
    assert [cell.value for cell in rows["SLTA"].cells] == [1, 3, 0, 0, 0, 1, 0, 0, 1, 2]
    assert [cell.value for cell in rows["TATA BUSANA"].cells] == [0, 2, 0, 0, 0, 1, 0, 0, 0, 1]
    assert [cell.value for cell in rows["JURUSAN BELUM DIKETAHUI"].cells] == [1, 1, 0, 0, 0, 0, 0, 0, 1, 1]
    assert [row.label for row in built["III/4"].parts[0].rows if row.is_part] == ["AKUNTANSI"]
    assert open_cells({code: built[code] for code in ("III/2", "III/4")}, (JULY,))
    office.close(JULY)
    office.close(AUGUST)


def test_open_posts_follow_their_employers_industry_by_a_move_that_nets_to_zero(db_session):
    owner = employer_actor()
    vacancy_id = waiting_vacancy(owner)
    employer = db.session.get(Employer, owner.employer_id)
    with office.at(JULY.first_day):
        for kind, posts in ((LedgerKind.POST_REGISTERED, 5), (LedgerKind.POST_FILLED, 2)):
            ledger.book_posts(office.SYSTEM, kind, vacancy_id, posts, JULY.first_day, ledger.Source("vacancy", kind.value))
        details = EmployerDetails(name=employer.name, phone=employer.phone, kbli="01271")
        employers.edit_employer(office.HEAD, employer.id, details, employer.version)
        ledger.book_posts(office.SYSTEM, LedgerKind.POST_FILLED, vacancy_id, 1, JULY.first_day, ledger.Source("vacancy", "last"))
    part = tables()["III/6"].parts[0]
    rows = {row.number: [cell.value for cell in row.cells[2::3]] for row in part.rows}
    assert (rows["A"], rows["-"]) == ([0, 0, 1, 0, 2], [0, 5, 2, 0, 0])
    assert any("+3" in note for note in part.notes)
    assert ledger.reclassify_posts(office.SYSTEM, vacancy_id, JULY.first_day, ledger.Source("reclassification", "again")) == 0
    office.close(JULY)


def test_only_papers_and_placements_register_a_seeker_and_a_village_report_never_does():
    """Whoever else calls this would let a report from a village into the IPK tables."""
    services = Path(ledger.__file__).parent
    callers = {path.stem for path in services.glob("*.py") if "book_registered(" in path.read_text("utf-8")}
    assert callers == {"ledger", "ak1_cards", "ak1_books", "placement_consequences", "placement_endings"}


def test_a_post_open_to_all_stands_in_its_own_column_of_part_two(db_session):
    from_table = tables()["III/1"].parts[1]
    assert [column.sub for column in from_table.columns] == ["L", "P", "L/P", "L+P"]


def test_a_late_event_counts_in_the_open_month_with_its_true_date(db_session):
    person_id = office.person()
    book([person_id], office.register, JUNE.first_day)
    office.close(JUNE)
    with office.at(date(2026, 7, 5)):
        office.place(person_id, date(2026, 6, 20))
    event = db.session.query(LedgerEvent).filter_by(kind=LedgerKind.PLACED).one()
    assert (event.booked_month, event.true_on) == (JULY.first_day, date(2026, 6, 20))
    assert any("1 mulai bekerja di masa lain" in note for note in tables()["III/1"].parts[0].notes)


def test_months_close_in_order_after_their_end_and_by_the_section_head(db_session):
    book([office.person()], office.register, JUNE.first_day)
    with office.at(date(2026, 6, 30)), pytest.raises(RuleBroken, match="belum selesai"):
        ledger_closing.close_month(office.HEAD, JUNE)
    with office.at(date(2026, 8, 1)):
        with pytest.raises(RuleBroken, match="Tutup dulu"):
            ledger_closing.close_month(office.HEAD, JULY)
        with pytest.raises(NotAllowed):
            ledger_closing.close_month(office.CLERK, JUNE)
    office.close(JUNE)
    with office.at(date(2026, 8, 1)), pytest.raises(RuleBroken, match="sudah ditutup"):
        ledger_closing.close_month(office.HEAD, JUNE)


def test_a_violation_stops_the_closing_and_names_its_row(db_session):
    person_id = office.person()
    book([person_id], office.register, JUNE.first_day)
    event = db.session.query(LedgerEvent).one()
    event.quantity = 2
    db.session.commit()
    (finding,) = [finding for finding in ledger_closing.review_month(JUNE) if finding.violations]
    assert finding.rule == "L6"
    assert finding.subjects == {str(event.id): "Rina Contoh"}
    with office.at(date(2026, 7, 2)), pytest.raises(RuleBroken, match="belum cocok"):
        ledger_closing.close_month(office.HEAD, JUNE)


def test_a_closed_month_that_was_tampered_with_is_found(db_session):
    book([office.person()], office.register, JUNE.first_day)
    office.close(JUNE)
    event = db.session.query(LedgerEvent).one()
    event.age_group = "55+"
    db.session.commit()
    assert {finding.rule for finding in ledger_closing.review_month(JULY) if finding.violations} == {"L2", "L10"}


def test_nobody_leaves_in_a_month_before_she_came(db_session):
    person_id = office.person()
    book([person_id], office.register, date(2026, 7, 3))
    with office.at(date(2026, 7, 6)):
        office.place(person_id, date(2026, 6, 30))
    assert [
        flow.closing for flow in (ipk.total_flow((JUNE,), Population.SEEKERS), ipk.total_flow((JULY,), Population.SEEKERS))
    ] == [
        0,
        0,
    ]


def test_undoing_a_placement_of_somebody_who_came_again_leaves_her_in_stock_once(db_session):
    person_id = office.person()
    book([person_id], office.register, JUNE.first_day)
    with office.at(date(2026, 6, 10)):
        source = office.place(person_id, date(2026, 6, 10))
    office.close(JUNE)
    book([person_id], office.register, date(2026, 7, 3))
    with office.at(date(2026, 7, 6)):
        ledger.reverse_bookings(office.SYSTEM, source, "placement_changed")
    assert ipk.total_flow((JULY,), Population.SEEKERS).closing == 1
    office.close(JULY)
