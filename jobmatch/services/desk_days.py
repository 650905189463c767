"""Busy days: numbers with a time are taken, called one by one, and each person leaves with a card; everything at once."""

from dataclasses import dataclass
from datetime import datetime, time
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.desk_days import FULL, MOST_SLIPS, SlipState, check_plan, slot_of
from jobmatch.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, one_at_a_time, transaction
from jobmatch.models import DeskDay, DeskSlip, Person
from jobmatch.services import ak1_cards, ak1_fields, audit, papers, seekers
from jobmatch.services.ak1_cards import new_code
from jobmatch.services.ak1_fields import CardFields
from jobmatch.services.seekers import DESK, SeekerDetails

NOT_OPEN = N_("Hari ramai belum dibuka, atau sudah ditutup. Nomor antre tidak dibagikan sekarang.")
TAKEN = N_("Nomor ini baru saja dilayani meja lain. Panggil nomor berikutnya.")
NOBODY = N_("Isi nama, tanggal lahir, jenis kelamin, dan desa dari KTP lebih dulu.")
MOST_BLANK = 200


@dataclass(frozen=True, slots=True)
class Slip:
    """A number with its time; ``code`` is the end of its address."""

    id: UUID
    number: int
    code: str
    slot_at: datetime


@dataclass(frozen=True, slots=True)
class AtDesk:
    """What a clerk sends for one person: the papers' facts, and who it is where the slip was empty."""

    fields: CardFields
    details: SeekerDetails | None = None
    education_level: str | None = None


def open_day(actor: Actor, opens_at: time, desk_count: int, seconds_each: int) -> None:
    """Open today for numbers; opening again changes desks and pace for the numbers that follow."""
    _require(actor)
    check_plan(desk_count, seconds_each)
    with transaction():
        one_at_a_time("desk_day", clock.today())
        day = db.session.get(DeskDay, clock.today())
        moment = datetime.combine(clock.today(), opens_at, clock.REGENCY_ZONE)
        if day is None:
            day = DeskDay(day=clock.today(), opened_by=actor.user_id, last_number=0)
            db.session.add(day)
        day.opens_at, day.desk_count, day.seconds_each, day.closed_at = moment, desk_count, seconds_each, None
        audit.record(actor, "open_desk_day", "desk_day", clock.today())


def close_day(actor: Actor) -> None:
    """Give out no more numbers today; those given out are still served."""
    _require(actor)
    with transaction():
        day = db.session.get(DeskDay, clock.today())
        if day is not None and day.closed_at is None:
            day.closed_at = clock.now()
            audit.record(actor, "close_desk_day", "desk_day", clock.today())


def queue_up(actor: Actor, details: SeekerDetails, fields: CardFields, education_level: str | None = None) -> Slip:
    """Register from the short form and take a number; the same person on the same day has one number.

    Raises:
        RuleBroken: a field is impossible, no busy day is open, or its numbers are used up.
    """
    with transaction():
        name = " ".join(details.full_name.split()).casefold()
        one_at_a_time("queue_up", f"{name}:{details.birth_date}:{details.village_code}")
        known = _find_known(name, details)
        if known is not None:
            return known
        _require_open()
        person_id = seekers.register_seeker(actor, details)
        ak1_fields.save_card_fields(Actor.system(), person_id, fields)
        if education_level:
            db.session.get_one(Person, person_id).education_level = education_level
        return _slip(_take(1)[0], person_id)


def queue_known(actor: Actor, person_id: UUID) -> Slip:
    """Take a number for somebody who is registered already."""
    _require(actor)
    with transaction():
        one_at_a_time("queue_known", person_id)
        mine = sa.select(DeskSlip).where(DeskSlip.day == clock.today(), DeskSlip.person_id == person_id)
        known = db.session.scalar(mine)
        return _shown(known) if known is not None else _slip(_take(1)[0], person_id)


def take_blank(actor: Actor, count: int) -> list[Slip]:
    """Take numbers for paper slips on which people write the short form while they wait."""
    _require(actor)
    if not 1 <= count <= MOST_BLANK:
        raise RuleBroken(N_("Cetak 1 sampai %(most)s slip."), field="count", most=MOST_BLANK)
    with transaction():
        audit.record(actor, "take_slips", "desk_day", clock.today())
        return [_slip(number, None) for number in _take(count)]


