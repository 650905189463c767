"""Opening personal data: each look is recorded in the audit log before it is answered."""

from collections.abc import Mapping, Sequence
from typing import Any
from uuid import UUID

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.extensions.db import transaction
from jobmatch.queries import at_counter, contacts, families, history, month_people, own_data, people, planning
from jobmatch.services import audit

LOOKERS = frozenset(
    {
        Role.VILLAGE_OFFICER,
        Role.DISTRICT_SUPERVISOR,
        Role.COUNTER,
        Role.PLACEMENT,
        Role.SECTION_HEAD,
        Role.OFFICE_HEAD,
    }
)


def read_people(actor: Actor, chosen: people.PeopleFilter) -> tuple[list[people.PersonRow], int]:
    """Return one page of a list of people, and record that it was seen.

    Raises:
        NotAllowed: this role looks at nobody.
    """
    if actor.role not in LOOKERS:
        raise NotAllowed
    found = people.list_people(actor, chosen)
    audit.record_act(actor, "list_people", "village", chosen.village_code or "-", fields=["full_name", "work"])
    return found


def read_village_names(actor: Actor, month_id: UUID) -> list[tuple[UUID, str, int | None]]:
    """Return the names that a village officer's phone keeps to search without a network, and record that they were taken.

    Raises:
        NotFound: the month is out of reach.
    """
    found = month_people.list_village_names(actor, month_id)
    audit.record_act(actor, "list_people", "village", actor.village_code or "-", fields=["full_name", "birth_year"])
    return found


def read_person(actor: Actor, person_id: UUID) -> people.PersonPage:
    """Return one person, and record that she was seen.

    Raises:
        NotFound: not within reach.
    """
    person = people.get_person(actor, person_id)
    audit.record_read(actor, "person", person_id, fields=["full_name", "birth_date", "phone", "work"])
    return person


def read_history(actor: Actor, person_id: UUID, page: int) -> tuple[list[history.Act], int]:
    """Return what was done and seen with a person's data, and record this look too.

    Raises:
        NotFound: not within reach.
    """
    found = history.list_history(actor, person_id, page)
    audit.record_read(actor, "person", person_id, fields=["history"])
    return found


def read_asked_here(actor: Actor) -> list[at_counter.AskedHere]:
    """Return who asked to be asked at the counter, and record that the list was seen."""
    found = at_counter.list_asked_here(actor)
    audit.record_act(actor, "list_people", "village", "-", fields=["full_name", "phone", "work"])
    return found


def read_one_asked_here(actor: Actor, person_id: UUID) -> at_counter.AskedHere:
    """Return one of them, and record that she was seen.

    Raises:
        NotFound: nobody who asked for the counter.
    """
    person = at_counter.get_asked_here(actor, person_id)
    audit.record_read(actor, "person", person_id, fields=["full_name", "phone", "work"])
    return person


def read_contacts(actor: Actor, vacancy_id: UUID, person_ids: Sequence[UUID]) -> Mapping[UUID, contacts.Contact]:
    """Return who of a vacancy's list opened name and number in advance, and record for each that this employer saw it."""
    if actor.role is not Role.EMPLOYER:
        return {}
    found = contacts.find_contacts(vacancy_id, person_ids)
    for person_id in found:
        audit.record_act(actor, "see_contact", "person", person_id, fields=["full_name", "phone"])
    return found


def take_own_data(actor: Actor) -> dict[str, Any]:
    """Return everything kept about the acting person, and record that she took it."""
    found = own_data.collect(actor)
    audit.record_act(actor, "take_own_data", "person", actor.person_id)
    return found


def read_family(actor: Actor, family_id: UUID) -> families.FamilyPage:
    """Return one family, and record that it and each member shown was seen.

    Raises:
        NotAllowed: this role looks at nobody. NotFound: nobody of it is within reach.
    """
    if actor.role not in LOOKERS:
        raise NotAllowed
    page = families.get_family(actor, family_id)
    fields = ["full_name", "work", *(["decile"] if page.sees_poverty else [])]
    with transaction():
        audit.record(actor, "read", "family", family_id, fields=fields)
        for member in page.members:
            audit.record(actor, "read", "person", member.id, fields=fields)
    return page


def read_behind_cell(actor: Actor, village_code: str, cell: planning.Cell) -> list[people.PersonRow]:
    """Return the people behind a cell of the planning table, and record that they were seen."""
    found = people.list_these(actor, planning.list_behind(actor, village_code, cell))
    audit.record_act(actor, "list_people", "village", village_code or "-", fields=["full_name", "work"])
    return found
