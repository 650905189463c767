"""Applications of people to vacancies, and what the employer answers."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ApplicationState, Role, VacancyOrigin
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import APPLICATION, next_state
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Application, Person, Vacancy
from jobmatch.queries.vacancies import find_many, is_open
from jobmatch.services import audit

REFERRERS = (Role.PLACEMENT, Role.COUNTER, Role.SECTION_HEAD, Role.SYSTEM)
ANSWER_DAYS = 21


def apply(actor: Actor, vacancy_id: UUID, message: str | None = None) -> UUID:
    """Apply as oneself, showing one's name and number to this employer; a second time is the same application."""
    if actor.role is not Role.SEEKER or actor.person_id is None:
        raise NotAllowed()
    return _add(actor, vacancy_id, actor.person_id, "self", message)


def refer(actor: Actor, vacancy_id: UUID, person_id: UUID, message: str | None = None) -> UUID:
    """Let staff apply for somebody who asked them to."""
    if actor.role not in REFERRERS:
        raise NotAllowed()
    return _add(actor, vacancy_id, person_id, "referral", message)


def _add(actor: Actor, vacancy_id: UUID, person_id: UUID, channel: str, message: str | None) -> UUID:
    with transaction():
        vacancy = _open_vacancy(vacancy_id)
        if db.session.get(Person, person_id) is None:
            raise NotFound()
        one_at_a_time("application_of", person_id)
        found = db.session.scalar(
            sa.select(Application).where(Application.vacancy_id == vacancy.id, Application.person_id == person_id)
        )
        if found is not None and found.state is not ApplicationState.WITHDRAWN:
            return found.id
        application = found or Application(vacancy_id=vacancy.id, person_id=person_id)
        if found is not None:
            application.state = next_state(APPLICATION, found.state, "apply_again")
        application.channel = channel
        application.message = (message or "").strip() or None
        application.is_contact_shared = True
        application.applied_at = clock.now()
        application.answered_at = None
        application.due_on = clock.today() + timedelta(days=ANSWER_DAYS)
        db.session.add(application)
        db.session.flush()
        audit.record(actor, "apply", "application", application.id)
        return application.id


def _open_vacancy(vacancy_id: UUID) -> Vacancy:
    shown = find_many([vacancy_id]).get(vacancy_id)
    if shown is None or shown.vacancy.origin is not VacancyOrigin.OFFICE:
        raise NotFound()
    if not is_open(shown):
        raise RuleBroken(N_("Lowongan ini sudah tidak menerima lamaran. Lihat lowongan lain yang masih terbuka."))
    return shown.vacancy


def withdraw_application(actor: Actor, application_id: UUID) -> None:
    """Take one's own application back."""
    with transaction():
        application = db.session.get(Application, application_id)
        if application is None or actor.person_id is None or application.person_id != actor.person_id:
            raise NotFound()
        _move(actor, application, "withdraw")


def _move(actor: Actor, application: Application, event: str) -> None:
    application.state = next_state(APPLICATION, application.state, event)
    audit.record(actor, f"{event}_application", "application", application.id, fields=["state"])
