"""Asks both sides of a hire by personal link: the booth's employer for all it saw, each person for herself."""

from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementState
from jobmatch.domain.errors import NotFound
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Employer, Fair, FairBooth, Person, Placement
from jobmatch.services import audit, placements, signed_links
from jobmatch.services.outbox import Letter, queue_message

EMPLOYER_LINK = "booth_outcomes"
SEEKER_LINK = "placement_answer"
OPEN_STATES = (PlacementState.PROPOSED, PlacementState.REPORTED_BY_ONE, PlacementState.DISPUTED)
EMPLOYER_TEXT = N_("%(fair)s: mohon kabari siapa yang diterima dari stan Anda. Buka %(link)s. Cukup dua menit, tanpa kata sandi.")
SEEKER_TEXT = N_("%(fair)s: apakah Anda jadi bekerja di %(employer)s? Jawab di %(link)s. Cukup satu ketukan.")


def ask_after_fair(actor: Actor, fair_id: UUID, round_name: str, base_url: str) -> int:
    """Queue one message per booth and per person with an open placement of this fair; a repeated round adds none."""
    with transaction():
        fair = db.session.get(Fair, fair_id)
        if fair is None:
            raise NotFound
        asked = sum(_ask_employer(fair, booth, employer, round_name, base_url) for booth, employer in _booths(fair_id))
        asked += sum(_ask_seeker(fair, *row, round_name, base_url) for row in _open_placements(fair_id))
        audit.record(actor, "ask_after_fair", "fair", fair_id)
        return asked


def answer_for_booth(actor: Actor, booth_id: UUID, answers: dict[UUID, bool], starts: dict[UUID, date | None]) -> None:
    """Store the employer's word for placements of its booth; others are out of reach."""
    with transaction():
        booth = db.session.get_one(FairBooth, booth_id)
        reach = set(
            db.session.scalars(
                sa.select(Placement.id).where(Placement.fair_id == booth.fair_id, Placement.employer_id == booth.employer_id)
            )
        )
        for placement_id, says in answers.items():
            if placement_id not in reach:
                raise NotFound
            placements.answer(actor, placement_id, Evidence.EMPLOYER, says, placements.Terms(starts.get(placement_id)))


def _booths(fair_id: UUID) -> list[tuple[FairBooth, Employer]]:
    statement = sa.select(FairBooth, Employer).join(Employer, Employer.id == FairBooth.employer_id)
    return [(booth, employer) for booth, employer in db.session.execute(statement.where(FairBooth.fair_id == fair_id))]


def _open_placements(fair_id: UUID) -> list[tuple[Placement, Person, str]]:
    statement = (
        sa.select(Placement, Person, sa.func.coalesce(Employer.name, Placement.employer_name, ""))
        .join(Person, Person.id == Placement.person_id)
        .outerjoin(Employer, Employer.id == Placement.employer_id)
        .where(Placement.fair_id == fair_id, Placement.state.in_(OPEN_STATES))
    )
    return [(placement, person, name) for placement, person, name in db.session.execute(statement)]


def _ask_employer(fair: Fair, booth: FairBooth, employer: Employer, round_name: str, base_url: str) -> bool:
    token = signed_links.issue_link(EMPLOYER_LINK, "fair_booth", booth.id, phone=employer.phone)
    body = EMPLOYER_TEXT % {"fair": fair.name, "link": f"{base_url}/kabar/{token}"}
    key = f"fair:{fair.id}:{round_name}"
    return queue_message(Letter(key, f"employer:{employer.id}", body, employer.name, fair.name, address=employer.phone))


def _ask_seeker(fair: Fair, placement: Placement, person: Person, employer: str, round_name: str, base_url: str) -> bool:
    token = signed_links.issue_link(SEEKER_LINK, "placement", placement.id, phone=person.phone)
    body = SEEKER_TEXT % {"fair": fair.name, "employer": employer, "link": f"{base_url}/kabar-saya/{token}"}
    key = f"placement:{placement.id}:{round_name}"
    return queue_message(Letter(key, f"person:{person.id}", body, person.full_name, fair.name, address=person.phone))
