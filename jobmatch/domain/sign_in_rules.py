"""Signing in: names, passwords, PINs, who needs a second step, and how long a session lasts.

Sources: OWASP ASVS 5.0 chapters 6 (authentication) and 7 (sessions); NIST SP 800-63B for length before composition.
The numbers of tries are ours: small enough for a six-digit code, large enough for an office behind one address.
"""

import re
from dataclasses import dataclass
from datetime import timedelta

from jobmatch.domain.enums import Role
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.phones import normalise_phone
from jobmatch.domain.texts import N_

STAFF_ROLES = frozenset(
    {
        Role.DISTRICT_SUPERVISOR,
        Role.COUNTER,
        Role.PLACEMENT,
        Role.SECTION_HEAD,
        Role.OFFICE_HEAD,
        Role.SECTOR_OFFICER,
        Role.ADMIN,
    }
)
WINDOW = timedelta(minutes=15)


@dataclass(frozen=True, slots=True)
class Limit:
    """How many failed tries a kind of key may have within a window."""

    kind: str
    most: int
    window: timedelta = WINDOW


# One name from one place; one name from anywhere (a crowd of attackers); one place (an office shares an address).
LOGIN_HERE = Limit("login-address", 8)
LOGIN = Limit("login", 40)
ADDRESS = Limit("address", 120)
CODE = Limit("code", 6)
PIN = Limit("pin", 5)
# Asking for a code costs the office a message: one name, and one place (many people behind one address).
ASKED_CODE = Limit("asked-code", 3, timedelta(hours=1))
ASKED_CODE_HERE = Limit("asked-code-address", 30, timedelta(hours=1))
MOST_PINS_IN_A_ROW = 10

SHORTEST_PASSWORD = 8
SHORTEST_STAFF_PASSWORD = 12
LONGEST_PASSWORD = 200
PIN_LENGTH = 6
_COMMON = re.compile(
    r"(pass(word|w0rd)?|kata ?sandi|rahasia|qwerty(uiop)?|asdfghjkl|admin(istrator)?|indonesia|bengkulu|curup|rejang ?lebong"
    r"|disnaker(trans)?|bismillah|alhamdulillah|sayang|cinta(ku)?|merdeka|garuda|pancasila|welcome|iloveyou|abc)[\W_\d]*",
    re.IGNORECASE,
)
_RUNS = "01234567890123456789 98765432109876543210 abcdefghijklmnopqrstuvwxyz qwertyuiop asdfghjkl zxcvbnm"


def normalise_login(typed: str) -> str:
    """Return the name under which somebody signs in: a phone number in its stored form, anything else in small letters."""
    name = " ".join(typed.split()).lower()
    if sum(character.isdigit() for character in name) < 8 or re.search(r"[a-z]", name):
        return name
    try:
        return normalise_phone(name)
    except RuleBroken:
        return name


def check_new_password(password: str, *, role: Role, login: str = "") -> None:
    """Refuse what is guessed first; length counts more than signs.

    Raises:
        RuleBroken: on the field ``password``.
    """
    shortest = SHORTEST_STAFF_PASSWORD if role in STAFF_ROLES else SHORTEST_PASSWORD
    if len(password) < shortest:
        message = N_("Kata sandi paling sedikit %(count)s huruf. Tiga kata yang tidak berhubungan mudah diingat.")
        raise RuleBroken(message, field="password", count=shortest)
    if len(password) > LONGEST_PASSWORD:
        raise RuleBroken(N_("Kata sandi paling banyak %(count)s huruf."), field="password", count=LONGEST_PASSWORD)
    if _is_guessed_first(password.lower(), login.lower()):
        raise RuleBroken(N_("Kata sandi ini termasuk yang paling sering ditebak. Pilih yang lain."), field="password")


def _is_guessed_first(password: str, login: str) -> bool:
    plain = re.sub(r"\W", "", password)
    name = re.sub(r"\W", "", login)
    is_own_name = len(name) >= 4 and name in plain
    return is_own_name or len(set(plain)) < 5 or plain in _RUNS or _COMMON.fullmatch(password) is not None


def check_new_pin(pin: str) -> None:
    """Demand six digits that are neither one digit repeated nor a run.

    Raises:
        RuleBroken: on the field ``pin``.
    """
    if len(pin) != PIN_LENGTH or not (pin.isascii() and pin.isdigit()):
        raise RuleBroken(N_("PIN terdiri dari 6 angka."), field="pin")
    if len(set(pin)) < 3 or pin in _RUNS:
        raise RuleBroken(N_("PIN ini terlalu mudah ditebak. Jangan angka kembar atau berurutan."), field="pin")


def needs_second_step(role: Role, *, is_demo: bool) -> bool:
    """Tell whether a role must confirm its password by a code; a demo shows it without forcing it."""
    return role in STAFF_ROLES and not is_demo


def longest_idle(role: Role) -> timedelta:
    """Return after how much silence a session ends: sooner for those who see other people's data."""
    return timedelta(minutes=45) if role in STAFF_ROLES or role is Role.VILLAGE_OFFICER else timedelta(hours=2)
