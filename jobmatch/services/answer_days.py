"""What the clock does once a day: reminds employers, closes what nobody answered, ends what has expired."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.answer_clock import Asked, ClockStep, clock_step
from jobmatch.domain.enums import ApplicationState, VacancyOrigin, VacancyState
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import APPLICATION, next_state
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Application, Employer, Vacancy
from jobmatch.queries.answer_settings import find_clock
from jobmatch.services import audit, vacancies
from jobmatch.services.applications import tell_seeker
from jobmatch.services.outbox import Letter, queue_message

WAITING = (ApplicationState.APPLIED, ApplicationState.SHORTLISTED)
NO_ANSWER = "no_answer"
REMINDER = N_(
    "%(count)s pelamar menunggu jawaban %(employer)s lebih dari %(days)s hari. Jawab di %(link)s, cukup satu ketukan tiap orang."
)
CLOSED = N_("Belum ada jawaban dalam %(days)s hari, jadi lamaran ini kami tutup. Ini bukan penilaian atas diri Anda.")


@dataclass(frozen=True, slots=True)
class DayOutcome:
    """How much a day's run did, or would do."""

    reminded: int
    closed: int
    expired: int


def run_day(actor: Actor, base_url: str, write: bool) -> DayOutcome:
    """Do the day's work; running it twice on a day does nothing more. Without ``write`` only count."""
    with transaction():
        steps = _steps()
        late = [row for row, step in steps if step is ClockStep.REMIND and row[0].reminded_at is None]
        over = [row for row, step in steps if step is ClockStep.CLOSE]
        expired = _expired()
        if write:
            _remind(late, base_url)
            for application, _ in over:
                _close(actor, application, base_url)
            for vacancy_id in expired:
                vacancies.expire_vacancy(actor, vacancy_id)
        return DayOutcome(len(late), len(over), len(expired))


def _steps() -> list[tuple[tuple[Application, Employer], ClockStep]]:
    settings = find_clock()
    rows = db.session.execute(
        sa.select(Application, Employer)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .join(Employer, Employer.id == Vacancy.employer_id)
        .where(Application.state.in_(WAITING), Application.answered_at.is_(None))
        .order_by(Employer.id, Application.id)
    )
    return [((row[0], row[1]), clock_step(_asked(row[0]), clock.today(), settings)) for row in rows]


def _asked(application: Application) -> Asked:
    """For the seeker the clock runs from the day she applied, whether or not the news reached the employer."""
    return Asked(reached_on=clock.local(application.applied_at).date())


def _remind(late: Sequence[tuple[Application, Employer]], base_url: str) -> None:
    counts: dict[UUID, int] = {}
    days = find_clock().remind_after
    employers = {employer.id: employer for _, employer in late}
    for application, employer in late:
        application.reminded_at = clock.now()
        counts[employer.id] = counts.get(employer.id, 0) + 1
    for employer_id, count in counts.items():
        employer = employers[employer_id]
        facts = {
            "count": count,
            "employer": employer.name,
            "days": days,
            "link": f"{base_url}/pemberi-kerja/lowongan",
        }
        key = f"answers_due:{clock.today().isoformat()}"
        queue_message(Letter(key, f"employer:{employer_id}", REMINDER % facts, employer.name, address=employer.phone))


def _close(actor: Actor, application: Application, base_url: str) -> None:
    application.state = next_state(APPLICATION, application.state, "close")
    application.reason_code = NO_ANSWER
    audit.record(actor, "close_application", "application", application.id, fields=["state"], reason=NO_ANSWER)
    tell_seeker(application, NO_ANSWER, CLOSED % {"days": find_clock().close_after}, f"{base_url}/lamaran-saya")


def _expired() -> Sequence[UUID]:
    states = (VacancyState.PUBLISHED, VacancyState.PAUSED)
    return db.session.scalars(
        sa.select(Vacancy.id)
        .where(Vacancy.state.in_(states), Vacancy.origin == VacancyOrigin.OFFICE, Vacancy.expires_on < clock.today())
        .order_by(Vacancy.id)
    ).all()
