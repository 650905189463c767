"""Random months over random villages: stock and flow agree, nobody counts twice, what is closed stays, unknown stays unknown."""

import itertools
from collections import Counter
from datetime import date
from random import Random
from uuid import UUID

import pytest
import sqlalchemy as sa
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, LabourStatus, OtherAnswer, Role, RowAnswer, Sex
from jobmatch.domain.labour_status import LabourAnswers, MainActivity
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import db
from jobmatch.models import LabourObservation, VillageMonth, VillageMonthRow
from jobmatch.queries import month_board
from jobmatch.queries.month_people import search_people
from jobmatch.queries.month_rows import list_month_rows
from jobmatch.queries.observations import latest_observations
from jobmatch.queries.registry import get_month
from jobmatch.services import month_people, month_reviews, village_months
from jobmatch.services.month_opening import open_month
from jobmatch.services.village_months import RowReply
from tests.factories.villages import OFFICE, people_of

pytestmark = [pytest.mark.usefixtures("db_session"), pytest.mark.slow, pytest.mark.timeout(600)]
VILLAGES = [f"17.02.11.{number}" for number in (2001, 2002, 2012)]
STATUSES = list(LabourStatus)
# Each example lives in months of its own, so that none sees the months of another.
QUARTERS = itertools.count(0)


