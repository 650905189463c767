"""One use case behind three doors: a person registers online, at the counter, or through her village."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.age_groups import check_birth_date
from jobmatch.domain.enums import LabourStatus, NikState, ObservationSource, Role, Sex, WagePeriod
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.findings import has_block
from jobmatch.domain.nik import check_nik_form, normalise_number
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.extensions.sealed import nik_index
from jobmatch.models import Person, Seeker, SeekerExperience, SeekerSkill
from jobmatch.services import accounts, audit, recommendations, sessions
from jobmatch.services.observations import Observed, record_observation

NEEDS_NAME = N_("Tulis nama lengkap seperti di KTP.")


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


def register_seeker(actor: Actor, details: SeekerDetails) -> UUID:
    """Register a person as a seeker and return her id.

    A NIK typed online stays pending and takes over nothing: when it is already known, the new record is kept apart
    without it until papers were seen.

    Raises:
        RuleBroken: a field is impossible; ``field`` names it.
    """
    check_birth_date(details.birth_date, clock.today())
    if not details.full_name.strip():
        raise RuleBroken(NEEDS_NAME, field="full_name")
    nik = _checked_nik(details.nik)
    with transaction():
        person = _new_person(actor, details, nik)
        db.session.add(person)
        db.session.flush()
        add_profile(person.id, details)
        audit.record(actor, "register_seeker", "person", person.id)
        return person.id


def sign_up(actor: Actor, details: SeekerDetails, login: str, password: str) -> str:
    """Register a person online together with her account and return the session key.

    That she looks for work says nothing of whether she works: the registry knows no more than "no news yet", and her
    village is asked next month.
    """
    with transaction():
        person_id = register_seeker(actor, details)
        record_observation(
            actor,
            Observed(person_id, clock.today(), LabourStatus.UNKNOWN, ObservationSource.SELF_REPORT, f"sign_up:{person_id}"),
        )
        account_id = accounts.create_account(
            actor, Role.SEEKER, details.full_name, login=login, password=password, person_id=person_id, phone=details.phone
        )
        recommendations.ask_for_person(actor, person_id)
    return sessions.open_session(account_id)


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
            created_at=moment,
            updated_at=moment,
        )
    )
    db.session.add_all(SeekerSkill(person_id=person_id, text=text) for text in details.skills)
    db.session.add_all(SeekerExperience(person_id=person_id, title=title, months=months) for title, months in details.experiences)


def verify_seeker(actor: Actor, person_id: UUID) -> None:
    """Record that an officer has seen the papers."""
    with transaction():
        person = db.session.get(Person, person_id)
        seeker = db.session.get(Seeker, person_id)
        if person is None or seeker is None:
            raise NotFound
        person.nik_state = NikState.SEEN if person.nik else person.nik_state
        seeker.verified_at, seeker.verified_by = clock.now(), actor.user_id
        audit.record(actor, "verify_seeker", "person", person_id, fields=["nik_state"])


def _checked_nik(typed: str | None) -> str | None:
    if not typed or not typed.strip():
        return None
    findings = check_nik_form(typed)
    if has_block(findings):
        raise RuleBroken(findings[0].message, field="nik", **dict(findings[0].params))
    return normalise_number(typed)


def _new_person(actor: Actor, details: SeekerDetails, nik: str | None) -> Person:
    is_taken = nik is not None and db.session.scalar(sa.select(Person.id).where(Person.nik_index == nik_index(nik)))
    name = " ".join(details.full_name.split())
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
        phone=details.phone,
        education_level=details.education_level,
        education_major=details.education_major,
        graduation_year=details.graduation_year,
        door=_door(actor),
        created_at=clock.now(),
        created_by=actor.user_id,
    )


def _door(actor: Actor) -> str:
    return {Role.VILLAGE_OFFICER: "village", Role.COUNTER: "counter", Role.SYSTEM: "import"}.get(actor.role, "online")
