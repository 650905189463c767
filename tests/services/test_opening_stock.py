"""Go-live: the last signed tables become the first opening, to the cell; who has no name leaves only by a booked removal."""

from dataclasses import replace
from datetime import date

import pytest
import sqlalchemy as sa

from jobmatch.domain.enums import LedgerKind, Sex
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.ipk_tables import CODES
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.domain.signed_report import SignedReport
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, Person, Seeker
from jobmatch.queries import ipk, nameless
from jobmatch.services import ledger, ledger_closing, opening_stock
from jobmatch.services.opening_stock import NamelessRemoval
from tests.factories import ledger as office

MAY, JUNE, JULY = Month(2026, 5), Month(2026, 6), Month(2026, 7)


def signed_tables():
    """Three people (one woman of 45, two young men) and five posts open to all."""
    signed = {table.code: {(row, col): 0 for row, _ in table.rows for col, _ in table.columns} for table in nameless.tables()}
    signed["III/1"] |= {("20-29", "L"): 2, ("45-54", "P"): 1}
    signed["III/2"] |= {("4", "L"): 1, ("11", "L"): 1, ("4", "P"): 1}
    signed["III/3"] |= {("5", "L"): 2, ("-", "P"): 1}
    signed["III/7"] |= {("4", "0-2"): 1, ("4", "unknown"): 1, ("11", "3-5"): 1}
    signed["III/4"] |= {("-", "-"): 5}
    signed["III/5"] |= {("9", "-"): 5}
    signed["III/6"] |= {("A", "-"): 3, ("-", "-"): 2}
    return signed


def enter(signed=None, actor=office.HEAD, month=MAY, reference="IPK/05/2026"):
    with office.at(date(2026, 6, 3)):
        report = signed if isinstance(signed, SignedReport) else SignedReport(signed or signed_tables())
        opening_stock.enter_opening(actor, month, report, reference)


def removal(quantity=1, reason="no_report", key="satu"):
    group = next(group for group in nameless.list_groups() if group.population is Population.SEEKERS)
    return NamelessRemoval(group.key, quantity, reason, key)


def openings(month):
    """The opening figures of a month, by table, row and column."""
    tables = ipk.build_tables(CODES, (month,), IpkSettings(), PeriodKind.MONTH)
    return {
        (table.code, cell.where): cell.value
        for table in tables
        for part in table.parts
        for row in part.rows
        for cell in row.cells
        if cell.measure is Measure.OPENING
    }


def test_the_first_month_opens_with_what_was_signed_in_every_cell(db_session):
    signed = signed_tables()
    enter(signed)
    found = openings(JUNE)
    for table in nameless.tables():
        names = table.classes
        for (row, column), value in signed[table.code].items():
            printed = found.get((table.code, ((names[0], row), (names[1], column))))
            assert printed == value or (printed is None and (value == 0 or column == "unknown")), (table.code, row, column)
    assert [finding.rule for finding in ledger_closing.review_month(JUNE) if finding.violations] == []
    office.close(JUNE)


def test_those_with_a_record_are_not_counted_twice(db_session):
    person_id = office.person(Sex.MALE, 2001, "sma", graduation_year=2025)
    db.session.add(Seeker(person_id=person_id, desired_kbji=["5"], created_at=office.clock.now(), updated_at=office.clock.now()))
    db.session.commit()
    with office.at(date(2026, 5, 4)):
        office.register(person_id, date(2026, 5, 4))
    enter()
    assert ipk.total_flow((JUNE,), Population.SEEKERS).opening == 3
    assert sum(group.left for group in nameless.list_groups() if group.population is Population.SEEKERS) == 2


def test_more_records_than_were_signed_are_named_and_nothing_is_booked(db_session):
    with office.at(date(2026, 5, 4)):
        office.register(office.person(Sex.FEMALE, 1950), date(2026, 5, 4))
    with pytest.raises(RuleBroken, match="belum cocok"):
        enter()
    faults = opening_stock.find_opening_faults(MAY, SignedReport(signed_tables()))
    assert "55+: 1 orang punya catatan, tetapi laporan hanya memuat 0." in [fault.message % fault.params for fault in faults]
    assert db.session.scalar(sa.select(sa.func.count()).select_from(LedgerEvent)) == 1


