"""How often employers answer in time, counting only what truly reached them."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import OFFICE_STAFF, Actor
from jobmatch.domain.answer_clock import Asked, answer_rate, closes_on
from jobmatch.domain.enums import ApplicationState, MessageState, Role
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.indicators import Rate
from jobmatch.extensions.db import db
from jobmatch.models import Account, AnswerCorrection, Application, Employer, EmployerMember, OutboxMessage, Person, Vacancy
from jobmatch.queries.answer_settings import find_clock

NOT_THE_EMPLOYERS = (ApplicationState.WITHDRAWN,)
HIRED_ELSEWHERE = "placed:"


@dataclass(frozen=True, slots=True)
class Standing:
    """An employer with its answer rate, in the order of invitations to the next fair."""

    employer_id: UUID
    name: str
    rate: Rate | None


@dataclass(frozen=True, slots=True)
class Missed:
    """An application that counts against its employer, and what was said to correct it."""

    application: Application
    name: str
    vacancy_title: str
    correction: AnswerCorrection | None


@dataclass(frozen=True, slots=True)
class AskedCorrection:
    """A correction that waits for staff."""

    correction: AnswerCorrection
    application: Application
    name: str
    vacancy_title: str
    employer: Employer


def rates_of(employer_ids: Iterable[UUID]) -> dict[UUID, Rate | None]:
    """Return the answer rate of each employer; None below five due answers."""
    wanted, settings = list(employer_ids), find_clock()
    cases: dict[UUID, list[Asked]] = {employer_id: [] for employer_id in wanted}
    for employer_id, _, case in _cases(wanted):
        cases[employer_id].append(case)
    return {employer_id: answer_rate(found, clock.today(), settings) for employer_id, found in cases.items()}


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


def list_missed(actor: Actor, employer_id: UUID) -> Sequence[Missed]:
    """Return the applications that count as not answered in time, for the employer to see why and to correct."""
    if not (actor.role in OFFICE_STAFF or (actor.role is Role.EMPLOYER and actor.employer_id == employer_id)):
        raise NotFound
    today, settings = clock.today(), find_clock()
    late = [
        application.id
        for _, application, case in _cases([employer_id], with_corrections=False)
        if case.reached_on and min(case.answered_on or today, today) >= closes_on(case.reached_on, settings)
    ]
    rows = db.session.execute(
        sa.select(Application, Person.full_name, Vacancy.title, AnswerCorrection)
        .join(Person, Person.id == Application.person_id)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .outerjoin(AnswerCorrection, AnswerCorrection.application_id == Application.id)
        .where(Application.id.in_(late))
        .order_by(Application.applied_at.desc(), Application.id)
    )
    return [Missed(*row) for row in rows]


def list_corrections(actor: Actor) -> Sequence[AskedCorrection]:
    """Return the corrections that wait for staff, the oldest first."""
    if actor.role not in OFFICE_STAFF:
        raise NotAllowed
    rows = db.session.execute(
        sa.select(AnswerCorrection, Application, Person.full_name, Vacancy.title, Employer)
        .join(Application, Application.id == AnswerCorrection.application_id)
        .join(Person, Person.id == Application.person_id)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .join(Employer, Employer.id == Vacancy.employer_id)
        .where(AnswerCorrection.decided_at.is_(None))
        .order_by(AnswerCorrection.asked_at, AnswerCorrection.id)
    )
    return [AskedCorrection(*row) for row in rows]


def count_corrections(actor: Actor) -> int:
    """Return how many corrections wait for staff."""
    if actor.role not in OFFICE_STAFF:
        return 0
    return db.session.scalar(sa.select(sa.func.count()).where(AnswerCorrection.decided_at.is_(None))) or 0


def _cases(employer_ids: Sequence[UUID], *, with_corrections: bool = True) -> list[tuple[UUID, Application, Asked]]:
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
        (
            employer_id,
            application,
            _asked(
                application,
                [*sent.get(employer_id, ()), *signed_in.get(employer_id, ())],
                corrected_on if with_corrections else None,
            ),
        )
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
    answered = None if application.state is ApplicationState.CLOSED else application.answered_at
    if answered is not None:
        moments.append(answered)
    return Asked(
        reached_on=clock.local(min(moments)).date() if moments else None,
        answered_on=corrected_on or (clock.local(answered).date() if answered else None),
    )
