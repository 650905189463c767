"""Two records of one human become one, and can be taken apart again exactly. What was issued or booked stays as it was."""

import json
from collections.abc import Sequence
from datetime import date, datetime
from enum import Enum
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.identity_rules import DoubleState, fill
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, new_id, one_at_a_time, transaction
from jobmatch.models import Person, PersonMerge, SuspectedDouble
from jobmatch.services import audit, ledger, person_rows

MERGERS = (Role.PLACEMENT, Role.SECTION_HEAD)
TWO_NIKS = N_("Kedua catatan punya NIK berbeda yang sudah diverifikasi. Itu dua orang.")
GONE = N_("Salah satu catatan sudah digabung dengan yang lain.")
MERGED_ON = N_("Catatan yang dipakai sudah digabung lagi dengan yang lain. Pisahkan yang itu dahulu.")
FORGOTTEN = N_("Datanya sudah dihapus atas permintaan orangnya, jadi tidak dapat dipisahkan lagi.")
CHECKED = (NikState.SEEN, NikState.DUKCAPIL)
NUMBER = ("nik", "nik_index", "nik_state")


def merge(actor: Actor, kept_id: UUID, merged_id: UUID) -> UUID:
    """Let one record go on for both, and return the merge's id; closed months, papers and bookings of the past do not change.

    Raises:
        RuleBroken: two people by their NIK, or one of them was merged already.
    """
    _require(actor)
    with transaction():
        kept, merged = _both(kept_id, merged_id)
        before = {"kept": _columns(kept), "merged": _columns(merged)}
        moved = person_rows.move(merged_id, kept_id)
        _join_fields(kept, merged, before)
        before["after"] = _columns(kept)
        row = PersonMerge(
            id=new_id(), kept_id=kept_id, merged_id=merged_id, moved=moved, before=_packed(before),
            merged_at=clock.now(), merged_by=actor.user_id,
        )  # fmt: skip
        db.session.add(row)
        db.session.flush()
        ledger.merge_records(actor, merged_id, kept_id, str(row.id))
        _decide_pair(actor, kept_id, merged_id, DoubleState.MERGED)
        for person_id in (kept_id, merged_id):
            audit.record(actor, "merge_people", "person", person_id, fields=["merged_into_id"])
        return row.id


def undo(actor: Actor, merge_id: UUID) -> None:
    """Take two records apart again, each with what was its own; what came since the merge stays with the kept record.

    Raises:
        NotFound: there is none that stands. RuleBroken: the kept record was merged on, or its data was erased.
    """
    _require(actor)
    with transaction():
        row = db.session.get(PersonMerge, merge_id)
        if row is None or row.undone_at is not None:
            raise NotFound
        kept, merged = db.session.get_one(Person, row.kept_id), db.session.get_one(Person, row.merged_id)
        if kept.merged_into_id is not None:
            raise RuleBroken(MERGED_ON)
        if not (before := _unpacked(row.before)):
            raise RuleBroken(FORGOTTEN)
        person_rows.move_back(row.moved, row.kept_id, row.merged_id)
        _part_fields(kept, merged, before)
        row.undone_at, row.undone_by = clock.now(), actor.user_id
        ledger.reverse_bookings(actor, ledger.Source(ledger.MERGE, str(row.id)), str(N_("penggabungan dibatalkan")))
        _decide_pair(actor, row.kept_id, row.merged_id, DoubleState.OPEN)
        for person_id in (row.kept_id, row.merged_id):
            audit.record(actor, "undo_merge", "person", person_id, fields=["merged_into_id"])


def forget(person_ids: Sequence[UUID]) -> None:
    """Inside a running erasure: drop what merges kept of these people; such a merge can't be undone any more."""
    theirs = sa.or_(PersonMerge.kept_id.in_(person_ids), PersonMerge.merged_id.in_(person_ids))
    db.session.execute(sa.update(PersonMerge).where(theirs).values(before=_packed({})))


