"""Looks for records that may be one human, in the worker; what it finds is stored, and pages only read it."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.identity_rules import DoubleState, DoubleZone
from jobmatch.domain.job_kinds import FIND_DOUBLES
from jobmatch.domain.poverty import FamilyKind
from jobmatch.extensions.db import db, new_id, transaction
from jobmatch.models import Family, FamilyMember, Person, SuspectedDouble
from jobmatch.services import jobs
from matching import PersonRecord, find_duplicates

SEARCHERS = (Role.PLACEMENT, Role.SECTION_HEAD)


def ask_for_search(actor: Actor) -> None:
    """Let the worker search now; asked again in the same minute it is one search."""
    if actor.role not in SEARCHERS:
        raise NotAllowed
    jobs.enqueue(actor, FIND_DOUBLES, f"{FIND_DOUBLES}:{clock.now():%Y-%m-%dT%H:%M}", {})


def find_doubles(job: jobs.Running) -> dict[str, Any]:
    """Compare everybody with everybody; decisions stay, open pairs that no longer look alike go."""
    pairs = find_duplicates(_records())
    with transaction():
        d = SuspectedDouble
        decided = {
            (row[0], row[1]) for row in db.session.execute(sa.select(d.first_id, d.second_id).where(d.state != DoubleState.OPEN))
        }
        db.session.execute(sa.delete(d).where(d.state == DoubleState.OPEN))
        rows = [row for pair in pairs if (row := _row(pair)) and (row["first_id"], row["second_id"]) not in decided]
        if rows:
            db.session.execute(sa.insert(d), rows)
    return {"pairs": len(rows)}


def _row(pair: Any) -> dict[str, Any]:
    reasons = [[reason.field, reason.code, reason.bits] for reason in pair.reasons]
    return {
        "id": new_id(),
        "first_id": UUID(pair.id_a),
        "second_id": UUID(pair.id_b),
        "probability": pair.probability,
        "zone": DoubleZone(pair.zone.value),
        "reasons": reasons,
        "found_at": clock.now(),
        "state": DoubleState.OPEN,
    }


def _records() -> list[PersonRecord]:
    m, p = FamilyMember, Person
    card = (
        sa.select(m.person_id, sa.func.max(sa.cast(m.family_id, sa.String)).label("family"))
        .join(Family, Family.id == m.family_id)
        .where(m.until_on.is_(None), Family.kind == FamilyKind.CARD)
        .group_by(m.person_id)
        .subquery()
    )
    columns = (p.id, p.full_name, p.birth_date, p.birth_year, p.sex, p.nik, p.nik_state, card.c.family, p.address, p.phone)
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(*columns, p.village_code)
        .outerjoin(card, card.c.person_id == p.id)
        .where(p.merged_into_id.is_(None), p.died_on.is_(None))
        .order_by(p.id)
    )
    return [_record(row) for row in db.session.execute(statement)]


def _record(row: Any) -> PersonRecord:
    person_id, name, born, year, sex, nik, state, family, address, phone, village = row
    return PersonRecord(
        id=str(person_id),
        name=name,
        birth_date=born.isoformat() if born else str(year or ""),
        sex=sex.value if sex else "",
        nik=nik if nik and state is not NikState.NONE else "",
        family=family or "",
        address=address or "",
        phone=phone or "",
        place=village or "",
    )