class Office:
    """A regency that acts at random, and what it must find afterwards."""

    def __init__(self, source: Random, first: Month) -> None:
        self.draw, self.first = source, first
        self.closed: dict[UUID, tuple] = {}

    def live_through(self, month: Month) -> None:
        open_month(Actor.system(), month.first_day)
        reported = []
        for village in VILLAGES:
            if self.draw.random() < 0.25:
                continue
            self._report(village, month)
            reported.append(village)
        self._check_totals(month, reported)
        self._check_people(month)
        self._check_closed()

    def _report(self, village: str, month: Month) -> None:
        officer = Actor(role=Role.VILLAGE_OFFICER, village_code=village)
        month_id = self._latest(village, month)
        self._fill(officer, month_id)
        if self.draw.random() < 0.4:
            month_reviews.return_month(OFFICE, month_id, "Periksa lagi.")
            self._fill(officer, month_id)
        if self.draw.random() < 0.5:
            month_reviews.accept_month(OFFICE, month_id)
            self.closed[month_id] = self._picture(month_id)
            if self.draw.random() < 0.5:
                month_id = month_reviews.reopen_month(OFFICE, month_id, "Ada kabar baru.")
                self._fill(officer, month_id)
        self._check_month(month_id, month)

    def _fill(self, officer: Actor, month_id: UUID) -> None:
        rows = [row for row in list_month_rows(month_id) if self.draw.random() < 0.7]
        village_months.answer_rows(officer, month_id, [self._reply(row.id) for row in rows])
        if self.draw.random() < 0.5:
            month_people.add_new_person(officer, month_id, self._new_person())
        for found in search_people(officer, month_id, "warga")[:1]:
            if not found.is_listed:
                month_people.add_known_person(officer, month_id, found.id)
        village_months.leave_rest_unasked(officer, month_id)
        village_months.submit_month(officer, month_id, "sudah bertanya ke semua RT")

    def _reply(self, row_id: UUID) -> RowReply:
        if self.draw.random() < 0.3:
            return RowReply(row_id, None, HowKnown.NOT_ASKED)
        answer = self.draw.choice(list(RowAnswer))
        other = self.draw.choice(list(OtherAnswer)) if answer is RowAnswer.OTHER else None
        return RowReply(row_id, answer, self.draw.choice([HowKnown.MET, HowKnown.TOLD]), other)

    def _new_person(self) -> month_people.NewPerson:
        maybe = lambda: self.draw.choice([None, True, False])  # noqa: E731 - three words, used four times
        labour = LabourAnswers(
            worked_an_hour=self.draw.choice([True, False]),
            hours=self.draw.choice([None, 10, 40]),
            wants_more_work=maybe(),
            seeking=maybe(),
            away_from_job=maybe(),
            main_activity=self.draw.choice([None, *MainActivity]),
            attends_school=maybe(),
        )
        name = f"Pendatang {self.draw.randrange(10**9)}"
        return month_people.NewPerson(name, self.draw.choice(list(Sex)), self.draw.randint(1950, 1995), labour)

    def _latest(self, village: str, month: Month) -> UUID:
        found = sa.select(VillageMonth.id).where(
            VillageMonth.village_code == village, VillageMonth.month == month.first_day, VillageMonth.is_latest
        )
        return db.session.scalars(found).one()

    def _picture(self, month_id: UUID) -> tuple:
        names = ("person_id", "number", "answer", "other", "how_known", "answers", "observation_id", "last_observation_id")
        rows = [tuple(getattr(row, name) for name in names) for row in list_month_rows(month_id)]
        return get_month(OFFICE, month_id).stored_figures, rows

    def _check_month(self, month_id: UUID, month: Month) -> None:
        figures, rows = get_month(OFFICE, month_id).figures, list_month_rows(month_id)
        assert figures.rows == len(rows) == len({row.person_id for row in rows}) == sum(figures.statuses.values())
        assert figures.unemployed_before + figures.became_unemployed - figures.no_longer_unemployed == figures.unemployed
        people = [row.person_id for row in rows]
        latest = latest_observations(month.last_day, people=people)
        seen = dict(db.session.execute(sa.select(latest.c.person_id, latest.c.status)).all())
        recounted = Counter(seen.get(person, LabourStatus.UNKNOWN) for person in people)
        assert {status.value: recounted.get(status, 0) for status in STATUSES} == dict(figures.statuses)
        for row in rows:
            assert (row.observation_id is not None) == (row.answer is not None and row.how_known is not HowKnown.NOT_ASKED)

    def _check_totals(self, month: Month, reported: list[str]) -> None:
        totals = month_board.month_totals(month, VILLAGES)
        assert (totals.coverage.reported, totals.coverage.expected) == (len(reported), len(VILLAGES))
        if not reported:
            assert totals.figures is None
            return
        parts = [get_month(OFFICE, self._latest(village, month)).figures for village in reported]
        assert totals.figures.unemployed == sum(part.unemployed for part in parts)
        bands = totals.figures.ages["unemployed"]
        assert sum(bands.values()) == totals.figures.unemployed

    def _check_people(self, month: Month) -> None:
        listed = (
            sa.select(VillageMonthRow.person_id)
            .join(VillageMonth, VillageMonth.id == VillageMonthRow.village_month_id)
            .where(VillageMonth.month == month.first_day, VillageMonth.is_latest)
        )
        people = list(db.session.scalars(listed))
        assert len(people) == len(set(people))
        reversals = sa.select(LabourObservation.reverses_id).where(LabourObservation.reverses_id.is_not(None))
        standing = sa.select(LabourObservation.id).where(
            LabourObservation.id.not_in(reversals),
            LabourObservation.reverses_id.is_(None),
            LabourObservation.valid_on == month.last_day,
        )
        recorded = (
            sa.select(VillageMonthRow.observation_id)
            .join(VillageMonth, VillageMonth.id == VillageMonthRow.village_month_id)
            .where(VillageMonth.month == month.first_day, VillageMonth.is_latest, VillageMonthRow.observation_id.is_not(None))
        )
        assert set(db.session.scalars(standing)) == set(db.session.scalars(recorded))

    def _check_closed(self) -> None:
        for month_id, picture in self.closed.items():
            assert self._picture(month_id) == picture


@given(seed=st.integers(0, 2**32), counts=st.lists(st.integers(0, 6), min_size=3, max_size=3))
@settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
def test_any_three_months_of_any_villages_add_up(seed: int, counts: list[int]) -> None:
    first = Month(2012, 1).shifted(3 * next(QUARTERS))
    source = Random(seed)
    for village, count in zip(VILLAGES, counts, strict=True):
        seen_on = date(first.previous.year, first.previous.month, 10)
        people_of(village, count, source.choice(STATUSES), seen_on, birth_year=source.randint(1950, 1998))
    office = Office(source, first)
    for step in range(3):
        office.live_through(first.shifted(step))
