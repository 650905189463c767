"""One use case behind three doors: a person registers online, at the counter, or through her village."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.age_groups import check_birth_date, needs_guardian
from jobmatch.domain.consent_rules import TEXT_VERSION, Channel, Purpose
from jobmatch.domain.enums import NikState, Role, Sex, WagePeriod
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.findings import has_block
from jobmatch.domain.names import check_name
from jobmatch.domain.nik import check_nik_form, normalise_number
from jobmatch.domain.phones import normalise_phone
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import Consent, Person, Seeker, SeekerExperience, SeekerSkill
from jobmatch.queries.reach import within_reach
from jobmatch.services import audit

NEEDS_GUARDIAN = N_("Umur di bawah 18 tahun: tulis nama orang tua atau wali. Petugas menanyakan izinnya dulu.")
DESK = (Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)


@dataclass(frozen=True, slots=True)
class SeekerDetails:
    """What a registration asks for. NIK may follow; wages are rupiah per ``wage_period``."""

    full_name: str
    birth_date: date
    sex: Sex
    village_code: str
    nik: str | None = None
    phone: str | None = None
    education_level: str | None = None
    education_major: str | None = None
    graduation_year: int | None = None
    desired_titles: tuple[str, ...] = ()
    desired_kbji: tuple[str, ...] = ()
    skills: tuple[str, ...] = ()
    experiences: tuple[tuple[str, int], ...] = ()
    wage_min_idr: int | None = None
    wage_period: WagePeriod | None = None
    max_distance_km: int | None = None
    licences: tuple[str, ...] = ()
    about: str | None = None
    is_listed: bool = True
    guardian_name: str | None = None
    guardian_phone: str | None = None
    has_guardian_agreed: bool = False


def register_seeker(actor: Actor, details: SeekerDetails) -> UUID:
    """Register a person as a seeker and return her id.

    A NIK typed online stays pending and takes over nothing: when it is already known, the new record is kept apart
    until papers were seen, and the answer is the same. A village registers its own people only.

    Raises:
        RuleBroken: a field is impossible; ``field`` names it. NotFound: another village's person.
    """
    check_birth_date(details.birth_date, clock.today())
    _check_guardian(details)
    nik = checked_nik(details.nik)
    if actor.role is Role.VILLAGE_OFFICER and details.village_code != actor.village_code:
        raise NotFound
    with transaction():
        person = _new_person(actor, details, nik)
        db.session.add(person)
        db.session.flush()
        add_profile(person.id, details)
        if details.is_listed and actor.role is not Role.SYSTEM:
            record_consent(actor, person.id, Purpose.LISTING)
        if details.has_guardian_agreed:
            confirm_guardian(actor, person.id)
        audit.record(actor, "register_seeker", "person", person.id)
        return person.id


def confirm_guardian(actor: Actor, person_id: UUID) -> None:
    """Note that an officer has heard a guardian's yes; what somebody ticks herself is no guardian's word.

    Raises:
        RuleBroken: nobody is named as guardian. NotAllowed: not an officer.
    """
    if actor.role not in (*DESK, Role.VILLAGE_OFFICER, Role.SYSTEM):
        raise NotAllowed
    with transaction():
        seeker = get_profile(actor, person_id)
        if not seeker.guardian_name:
            raise RuleBroken(NEEDS_GUARDIAN, field="guardian_name")
        seeker.guardian_confirmed_at, seeker.guardian_confirmed_by = clock.now(), actor.user_id
        audit.record(actor, "confirm_guardian", "person", person_id, fields=["guardian_confirmed_at"])


def record_consent(actor: Actor, person_id: UUID, purpose: Purpose) -> None:
    """Note a yes inside a running transaction: which words, when, and through whom."""
    channel = {Role.COUNTER: Channel.COUNTER, Role.VILLAGE_OFFICER: Channel.VILLAGE}.get(actor.role, Channel.ONLINE)
    db.session.add(
        Consent(
            person_id=person_id,
            purpose=purpose.value,
            text_version=TEXT_VERSION,
            channel=channel.value,
            given_at=clock.now(),
            recorded_by=actor.user_id,
        )
    )


def get_profile(actor: Actor, person_id: UUID) -> Seeker:
    """Return the seeking profile of a person within reach.

    Raises:
        NotFound: there is none, or not within reach.
    """
    mine = sa.select(Seeker).join(Person, Person.id == Seeker.person_id).where(Person.id == person_id, within_reach(actor))
    seeker = db.session.scalar(mine)
    if seeker is None:
        raise NotFound
    return seeker


def add_profile(person_id: UUID, details: SeekerDetails) -> None:
    """Add the seeking profile of a person inside a running transaction."""
    moment = clock.now()
    db.session.add(
        Seeker(
            person_id=person_id,
            desired_titles=list(details.desired_titles),
            desired_kbji=list(details.desired_kbji),
            wage_min_idr=details.wage_min_idr,
            wage_period=details.wage_period,
            max_distance_km=details.max_distance_km,
            licences=list(details.licences),
            about=details.about,
            is_listed=details.is_listed,
            guardian_name=_tidy(details.guardian_name),
            guardian_phone=normalise_phone(details.guardian_phone) if details.guardian_phone else None,
            created_at=moment,
            updated_at=moment,
        )
    )
    db.session.add_all(SeekerSkill(person_id=person_id, text=text) for text in details.skills)
    db.session.add_all(SeekerExperience(person_id=person_id, title=title, months=months) for title, months in details.experiences)


def checked_nik(typed: str | None) -> str | None:
    """Return the sixteen digits of a typed NIK, None when none was typed.

    Raises:
        RuleBroken: no NIK can look like this.
    """
    if not typed or not typed.strip():
        return None
    findings = check_nik_form(typed)
    if has_block(findings):
        raise RuleBroken(findings[0].message, field="nik", **dict(findings[0].params))
    return normalise_number(typed)


def find_bearer(nik: str) -> UUID | None:
    """Return who carries a NIK, inside a transaction that may then give it to somebody: others wait until it is over."""
    index = nik_index(nik)
    one_at_a_time("nik", index)
    return db.session.scalar(sa.select(Person.id).where(Person.nik_index == index))


def _check_guardian(details: SeekerDetails) -> None:
    if needs_guardian(details.birth_date, clock.today()) and not (details.guardian_name or "").strip():
        raise RuleBroken(NEEDS_GUARDIAN, field="guardian_name")


def _new_person(actor: Actor, details: SeekerDetails, nik: str | None) -> Person:
    is_taken = nik is not None and find_bearer(nik) is not None
    name = _checked_name(details.full_name)
    return Person(
        full_name=name,
        name_key=name.casefold(),
        nik=nik,
        nik_index=nik_index(nik) if nik and not is_taken else None,
        nik_state=NikState.PENDING if nik else NikState.NONE,
        birth_date=details.birth_date,
        birth_year=details.birth_date.year,
        sex=details.sex,
        village_code=details.village_code,
        phone=normalise_phone(details.phone) if details.phone else None,
        education_level=details.education_level,
        education_major=details.education_major,
        graduation_year=details.graduation_year,
        door=_door(actor),
        created_at=clock.now(),
        created_by=actor.user_id,
    )


def _door(actor: Actor) -> str:
    return {Role.VILLAGE_OFFICER: "village", Role.COUNTER: "counter", Role.SYSTEM: "import"}.get(actor.role, "online")


def _checked_name(typed: str) -> str:
    try:
        return check_name(typed)
    except RuleBroken as broken:
        raise RuleBroken(broken.message, field="full_name") from None


def _tidy(text: str | None) -> str | None:
    return " ".join((text or "").split()) or None
