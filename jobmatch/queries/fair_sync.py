"""What a phone at a fair may hold: codes, numbers, names and hours of tickets, changes since its last contact, no more."""

from datetime import datetime, timedelta
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import DeviceKind, RegistrationState, VacancyState, VisitKind
from jobmatch.extensions.db import db
from jobmatch.models import (
    Employer,
    Fair,
    FairBooth,
    FairChoice,
    FairRegistration,
    FairRevokedCode,
    FairScan,
    FairSession,
    FairVisit,
    Person,
    Vacancy,
)

# Rows that were being written at the last contact are asked for once more: they may have been stored after it.
OVERLAP = timedelta(seconds=30)
MOST_ROWS = 20_000


def get_kit(fair_id: UUID, booth_id: UUID | None) -> dict[str, Any]:
    """Return what a phone needs to know of its fair once."""
    fair = db.session.execute(sa.select(Fair.name, Fair.ticket_public_key).where(Fair.id == fair_id)).one()
    return {"fair": fair[0], "public_key": fair[1], "booth": _booth(booth_id) if booth_id else None}


def get_changes(fair_id: UUID, kind: DeviceKind, booth_id: UUID | None, since: datetime | None) -> dict[str, Any]:
    """Return tickets and sights that changed since a phone's last contact; a booth's phone gets who wants to meet it."""
    until = clock.now()
    after = since - OVERLAP if since else None
    if kind is DeviceKind.BOOTH:
        return {"until": until.isoformat(), "tickets": _tickets(fair_id, after, booth_id), "seen": [], "revoked": []}
    return {
        "until": until.isoformat(),
        "tickets": _tickets(fair_id, after, None),
        "seen": _seen(fair_id, after),
        "revoked": _revoked(fair_id, after),
    }


def _booth(booth_id: UUID) -> dict[str, Any]:
    code, employer_id, name = db.session.execute(
        sa.select(FairBooth.code, Employer.id, Employer.name)
        .join(Employer, Employer.id == FairBooth.employer_id)
        .where(FairBooth.id == booth_id)
    ).one()
    offers = sa.select(Vacancy.id, Vacancy.title).where(
        Vacancy.employer_id == employer_id, Vacancy.state == VacancyState.PUBLISHED
    )
    vacancies = [[str(key), title] for key, title in db.session.execute(offers.order_by(Vacancy.title))]
    return {"code": code, "name": name, "vacancies": vacancies}


def _tickets(fair_id: UUID, after: datetime | None, booth_id: UUID | None) -> list[list[Any]]:
    r, s = FairRegistration, FairSession
    name = sa.func.coalesce(Person.full_name, r.guest_name, "")
    statement = (
        sa.select(r.code, r.queue_number, name, r.state, s.door, s.starts_at, s.ends_at)
        .outerjoin(s, s.id == r.session_id)
        .outerjoin(Person, Person.id == r.person_id)
        .where(r.fair_id == fair_id)
    )
    if booth_id is not None:
        statement = statement.join(FairChoice, sa.and_(FairChoice.registration_id == r.id, FairChoice.booth_id == booth_id))
    if after is not None:
        changed = FairChoice.chosen_at if booth_id is not None else sa.func.coalesce(r.changed_at, r.registered_at)
        statement = statement.where(changed >= after)
    rows = db.session.execute(statement.order_by(r.code).limit(MOST_ROWS))
    return [
        [code, number, who, state.value, door or "", _ms(start), _ms(end)] for code, number, who, state, door, start, end in rows
    ]


def _seen(fair_id: UUID, after: datetime | None) -> list[list[Any]]:
    v = FairVisit
    statement = (
        sa.select(FairRegistration.code, FairScan.door, v.seen_at, v.client_id)
        .join(FairRegistration, FairRegistration.id == v.registration_id)
        .outerjoin(FairScan, FairScan.client_id == v.client_id)
        .where(v.fair_id == fair_id, v.kind == VisitKind.GATE)
    )
    if after is not None:
        statement = statement.where(v.received_at >= after)
    rows = db.session.execute(statement.limit(MOST_ROWS))
    return [[code, door or "", _ms(seen_at), client_id] for code, door, seen_at, client_id in rows]


def _revoked(fair_id: UUID, after: datetime | None) -> list[str]:
    statement = sa.select(FairRevokedCode.code).where(FairRevokedCode.fair_id == fair_id)
    if after is not None:
        statement = statement.where(FairRevokedCode.revoked_at >= after)
    return list(db.session.scalars(statement))


def _ms(moment: datetime | None) -> int | None:
    return int(moment.timestamp() * 1000) if moment else None


def list_needs(fair_id: UUID) -> list[tuple[str, int, datetime | None, str | None, list[str]]]:
    """Return who needs something prepared: name, number, session, door, needs; for the organiser's sheet."""
    r, s = FairRegistration, FairSession
    statement = (
        sa.select(sa.func.coalesce(Person.full_name, r.guest_name, ""), r.queue_number, s.starts_at, s.door, r.needs)
        .outerjoin(s, s.id == r.session_id)
        .outerjoin(Person, Person.id == r.person_id)
        .where(r.fair_id == fair_id, r.state != RegistrationState.CANCELLED)
        .order_by(s.starts_at, r.queue_number)
    )
    return [(row[0], row[1], row[2], row[3], row[4]) for row in db.session.execute(statement) if row[4]]
