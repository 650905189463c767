"""Papers seen by an officer: only then is a NIK taken for true, and a record that was made online joins the known person."""

from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.names import is_same_name
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import (
    Account,
    Ak1Card,
    Application,
    FairRegistration,
    LedgerEvent,
    Person,
    Placement,
    Seeker,
    SeekerExperience,
    SeekerSkill,
)
from jobmatch.services import audit
from jobmatch.services.seekers import DESK, checked_nik, find_bearer

VERIFIERS = (*DESK, Role.SYSTEM)
SOMEBODY_ELSE = N_(
    "NIK ini sudah tercatat pada orang lain di sini. Cari dengan NIK itu dan cocokkan dengan KTP yang Anda pegang."
)
TOO_LATE = N_("Orang ini tercatat dua kali dan keduanya sudah dipakai. Minta petugas penempatan menggabungkannya dulu.")
HAS_LIVED = (Application, Ak1Card, FairRegistration, LedgerEvent, Placement)


def verify_seeker(actor: Actor, person_id: UUID, nik: str | None = None) -> UUID:
    """Record that an officer has seen the papers, with the NIK on them, and return the person's id.

    When the NIK belongs to a person known before under the same name and birth date, what was made online joins that
    person, and her id is returned.

    Raises:
        NotAllowed, NotFound: not this actor's to verify. RuleBroken: an impossible NIK, or somebody else's.
    """
    if actor.role not in VERIFIERS:
        raise NotAllowed
    number = checked_nik(nik)
    with transaction():
        person, seeker = db.session.get(Person, person_id), db.session.get(Seeker, person_id)
        if person is None or seeker is None or person.merged_into_id is not None:
            raise NotFound
        if number is not None:
            bearer = find_bearer(number)
            if bearer is not None and bearer != person_id:
                return _join(actor, person, seeker, db.session.get_one(Person, bearer))
            person.nik, person.nik_index = number, nik_index(number)
        person.nik_state = NikState.SEEN if person.nik else person.nik_state
        _seen(actor, seeker)
        return person_id


def _seen(actor: Actor, seeker: Seeker) -> None:
    seeker.verified_at, seeker.verified_by = clock.now(), actor.user_id
    audit.record(actor, "verify_seeker", "person", seeker.person_id, fields=["nik_state"])


def _join(actor: Actor, new: Person, seeker: Seeker, known: Person) -> UUID:
    if not is_same_name(new.full_name, known.full_name) or (known.birth_date or new.birth_date) != new.birth_date:
        raise RuleBroken(SOMEBODY_ELSE, field="nik")
    other = db.session.get(Seeker, known.id)
    has_account = db.session.scalar(sa.select(Account.id).where(Account.person_id == known.id))
    if other is not None or has_account is not None or any(_has_rows(kind, new.id) for kind in HAS_LIVED):
        raise RuleBroken(TOO_LATE, field="nik")
    db.session.execute(sa.update(Account).where(Account.person_id == new.id).values(person_id=known.id))
    _move_profile(seeker, known.id)
    known.birth_date = known.birth_date or new.birth_date
    known.phone, known.nik_state = new.phone or known.phone, NikState.SEEN
    known.education_level = new.education_level or known.education_level
    new.nik, new.nik_index, new.merged_into_id = None, None, known.id
    audit.record(actor, "join_records", "person", known.id, fields=["merged_into_id"])
    db.session.flush()
    _seen(actor, db.session.get_one(Seeker, known.id))
    return known.id


def _move_profile(seeker: Seeker, person_id: UUID) -> None:
    columns = {column.key: getattr(seeker, column.key) for column in sa.inspect(Seeker).column_attrs}
    db.session.add(Seeker(**columns | {"person_id": person_id}))
    db.session.flush()
    old = seeker.person_id
    db.session.execute(sa.update(SeekerSkill).where(SeekerSkill.person_id == old).values(person_id=person_id))
    db.session.execute(sa.update(SeekerExperience).where(SeekerExperience.person_id == old).values(person_id=person_id))
    db.session.delete(seeker)
    db.session.flush()


def _has_rows(kind: Any, person_id: UUID) -> bool:
    return bool(db.session.scalar(sa.select(sa.exists().where(kind.person_id == person_id))))
