"""Who may be shown to employers, masked, as one condition for every query that does."""

from datetime import date

import sqlalchemy as sa

from jobmatch.domain.age_groups import ADULT_FROM, needs_guardian
from jobmatch.domain.ak1_rules import add_months
from jobmatch.models import Person, Seeker


def may_be_listed(today: date) -> sa.ColumnElement[bool]:
    """Return the condition on ``people`` joined with ``seekers``: she agreed, nothing is restricted, and she is of age
    or a guardian's yes was heard by an officer. Somebody of unknown age was entered by a village, which asks from 15 on.
    """
    of_age = add_months(today, -12 * ADULT_FROM)
    is_adult = sa.case(
        (Person.birth_date.is_not(None), Person.birth_date <= of_age),
        (Person.birth_year.is_not(None), Person.birth_year < today.year - ADULT_FROM),
        else_=sa.true(),
    )
    return sa.and_(Seeker.is_listed, Seeker.restricted_at.is_(None), sa.or_(is_adult, Seeker.guardian_confirmed_at.is_not(None)))


def is_unaccompanied(person: Person, seeker: Seeker | None, today: date) -> bool:
    """Tell whether this is somebody under 18 for whom no guardian has said yes to an officer."""
    if person.birth_date is None or not needs_guardian(person.birth_date, today):
        return False
    return seeker is None or seeker.guardian_confirmed_at is None
