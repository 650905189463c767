"""Applications of people to vacancies: sent, taken back, and answered by the employer."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import ApplicationState, RefusalReason, Role, VacancyOrigin
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import APPLICATION, next_state
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Application, Employer, Person, Seeker, Vacancy
from jobmatch.queries.answer_settings import find_clock
from jobmatch.queries.listing import is_unaccompanied
from jobmatch.queries.vacancies import find_many, get_with_people, is_open
from jobmatch.services import audit
from jobmatch.services.outbox import Letter, queue_message

REFERRERS = (Role.PLACEMENT, Role.COUNTER, Role.SECTION_HEAD, Role.SYSTEM)
NEWS_TO_EMPLOYER = N_("Ada pelamar untuk “%(title)s”. Lihat dan jawab di %(link)s. Pelamar menunggu paling lama %(days)s hari.")
NEWS_TO_SEEKER = N_("Kabar lamaran “%(title)s” di %(employer)s: %(news)s Lihat di %(link)s.")
INTERVIEW = N_("Anda diundang wawancara. Pemberi kerja akan menghubungi nomor Anda.")
OFFER = N_("Anda ditawari pekerjaan ini. Pemberi kerja akan menghubungi nomor Anda.")
HIRED = N_("Selamat, Anda diterima.")
NEEDS_GUARDIAN = N_("Umur di bawah 18 tahun: orang tua atau wali perlu memberi izin dulu, di loket atau lewat petugas desa.")
REFUSED = N_("Kali ini Anda belum diterima. Lamaran lain tetap terbuka untuk Anda.")


def apply(actor: Actor, vacancy_id: UUID, message: str | None = None, link: str = "", told_needs: tuple[str, ...] = ()) -> UUID:
    """Apply as oneself, showing one's name and number to this employer; a second time is the same application.

    ``told_needs`` are those of the person's own needs at work that she lets this employer know.
    """
    if actor.role is not Role.SEEKER or actor.person_id is None:
        raise NotAllowed()
    with transaction():
        application_id = add_application(actor, vacancy_id, actor.person_id, "self", message=message, link=link)
        own = db.session.get_one(Seeker, actor.person_id).accommodations
        db.session.get_one(Application, application_id).told_needs = [need for need in told_needs if need in own]
        return application_id


def refer(actor: Actor, vacancy_id: UUID, person_id: UUID, message: str | None = None, link: str = "") -> UUID:
    """Let staff apply for somebody who asked them to."""
    if actor.role not in REFERRERS:
        raise NotAllowed()
    return add_application(actor, vacancy_id, person_id, "referral", message=message, link=link)


def add_application(
    actor: Actor, vacancy_id: UUID, person_id: UUID, channel: str, *, message: str | None = None, link: str = ""
) -> UUID:
    """Store an application and queue the news to its employer; for callers that have checked who may."""
    with transaction():
        vacancy = _open_vacancy(vacancy_id)
        one_at_a_time("application", f"{vacancy_id}:{person_id}")
        _check_applicant(person_id)
        found = db.session.scalar(
            sa.select(Application).where(Application.vacancy_id == vacancy.id, Application.person_id == person_id)
        )
        if found is not None and found.state is not ApplicationState.WITHDRAWN:
            return found.id
        application = found or Application(vacancy_id=vacancy.id, person_id=person_id)
        if found is not None:
            application.state = next_state(APPLICATION, found.state, "apply_again")
        application.channel, application.message = channel, (message or "").strip() or None
        application.is_contact_shared, application.applied_at = True, clock.now()
        application.answered_at = application.answered_by = application.reminded_at = None
        application.due_on = clock.today() + timedelta(days=find_clock().close_after)
        db.session.add(application)
        db.session.flush()
        audit.record(actor, "apply", "application", application.id)
        _tell_employer(vacancy, application, link)
        return application.id


def _check_applicant(person_id: UUID) -> None:
    person = db.session.get(Person, person_id)
    if person is None:
        raise NotFound()
    if is_unaccompanied(person, db.session.get(Seeker, person_id), clock.today()):
        raise RuleBroken(NEEDS_GUARDIAN)


def withdraw_application(actor: Actor, application_id: UUID) -> None:
    """Take one's own application back."""
    with transaction():
        application = db.session.get(Application, application_id)
        if application is None or actor.person_id is None or application.person_id != actor.person_id:
            raise NotFound()
        _move(actor, application, "withdraw")


def shortlist(actor: Actor, application_id: UUID) -> None:
    """Keep an application in mind; the applicant is not told, for this is no answer."""
    with transaction():
        _move(actor, get_reachable(actor, application_id), "shortlist")


