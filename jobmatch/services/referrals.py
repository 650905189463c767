"""Help for families: proposed with their consent, answered by one agency, brought before the poverty team by silence."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.aid_kinds import Agency, AidKind
from jobmatch.domain.consent_rules import Channel
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.referral_rules import (
    NEEDS_LETTER,
    OPEN_STATES,
    REFERRAL_PURPOSE,
    RESULT_OF,
    TEXT_VERSION,
    WORK_PURPOSE,
    Answer,
    AnswerWay,
    ReferralState,
    check_answer,
    check_free_text,
    due_after,
    next_referral_state,
)
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Consent, FamilyMember, Referral, ReferralEvent
from jobmatch.queries import same_aid
from jobmatch.services import audit

PROPOSERS = (Role.PLACEMENT, Role.SECTION_HEAD)
NOT_MEMBER = N_("Orang itu bukan anggota keluarga ini hari ini.")
OPEN_ALREADY = N_("Bantuan yang sama sudah diusulkan untuk keluarga ini (%(code)s) dan belum selesai.")
HAS_IT = N_("Bantuan yang sama sudah tercatat diterima (%(where)s). Tulis mengapa diusulkan lagi.")
WORK_NEEDS_PERSON = N_("Pilih orangnya dahulu: kabar kerja hanya ikut untuk satu orang yang setuju.")
WORK_OWN_WORD = N_("Kabar kerja hanya boleh ikut bila orangnya sendiri yang setuju.")
TOO_LATE = N_("Rujukan ini sudah dijawab dinas dan tidak bisa ditarik lagi.")


@dataclass(frozen=True, slots=True)
class Proposal:
    """What is proposed, for whom, to whom, and who of the family agreed to it."""

    kind: AidKind
    agency: Agency
    why: str
    agreed_by: UUID
    channel: Channel
    person_id: UUID | None = None
    with_work: bool = False
    again_reason: str = ""


def propose(actor: Actor, family_id: UUID, proposal: Proposal) -> UUID:
    """Propose one kind of help for a family to one agency.

    Raises:
        NotAllowed: not this role's. RuleBroken: the same help is under way or was received, or a word about work slipped in.
    """
    if actor.role not in PROPOSERS:
        raise NotAllowed
    why = check_free_text(proposal.why, "why")
    if proposal.with_work and proposal.person_id != proposal.agreed_by:
        raise RuleBroken(WORK_OWN_WORD if proposal.person_id else WORK_NEEDS_PERSON, field="with_work")
    with transaction():
        one_at_a_time("aid", proposal.kind.value)
        _check_members(family_id, {proposal.agreed_by, *([proposal.person_id] if proposal.person_id else [])})
        _check_not_twice(family_id, proposal)
        referral = Referral(
            code=_next_code(),
            family_id=family_id,
            person_id=proposal.person_id,
            kind=proposal.kind,
            agency=proposal.agency,
            why=why,
            again_reason=" ".join(proposal.again_reason.split()) or None,
            consent_id=_consent(actor, proposal, REFERRAL_PURPOSE),
            work_consent_id=_consent(actor, proposal, WORK_PURPOSE) if proposal.with_work else None,
            proposed_at=clock.now(),
            proposed_by=actor.user_id,
        )
        db.session.add(referral)
        db.session.flush()
        note_event(actor, referral.id, "proposed")
        audit.record(actor, "propose_help", "referral", referral.id)
        audit.record(actor, "propose_help", "family", family_id)
        return referral.id


def withdraw(actor: Actor, referral_id: UUID) -> None:
    """Take a proposal back before the agency has decided."""
    with transaction():
        referral = get_own(actor, referral_id)
        if referral.state not in (ReferralState.PROPOSED, ReferralState.WAITING, ReferralState.RETURNED):
            raise RuleBroken(TOO_LATE)
        referral.state, referral.due_on, referral.agenda_on = ReferralState.WITHDRAWN, None, None
        note_event(actor, referral_id, "withdrawn")
        audit.record(actor, "withdraw_help", "referral", referral_id)


def propose_again(actor: Actor, referral_id: UUID, why: str) -> None:
    """Send a returned proposal out again with the next pack, with what was missing."""
    text = check_free_text(why, "why")
    with transaction():
        referral = get_own(actor, referral_id)
        if referral.state is not ReferralState.RETURNED:
            raise RuleBroken(TOO_LATE)
        referral.state, referral.why, referral.pack_id = ReferralState.PROPOSED, text, None
        referral.sent_on, referral.due_on, referral.agenda_on = None, None, None
        note_event(actor, referral_id, "proposed_again")
        audit.record(actor, "propose_help", "referral", referral_id)


def take_back_work(actor: Actor, referral_id: UUID) -> None:
    """Note that a person no longer agrees that news of her work travels; from now on no page or paper shows it."""
    with transaction():
        referral = get_own(actor, referral_id)
        consent = db.session.get(Consent, referral.work_consent_id) if referral.work_consent_id else None
        if consent is None:
            raise NotFound
        consent.withdrawn_at = consent.withdrawn_at or clock.now()
        note_event(actor, referral_id, "work_taken_back")
        audit.record(actor, "withdraw_consent", "person", consent.person_id, reason=WORK_PURPOSE)


def answer(actor: Actor, referral_id: UUID, given: Answer, way: AnswerWay) -> bool:
    """Keep an agency's answer; the same answer again changes nothing and returns False.

    Raises:
        NotFound: another agency's. RuleBroken: something is missing, or it comes after the end.
    """
    with transaction():
        referral = get_own(actor, referral_id)
        if actor.role in PROPOSERS and way is AnswerWay.LETTER and not given.letter_number.strip():
            raise RuleBroken(NEEDS_LETTER, field="letter_number")
        check_answer(given, referral.sent_on, clock.today())
        if referral.state is RESULT_OF[given.kind] and _says_the_same(referral, given):
            return False
        referral.state = next_referral_state(referral.state, given.kind)
        _keep(referral, given, way)
        facts = {"way": way.value, "letter": referral.letter_number, "reason": given.reason.value if given.reason else None}
        note_event(actor, referral_id, referral.state.value, {name: value for name, value in facts.items() if value})
        audit.record(actor, "answer_help", "referral", referral_id, fields=["state"])
        return True


def discuss(actor: Actor, referral_id: UUID, decision: str, due_on: date) -> None:
    """Keep what the poverty team decided about a silent agency, with the new day until which a word is expected."""
    if due_on <= clock.today():
        raise RuleBroken(N_("Tenggat barunya harus sesudah hari ini."), field="due_on")
    with transaction():
        referral = get_own(actor, referral_id)
        if referral.agenda_on is None:
            raise NotFound
        referral.agenda_on = None
        referral.due_on = due_on if referral.state in (ReferralState.WAITING, ReferralState.ACCEPTED) else None
        note_event(actor, referral_id, "discussed", {"decision": decision.strip()[:300], "due_on": due_on.isoformat()})
        audit.record(actor, "discuss_help", "referral", referral_id)


def note_silence(actor: Actor, today: date) -> int:
    """Put on the poverty team's agenda what no agency answered in time and what was returned; return how many are new."""
    r = Referral
    late = sa.and_(r.state.in_((ReferralState.WAITING, ReferralState.ACCEPTED)), r.due_on < today)
    with transaction():
        found = db.session.scalars(sa.select(r).where(late | (r.state == ReferralState.RETURNED), r.agenda_on.is_(None))).all()
        for referral in found:
            if referral.state is ReferralState.RETURNED and _was_discussed(referral.id):
                continue
            referral.agenda_on = today
            note_event(actor, referral.id, "silent" if referral.state is not ReferralState.RETURNED else "on_agenda")
        return len(found)


