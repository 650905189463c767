"""Asks both sides of a hire by personal link: the booth's employer for all it saw, each person for herself."""

from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.asking_rules import MAKE_UP_DAYS, ROUNDS, due_rounds
from jobmatch.domain.enums import BoothResult, PlacementState
from jobmatch.domain.errors import NotFound
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Employer, Fair, FairBooth, FairRegistration, FairVisit, Person, Placement
from jobmatch.queries.booth_reports import OPEN_RESULTS, has_reported, took_part, waits_for_word
from jobmatch.services import audit, checkins, own_words, placements, signed_links
from jobmatch.services.outbox import Letter, is_queued, queue_message

EMPLOYER_LINK = "booth_outcomes"
SEEKER_LINK = "placement_answer"
OPEN_STATES = (PlacementState.PROPOSED, PlacementState.REPORTED_BY_ONE, PlacementState.DISPUTED)
EMPLOYER_TEXT = N_("%(fair)s: mohon kabari siapa yang diterima dari stan Anda. Buka %(link)s. Cukup dua menit, tanpa kata sandi.")
HIRE_TEXT = N_(
    "Kabar dari Disnaker: %(employer)s bilang Anda diterima. Anda jadi bekerja di sana? Jawab di %(link)s dengan satu ketukan, "
    "atau balas 1 = ya, 2 = tidak, 3 = belum pasti."
)
SEEKER_TEXT = N_(
    "%(fair)s: apakah Anda jadi bekerja di %(employer)s? Jawab di %(link)s dengan satu ketukan, "
    "atau balas 1 = ya, 2 = tidak, 3 = belum pasti."
)


def ask_after_fair(actor: Actor, fair_id: UUID, round_name: str, base_url: str) -> int:
    """Queue one message per booth that has not told everything and per person it saw whose own word is missing.

    A repeated round adds nothing. Returns how many messages are new.
    """
    with transaction():
        fair = db.session.get(Fair, fair_id)
        if fair is None:
            raise NotFound
        asked = sum(_ask_employer(fair, booth, employer, round_name, base_url) for booth, employer in _silent_booths(fair_id))
        of_fair = Placement.fair_id == fair_id
        asked += sum(_ask_seeker(fair.name, *row, round_name, base_url) for row in _open_placements(of_fair))
        asked += own_words.ask_visitors(fair, round_name, base_url, leave=_hired_at(fair_id))
        audit.record(actor, "ask_after_fair", "fair", fair_id)
        return asked


def ask_due(actor: Actor, base_url: str) -> int:
    """Run every round whose day has come: the evening itself, day 7 and day 30 after a fair's last day or a hire elsewhere."""
    asked, today = 0, clock.today()
    for fair_id, ends_on in db.session.execute(sa.select(Fair.id, Fair.ends_on).where(Fair.ends_on <= today)).all():
        for round_name in due_rounds(ends_on, today):
            asked += ask_after_fair(actor, fair_id, round_name, base_url)
    return asked + ask_about_hires(base_url)


def ask_about_hires(base_url: str) -> int:
    """Ask the people whom an employer of the site says it hired; fairs ask for themselves. Returns new messages."""
    today = clock.today()
    since = clock.now() - timedelta(days=ROUNDS[-1][1] + MAKE_UP_DAYS)
    elsewhere = sa.and_(Placement.fair_id.is_(None), Placement.employer_id.is_not(None), Placement.created_at > since)
    with transaction():
        return sum(
            _ask_seeker("", placement, person, employer, round_name, base_url)
            for placement, person, employer in _open_placements(elsewhere)
            for round_name in due_rounds(clock.local(placement.created_at).date(), today)
        )


def answer_for_booth(actor: Actor, booth_id: UUID, answers: dict[UUID, bool], starts: dict[UUID, date | None]) -> None:
    """Store the employer's word for people its booth saw, by visit; visits of other booths are out of reach.

    A yes proposes the placement with the employer's word; a no is the employer's word too where a placement was
    proposed, and the visit's result where none was. Once nobody is left open the booth counts as reported.
    """
    with transaction():
        booth = db.session.get_one(FairBooth, booth_id)
        found = db.session.scalars(sa.select(FairVisit).where(FairVisit.booth_id == booth_id)).all()
        visits = {visit.id: visit for visit in found}
        if not set(answers) <= set(visits):
            raise NotFound
        for visit_id, says in answers.items():
            _answer_visit(actor, booth, visits[visit_id], says, starts.get(visit_id))
        db.session.flush()
        if all(visit.result not in (None, *OPEN_RESULTS) for visit in found):
            booth.reported_at = booth.reported_at or clock.now()
        audit.record(actor, "report_booth", "fair_booth", booth_id, fields=["reported_at"])


