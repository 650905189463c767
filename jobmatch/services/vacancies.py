"""Vacancies from draft to withdrawal; each step is checked by the table of states and audited."""

from collections.abc import Sequence
from datetime import timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LedgerKind, Role, VacancyOrigin, VacancyState
from jobmatch.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from jobmatch.domain.offers import USUAL_DAYS, VacancyDraft, check_draft
from jobmatch.domain.removal_reasons import FILLED_UNSEEN, RUN_OUT, WITHDRAWN
from jobmatch.domain.search_words import search_key
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import VACANCY, next_state
from jobmatch.domain.wages import monthly_idr
from jobmatch.extensions.db import db, transaction
from jobmatch.models import District, Employer, LedgerEvent, Vacancy, Village
from jobmatch.queries import vacancies as reads
from jobmatch.services import audit, employers, ledger, placement_consequences, recommendations, vacancy_checks

MODERATORS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.SYSTEM)
WRITERS = (Role.PLACEMENT, Role.COUNTER, Role.SECTION_HEAD, Role.SYSTEM)


def post_vacancy(actor: Actor, draft: VacancyDraft, client_key: str | None = None) -> UUID:
    """Hand in a vacancy: it waits for staff. An employer posts its own; staff take one down for any employer.

    The same ``client_key`` (a form sent twice, a row of the same file) returns the first vacancy.
    """
    _check(draft)
    with transaction():
        employer = _employer_for(actor, draft)
        if client_key and (known := _find_posted(employer.id, client_key)) is not None:
            return known
        now = clock.now()
        vacancy = Vacancy(
            employer_id=employer.id,
            state=VacancyState.WAITING,
            created_at=now,
            created_by=actor.user_id,
            submitted_at=now,
            source_name=_source_name(employer.id) if client_key else None,
            source_key=client_key,
        )
        for name, value in _columns(draft, employer).items():
            setattr(vacancy, name, value)
        db.session.add(vacancy)
        db.session.flush()
        audit.record(actor, "post_vacancy", "vacancy", vacancy.id)
        return vacancy.id


def _source_name(employer_id: UUID) -> str:
    return f"form:{employer_id}"


def _find_posted(employer_id: UUID, client_key: str) -> UUID | None:
    return db.session.scalar(
        sa.select(Vacancy.id).where(Vacancy.source_name == _source_name(employer_id), Vacancy.source_key == client_key)
    )


def find_posted_keys(actor: Actor, employer_id: UUID | None, keys: Sequence[str]) -> set[str]:
    """Return which of these form or row keys were already handed in for the employer the actor posts for."""
    employer = _employer_for(actor, VacancyDraft(title="", employer_id=employer_id))
    posted = sa.select(Vacancy.source_key).where(Vacancy.source_name == _source_name(employer.id), Vacancy.source_key.in_(keys))
    return {key for key in db.session.scalars(posted) if key}


def edit_vacancy(actor: Actor, vacancy_id: UUID, draft: VacancyDraft, version: int) -> None:
    """Change a vacancy that is not closed; a published one goes back to staff.

    Raises:
        Conflict: somebody else changed it since ``version`` was shown; nothing was overwritten.
    """
    _check(draft)
    with transaction():
        vacancy = _own(actor, vacancy_id)
        if vacancy.version != version:
            raise Conflict(N_("Lowongan ini baru saja diubah orang lain. Perubahan Anda belum disimpan."))
        if vacancy.state in (VacancyState.DRAFT, VacancyState.RETURNED):
            _move(actor, vacancy, "submit")
            vacancy.submitted_at = clock.now()
        elif vacancy.state is not VacancyState.WAITING:
            raise RuleBroken(N_("Lowongan yang sudah terbit tidak diubah diam-diam: tarik, lalu buat salinannya."))
        columns = _columns(draft, db.session.get_one(Employer, vacancy.employer_id))
        changed = [name for name, value in columns.items() if getattr(vacancy, name) != value]
        for name in changed:
            setattr(vacancy, name, columns[name])
        audit.record(actor, "edit_vacancy", "vacancy", vacancy_id, fields=changed)


