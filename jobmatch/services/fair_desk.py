"""The registration desk of a fair: a ticket given back to who shows her KTP, a walk-in tied to her record."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import BoothResult, RegistrationState
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db, transaction
from jobmatch.models import FairBooth, FairRegistration, FairRevokedCode, FairScan, FairVisit, Person
from jobmatch.services import audit, checkins, own_words
from jobmatch.services.fairs import new_code


def reclaim_ticket(actor: Actor, fair_id: UUID, registration_id: UUID) -> str:
    """Give the ticket of a KTP's holder a new code; the old one ends, and who came with it stays on record apart."""
    with transaction():
        registration = _get(fair_id, registration_id)
        if registration.state is RegistrationState.CANCELLED:
            raise NotFound
        db.session.add(
            FairRevokedCode(
                fair_id=fair_id,
                registration_id=registration_id,
                code=registration.code,
                revoked_at=clock.now(),
                revoked_by=actor.user_id,
            )
        )
        gate = sa.update(FairVisit).where(FairVisit.registration_id == registration_id, FairVisit.place_key == checkins.GATE_KEY)
        db.session.execute(gate.values(place_key=f"gate:{registration.code}"))
        registration.code, registration.changed_at = new_code(), clock.now()
        audit.record(actor, "reclaim_ticket", "fair_registration", registration_id)
        return registration.code


def tie_to_person(actor: Actor, fair_id: UUID, registration_id: UUID, person_id: UUID) -> None:
    """Tie a guest's ticket to her record; hires that waited for it become placements now."""
    with transaction():
        registration, person = _get(fair_id, registration_id), db.session.get(Person, person_id)
        if person is None:
            raise NotFound
        registration.person_id = person_id
        db.session.flush()
        audit.record(actor, "tie_ticket", "fair_registration", registration_id)
        hired = sa.select(FairVisit).where(
            FairVisit.registration_id == registration_id, FairVisit.result == BoothResult.HIRED, FairVisit.booth_id.is_not(None)
        )
        for visit in db.session.scalars(hired).all():
            booth = db.session.get_one(FairBooth, visit.booth_id)
            checkins.set_result(actor, booth, visit, checkins.Outcome(BoothResult.HIRED, visit.vacancy_id))
        own_words.carry_over(actor, registration_id)
        helped = sa.update(FairScan).where(FairScan.registration_id == registration_id, FairScan.help_reason == "needs_person")
        db.session.execute(helped.values(helped_at=clock.now(), helped_by=actor.user_id))


def _get(fair_id: UUID, registration_id: UUID) -> FairRegistration:
    found = db.session.get(FairRegistration, registration_id)
    if found is None or found.fair_id != fair_id:
        raise NotFound
    return found
