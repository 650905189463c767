"""What happened to those who look for work in a period, with the groups they belong to; read after the ranking, never by it."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.enums import ApplicationState, PlacementState
from jobmatch.extensions.db import db
from jobmatch.models import Application, CandidateInvitation, District, Person, Placement, Seeker, ShownPair, Vacancy, Village

HIRED = (PlacementState.CONFIRMED, PlacementState.STARTED, PlacementState.ENDED)
WANTED = (ApplicationState.SHORTLISTED, ApplicationState.INTERVIEW, ApplicationState.OFFERED, ApplicationState.HIRED)
OLDEST = 120
AGE_BANDS = ((15, 24), (25, 34), (35, 44), (45, 54), (55, OLDEST))


@dataclass(frozen=True, slots=True)
class TreatedPerson:
    """One who looked for work in the period, and how far she came."""

    person_id: UUID
    groups: Mapping[str, str | None]
    was_shown: bool
    was_invited: bool
    was_hired: bool


@dataclass(frozen=True, slots=True)
class PastPair:
    """A pair that was shown, as it was then, and whether an employer wanted the person."""

    person_id: UUID
    vacancy_id: UUID
    vacancy_title: str
    place: int
    shown_on: date
    shares: Mapping[str, float]
    led_on: bool


def list_treated(first: date, last: date) -> Sequence[TreatedPerson]:
    """Return everybody registered by the end of the period, with what happened in it."""
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(Person.id, Person.sex, Person.birth_date, Person.birth_year, Person.disability, Person.door, District.name)
        .join(Seeker, Seeker.person_id == Person.id)
        .outerjoin(Village, Village.code == Person.village_code)
        .outerjoin(District, District.code == Village.district_code)
        .where(Seeker.created_at <= _span(first, last)[1], Person.merged_into_id.is_(None), Person.died_on.is_(None))
        .order_by(Person.id)
    )
    shown, invited, hired = _shown(first, last), _invited(first, last), _hired(first, last)
    return [
        TreatedPerson(row.id, _groups(row, last), row.id in shown, row.id in invited, row.id in hired)
        for row in db.session.execute(statement)
    ]


def _groups(row: Any, day: date) -> Mapping[str, str | None]:
    return {
        "sex": row.sex.value if row.sex else None,
        "age": _age_band(row.birth_date, row.birth_year, day),
        "disability": "stated" if row.disability else "none_stated",
        "district": row.name,
        "door": row.door,
    }


def _age_band(born: date | None, year: int | None, day: date) -> str | None:
    if born is not None:
        age = day.year - born.year - ((day.month, day.day) < (born.month, born.day))
    elif year is not None:
        age = day.year - year
    else:
        return None
    return next((f"{low}-{high}" if high < OLDEST else f"{low}+" for low, high in AGE_BANDS if low <= age <= high), None)


def _span(first: date, last: date) -> tuple[datetime, datetime]:
    zone = clock.REGENCY_ZONE
    return datetime.combine(first, time.min, zone), datetime.combine(last, time.max, zone)


def _shown(first: date, last: date) -> Collection[UUID]:
    return _ids(sa.select(ShownPair.person_id).where(ShownPair.first_shown_on <= last, ShownPair.last_shown_on >= first))


def _invited(first: date, last: date) -> Collection[UUID]:
    span = _span(first, last)
    asked = sa.select(CandidateInvitation.person_id).where(CandidateInvitation.invited_at.between(*span))
    wanted = sa.select(Application.person_id).where(Application.state.in_(WANTED), Application.answered_at.between(*span))
    return _ids(asked) | _ids(wanted)


def _hired(first: date, last: date) -> Collection[UUID]:
    began = Placement.start_on.between(first, last)
    told = sa.and_(Placement.start_on.is_(None), Placement.created_at.between(*_span(first, last)))
    return _ids(sa.select(Placement.person_id).where(Placement.state.in_(HIRED), sa.or_(began, told)))


def _ids(statement: sa.Select[UUID]) -> set[UUID]:
    return set(db.session.scalars(statement.distinct()))


def list_past_pairs(before: date) -> Sequence[PastPair]:
    """Return pairs first shown before a day, oldest first; later ones have had no time to lead to anything."""
    statement: sa.Select[*tuple[Any, ...]] = (
        sa.select(ShownPair, Vacancy.title, _led_on().label("led_on"))
        .join(Vacancy, Vacancy.id == ShownPair.vacancy_id)
        .where(ShownPair.first_shown_on < before)
        .order_by(ShownPair.first_shown_on, ShownPair.vacancy_id, ShownPair.place, ShownPair.person_id)
    )
    return [
        PastPair(pair.person_id, pair.vacancy_id, title, pair.place, pair.first_shown_on, pair.shares, led_on)
        for pair, title, led_on in db.session.execute(statement)
    ]


def _led_on() -> sa.ColumnElement[bool]:
    """An invitation, a wish to go on, or a hire: whatever of these happened to this pair."""
    invited = sa.exists().where(
        CandidateInvitation.vacancy_id == ShownPair.vacancy_id,
        CandidateInvitation.person_id == ShownPair.person_id,
        CandidateInvitation.invited_at.is_not(None),
    )
    wanted = sa.exists().where(
        Application.vacancy_id == ShownPair.vacancy_id,
        Application.person_id == ShownPair.person_id,
        Application.state.in_(WANTED),
    )
    hired = sa.exists().where(
        Placement.vacancy_id == ShownPair.vacancy_id, Placement.person_id == ShownPair.person_id, Placement.state.in_(HIRED)
    )
    return sa.or_(invited, wanted, hired)
