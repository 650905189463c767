"""People who sign in: with a password, with a code app, with a phone and a PIN."""

from uuid import UUID

import pyotp

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.extensions.db import db
from jobmatch.models import Account
from jobmatch.services import accounts, devices, second_step

PASSWORD = "kuda lumping tiga"
PIN = "280413"
VILLAGE = "17.02.11.2012"
PHONE = "+628120000077"


def actor_of(account_id: UUID) -> Actor:
    """The account as it acts once signed in."""
    account = db.session.get_one(Account, account_id)
    return Actor(
        role=account.role,
        user_id=account.id,
        village_code=account.village_code,
        district_code=account.district_code,
        agency=account.agency,
        person_id=account.person_id,
    )


def somebody(role: Role = Role.COUNTER, login: str = "rahma", **scope: object) -> UUID:
    """An account with a password and no code app."""
    return accounts.create_account(Actor.system(), role, "Rahma Contoh", login=login, password=PASSWORD, **scope)


def village_officer(phone: str | None = PHONE) -> UUID:
    """A village officer whose phone is not bound yet."""
    return accounts.create_account(Actor.system(), Role.VILLAGE_OFFICER, "Petugas Kayu Manis", village_code=VILLAGE, phone=phone)


def bound_phone(account_id: UUID, pin: str = PIN) -> str:
    """The cookie of a phone bound through a link of the office."""
    token = devices.issue_device_link(Actor.system(), account_id)
    return devices.bind_device(token, PHONE[-4:], pin, "Android").cookie


def code_app(account_id: UUID) -> tuple[pyotp.TOTP, list[str]]:
    """A code app set up for the account, and its printed codes."""
    secret = second_step.propose_secret()
    app = pyotp.TOTP(secret)
    return app, second_step.enable(actor_of(account_id), secret, code_now(app), PASSWORD)


def code_now(app: pyotp.TOTP, steps_ahead: int = 0) -> str:
    """What the app shows now, or so many steps later."""
    return app.at(int(clock.now().timestamp()) + 30 * steps_ahead)
