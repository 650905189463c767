"""People an employer (or staff) notes for a vacancy and invites to it; name and number only after a yes."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import InvitationState, MessageState, VacancyState
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import CandidateInvitation, Employer, OutboxMessage, Person, Recommendation, Seeker, Vacancy
from jobmatch.queries import vacancies as reads
from jobmatch.queries.listing import may_be_listed
from jobmatch.services import applications, audit, signed_links
from jobmatch.services.outbox import Letter, queue_message

LINK = "invitation"
INVITATION = N_(
    "%(employer)s mengundang Anda melamar “%(title)s”. Mau? Jawab di %(link)s. Nama dan nomor Anda baru diberikan kalau Anda mau."
)
NOT_OPEN = N_("Undangan hanya bisa dikirim selama lowongan terbit.")
ANSWERED = N_("Orang ini sudah menjawab undangan. Tidak ada yang diubah.")


def note_candidate(actor: Actor, vacancy_id: UUID, person_id: UUID) -> UUID:
    """Keep a person in mind for a vacancy; nobody is told."""
    with transaction():
        row = _row(actor, vacancy_id, person_id)
        if row.state is InvitationState.CANCELLED:
            row.state = InvitationState.NOTED
        audit.record(actor, "note_candidate", "candidate_invitation", row.id)
        return row.id


def forget_candidate(actor: Actor, vacancy_id: UUID, person_id: UUID) -> None:
    """Undo noting; what was already sent or answered is not forgotten by this."""
    with transaction():
        row = _row(actor, vacancy_id, person_id)
        if row.state is not InvitationState.NOTED:
            raise RuleBroken(N_("Undangan sudah terkirim. Tarik undangannya dahulu."))
        row.state = InvitationState.CANCELLED
        audit.record(actor, "forget_candidate", "candidate_invitation", row.id)


def invite(actor: Actor, vacancy_id: UUID, person_id: UUID, base_url: str) -> UUID:
    """Ask a person whether she wants to apply: a message with a link, and a line on her own page."""
    with transaction():
        row = _row(actor, vacancy_id, person_id)
        vacancy = db.session.get_one(Vacancy, vacancy_id)
        if vacancy.state is not VacancyState.PUBLISHED:
            raise RuleBroken(NOT_OPEN)
        if row.state in (InvitationState.ACCEPTED, InvitationState.DECLINED):
            raise RuleBroken(ANSWERED)
        if row.state is not InvitationState.INVITED:
            row.state, row.invited_at, row.invited_by = InvitationState.INVITED, clock.now(), actor.user_id
            _send(row, vacancy, base_url)
            audit.record(actor, "invite_candidate", "candidate_invitation", row.id)
        return row.id


def cancel_invitation(actor: Actor, vacancy_id: UUID, person_id: UUID) -> None:
    """Undo an invitation that is not answered; a message that has not gone out stays unsent."""
    with transaction():
        row = _row(actor, vacancy_id, person_id)
        if row.state is not InvitationState.INVITED:
            raise RuleBroken(ANSWERED)
        row.state = InvitationState.CANCELLED
        signed_links.revoke_links(LINK, "candidate_invitation", row.id)
        db.session.execute(
            sa.update(OutboxMessage)
            .where(OutboxMessage.event_key.startswith(f"invitation:{row.id}:"), OutboxMessage.state == MessageState.WAITING)
            .values(state=MessageState.CANCELLED)
        )
        audit.record(actor, "cancel_invitation", "candidate_invitation", row.id)


def answer_own_invitation(actor: Actor, invitation_id: UUID, accepts: bool, link: str = "") -> None:
    """Answer as the person invited."""
    with transaction():
        row = db.session.get(CandidateInvitation, invitation_id)
        if row is None or actor.person_id is None or row.person_id != actor.person_id:
            raise NotFound()
        _answer(actor, row, accepts, link)


def answer_by_link(token: str, digits: str, accepts: bool, link: str = "") -> None:
    """Answer by the personal link of the message, with the last four digits of the number it went to."""
    target = signed_links.check_digits(token, LINK, digits)
    with transaction():
        row = db.session.get_one(CandidateInvitation, UUID(target.subject_id))
        _answer(Actor.system(), row, accepts, link)


def answer_by_hand(actor: Actor, invitation_id: UUID, accepts: bool) -> None:
    """Answer as somebody brought it from the person herself; whose business that is, the caller has checked."""
    with transaction():
        _answer(actor, db.session.get_one(CandidateInvitation, invitation_id), accepts, "")


def _answer(actor: Actor, row: CandidateInvitation, accepts: bool, link: str) -> None:
    wanted = InvitationState.ACCEPTED if accepts else InvitationState.DECLINED
    if row.state is wanted:
        return
    if row.state is not InvitationState.INVITED:
        raise RuleBroken(N_("Undangan ini sudah tidak berlaku."))
    if accepts:
        applications.add_application(actor, row.vacancy_id, row.person_id, "invited", link=link)
    row.state, row.answered_at = wanted, clock.now()
    audit.record(actor, "answer_invitation", "candidate_invitation", row.id, fields=["state"])


def _row(actor: Actor, vacancy_id: UUID, person_id: UUID) -> CandidateInvitation:
    """Return the row of a person the engine recommended for a vacancy within reach; others are not to be had."""
    reads.get_with_people(actor, vacancy_id)
    one_at_a_time("candidate", f"{vacancy_id}:{person_id}")
    found = db.session.scalar(
        sa.select(CandidateInvitation).where(
            CandidateInvitation.vacancy_id == vacancy_id, CandidateInvitation.person_id == person_id
        )
    )
    if found is not None:
        return found
    is_recommended = (
        sa.select(Recommendation.id)
        .join(Person, Person.id == Recommendation.person_id)
        .join(Seeker, Seeker.person_id == Person.id)
        .where(Recommendation.vacancy_id == vacancy_id, Recommendation.person_id == person_id, may_be_listed(clock.today()))
    )
    if db.session.scalar(is_recommended) is None and not actor.is_staff:
        raise NotFound()
    row = CandidateInvitation(vacancy_id=vacancy_id, person_id=person_id, state=InvitationState.NOTED, noted_at=clock.now())
    db.session.add(row)
    db.session.flush()
    return row


def _send(row: CandidateInvitation, vacancy: Vacancy, base_url: str) -> None:
    person = db.session.get_one(Person, row.person_id)
    employer = db.session.get(Employer, vacancy.employer_id) if vacancy.employer_id else None
    token = signed_links.issue_link(LINK, "candidate_invitation", row.id, phone=person.phone)
    name = employer.name if employer else ""
    facts = {"employer": name, "title": vacancy.title, "link": f"{base_url}/undangan/{token}"}
    key = f"invitation:{row.id}:{clock.today().isoformat()}"
    queue_message(Letter(key, f"person:{person.id}", INVITATION % facts, person.full_name, vacancy.title, address=person.phone))
