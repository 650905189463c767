"""How often employers answer in time, counting only what truly reached them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import OFFICE_STAFF, Actor
from jobmatch.domain.answer_clock import Asked, ClockSettings, answer_rate
from jobmatch.domain.enums import ApplicationState, MessageState
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.indicators import Rate
from jobmatch.extensions.db import db
from jobmatch.models import Account, AnswerCorrection, Application, Employer, EmployerMember, OutboxMessage, Vacancy

CLOCK = ClockSettings()
NOT_THE_EMPLOYERS = (ApplicationState.WITHDRAWN,)
HIRED_ELSEWHERE = "placed:"


@dataclass(frozen=True, slots=True)
class Standing:
    """An employer with its answer rate, in the order of invitations to the next fair."""

    employer_id: UUID
    name: str
    rate: Rate | None


def rates_of(employer_ids: Iterable[UUID]) -> dict[UUID, Rate | None]:
    """Return the answer rate of each employer; None below five due answers."""
    wanted = list(employer_ids)
    cases: dict[UUID, list[Asked]] = {employer_id: [] for employer_id in wanted}
    for employer_id, case in _cases(wanted):
        cases[employer_id].append(case)
    return {employer_id: answer_rate(found, clock.today(), CLOCK) for employer_id, found in cases.items()}


def find_rate(employer_id: UUID | None) -> Rate | None:
    """Return one employer's answer rate, or None while it says nothing yet."""
    return rates_of([employer_id])[employer_id] if employer_id is not None else None


def list_standings(actor: Actor) -> Sequence[Standing]:
    """Return the checked employers in the order of invitations: best rate first, then those without enough answers yet."""
    if actor.role not in OFFICE_STAFF:
        raise NotAllowed()
    rows = db.session.execute(
        sa.select(Employer.id, Employer.name)
        .where(Employer.verified_at.is_not(None), Employer.blocked_at.is_(None))
        .order_by(Employer.name, Employer.id)
    ).all()
    rates = rates_of(employer_id for employer_id, _ in rows)
    standings = [Standing(employer_id, name, rates[employer_id]) for employer_id, name in rows]
    return sorted(standings, key=lambda row: (row.rate is None, -row.rate.percent() if row.rate else 0))


def _cases(employer_ids: Sequence[UUID]) -> list[tuple[UUID, Asked]]:
    sent, signed_in = _messages_sent(employer_ids), _last_sign_ins(employer_ids)
    rows = db.session.execute(
        sa.select(Vacancy.employer_id, Application, AnswerCorrection.answered_on)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .outerjoin(
            AnswerCorrection,
            sa.and_(AnswerCorrection.application_id == Application.id, AnswerCorrection.is_accepted.is_(True)),
        )
        .where(Vacancy.employer_id.in_(employer_ids), Application.state.not_in(NOT_THE_EMPLOYERS))
    )
    return [
        (employer_id, _asked(application, [*sent.get(employer_id, ()), *signed_in.get(employer_id, ())], corrected_on))
        for employer_id, application, corrected_on in rows
        if employer_id is not None and not _was_hired_elsewhere(application)
    ]


def _messages_sent(employer_ids: Sequence[UUID]) -> dict[UUID, list[datetime]]:
    keys = {f"employer:{employer_id}": employer_id for employer_id in employer_ids}
    found: dict[UUID, list[datetime]] = {}
    statement = sa.select(OutboxMessage.recipient_key, OutboxMessage.sent_at)
    for key, moment in db.session.execute(
        statement.where(OutboxMessage.recipient_key.in_(keys), OutboxMessage.state == MessageState.SENT)
    ):
        if moment is not None:
            found.setdefault(keys[key], []).append(moment)
    return found


def _last_sign_ins(employer_ids: Sequence[UUID]) -> dict[UUID, list[datetime]]:
    found: dict[UUID, list[datetime]] = {}
    statement = (
        sa.select(EmployerMember.employer_id, Account.last_sign_in_at)
        .join(Account, Account.id == EmployerMember.account_id)
        .where(EmployerMember.employer_id.in_(employer_ids), Account.last_sign_in_at.is_not(None))
    )
    for employer_id, moment in db.session.execute(statement):
        if moment is not None:
            found.setdefault(employer_id, []).append(moment)
    return found


def _was_hired_elsewhere(application: Application) -> bool:
    return application.state is ApplicationState.CLOSED and (application.reason_code or "").startswith(HIRED_ELSEWHERE)


def _asked(application: Application, seen: Sequence[datetime], corrected_on: date | None) -> Asked:
    moments = [moment for moment in seen if moment >= application.applied_at]
    answered = application.answered_at if application.answered_by is not None else None
    if answered is not None:
        moments.append(answered)
    return Asked(
        reached_on=clock.local(min(moments)).date() if moments else None,
        answered_on=corrected_on or (clock.local(answered).date() if answered else None),
    )
