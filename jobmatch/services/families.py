"""Who belongs to which family card from when until when. A person stands on one card at a time; nothing is overwritten."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.findings import has_block
from jobmatch.domain.nik import check_kk, normalise_number
from jobmatch.domain.poverty import FamilyKind
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, one_at_a_time, transaction
from jobmatch.extensions.sealed import kk_index
from jobmatch.models import Family, FamilyCare, FamilyMember, Person
from jobmatch.queries.reach import within_reach
from jobmatch.services import audit

KEEPERS = (Role.VILLAGE_OFFICER, Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
IN_FUTURE = N_("Tanggalnya di masa depan.")
TOO_EARLY = N_("Orang ini sudah masuk kartu lain sesudah tanggal itu. Pilih tanggal yang lebih akhir.")
ALREADY_THERE = N_("Orang ini sudah ada di kartu keluarga itu.")
IS_NIK = N_("Itu NIK orang ini. Nomor KK ada di bagian atas Kartu Keluarga.")
SAME_PERSON = N_("Pilih dua orang yang berbeda.")
BEFORE_START = N_("Tanggal keluar sebelum tanggal masuknya.")


def put_on_card(actor: Actor, person_id: UUID, typed: str, relation: str, from_on: date) -> UUID:
    """Put a person on the family card with this number from a day on, leaving any other card that day.

    Without a number the person gets a family that is known without a card.

    Raises:
        NotAllowed, NotFound: not this actor's. RuleBroken: an impossible number or day.
    """
    number = _checked_kk(typed)
    if from_on > clock.today():
        raise RuleBroken(IN_FUTURE, field="from_on")
    with transaction():
        person = _get_person(actor, person_id)
        if number and person.nik == number:
            raise RuleBroken(IS_NIK, field="kk")
        one_at_a_time("card-of", person_id)
        family = _family_of_number(number, person)
        _leave_others(person_id, family.id, from_on)
        db.session.add(FamilyMember(family_id=family.id, person_id=person_id, relation=relation, from_on=from_on))
        db.session.flush()
        audit.record(actor, "join_family", "person", person_id, fields=["family"])
        audit.record(actor, "join_family", "family", family.id, fields=["members"])
        return family.id


def leave_card(actor: Actor, person_id: UUID, family_id: UUID, until_on: date) -> None:
    """End a person's stay on a family card; the stay itself is kept.

    Raises:
        NotFound: not on that card today, or out of reach. RuleBroken: an impossible day.
    """
    if until_on > clock.today():
        raise RuleBroken(IN_FUTURE, field="until_on")
    with transaction():
        _get_person(actor, person_id)
        stay = db.session.scalar(_open_stays(person_id, FamilyKind.CARD).where(FamilyMember.family_id == family_id))
        if stay is None:
            raise NotFound
        if until_on < stay.from_on:
            raise RuleBroken(BEFORE_START, field="until_on")
        stay.until_on = until_on
        audit.record(actor, "leave_family", "person", person_id, fields=["family"])
        audit.record(actor, "leave_family", "family", family_id, fields=["members"])


def end_all_stays(person_id: UUID, until_on: date) -> None:
    """End every open stay of a person inside a running transaction: she died or left the regency."""
    for kind in FamilyKind:
        for stay in db.session.scalars(_open_stays(person_id, kind)):
            stay.until_on = max(until_on, stay.from_on)


def _open_stays(person_id: UUID, kind: FamilyKind) -> sa.Select[FamilyMember]:
    return (
        sa.select(FamilyMember)
        .join(Family, Family.id == FamilyMember.family_id)
        .where(FamilyMember.person_id == person_id, FamilyMember.until_on.is_(None), Family.kind == kind)
    )


def _leave_others(person_id: UUID, family_id: UUID, from_on: date) -> None:
    for stay in db.session.scalars(_open_stays(person_id, FamilyKind.CARD)).all():
        if stay.family_id == family_id:
            raise RuleBroken(ALREADY_THERE, field="kk")
        if stay.from_on > from_on:
            raise RuleBroken(TOO_EARLY, field="from_on")
        stay.until_on = from_on


def _family_of_number(number: str | None, person: Person) -> Family:
    if number is not None:
        index = kk_index(number)
        one_at_a_time("kk", index)
        known = db.session.scalar(sa.select(Family).where(Family.kk_index == index))
        if known is not None:
            return known
    family = Family(
        kk=number,
        kk_index=kk_index(number) if number else None,
        village_code=person.village_code,
        address=person.address,
        created_at=clock.now(),
    )
    db.session.add(family)
    db.session.flush()
    return family


def _checked_kk(typed: str) -> str | None:
    if not typed.strip():
        return None
    findings = check_kk(typed, today=clock.today())
    if has_block(findings):
        raise RuleBroken(findings[0].message, field="kk", **dict(findings[0].params))
    return normalise_number(typed)


def _get_person(actor: Actor, person_id: UUID) -> Person:
    if actor.role not in KEEPERS:
        raise NotAllowed
    person = db.session.scalar(sa.select(Person).where(Person.id == person_id, within_reach(actor)))
    if person is None or person.merged_into_id is not None:
        raise NotFound
    return person


def note_care(actor: Actor, family_id: UUID, carer_id: UUID, cared_id: UUID) -> UUID:
    """Note that one member of a family looks after another, as said today; the same again is one note.

    Raises:
        NotFound: out of reach, or not both members today. RuleBroken: nobody looks after herself.
    """
    if actor.role not in KEEPERS:
        raise NotAllowed
    if carer_id == cared_id:
        raise RuleBroken(SAME_PERSON, field="cared")
    with transaction():
        one_at_a_time("care", family_id)
        members = set(db.session.scalars(_members_in_reach(actor, family_id)))
        if not {carer_id, cared_id} <= members:
            raise NotFound
        c = FamilyCare
        same = (c.family_id == family_id, c.carer_id == carer_id, c.cared_id == cared_id, c.ended_on.is_(None))
        known = db.session.scalar(sa.select(c.id).where(*same))
        if known is not None:
            return known
        care = c(family_id=family_id, carer_id=carer_id, cared_id=cared_id, said_on=clock.today(), recorded_by=actor.user_id)
        db.session.add(care)
        db.session.flush()
        audit.record(actor, "note_care", "family", family_id, fields=["cares"])
        return care.id


def end_care(actor: Actor, family_id: UUID, care_id: UUID) -> None:
    """Note that a care is over; it stays in the history."""
    if actor.role not in KEEPERS:
        raise NotAllowed
    with transaction():
        if not list(db.session.scalars(_members_in_reach(actor, family_id))):
            raise NotFound
        c = FamilyCare
        running = sa.update(c).where(c.id == care_id, c.family_id == family_id, c.ended_on.is_(None))
        if not count_changed(running.values(ended_on=clock.today())):
            raise NotFound
        audit.record(actor, "end_care", "family", family_id, fields=["cares"])


def _members_in_reach(actor: Actor, family_id: UUID) -> sa.Select[UUID]:
    return (
        sa.select(FamilyMember.person_id)
        .join(Person, Person.id == FamilyMember.person_id)
        .where(FamilyMember.family_id == family_id, FamilyMember.until_on.is_(None), within_reach(actor))
    )
