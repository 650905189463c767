"""What an AK-1 card prints beyond the profile: told by the person while she waits, or by the clerk from the KTP."""

from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import NikState
from jobmatch.domain.errors import NotFound
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import Person
from jobmatch.queries.reach import within_reach
from jobmatch.services import audit
from jobmatch.services.seekers import checked_nik, find_bearer


@dataclass(frozen=True, slots=True)
class CardFields:
    """The card's own fields; empty ones leave the line on the paper to be written by hand."""

    birth_place: str | None = None
    marital_status: str | None = None
    religion: str | None = None
    address: str | None = None
    nik: str | None = None


def save_card_fields(actor: Actor, person_id: UUID, fields: CardFields) -> None:
    """Keep the card's fields. A typed NIK waits for the papers, and known or unknown, the answer is the same.

    Raises:
        NotFound: not within reach. RuleBroken: no NIK can look like this.
    """
    number = checked_nik(fields.nik)
    with transaction():
        person = db.session.scalar(sa.select(Person).where(Person.id == person_id, within_reach(actor)))
        if person is None:
            raise NotFound
        for name in ("birth_place", "marital_status", "religion", "address"):
            value = (getattr(fields, name) or "").strip()
            setattr(person, name, value or None)
        if number is not None and person.nik_state in (NikState.NONE, NikState.PENDING):
            bearer = find_bearer(number)
            person.nik, person.nik_state = number, NikState.PENDING
            person.nik_index = nik_index(number) if bearer in (None, person_id) else None
        audit.record(actor, "edit_card_fields", "person", person_id, fields=["address", "birth_place", "nik"])
