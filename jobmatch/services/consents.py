"""Consents by purpose: given and withdrawn with version, time and channel; a withdrawal acts at once."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.consent_rules import Purpose
from jobmatch.domain.enums import MessageState
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Consent, OutboxMessage
from jobmatch.services import audit
from jobmatch.services.seekers import get_profile, record_consent

NEEDS_DISTANCE = N_("Pilih dulu sejauh mana pemberi kerja boleh menghubungi Anda.")


def set_consent(actor: Actor, person_id: UUID, purpose: Purpose, is_given: bool, contact_km: int | None = None) -> None:
    """Give or withdraw one consent; what it allows begins or ends with it. Direct contact needs a distance.

    Raises:
        NotFound: not within reach, or no job seeker. RuleBroken: direct contact without a distance.
    """
    if purpose is Purpose.CONTACT and is_given and contact_km is None:
        raise RuleBroken(NEEDS_DISTANCE, field="km")
    with transaction():
        one_at_a_time("consent", f"{person_id}:{purpose.value}")
        seeker = get_profile(actor, person_id)
        running = db.session.scalar(_running(person_id, purpose))
        if is_given and running is None:
            record_consent(actor, person_id, purpose)
        if not is_given and running is not None:
            running.withdrawn_at = clock.now()
        if purpose is Purpose.LISTING:
            seeker.is_listed = is_given
        if purpose is Purpose.CONTACT:
            seeker.is_contact_open, seeker.contact_km = is_given, contact_km if is_given else None
        if purpose is Purpose.MESSAGES and not is_given:
            _stop_messages(person_id)
        act = "give_consent" if is_given else "withdraw_consent"
        audit.record(actor, act, "person", person_id, reason=purpose.value)


def _running(person_id: UUID, purpose: Purpose) -> sa.Select[Consent]:
    return sa.select(Consent).where(
        Consent.person_id == person_id, Consent.purpose == purpose.value, Consent.withdrawn_at.is_(None)
    )


def _stop_messages(person_id: UUID) -> None:
    waiting = sa.and_(OutboxMessage.recipient_key == f"person:{person_id}", OutboxMessage.state == MessageState.WAITING)
    db.session.execute(sa.update(OutboxMessage).where(waiting).values(state=MessageState.CANCELLED))
