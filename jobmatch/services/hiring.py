"""An employer hires an applicant: the application is answered and a placement with the employer's word is proposed."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementSource, PlacementState
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Placement, Vacancy
from jobmatch.services import applications, placements

SOURCES = {"referral": PlacementSource.REFERRAL}


def hire_applicant(actor: Actor, application_id: UUID, start_on: date | None = None, link: str = "") -> UUID:
    """Hire an applicant: the seeker is asked to confirm, and only then the hire counts. Returns the placement."""
    with transaction():
        application = applications.get_reachable(actor, application_id)
        vacancy = db.session.get_one(Vacancy, application.vacancy_id)
        applications.note_hired(actor, application, link)
        placement_id = placements.propose(
            actor,
            placements.Hire(
                person_id=application.person_id,
                origin_key=_origin(application_id),
                source=SOURCES.get(application.channel, PlacementSource.PORTAL),
                job_title=vacancy.title,
                employer_id=vacancy.employer_id,
                vacancy_id=vacancy.id,
                application_id=application.id,
                kind=vacancy.placement_kind,
                kbji=vacancy.kbji,
            ),
        )
        placements.answer(actor, placement_id, Evidence.EMPLOYER, True, placements.Terms(start_on=start_on))
        return placement_id


def undo_hire(actor: Actor, application_id: UUID) -> None:
    """Take a hire back that nobody has confirmed yet; afterwards it is for both sides to say what is true."""
    with transaction():
        application = applications.get_reachable(actor, application_id)
        placement = db.session.scalar(
            sa.select(Placement).where(
                Placement.person_id == application.person_id, Placement.origin_key == _origin(application_id)
            )
        )
        if placement is not None and placement.state not in (PlacementState.PROPOSED, PlacementState.REPORTED_BY_ONE):
            raise RuleBroken(N_("Pelamar sudah ikut menjawab. Perbaiki lewat halaman penempatan, atau hubungi kantor."))
        applications.note_hire_undone(actor, application)
        if placement is not None:
            placements.answer(actor, placement.id, Evidence.EMPLOYER, False)


def _origin(application_id: UUID) -> str:
    return f"application:{application_id}"
