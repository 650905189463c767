"""Who may look after whose sign-in, and which scope a role needs."""

from jobmatch.domain.enums import Role
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.sign_in_rules import STAFF_ROLES
from jobmatch.domain.texts import N_

# What an account must be bound to, as the name of its column; roles that are not named work in the whole regency.
SCOPE_OF = {
    Role.VILLAGE_OFFICER: "village_code",
    Role.DISTRICT_SUPERVISOR: "district_code",
    Role.SECTOR_OFFICER: "agency",
}
_OFFICIALS = STAFF_ROLES | {Role.VILLAGE_OFFICER}
_CITIZENS = frozenset({Role.SEEKER, Role.EMPLOYER})
# The administrator looks after officials and never after citizens, whose data would open with their sign-in.
_LOOKS_AFTER: dict[Role, frozenset[Role]] = {
    Role.SYSTEM: _OFFICIALS | _CITIZENS,
    Role.ADMIN: frozenset(_OFFICIALS),
    Role.SECTION_HEAD: _CITIZENS | {Role.VILLAGE_OFFICER},
    Role.PLACEMENT: _CITIZENS | {Role.VILLAGE_OFFICER},
    Role.COUNTER: _CITIZENS,
}
_NEEDS_SCOPE = {
    "village_code": N_("Pilih desa atau kelurahan tempat ia bertugas."),
    "district_code": N_("Pilih kecamatan tempat ia bertugas."),
    "agency": N_("Tulis nama dinasnya."),
}


def roles_looked_after_by(role: Role) -> frozenset[Role]:
    """Return the roles whose accounts this role may make, end, and help to sign in."""
    return _LOOKS_AFTER.get(role, frozenset())


def check_scope(role: Role, scope: dict[str, str | None]) -> dict[str, str | None]:
    """Return the scope columns of a role: its own one filled, all others emptied.

    Raises:
        RuleBroken: the role's own one is missing.
    """
    needed = SCOPE_OF.get(role)
    if needed is not None and not (scope.get(needed) or "").strip():
        raise RuleBroken(_NEEDS_SCOPE[needed], field=needed)
    return {column: scope.get(column) if column == needed else None for column in SCOPE_OF.values()}
