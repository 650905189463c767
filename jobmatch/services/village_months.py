"""The village month: opened with those to ask about, answered row by row, submitted, accepted or returned."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, LabourStatus, MonthState, ObservationSource, OtherAnswer, Role, RowAnswer
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_rules import CARRIED_STATUSES, row_status
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import MONTH, next_state
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Person, Village, VillageMonth, VillageMonthRow
from jobmatch.queries.observations import latest_observations
from jobmatch.services import audit
from jobmatch.services.observations import Observed, record_observation

UNANSWERED = N_("%(count)s orang belum dijawab. Jawab semua dulu; “Belum ditanya” juga jawaban.")
NIL_NEEDS_WORDS = N_("Daftar ini kosong. Tulis satu kalimat: siapa yang Anda tanyai.")
NEEDS_ANSWER = N_("Pilih satu jawaban, atau “Belum ditanya”.")
OTHER_NEEDS_KIND = N_("Pilih apa yang dimaksud dengan “Lain”.")


def open_month(actor: Actor, month: date) -> int:
    """Open ``month`` for every village that has none yet, with those last known without (enough) work.

    Returns how many villages were opened; a second call opens none.
    """
    first = month.replace(day=1)
    with transaction():
        opened = set(db.session.scalars(sa.select(VillageMonth.village_code).where(VillageMonth.month == first)))
        codes = [code for code in db.session.scalars(sa.select(Village.code)) if code not in opened]
        months = [VillageMonth(village_code=code, month=first, opened_at=clock.now()) for code in codes]
        db.session.add_all(months)
        db.session.flush()
        ids = {row.village_code: row.id for row in months}
        db.session.add_all(_carried_rows(ids, first))
        audit.record(actor, "open_month", "month", first)
    return len(codes)


def _carried_rows(ids: dict[str, UUID], first: date) -> list[VillageMonthRow]:
    latest = latest_observations(first - timedelta(days=1))
    people = db.session.execute(
        sa.select(Person.id, Person.village_code, latest.c.id.label("observation_id"), latest.c.status)
        .join(latest, latest.c.person_id == Person.id)
        .where(
            latest.c.status.in_(CARRIED_STATUSES),
            Person.village_code.in_(ids),
            Person.died_on.is_(None),
            Person.merged_into_id.is_(None),
        )
        .order_by(Person.village_code, Person.name_key, Person.id)
    )
    rows: list[VillageMonthRow] = []
    numbers: dict[str, int] = {}
    for person_id, village_code, observation_id, status in people:
        numbers[village_code] = numbers.get(village_code, 0) + 1
        rows.append(
            VillageMonthRow(
                village_month_id=ids[village_code],
                person_id=person_id,
                number=numbers[village_code],
                carried_observation_id=observation_id,
                answers={"carried_status": str(status)},
            )
        )
    return rows


@dataclass(frozen=True, slots=True)
class RowReply:
    """The village's answer for one row; no answer with "not asked" means that the old answer stands with its old date."""

    row_id: UUID
    answer: RowAnswer | None
    how_known: HowKnown
    other: OtherAnswer | None = None


def answer_rows(actor: Actor, month_id: UUID, replies: Iterable[RowReply]) -> int:
    """Store answers for rows of one month, all or none; return how many changed. The same answers again change nothing."""
    wanted = {reply.row_id: reply for reply in replies}
    for reply in wanted.values():
        _check_reply(reply)
    with transaction():
        month = _month_within_reach(actor, month_id)
        month.state = next_state(MONTH, month.state, "answer")
        found = sa.select(VillageMonthRow).where(VillageMonthRow.village_month_id == month_id, VillageMonthRow.id.in_(wanted))
        rows = list(db.session.scalars(found))
        if len(rows) != len(wanted):
            raise NotFound
        changed = [row for row in rows if _apply(actor, row, wanted[row.id])]
        for row in changed:
            audit.record(actor, "answer_row", "village_month_row", row.id, fields=["answer", "how_known", "other"])
        return len(changed)


def _check_reply(reply: RowReply) -> None:
    if reply.answer is RowAnswer.OTHER and reply.other is None:
        raise RuleBroken(OTHER_NEEDS_KIND, field="other")
    if reply.answer is None and reply.how_known is not HowKnown.NOT_ASKED:
        raise RuleBroken(NEEDS_ANSWER, field="answer")


