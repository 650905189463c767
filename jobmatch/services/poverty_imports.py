"""Poverty files: taken in sealed, tried by the worker, stored when somebody says so. The decile is only ever imported."""

import hashlib
from collections.abc import Sequence
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.documents.poverty_file import PovertyFile, PovertyLine, read_poverty
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import Conflict, NotAllowed, NotFound, RuleBroken
from jobmatch.domain.job_kinds import STORE_POVERTY, TRY_POVERTY
from jobmatch.domain.poverty import ImportState, PovertySource, check_threshold
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import count_changed, db, new_id, one_at_a_time, transaction
from jobmatch.models import PovertyImport, PovertyLeftover
from jobmatch.queries.poverty import THRESHOLD_FACT
from jobmatch.services import audit, jobs, site_facts
from jobmatch.services.poverty_households import HouseholdWriter
from jobmatch.services.poverty_linking import Leftover, Linked, link

IMPORTERS = (Role.PLACEMENT, Role.SECTION_HEAD)
OLDER = N_("Data per %(day)s sudah tersimpan. Berkas yang lebih lama tidak menggantikannya.")
IN_FUTURE = N_("Tanggal datanya di masa depan.")
KEPT_PROBLEMS = 200


def take_in(actor: Actor, source: PovertySource, as_of: date, content: bytes) -> UUID:
    """Keep a file sealed and let the worker try it; nothing is linked yet. The same file that waits is not taken twice.

    Raises:
        RuleBroken: data older than what is stored.
    """
    _require(actor)
    if as_of > clock.today():
        raise RuleBroken(IN_FUTURE, field="as_of")
    digest = hashlib.sha256(content).hexdigest()
    with transaction():
        one_at_a_time("poverty", source.value)
        _check_new(source, as_of)
        waiting = _find_waiting(source, as_of, digest)
        if waiting is not None:
            return waiting
        row = PovertyImport(
            id=new_id(), source=source, as_of=as_of, sha256=digest, content=content,
            uploaded_at=clock.now(), uploaded_by=actor.user_id,
        )  # fmt: skip
        db.session.add(row)
        audit.record(actor, "upload_poverty", "poverty_import", row.id)
        jobs.enqueue(actor, TRY_POVERTY, f"{TRY_POVERTY}:{row.id}", {"import_id": str(row.id)})
        return row.id


def store(actor: Actor, import_id: UUID) -> None:
    """Let the worker store a file that was tried.

    Raises:
        Conflict: it is not waiting for that (stored or dropped meanwhile).
    """
    _require(actor)
    with transaction():
        row = _get(import_id)
        _check_new(row.source, row.as_of)
        _step(import_id, ImportState.TRIED, ImportState.STORING)
        audit.record(actor, "store_poverty", "poverty_import", import_id)
        jobs.enqueue(actor, STORE_POVERTY, f"{STORE_POVERTY}:{import_id}", {"import_id": str(import_id)})


def drop(actor: Actor, import_id: UUID) -> None:
    """Throw away a file that was tried; its content and its list go with it."""
    _require(actor)
    with transaction():
        _step(import_id, ImportState.TRIED, ImportState.DROPPED, content=None)
        db.session.execute(sa.delete(PovertyLeftover).where(PovertyLeftover.import_id == import_id))
        audit.record(actor, "drop_poverty", "poverty_import", import_id)


def choose_threshold(actor: Actor, number: int) -> None:
    """Keep up to which decile families are proposed first."""
    if actor.role is not Role.SECTION_HEAD:
        raise NotAllowed
    with transaction():
        site_facts.set_fact(THRESHOLD_FACT, {"threshold": check_threshold(number)})
        audit.record(actor, "choose_threshold", "setting", "poverty")


