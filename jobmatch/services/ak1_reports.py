"""The six-monthly report of card holders: asked by personal link, told in one tap or one digit, and what silence leads to."""

from dataclasses import dataclass
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain import ak1_rules
from jobmatch.domain.actors import Actor
from jobmatch.domain.ak1_answers import STATUS_OF, ReportAnswer
from jobmatch.domain.enums import LabourStatus, ObservationSource, PlacementSource, Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.placement_rules import Evidence
from jobmatch.domain.removal_reasons import REASONS
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Ak1Card, Ak1Contact, Ak1Report, Person
from jobmatch.queries.ak1_cards import has_ended, is_running, list_removal_proposals
from jobmatch.services import audit, ledger, placements, signed_links
from jobmatch.services.observations import Observed, record_observation
from jobmatch.services.outbox import Letter, is_queued, queue_message
from jobmatch.services.seekers import DESK

LINK = "ak1_report"
LINK_DAYS = 120
WRONG_YEAR = N_("Tahun lahir itu belum cocok. Isi tahun lahir pemegang kartu, empat angka.")
NEEDS_PLACE = N_("Tulis di mana bekerja, supaya data pekerjaan Anda benar.")
FUTURE = N_("Tanggal mulai bekerja tidak boleh di masa depan.")
NOT_PROPOSED = N_("Orang ini sudah tidak di daftar usulan. Muat ulang daftarnya.")
NO_REASON = N_("Pilih alasan penghapusan.")
REMINDER = N_(
    "Kartu AK-1 %(number)s: lapor sebelum %(day)s. Masih mencari, sudah bekerja, atau pelatihan? Satu ketukan: %(link)s. "
    "Tanpa internet, balas 1 masih mencari, 2 sudah bekerja, 3 pelatihan."
)


@dataclass(frozen=True, slots=True)
class Told:
    """What a holder tells; place and day are asked only of those who work."""

    answer: ReportAnswer
    work_place: str | None = None
    since_on: date | None = None


def report_own(actor: Actor, told: Told) -> UUID:
    """Report as the holder who is signed in."""
    if actor.person_id is None:
        raise NotFound
    mine = sa.select(Ak1Card.id).where(Ak1Card.person_id == actor.person_id, is_running(clock.today()))
    card_id = db.session.scalar(mine.order_by(Ak1Card.issued_on.desc()).limit(1))
    if card_id is None:
        raise NotFound
    return _store(actor, card_id, told, "online")


def report_by_link(token: str, birth_year: str, told: Told) -> UUID:
    """Report by personal link, after the birth year; the link stays good for correcting oneself the same day.

    Raises:
        RuleBroken: another year, expired, or the place of work is missing. NotFound: unknown link.
    """
    target = signed_links.open_link(token, LINK)
    _check_told(told)
    signed_links.check_digits(token, LINK, birth_year, WRONG_YEAR)
    return _store(Actor.system(), UUID(target.subject_id), told, "link")


def report_for(actor: Actor, card_id: UUID, told: Told, channel: str = "counter") -> UUID:
    """Enter what a holder said at the counter, on the telephone, or by a message of one digit.

    Raises:
        NotAllowed, NotFound: not this actor's to enter.
    """
    if actor.role not in DESK:
        raise NotAllowed
    return _store(actor, card_id, told, channel)


def note_contact(actor: Actor, card_id: UUID, note: str) -> None:
    """Note a try to reach a silent holder."""
    if actor.role not in DESK:
        raise NotAllowed
    with transaction():
        if db.session.get(Ak1Card, card_id) is None:
            raise NotFound
        db.session.add(Ak1Contact(card_id=card_id, tried_at=clock.now(), tried_by=actor.user_id, note=note.strip()[:120]))
        audit.record(actor, "note_contact", "ak1_card", card_id)


def sign_removal(actor: Actor, card_id: UUID, reason_code: str) -> None:
    """Take somebody off the list of seekers, as the section head, with a reason; never by itself.

    Raises:
        NotAllowed: not the section head. RuleBroken: no reason, or no longer proposed.
    """
    if actor.role is not Role.SECTION_HEAD:
        raise NotAllowed
    if reason_code not in REASONS:
        raise RuleBroken(NO_REASON, field="reason")
    with transaction():
        one_at_a_time("ak1_removal", card_id)
        proposed = {row.card_id: row for row in list_removal_proposals(clock.today())}
        if card_id not in proposed:
            raise RuleBroken(NOT_PROPOSED)
        card = db.session.get_one(Ak1Card, card_id)
        ledger.book_removed(
            actor, proposed[card_id].person_id, clock.today(), ledger.Source("ak1_removal", str(card_id)), reason_code
        )
        if not has_ended(card, clock.today()):
            card.revoked_on, card.revoke_reason = clock.today(), "removed"
        audit.record(actor, "sign_removal", "ak1_card", card_id, reason=reason_code)


