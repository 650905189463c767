"""The personal link that lets somebody sign in (again): to bind a phone, or to choose a password."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.messages import CODE_CHANNELS, choose_channel
from jobmatch.extensions.gateways import gateways
from jobmatch.services import devices, passwords
from jobmatch.services.care import get_in_care
from jobmatch.services.outbox import Letter, queue_message


@dataclass(frozen=True, slots=True)
class IssuedLink:
    """The word of a fresh link, and which page it opens."""

    token: str
    is_for_phone: bool


@dataclass(frozen=True, slots=True)
class Recipient:
    """For whom a link is made."""

    account_id: UUID
    display_name: str
    role: Role
    phone: str | None


def issue_link(actor: Actor, account_id: UUID) -> IssuedLink:
    """Make the link that fits how the account signs in; older open ones end.

    Raises:
        NotFound: not in the actor's care. RuleBroken: the account signs in neither way.
    """
    account = get_in_care(actor, account_id)
    if account.role is Role.VILLAGE_OFFICER:
        return IssuedLink(devices.issue_device_link(actor, account_id), True)
    return IssuedLink(passwords.issue_password_link(actor, account_id), False)


def send_link(actor: Actor, account_id: UUID, token: str, body: str) -> bool:
    """Send a fresh link to the phone of its account by the gateway that is set; tell whether one was.

    Raises:
        NotFound: not in the actor's care.
    """
    account = get_in_care(actor, account_id)
    if not gateways.can_send_codes or choose_channel(account.phone, None, gateways.channels)[0] not in CODE_CHANNELS:
        return False
    return queue_message(
        Letter(
            event_key=f"sign-in-link:{hashlib.sha256(token.encode()).hexdigest()[:32]}",
            recipient_key=f"account:{account.id}",
            recipient_name=account.display_name,
            body=body,
            address=account.phone,
            is_secret=True,
        )
    )


def get_recipient(actor: Actor, account_id: UUID) -> Recipient:
    """Return for whom the link is.

    Raises:
        NotFound: not in the actor's care.
    """
    account = get_in_care(actor, account_id)
    return Recipient(account.id, account.display_name, account.role, account.phone)


def days_of(is_for_phone: bool) -> int:
    """Return how many days a link of a kind works."""
    return devices.LINK_DAYS if is_for_phone else passwords.LINK_DAYS