def try_file(job: jobs.Running) -> dict[str, Any]:
    """Read and link a file without writing anything but the report on it."""
    import_id = UUID(job.payload["import_id"])
    row = _get(import_id)
    if row.content is None or row.state is not ImportState.WAITING:
        return {}
    try:
        book = read_poverty(row.content)
    except RuleBroken as broken:
        summary = {"refused": broken.message, "facts": {name: str(value) for name, value in broken.facts.items()}}
        with transaction():
            _step(import_id, ImportState.WAITING, ImportState.REFUSED, content=None, summary=summary)
        return {"lines": 0}
    job.report(0, len(book.lines), N_("menautkan orang"))
    linked = link(book.lines)
    with transaction():
        _step(import_id, ImportState.WAITING, ImportState.TRIED, summary=_summary(book, linked))
        _keep_leftovers(import_id, linked.leftovers)
    return {"lines": len(book.lines), "linked": len(linked.people)}


def store_file(job: jobs.Running) -> dict[str, Any]:
    """Write households, memberships and ratings of a file in one transaction; a repeat finds nothing to do."""
    import_id = UUID(job.payload["import_id"])
    with transaction():
        row = _get(import_id)
        if row.content is None or row.state is not ImportState.STORING:
            return {}
        book = read_poverty(row.content)
        linked = link(book.lines)
        writer = HouseholdWriter(row, book.is_of_people)
        written = writer.write(_by_family(linked))
        db.session.execute(sa.delete(PovertyLeftover).where(PovertyLeftover.import_id == import_id))
        _keep_leftovers(import_id, linked.leftovers)
        row.summary = _summary(book, linked) | {"households": written}
        row.content, row.state, row.stored_at = None, ImportState.STORED, clock.now()
    return {"linked": len(linked.people), "households": written}


def _summary(book: PovertyFile, linked: Linked) -> dict[str, Any]:
    return {
        "lines": len(book.lines),
        "of_people": book.is_of_people,
        "linked": len(linked.people),
        "households": len(_by_family(linked)),
        "left": linked.counts(),
        "problem_count": len(book.problems),
        "problems": [[p.row, p.column, p.read, p.problem] for p in book.problems[:KEPT_PROBLEMS]],
    }


def _by_family(linked: Linked) -> dict[str, list[tuple[PovertyLine, Any]]]:
    found: dict[str, list[tuple[PovertyLine, Any]]] = {}
    for line, bearer in linked.people:
        found.setdefault(line.family_key, []).append((line, bearer))
    return found


def _keep_leftovers(import_id: UUID, leftovers: Sequence[Leftover]) -> None:
    rows = [
        {
            "id": new_id(),
            "import_id": import_id,
            "number": each.line.row,
            "name": each.line.name,
            "village": each.line.village,
            "village_code": each.line.village_code,
            "why": each.why,
            "other_number": each.other,
        }
        for each in leftovers
    ]
    if rows:
        db.session.execute(sa.insert(PovertyLeftover), rows)


def _check_new(source: PovertySource, as_of: date) -> None:
    stored = (PovertyImport.source == source, PovertyImport.state == ImportState.STORED)
    newest = db.session.scalar(sa.select(sa.func.max(PovertyImport.as_of)).where(*stored))
    if newest is not None and as_of < newest:
        raise RuleBroken(OLDER, field="as_of", day=newest.strftime("%d-%m-%Y"))


def _find_waiting(source: PovertySource, as_of: date, digest: str) -> UUID | None:
    i = PovertyImport
    open_states = (ImportState.WAITING, ImportState.TRIED, ImportState.STORING)
    same = sa.select(i.id).where(i.source == source, i.as_of == as_of, i.sha256 == digest, i.state.in_(open_states))
    return db.session.scalar(same.limit(1))


def _step(import_id: UUID, before: ImportState, after: ImportState, **values: Any) -> None:
    i = PovertyImport
    if not count_changed(sa.update(i).where(i.id == import_id, i.state == before).values(state=after, **values)):
        raise Conflict


def _get(import_id: UUID) -> PovertyImport:
    row = db.session.get(PovertyImport, import_id)
    if row is None:
        raise NotFound
    return row


def _require(actor: Actor) -> None:
    if actor.role not in IMPORTERS:
        raise NotAllowed