def remind_due(actor: Actor, base_url: str) -> int:
    """Queue a reminder for each report that falls due within two weeks, once; return how many are new."""
    today = clock.today()
    until = today + timedelta(days=ak1_rules.REMIND_DAYS_BEFORE)
    due = (
        sa.select(Ak1Card, Person)
        .join(Person, Person.id == Ak1Card.person_id)
        .where(is_running(today), Ak1Card.report_due_on.between(today, until), Ak1Card.report_due_on < Ak1Card.valid_until)
        .where(Person.died_on.is_(None))
        .order_by(Ak1Card.report_due_on, Ak1Card.id)
    )
    with transaction():
        return sum(_remind(card, person, base_url) for card, person in db.session.execute(due).all())


def note_silence(actor: Actor) -> int:
    """Observe "no news" of each holder whose date passed with its days of grace; once for each date. Return how many."""
    today = clock.today()
    since = today - timedelta(days=ak1_rules.GRACE_DAYS)
    late = sa.select(Ak1Card).where(is_running(today), Ak1Card.report_due_on < since, Ak1Card.report_due_on < Ak1Card.valid_until)
    with transaction():
        cards = db.session.scalars(late.order_by(Ak1Card.id)).all()
        for card in cards:
            source_id = f"ak1_overdue:{card.id}:{card.report_due_on}"
            if card.person_id is not None:
                seen = Observed(card.person_id, today, LabourStatus.UNKNOWN, ObservationSource.SELF_REPORT, source_id)
                record_observation(actor, seen)
        return len(cards)


def _store(actor: Actor, card_id: UUID, told: Told, channel: str) -> UUID:
    _check_told(told)
    with transaction():
        one_at_a_time("ak1_report", card_id)
        card = db.session.get(Ak1Card, card_id)
        if card is None or card.person_id is None or card.voided_at is not None:
            raise NotFound
        today = clock.today()
        report = db.session.scalar(sa.select(Ak1Report).where(Ak1Report.card_id == card_id, Ak1Report.answered_on == today))
        is_same = report is not None and (report.answer, report.work_place, report.since_on) == _facts(told)
        if report is not None and is_same:
            return report.id
        report = report or Ak1Report(card_id=card_id, answered_on=today)
        report.answer, report.work_place, report.since_on = _facts(told)
        report.channel, report.recorded_at, report.recorded_by = channel, clock.now(), actor.user_id
        db.session.add(report)
        db.session.flush()
        _follow(actor, card, card.person_id, report)
        return report.id


def _follow(actor: Actor, card: Ak1Card, person_id: UUID, report: Ak1Report) -> None:
    days = tuple(db.session.scalars(sa.select(Ak1Report.answered_on).where(Ak1Report.card_id == card.id)))
    card.reported_count = len(days)
    card.report_due_on = ak1_rules.next_report_due(ak1_rules.Card(card.issued_on, days)) or card.valid_until
    if report.answer is ReportAnswer.WORKING:
        _propose_work(actor, person_id, report)  # her word on it is the observation
    else:
        _observe(actor, person_id, report)
    audit.record(actor, "report_card", "ak1_card", card.id, fields=["report_due_on"])


def _observe(actor: Actor, person_id: UUID, report: Ak1Report) -> None:
    source = ObservationSource.COUNTER if report.channel == "counter" else ObservationSource.SELF_REPORT
    source_id = f"ak1_report:{report.id}:{report.recorded_at.isoformat()}"
    status = STATUS_OF[report.answer]
    record_observation(actor, Observed(person_id, report.answered_on, status, source, source_id, detail=report.answer.value))


def _propose_work(actor: Actor, person_id: UUID, report: Ak1Report) -> None:
    hire = placements.Hire(
        person_id=person_id,
        origin_key=f"ak1_report:{report.id}",
        source=PlacementSource.OWN,
        job_title="",
        employer_name=report.work_place,
    )
    placement_id = placements.propose(actor, hire)
    placements.answer(actor, placement_id, Evidence.SEEKER, True, placements.Terms(report.since_on or report.answered_on))


def _check_told(told: Told) -> None:
    if told.answer is ReportAnswer.WORKING and not (told.work_place or "").strip():
        raise RuleBroken(NEEDS_PLACE, field="work_place")
    if told.since_on is not None and told.since_on > clock.today():
        raise RuleBroken(FUTURE, field="since_on")


def _facts(told: Told) -> tuple[ReportAnswer, str | None, date | None]:
    works = told.answer is ReportAnswer.WORKING
    place = " ".join((told.work_place or "").split())[:120] or None
    return told.answer, place if works else None, told.since_on if works else None


def _remind(card: Ak1Card, person: Person, base_url: str) -> bool:
    key, recipient = f"ak1_report:{card.id}:{card.report_due_on}", f"person:{person.id}"
    year = person.birth_year or (person.birth_date.year if person.birth_date else None)
    if year is None or is_queued(key, recipient):
        return False
    token = signed_links.issue_link(LINK, "ak1_card", card.id, phone=str(year), days=LINK_DAYS)
    facts = {"number": card.number, "day": f"{card.report_due_on:%d-%m-%Y}", "link": f"{base_url}/lapor-kartu/{token}"}
    return queue_message(Letter(key, recipient, REMINDER % facts, person.full_name, card.number, address=person.phone))
