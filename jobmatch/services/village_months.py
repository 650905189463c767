"""The village month as the village works on it: answered row by row, on a screen or from paper, and sent."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, ObservationSource, OtherAnswer, Role, RowAnswer
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.month_figures import month_figures
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_rules import LOCK_REASONS
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import MONTH, is_allowed, next_state
from jobmatch.extensions.db import db, transaction
from jobmatch.models import LabourObservation, Person, VillageMonth, VillageMonthRow
from jobmatch.queries.month_entries import list_differences
from jobmatch.queries.month_history import village_history
from jobmatch.queries.month_rows import MonthRow, list_month_rows
from jobmatch.services import audit
from jobmatch.services.month_findings import check_month, reaches, refuse_blocked, store_findings
from jobmatch.services.month_opening import open_month
from jobmatch.services.observations import Observed, record_observations, take_back_observations
from jobmatch.services.row_entries import note_answers

__all__ = [
    "RowReply",
    "answer_rows",
    "apply_reply",
    "check_reply",
    "get_month_to_enter",
    "leave_rest_unasked",
    "open_month",
    "start_paper",
    "stored_form",
    "submit_month",
]

FROM_PAPER, FROM_SCREEN = "paper", "screen"
PAPER_ROLES = (Role.DISTRICT_SUPERVISOR, Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
NEEDS_ANSWER = N_("Pilih satu jawaban, atau “Belum ditanya”.")
OTHER_NEEDS_KIND = N_("Pilih apa yang dimaksud dengan “Lain”.")
UNASKED_WITH_ANSWER = N_("“Belum ditanya” tidak bisa bersama jawaban baru. Pilih salah satu.")
NOT_FROM_PAPER = N_("Laporan ini diisi desa. Untuk mengisinya dari kertas, tekan “Isi dari kertas” dulu.")
TWO_ANSWERS = N_("Dua ponsel memberi jawaban berbeda untuk orang yang sama. Pilih dulu mana yang benar.")
AT_COUNTER = N_("Orang ini minta ditanya di loket. Desa tidak perlu menjawab untuknya.")


@dataclass(frozen=True, slots=True)
class RowReply:
    """The village's answer for one row; no answer with "not asked" means that the old answer stands with its old date."""

    row_id: UUID
    answer: RowAnswer | None
    how_known: HowKnown
    other: OtherAnswer | None = None
    job: str | None = None


def answer_rows(actor: Actor, month_id: UUID, replies: Iterable[RowReply], default: HowKnown | None = None) -> int:
    """Store answers for rows of one month, all or none; return how many changed. The same answers again change nothing.

    ``default`` is how the village knows unless a row says otherwise; it is remembered for the page.
    """
    wanted = {reply.row_id: reply for reply in replies}
    for reply in wanted.values():
        check_reply(reply)
    with transaction():
        month = get_month_to_enter(actor, month_id)
        month.state = next_state(MONTH, month.state, "answer")
        month.default_how_known = default or month.default_how_known
        changed = [
            row
            for row, at_counter in _rows(month_id, list(wanted))
            if apply_reply(actor, row, wanted[row.id], at_counter=at_counter)
        ]
        note_answers(actor, month_id, changed)
        for row in changed:
            audit.record(actor, "answer_row", "village_month_row", row.id, fields=["answer", "how_known", "other"])
        return len(changed)


def _rows(month_id: UUID, row_ids: Sequence[UUID]) -> list[tuple[VillageMonthRow, bool]]:
    found = (
        sa.select(VillageMonthRow, Person.asks_for_counter)
        .join(Person, Person.id == VillageMonthRow.person_id)
        .where(VillageMonthRow.village_month_id == month_id, VillageMonthRow.id.in_(row_ids))
    )
    rows = [(row, at_counter) for row, at_counter in db.session.execute(found)]
    if len(rows) != len(row_ids):
        raise NotFound
    return rows


