"""Takes in what a device wrote down without a network, once each, and lets people decide where two devices differ."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import HowKnown, RowAnswer
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import MONTH, next_state
from jobmatch.extensions.db import db, new_id, one_at_a_time, transaction
from jobmatch.models import MonthEntry, Person, VillageMonthRow
from jobmatch.queries.month_entries import Answer, standing_by_row
from jobmatch.services import audit
from jobmatch.services.row_entries import entry_of
from jobmatch.services.village_months import AT_COUNTER, RowReply, answer_rows, apply_reply, check_reply, get_month_to_enter

RECEIVED, DIFFERS, REFUSED = "received", "differs", "refused"
GONE = N_("Orang ini tidak ada lagi di daftar bulan ini.")
MOST_AT_ONCE = 500
Standing = dict[UUID, tuple[str, tuple[str, ...]]]


@dataclass(frozen=True, slots=True)
class Sent:
    """One answer as a device sends it. ``id`` is the device's own, ``after`` what it replaces, ``said_at`` its own clock."""

    id: UUID
    reply: RowReply
    after: tuple[str, ...] = ()
    device: str = ""
    said_at: datetime | None = None


@dataclass(frozen=True, slots=True)
class Receipt:
    """What became of one answer; ``standing`` are the ids that stand for its row now."""

    id: UUID
    outcome: str
    standing: tuple[str, ...] = ()
    broken: RuleBroken | None = None


def receive_answers(actor: Actor, month_id: UUID, sent: Sequence[Sent], default: HowKnown | None = None) -> list[Receipt]:
    """Keep each answer once and return what became of it. What is kept and what stands does not depend on the order.

    Raises:
        NotFound, NotAllowed, RuleBroken: the month is out of reach or locked; then nothing was kept.
    """
    with transaction():
        one_at_a_time("month_entries", month_id)
        month = get_month_to_enter(actor, month_id)
        month.default_how_known = default or month.default_how_known
        rows = _rows(month_id, [item.reply.row_id for item in sent])
        known = set(db.session.scalars(sa.select(MonthEntry.id).where(MonthEntry.id.in_([item.id for item in sent]))))
        broken: dict[UUID, RuleBroken] = {}
        for item in sent:
            if item.id in known:
                continue
            try:
                _keep(actor, month_id, item, rows.get(item.reply.row_id))
                known.add(item.id)
            except RuleBroken as error:
                broken[item.id] = error
        db.session.flush()
        standing = _apply_standing(
            actor, month_id, {item.reply.row_id: rows[item.reply.row_id][0] for item in sent if item.id in known}
        )
        if standing:
            month.state = next_state(MONTH, month.state, "answer")
        return [_receipt(item, standing, broken) for item in sent]


def save_page(
    actor: Actor,
    month_id: UUID,
    replies: Sequence[RowReply],
    seen: Mapping[UUID, frozenset[str]],
    default: HowKnown | None = None,
) -> None:
    """Store a whole page's answers. Where another device has answered since the page was made, its answer is not overwritten.

    ``seen`` are the ids that stood for a row when the page was made. A row that the page left as it saw it keeps the newer
    answer; one that the page answered too stands beside the newer answer until somebody decides.
    """
    with transaction():
        one_at_a_time("month_entries", month_id)
        standing = standing_by_row(month_id, list(seen))
        stale = {row_id for row_id, ids in seen.items() if row_id in standing and standing[row_id].ids != ids}
        answer_rows(actor, month_id, [reply for reply in replies if reply.row_id not in stale], default)
        known = _values_of({entry_id for row_id in stale for entry_id in seen[row_id]})
        own = [
            Sent(new_id(), reply, tuple(sorted(seen[reply.row_id])))
            for reply in replies
            if reply.row_id in stale
            and _value_of(reply) not in {known.get(entry_id) for entry_id in seen[reply.row_id]}
            and _value_of(reply) not in {said.value for said in standing[reply.row_id].standing}
        ]
        if own:
            receive_answers(actor, month_id, own, default)


