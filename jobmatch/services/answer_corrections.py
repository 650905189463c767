"""The way to correct an answer rate: the employer says when it answered, staff decide. And the days of the clock."""

from dataclasses import asdict
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.answer_clock import ClockSettings
from jobmatch.domain.answer_corrections import check_correction
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import AnswerCorrection
from jobmatch.queries.answer_settings import ANSWER_CLOCK
from jobmatch.services import audit, site_facts
from jobmatch.services.applications import get_reachable

DECIDERS = (Role.PLACEMENT, Role.SECTION_HEAD)
CLOCK_KEEPERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD)
DECIDED = N_("Petugas sudah memutuskan ini. Hubungi kantor bila masih keliru.")


def ask_correction(actor: Actor, application_id: UUID, answered_on: date, explanation: str) -> UUID:
    """Let an employer say that it answered; saying it again before staff decided replaces the words."""
    with transaction():
        one_at_a_time("answer_correction", application_id)
        application = get_reachable(actor, application_id)
        check_correction(answered_on, explanation, clock.local(application.applied_at).date(), clock.today())
        found = db.session.scalar(sa.select(AnswerCorrection).where(AnswerCorrection.application_id == application_id))
        if found is not None and found.decided_at is not None:
            raise RuleBroken(DECIDED)
        correction = found or AnswerCorrection(application_id=application_id)
        correction.answered_on, correction.explanation = answered_on, explanation.strip()[:500]
        correction.asked_at, correction.asked_by = clock.now(), actor.user_id
        db.session.add(correction)
        db.session.flush()
        audit.record(actor, "ask_correction", "application", application_id)
        return correction.id


def decide_correction(actor: Actor, correction_id: UUID, is_accepted: bool) -> None:
    """Accept or refuse a correction; the shown rate follows at once. A second decision replaces the first."""
    if actor.role not in DECIDERS:
        raise NotAllowed
    with transaction():
        correction = db.session.get(AnswerCorrection, correction_id, with_for_update=True)
        if correction is None:
            raise NotFound
        correction.is_accepted, correction.decided_at, correction.decided_by = is_accepted, clock.now(), actor.user_id
        audit.record(actor, "decide_correction", "application", correction.application_id, fields=["is_accepted"])


def choose_clock(actor: Actor, settings: ClockSettings) -> None:
    """Keep after how many days employers are reminded and applications close; for applications from now on and open ones."""
    if actor.role not in CLOCK_KEEPERS:
        raise NotAllowed
    with transaction():
        site_facts.set_fact(ANSWER_CLOCK, asdict(settings))
        audit.record(actor, "choose_answer_clock", "site_fact", ANSWER_CLOCK)
