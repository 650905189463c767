"""Whose data an actor may reach, as one condition for every query about people."""

from typing import Any

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.models import Person, Village


def within_reach(actor: Actor) -> sa.ColumnElement[bool]:
    """Return the condition on ``people`` that holds for the persons the actor may see; for most roles it never does.

    Villages see their own, kecamatan theirs, the office all, a seeker herself. The administrator, partner agencies and
    employers see nobody here.
    """
    if actor.is_staff or actor.role is Role.SYSTEM:
        return sa.true()
    conditions: dict[Role, Any] = {
        Role.VILLAGE_OFFICER: Person.village_code == (actor.village_code or ""),
        Role.DISTRICT_SUPERVISOR: Person.village_code.in_(
            sa.select(Village.code).where(Village.district_code == (actor.district_code or ""))
        ),
    }
    if actor.role is Role.SEEKER and actor.person_id is not None:
        return Person.id == actor.person_id
    condition: sa.ColumnElement[bool] = conditions.get(actor.role, sa.false())
    return condition