def _values_of(entry_ids: Collection[str]) -> dict[str, Answer]:
    if not entry_ids:
        return {}
    entry = MonthEntry
    statement: sa.Select[*tuple[Any, ...]] = sa.select(entry.id, entry.answer, entry.other, entry.how_known, entry.job)
    found = db.session.execute(statement.where(entry.id.in_([UUID(entry_id) for entry_id in entry_ids])))
    return {str(entry_id): (answer, other, how_known, job) for entry_id, answer, other, how_known, job in found}


def _value_of(reply: RowReply) -> Answer:
    other = reply.other if reply.answer is RowAnswer.OTHER else None
    job = (reply.job or "").strip()[:120] if reply.answer is RowAnswer.NOW_WORKING else ""
    return reply.answer, other, reply.how_known, job


def decide(actor: Actor, month_id: UUID, row_id: UUID, entry_id: UUID) -> None:
    """Let one of the standing answers about a person hold; the others stay readable."""
    with transaction():
        one_at_a_time("month_entries", month_id)
        get_month_to_enter(actor, month_id)
        chosen = db.session.get(MonthEntry, entry_id)
        rows = _rows(month_id, [row_id])
        merged = standing_by_row(month_id, [row_id]).get(row_id)
        if chosen is None or merged is None or str(entry_id) not in merged.ids:
            raise NotFound
        entry = entry_of(actor, month_id, row_id, new_id(), sorted(merged.ids))
        entry.answer, entry.other, entry.how_known, entry.job = chosen.answer, chosen.other, chosen.how_known, chosen.job
        db.session.add(entry)
        db.session.flush()
        _apply_standing(actor, month_id, {row_id: rows[row_id][0]})


def _rows(month_id: UUID, row_ids: Sequence[UUID]) -> dict[UUID, tuple[VillageMonthRow, bool]]:
    found = (
        sa.select(VillageMonthRow, Person.asks_for_counter)
        .join(Person, Person.id == VillageMonthRow.person_id)
        .where(VillageMonthRow.village_month_id == month_id, VillageMonthRow.id.in_(set(row_ids)))
    )
    return {row.id: (row, at_counter) for row, at_counter in db.session.execute(found)}


def _keep(actor: Actor, month_id: UUID, item: Sent, found: tuple[VillageMonthRow, bool] | None) -> None:
    if found is None:
        raise RuleBroken(GONE)
    if found[1]:
        raise RuleBroken(AT_COUNTER, field="answer")
    reply = item.reply
    check_reply(reply)
    entry = entry_of(actor, month_id, reply.row_id, item.id, sorted(set(item.after)), item.said_at)
    entry.answer, entry.other, entry.how_known = reply.answer, reply.other, reply.how_known
    entry.job, entry.device = (reply.job or "").strip()[:120], item.device[:20]
    db.session.add(entry)


def _apply_standing(actor: Actor, month_id: UUID, rows: dict[UUID, VillageMonthRow]) -> Standing:
    if not rows:
        return {}
    standing = standing_by_row(month_id, list(rows))
    for row_id, merged in standing.items():
        answer, other, how_known, job = merged.standing[0].value
        if apply_reply(actor, rows[row_id], RowReply(row_id, answer, HowKnown(how_known), other, job), at_counter=False):
            audit.record(actor, "answer_row", "village_month_row", row_id, fields=["answer", "how_known", "other"])
    return {
        row_id: (DIFFERS if merged.is_conflict else RECEIVED, tuple(sorted(merged.ids))) for row_id, merged in standing.items()
    }


def _receipt(item: Sent, standing: Standing, broken: dict[UUID, RuleBroken]) -> Receipt:
    if item.id in broken:
        return Receipt(item.id, REFUSED, broken=broken[item.id])
    outcome, ids = standing[item.reply.row_id]
    return Receipt(item.id, outcome, ids)
