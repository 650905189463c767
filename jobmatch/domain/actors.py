"""Who acts: the first argument of every service and query that reaches personal data."""

from dataclasses import dataclass
from typing import Self
from uuid import UUID

from jobmatch.domain.enums import Role


@dataclass(frozen=True, slots=True)
class Actor:
    """A signed-in account (or the system) with the scope that its role works in.

    ``village_code``, ``district_code``, ``employer_id``, ``agency`` and ``person_id`` are set only for the roles
    that are bound to one; a query that needs one and finds None refuses.
    """

    role: Role
    user_id: UUID | None = None
    village_code: str | None = None
    district_code: str | None = None
    employer_id: UUID | None = None
    agency: str | None = None
    person_id: UUID | None = None

    @classmethod
    def system(cls) -> Self:
        """Return the actor of commands and of the worker."""
        return cls(role=Role.SYSTEM)

    @classmethod
    def visitor(cls) -> Self:
        """Return the actor of a request without sign-in."""
        return cls(role=Role.VISITOR)

    def has_role(self, *roles: Role) -> bool:
        """Tell whether the actor stands in one of ``roles``."""
        return self.role in roles

    @property
    def is_staff(self) -> bool:
        """Tell whether the actor works in the office itself."""
        return self.role in OFFICE_STAFF


OFFICE_STAFF = frozenset({Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD, Role.OFFICE_HEAD})
