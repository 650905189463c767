"""Twelve closed months of village reports and one that is under way: who reported, who was late, who never does."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.demo.accounts import VILLAGE
from jobmatch.demo.calendar import Calendar
from jobmatch.demo.draw import Draw
from jobmatch.demo.households import OLDEST_OF_WORKING_AGE, WORKING_AGE, Member
from jobmatch.demo.rows import observation_row, table_of
from jobmatch.demo.timeline import Timeline
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, LabourStatus, MonthState, ObservationSource, OtherAnswer, RowAnswer
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_rules import row_status
from jobmatch.extensions.db import db
from jobmatch.models import LabourObservation, Person, VillageMonth, VillageMonthRow
from jobmatch.services import month_counts, village_months

REPORTED = (85, 92, 101, 97, 108, 113, 119, 125, 122, 131, 137, 141)
"""Villages that reported, of 156, in each closed month; the first figure is the one the office had to live with once."""
LATE_SHARE = 0.12
NEVER = 5
ANSWERS = {RowAnswer.STILL_NOT_WORKING: 935, RowAnswer.NOW_WORKING: 40, RowAnswer.OTHER: 25}
OTHERS = {
    OtherAnswer.SCHOOL: 30,
    OtherAnswer.NOT_SEEKING: 34,
    OtherAnswer.MOVED: 15,
    OtherAnswer.NOT_FOUND: 20,
    OtherAnswer.DIED: 1,
}
KNOWN = {HowKnown.MET: 55, HowKnown.TOLD: 36, HowKnown.NOT_ASKED: 9}
NIL = "Saya tanyai semua ketua RT; tidak ada yang sedang mencari kerja bulan ini."
Row = dict[str, Any]


class Reporting:
    """The villages' side of the world; it keeps everybody's status in step, and leaves the ``steady`` person as she is."""

    def __init__(self, members: list[Member], steady: UUID, staff: dict[str, Actor], calendar: Calendar) -> None:
        self._draw, self._calendar, self._shown, self._staff = Draw("reporting"), calendar, VILLAGE, staff
        self._steady = steady
        self._people = {member.id: member for member in members}
        self._by_village: dict[str, list[Member]] = {}
        for member in members:
            self._by_village.setdefault(member.village, []).append(member)
        self._diligence: dict[str, float] = {}

    def schedule(self, timeline: Timeline, villages: Iterable[str]) -> None:
        """Put every month's opening, reports and checks on the timeline."""
        self._diligence = {code: 2.0 if code == self._shown else self._draw.random() for code in villages}
        for month, count in zip(self._calendar.closed, REPORTED, strict=True):
            on_time, late = self._who_reports(count)
            timeline.add(self._calendar.at(month.first_day, 6), self._opening(month))
            timeline.add(self._calendar.at(month.last_day, 20), self._collecting(month, on_time))
            timeline.add(self._calendar.closing(month) - timedelta(hours=2), self._collecting(month, late))
            timeline.add(self._calendar.closing(month) - timedelta(hours=1), self._locking(month))
        timeline.add(self._calendar.at(self._calendar.current.first_day, 6), self._opening(self._calendar.current))
        timeline.add(self._calendar.now, self._running_month)

    def _who_reports(self, count: int) -> tuple[list[str], list[str]]:
        never = sorted(self._diligence, key=self._diligence.__getitem__)[:NEVER]
        scores = {code: own + self._draw.random() * 0.7 for code, own in self._diligence.items() if code not in never}
        chosen = sorted(scores, key=scores.__getitem__, reverse=True)[:count]
        late = {code for code in chosen if code != self._shown and self._draw.chance(LATE_SHARE)}
        return [code for code in chosen if code not in late], sorted(late)

    def _opening(self, month: Month) -> Any:
        return lambda: village_months.open_month(Actor.system(), month.first_day)

    def _collecting(self, month: Month, villages: list[str]) -> Any:
        def collect() -> None:
            self._report(month, villages)
            self._set_states(month, villages, MonthState.ACCEPTED_OFFICE)

        return collect

    def _locking(self, month: Month) -> Any:
        table = table_of(VillageMonth)
        of_month = sa.update(table).where(table.c.month == month.first_day, table.c.state == MonthState.ACCEPTED_OFFICE)
        return lambda: db.session.execute(of_month.values(state=MonthState.LOCKED))

    def _running_month(self) -> None:
        """Leave the month of today half done: some accepted, some waiting, some returned, the shown village in the middle."""
        month, draw = self._calendar.current, self._draw
        passed = self._calendar.today.day / month.last_day.day
        reported = [code for code in self._diligence if code != self._shown and draw.chance(passed * 0.6)]
        self._report(month, reported)
        for code in reported:
            self._set_states(month, [code], draw.by_weight(_HALF_WAY))
        started = [code for code in self._diligence if code not in reported and draw.chance(0.35)]
        self._start(month, sorted({*started, self._shown}))

    def _report(self, month: Month, villages: list[str]) -> None:
        changed, seen, added = [], [], []
        moment = clock.now()
        for month_id, village, rows in self._rows_of(month, villages):
            at = self._calendar.at(clock.local(moment).date(), self._draw.randint(8, 17), self._draw.randrange(60))
            leavers = 0
            for row_id, person_id, carried in rows:
                values = self._answer(row_id, at, may_change=person_id != self._steady)
                changed.append(values)
                leavers += values["b_answer"] is not RowAnswer.STILL_NOT_WORKING
                seen += self._observed(values, person_id, carried, month)
            listed = {person_id for _, person_id, _ in rows}
            for number, member in enumerate(self._newcomers(village, leavers, listed), len(rows) + 1):
                new, observation = self._new_row(month_id, number, member, month, at)
                added.append(new)
                seen.append(observation)
        self._store(changed, added, seen)

    def _rows_of(self, month: Month, villages: list[str]) -> list[tuple[UUID, str, list[tuple[UUID, UUID, str | None]]]]:
        found_months = db.session.execute(
            sa.select(VillageMonth.id, VillageMonth.village_code)
            .where(VillageMonth.month == month.first_day, VillageMonth.village_code.in_(villages))
            .order_by(VillageMonth.village_code)
        )
        months = [(month_id, village) for month_id, village in found_months]
        rows: dict[UUID, list[tuple[UUID, UUID, str | None]]] = {month_id: [] for month_id, _ in months}
        row = VillageMonthRow
        found = db.session.execute(
            sa.select(row.village_month_id, row.id, row.person_id, row.answers)
            .where(row.village_month_id.in_(rows))
            .order_by(row.village_month_id, row.number)
        )
        for month_id, row_id, person_id, answers in found:
            rows[month_id].append((row_id, person_id, answers.get("carried_status")))
        return [(month_id, village, rows[month_id]) for month_id, village in months]

    def _answer(self, row_id: UUID, at: datetime, *, may_change: bool = True) -> Row:
        answer = self._draw.by_weight(ANSWERS) if may_change else RowAnswer.STILL_NOT_WORKING
        return {
            "b_id": row_id,
            "b_answer": answer,
            "b_other": self._draw.by_weight(OTHERS) if answer is RowAnswer.OTHER else None,
            "b_how_known": self._draw.by_weight(KNOWN) if answer is RowAnswer.STILL_NOT_WORKING else HowKnown.TOLD,
            "b_answered_at": at,
            "b_observation_id": None,
        }

    def _observed(self, values: Row, person_id: UUID, carried: str | None, month: Month) -> list[Row]:
        if values["b_how_known"] is HowKnown.NOT_ASKED:
            return []
        known = LabourStatus(carried) if carried else None
        status, detail = row_status(values["b_answer"], values["b_other"], known)
        if person_id in self._people:
            self._people[person_id].status = None if values["b_other"] is OtherAnswer.DIED else status
        at: datetime = values["b_answered_at"]
        values["b_observation_id"] = self._draw.new_id(at)
        return [
            observation_row(
                values["b_observation_id"],
                person_id,
                valid_on=min(clock.today(), month.last_day),
                recorded_at=at,
                status=status,
                detail=detail,
                how_known=values["b_how_known"],
                source=ObservationSource.VILLAGE_MONTH,
                source_id=f"{values['b_id']}:{at.timestamp():.0f}",
            )
        ]

    def _newcomers(self, village: str, leavers: int, listed: set[UUID]) -> list[Member]:
        """Return who came to be out of work in a village this month: about as many as left the list."""
        count = sum(self._draw.chance(0.97) for _ in range(leavers)) + (not listed and self._draw.chance(0.08))
        pool = [
            member
            for member in self._by_village.get(village, [])
            if member.status in _MAY_LOSE_WORK
            and member.id not in listed
            and WORKING_AGE <= member.age(self._calendar.start.date()) <= OLDEST_OF_WORKING_AGE
        ]
        return self._draw.sample(pool, min(count, len(pool)))

    def _new_row(self, month_id: UUID, number: int, member: Member, month: Month, at: datetime) -> tuple[Row, Row]:
        member.status = LabourStatus.UNEMPLOYED
        row = {
            "id": self._draw.new_id(at),
            "village_month_id": month_id,
            "person_id": member.id,
            "number": number,
            "is_new": True,
            "answer": RowAnswer.STILL_NOT_WORKING,
            "how_known": HowKnown.MET,
            "answered_at": at,
        }
        values = {"b_id": row["id"], "b_answer": row["answer"], "b_other": None, "b_how_known": HowKnown.MET, "b_answered_at": at}
        seen = self._observed(values, member.id, None, month)[0]
        return row | {"observation_id": values["b_observation_id"]}, seen

    def _store(self, changed: list[Row], added: list[Row], seen: list[Row]) -> None:
        table = table_of(VillageMonthRow)
        if seen:
            db.session.execute(sa.insert(LabourObservation), seen)
        if changed:
            names = ("answer", "other", "how_known", "answered_at", "observation_id")
            by_id = sa.update(table).where(table.c.id == sa.bindparam("b_id"))
            columns = {name: sa.bindparam(f"b_{name}", type_=table.c[name].type) for name in names}
            db.session.connection().execute(by_id.values(columns), changed)
        if added:
            db.session.execute(sa.insert(VillageMonthRow), added)
        gone = [row["person_id"] for row in seen if row["detail"] == OtherAnswer.DIED.value]
        people = table_of(Person)
        db.session.execute(sa.update(people).where(people.c.id.in_(gone)).values(died_on=clock.today()))

    def _set_states(self, month: Month, villages: list[str], state: MonthState) -> None:
        table, moment = table_of(VillageMonth), clock.now()
        has_rows = sa.exists().where(VillageMonthRow.village_month_id == table.c.id)
        values: Row = {
            "state": state,
            "submitted_at": moment,
            "first_submitted_at": sa.func.coalesce(table.c.first_submitted_at, moment),
            "submitted_by": self._staff["desa"].user_id if villages == [self._shown] else None,
            "nil_statement": sa.case((has_rows, None), else_=NIL),
            "return_reason": _RETURNED if state is MonthState.RETURNED else None,
            "returned_at": moment if state is MonthState.RETURNED else None,
        }
        if state in (MonthState.ACCEPTED_DISTRICT, MonthState.ACCEPTED_OFFICE):
            login = "kecamatan" if state is MonthState.ACCEPTED_DISTRICT else "penempatan"
            values |= {"accepted_at": moment, "accepted_by": self._staff[login].user_id}
        of_them = sa.update(table).where(table.c.month == month.first_day, table.c.village_code.in_(villages))
        db.session.execute(of_them.values(values))
        month_counts.count_months(month.first_day, villages)

    def _start(self, month: Month, villages: list[str]) -> None:
        """Answer the first part of some lists and leave the rest."""
        changed = []
        for _, _, rows in self._rows_of(month, villages):
            changed += [self._answer(row_id, clock.now()) for row_id, _, _ in rows[: max(1, len(rows) // 3)]]
        self._store(changed, [], [])
        table = table_of(VillageMonth)
        of_them = sa.update(table).where(table.c.month == month.first_day, table.c.village_code.in_(villages))
        db.session.execute(of_them.values(state=MonthState.IN_WORK))


_MAY_LOSE_WORK = (LabourStatus.EMPLOYED, LabourStatus.PART_TIME, LabourStatus.NOT_IN_FORCE)
_HALF_WAY = {
    MonthState.SUBMITTED: 40,
    MonthState.ACCEPTED_DISTRICT: 24,
    MonthState.ACCEPTED_OFFICE: 30,
    MonthState.RETURNED: 6,
}
_RETURNED = "Nomor 2 dan 3 tampak orang yang sama. Tanyakan lagi, lalu kirim ulang."
