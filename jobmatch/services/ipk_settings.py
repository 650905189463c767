"""Keeps the office's choices for its IPK tables."""

from dataclasses import replace

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.ipk_settings import IpkSettings, Signatory, check_settings
from jobmatch.extensions.db import transaction
from jobmatch.queries import ipk
from jobmatch.services import audit, site_facts

DECIDERS = (Role.SECTION_HEAD, Role.OFFICE_HEAD)


def choose_settings(actor: Actor, settings: IpkSettings) -> None:
    """Keep letter, titles and periods; who signs stays as it is."""
    with transaction():
        _keep(actor, replace(settings, signatories=ipk.find_settings().signatories))


def add_signatory(actor: Actor, signatory: Signatory) -> None:
    """Add who signs from a date on; earlier ones stay for earlier dates."""
    with transaction():
        known = ipk.find_settings()
        _keep(actor, replace(known, signatories=(*known.signatories, signatory)))


def _keep(actor: Actor, settings: IpkSettings) -> None:
    if actor.role not in DECIDERS:
        raise NotAllowed
    site_facts.set_fact(ipk.SETTINGS_FACT, check_settings(settings).stored())
    audit.record(actor, "choose_ipk_settings", "site_fact", ipk.SETTINGS_FACT)
