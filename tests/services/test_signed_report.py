"""The last signed report copied cell by cell: its month prints again as it was signed, and the next one opens with its end."""

from dataclasses import replace
from datetime import date

import pytest

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.ipk_tables import CODES
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.opening_stock import join_pieces
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.domain.signed_report import BY_EDUCATION, BY_RECEIVER
from jobmatch.queries import ipk, nameless
from jobmatch.services import ledger_closing, opening_stock
from tests.factories import ledger as office
from tests.factories.signed_reports import signed_report

MAY, JUNE = Month(2026, 5), Month(2026, 6)


@pytest.fixture
def report():
    return signed_report()


def enter(report):
    with office.at(date(2026, 6, 3)):
        opening_stock.enter_opening(office.HEAD, MAY, report, "IPK/05/2026")


def printed(month):
    """Every figure that the tables of a month print, by table and cell."""
    tables = ipk.build_tables(CODES, (month,), IpkSettings(), PeriodKind.MONTH)
    return {
        (table.code, cell.measure, cell.where): cell.value
        for table in tables
        for part in table.parts
        for row in part.rows
        for cell in row.cells
    }


def assert_prints(report, month):
    """Each copied cell stands in the printed tables (III/7 beside its table has no cell of its own)."""
    found, compared = printed(month), 0
    for table in nameless.tables():
        for measure, own in (*report.movements.items(), (Measure.CLOSING, report.closing)):
            for (row, column), count in own[table.code].items():
                where = ((table.classes[0], row), (table.classes[1], column))
                assert found.get((table.code, measure, where), 0) == count, (table.code, measure, where)
                compared += 1
    for part, name in ((BY_EDUCATION, "education"), (BY_RECEIVER, "receiver")):
        for (row, column), count in report.placements[part].items():
            kind, sex = column.split("|")
            where = ((name, row), ("placement_kind", kind), ("sex", sex))
            assert found["III/8", Measure.PLACED, where] == count
    assert compared > 60


def test_the_month_prints_again_as_it_was_signed_and_the_next_opens_with_its_end(db_session, report):
    enter(report)
    assert_prints(report, MAY)
    whole = ipk.total_flow((MAY,), Population.SEEKERS)
    assert (whole.opening, whole.registered, whole.placed, whole.removed, whole.closing) == (120, 35, 22, 18, 115)
    assert [finding.rule for finding in ledger_closing.review_month(JUNE) if finding.violations] == []
    assert min(group.left for group in nameless.list_groups()) > 0
    assert sum(group.left for group in nameless.list_groups() if group.population is Population.SEEKERS) == 115
    office.close(JUNE)


def test_quarterly_tables_need_only_their_end(db_session, report):
    quarterly = ("III/3", "III/5", "III/6")
    movements = {measure: {**own, **{code: {} for code in quarterly}} for measure, own in report.movements.items()}
    enter(replace(report, movements=movements))
    found = printed(MAY)
    for code in quarterly:
        for (row, column), count in report.closing[code].items():
            name = next(table.classes[0] for table in nameless.tables() if table.code == code)
            assert found[code, Measure.CLOSING, ((name, row), ("sex", column))] == count
    assert [finding.rule for finding in ledger_closing.review_month(JUNE) if finding.violations] == []
    office.close(JUNE)


def test_cells_that_drifted_are_booked_as_moves_once_the_office_says_they_were_signed_so(db_session, report):
    drifted = dict(report.closing["III/1"])
    drifted["20-29", "L"] -= 3
    drifted["30-44", "L"] = 3
    signed = replace(report, closing={**report.closing, "III/1": drifted})
    with pytest.raises(RuleBroken, match="sel tidak sama"):
        enter(signed)
    assert ipk.total_flow((MAY,), Population.SEEKERS).closing == 0
    enter(replace(signed, accepts_drift=True))
    assert_prints(signed, MAY)
    (part, _) = ipk.build_table("III/1", (MAY,), IpkSettings(), PeriodKind.MONTH).parts
    assert "Pindah golongan: 20–29 -3, 30–44 +3." in part.notes
    office.close(JUNE)


@pytest.mark.parametrize(
    ("spoil", "words"),
    [
        (lambda r: r.placements[BY_EDUCATION].update({("4", "AKL|L"): 1}), "SLTA L: di III/8 1, di III/2 8"),
        (lambda r: r.placements[BY_RECEIVER].update({("private", "AKL|P"): 9}), "AKL P: di III/8 10, di III/8 II 9"),
        (lambda r: r.movements[Measure.REMOVED]["III/2"].update({("4", "P"): 9}), "di III/1 7, di III/2 12"),
        (lambda r: r.closing["III/1"].update({("20-29", "L"): 99}), "sisa akhirnya"),
    ],
)
def test_figures_that_contradict_each_other_are_named_and_nothing_is_booked(db_session, report, spoil, words):
    spoil(report)
    assert any(words in fault.message % fault.params for fault in opening_stock.find_opening_faults(MAY, report))
    with pytest.raises(RuleBroken, match="belum cocok"):
        enter(report)
    assert ipk.total_flow((MAY,), Population.SEEKERS) == ipk.Flow()


def test_who_has_a_record_is_not_booked_twice_in_any_figure(db_session, report):
    person_id = office.person(office.Sex.MALE, 2001, "sma", graduation_year=2025)
    with office.at(date(2026, 5, 4)):
        office.register(person_id, date(2026, 5, 4))
    known = {measure: {**own, "III/3": {}} for measure, own in report.movements.items()}
    closing = {**report.closing, "III/3": {("-", "L"): 67, ("-", "P"): 48}}
    enter(replace(report, movements=known, closing=closing))
    whole = ipk.total_flow((MAY,), Population.SEEKERS)
    assert (whole.opening, whole.registered, whole.closing) == (120, 35, 115)
    assert sum(group.left for group in nameless.list_groups() if group.population is Population.SEEKERS) == 114
    office.close(JUNE)


def test_pieces_say_which_placement_they_were(report):
    placed = join_pieces(report.movements[Measure.PLACED], report.placements)
    seekers = [piece for piece in placed if piece.population is Population.SEEKERS]
    assert {(piece.classes.placement_kind, piece.classes.receiver) for piece in seekers} == {("AKL", "private")}
    assert sum(piece.quantity for piece in seekers) == 22