def _apply(actor: Actor, row: VillageMonthRow, reply: RowReply) -> bool:
    other = reply.other if reply.answer is RowAnswer.OTHER else None
    how_known = HowKnown.NOT_ASKED if reply.answer is None else reply.how_known
    if (row.answer, row.how_known, row.other) == (reply.answer, how_known, other):
        return False
    row.answer, row.how_known, row.other = reply.answer, how_known, other
    row.answered_at, row.answered_by = clock.now(), actor.user_id
    return True


def submit_month(actor: Actor, month_id: UUID, nil_statement: str | None = None) -> None:
    """Send the month to the level above; each answered row becomes a dated observation, unasked ones do not."""
    with transaction():
        month = _month_within_reach(actor, month_id)
        rows = list(db.session.scalars(sa.select(VillageMonthRow).where(VillageMonthRow.village_month_id == month_id)))
        missing = sum(row.answer is None and row.how_known is not HowKnown.NOT_ASKED for row in rows)
        if missing:
            raise RuleBroken(UNANSWERED, count=missing)
        if not rows and not (nil_statement or "").strip():
            raise RuleBroken(NIL_NEEDS_WORDS, field="nil_statement")
        month.state = next_state(MONTH, month.state, "submit")
        month.nil_statement = (nil_statement or "").strip() or month.nil_statement
        month.submitted_at, month.submitted_by = clock.now(), actor.user_id
        for row in rows:
            _observe(actor, month, row, month.submitted_at)
        audit.record(actor, "submit_month", "village_month", month_id)


def _observe(actor: Actor, month: VillageMonth, row: VillageMonthRow, submitted_at: datetime) -> None:
    if row.answer is None or row.how_known is HowKnown.NOT_ASKED:
        return
    carried = row.answers.get("carried_status")
    status, detail = row_status(row.answer, row.other, LabourStatus(carried) if carried else None)
    record_observation(
        actor,
        Observed(
            person_id=row.person_id,
            valid_on=min(clock.today(), Month.of(month.month).last_day),
            status=status,
            detail=detail,
            how_known=row.how_known,
            source=ObservationSource.VILLAGE_MONTH,
            source_id=f"{row.id}:{submitted_at.timestamp():.0f}",
        ),
    )
    if row.other is OtherAnswer.DIED:
        person = db.session.get_one(Person, row.person_id)
        person.died_on = person.died_on or clock.today()


def accept_month(actor: Actor, month_id: UUID) -> None:
    """Accept a submitted month, as kecamatan or as office."""
    event = "accept_district" if actor.role is Role.DISTRICT_SUPERVISOR else "accept_office"
    _judge(actor, month_id, event, None)


def return_month(actor: Actor, month_id: UUID, reason: str) -> None:
    """Give a month back to its village with the reason that its screen will show."""
    if not reason.strip():
        raise RuleBroken(N_("Tulis alasannya, supaya desa tahu apa yang perlu diperbaiki."), field="reason")
    _judge(actor, month_id, "return", reason.strip())


def _judge(actor: Actor, month_id: UUID, event: str, reason: str | None) -> None:
    with transaction():
        month = _month_within_reach(actor, month_id)
        if actor.role is Role.VILLAGE_OFFICER:
            raise NotAllowed(N_("Hanya kecamatan atau kantor yang memeriksa laporan desa."))
        month.state = next_state(MONTH, month.state, event)
        month.return_reason = reason
        if month.state is not MonthState.RETURNED:
            month.accepted_at, month.accepted_by = clock.now(), actor.user_id
        audit.record(actor, f"month_{event}", "village_month", month_id)


def _month_within_reach(actor: Actor, month_id: UUID) -> VillageMonth:
    month = db.session.get(VillageMonth, month_id)
    if month is None or not _reaches(actor, month.village_code):
        raise NotFound
    return month


def _reaches(actor: Actor, village_code: str) -> bool:
    if actor.role is Role.VILLAGE_OFFICER:
        return actor.village_code == village_code
    if actor.role is Role.DISTRICT_SUPERVISOR:
        return actor.district_code == village_code[:8]
    return actor.is_staff or actor.role is Role.SYSTEM