def publish_vacancy(actor: Actor, vacancy_id: UUID, kbji: str | None = None) -> None:
    """Let the public see a vacancy and have people ranked for it.

    The same act verifies an employer not yet verified, approves the reasons of special conditions, and sets the
    occupation that the officer picked.
    """
    with transaction():
        vacancy = _moderated(actor, vacancy_id)
        _move(actor, vacancy, "publish")
        now = clock.now()
        vacancy.kbji = kbji or vacancy.kbji
        vacancy.special_conditions = [
            {**item, "approved_by": str(actor.user_id or ""), "approved_on": clock.today().isoformat()}
            for item in vacancy.special_conditions
        ]
        vacancy.published_at, vacancy.published_by = now, actor.user_id
        vacancy.return_reason = None
        if vacancy.expires_on is None or vacancy.expires_on < clock.today():
            vacancy.expires_on = clock.today() + timedelta(days=USUAL_DAYS)
        if vacancy.employer_id is not None:
            employers.verify_employer(actor, vacancy.employer_id)
        db.session.flush()
        left = vacancy.posts - reads.count_filled(vacancy_id)
        source = _round(vacancy, LedgerKind.POST_REGISTERED)
        ledger.book_posts(actor, LedgerKind.POST_REGISTERED, vacancy.id, left, clock.today(), source)
        recommendations.ask_for_vacancy(actor, vacancy_id)


def return_vacancy(actor: Actor, vacancy_id: UUID, reason: str) -> None:
    """Send a waiting vacancy back to its employer with the reason in words."""
    if not reason.strip():
        raise RuleBroken(N_("Tulis apa yang perlu diperbaiki, supaya pemberi kerja tahu."), field="reason")
    with transaction():
        vacancy = _moderated(actor, vacancy_id)
        _move(actor, vacancy, "return")
        vacancy.return_reason = reason.strip()


def pause_vacancy(actor: Actor, vacancy_id: UUID) -> None:
    """Take a vacancy off the public list for a while."""
    with transaction():
        _move(actor, _own(actor, vacancy_id), "pause")


def resume_vacancy(actor: Actor, vacancy_id: UUID) -> None:
    """Show a paused vacancy again."""
    with transaction():
        _move(actor, _own(actor, vacancy_id), "resume")


def withdraw_vacancy(actor: Actor, vacancy_id: UUID) -> None:
    """Close a vacancy for good; posts that were public and are still open leave the ledger's stock."""
    with transaction():
        vacancy = _own(actor, vacancy_id)
        _move(actor, vacancy, "withdraw")
        _book_leftover(actor, vacancy, WITHDRAWN)


def expire_vacancy(actor: Actor, vacancy_id: UUID) -> None:
    """End a vacancy whose last day has passed; its open posts leave the ledger's stock until it is renewed."""
    with transaction():
        vacancy = _own(actor, vacancy_id)
        _move(actor, vacancy, "expire")
        _book_leftover(actor, vacancy, RUN_OUT)


def renew_vacancy(actor: Actor, vacancy_id: UUID) -> None:
    """Hand an expired vacancy in again; staff publish it for another thirty days."""
    with transaction():
        vacancy = _own(actor, vacancy_id)
        _move(actor, vacancy, "renew")
        vacancy.submitted_at, vacancy.expires_on = clock.now(), None


def report_filled(actor: Actor, vacancy_id: UUID) -> None:
    """Note an employer's word that a vacancy is filled, by whomever; open posts leave the ledger's stock."""
    with transaction():
        vacancy = _own(actor, vacancy_id)
        _move(actor, vacancy, "fill")
        _book_leftover(actor, vacancy, FILLED_UNSEEN)


