"""Accounts of job seekers, made together with an online registration."""

from datetime import timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LabourStatus, ObservationSource, Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.phones import normalise_phone
from jobmatch.domain.sign_in_rules import CODE, normalise_login
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.extensions.passwords import verify_password
from jobmatch.models import Account, Ak1Card, Person
from jobmatch.services import accounts, audit, recommendations, sessions
from jobmatch.services.attempts import note_attempt
from jobmatch.services.observations import Observed, record_observation
from jobmatch.services.seekers import DESK, SeekerDetails, get_profile, register_seeker

# Ours: long enough for a form sent twice from two tabs over a slow line, too short to try passwords by it.
SAME_VISIT = timedelta(hours=1)
NO_NAME = N_("Nomor HP-nya belum tercatat atau dipakai akun lain. Terbitkan kartunya dulu: kode kartu bisa jadi nama masuk.")
NEEDS_LOGIN = N_("Isi nomor HP, atau pilih nama masuk sendiri.")


def sign_up(actor: Actor, details: SeekerDetails, login: str, password: str) -> str:
    """Register a person online together with her account and return the session key.

    The same person sent twice, from two tabs or by an impatient thumb, has one account: the second answer is the first
    account's. That she looks for work says nothing of whether she works: her village is asked next month.

    Raises:
        RuleBroken: a field is impossible, or the name to sign in with is somebody else's.
    """
    name = login.strip() or details.phone or ""
    if not name:
        raise RuleBroken(NEEDS_LOGIN, field="phone")
    known = _find_same_visit(details, password)
    if known is not None:
        return sessions.open_session(known)
    with transaction():
        one_at_a_time("sign_up", _who(details))
        known = _find_same_visit(details, password)
        account_id = known or _add_account(actor, details, name, password)
    return sessions.open_session(account_id)


def give_account(actor: Actor, person_id: UUID) -> UUID:
    """Make an account for somebody who was registered by an officer and now wants one; who has one gets the same.

    She signs in with her phone number, or where another one has it with her card's number, and chooses a password by
    the personal link that the desk hands her.

    Raises:
        NotAllowed: not the desk. RuleBroken: nothing to sign in with yet.
    """
    if actor.role not in DESK:
        raise NotAllowed
    with transaction():
        one_at_a_time("give_account", person_id)
        get_profile(actor, person_id)
        known = db.session.scalar(sa.select(Account.id).where(Account.person_id == person_id))
        if known is not None:
            return known
        person = db.session.get_one(Person, person_id)
        login = _free_login(person)
        account_id = accounts.create_account(
            actor, Role.SEEKER, person.full_name, login=login, person_id=person_id, phone=person.phone
        )
        audit.record(actor, "give_account", "person", person_id)
        return account_id


def _free_login(person: Person) -> str:
    card = sa.select(Ak1Card.code).where(Ak1Card.person_id == person.id, Ak1Card.voided_at.is_(None))
    names = [person.phone, db.session.scalar(card.order_by(Ak1Card.issued_on.desc()).limit(1))]
    for name in names:
        taken = sa.select(Account.id).where(Account.login == normalise_login(name or ""))
        if name and db.session.scalar(taken) is None:
            return name
    raise RuleBroken(NO_NAME)


def _add_account(actor: Actor, details: SeekerDetails, login: str, password: str) -> UUID:
    person_id = register_seeker(actor, details)
    record_observation(
        actor,
        Observed(person_id, clock.today(), LabourStatus.UNKNOWN, ObservationSource.SELF_REPORT, f"sign_up:{person_id}"),
    )
    phone = normalise_phone(details.phone) if details.phone else None
    account_id = accounts.create_account(
        actor, Role.SEEKER, details.full_name, login=login, password=password, person_id=person_id, phone=phone
    )
    recommendations.ask_for_person(actor, person_id)
    return account_id


def _find_same_visit(details: SeekerDetails, password: str) -> UUID | None:
    """Return the account that the very same form made a moment ago; the password must be its password."""
    statement = (
        sa.select(Account.id, Account.password_hash)
        .join(Person, Person.id == Account.person_id)
        .where(
            Person.name_key == _name_key(details),
            Person.birth_date == details.birth_date,
            Person.village_code == details.village_code,
            Account.is_active.is_(True),
            Account.created_at > clock.now() - SAME_VISIT,
        )
    )
    for account_id, encoded in db.session.execute(statement).all():
        if not db.session.info.get("in_transaction"):
            note_attempt((CODE, f"sign_up:{account_id}"))
        if verify_password(password, encoded):
            return account_id
    return None


def _who(details: SeekerDetails) -> str:
    return f"{_name_key(details)}:{details.birth_date}:{details.village_code}"


def _name_key(details: SeekerDetails) -> str:
    return " ".join(details.full_name.split()).casefold()
