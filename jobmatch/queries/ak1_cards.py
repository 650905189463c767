"""Reads of AK-1 cards: behind the QR, at the counter, of the person herself, the overdue and the proposals of removal."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from uuid import UUID

import sqlalchemy as sa
from sqlalchemy.orm import aliased

from jobmatch.domain import ak1_rules
from jobmatch.domain.ak1_answers import RevokeReason
from jobmatch.domain.ak1_rules import CardState
from jobmatch.domain.enums import OtherAnswer
from jobmatch.domain.errors import NotFound
from jobmatch.domain.ledger_rules import POPULATION, STOCK_EFFECT, Population
from jobmatch.domain.names import initials
from jobmatch.extensions.db import db
from jobmatch.models import Ak1Block, Ak1Card, Ak1Contact, Ak1Report, LedgerEvent, Person, Village
from jobmatch.queries.observations import latest_observations

EFFECTS = {kind.value: effect for kind, effect in STOCK_EFFECT.items() if POPULATION[kind] is Population.SEEKERS}


@dataclass(frozen=True, slots=True)
class PublicCard:
    """All that a stranger learns by a card's code."""

    state: CardState
    initials: str
    valid_until: date


@dataclass(frozen=True, slots=True)
class CardRow:
    """A card as the office sees it."""

    card: Ak1Card
    state: CardState
    reports: Sequence[Ak1Report]


@dataclass(frozen=True, slots=True)
class SilentHolder:
    """Somebody whose report is overdue, or whom the facts propose for removal; ``reason_code`` is the proposal's."""

    card_id: UUID
    person_id: UUID
    name: str
    village: str | None
    phone: str | None
    number: str
    due_on: date
    missed: int
    tries: int
    reason_code: str | None = None


def is_running(today: date) -> sa.ColumnElement[bool]:
    """Return the condition of a card that is neither void, revoked nor expired."""
    return sa.and_(Ak1Card.voided_at.is_(None), Ak1Card.revoked_on.is_(None), Ak1Card.valid_until >= today)


def has_ended(card: Ak1Card, today: date) -> bool:
    """Tell whether a card is over."""
    return card.revoked_on is not None or card.valid_until < today


def find_public(code: str, today: date) -> PublicCard | None:
    """Return what the page behind a QR says; None for a code that was never printed or whose print was spoilt."""
    statement = sa.select(Ak1Card, Person.full_name).join(Person, Person.id == Ak1Card.person_id)
    row = db.session.execute(statement.where(Ak1Card.code == code.upper(), Ak1Card.voided_at.is_(None))).first()
    if row is None:
        return None
    card, name = row
    return PublicCard(ak1_rules.card_state(facts_of(card, _days(card.id)), today), initials(name), card.valid_until)


def list_of_person(person_id: UUID, today: date) -> Sequence[CardRow]:
    """Return a person's cards, newest first, voided prints left out."""
    mine = sa.select(Ak1Card).where(Ak1Card.person_id == person_id, Ak1Card.voided_at.is_(None))
    cards = db.session.scalars(mine.order_by(Ak1Card.issued_on.desc(), Ak1Card.series_number.desc())).all()
    reports = _reports([card.id for card in cards])
    rows = []
    for card in cards:
        own = reports.get(card.id, [])
        state = ak1_rules.card_state(facts_of(card, [report.answered_on for report in own]), today)
        rows.append(CardRow(card, state, own))
    return rows


def find_due(person_id: UUID, today: date) -> date | None:
    """Return when the holder of a running card reports next, once that is near or past."""
    soon = today + timedelta(days=ak1_rules.EARLY_REPORT_DAYS)
    mine = sa.and_(Ak1Card.person_id == person_id, is_running(today), Ak1Card.report_due_on < Ak1Card.valid_until)
    return db.session.scalar(sa.select(sa.func.min(Ak1Card.report_due_on)).where(mine, Ak1Card.report_due_on <= soon))


def find_holder(words: str) -> UUID | None:
    """Return whose card bears this number or code."""
    text = words.strip().upper()
    return db.session.scalar(sa.select(Ak1Card.person_id).where(sa.or_(Ak1Card.number == text, Ak1Card.code == text)))


def get_card(card_id: UUID) -> Ak1Card:
    """Return a card that belongs to somebody."""
    card = db.session.get(Ak1Card, card_id)
    if card is None or card.person_id is None:
        raise NotFound
    return card


def facts_of(card: Ak1Card, days: Sequence[date]) -> ak1_rules.Card:
    """Return the dated facts of a card."""
    return ak1_rules.Card(card.issued_on, tuple(days), card.revoked_on)


def list_overdue(today: date) -> Sequence[SilentHolder]:
    """Return holders of running cards whose report is overdue with its days of grace, longest first."""
    since = today - timedelta(days=ak1_rules.GRACE_DAYS)
    late = sa.and_(is_running(today), Ak1Card.report_due_on < since, Ak1Card.report_due_on < Ak1Card.valid_until)
    return _holders(late, today)


