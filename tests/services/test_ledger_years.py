"""Random years of an office: late, corrected, renewed, merged and erased; no invariant is ever violated, closed months stay."""

import uuid
from datetime import date

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from jobmatch.domain.enums import LedgerKind, PlacementKind, Sex
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.ipk_settings import IpkSettings
from jobmatch.domain.issued_reports import freeze
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.periods import Month, PeriodKind
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, LedgerMonth, Person
from jobmatch.queries import ipk
from jobmatch.services import data_rights, ledger, ledger_closing, merges
from tests.factories import ledger as office
from tests.factories.offers import employer_actor, waiting_vacancy

JUNE, JULY = Month(2026, 6), Month(2026, 7)
ACTS = ("register", "walk_in", "renew", "place", "abroad", "late", "remove", "undo", "merge", "erase", "post", "fill", "withdraw")
STEPS = st.lists(st.tuples(st.sampled_from([*ACTS, "close"]), st.integers(0, 5)), min_size=10, max_size=30)


@settings(
    max_examples=6,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # shrinking whole years takes minutes and teaches little
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(steps=STEPS)
def test_any_year_keeps_every_invariant_and_its_closed_months(db_session, steps):
    """Every closing checks L1 to L10 and stops at a violation; afterwards each closed month gives what it gave then."""
    year = Year()
    for name, number in steps:
        year.step(name, number)
    year.step("close", 0)
    for month, content in year.closed.items():
        assert freeze(ledger_closing.closing_tables(month)) == content
    assert ipk.total_flow((year.month,), Population.SEEKERS).closing == year.people_in_stock()
    (table,) = ipk.build_tables(["III/1"], (year.month.previous,), IpkSettings(), PeriodKind.MONTH)
    for part in table.parts:
        for cell in (cell for row in part.rows for cell in row.cells):
            assert ipk.count_behind(ipk.Asked((year.month.previous,), part.population, cell.measure, cell.where)) == cell.value


def figures(month):
    """The figures by age, education and kind of work, of seekers and of posts."""
    tables = ipk.build_tables(("III/1", "III/2", "III/4", "III/8"), (month,), IpkSettings(), PeriodKind.MONTH)
    return [[cell.value for row in part.rows for cell in row.cells] for table in tables for part in table.parts]


class Year:
    """An office that acts at random and closes its months."""

    def __init__(self):
        self.people = [office.person(sex, 1950 + 10 * n) for n, sex in enumerate([Sex.MALE, Sex.FEMALE] * 3)]
        last = ledger.last_closed_month()  # the examples of one run share a ledger, each goes on where the last ended
        self.month = last.following if last else Month(2026, 1)
        self.sources, self.closed, self.seen, self.posts = [], {}, 0, 0
        self.vacancy_id = waiting_vacancy(employer_actor(uuid.uuid4().hex))
        self.before = ipk.total_flow((self.month,), Population.SEEKERS).closing

    def people_in_stock(self):
        return self.before + sum(ledger.is_in_stock(person_id) for person_id in self.people)

    def step(self, name, number):
        self.seen = min(self.seen + 1, 26)
        day = self.month.first_day.replace(day=1 + self.seen)
        with office.at(day):
            if name == "merge":
                self.merge(number)
            else:
                getattr(self, name)(self.standing(number), day)

    def standing(self, number):
        """The record under which somebody is known now."""
        person = db.session.get(Person, self.people[number])
        return person.merged_into_id or person.id

    def register(self, who, day):
        if not ledger.is_in_stock(who) and db.session.get(Person, who).birth_date:
            office.register(who, day)

    def walk_in(self, who, day):
        """L7: hired without a card, so registered first and placed in the same month; the stock does not move."""
        if ledger.is_in_stock(who) or not db.session.get(Person, who).birth_date:
            return
        before = ipk.total_flow((self.month,), Population.SEEKERS)
        source = ledger.Source("placement", uuid.uuid4().hex)
        ledger.book_registered(office.SYSTEM, who, day, source)
        ledger.book_placed(office.SYSTEM, who, day, source, kind=PlacementKind.LOCAL, employer_id=None)
        after = ipk.total_flow((self.month,), Population.SEEKERS)
        assert (after.registered - before.registered, after.placed - before.placed) == (1, 1)
        assert after.closing == before.closing
        self.sources.append(source)

    def renew(self, who, day):
        if ledger.is_in_stock(who) and (person := db.session.get(Person, who)).birth_date:
            person.education_level = "s1" if person.education_level == "sma" else "sma"
            db.session.commit()
            self.sources.append(ledger.Source("ak1_card", uuid.uuid4().hex))
            ledger.book_renewed(office.SYSTEM, who, day, self.sources[-1])

    def place(self, who, day, kind=PlacementKind.LOCAL):
        if ledger.is_in_stock(who):
            self.sources.append(office.place(who, day, kind))

    def abroad(self, who, day):
        self.place(who, day, PlacementKind.ABROAD)

    def late(self, who, _day):
        self.place(who, self.month.previous.first_day)

    def remove(self, who, day):
        if ledger.is_in_stock(who):
            self.sources.append(office.remove(who, day))

    def undo(self, _who, _day):
        """Take the newest back; what others came to stand on since is refused, and then nothing has changed."""
        if not self.sources:
            return
        source = self.sources.pop()
        before = figures(self.month)
        try:
            if source.type == ledger.MERGE:
                merges.undo(office.HEAD, uuid.UUID(source.id))
            else:
                ledger.reverse_bookings(office.SYSTEM, source, "salah orang")
        except RuleBroken:
            assert figures(self.month) == before

    def merge(self, number):
        """Two records turn out to be one person: past months stay, and she stands in the stock at most once."""
        double, kept = self.people[number], self.people[(number + 1) % len(self.people)]
        if any(db.session.get(Person, each).merged_into_id for each in self.people):
            return
        stood = ledger.is_in_stock(double) or ledger.is_in_stock(kept)
        self.sources.append(ledger.Source(ledger.MERGE, str(merges.merge(office.HEAD, kept, double))))
        assert (ledger.is_in_stock(double), ledger.is_in_stock(kept)) == (False, stood)

    def erase(self, who, _day):
        before = figures(self.month)
        data_rights.erase(office.HEAD, who)
        assert figures(self.month) == before

    def post(self, _who, day):
        self.move_posts(LedgerKind.POST_REGISTERED, 3, day)

    def fill(self, _who, day):
        self.move_posts(LedgerKind.POST_FILLED, -1, day)

    def withdraw(self, _who, day):
        self.move_posts(LedgerKind.POST_REMOVED, -2, day)

    def move_posts(self, kind, change, day):
        if self.posts + change >= 0:
            self.posts += change
            source = ledger.Source("vacancy", uuid.uuid4().hex)
            ledger.book_posts(office.SYSTEM, kind, self.vacancy_id, abs(change), day, source)

    def close(self, _who, _day):
        office.close(self.month)
        self.closed[self.month] = db.session.get(LedgerMonth, self.month.first_day).content
        self.month, self.seen = self.month.following, 0


@pytest.fixture
def two_records(db_session):
    """A woman known twice; the office gave each record a card."""
    pair = (office.person(), office.person())
    with office.at(JUNE.first_day):
        office.register(pair[0], JUNE.first_day)
    return pair


def test_the_place_in_the_stock_passes_to_the_record_that_is_kept(two_records):
    double, kept = two_records
    office.close(JUNE)
    before = [figures(month) for month in (JUNE, JULY)]
    with office.at(date(2026, 7, 6)):
        assert ledger.merge_records(office.SYSTEM, double, kept, "one") == 2
        assert ledger.merge_records(office.SYSTEM, double, kept, "one") == 0
    assert [figures(month) for month in (JUNE, JULY)] == before
    assert (ledger.is_in_stock(double), ledger.is_in_stock(kept)) == (False, True)
    with office.at(date(2026, 7, 7)):
        office.place(kept, date(2026, 7, 7))
        with pytest.raises(RuleBroken, match="Batalkan itu dulu"):
            ledger.reverse_bookings(office.SYSTEM, ledger.Source(ledger.MERGE, "one"), "orangnya dua")
    office.close(JULY)


def test_two_registrations_of_one_person_leave_one_and_an_undone_merge_gives_both_back(two_records):
    double, kept = two_records
    with office.at(JUNE.first_day):
        office.register(kept, JUNE.first_day)
    office.close(JUNE)
    with office.at(date(2026, 7, 6)):
        assert ledger.merge_records(office.SYSTEM, double, kept, "one") == 1
    flow = ipk.total_flow((JULY,), Population.SEEKERS)
    assert (flow.opening, flow.removed, flow.closing) == (2, 1, 1)
    assert db_removed() == ["duplicate"]
    with office.at(date(2026, 7, 7)):
        ledger.reverse_bookings(office.SYSTEM, ledger.Source(ledger.MERGE, "one"), "orangnya dua")
    assert ipk.total_flow((JULY,), Population.SEEKERS).closing == 2
    office.close(JULY)


def test_a_placement_undone_after_the_merge_puts_the_kept_record_back(two_records):
    double, kept = two_records
    with office.at(date(2026, 6, 5)):
        source = office.place(double, date(2026, 6, 5))
        db.session.get(Person, double).merged_into_id = kept
        db.session.commit()
        ledger.reverse_bookings(office.SYSTEM, source, "placement_changed")
    assert (ledger.is_in_stock(double), ledger.is_in_stock(kept)) == (False, True)
    office.close(JUNE)


def db_removed():
    return list(db.session.scalars(db.select(LedgerEvent.reason_code).where(LedgerEvent.kind == LedgerKind.REMOVED)))


def test_an_erased_person_leaves_every_total_and_figure_as_it_was(two_records):
    office.close(JUNE)
    before = [freeze(ledger_closing.closing_tables(month)) for month in (JUNE, JULY)]
    with office.at(date(2026, 7, 6)):
        data_rights.erase(office.HEAD, two_records[0])
    assert [freeze(ledger_closing.closing_tables(month)) for month in (JUNE, JULY)] == before
    (row,) = ipk.list_rows_behind(ipk.Asked((JUNE,), Population.SEEKERS, ipk.Measure.CLOSING))
    assert row.subject == data_rights.ERASED_NAME
    office.close(JULY)


def test_a_record_without_birth_date_takes_that_of_its_double_and_gives_it_back(db_session):
    double, kept = office.person(), office.person()
    db.session.get(Person, kept).birth_date = None
    db.session.commit()
    merge_id = merges.merge(office.HEAD, kept, double)
    assert db.session.get(Person, kept).birth_date == date(2001, 5, 6)
    merges.undo(office.HEAD, merge_id)
    assert db.session.get(Person, kept).birth_date is None
