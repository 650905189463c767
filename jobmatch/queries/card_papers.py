"""What is printed on AK-1 cards, read in one go for a batch; NIK comes in full here, so callers record the reading."""

from collections.abc import Sequence
from dataclasses import dataclass
from uuid import UUID

import sqlalchemy as sa

from jobmatch.extensions.db import db
from jobmatch.models import Account, Ak1Card, District, Person, Seeker, SeekerSkill, Village
from jobmatch.queries.person_papers import find_photos


@dataclass(frozen=True, slots=True)
class PrintedCard:
    """A card with the person, the place and up to three skills."""

    card: Ak1Card
    person: Person
    place: str
    skills: Sequence[SeekerSkill]
    officer: str | None
    nip: str | None
    national_number: str | None
    photo: bytes | None


def list_printed(cards: Sequence[UUID]) -> Sequence[PrintedCard]:
    """Return the cards in the order of their numbers; voided ones are not printed."""
    statement = (
        sa.select(Ak1Card, Person, Village.name, District.name, Account.display_name, Account.nip, Seeker.national_number)
        .join(Person, Person.id == Ak1Card.person_id)
        .outerjoin(Village, Village.code == Person.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .outerjoin(Account, Account.id == Ak1Card.issued_by)
        .outerjoin(Seeker, Seeker.person_id == Person.id)
        .where(Ak1Card.id.in_(cards), Ak1Card.voided_at.is_(None))
        .order_by(Ak1Card.series_year, Ak1Card.series_number)
    )
    rows = db.session.execute(statement).all()
    skills: dict[UUID, list[SeekerSkill]] = {}
    mine = sa.select(SeekerSkill).where(SeekerSkill.person_id.in_([person.id for _, person, *_ in rows]))
    for skill in db.session.scalars(mine.order_by(SeekerSkill.years.desc().nulls_last(), SeekerSkill.id)):
        skills.setdefault(skill.person_id, []).append(skill)
    photos = find_photos([person.id for _, person, *_ in rows])
    return [
        PrintedCard(
            card, person, _place(village, district), skills.get(person.id, []), officer, nip, national, photos.get(person.id)
        )
        for card, person, village, district, officer, nip, national in rows
    ]


def _place(village: str | None, district: str | None) -> str:
    return ", ".join(part for part in (village, district) if part)
