"""Everything on record about one person, as plain values she can take away; and the board of requests about data."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import (
    Ak1Card,
    Ak1Report,
    Application,
    Complaint,
    Consent,
    DataRequest,
    DeskSlip,
    FairRegistration,
    LabourObservation,
    Person,
    PersonPaper,
    Placement,
    Seeker,
    SeekerExperience,
    SeekerSkill,
    Vacancy,
)
from jobmatch.queries.counting import Count, CountStatement

HIDDEN = frozenset(
    {
        "nik_index",
        "name_key",
        "version",
        "code",
        "content",
        "called_by",
        "added_by",
        "done_by",
        "created_by",
        "recorded_by",
        "issued_by",
    }
)


@dataclass(frozen=True, slots=True)
class RequestRow:
    """A request with whose it is."""

    request: DataRequest
    name: str


def collect(actor: Actor) -> dict[str, Any]:
    """Return everything kept about the acting person, by kind, newest last; NIK in full, for it is her own."""
    if actor.person_id is None:
        raise NotFound
    key = actor.person_id
    tables: tuple[tuple[str, Any], ...] = (
        ("keterampilan", SeekerSkill),
        ("pengalaman", SeekerExperience),
        ("izin", Consent),
        ("kabar_pekerjaan", LabourObservation),
        ("penempatan", Placement),
        ("job_fair", FairRegistration),
        ("kartu_ak1", Ak1Card),
        ("permintaan_data", DataRequest),
        ("berkas", PersonPaper),
        ("nomor_antre", DeskSlip),
        ("aduan", Complaint),
    )
    found: dict[str, Any] = {"orang": _plain(db.session.get_one(Person, key))}
    seeker = db.session.get(Seeker, key)
    found["profil"] = _plain(seeker) if seeker is not None else None
    for name, table in tables:
        rows = db.session.scalars(sa.select(table).where(table.person_id == key).order_by(table.id))
        found[name] = [_plain(row) for row in rows]
    found["laporan_kartu"] = _reports(key)
    found["lamaran"] = _applications(key)
    return found


def list_consents(person_id: UUID) -> dict[str, Consent]:
    """Return the running consents by purpose."""
    mine = sa.select(Consent).where(Consent.person_id == person_id, Consent.withdrawn_at.is_(None))
    return {consent.purpose: consent for consent in db.session.scalars(mine)}


def list_own_requests(person_id: UUID) -> Sequence[DataRequest]:
    """Return a person's requests, newest first."""
    mine = sa.select(DataRequest).where(DataRequest.person_id == person_id)
    return db.session.scalars(mine.order_by(DataRequest.asked_at.desc())).all()


@Count
def count_open_requests(actor: Actor) -> CountStatement | None:
    """Return how many wait for the section head's answer."""
    if actor.role is not Role.SECTION_HEAD:
        return None
    return sa.select(sa.func.count()).select_from(DataRequest).where(DataRequest.done_at.is_(None))


def list_open_requests() -> Sequence[RequestRow]:
    """Return what waits for an answer, the nearest deadline first."""
    statement = sa.select(DataRequest, Person.full_name).join(Person, Person.id == DataRequest.person_id)
    rows = db.session.execute(statement.where(DataRequest.done_at.is_(None)).order_by(DataRequest.due_at, DataRequest.id))
    return [RequestRow(*row) for row in rows]


def _plain(row: Any) -> dict[str, Any]:
    names = [column.key for column in sa.inspect(type(row)).column_attrs if column.key not in HIDDEN]
    return {name: getattr(row, name) for name in names}


def _reports(person_id: UUID) -> list[dict[str, Any]]:
    mine = sa.select(Ak1Report).join(Ak1Card, Ak1Card.id == Ak1Report.card_id).where(Ak1Card.person_id == person_id)
    return [_plain(row) for row in db.session.scalars(mine.order_by(Ak1Report.answered_on))]


def _applications(person_id: UUID) -> list[dict[str, Any]]:
    statement = sa.select(Application, Vacancy.title).join(Vacancy, Vacancy.id == Application.vacancy_id)
    rows = db.session.execute(statement.where(Application.person_id == person_id).order_by(Application.applied_at))
    return [{"lowongan": title, **_plain(application)} for application, title in rows]