def call_next(actor: Actor) -> UUID | None:
    """Call the lowest number that waits; no two desks call the same one. None when nobody waits."""
    _require(actor)
    waiting = sa.and_(DeskSlip.day == clock.today(), DeskSlip.state == SlipState.WAITING)
    with transaction():
        one_at_a_time("call_next", clock.today())
        slip_id = db.session.scalar(sa.select(DeskSlip.id).where(waiting).order_by(DeskSlip.number).limit(1))
        if slip_id is None:
            return None
        called = sa.update(DeskSlip).where(DeskSlip.id == slip_id, DeskSlip.state == SlipState.WAITING)
        count_changed(called.values(state=SlipState.CALLED, called_at=clock.now(), called_by=actor.user_id))
        return slip_id


def serve(actor: Actor, slip_id: UUID, sent: AtDesk) -> UUID:
    """Verify the papers, keep the card's fields and issue the card of one number in one go; return the card.

    Raises:
        RuleBroken: a field is impossible, or nobody is named. Conflict: another desk was faster.
    """
    _require(actor)
    with transaction():
        one_at_a_time("desk_slip", slip_id)
        slip = _get(slip_id)
        if slip.state is SlipState.DONE:
            raise Conflict(TAKEN)
        person_id = slip.person_id or _newcomer(actor, sent)
        if sent.education_level:
            db.session.get_one(Person, person_id).education_level = sent.education_level
        person_id = papers.verify_seeker(actor, person_id, sent.fields.nik)
        ak1_fields.save_card_fields(actor, person_id, sent.fields)
        card_id = ak1_cards.issue_card(actor, person_id)
        slip.person_id, slip.state, slip.done_at = person_id, SlipState.DONE, clock.now()
        slip.called_at, slip.called_by = slip.called_at or clock.now(), actor.user_id
        return card_id


def mark_left(actor: Actor, slip_id: UUID) -> None:
    """Note that nobody came at a number; a later call of the same number takes it up again."""
    _require(actor)
    with transaction():
        slip = _get(slip_id)
        if slip.state is SlipState.CALLED:
            slip.state = SlipState.LEFT


def call_again(actor: Actor, slip_id: UUID) -> None:
    """Call a number that had left, or one out of turn."""
    _require(actor)
    with transaction():
        slip = _get(slip_id)
        if slip.state in (SlipState.LEFT, SlipState.WAITING):
            slip.state, slip.called_at, slip.called_by = SlipState.CALLED, clock.now(), actor.user_id


def _newcomer(actor: Actor, sent: AtDesk) -> UUID:
    if sent.details is None:
        raise RuleBroken(NOBODY, field="full_name")
    return seekers.register_seeker(actor, sent.details)


def _find_known(name: str, details: SeekerDetails) -> Slip | None:
    same = (Person.name_key == name, Person.birth_date == details.birth_date, Person.village_code == details.village_code)
    statement = sa.select(DeskSlip).join(Person, Person.id == DeskSlip.person_id)
    slip = db.session.scalar(statement.where(DeskSlip.day == clock.today(), *same))
    return _shown(slip) if slip is not None else None


def _require_open() -> None:
    day = db.session.get(DeskDay, clock.today(), populate_existing=True)
    if day is None or day.closed_at is not None:
        raise RuleBroken(NOT_OPEN)


def _take(count: int) -> list[int]:
    """Take the next numbers of today by one guarded UPDATE; undone with the transaction."""
    today = sa.and_(DeskDay.day == clock.today(), DeskDay.closed_at.is_(None))
    taken = sa.update(DeskDay).where(today, DeskDay.last_number + count <= MOST_SLIPS)
    if count_changed(taken.values(last_number=DeskDay.last_number + count).execution_options(synchronize_session=False)) == 0:
        _require_open()
        raise RuleBroken(FULL)
    last = db.session.scalar(sa.select(DeskDay.last_number).where(DeskDay.day == clock.today())) or count
    return list(range(last - count + 1, last + 1))


def _slip(number: int, person_id: UUID | None) -> Slip:
    day, moment = db.session.get_one(DeskDay, clock.today()), clock.now()
    slip = DeskSlip(
        day=day.day,
        number=number,
        code=new_code(),
        slot_at=slot_of(number, day.opens_at, day.desk_count, day.seconds_each, moment),
        person_id=person_id,
        taken_at=moment,
    )
    db.session.add(slip)
    db.session.flush()
    return _shown(slip)


def _shown(slip: DeskSlip) -> Slip:
    return Slip(slip.id, slip.number, slip.code, slip.slot_at)


def _get(slip_id: UUID) -> DeskSlip:
    slip = db.session.get(DeskSlip, slip_id, populate_existing=True)
    if slip is None:
        raise NotFound
    return slip


def _require(actor: Actor) -> None:
    if actor.role not in DESK:
        raise NotAllowed