def keep_apart(actor: Actor, double_id: UUID) -> None:
    """Note that two records are two people; the search does not bring them up again."""
    _require(actor)
    with transaction():
        d = SuspectedDouble
        values = {"state": DoubleState.APART, "decided_at": clock.now(), "decided_by": actor.user_id}
        if not count_changed(sa.update(d).where(d.id == double_id, d.state == DoubleState.OPEN).values(values)):
            raise NotFound
        audit.record(actor, "keep_apart", "suspected_double", double_id)


def _both(kept_id: UUID, merged_id: UUID) -> tuple[Person, Person]:
    for person_id in sorted((kept_id, merged_id), key=str):
        one_at_a_time("merge", person_id)
    kept, merged = db.session.get(Person, kept_id), db.session.get(Person, merged_id)
    if kept is None or merged is None or kept_id == merged_id:
        raise NotFound
    if kept.merged_into_id is not None or merged.merged_into_id is not None:
        raise RuleBroken(GONE)
    if kept.nik_state in CHECKED and merged.nik_state in CHECKED and kept.nik != merged.nik:
        raise RuleBroken(TWO_NIKS)
    return kept, merged


def _join_fields(kept: Person, merged: Person, before: dict[str, dict[str, Any]]) -> None:
    takes_number = merged.nik is not None and (kept.nik is None or kept.nik_index is None or merged.nik_state in CHECKED)
    if takes_number and not (kept.nik_state in CHECKED and kept.nik is not None):
        number = {name: getattr(merged, name) for name in NUMBER}
        merged.nik_index = None
        db.session.flush()
        for name, value in number.items():
            setattr(kept, name, value)
    else:
        merged.nik_index = None
    for name, value in fill(before["kept"], before["merged"]).items():
        setattr(kept, name, _value(name, value))
    merged.merged_into_id = kept.id
    db.session.flush()


def _part_fields(kept: Person, merged: Person, before: dict[str, dict[str, Any]]) -> None:
    """What was typed into the kept record since the merge is kept; what the merge put there goes."""
    now = _columns(kept)
    changed = [name for name, value in before["after"].items() if before["kept"][name] != value and now[name] == value]
    if "nik_index" in changed:
        kept.nik_index = None
        db.session.flush()
    for name in changed:
        setattr(kept, name, _value(name, before["kept"][name]))
    db.session.flush()
    for name, value in before["merged"].items():
        setattr(merged, name, _value(name, value))
    db.session.flush()


def _columns(person: Person) -> dict[str, Any]:
    names = [column.key for column in sa.inspect(Person).column_attrs if column.key not in ("id", "version")]
    return {name: _plain(getattr(person, name)) for name in names}


def _plain(value: Any) -> Any:
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    return str(value) if isinstance(value, UUID) else value


def _value(name: str, value: Any) -> Any:
    if value is None:
        return None
    kind = sa.inspect(Person).column_attrs[name].columns[0].type
    if isinstance(kind, sa.Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    python = getattr(kind, "impl", kind)
    if isinstance(python, sa.DateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, sa.Date):
        return date.fromisoformat(value)
    return UUID(value) if isinstance(kind, sa.Uuid) else value


def _packed(before: dict[str, Any]) -> bytes:
    return json.dumps(before).encode()


def _unpacked(content: bytes) -> dict[str, dict[str, Any]]:
    found: dict[str, dict[str, Any]] = json.loads(content)
    return found


def _decide_pair(actor: Actor, one: UUID, other: UUID, state: DoubleState) -> None:
    d = SuspectedDouble
    pair = sa.or_(sa.and_(d.first_id == one, d.second_id == other), sa.and_(d.first_id == other, d.second_id == one))
    moment = None if state is DoubleState.OPEN else clock.now()
    count_changed(sa.update(d).where(pair).values(state=state, decided_at=moment, decided_by=actor.user_id))


def _require(actor: Actor) -> None:
    if actor.role not in MERGERS:
        raise NotAllowed
