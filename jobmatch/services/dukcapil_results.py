"""Takes Dukcapil's answers in: who is confirmed, who is not found, whose fields differ. Nothing else waits for it."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.dukcapil_result import CheckedRow
from jobmatch.documents.table_file import CellProblem
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import DukcapilAnswer, Person
from jobmatch.services import audit

TAKERS = (Role.PLACEMENT, Role.SECTION_HEAD)
NOT_HERE = N_("Kode ini bukan milik siapa pun di sini. Salin dari daftar yang dikirim.")
CHANGED = N_("NIK-nya sudah diubah sejak daftar dikirim. Masukkan lagi dalam daftar berikutnya.")


@dataclass
class ResultOutcome:
    """What a result did, or would do."""

    confirmed: int = 0
    differ: int = 0
    not_found: int = 0
    problems: list[CellProblem] = field(default_factory=list)


class _Undo(Exception):
    pass


def take_result(actor: Actor, rows: Sequence[CheckedRow], *, write: bool) -> ResultOutcome:
    """Keep a result; without ``write`` it is tried and taken back. The same result again changes nothing."""
    if actor.role not in TAKERS:
        raise NotAllowed
    outcome = ResultOutcome()
    try:
        with transaction():
            people = {p.id: p for p in db.session.scalars(sa.select(Person).where(Person.id.in_([row.code for row in rows])))}
            known = _last_answers(list(people))
            for row in rows:
                _take(actor, row, people.get(row.code), known.get(row.code), outcome)
            if not write or outcome.problems:
                raise _Undo
    except _Undo:
        db.session.expire_all()
    return outcome


def _last_answers(person_ids: Sequence[UUID]) -> dict[UUID, DukcapilAnswer]:
    d = DukcapilAnswer
    rows = db.session.scalars(sa.select(d).where(d.person_id.in_(person_ids)).order_by(d.answered_at, d.id))
    return {row.person_id: row for row in rows}


def _take(actor: Actor, row: CheckedRow, person: Person | None, known: DukcapilAnswer | None, outcome: ResultOutcome) -> None:
    if person is None or person.merged_into_id is not None:
        outcome.problems.append(CellProblem(row.row, "kode", "", NOT_HERE))
        return
    if person.nik is None or (row.nik and row.nik != person.nik):
        outcome.problems.append(CellProblem(row.row, "nik", "", CHANGED))
        return
    _count(row, person, outcome)
    told = (row.is_found, list(row.differs), row.note or None)
    if known is not None and told == (known.is_found, list(known.differs), known.note):
        return
    answer = DukcapilAnswer(person_id=person.id, is_found=told[0], differs=told[1], note=told[2])
    answer.answered_at, answer.recorded_by = clock.now(), actor.user_id
    db.session.add(answer)
    audit.record(actor, "take_dukcapil", "person", person.id, fields=["nik_state"])


def _count(row: CheckedRow, person: Person, outcome: ResultOutcome) -> None:
    if row.is_found and not row.differs:
        person.nik_state = NikState.DUKCAPIL
        outcome.confirmed += 1
    elif row.is_found:
        outcome.differ += 1
    else:
        outcome.not_found += 1
