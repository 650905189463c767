"""NIK and KK numbers: compared without being shown, and shown only for a reason, to few, and on record."""

import hmac
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import RevealReason, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.findings import Finding, has_block
from jobmatch.domain.nik import check_nik_form, normalise_number
from jobmatch.domain.number_rules import MATCHES, MATCHES_OF_ONE, REVEALS
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import Family, FamilyMember, Person
from jobmatch.queries.reach import within_reach
from jobmatch.services import audit
from jobmatch.services.attempts import forget_attempts, note_attempt

MATCHERS = frozenset({Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD, Role.VILLAGE_OFFICER})
REVEALERS = frozenset({Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD})
NO_NIK = N_("Orang ini belum punya NIK di sini. Catat dari KTP lewat perbaikan data.")
NO_KK = N_("Nomor KK keluarga ini belum tercatat.")
MANY_MATCHES = N_("Terlalu banyak nomor yang tidak cocok. Lanjutkan satu jam lagi, atau minta rekan memeriksa dokumennya.")
MANY_REVEALS = N_("Batas membuka nomor hari ini sudah tercapai. Bila perlu lebih, bicarakan dengan kepala bidang.")


def match_nik(actor: Actor, person_id: UUID, typed: str) -> bool:
    """Tell whether the NIK on the paper is the one on record; neither is shown, each try is recorded.

    Raises:
        NotAllowed, NotFound: not this actor's to compare. RuleBroken: no possible NIK, none on record, too many misses.
    """
    number = _checked(check_nik_form(typed), typed)
    person = _get_person(actor, person_id, MATCHERS)
    if person.nik is None:
        raise RuleBroken(NO_NIK, field="number")
    return _compare(actor, "nik", person_id, person.nik, number)


def match_kk(actor: Actor, family_id: UUID, typed: str) -> bool:
    """Tell whether the KK number on the paper is the one on record; see ``match_nik``."""
    number = normalise_number(typed)
    family = _get_family(actor, family_id, MATCHERS)
    if family.kk is None:
        raise RuleBroken(NO_KK, field="number")
    return _compare(actor, "kk", family_id, family.kk, number)


def find_person_by_nik(actor: Actor, typed: str) -> UUID | None:
    """Return the person within reach who carries this NIK; out of reach looks like not there, misses are counted.

    Raises:
        NotAllowed: not this actor's to search. RuleBroken: no possible NIK, or too many misses.
    """
    if actor.role not in MATCHERS:
        raise NotAllowed
    number = _checked(check_nik_form(typed), typed)
    notes = note_attempt((MATCHES, str(actor.user_id)), message=MANY_MATCHES)
    condition = sa.and_(Person.nik_index == nik_index(number), Person.merged_into_id.is_(None))
    found = db.session.scalar(sa.select(Person.id).where(condition, within_reach(actor)))
    if found is not None:
        forget_attempts(notes)
    with transaction():
        audit.record(actor, "search_nik", "person", found or "-", fields=["nik"])
    return found


def reveal_nik(actor: Actor, person_id: UUID, reason: RevealReason) -> str:
    """Return a NIK in full, for a reason from the list; the section head sees a sample each month.

    Raises:
        NotAllowed, NotFound: not this actor's to open. RuleBroken: none on record, or too many today.
    """
    person = _get_person(actor, person_id, REVEALERS)
    if person.nik is None:
        raise RuleBroken(NO_NIK)
    return _reveal(actor, "nik", person_id, person.nik, reason)


def reveal_kk(actor: Actor, family_id: UUID, reason: RevealReason) -> str:
    """Return a KK number in full; see ``reveal_nik``."""
    family = _get_family(actor, family_id, REVEALERS)
    if family.kk is None:
        raise RuleBroken(NO_KK)
    return _reveal(actor, "kk", family_id, family.kk, reason)


def _compare(actor: Actor, kind: str, subject_id: UUID, stored: str, typed: str) -> bool:
    keys = ((MATCHES, str(actor.user_id)), (MATCHES_OF_ONE, f"{actor.user_id}:{subject_id}"))
    notes = note_attempt(*keys, message=MANY_MATCHES)
    is_same = hmac.compare_digest(stored.encode(), typed.encode())
    if is_same:
        forget_attempts(notes)
    with transaction():
        outcome = "same" if is_same else "different"
        audit.record(actor, f"match_{kind}", _subject(kind), subject_id, fields=[kind], reason=outcome)
    return is_same


def _reveal(actor: Actor, kind: str, subject_id: UUID, number: str, reason: RevealReason) -> str:
    note_attempt((REVEALS, str(actor.user_id)), message=MANY_REVEALS)
    with transaction():
        audit.record(actor, f"reveal_{kind}", _subject(kind), subject_id, fields=[kind], reason=reason.value)
    return number


def _subject(kind: str) -> str:
    return "person" if kind == "nik" else "family"


def _checked(findings: list[Finding], typed: str) -> str:
    if has_block(findings):
        raise RuleBroken(findings[0].message, field="number", **dict(findings[0].params))
    return normalise_number(typed)


def _get_person(actor: Actor, person_id: UUID, roles: frozenset[Role]) -> Person:
    if actor.role not in roles:
        raise NotAllowed
    person = db.session.scalar(sa.select(Person).where(Person.id == person_id, within_reach(actor)))
    if person is None:
        raise NotFound
    return person


def _get_family(actor: Actor, family_id: UUID, roles: frozenset[Role]) -> Family:
    if actor.role not in roles:
        raise NotAllowed
    members = sa.select(FamilyMember.family_id).join(Person, Person.id == FamilyMember.person_id).where(within_reach(actor))
    family = db.session.scalar(sa.select(Family).where(Family.id == family_id, Family.id.in_(members)))
    if family is None:
        raise NotFound
    return family
