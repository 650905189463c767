"""Who was shown, invited and hired in a period, by group: counted after the ranking, for those who answer for it."""

from collections.abc import Sequence
from datetime import date

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.queries import treatments
from matching import GroupRate, Treatment, group_rates

Rate = GroupRate
READERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD)


def count_rates(actor: Actor, first: date, last: date) -> Sequence[GroupRate]:
    """Return the rates of every group at every stage; under 30 people a count and no rate."""
    if actor.role not in READERS:
        raise NotAllowed
    people = treatments.list_treated(first, last)
    return group_rates(
        Treatment(str(person.person_id), person.groups, person.was_shown, person.was_invited, person.was_hired)
        for person in people
    )
