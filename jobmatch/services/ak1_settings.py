"""Keeps the office's choices for its cards, an officer's NIP, and people's numbers in the national system."""

from uuid import UUID

from jobmatch.domain.actors import Actor
from jobmatch.domain.ak1_settings import Ak1Settings, check_settings
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Account
from jobmatch.queries.ak1_settings import SETTINGS_FACT
from jobmatch.services import audit, site_facts
from jobmatch.services.seekers import DESK, get_profile

DECIDERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD)
NIP_LENGTH = 18
BAD_NIP = N_("NIP terdiri dari 18 angka. Kosongkan bila belum punya.")


def choose_settings(actor: Actor, settings: Ak1Settings) -> None:
    """Keep the choices; cards already printed keep their numbers."""
    if actor.role not in DECIDERS:
        raise NotAllowed
    with transaction():
        site_facts.set_fact(SETTINGS_FACT, check_settings(settings).stored())
        audit.record(actor, "choose_ak1_settings", "site_fact", SETTINGS_FACT)


def set_own_nip(actor: Actor, typed: str) -> None:
    """Keep the NIP that is printed under the actor's name."""
    digits = "".join(typed.split())
    if digits and not (digits.isdigit() and len(digits) == NIP_LENGTH):
        raise RuleBroken(BAD_NIP, field="nip")
    if actor.role not in DESK or actor.user_id is None:
        raise NotAllowed
    with transaction():
        db.session.get_one(Account, actor.user_id).nip = digits or None
        audit.record(actor, "set_nip", "account", actor.user_id, fields=["nip"])


def set_national_number(actor: Actor, person_id: UUID, number: str) -> None:
    """Keep the number that SIAPkerja or Karirhub gave a person; an empty one takes it away."""
    if actor.role not in DESK:
        raise NotAllowed
    with transaction():
        get_profile(actor, person_id).national_number = " ".join(number.split())[:40] or None
        audit.record(actor, "set_person_national_number", "person", person_id, fields=["national_number"])
