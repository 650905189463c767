"""The village as a source about a hire: what its accepted month says, and its yes or no to a placement it is shown."""

from collections.abc import Sequence
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import PlacementState, Role, RowAnswer
from jobmatch.domain.errors import NotAllowed, NotFound
from jobmatch.domain.periods import Month
from jobmatch.domain.placement_rules import Evidence
from jobmatch.extensions.db import db, transaction
from jobmatch.models import Placement, VillageMonth, VillageMonthRow
from jobmatch.queries.placed_people import list_placed
from jobmatch.queries.registry import get_month
from jobmatch.services import audit, placements

WAITING = (PlacementState.PROPOSED, PlacementState.REPORTED_BY_ONE)


def hear_months(actor: Actor, month_ids: Sequence[UUID]) -> int:
    """Count "works now" of accepted months as the village's word on hires that still wait for one; return how many.

    A hire that was to begin after the month's end is not what the village has seen. Inside the caller's transaction.
    """
    p, row, month = Placement, VillageMonthRow, VillageMonth
    found = db.session.execute(
        sa.select(p.id, p.start_on, month.month)
        .join(row, row.person_id == p.person_id)
        .join(month, month.id == row.village_month_id)
        .where(month.id.in_(month_ids), row.answer == RowAnswer.NOW_WORKING, p.state.in_(WAITING))
        .order_by(p.id)
    ).all()
    heard = [key for key, start, first in found if start is None or start <= Month.of(first).last_day]
    for placement_id in heard:
        placements.answer(actor, placement_id, Evidence.VILLAGE, True)
    return len(heard)


def say(actor: Actor, month_id: UUID, placement_id: UUID, *, is_so: bool) -> None:
    """Store what a village says of a placement that its month shows; a no makes it a difference for the office to clear up."""
    if actor.role is not Role.VILLAGE_OFFICER:
        raise NotAllowed
    with transaction():
        head = get_month(actor, month_id)
        if placement_id not in {person.placement_id for person in list_placed(head.village_code, Month.of(head.month))}:
            raise NotFound
        placements.answer(actor, placement_id, Evidence.VILLAGE, is_so)
        audit.record(actor, "answer_placed", "village_month", month_id, fields=["village_says"])