def set_national_number(actor: Actor, vacancy_id: UUID, number: str) -> None:
    """Note under which number a vacancy was reported nationally."""
    with transaction():
        vacancy = _own(actor, vacancy_id)
        vacancy.national_number = number.strip()[:40] or None
        audit.record(actor, "report_nationally", "vacancy", vacancy_id, fields=["national_number"])


def _book_leftover(actor: Actor, vacancy: Vacancy, reason_code: str) -> None:
    left = placement_consequences.count_open_posts(vacancy.id)
    if left > 0:
        source = _round(vacancy, LedgerKind.POST_REMOVED)
        event_id = ledger.book_posts(actor, LedgerKind.POST_REMOVED, vacancy.id, left, clock.today(), source)
        db.session.get_one(LedgerEvent, event_id).reason_code = reason_code


def _round(vacancy: Vacancy, kind: LedgerKind) -> ledger.Source:
    """Return the source of the next booking of a kind; a renewed vacancy is booked again under its next round."""
    booked = sa.select(sa.func.count()).where(LedgerEvent.vacancy_id == vacancy.id, LedgerEvent.kind == kind)
    number = db.session.scalar(booked) or 0
    return ledger.Source("vacancy", f"{vacancy.id}:{number}" if number else str(vacancy.id))


def _move(actor: Actor, vacancy: Vacancy, event: str) -> None:
    vacancy.state = next_state(VACANCY, vacancy.state, event)
    audit.record(actor, f"{event}_vacancy", "vacancy", vacancy.id, fields=["state"])


def _check(draft: VacancyDraft) -> None:
    check_draft(draft, clock.today())
    if vacancy_checks.conditions_without_reason(draft):
        raise RuleBroken(
            N_("Ada syarat tentang diri orang (misalnya umur atau jenis kelamin). Hapus syaratnya, atau tulis alasannya."),
            field="conditions",
        )


def _columns(draft: VacancyDraft, employer: Employer) -> dict[str, Any]:
    lists = ("availability", "required_skills", "welcome_skills", "licences", "languages", "majors")
    values = {name: getattr(draft, name) for name in draft.__dataclass_fields__ if name != "employer_id"}
    village = db.session.get(Village, draft.village_code) if draft.village_code else None
    if draft.village_code and village is None:
        raise RuleBroken(N_("Desa atau kelurahan ini tidak dikenal. Pilih dari daftar."), field="village_code")
    district = db.session.get(District, village.district_code) if village else None
    places = (draft.place_text, village.name if village else None, district.name if district else None)
    return {
        **values,
        **{name: list(values[name]) for name in lists},
        "title": draft.title.strip(),
        "special_conditions": [dict(item) for item in draft.special_conditions],
        "search_key": search_key(draft.title, *draft.required_skills, employer.name, *places, *draft.welcome_skills),
        "month_wage_idr": monthly_idr(draft.wage_max_idr or draft.wage_min_idr, draft.wage_period),
    }


def _employer_for(actor: Actor, draft: VacancyDraft) -> Employer:
    if actor.role is Role.EMPLOYER:
        employer_id = actor.employer_id
    elif actor.role in WRITERS:
        employer_id = draft.employer_id
    else:
        raise NotAllowed()
    employer = db.session.get(Employer, employer_id) if employer_id else None
    if employer is None:
        raise NotFound()
    if employer.blocked_at is not None:
        raise NotAllowed(N_("Pemberi kerja ini sedang ditutup oleh kantor. Hubungi kantor untuk menjelaskannya."))
    return employer


def _moderated(actor: Actor, vacancy_id: UUID) -> Vacancy:
    if actor.role not in MODERATORS:
        raise NotAllowed()
    return _own(actor, vacancy_id)


def _own(actor: Actor, vacancy_id: UUID) -> Vacancy:
    vacancy = db.session.get(Vacancy, vacancy_id)
    if vacancy is None or vacancy.origin is not VacancyOrigin.OFFICE:
        raise NotFound()
    if actor.role in WRITERS or (actor.employer_id is not None and vacancy.employer_id == actor.employer_id):
        return vacancy
    raise NotFound()
