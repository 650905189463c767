"""Messages by hand for people without a telephone: a slip goes out with a date, the answer and the signed consent come back."""

import secrets
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.consent_rules import Purpose
from jobmatch.domain.enums import InvitationState, RegistrationState, Role
from jobmatch.domain.errand_rules import (
    DUE_PAST,
    NO_QUESTION,
    NOT_SIGNED,
    ErrandAnswer,
    ErrandKind,
    ErrandState,
    check_answerable,
)
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, one_at_a_time, transaction
from jobmatch.models import CandidateInvitation, Consent, Errand, Fair, FairRegistration, Person, Seeker
from jobmatch.queries.errands import READERS, within
from jobmatch.queries.reach import within_reach
from jobmatch.services import audit, candidates, consents

SENDERS = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ23456789"
NO_INVITATION = N_("Orang ini tidak punya undangan yang menunggu jawaban.")
NO_TICKET = N_("Orang ini tidak punya tiket Job Fair yang akan datang.")
NO_PROFILE = N_("Orang ini belum terdaftar sebagai pencari kerja; izin itu belum ada gunanya.")
NOTHING_TO_SIGN = N_("Slip ini tidak meminta izin apa pun.")


@dataclass(frozen=True, slots=True)
class NewErrand:
    """What is brought to somebody."""

    kind: ErrandKind
    words: str
    due_on: date
    asks_consent: bool = False


def leave(actor: Actor, person_id: UUID, new: NewErrand) -> UUID:
    """Give the village (or the counter, for who has none) something to tell or ask a person.

    Raises:
        NotAllowed, NotFound: not this actor's. RuleBroken: nothing to bring, or a date that is past.
    """
    if actor.role not in SENDERS:
        raise NotAllowed
    if not new.words.strip():
        raise RuleBroken(NO_QUESTION, field="words")
    if new.due_on < clock.today():
        raise RuleBroken(DUE_PAST, field="due_on")
    with transaction():
        person = db.session.scalar(sa.select(Person).where(Person.id == person_id, within_reach(actor)))
        if person is None or person.merged_into_id is not None or person.died_on is not None:
            raise NotFound
        if new.asks_consent and db.session.get(Seeker, person_id) is None:
            raise RuleBroken(NO_PROFILE, field="asks_consent")
        errand = Errand(
            code="".join(secrets.choice(LETTERS) for _ in range(6)),
            person_id=person_id,
            village_code=person.village_code,
            kind=new.kind,
            subject_id=_subject(person_id, new.kind),
            words=" ".join(new.words.split())[:400],
            asks_consent=Purpose.LISTING.value if new.asks_consent else None,
            due_on=new.due_on,
            created_at=clock.now(),
            created_by=actor.user_id,
        )
        db.session.add(errand)
        db.session.flush()
        audit.record(actor, "leave_errand", "person", person_id)
        return errand.id


def answer(actor: Actor, errand_id: UUID, said: ErrandAnswer, note: str, *, is_signed: bool) -> None:
    """Keep what came back; a yes to an invitation applies, a signed slip gives the consent it asks for.

    Raises:
        NotFound: another village's. RuleBroken: past its day, answered already, or a consent that nobody signed.
    """
    if actor.role not in READERS:
        raise NotAllowed
    with transaction():
        one_at_a_time("errand", errand_id)
        errand = _get(actor, errand_id)
        check_answerable(errand.state, errand.due_on, clock.today(), errand.answer)
        if is_signed and not errand.asks_consent:
            raise RuleBroken(NOTHING_TO_SIGN, field="is_signed")
        if errand.asks_consent and said is ErrandAnswer.YES and not is_signed:
            raise RuleBroken(NOT_SIGNED, field="is_signed")
        errand.answer, errand.note = said, note.strip()[:300] or None
        errand.answered_at, errand.answered_by = clock.now(), actor.user_id
        errand.state = ErrandState.OPEN if said is ErrandAnswer.TOLD else ErrandState.DONE
        if errand.asks_consent and is_signed:
            errand.consent_id = _give_consent(actor, errand.person_id, Purpose(errand.asks_consent))
        if errand.kind is ErrandKind.INVITATION and errand.subject_id and said in (ErrandAnswer.YES, ErrandAnswer.NO):
            candidates.answer_by_hand(actor, errand.subject_id, said is ErrandAnswer.YES)
        audit.record(actor, "answer_errand", "person", errand.person_id, fields=["answer"])


def cancel(actor: Actor, errand_id: UUID) -> None:
    """Take back a slip that nobody answered."""
    if actor.role not in SENDERS:
        raise NotAllowed
    with transaction():
        open_one = sa.update(Errand).where(Errand.id == errand_id, Errand.state == ErrandState.OPEN)
        if not count_changed(open_one.values(state=ErrandState.CANCELLED)):
            raise NotFound
        audit.record(actor, "leave_errand", "errand", errand_id, fields=["state"])


def let_lapse(today: date) -> int:
    """Close slips whose day is past; the office sees them as overdue and may leave new ones."""
    with transaction():
        late = sa.update(Errand).where(Errand.state == ErrandState.OPEN, Errand.due_on < today)
        return count_changed(late.values(state=ErrandState.EXPIRED))


def _subject(person_id: UUID, kind: ErrandKind) -> UUID | None:
    if kind is ErrandKind.INVITATION:
        i = CandidateInvitation
        waiting = sa.select(i.id).where(i.person_id == person_id, i.state == InvitationState.INVITED)
        found = db.session.scalar(waiting.order_by(i.invited_at.desc()).limit(1))
        if found is None:
            raise RuleBroken(NO_INVITATION, field="kind")
        return found
    if kind is ErrandKind.TICKET:
        r = FairRegistration
        coming = sa.select(r.id).join(Fair, Fair.id == r.fair_id).where(Fair.ends_on >= clock.today(), r.person_id == person_id)
        found = db.session.scalar(coming.where(r.state == RegistrationState.REGISTERED).order_by(Fair.starts_on).limit(1))
        if found is None:
            raise RuleBroken(NO_TICKET, field="kind")
        return found
    return None


def _give_consent(actor: Actor, person_id: UUID, purpose: Purpose) -> UUID | None:
    consents.set_consent(actor, person_id, purpose, True)
    db.session.flush()
    c = Consent
    running = sa.select(c.id).where(c.person_id == person_id, c.purpose == purpose.value, c.withdrawn_at.is_(None))
    return db.session.scalar(running.limit(1))


def _get(actor: Actor, errand_id: UUID) -> Errand:
    errand = db.session.scalar(sa.select(Errand).where(Errand.id == errand_id, within(actor)))
    if errand is None:
        raise NotFound
    return errand
