"""Work that somebody found without a vacancy here, abroad or informal: noted from scratch by the desk that hears of it."""

import hashlib
from dataclasses import dataclass
from uuid import UUID

from jobmatch.domain.actors import Actor
from jobmatch.domain.calls import Heard, Way, Whom
from jobmatch.domain.enums import PlacementKind, PlacementSource
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Person
from jobmatch.services import placement_calls, placements

SOURCES = (PlacementSource.OWN, PlacementSource.REFERRAL)
NEEDS_PLACE = N_("Tulis di mana bekerja, misalnya nama usaha, keluarga, atau negara.")
NEEDS_START = N_("Isi sejak kapan bekerja. Perkiraan juga boleh.")


@dataclass(frozen=True, slots=True)
class OwnWork:
    """Where and as what somebody works; ``is_proof_seen``: an officer saw a contract or other proof."""

    employer_name: str
    job_title: str
    source: PlacementSource = PlacementSource.OWN
    kind: PlacementKind = PlacementKind.LOCAL
    is_proof_seen: bool = False
    note: str | None = None


def note_own_work(actor: Actor, person_id: UUID, work: OwnWork, terms: placements.Terms) -> UUID:
    """Note work with the person's own word, and the officer's proof as the second side where it was seen.

    The same work from the same day again is the same placement, so a form sent twice adds nothing.

    Raises:
        RuleBroken: the place or the day is missing.
    """
    if not work.employer_name.strip():
        raise RuleBroken(NEEDS_PLACE, field="employer_name")
    if terms.start_on is None:
        raise RuleBroken(NEEDS_START, field="start_on")
    with transaction():
        if db.session.get(Person, person_id) is None or work.source not in SOURCES:
            raise NotFound
        name = " ".join(work.employer_name.split())[:120]
        same = hashlib.sha256(f"{name.casefold()}:{terms.start_on}".encode()).hexdigest()[:40]
        title = work.job_title.strip()[:160]
        hire = placements.Hire(person_id, f"own:{same}", work.source, title, employer_name=name, kind=work.kind)
        placement_id = placements.propose(actor, hire)
        told = placement_calls.Call(Whom.SEEKER, Heard.YES, Way.VISIT, work.note)
        placement_calls.note_call(actor, placement_id, told, terms)
        if work.is_proof_seen:
            placements.answer(actor, placement_id, Evidence.CONTRACT, True)
        return placement_id
