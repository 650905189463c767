"""Asks both sides after 30, 60 and 90 days whether somebody is still at work, and keeps what they say."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.follow_up_rules import DAYS, Side, Stay, due_day, read_stay
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Employer, Person, Placement, PlacementFollowUp
from jobmatch.queries.follow_ups import ASKED_STATES, is_due
from jobmatch.services import audit, placements, signed_links
from jobmatch.services.outbox import Letter, is_queued, queue_message
from jobmatch.services.placement_endings import Ending, end_placement

LINK = "still_there"
NOT_ASKED = N_("Pertanyaan ini tidak untuk Anda, atau harinya belum tiba.")
TEXT = N_(
    "Kabar kerja dari Disnaker: apakah Anda masih bekerja di %(employer)s? Jawab di %(link)s dengan satu ketukan, "
    "atau balas 1 = masih, 2 = sudah berhenti."
)

NO_TERMS = placements.Terms()


@dataclass(frozen=True, slots=True)
class Word:
    """What one side says about one day."""

    day: int
    side: Side
    is_still_there: bool
    left_on: date | None = None
    seeks_again: bool | None = None
    terms: placements.Terms = NO_TERMS


def answer(actor: Actor, placement_id: UUID, word: Word) -> Stay:
    """Keep one side's word; when nobody says otherwise, "not any more" ends the job. Returns what both amount to."""
    with transaction():
        one_at_a_time("follow_up", placement_id)
        placement = placements.hold(placement_id)
        if word.side not in DAYS.get(word.day, ()) or placement.start_on is None:
            raise RuleBroken(NOT_ASKED)
        _store(actor, placement, word)
        placements.set_terms(placement, word.terms)
        stay = read_stay(*_words(placement_id, word.day))
        if stay is Stay.LEFT and placement.state in ASKED_STATES:
            ending = Ending(word.left_on or clock.today(), word.seeks_again if word.side is Side.SEEKER else None)
            end_placement(actor, placement_id, ending)
        audit.record(actor, "answer_follow_up", "placement", placement_id, fields=[f"{word.side.value}_day_{word.day}"])
        return stay


def ask_due(actor: Actor, base_url: str) -> int:
    """Ask every person whose day has come by a personal link; employers are asked within their own page and monthly link.

    Returns how many messages are new.
    """
    with transaction():
        return sum(_ask(placement, person, employer, day, base_url) for placement, person, employer, day in _due_people())


def day_of(placement_id: UUID, side: Side) -> int:
    """Return the day a side is asked about now.

    Raises:
        NotFound: nothing is asked of it.
    """
    placement = db.session.get(Placement, placement_id)
    day = due_day(placement.start_on, clock.today(), side) if placement and placement.start_on else None
    if day is None:
        raise NotFound
    return day


def _store(actor: Actor, placement: Placement, word: Word) -> None:
    f = PlacementFollowUp
    row = db.session.scalar(sa.select(f).where(f.placement_id == placement.id, f.day == word.day, f.side == word.side))
    if row is None:
        row = f(placement_id=placement.id, day=word.day, side=word.side)
        db.session.add(row)
    row.is_still_there, row.left_on = word.is_still_there, None if word.is_still_there else word.left_on
    row.wage_idr, row.wage_period, row.contract = word.terms.wage_idr, word.terms.wage_period, word.terms.contract
    row.answered_at, row.answered_by = clock.now(), actor.user_id
    db.session.flush()


def _words(placement_id: UUID, day: int) -> tuple[bool | None, bool | None]:
    f = PlacementFollowUp
    rows = db.session.execute(sa.select(f.side, f.is_still_there).where(f.placement_id == placement_id, f.day == day))
    said: dict[Side, bool] = {row[0]: row[1] for row in rows}
    return said.get(Side.SEEKER), said.get(Side.EMPLOYER)


def _due_people() -> Iterator[tuple[Placement, Person, str, int]]:
    today = clock.today()
    statement = (
        sa.select(Placement, Person, sa.func.coalesce(Employer.name, Placement.employer_name, ""))
        .join(Person, Person.id == Placement.person_id)
        .outerjoin(Employer, Employer.id == Placement.employer_id)
        .where(is_due(Side.SEEKER, today))
        .order_by(Placement.id)
    )
    for placement, person, employer in db.session.execute(statement):
        day = due_day(placement.start_on, today, Side.SEEKER) if placement.start_on else None
        if day is not None:
            yield placement, person, employer, day


def _ask(placement: Placement, person: Person, employer: str, day: int, base_url: str) -> bool:
    key, recipient = f"still-there:{placement.id}:{day}", f"person:{person.id}"
    if is_queued(key, recipient):
        return False
    token = signed_links.issue_link(LINK, "placement", placement.id, phone=person.phone)
    body = TEXT % {"employer": employer or placement.job_title, "link": f"{base_url}/masih-bekerja/{token}"}
    return queue_message(Letter(key, recipient, body, person.full_name, employer, address=person.phone))