def get_own(actor: Actor, referral_id: UUID) -> Referral:
    """Return a proposal: any for those who propose, its own for an agency once it was sent.

    Raises:
        NotAllowed, NotFound: not this role's, or another agency's (which looks like none).
    """
    if actor.role not in (*PROPOSERS, Role.SECTOR_OFFICER):
        raise NotAllowed
    referral = db.session.get(Referral, referral_id)
    if referral is None:
        raise NotFound
    if actor.role is Role.SECTOR_OFFICER and (referral.agency.value != actor.agency or referral.sent_on is None):
        raise NotFound
    return referral


def note_event(actor: Actor, referral_id: UUID, what: str, facts: dict[str, Any] | None = None) -> None:
    """Add what happened, inside a running transaction."""
    db.session.add(ReferralEvent(referral_id=referral_id, at=clock.now(), what=what, facts=facts or {}, by=actor.user_id))


def _says_the_same(referral: Referral, given: Answer) -> bool:
    return (referral.reason, referral.delivered_on) == (given.reason, given.delivered_on)


def _keep(referral: Referral, given: Answer, way: AnswerWay) -> None:
    referral.reason, referral.note = given.reason, given.note.strip() or None
    referral.delivered_on, referral.result = given.delivered_on, given.result.strip()[:300] or None
    referral.answered_at, referral.answered_way = clock.now(), way
    referral.letter_number = given.letter_number.strip()[:80] or None
    referral.due_on, referral.agenda_on = due_after(referral.state, clock.today()), None


def _was_discussed(referral_id: UUID) -> bool:
    e = ReferralEvent
    last = sa.select(e.what).where(e.referral_id == referral_id).order_by(e.at.desc(), e.id.desc()).limit(1)
    return db.session.scalar(last) == "discussed"


def _check_members(family_id: UUID, people: set[UUID]) -> None:
    m = FamilyMember
    members = sa.select(m.person_id).where(m.family_id == family_id, m.until_on.is_(None))
    if not people <= set(db.session.scalars(members)):
        raise RuleBroken(NOT_MEMBER, field="agreed_by")


def _check_not_twice(family_id: UUID, proposal: Proposal) -> None:
    found = same_aid.find_same(family_id, proposal.kind, proposal.person_id)
    if found is None:
        return
    if found.state in OPEN_STATES:
        raise RuleBroken(OPEN_ALREADY, field="kind", code=found.code)
    if not proposal.again_reason.strip():
        raise RuleBroken(HAS_IT, field="again_reason", where=found.words)


def _consent(actor: Actor, proposal: Proposal, purpose: str) -> UUID:
    consent = Consent(
        person_id=proposal.agreed_by,
        purpose=purpose,
        text_version=TEXT_VERSION,
        channel=proposal.channel.value,
        given_at=clock.now(),
        recorded_by=actor.user_id,
    )
    db.session.add(consent)
    db.session.flush()
    audit.record(actor, "give_consent", "person", proposal.agreed_by, reason=purpose)
    return consent.id


def _next_code() -> str:
    one_at_a_time("referral-code", clock.today().year)
    start = f"RJ{clock.today().year % 100:02d}-"
    last = db.session.scalar(sa.select(sa.func.max(Referral.code)).where(Referral.code.startswith(start)))
    return f"{start}{int(last[len(start) :]) + 1 if last else 1:05d}"