def leave_rest_unasked(actor: Actor, month_id: UUID) -> int:
    """Mark every row without an answer as "not asked", in one act; return how many."""
    with transaction():
        month = get_month_to_enter(actor, month_id)
        month.state = next_state(MONTH, month.state, "answer")
        open_rows = sa.select(VillageMonthRow).where(
            VillageMonthRow.village_month_id == month_id, VillageMonthRow.answer.is_(None), VillageMonthRow.how_known.is_(None)
        )
        rows = list(db.session.scalars(open_rows))
        for row in rows:
            row.how_known, row.answered_at, row.answered_by = HowKnown.NOT_ASKED, clock.now(), actor.user_id
        audit.record(actor, "leave_rest_unasked", "village_month", month_id, fields=["how_known"])
        return len(rows)


def check_reply(reply: RowReply) -> None:
    """Refuse an answer that contradicts itself or lacks its other half."""
    if reply.answer is RowAnswer.OTHER and reply.other is None:
        raise RuleBroken(OTHER_NEEDS_KIND, field="other")
    if reply.answer is None and reply.how_known is not HowKnown.NOT_ASKED:
        raise RuleBroken(NEEDS_ANSWER, field="answer")
    if reply.answer is not None and reply.how_known is HowKnown.NOT_ASKED:
        raise RuleBroken(UNASKED_WITH_ANSWER, field="how_known")


def apply_reply(actor: Actor, row: VillageMonthRow, reply: RowReply, *, at_counter: bool) -> bool:
    """Put an answer into its row inside a running transaction; tell whether that changed anything."""
    if at_counter and reply.answer is not None:
        raise RuleBroken(AT_COUNTER, field="answer")
    wanted = stored_form(row.answers, reply)
    if (row.answer, row.how_known, row.other, row.answers) == wanted:
        return False
    row.answer, row.how_known, row.other, row.answers = wanted
    row.answered_at, row.answered_by = clock.now(), actor.user_id
    return True


def stored_form(
    answers: Mapping[str, Any], reply: RowReply
) -> tuple[RowAnswer | None, HowKnown, OtherAnswer | None, dict[str, Any]]:
    """Return an answer as its row stores it, beside what the row's ``answers`` hold of other things."""
    other = reply.other if reply.answer is RowAnswer.OTHER else None
    job = (reply.job or "").strip()[:120] if reply.answer is RowAnswer.NOW_WORKING else ""
    kept = {key: value for key, value in answers.items() if key != "job"}
    return reply.answer, reply.how_known, other, {**kept, **({"job": job} if job else {})}


def start_paper(actor: Actor, month_id: UUID) -> None:
    """Let kecamatan or office key in a village's list from paper; the month stays marked as such."""
    with transaction():
        month = _month_within_reach(actor, month_id)
        if actor.role not in PAPER_ROLES:
            raise NotAllowed
        _refuse_locked(month)
        month.entered_from = FROM_PAPER
        audit.record(actor, "enter_from_paper", "village_month", month_id)


def submit_month(actor: Actor, month_id: UUID, nil_statement: str | None = None) -> None:
    """Send the month to the level above; each answered row becomes a dated observation, unasked ones do not."""
    with transaction():
        month = get_month_to_enter(actor, month_id)
        if list_differences(month_id):
            raise RuleBroken(TWO_ANSWERS)
        listed = list_month_rows(month_id)
        period = Month.of(month.month)
        nil = (nil_statement or "").strip() or month.nil_statement
        found = check_month(listed, period, village_history(month.village_code, period), nil)
        refuse_blocked(found)
        month.state = next_state(MONTH, month.state, "submit")
        month.nil_statement = nil
        month.submitted_at, month.submitted_by, month.moved_on_at = clock.now(), actor.user_id, None
        month.first_submitted_at = month.first_submitted_at or month.submitted_at
        asked_on = min(clock.today(), period.last_day)
        month.figures = month_figures([row.counted(period.year) for row in listed], period, asked_on).as_dict()
        _observe(actor, month, listed, asked_on)
        store_findings(month_id, found)
        audit.record(actor, "submit_month", "village_month", month_id)


