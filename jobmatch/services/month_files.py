"""Village months as files: handed out prefilled, and taken in all or not at all. The same file again changes nothing."""

from collections.abc import Iterable
from typing import Any, cast
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.marks import Mark
from jobmatch.documents.month_sheet import MonthSheet
from jobmatch.documents.month_workbook import Listed, file_name, month_workbook
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import NotFound, RuleBroken
from jobmatch.domain.month_file import RowCode
from jobmatch.domain.texts import N_
from jobmatch.domain.transitions import MONTH, next_state
from jobmatch.extensions.db import db, new_id, one_at_a_time, transaction
from jobmatch.models import MonthEntry, VillageMonth, VillageMonthRow
from jobmatch.queries import month_files as filed
from jobmatch.queries import registry
from jobmatch.queries.month_entries import standing_in
from jobmatch.queries.registry import MonthHead
from jobmatch.services import audit, month_people, village_months
from jobmatch.services.month_plans import FilePlan, Reply, find_months, plan_file
from jobmatch.services.village_months import check_reply, get_month_to_enter, stored_form

NOT_WHOLE = N_("Masih ada isian yang perlu diperbaiki, jadi tidak satu pun disimpan. Perbaiki di berkasnya, lalu unggah lagi.")
CHANGED_SINCE = N_("Ada jawaban yang berubah sejak berkas ini diperiksa, jadi belum disimpan. Lihat lagi di bawah, lalu simpan.")


def make_month_file(actor: Actor, month_id: UUID, mark: Mark) -> tuple[str, bytes]:
    """Return the name and the prefilled workbook of one village's month; that its numbers were read is recorded."""
    head = registry.get_month(actor, month_id)
    people = list(_listed([head]))
    audit.record_read(actor, "village_month", month_id, fields=["full_name", "birth_year", "nik"], reason="month_file")
    content = month_workbook(f"{head.village_name}, {head.month:%m-%Y}", people, [head.village_code], mark)
    return mark.file_name(file_name(head.village_name, head.month)), content


def _listed(heads: Iterable[MonthHead]) -> Iterable[Listed]:
    by_id = {head.id: head for head in heads}
    standing = standing_in(list(by_id))
    for row in filed.list_filed_rows(list(by_id), with_nik=True):
        head = by_id[row.month_id]
        code = RowCode(head.village_code, head.month, row.number)
        stands = standing[row.id].ids if row.id in standing else frozenset[str]()
        yield Listed(code, row.name, row.birth_year, row.nik[-4:] if row.nik else "", row.said, stands)


def store_file(actor: Actor, sheet: MonthSheet, month_id: UUID | None = None, digest: str | None = None) -> FilePlan:
    """Store a file's answers and new people, all or none, and return what that was.

    Raises:
        RuleBroken: a cell is refused, or (with ``digest``) the file would now do something else than was shown.
    """
    with transaction():
        for head in sorted(find_months(actor, sheet, month_id).values(), key=lambda head: head.id):
            one_at_a_time("month_entries", head.id)
        plan = plan_file(actor, sheet, month_id)
        if plan.problems:
            raise RuleBroken(NOT_WHOLE, field="file")
        if digest is not None and digest != plan.digest:
            raise RuleBroken(CHANGED_SINCE)
        for one in plan.month_ids:
            _enter_month(actor, one, plan)
        _store_replies(actor, plan)
        for one, person in plan.people:
            month_people.add_new_person(actor, one, person)
        db.session.flush()
        db.session.expire_all()
        return plan


def _enter_month(actor: Actor, month_id: UUID, plan: FilePlan) -> None:
    if month_id in plan.to_paper:
        village_months.start_paper(actor, month_id)
    month: VillageMonth = get_month_to_enter(actor, month_id)
    month.state = next_state(MONTH, month.state, "answer")
    audit.record(actor, "import_month_file", "village_month", month_id, fields=["answer", "how_known", "other"])


def _store_replies(actor: Actor, plan: FilePlan) -> None:
    """Write many rows and their entries in two statements: the same as the page does for each, without an object a row."""
    rows: list[dict[str, Any]] = []
    entries: list[dict[str, Any]] = []
    moment = clock.now()
    for month_id, replies in plan.replies.items():
        for reply in replies:
            check_reply(reply.said)
            rows.append(_row_values(actor, reply, moment))
            entries.append(_entry_values(actor, month_id, reply, rows[-1]))
    if not rows:
        return
    table = cast(sa.Table, VillageMonthRow.__table__)
    names = ("answer", "other", "how_known", "answers", "answered_at", "answered_by")
    changed = {name: sa.bindparam(f"new_{name}", type_=table.c[name].type) for name in names}
    db.session.connection().execute(sa.update(table).where(table.c.id == sa.bindparam("row")).values(changed), rows)
    db.session.connection().execute(sa.insert(cast(sa.Table, MonthEntry.__table__)), entries)


def _row_values(actor: Actor, reply: Reply, moment: Any) -> dict[str, Any]:
    answer, how, other, answers = stored_form(reply.answers, reply.said)
    return {
        "row": reply.said.row_id,
        "new_answer": answer,
        "new_other": other,
        "new_how_known": how,
        "new_answers": answers,
        "new_answered_at": moment,
        "new_answered_by": actor.user_id,
    }


def _entry_values(actor: Actor, month_id: UUID, reply: Reply, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "id": new_id(),
        "village_month_id": month_id,
        "row_id": reply.said.row_id,
        "after": sorted(reply.replaces),
        "answer": row["new_answer"],
        "other": row["new_other"],
        "how_known": row["new_how_known"],
        "job": row["new_answers"].get("job", ""),
        "device": "",
        "said_at": None,
        "said_by": actor.user_id,
        "received_at": row["new_answered_at"],
    }


def get_own_month(actor: Actor, month_id: UUID) -> MonthHead:
    """Return the head of a month that the actor may answer by file.

    Raises:
        NotFound: out of reach, or an older version.
    """
    head = registry.get_month(actor, month_id)
    if not head.is_latest:
        raise NotFound
    return head
