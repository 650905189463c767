"""Reads of proposals: for those who propose, and for an agency only its own, only once sent, and only what it needs."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.aid_kinds import Agency, AidKind
from jobmatch.domain.enums import LabourStatus, Role
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.referral_rules import AnswerWay, ReferralState, RefuseReason
from jobmatch.extensions.db import db
from jobmatch.models import (
    Account,
    Consent,
    District,
    Family,
    FamilyMember,
    Person,
    Referral,
    ReferralEvent,
    ReferralPack,
    Village,
)
from jobmatch.queries.observations import latest_observations
from jobmatch.queries.poverty import READERS as OFFICE_READERS

READERS = (*OFFICE_READERS, Role.SECTOR_OFFICER)
MOST = 300


@dataclass(frozen=True, slots=True)
class WorkNews:
    """What a person agreed to let travel: her status and how old the news is. Nothing of applications or placements."""

    status: LabourStatus
    on: date


@dataclass(frozen=True, slots=True)
class ReferralRow:
    """One proposal with the fields an agency needs; no NIK, no KK, no decile, nothing of other members."""

    id: UUID
    code: str
    kind: AidKind
    agency: Agency
    state: ReferralState
    family_name: str
    village: str | None
    district: str | None
    address: str | None
    head_count: int
    person_name: str | None
    person_born: int | None
    why: str
    sent_on: date | None
    due_on: date | None
    agenda_on: date | None
    reason: RefuseReason | None
    note: str | None
    delivered_on: date | None
    result: str | None
    answered_way: AnswerWay | None
    letter_number: str | None
    family_id: UUID
    person_id: UUID | None
    work: WorkNews | None = None

    @property
    def is_late(self) -> bool:
        """Tell whether a word is overdue."""
        return self.due_on is not None and self.due_on < clock.today()


@dataclass(frozen=True, slots=True)
class Happened:
    """One thing that happened to a proposal."""

    at: datetime
    what: str
    by: str | None
    facts: dict[str, Any]


@dataclass(frozen=True, slots=True)
class PackRow:
    """One monthly pack."""

    id: UUID
    number: str
    agency: Agency
    month: date
    family_count: int
    due_on: date
    issued_at: datetime
    waiting: int


def list_referrals(actor: Actor, state: ReferralState | None = None, agency: Agency | None = None) -> list[ReferralRow]:
    """Return proposals, those longest overdue first: all for the office, its own sent ones for an agency."""
    statement = _rows().where(_reach(actor))
    if state is not None:
        statement = statement.where(Referral.state == state)
    if agency is not None:
        statement = statement.where(Referral.agency == agency)
    order = (sa.func.coalesce(Referral.due_on, sa.literal(date(9999, 1, 1))), Referral.code.desc())
    return _read(statement.order_by(*order).limit(MOST))


def get_referral(actor: Actor, referral_id: UUID) -> ReferralRow:
    """Return one proposal within reach.

    Raises:
        NotFound: there is none, it is another agency's, or it was not sent yet.
    """
    found = _read(_rows().where(_reach(actor), Referral.id == referral_id))
    if not found:
        raise NotFound
    return found[0]


def list_of_family(actor: Actor, family_id: UUID) -> list[ReferralRow]:
    """Return the proposals of a family and of other cards and households of its people, for those who see proposals."""
    if actor.role not in OFFICE_READERS:
        return []
    m = FamilyMember
    people = sa.select(m.person_id).where(m.family_id == family_id, m.until_on.is_(None))
    families = sa.select(m.family_id).where(m.person_id.in_(people), m.until_on.is_(None))
    return _read(_rows().where(Referral.family_id.in_(families)).order_by(Referral.proposed_at.desc(), Referral.id))


def list_agenda(actor: Actor) -> list[ReferralRow]:
    """Return what waits for the poverty team: silence first by agency, then what was returned."""
    if actor.role not in OFFICE_READERS:
        raise NotAllowed
    statement = _rows().where(Referral.agenda_on.is_not(None))
    return _read(statement.order_by(Referral.agency, Referral.agenda_on, Referral.code).limit(MOST))


def list_to_send(agency: Agency) -> list[ReferralRow]:
    """Return the proposals to an agency that no pack has taken yet, the oldest first."""
    statement = _rows().where(Referral.agency == agency, Referral.state == ReferralState.PROPOSED)
    return _read(statement.order_by(Referral.proposed_at, Referral.code))


def list_by_codes(codes: Sequence[str]) -> dict[str, tuple[UUID, Agency, ReferralState]]:
    """Return the proposals behind the codes of a reply."""
    r = Referral
    rows = db.session.execute(sa.select(r.code, r.id, r.agency, r.state).where(r.code.in_(codes), r.sent_on.is_not(None)))
    return {row[0]: (row[1], row[2], row[3]) for row in rows}


def count_states(actor: Actor) -> dict[ReferralState, int]:
    """Return how many proposals stand where."""
    counted = sa.select(Referral.state, sa.func.count()).where(_reach(actor)).group_by(Referral.state)
    return {row[0]: row[1] for row in db.session.execute(counted)}


def count_agenda(actor: Actor) -> int:
    """Return how many matters wait for the poverty team."""
    counted = sa.select(sa.func.count()).select_from(Referral).where(Referral.agenda_on.is_not(None))
    return db.session.scalar(counted) or 0 if actor.role in OFFICE_READERS else 0


def list_happened(referral_id: UUID) -> list[Happened]:
    """Return what happened to a proposal, the newest first."""
    e = ReferralEvent
    events: sa.Select[*tuple[Any, ...]] = (
        sa.select(e.at, e.what, Account.display_name, e.facts)
        .outerjoin(Account, Account.id == e.by)
        .where(e.referral_id == referral_id)
        .order_by(e.at.desc(), e.id.desc())
    )
    return [Happened(*row) for row in db.session.execute(events)]


def list_packs(actor: Actor) -> list[PackRow]:
    """Return the packs, an agency's own only, the newest first."""
    p, r = ReferralPack, Referral
    waiting = (
        sa.select(sa.func.count())
        .select_from(r)
        .where(r.pack_id == p.id, r.state == ReferralState.WAITING)
        .correlate(p)
        .scalar_subquery()
    )
    statement: sa.Select[*tuple[Any, ...]] = sa.select(
        p.id, p.number, p.agency, p.month, p.family_count, p.due_on, p.issued_at, waiting
    ).where(_pack_reach(actor))
    return [PackRow(*row) for row in db.session.execute(statement.order_by(p.issued_at.desc(), p.id).limit(60))]


