"""Employers, vacancies and seekers that read as what they are."""

from typing import Any
from uuid import UUID

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role, WagePeriod
from jobmatch.domain.offers import EmployerDetails, VacancyDraft
from jobmatch.extensions.db import transaction
from jobmatch.models import Person, Seeker, SeekerExperience, SeekerSkill
from jobmatch.services import accounts, employers, vacancies
from tests.harness.worker import finish_jobs

VILLAGE = "17.02.20.2001"
SYSTEM = Actor.system()


def staff() -> Actor:
    """A placement officer."""
    account_id = accounts.create_account(Actor.system(), Role.PLACEMENT, "Petugas contoh")
    return Actor(role=Role.PLACEMENT, user_id=account_id)


def employer_actor(name: str = "Kopi Talang") -> Actor:
    """The owner of a new employer."""
    employer_id = employers.register_employer(Actor.system(), EmployerDetails(name=name, phone="+628000000001"))
    account_id = accounts.create_account(Actor.system(), Role.EMPLOYER, f"Pemilik {name}")
    employers.add_member(Actor.system(), employer_id, account_id)
    return Actor(role=Role.EMPLOYER, user_id=account_id, employer_id=employer_id)


def draft(**changes: Any) -> VacancyDraft:
    """A vacancy for a coffee roaster's helper, complete enough to be handed in."""
    values: dict[str, Any] = {
        "title": "Pembantu roaster kopi",
        "posts": 2,
        "place_text": "Belakang Pasar Atas",
        "wage_min_idr": 2_850_000,
        "wage_period": WagePeriod.MONTH,
        "hours_text": "Senin–Sabtu, 08.00–16.00",
        "conditions": "Tidak ada syarat khusus.",
        "required_skills": ("menyangrai kopi", "mengemas"),
    }
    return VacancyDraft(**{**values, **changes})


def waiting_vacancy(owner: Actor, **changes: Any) -> UUID:
    """A vacancy handed in by its employer."""
    return vacancies.post_vacancy(owner, draft(**changes))


def published_vacancy(owner: Actor, **changes: Any) -> UUID:
    """A vacancy that the public sees and that people were ranked for."""
    vacancy_id = waiting_vacancy(owner, **changes)
    vacancies.publish_vacancy(staff(), vacancy_id)
    finish_jobs()
    return vacancy_id


def seeker_actor(name: str = "Sari Lestari", skills: tuple[str, ...] = ("menyangrai kopi",), **person: Any) -> Actor:
    """A person who looks for work, with an account of her own."""
    with transaction() as session:
        row = Person(
            full_name=name,
            name_key=name.casefold(),
            created_at=clock.now(),
            **{"phone": "+628111111111", "education_level": "smk", **person},
        )
        session.add(row)
        session.flush()
        moment = clock.now()
        session.add(Seeker(person_id=row.id, desired_titles=["pembantu roaster kopi"], created_at=moment, updated_at=moment))
        session.flush()
        session.add_all(SeekerSkill(person_id=row.id, text=text) for text in skills)
        session.add(SeekerExperience(person_id=row.id, title="Bantu sangrai kopi", months=8))
        session.flush()
        person_id = row.id
    account_id = accounts.create_account(Actor.system(), Role.SEEKER, name, person_id=person_id)
    return Actor(role=Role.SEEKER, user_id=account_id, person_id=person_id)


def session_key(actor: Actor) -> tuple[UUID, int]:
    """What a test client signs in with."""
    assert actor.user_id is not None
    return actor.user_id, 1
