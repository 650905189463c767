"""Asks everybody seen at a fair's booths whether she was hired, also where the employer keeps silent; one message each."""

from collections.abc import Mapping
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.calls import SAYS, Heard, Way, Whom
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Fair, FairBooth, FairRegistration, FairVisit
from jobmatch.queries.own_words import ToAsk, list_to_ask
from jobmatch.services import audit, checkins, placement_calls, placements, signed_links
from jobmatch.services.outbox import Letter, is_queued, queue_message

LINK = "fair_own_words"
VISIT = "fair_visit"
NOTHING_SAID = N_("Belum ada yang dijawab. Jawab satu saja pun boleh.")
ONE_BOOTH = N_(
    "%(fair)s: apakah Anda jadi bekerja di %(employer)s? Jawab di %(link)s dengan satu ketukan, "
    "atau balas 1 = ya, 2 = tidak, 3 = belum pasti."
)
MANY_BOOTHS = N_(
    "%(fair)s: Anda bertemu %(booths)s pemberi kerja. Ada yang menerima Anda? Jawab di %(link)s, satu ketukan untuk tiap stan."
)


def ask_visitors(fair: Fair, round_name: str, base_url: str, leave: frozenset[UUID]) -> int:
    """Queue one message per person whose word is missing; those in ``leave`` are asked about a hire by another message."""
    return sum(_ask(fair, row, round_name, base_url) for row in list_to_ask(fair.id) if row.person_id not in leave)


def answer(actor: Actor, registration_id: UUID, said: Mapping[UUID, bool]) -> None:
    """Store what a ticket's holder says of the booths that saw her; other people's visits are out of reach.

    A yes proposes the placement with her word alone; without a record of her it waits until the desk ties one.
    """
    if not said:
        raise RuleBroken(NOTHING_SAID)
    with transaction():
        one_at_a_time("own_words", registration_id)
        registration = db.session.get(FairRegistration, registration_id)
        visits = {visit.id: visit for visit in _visits_of(registration_id)}
        if registration is None or not set(said) <= set(visits):
            raise NotFound
        for visit_id, says in said.items():
            _store(actor, registration, visits[visit_id], says)
        audit.record(actor, "answer_own_visits", "fair_registration", registration_id, fields=["seeker_says"])


def note_reply(actor: Actor, visit_id: UUID, heard: Heard) -> None:
    """Log a reply 1, 2 or 3 about one booth; a clear one is at once her word."""
    with transaction():
        visit = db.session.get(FairVisit, visit_id)
        if visit is None or visit.booth_id is None:
            raise NotFound
        placement_calls.log_call(actor, VISIT, visit_id, placement_calls.Call(Whom.SEEKER, heard, Way.REPLY))
        if heard in SAYS:
            answer(actor, visit.registration_id, {visit_id: SAYS[heard]})


def carry_over(actor: Actor, registration_id: UUID) -> None:
    """Turn what a guest said before the desk tied her record into her word on the placement, in the caller's transaction."""
    registration = db.session.get_one(FairRegistration, registration_id)
    for visit in _visits_of(registration_id):
        if visit.seeker_says is not None:
            _store(actor, registration, visit, visit.seeker_says)


def _store(actor: Actor, registration: FairRegistration, visit: FairVisit, says: bool) -> None:
    visit.seeker_says, visit.seeker_answered_at = says, clock.now()
    db.session.flush()
    placement_id = checkins.find_placement(visit.id)
    if placement_id is not None:
        placements.answer(actor, placement_id, Evidence.SEEKER, says)
    elif says and registration.person_id is not None:
        booth = db.session.get_one(FairBooth, visit.booth_id)
        checkins.propose_hire(actor, registration.person_id, booth, visit)


def _visits_of(registration_id: UUID) -> list[FairVisit]:
    at_booth = sa.select(FairVisit).where(FairVisit.registration_id == registration_id, FairVisit.booth_id.is_not(None))
    return list(db.session.scalars(at_booth.order_by(FairVisit.id)))


def _ask(fair: Fair, row: ToAsk, round_name: str, base_url: str) -> bool:
    key = f"own-words:{row.registration_id}:{round_name}"
    recipient = f"person:{row.person_id}" if row.person_id else f"ticket:{row.registration_id}"
    if is_queued(key, recipient):
        return False
    token = signed_links.issue_link(LINK, "fair_registration", row.registration_id, phone=row.phone)
    facts = {"fair": fair.name, "employer": row.employer_name, "booths": row.booths, "link": f"{base_url}/kabar-stan/{token}"}
    body = (ONE_BOOTH if row.booths == 1 else MANY_BOOTHS) % facts
    return queue_message(Letter(key, recipient, body, row.name, fair.name, address=row.phone))