def undo_shortlist(actor: Actor, application_id: UUID) -> None:
    """Take that back."""
    with transaction():
        _move(actor, get_reachable(actor, application_id), "undo_shortlist")


def invite_to_interview(actor: Actor, application_id: UUID, link: str = "") -> None:
    """Answer with an interview."""
    with transaction():
        _answer(actor, get_reachable(actor, application_id), "invite", INTERVIEW, link)


def offer(actor: Actor, application_id: UUID, link: str = "") -> None:
    """Answer with an offer of the job."""
    with transaction():
        _answer(actor, get_reachable(actor, application_id), "offer", OFFER, link)


def refuse(actor: Actor, application_id: UUID, reason: RefusalReason, link: str = "") -> None:
    """Answer with a no and its reason; the applicant reads it in kind words."""
    with transaction():
        application = get_reachable(actor, application_id)
        application.reason_code = reason.value
        _answer(actor, application, "refuse", REFUSED, link)


def undo_refuse(actor: Actor, application_id: UUID) -> None:
    """Take a no back while the vacancy is still open."""
    with transaction():
        application = get_reachable(actor, application_id)
        _move(actor, application, "undo_refuse")
        application.reason_code = application.answered_at = application.answered_by = None


def note_hired(actor: Actor, application: Application, link: str = "") -> None:
    """Mark an application as answered with a hire, inside the caller's transaction."""
    _answer(actor, application, "hire", HIRED, link)


def note_hire_undone(actor: Actor, application: Application) -> None:
    """Open an application again whose hire was taken back, inside the caller's transaction."""
    _move(actor, application, "undo_hire")
    application.answered_at = application.answered_by = None


def get_reachable(actor: Actor, application_id: UUID) -> Application:
    """Return an application to a vacancy of the actor's employer; staff reach all."""
    row = db.session.execute(
        sa.select(Application, Vacancy.employer_id)
        .join(Vacancy, Vacancy.id == Application.vacancy_id)
        .where(Application.id == application_id)
    ).first()
    is_own = row is not None and actor.role is Role.EMPLOYER and actor.employer_id is not None and row[1] == actor.employer_id
    if row is None or not (is_own or actor.role in REFERRERS):
        raise NotFound()
    if is_own:
        get_with_people(actor, row[0].vacancy_id)
    return row[0]


def _open_vacancy(vacancy_id: UUID) -> Vacancy:
    shown = find_many([vacancy_id]).get(vacancy_id)
    if shown is None or shown.vacancy.origin is not VacancyOrigin.OFFICE:
        raise NotFound()
    if not is_open(shown):
        raise RuleBroken(N_("Lowongan ini sudah tidak menerima lamaran. Lihat lowongan lain yang masih terbuka."))
    return shown.vacancy


def _answer(actor: Actor, application: Application, event: str, news: str, link: str) -> None:
    _move(actor, application, event)
    application.answered_at = application.answered_at or clock.now()
    application.answered_by = actor.user_id
    tell_seeker(application, f"{event}:{clock.now():%Y%m%d}", news, link)


def _move(actor: Actor, application: Application, event: str) -> None:
    application.state = next_state(APPLICATION, application.state, event)
    audit.record(actor, f"{event}_application", "application", application.id, fields=["state"])


def _tell_employer(vacancy: Vacancy, application: Application, link: str) -> None:
    employer = db.session.get(Employer, vacancy.employer_id) if vacancy.employer_id else None
    if employer is not None:
        body = NEWS_TO_EMPLOYER % {"title": vacancy.title, "link": link, "days": find_clock().close_after}
        key = f"application:{application.id}:{clock.today().isoformat()}"
        queue_message(Letter(key, f"employer:{employer.id}", body, employer.name, vacancy.title, address=employer.phone))


def tell_seeker(application: Application, what: str, news: str, link: str) -> None:
    """Queue news to the applicant, once for each thing that happened."""
    person = db.session.get_one(Person, application.person_id)
    vacancy = db.session.get_one(Vacancy, application.vacancy_id)
    employer = db.session.get(Employer, vacancy.employer_id) if vacancy.employer_id else None
    facts = {"title": vacancy.title, "employer": employer.name if employer else "", "news": news, "link": link}
    key = f"application:{application.id}:{what}"
    queue_message(
        Letter(key, f"person:{person.id}", NEWS_TO_SEEKER % facts, person.full_name, vacancy.title, address=person.phone)
    )
