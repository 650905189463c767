"""People move, leave, come back and die: the record follows, with the day and who said so, and a mistake can be taken back."""

from dataclasses import dataclass
from datetime import date
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.identity_rules import MoveKind
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, new_id, one_at_a_time, transaction
from jobmatch.models import FamilyMember, Person, PersonMove, Seeker, Village
from jobmatch.queries.reach import within_reach
from jobmatch.services import audit, ledger

RECORDERS = (Role.VILLAGE_OFFICER, Role.COUNTER, Role.PLACEMENT, Role.SECTION_HEAD)
IN_FUTURE = N_("Tanggalnya di masa depan.")
NEEDS_VILLAGE = N_("Pilih desa tujuannya.")
SAME_VILLAGE = N_("Orang ini sudah tercatat di desa itu.")
IS_DEAD = N_("Orang ini tercatat sudah meninggal.")
NOT_LAST = N_("Hanya kejadian terakhir yang bisa dibatalkan.")
REASONS = {MoveKind.OUT: "moved", MoveKind.DIED: "died"}


@dataclass(frozen=True, slots=True)
class Move:
    """What happened, when, and where to."""

    kind: MoveKind
    happened_on: date
    to_village: str | None = None
    note: str = ""


def record_move(actor: Actor, person_id: UUID, move: Move) -> UUID:
    """Record that somebody moved or died; who leaves or dies also leaves the stock of seekers and the family's open stays.

    Raises:
        NotAllowed, NotFound: not this actor's. RuleBroken: an impossible day or village.
    """
    if move.happened_on > clock.today():
        raise RuleBroken(IN_FUTURE, field="happened_on")
    with transaction():
        one_at_a_time("move", person_id)
        person = _get(actor, person_id)
        if person.died_on is not None:
            raise RuleBroken(IS_DEAD)
        _check_village(person, move)
        row = PersonMove(
            id=new_id(), person_id=person_id, kind=move.kind, happened_on=move.happened_on, from_village=person.village_code,
            to_village=move.to_village, note=move.note.strip()[:160] or None, recorded_at=clock.now(), recorded_by=actor.user_id,
        )  # fmt: skip
        if move.kind in REASONS:
            row.ended_stays = _end_stays(person_id, move.happened_on)
            _leave_stock(actor, person_id, row, REASONS[move.kind])
        if move.kind is MoveKind.DIED:
            person.died_on = move.happened_on
        else:
            person.village_code = move.to_village
        db.session.add(row)
        audit.record(actor, "record_move", "person", person_id, fields=["village_code"], reason=move.kind.label)
        return row.id


def undo_move(actor: Actor, person_id: UUID, move_id: UUID) -> None:
    """Take back the last thing that was recorded, with everything that followed from it.

    Raises:
        NotFound: none that stands. RuleBroken: something was recorded since.
    """
    with transaction():
        one_at_a_time("move", person_id)
        row = db.session.get(PersonMove, move_id)
        if row is None or row.person_id != person_id or row.undone_at is not None:
            raise NotFound
        person = _get(actor, person_id, row.from_village)
        later = sa.exists().where(
            PersonMove.person_id == person_id, PersonMove.recorded_at > row.recorded_at, PersonMove.undone_at.is_(None)
        )
        if db.session.scalar(sa.select(later)):
            raise RuleBroken(NOT_LAST)
        person.village_code = row.from_village
        if row.kind is MoveKind.DIED:
            person.died_on = None
        stays = [UUID(each) for each in row.ended_stays]
        db.session.execute(sa.update(FamilyMember).where(FamilyMember.id.in_(stays)).values(until_on=None))
        ledger.reverse_bookings(actor, ledger.Source("move", str(row.id)), str(N_("dibatalkan: pindah atau meninggal")))
        row.undone_at = clock.now()
        audit.record(actor, "undo_move", "person", person_id, fields=["village_code"])


def _check_village(person: Person, move: Move) -> None:
    if move.kind not in (MoveKind.WITHIN, MoveKind.BACK):
        return
    if move.to_village is None or db.session.get(Village, move.to_village) is None:
        raise RuleBroken(NEEDS_VILLAGE, field="to_village")
    if move.to_village == person.village_code:
        raise RuleBroken(SAME_VILLAGE, field="to_village")


def _end_stays(person_id: UUID, day: date) -> list[str]:
    open_stays = sa.select(FamilyMember).where(FamilyMember.person_id == person_id, FamilyMember.until_on.is_(None))
    ended = []
    for stay in db.session.scalars(open_stays):
        stay.until_on = max(day, stay.from_on)
        ended.append(str(stay.id))
    return ended


def _leave_stock(actor: Actor, person_id: UUID, row: PersonMove, reason: str) -> None:
    if db.session.get(Seeker, person_id) is not None and ledger.is_in_stock(person_id):
        ledger.book_removed(actor, person_id, row.happened_on, ledger.Source("move", str(row.id)), reason)


def _get(actor: Actor, person_id: UUID, came_from: str | None = None) -> Person:
    """Return a person within reach; who moved out of a village may still be taken back by it."""
    if actor.role not in RECORDERS:
        raise NotAllowed
    reach = within_reach(actor)
    if actor.village_code is not None and actor.village_code == came_from:
        reach = sa.true()
    person = db.session.scalar(sa.select(Person).where(Person.id == person_id, Person.merged_into_id.is_(None), reach))
    if person is None:
        raise NotFound
    return person