def list_removal_proposals(today: date) -> Sequence[SilentHolder]:
    """Return holders in the stock whom a fact proposes for removal: card over, died, moved, or silent after three tries."""
    rows = _holders(sa.and_(Ak1Card.voided_at.is_(None), _is_newest(), _in_stock()), today)
    moved = _moved_or_dead([row.person_id for row in rows], today)
    over = _over(today)
    found = []
    for row in rows:
        reason = moved.get(row.person_id) or over.get(row.card_id) or _silent(row)
        if reason is not None:
            found.append(replace(row, reason_code=reason))
    return found


def _over(today: date) -> dict[UUID, str]:
    """Return why the holders of ended cards leave; one revoked as lost or wrong is replaced, and its holder stays."""
    reasons = {RevokeReason.WORKING.value: "own_work", RevokeReason.REQUEST.value: "request"}
    ended = sa.or_(Ak1Card.valid_until < today, Ak1Card.revoke_reason.in_(reasons))
    rows = db.session.execute(sa.select(Ak1Card.id, Ak1Card.revoke_reason).where(ended))
    return {card_id: reasons.get(reason or "", "expired") for card_id, reason in rows}


def list_open_blocks() -> Sequence[Ak1Block]:
    """Return the blocks of numbers that are still set aside, newest first."""
    return db.session.scalars(sa.select(Ak1Block).where(Ak1Block.closed_at.is_(None)).order_by(Ak1Block.reserved_at.desc())).all()


def list_issued(today: date) -> Sequence[UUID]:
    """Return the cards that bear today's date, in the order of their numbers."""
    issued = sa.select(Ak1Card.id).where(Ak1Card.issued_on == today, Ak1Card.voided_at.is_(None), Ak1Card.person_id.is_not(None))
    return db.session.scalars(issued.order_by(Ak1Card.series_number)).all()


def _silent(row: SilentHolder) -> str | None:
    is_enough = row.missed >= ak1_rules.MISSED_BEFORE_REMOVAL and row.tries >= ak1_rules.TRIES_BEFORE_REMOVAL
    return "no_report" if is_enough else None


def _holders(condition: sa.ColumnElement[bool], today: date) -> list[SilentHolder]:
    tries = sa.select(sa.func.count()).where(Ak1Contact.card_id == Ak1Card.id).scalar_subquery()
    statement = (
        sa.select(Ak1Card, Person.full_name, Person.phone, Village.name, tries)
        .join(Person, Person.id == Ak1Card.person_id)
        .outerjoin(Village, Village.code == Person.village_code)
        .where(condition)
        .order_by(Ak1Card.report_due_on, Ak1Card.id)
    )
    rows = db.session.execute(statement).all()
    reports = _reports([card.id for card, *_ in rows])
    found = []
    for card, name, phone, village, count in rows:
        days = [report.answered_on for report in reports.get(card.id, [])]
        missed = ak1_rules.missed_reports(facts_of(card, days), today)
        holder = SilentHolder(card.id, card.person_id, name, village, phone, card.number, card.report_due_on, missed, count)
        found.append(holder)
    return found


def _is_newest() -> sa.ColumnElement[bool]:
    other = aliased(Ak1Card)
    later = sa.select(other.id).where(
        other.person_id == Ak1Card.person_id,
        other.voided_at.is_(None),
        sa.tuple_(other.issued_on, other.series_number) > sa.tuple_(Ak1Card.issued_on, Ak1Card.series_number),
    )
    return ~later.exists()


def _in_stock() -> sa.ColumnElement[bool]:
    effect = sa.case(EFFECTS, value=sa.cast(LedgerEvent.kind, sa.String), else_=0)
    stock = sa.select(sa.func.coalesce(sa.func.sum(effect * LedgerEvent.quantity), 0))
    return stock.where(LedgerEvent.person_id == Ak1Card.person_id).scalar_subquery() > 0


def _moved_or_dead(people: Sequence[UUID], today: date) -> dict[UUID, str]:
    if not people:
        return {}
    dead = sa.select(Person.id).where(Person.id.in_(people), Person.died_on.is_not(None))
    latest = latest_observations(today, people=people)
    told = sa.select(latest.c.person_id, latest.c.detail)
    reasons = {OtherAnswer.MOVED.value: "moved", OtherAnswer.DIED.value: "died"}
    found = {person_id: reasons[detail] for person_id, detail in db.session.execute(told) if detail in reasons}
    return found | dict.fromkeys(db.session.scalars(dead), "died")


def _reports(cards: Sequence[UUID]) -> dict[UUID, list[Ak1Report]]:
    found: dict[UUID, list[Ak1Report]] = {}
    statement = sa.select(Ak1Report).where(Ak1Report.card_id.in_(cards)).order_by(Ak1Report.answered_on)
    for report in db.session.scalars(statement):
        found.setdefault(report.card_id, []).append(report)
    return found


def _days(card_id: UUID) -> list[date]:
    return list(db.session.scalars(sa.select(Ak1Report.answered_on).where(Ak1Report.card_id == card_id)))
