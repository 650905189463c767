"""Requests about one's own data: asked by the person, answered within the clock, erased without touching the counts."""

from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.data_rights import RequestKind, due_at
from jobmatch.domain.enums import NikState, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import (
    Account,
    Ak1Card,
    Consent,
    DataRequest,
    PairExplanation,
    Person,
    PersonPaper,
    Recommendation,
    Seeker,
    SeekerExperience,
    SeekerOutlook,
    SeekerSkill,
    ShownPair,
)
from jobmatch.services import audit, merges, sessions

NEEDS_WORDS = N_("Tulis apa yang keliru dan apa yang benar.")
NEEDS_ANSWER = N_("Tulis jawabannya; orangnya membaca ini.")
ERASED_NAME = "(dihapus)"
PERSONAL = ("birth_place", "marital_status", "religion", "disability", "address", "phone", "nik", "nik_index", "birth_date")
FOUND_OUT = (Recommendation, PairExplanation, SeekerOutlook)


def ask(actor: Actor, kind: RequestKind, words: str) -> UUID:
    """Ask as the person herself; the same open request again is the first one.

    Raises:
        RuleBroken: a correction that does not say what is wrong.
    """
    if actor.person_id is None:
        raise NotFound
    if kind is RequestKind.CORRECT and not words.strip():
        raise RuleBroken(NEEDS_WORDS, field="words")
    with transaction():
        one_at_a_time("data_request", actor.person_id)
        mine = sa.select(DataRequest).where(DataRequest.person_id == actor.person_id, DataRequest.done_at.is_(None))
        known = db.session.scalar(mine.where(DataRequest.kind == kind, DataRequest.words == words.strip()))
        if known is not None:
            return known.id
        now = clock.now()
        request = DataRequest(person_id=actor.person_id, kind=kind, words=words.strip(), asked_at=now, due_at=due_at(now))
        db.session.add(request)
        db.session.flush()
        audit.record(actor, "ask_about_data", "person", actor.person_id, reason=kind.value)
        return request.id


def answer(actor: Actor, request_id: UUID, words: str, *, is_refused: bool = False) -> None:
    """Grant a request as the section head, with words the person reads: a restriction and an erasure act at once.

    A refused one changes nothing but says why.
    """
    if actor.role is not Role.SECTION_HEAD:
        raise NotAllowed
    if not words.strip():
        raise RuleBroken(NEEDS_ANSWER, field="answer")
    with transaction():
        one_at_a_time("data_answer", request_id)
        request = db.session.get(DataRequest, request_id)
        if request is None:
            raise NotFound
        if request.done_at is not None:
            return
        request.done_at, request.done_by, request.answer = clock.now(), actor.user_id, words.strip()[:500]
        request.is_refused = is_refused
        act = "refuse_data_request" if is_refused else "answer_data_request"
        audit.record(actor, act, "person", request.person_id, reason=request.kind.value)
        if is_refused:
            return
        if request.kind is RequestKind.RESTRICT:
            _restrict(request.person_id)
        if request.kind is RequestKind.ERASE:
            erase(actor, request.person_id)


def erase(actor: Actor, person_id: UUID) -> None:
    """Take everything personal off a record and its merged doubles; what the ledger counted stays counted, for nobody."""
    with transaction():
        person_ids = _records_of(person_id)
        for one in person_ids:
            _blank(db.session.get_one(Person, one))
        for table in (SeekerSkill, SeekerExperience, PersonPaper, *FOUND_OUT, ShownPair, Seeker):
            db.session.execute(sa.delete(table).where(table.person_id.in_(person_ids)))
        withdrawn = sa.update(Consent).where(Consent.person_id.in_(person_ids), Consent.withdrawn_at.is_(None))
        db.session.execute(withdrawn.values(withdrawn_at=clock.now()))
        cards = sa.update(Ak1Card).where(Ak1Card.person_id.in_(person_ids), Ak1Card.revoked_on.is_(None))
        db.session.execute(cards.values(revoked_on=clock.today(), revoke_reason="request"))
        for account in db.session.scalars(sa.select(Account).where(Account.person_id.in_(person_ids))):
            account.is_active, account.login, account.phone = False, None, None
            account.display_name, account.password_hash = ERASED_NAME, None
            sessions.end_all_sessions(actor, account)
        merges.forget(person_ids)
        audit.record(actor, "erase_person", "person", person_id)


def _records_of(person_id: UUID) -> list[UUID]:
    """Return a record and all that were merged into it, over however many steps."""
    found = [person_id]
    for one in found:
        found.extend(db.session.scalars(sa.select(Person.id).where(Person.merged_into_id == one, Person.id.not_in(found))))
    return found


def _blank(person: Person) -> None:
    person.full_name, person.name_key, person.nik_state = ERASED_NAME, ERASED_NAME, NikState.NONE
    for name in PERSONAL:
        setattr(person, name, None)


def _restrict(person_id: UUID) -> None:
    seeker = db.session.get(Seeker, person_id)
    if seeker is not None:
        seeker.restricted_at = clock.now()
        for table in FOUND_OUT:
            db.session.execute(sa.delete(table).where(table.person_id == person_id))
