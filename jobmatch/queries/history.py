"""What happened with somebody's data, from the audit log: of one person, and of the accounts of a month."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db
from jobmatch.models import (
    Account,
    Ak1Card,
    Application,
    AuditEvent,
    CandidateInvitation,
    Consent,
    FairRegistration,
    LedgerEvent,
    Person,
    Placement,
    VillageMonthRow,
)
from jobmatch.queries.reach import within_reach

PAGE_SIZE = 50
LOOKS = ("read", "search_", "match_", "reveal_", "print_")
# The tables whose rows are about one person, and the subject under which their acts are recorded.
ABOUT_A_PERSON: tuple[tuple[str, Any], ...] = (
    ("application", Application),
    ("candidate_invitation", CandidateInvitation),
    ("ledger_event", LedgerEvent),
    ("placement", Placement),
    ("fair_registration", FairRegistration),
    ("village_month_row", VillageMonthRow),
    ("ak1_card", Ak1Card),
    ("consent", Consent),
)


@dataclass(frozen=True, slots=True)
class Act:
    """One line of a history. ``who`` is None for the system and for visitors."""

    sequence: int
    at: datetime
    who: str | None
    role: str
    action: str
    fields: tuple[str, ...]
    reason: str | None
    subject_type: str
    subject_id: str
    is_sealed: bool


def list_history(actor: Actor, person_id: UUID, page: int = 1) -> tuple[list[Act], int]:
    """Return what was done and seen with a person's data, newest first, and how many acts there are.

    Raises:
        NotFound: the person is not within the actor's reach.
    """
    return _page(_about(actor, person_id), page)


def list_looks(actor: Actor, person_id: UUID, limit: int) -> list[Act]:
    """Return the last times that somebody else saw the person's data.

    Raises:
        NotFound: the person is not within the actor's reach.
    """
    looked = sa.or_(*(AuditEvent.action.startswith(word, autoescape=True) for word in LOOKS))
    by_others = sa.or_(AuditEvent.account_id.is_(None), AuditEvent.account_id != actor.user_id)
    statement = acts().where(_about(actor, person_id), looked, by_others, AuditEvent.role != Role.SYSTEM.value)
    return [act_from(row) for row in db.session.execute(statement.order_by(AuditEvent.sequence.desc()).limit(limit))]


def _about(actor: Actor, person_id: UUID) -> sa.ColumnElement[bool]:
    if db.session.scalar(sa.select(Person.id).where(Person.id == person_id, within_reach(actor))) is None:
        raise NotFound
    subjects = [sa.and_(AuditEvent.subject_type == "person", AuditEvent.subject_id == str(person_id))]
    for subject_type, model in ABOUT_A_PERSON:
        ids = [str(found) for found in db.session.scalars(sa.select(model.id).where(model.person_id == person_id))]
        if ids:
            subjects.append(sa.and_(AuditEvent.subject_type == subject_type, AuditEvent.subject_id.in_(ids)))
    return sa.or_(*subjects)


def list_account_history(account_id: UUID, page: int = 1) -> tuple[list[Act], int]:
    """Return what was done with an account, newest first; the caller has made sure that it is in the actor's care."""
    return _page(sa.and_(AuditEvent.subject_type == "account", AuditEvent.subject_id == str(account_id)), page)


def _page(condition: sa.ColumnElement[bool], page: int) -> tuple[list[Act], int]:
    total = db.session.scalar(sa.select(sa.func.count()).select_from(AuditEvent).where(condition)) or 0
    statement = acts().where(condition).order_by(AuditEvent.sequence.desc())
    rows = db.session.execute(statement.limit(PAGE_SIZE).offset((page - 1) * PAGE_SIZE))
    return [act_from(row) for row in rows], total


def acts() -> Any:
    """Return the statement of all acts with the name of who did them."""
    return sa.select(
        AuditEvent.sequence,
        AuditEvent.at,
        Account.display_name,
        AuditEvent.role,
        AuditEvent.action,
        AuditEvent.fields,
        AuditEvent.reason,
        AuditEvent.subject_type,
        AuditEvent.subject_id,
        AuditEvent.chain_hash.is_not(None),
    ).outerjoin(Account, Account.id == AuditEvent.account_id)


def act_from(row: Any) -> Act:
    """Return an act from a row of ``acts``."""
    sequence, at, who, role, action, fields, *rest = row
    return Act(sequence, at, who, role, action, tuple(fields), *rest)
