"""One account per role, all with one password that only a demo may have."""

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.queries.accounts import is_login_taken
from jobmatch.services.accounts import create_account

PASSWORD = "contoh-rejang-2026"  # noqa: S105 - only ever stored in a database marked as demo
VILLAGE = "17.02.11.2012"
DISTRICT = VILLAGE[:8]

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


def create_demo_accounts() -> None:
    """Make the staff accounts that are still missing."""
    for role, login, name, scope in STAFF:
        if not is_login_taken(login):
            create_account(Actor.system(), role, name, login=login, password=PASSWORD, is_demo=True, **scope)
