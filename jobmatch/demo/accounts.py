"""One account per role, all with one password that only a demo may have."""

from uuid import UUID

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.services.accounts import create_account

PASSWORD = "contoh-rejang-2026"  # noqa: S105 - only ever stored in a database marked as demo
VILLAGE = "17.02.11.2012"
DISTRICT = VILLAGE[:8]
SEEKER_LOGIN = "pencari"
EMPLOYER_LOGIN = "usaha"

STAFF: tuple[tuple[Role, str, str, dict[str, str]], ...] = (
    (Role.VILLAGE_OFFICER, "desa", "Petugas desa (contoh)", {"village_code": VILLAGE}),
    (Role.DISTRICT_SUPERVISOR, "kecamatan", "Petugas kecamatan (contoh)", {"district_code": DISTRICT}),
    (Role.COUNTER, "loket", "Petugas loket (contoh)", {}),
    (Role.PLACEMENT, "penempatan", "Petugas penempatan (contoh)", {}),
    (Role.SECTION_HEAD, "kabid", "Kepala bidang (contoh)", {}),
    (Role.OFFICE_HEAD, "kadis", "Kepala dinas (contoh)", {}),
    (Role.SECTOR_OFFICER, "dinsos", "Petugas dinas mitra (contoh)", {"agency": "dinsos"}),
    (Role.ADMIN, "admin", "Administrator (contoh)", {}),
)

LOGINS: tuple[tuple[str, Role], ...] = (
    (SEEKER_LOGIN, Role.SEEKER),
    (EMPLOYER_LOGIN, Role.EMPLOYER),
    *((login, role) for role, login, _, _ in STAFF),
)
"""Every account the demo offers, in the order a visitor would try them."""


def create_staff() -> dict[str, Actor]:
    """Make the accounts of village, kecamatan and offices; return who acts under each name."""
    found = {}
    for role, login, name, scope in STAFF:
        account_id = create_account(Actor.system(), role, name, login=login, password=PASSWORD, is_demo=True, **scope)
        places = (scope.get("village_code"), scope.get("district_code"))
        found[login] = Actor(role, account_id, *places, agency=scope.get("agency"))
    return found


def create_seeker_account(person_id: UUID, name: str) -> Actor:
    """Let one of the people sign in."""
    account_id = create_account(
        Actor.system(), Role.SEEKER, name, login=SEEKER_LOGIN, password=PASSWORD, is_demo=True, person_id=person_id
    )
    return Actor(role=Role.SEEKER, user_id=account_id, person_id=person_id)


def create_employer_account(name: str) -> UUID:
    """Make the account of an employer; who it acts for is said apart."""
    return create_account(Actor.system(), Role.EMPLOYER, name, login=EMPLOYER_LOGIN, password=PASSWORD, is_demo=True)