def get_pack_file(actor: Actor, pack_id: UUID, kind: str) -> tuple[str, bytes]:
    """Return a pack's number and one of its two files.

    Raises:
        NotFound: there is none, or it is another agency's.
    """
    p = ReferralPack
    column = p.letter if kind == "pdf" else p.sheet
    row = db.session.execute(sa.select(p.number, column).where(p.id == pack_id, _pack_reach(actor))).first()
    if row is None:
        raise NotFound
    return row[0], row[1]


def people_referred_to(agency: str | None) -> sa.Select[UUID]:
    """Return the people whose names an agency may see: who a proposal is for, and heads of the families referred to it."""
    r, m = Referral, FamilyMember
    mine = (r.agency == agency, r.sent_on.is_not(None), r.state != ReferralState.WITHDRAWN)
    named = sa.select(r.person_id).where(*mine, r.person_id.is_not(None))
    heads = sa.select(m.person_id).join(r, r.family_id == m.family_id).where(*mine, m.until_on.is_(None))
    return sa.union(named, heads)  # type: ignore[return-value]


def _reach(actor: Actor) -> sa.ColumnElement[bool]:
    if actor.role in OFFICE_READERS or actor.role is Role.SYSTEM:
        return sa.true()
    if actor.role is not Role.SECTOR_OFFICER:
        raise NotAllowed
    sent = sa.and_(Referral.sent_on.is_not(None), Referral.state != ReferralState.WITHDRAWN)
    return sa.and_(Referral.agency == (actor.agency or ""), sent)


def _pack_reach(actor: Actor) -> sa.ColumnElement[bool]:
    if actor.role in OFFICE_READERS:
        return sa.true()
    if actor.role is not Role.SECTOR_OFFICER:
        raise NotAllowed
    return ReferralPack.agency == (actor.agency or "")


def _rows() -> sa.Select[*tuple[Any, ...]]:
    r, whom = Referral, aliased(Person)
    return (
        sa.select(
            *(r.id, r.code, r.kind, r.agency, r.state, _head_name(), Village.name, District.name, Family.address, _heads()),
            *(whom.full_name, sa.func.coalesce(sa.extract("year", whom.birth_date), whom.birth_year), r.why),
            *(r.sent_on, r.due_on, r.agenda_on, r.reason, r.note, r.delivered_on, r.result, r.answered_way, r.letter_number),
            *(r.family_id, r.person_id, Consent.person_id),
        )
        .select_from(r)
        .join(Family, Family.id == r.family_id)
        .outerjoin(whom, whom.id == r.person_id)
        .outerjoin(Consent, sa.and_(Consent.id == r.work_consent_id, Consent.withdrawn_at.is_(None)))
        .outerjoin(Village, Village.code == Family.village_code)
        .outerjoin(District, District.code == Village.district_code)
    )


def _head_name() -> sa.ScalarSelect[str]:
    m, head = aliased(FamilyMember), aliased(Person)
    return (
        sa.select(head.full_name)
        .select_from(m)
        .join(head, head.id == m.person_id)
        .where(m.family_id == Referral.family_id, m.until_on.is_(None))
        .order_by(sa.case((m.relation == "kepala keluarga", 0), else_=1), head.birth_date, head.id)
        .limit(1)
        .correlate(Referral)
        .scalar_subquery()
    )


def _heads() -> sa.ScalarSelect[int]:
    m = aliased(FamilyMember)
    members = (m.family_id == Referral.family_id, m.until_on.is_(None))
    return sa.select(sa.func.count()).select_from(m).where(*members).correlate(Referral).scalar_subquery()


def _read(statement: sa.Select[*tuple[Any, ...]]) -> list[ReferralRow]:
    rows = db.session.execute(statement).all()
    work = _work_news([row[-1] for row in rows if row[-1] is not None])
    return [_row(tuple(row), work) for row in rows]


def _row(row: tuple[Any, ...], work: dict[UUID, WorkNews]) -> ReferralRow:
    facts = dict(zip(ReferralRow.__dataclass_fields__, row[:-1], strict=False))
    return ReferralRow(**facts | {"family_name": facts["family_name"] or "–", "work": work.get(row[-1])})


def _work_news(people: Sequence[UUID]) -> dict[UUID, WorkNews]:
    """Only for those whose agreement stands today."""
    if not people:
        return {}
    latest = latest_observations(clock.today(), people=people)
    columns = (latest.c.person_id, latest.c.status, latest.c.valid_on)
    return {row[0]: WorkNews(row[1], row[2]) for row in db.session.execute(sa.select(*columns))}
