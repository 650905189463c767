"""Whom an officer telephones today about a vacancy: silent invitations first, then the best who were not asked yet, then
people whom villages reported without work and whose data are still thin, nearest first. Staff only: names and numbers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import CallResult, InvitationState, LabourStatus, Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.invitation_rules import silent_since
from jobmatch.domain.nearness import Point, kilometres
from jobmatch.extensions.db import db
from jobmatch.models import (
    Application,
    CandidateInvitation,
    District,
    LabourObservation,
    Person,
    Recommendation,
    Seeker,
    Vacancy,
    Village,
)
from jobmatch.queries import vacancies
from jobmatch.queries.recommendations import Fit, fit_of

CALLERS = (Role.PLACEMENT, Role.COUNTER, Role.SECTION_HEAD)
A_DAY = 5
CALL_AGAIN_AFTER = timedelta(days=7)
SETTLED = (CallResult.WANTS, CallResult.DECLINES, CallResult.WRONG_NUMBER, CallResult.HAS_WORK)


@dataclass(frozen=True, slots=True)
class ToCall:
    """A person to telephone, why she is on the list, and what is known."""

    person_id: UUID
    name: str
    phone: str | None
    village_name: str | None
    district_name: str | None
    why: str
    """invited (silent for a working day), fits, or thin (data not complete yet)."""
    fit: Fit | None
    invited_at: datetime | None
    last_call: CallResult | None
    km: float | None


def list_to_call(actor: Actor, vacancy_id: UUID, limit: int = A_DAY) -> Sequence[ToCall]:
    """Return whom to telephone now, at most ``limit``; nobody who answered, applied, or was reached in the last week."""
    if actor.role not in CALLERS:
        raise NotAllowed()
    shown = vacancies.get_own(actor, vacancy_id)
    found = [*_silent(vacancy_id), *_fitting(vacancy_id)][:limit]
    if len(found) < limit:
        found += _thin(vacancy_id, shown.vacancy.village_code, limit - len(found), [row.person_id for row in found])
    return found


def list_unanswered(actor: Actor, limit: int = 5) -> Sequence[tuple[UUID, str, int]]:
    """Return (vacancy, title, how many) where invitations went unanswered for a working day, most first."""
    if actor.role not in CALLERS:
        raise NotAllowed()
    count = sa.func.count()
    rows = db.session.execute(
        sa.select(Vacancy.id, Vacancy.title, count)
        .join(CandidateInvitation, CandidateInvitation.vacancy_id == Vacancy.id)
        .where(*_is_silent())
        .group_by(Vacancy.id, Vacancy.title)
        .order_by(count.desc(), Vacancy.title, Vacancy.id)
        .limit(limit)
    )
    return [(vacancy_id, title, number) for vacancy_id, title, number in rows]


def _is_silent() -> tuple[sa.ColumnElement[bool], ...]:
    return (
        CandidateInvitation.state == InvitationState.INVITED,
        CandidateInvitation.invited_at < silent_since(clock.local(clock.now()), ()),
        sa.or_(CandidateInvitation.call_result.is_(None), CandidateInvitation.call_result.not_in(SETTLED)),
        sa.or_(CandidateInvitation.called_at.is_(None), CandidateInvitation.called_at < clock.now() - timedelta(hours=12)),
    )


def _people() -> sa.Select[Person, str, str]:
    return (
        sa.select(Person, Village.name, District.name)
        .outerjoin(Village, Village.code == Person.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .where(Person.merged_into_id.is_(None), Person.died_on.is_(None), Person.phone.is_not(None))
    )


def _silent(vacancy_id: UUID) -> list[ToCall]:
    rows = db.session.execute(
        _people()
        .add_columns(CandidateInvitation)
        .join(CandidateInvitation, CandidateInvitation.person_id == Person.id)
        .where(CandidateInvitation.vacancy_id == vacancy_id, *_is_silent())
        .order_by(CandidateInvitation.invited_at, Person.id)
    )
    return [_to_call((row[0], row[1], row[2]), "invited", invitation=row[3]) for row in rows]


def _fitting(vacancy_id: UUID) -> list[ToCall]:
    rows = db.session.execute(
        _people()
        .add_columns(Recommendation, CandidateInvitation)
        .join(Recommendation, Recommendation.person_id == Person.id)
        .outerjoin(
            CandidateInvitation,
            sa.and_(CandidateInvitation.vacancy_id == vacancy_id, CandidateInvitation.person_id == Person.id),
        )
        .where(Recommendation.vacancy_id == vacancy_id, ~_has_applied(vacancy_id), _may_be_asked())
        .order_by(Recommendation.score.desc(), Recommendation.rank, Person.id)
        .limit(3 * A_DAY)
    )
    return [_to_call((row[0], row[1], row[2]), "fits", fit=fit_of(row[3]), invitation=row[4]) for row in rows]


def _thin(vacancy_id: UUID, village_code: str | None, limit: int, without: Sequence[UUID]) -> list[ToCall]:
    """People whom villages reported without work, with no seeking profile yet: perhaps right, nobody knows."""
    newest = (
        sa.select(LabourObservation.status)
        .where(LabourObservation.person_id == Person.id, LabourObservation.reverses_id.is_(None))
        .order_by(LabourObservation.valid_on.desc(), LabourObservation.recorded_at.desc(), LabourObservation.id.desc())
        .limit(1)
        .correlate(Person)
        .scalar_subquery()
    )
    work = _place_of(village_code)
    rows = db.session.execute(
        _people()
        .add_columns(Village.latitude, Village.longitude, CandidateInvitation)
        .outerjoin(
            CandidateInvitation,
            sa.and_(CandidateInvitation.vacancy_id == vacancy_id, CandidateInvitation.person_id == Person.id),
        )
        .where(
            newest == LabourStatus.UNEMPLOYED,
            Person.id.not_in(sa.select(Seeker.person_id)),
            Person.id.not_in(without),
            ~_has_applied(vacancy_id),
            _may_be_asked(),
            *_near(work),
        )
        .order_by(Person.id)
        .limit(500)
    ).all()
    found = [_to_call((row[0], row[1], row[2]), "thin", invitation=row[5], km=_distance(work, row[3], row[4])) for row in rows]
    return sorted(found, key=lambda row: (row.km is None, row.km or 0.0, row.name))[:limit]


def _may_be_asked() -> sa.ColumnElement[bool]:
    """Nobody who answered an invitation, or was reached by telephone; a call without answer is repeated after a week."""
    return sa.or_(
        CandidateInvitation.id.is_(None),
        sa.and_(
            CandidateInvitation.state.in_((InvitationState.NOTED, InvitationState.CANCELLED)),
            sa.or_(CandidateInvitation.call_result.is_(None), CandidateInvitation.call_result.not_in(SETTLED)),
            sa.or_(CandidateInvitation.called_at.is_(None), CandidateInvitation.called_at < clock.now() - CALL_AGAIN_AFTER),
        ),
    )


def _has_applied(vacancy_id: UUID) -> sa.ColumnElement[bool]:
    return (
        sa.select(Application.id)
        .where(Application.vacancy_id == vacancy_id, Application.person_id == Person.id)
        .correlate(Person)
        .exists()
    )


def _to_call(
    row: tuple[Person, str | None, str | None],
    why: str,
    *,
    fit: Fit | None = None,
    invitation: CandidateInvitation | None = None,
    km: float | None = None,
) -> ToCall:
    person, village, district = row
    return ToCall(
        person_id=person.id,
        name=person.full_name,
        phone=person.phone,
        village_name=village,
        district_name=district,
        why=why,
        fit=fit,
        invited_at=invitation.invited_at if invitation else None,
        last_call=invitation.call_result if invitation else None,
        km=km,
    )


def _place_of(village_code: str | None) -> Point | None:
    village = db.session.get(Village, village_code) if village_code else None
    if village is None or village.latitude is None or village.longitude is None:
        return None
    return village.latitude, village.longitude


def _near(work: Point | None) -> Sequence[sa.ColumnElement[bool]]:
    """A box of about thirty kilometres around the work, so that not the whole regency is read."""
    if work is None:
        return ()
    reach = 0.27
    return (
        Village.latitude.between(work[0] - reach, work[0] + reach),
        Village.longitude.between(work[1] - reach, work[1] + reach),
    )


def _distance(work: Point | None, latitude: float | None, longitude: float | None) -> float | None:
    return kilometres(work, (latitude, longitude)) if work and latitude is not None and longitude is not None else None