def _observe(actor: Actor, month: VillageMonth, listed: Sequence[MonthRow], asked_on: date) -> None:
    """Turn answers into observations. What was sent before and has changed since is taken back first."""
    of_month = sa.select(VillageMonthRow).where(VillageMonthRow.village_month_id == month.id)
    rows = {row.id: row for row in db.session.scalars(of_month)}
    wanted = {item.id: seen for item in listed if (seen := _observed(item, month, asked_on)) is not None}
    earlier = _recorded([row.observation_id for row in rows.values() if row.observation_id])
    kept = {row_id for row_id, seen in wanted.items() if _says_the_same(earlier.get(rows[row_id].observation_id), seen)}
    gone = [row.observation_id for row in rows.values() if row.observation_id and row.id not in kept]
    take_back_observations(actor, {observation_id: f"back:{observation_id}" for observation_id in gone})
    fresh = [row_id for row_id in wanted if row_id not in kept]
    ids = dict(zip(fresh, record_observations(actor, [wanted[row_id] for row_id in fresh]), strict=True))
    for item in listed:
        row = rows[item.id]
        row.carried_observation_id = item.last_observation_id
        if item.id not in kept:
            row.observation_id = ids.get(item.id)
    _note_deaths(listed)


def _recorded(ids: Sequence[UUID]) -> dict[UUID | None, LabourObservation]:
    found = sa.select(LabourObservation).where(LabourObservation.id.in_(ids))
    return {row.id: row for row in db.session.scalars(found)} if ids else {}


def _observed(item: MonthRow, month: VillageMonth, asked_on: date) -> Observed | None:
    counted = item.counted(month.month.year)
    if not counted.is_asked or item.answer is None:
        return None
    result = counted.outcome(asked_on)
    detail = item.other.value if item.other else None
    answers: dict[str, Any] = {key: item.answers[key] for key in ("job", "labour") if key in item.answers}
    return Observed(
        person_id=item.person_id,
        valid_on=asked_on,
        status=result.status,
        detail=detail,
        is_neet=result.is_neet,
        how_known=item.how_known,
        answers=answers,
        source=ObservationSource.VILLAGE_MONTH,
        source_id=f"{item.id}:{month.row_version}",
    )


def _says_the_same(row: LabourObservation | None, seen: Observed) -> bool:
    if row is None:
        return False
    before = (row.status, row.detail, row.how_known, row.is_neet, row.answers)
    return before == (seen.status, seen.detail, seen.how_known, seen.is_neet, seen.answers)


def _note_deaths(listed: Sequence[MonthRow]) -> None:
    died = {item.person_id for item in listed if item.other is OtherAnswer.DIED}
    wrong = {item.person_id for item in listed if item.died_on and item.answer and item.person_id not in died}
    for person in db.session.scalars(sa.select(Person).where(Person.id.in_(died | wrong))) if died | wrong else ():
        person.died_on = (person.died_on or clock.today()) if person.id in died else None


def get_month_to_enter(actor: Actor, month_id: UUID) -> VillageMonth:
    """Return a month that the actor may answer, inside a running transaction.

    Raises:
        NotFound, NotAllowed, RuleBroken: out of reach, not from paper, or locked (and why).
    """
    month = _month_within_reach(actor, month_id)
    if actor.role not in (Role.VILLAGE_OFFICER, Role.SYSTEM) and month.entered_from != FROM_PAPER:
        raise NotAllowed(NOT_FROM_PAPER)
    _refuse_locked(month)
    return month


def _refuse_locked(month: VillageMonth) -> None:
    if not is_allowed(MONTH, month.state, "answer"):
        raise RuleBroken(LOCK_REASONS[month.state])


def _month_within_reach(actor: Actor, month_id: UUID) -> VillageMonth:
    month = db.session.get(VillageMonth, month_id, with_for_update=True, populate_existing=True)
    if month is None or not month.is_latest or not reaches(actor, month.village_code):
        raise NotFound
    return month