def report_nobody_hired(actor: Actor, booth_id: UUID) -> None:
    """Store in one act that a booth hired nobody of those still open."""
    still_open = sa.select(FairVisit.id).where(FairVisit.booth_id == booth_id, waits_for_word())
    with transaction():
        ids = [*db.session.scalars(still_open)]
        answer_for_booth(actor, booth_id, dict.fromkeys(ids, False), {})


def _answer_visit(actor: Actor, booth: FairBooth, visit: FairVisit, says: bool, start_on: date | None) -> None:
    if says and db.session.get_one(FairRegistration, visit.registration_id).person_id is None:
        checkins.note_guest_hired(actor, visit)
        return
    if says:
        outcome = checkins.Outcome(BoothResult.HIRED, visit.vacancy_id, start_on)
        checkins.set_result(actor, booth, visit, outcome)
        return
    placement_id = checkins.find_placement(visit.id)
    visit.result, visit.result_at = BoothResult.REFUSED, clock.now()
    if placement_id is not None:
        placements.answer(actor, placement_id, Evidence.EMPLOYER, False)


def _silent_booths(fair_id: UUID) -> list[tuple[FairBooth, Employer]]:
    statement = sa.select(FairBooth, Employer).join(Employer, Employer.id == FairBooth.employer_id)
    silent = statement.where(FairBooth.fair_id == fair_id, took_part(), ~has_reported()).order_by(FairBooth.id)
    return [(booth, employer) for booth, employer in db.session.execute(silent)]


def _hired_at(fair_id: UUID) -> frozenset[UUID]:
    """Return who is asked about a hire itself or works by one; whoever said no is asked about the other booths."""
    p = Placement
    asked = sa.and_(p.state.in_(OPEN_STATES), sa.or_(p.seeker_says.is_(None), p.seeker_says.is_(True)))
    works = p.state.in_(placements.CONFIRMED_STATES)
    return frozenset(db.session.scalars(sa.select(p.person_id).where(p.fair_id == fair_id, sa.or_(asked, works))))


def _open_placements(which: sa.ColumnElement[bool]) -> list[tuple[Placement, Person, str]]:
    statement = (
        sa.select(Placement, Person, sa.func.coalesce(Employer.name, Placement.employer_name, ""))
        .join(Person, Person.id == Placement.person_id)
        .outerjoin(Employer, Employer.id == Placement.employer_id)
        .where(which, Placement.state.in_(OPEN_STATES), Placement.seeker_says.is_(None))
        .order_by(Placement.id)
    )
    return [(placement, person, name) for placement, person, name in db.session.execute(statement)]


def _ask_employer(fair: Fair, booth: FairBooth, employer: Employer, round_name: str, base_url: str) -> bool:
    key, recipient = f"fair:{fair.id}:{round_name}", f"employer:{employer.id}"
    if is_queued(key, recipient):
        return False
    token = signed_links.issue_link(EMPLOYER_LINK, "fair_booth", booth.id, phone=employer.phone)
    body = EMPLOYER_TEXT % {"fair": fair.name, "link": f"{base_url}/kabar/{token}"}
    return queue_message(Letter(key, recipient, body, employer.name, fair.name, address=employer.phone, email=employer.email))


def _ask_seeker(fair_name: str, placement: Placement, person: Person, employer: str, round_name: str, base_url: str) -> bool:
    key, recipient = f"placement:{placement.id}:{round_name}", f"person:{person.id}"
    if is_queued(key, recipient):
        return False
    token = signed_links.issue_link(SEEKER_LINK, "placement", placement.id, phone=person.phone)
    facts = {"fair": fair_name, "employer": employer, "link": f"{base_url}/kabar-saya/{token}"}
    body = (SEEKER_TEXT if fair_name else HIRE_TEXT) % facts
    return queue_message(Letter(key, recipient, body, person.full_name, fair_name, address=person.phone))
