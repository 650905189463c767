"""Booths of a fair: employers invited by their answer rate, their confirmation, who wants to meet them, the day's report."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import RegistrationState
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Employer, Fair, FairBooth, FairChoice, FairRegistration, FairVisit
from jobmatch.services import audit, signed_links
from jobmatch.services.outbox import Letter, queue_message

PURPOSE = "fair_invitation"
LINK_DAYS = 60
PER_ROW = 6
MOST_CHOICES = 5
TOO_MANY = N_("Pilih paling banyak %(most)s stan. Batalkan satu dulu.")
NOT_ALL_TOLD = N_("%(open)s orang di stan ini belum punya hasil. Isi dulu, lalu laporkan hari ini.")
NOT_REPORTED = N_("Piagam dicetak setelah stan ini melaporkan harinya.")
TEXT = N_("%(fair)s: Anda diundang membuka stan, gratis. Konfirmasi di %(link)s. Hadir berarti melaporkan siapa yang diterima.")


def invite(actor: Actor, fair_id: UUID, employer_ids: Sequence[UUID], base_url: str) -> int:
    """Invite employers in the order given, each to the next free booth, and tell them; return how many are new."""
    with transaction():
        one_at_a_time("fair_booth", fair_id)
        fair = db.session.get(Fair, fair_id)
        if fair is None:
            raise NotFound
        booths = db.session.execute(sa.select(FairBooth.employer_id, FairBooth.code).where(FairBooth.fair_id == fair_id)).all()
        known, used = {row[0] for row in booths}, {row[1] for row in booths}
        fresh = [key for key in dict.fromkeys(employer_ids) if key not in known]
        for employer_id in fresh:
            used.add(code := next_code(used))
            _invite_one(actor, fair, employer_id, code, base_url)
        return len(fresh)


def next_code(used: set[str]) -> str:
    """Return the first free booth number: A1 to A6, B1 and so on."""
    numbers = (f"{chr(65 + row % 26)}{row // 26 * PER_ROW + place}" for row in range(520) for place in range(1, PER_ROW + 1))
    return next(code for code in numbers if code not in used)


def _invite_one(actor: Actor, fair: Fair, employer_id: UUID, code: str, base_url: str) -> None:
    employer = db.session.get(Employer, employer_id)
    if employer is None:
        raise NotFound
    booth = FairBooth(fair_id=fair.id, employer_id=employer_id, code=code, invited_at=clock.now())
    db.session.add(booth)
    db.session.flush()
    token = signed_links.issue_link(PURPOSE, "fair_booth", booth.id, phone=None, days=LINK_DAYS)
    body = TEXT % {"fair": fair.name, "link": f"{base_url}/undangan-stan/{token}"}
    recipient = f"employer:{employer_id}"
    letter = Letter(
        f"fair_invite:{fair.id}", recipient, body, employer.name, fair.name, address=employer.phone, email=employer.email
    )
    queue_message(letter)
    audit.record(actor, "invite_to_fair", "fair_booth", booth.id)


def answer_invitation(actor: Actor, booth_id: UUID, *, comes: bool, contact_name: str = "") -> None:
    """Store whether an employer comes; a later answer stands."""
    with transaction():
        booth = db.session.get_one(FairBooth, booth_id)
        booth.confirmed_at, booth.declined_at = (clock.now(), None) if comes else (None, clock.now())
        booth.contact_name = contact_name.strip()[:120] or booth.contact_name
        audit.record(actor, "answer_fair_invitation", "fair_booth", booth_id)


def choose_booth(actor: Actor, registration_id: UUID, booth_id: UUID) -> int:
    """Put somebody into a booth's order of interviews and return the turn; choosing again keeps it."""
    with transaction():
        one_at_a_time("fair_choice", registration_id)
        registration = db.session.get(FairRegistration, registration_id)
        booth = db.session.get(FairBooth, booth_id)
        if registration is None or booth is None or booth.fair_id != registration.fair_id:
            raise NotFound
        mine = db.session.scalars(sa.select(FairChoice).where(FairChoice.registration_id == registration_id)).all()
        known = next((choice for choice in mine if choice.booth_id == booth_id), None)
        if known is not None:
            return known.turn_number
        if registration.state is RegistrationState.CANCELLED or len(mine) >= MOST_CHOICES:
            raise RuleBroken(TOO_MANY, most=MOST_CHOICES)
        numbered = sa.update(FairBooth).where(FairBooth.id == booth_id).values(last_turn=FairBooth.last_turn + 1)
        turn = db.session.scalar(numbered.returning(FairBooth.last_turn)) or 0
        choice = FairChoice(registration_id=registration_id, booth_id=booth_id, turn_number=turn, chosen_at=clock.now())
        db.session.add(choice)
        audit.record(actor, "choose_booth", "fair_registration", registration_id)
        return turn


def leave_booth(actor: Actor, registration_id: UUID, booth_id: UUID) -> None:
    """Take somebody out of a booth's order; again changes nothing."""
    with transaction():
        of_both = sa.and_(FairChoice.registration_id == registration_id, FairChoice.booth_id == booth_id)
        db.session.execute(sa.delete(FairChoice).where(of_both))
        audit.record(actor, "leave_booth", "fair_registration", registration_id)


def report_day(actor: Actor, fair_id: UUID, booth_id: UUID) -> None:
    """Store that a booth has told everything of today; a missing result is asked for, never guessed.

    Raises:
        RuleBroken: somebody seen there has no result yet.
    """
    with transaction():
        booth = _booth(fair_id, booth_id)
        open_visits = sa.select(sa.func.count()).where(FairVisit.booth_id == booth_id, FairVisit.result.is_(None))
        if still_open := db.session.scalar(open_visits):
            raise RuleBroken(NOT_ALL_TOLD, open=still_open)
        booth.day_reports = sorted({*booth.day_reports, clock.today().isoformat()})
        audit.record(actor, "report_fair_day", "fair_booth", booth_id)


def note_walk(actor: Actor, fair_id: UUID, booth_id: UUID, note: str) -> None:
    """Store that staff walked by a booth before closing, and what they were told."""
    with transaction():
        booth = _booth(fair_id, booth_id)
        booth.walked_at, booth.walked_note = clock.now(), note.strip()[:200] or None
        audit.record(actor, "walk_by_booth", "fair_booth", booth_id)


def _booth(fair_id: UUID, booth_id: UUID) -> FairBooth:
    booth = db.session.get(FairBooth, booth_id)
    if booth is None or booth.fair_id != fair_id:
        raise NotFound
    return booth