def test_go_live_happens_once_by_the_section_head_for_a_month_that_is_over(db_session):
    with pytest.raises(NotAllowed):
        enter(actor=office.CLERK)
    with pytest.raises(RuleBroken, match="belum selesai"):
        enter(month=JUNE)
    with pytest.raises(RuleBroken, match="nomor laporan"):
        enter(reference=" ")
    enter()
    with pytest.raises(RuleBroken, match="sudah ditutup"):
        enter()


def test_the_nameless_leave_only_by_a_booked_removal_with_a_reason(db_session):
    enter()
    group = nameless.find_group(removal().group)
    assert "Laki-laki" in group.words or "Perempuan" in group.words
    with office.at(date(2026, 6, 10)):
        opening_stock.remove_nameless(office.HEAD, removal(), date(2026, 6, 9))
        opening_stock.remove_nameless(office.HEAD, replace(removal(), group=group.key), date(2026, 6, 9))
    event = db.session.scalars(sa.select(LedgerEvent).where(LedgerEvent.kind == LedgerKind.REMOVED)).one()
    assert (event.booked_month, event.reason_code, event.quantity) == (JUNE.first_day, "no_report", 1)
    assert ipk.total_flow((JUNE,), Population.SEEKERS).closing == 2
    assert (
        "Dihapuskan karena: 1 tidak melapor." in ipk.build_table("III/1", (JUNE,), IpkSettings(), PeriodKind.MONTH).parts[0].notes
    )
    office.close(JUNE)


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"quantity": 99}, "tinggal"),
        ({"quantity": 0}, "1 atau lebih"),
        ({"reason": "bosan"}, "alasan"),
        ({"group": "x"}, "tinggal"),
    ],
)
def test_an_impossible_removal_is_refused_in_words(db_session, changes, words):
    enter()
    with pytest.raises(RuleBroken, match=words):
        opening_stock.remove_nameless(office.HEAD, replace(removal(), **changes), date(2026, 6, 9))
    with pytest.raises(NotAllowed):
        opening_stock.remove_nameless(office.CLERK, removal(), date(2026, 6, 9))


def test_a_reclassification_nets_to_zero_and_the_person_leaves_under_her_new_classes(db_session):
    person_id = office.person(Sex.FEMALE, 2001, "sma")
    with office.at(JUNE.first_day):
        office.register(person_id, JUNE.first_day)
    db.session.get(Person, person_id).education_level = "s1"
    db.session.commit()
    with office.at(date(2026, 6, 20)):
        made = [
            ledger.reclassify(office.HEAD, person_id, date(2026, 6, 20), ledger.Source("reclassification", "x")) for _ in "12"
        ]
        assert made == [2, 0]
        assert ledger.reclassify(office.HEAD, person_id, date(2026, 6, 20), ledger.Source("reclassification", "y")) == 0
    flow = ipk.total_flow((JUNE,), Population.SEEKERS)
    assert (flow.registered, flow.reclassified, flow.closing) == (1, 0, 1)
    notes = ipk.build_table("III/2", (JUNE,), IpkSettings(), PeriodKind.MONTH).parts[0].notes
    assert notes == ("Pindah golongan: SLTA -1, SARJANA +1.",)
    with office.at(date(2026, 6, 25)):
        office.remove(person_id, date(2026, 6, 25))
    gone = db.session.scalars(sa.select(LedgerEvent).where(LedgerEvent.kind == LedgerKind.REMOVED)).one()
    assert gone.education == "s1"
    office.close(JUNE)


def test_a_reclassification_taken_back_leaves_the_classes_of_the_registration(db_session):
    person_id = office.person(Sex.FEMALE, 2001, "sma")
    with office.at(JUNE.first_day):
        office.register(person_id, JUNE.first_day)
    db.session.get(Person, person_id).education_level = "s1"
    db.session.commit()
    source = ledger.Source("reclassification", "x")
    with office.at(date(2026, 6, 20)):
        ledger.reclassify(office.HEAD, person_id, date(2026, 6, 20), source)
        ledger.reverse_bookings(office.HEAD, source, "ijazah milik adiknya")
        office.remove(person_id, date(2026, 6, 20))
    gone = db.session.scalars(sa.select(LedgerEvent).where(LedgerEvent.kind == LedgerKind.REMOVED)).one()
    assert gone.education == "sma"
    office.close(JUNE)
