"""Reads of kecamatan and villages."""

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import District, Village


def list_village_codes() -> list[str]:
    """Return all village codes in order."""
    return list(db.session.scalars(sa.select(Village.code).order_by(Village.code)))


def count_villages() -> int:
    """Return the number of villages, the n of "n dari 156 desa"."""
    return db.session.scalar(sa.select(sa.func.count()).select_from(Village)) or 0


def list_villages_within(actor: Actor) -> list[tuple[str, str, str]]:
    """Return (code, village, kecamatan) of the villages whose people the actor may see."""
    statement = sa.select(Village.code, Village.name, District.name).join(District, District.code == Village.district_code)
    if actor.role is Role.VILLAGE_OFFICER:
        statement = statement.where(Village.code == actor.village_code)
    elif actor.role is Role.DISTRICT_SUPERVISOR:
        statement = statement.where(Village.district_code == actor.district_code)
    elif not actor.is_staff:
        return []
    rows = db.session.execute(statement.order_by(District.name, Village.name, Village.code))
    return [(code, village, district) for code, village, district in rows]


def list_village_choices() -> list[tuple[str, str]]:
    """Return (code, "village, kecamatan") for a form; names occur twice, so the kecamatan stands beside them."""
    statement = (
        sa.select(Village.code, Village.name, District.name)
        .join(District, District.code == Village.district_code)
        .order_by(District.name, Village.name, Village.code)
    )
    return [(code, f"{name}, {district}") for code, name, district in db.session.execute(statement)]


def list_district_choices() -> list[tuple[str, str]]:
    """Return (code, kecamatan) for a form."""
    rows = db.session.execute(sa.select(District.code, District.name).order_by(District.name))
    return [(code, name) for code, name in rows]
