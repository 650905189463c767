"""Books events into the IPK ledger: in the month they happened while it is open, else in the first open one."""

from dataclasses import dataclass
from datetime import date
from typing import Any
from uuid import UUID

import sqlalchemy as sa

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.age_groups import age_group
from jobmatch.domain.enums import LedgerKind, PlacementKind
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.graduation import graduation_band
from jobmatch.domain.ledger_checks import RECLASSIFIED
from jobmatch.domain.ledger_rules import POPULATION, STOCK_EFFECT, Population, booking_month
from jobmatch.domain.periods import Month
from jobmatch.domain.removal_reasons import DUPLICATE
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import Employer, LedgerEvent, LedgerMonth, Person, Seeker, Vacancy
from jobmatch.services import audit

NEEDS_CLASSES = N_("Jenis kelamin dan tanggal lahir perlu diisi sebelum didaftarkan sebagai pencari kerja.")
ALREADY_IN_STOCK = N_("Orang ini sudah terdaftar sebagai pencari kerja.")
LEFT_SINCE = N_("Orang ini sudah ditempatkan atau dihapuskan setelah didaftarkan. Batalkan itu dulu.")
NOT_IN_STOCK = N_("Orang ini tidak sedang terdaftar sebagai pencari kerja.")

MERGE = "merge"  # the kind of source under which merges of two records are booked
LEDGER_LOCK = 1703  # any number that no other lock of this database uses
_SEEKER_EFFECT, _POST_EFFECT = (
    sa.case(
        {kind.value: effect for kind, effect in STOCK_EFFECT.items() if POPULATION[kind] is population},
        value=sa.cast(LedgerEvent.kind, sa.String),
        else_=0,
    )
    for population in (Population.SEEKERS, Population.POSTS)
)


@dataclass(frozen=True, slots=True)
class Source:
    """Where a booking comes from; one source books a kind at most once."""

    type: str
    id: str


def is_in_stock(person_id: UUID) -> bool:
    """Tell whether the person is a registered seeker now (invariant L6: at most once)."""
    return _stock_of(person_id) > 0


def _stock_of(person_id: UUID) -> int:
    statement = sa.select(sa.func.coalesce(sa.func.sum(_SEEKER_EFFECT * LedgerEvent.quantity), 0))
    return db.session.scalar(statement.where(LedgerEvent.person_id == person_id)) or 0


def hold_ledger(*, alone: bool = False) -> None:
    """Keep closing and booking apart until the transaction ends, so that no booking slips into a month being closed.

    SQLite has one writer at a time anyway.
    """
    if db.session.get_bind().dialect.name == "postgresql":
        lock = sa.func.pg_advisory_xact_lock if alone else sa.func.pg_advisory_xact_lock_shared
        db.session.execute(sa.select(lock(LEDGER_LOCK)))


def last_closed_month() -> Month | None:
    """Return the newest closed month."""
    day = db.session.scalar(sa.select(sa.func.max(LedgerMonth.month)))
    return None if day is None else Month.of(day)


def book_registered(actor: Actor, person_id: UUID, true_on: date, source: Source) -> UUID:
    """Book a person into the stock with the classes of that day, which stay fixed.

    Raises:
        RuleBroken: sex or birth date missing, under 15, or already in stock.
    """
    with transaction():
        if (known := _find_booking(LedgerKind.REGISTERED, source)) is not None:
            return known
        one_at_a_time("stock", person_id)
        if is_in_stock(person_id):
            raise RuleBroken(ALREADY_IN_STOCK)
        event = new_event(actor, LedgerKind.REGISTERED, true_on, source)
        _classify(event, person_id, true_on)
        return store_event(actor, event)


def _classify(event: LedgerEvent, person_id: UUID, day: date) -> None:
    """Give a booking the classes of a person on a day."""
    person = db.session.get_one(Person, person_id)
    seeker = db.session.get(Seeker, person_id)
    if person.sex is None:
        raise RuleBroken(NEEDS_CLASSES, field="sex")
    event.person_id, event.sex = person_id, person.sex
    event.age_group = age_group(person.birth_date, day).code
    event.education, event.education_major = person.education_level, person.education_major
    event.graduation_band = graduation_band(person.education_level or "", person.graduation_year, day).value
    event.kbji = seeker.desired_kbji[0] if seeker and seeker.desired_kbji else None


def book_placed(
    actor: Actor, person_id: UUID, true_on: date, source: Source, *, kind: PlacementKind, employer_id: UUID | None
) -> UUID:
    """Book a person out of the stock into work, under the classes of her registration."""
    with transaction():
        if (known := _find_booking(LedgerKind.PLACED, source)) is not None:
            return known
        event = _leaving_event(actor, LedgerKind.PLACED, person_id, true_on, source)
        event.placement_kind = kind
        employer = db.session.get(Employer, employer_id) if employer_id else None
        event.receiver = employer.receiver if employer else None
        event.kbli = employer.kbli if employer else None
        return store_event(actor, event)


def book_removed(actor: Actor, person_id: UUID, true_on: date, source: Source, reason_code: str) -> UUID:
    """Book a person out of the stock without work through us, with the reason's code."""
    with transaction():
        if (known := _find_booking(LedgerKind.REMOVED, source)) is not None:
            return known
        event = _leaving_event(actor, LedgerKind.REMOVED, person_id, true_on, source)
        event.reason_code = reason_code
        return store_event(actor, event)


def reclassify(actor: Actor, person_id: UUID, true_on: date, source: Source) -> int:
    """Move a registered person into the classes of today by a pair of bookings that nets to zero; return how many were made.

    Nothing moves when nothing changed. Sex, age group, education, occupation and years since graduation are read anew.
    """
    with transaction():
        one_at_a_time("stock", person_id)
        if is_booked(source):
            return 0
        out = _leaving_event(actor, LedgerKind.RECLASSIFIED_OUT, person_id, true_on, source)
        back = new_event(actor, LedgerKind.RECLASSIFIED_IN, true_on, source)
        _classify(back, person_id, true_on)
        if all(getattr(out, name) == getattr(back, name) for name in _MOVING):
            return 0
        _store_together(actor, [out, back])
        return 2


def book_renewed(actor: Actor, person_id: UUID, true_on: date, source: Source) -> UUID:
    """Book that a registered person renewed: her classes are read anew by a pair that nets to zero; the stock stays."""
    with transaction():
        if (known := _find_booking(LedgerKind.RENEWED, source)) is not None:
            return known
        reclassify(actor, person_id, true_on, source)
        return store_event(actor, _leaving_event(actor, LedgerKind.RENEWED, person_id, true_on, source))


def merge_records(actor: Actor, double_id: UUID, kept_id: UUID, merge_id: str) -> int:
    """Let a double record's place in the stock pass to the record that is kept; return how many bookings were made.

    Bookings of the past stay where they are, so closed months and their totals do not change. When both stand in the stock,
    one of them never was a second person: she is removed as a double. Undo: `reverse_bookings` of `Source(MERGE, merge_id)`.
    """
    source = Source(MERGE, merge_id)
    with transaction():
        for person_id in sorted((double_id, kept_id), key=str):
            one_at_a_time("stock", person_id)
        if is_booked(source) or not is_in_stock(double_id):
            return 0
        if is_in_stock(kept_id):
            book_removed(actor, double_id, clock.today(), source, DUPLICATE)
            return 1
        out = _leaving_event(actor, LedgerKind.RECLASSIFIED_OUT, double_id, clock.today(), source)
        back = new_event(actor, LedgerKind.RECLASSIFIED_IN, clock.today(), source)
        for name in _MOVING:
            setattr(back, name, getattr(out, name))
        back.person_id = kept_id
        _store_together(actor, [out, back])
        return 2


def _store_together(actor: Actor, events: list[LedgerEvent]) -> None:
    """Store the halves of a move in one month, so that it nets to zero there."""
    if not events:
        return
    month = max(max(event.booked_month, _latest_month(event) or event.booked_month) for event in events)
    for event in events:
        event.booked_month = month
        store_event(actor, event)


_MOVING = ("sex", "age_group", "education", "education_major", "kbji", "graduation_band")


def book_posts(actor: Actor, kind: LedgerKind, vacancy_id: UUID, posts: int, true_on: date, source: Source) -> UUID:
    """Book ``posts`` posts of a vacancy as registered, filled or removed (invariant L8: posts, not adverts)."""
    with transaction():
        if (known := _find_booking(kind, source)) is not None:
            return known
        event = new_event(actor, kind, true_on, source)
        event.vacancy_id, event.quantity = vacancy_id, posts
        entry = _entry_of_posts(vacancy_id)
        for name, value in _post_classes(vacancy_id).items():
            setattr(event, name, getattr(entry, name) if entry else value)
        return store_event(actor, event)


def reclassify_posts(actor: Actor, vacancy_id: UUID, true_on: date, source: Source) -> int:
    """Move the open posts of a vacancy into its classes of today by a pair that nets to zero; return how many were made."""
    with transaction():
        one_at_a_time("posts", vacancy_id)
        entry, classes = _entry_of_posts(vacancy_id), _post_classes(vacancy_id)
        if entry is None or is_booked(source) or all(getattr(entry, name) == value for name, value in classes.items()):
            return 0
        pair = []
        for kind in (LedgerKind.POST_RECLASSIFIED_OUT, LedgerKind.POST_RECLASSIFIED_IN):
            event = new_event(actor, kind, true_on, source)
            event.vacancy_id, event.quantity = vacancy_id, _open_posts(vacancy_id)
            for name, value in classes.items():
                setattr(event, name, getattr(entry, name) if kind is LedgerKind.POST_RECLASSIFIED_OUT else value)
            pair.append(event)
        _store_together(actor, pair)
        return 2


def _post_classes(vacancy_id: UUID) -> dict[str, Any]:
    vacancy = db.session.get_one(Vacancy, vacancy_id)
    employer = db.session.get(Employer, vacancy.employer_id) if vacancy.employer_id else None
    return {
        "education": vacancy.min_education,
        "education_major": vacancy.majors[0] if len(vacancy.majors or ()) == 1 else None,
        "kbji": vacancy.kbji,
        "placement_kind": vacancy.placement_kind,
        "kbli": employer.kbli if employer else None,
    }


def _open_posts(vacancy_id: UUID) -> int:
    statement = sa.select(sa.func.coalesce(sa.func.sum(_POST_EFFECT * LedgerEvent.quantity), 0))
    return db.session.scalar(statement.where(LedgerEvent.vacancy_id == vacancy_id)) or 0


def _entry_of_posts(vacancy_id: UUID) -> LedgerEvent | None:
    """The booking whose classes the open posts of a vacancy bear: they keep them whatever its employer fills in later."""
    entering = (LedgerKind.POST_REGISTERED, LedgerKind.POST_RECLASSIFIED_IN)
    if _open_posts(vacancy_id) <= 0:
        return None
    return db.session.scalars(_latest(LedgerEvent.vacancy_id == vacancy_id, LedgerEvent.kind.in_(entering))).one()


def reverse_bookings(actor: Actor, source: Source, reason: str) -> int:
    """Take back everything a source booked by entries of the opposite quantity; return how many were added."""
    with transaction():
        reversed_ids = sa.select(LedgerEvent.reverses_id).where(LedgerEvent.reverses_id.is_not(None))
        events = db.session.scalars(
            sa.select(LedgerEvent)
            .where(
                LedgerEvent.source_type == source.type,
                LedgerEvent.source_id == source.id,
                LedgerEvent.reverses_id.is_(None),
                LedgerEvent.id.not_in(reversed_ids),
            )
            .order_by(LedgerEvent.recorded_at.desc(), LedgerEvent.id.desc())
        ).all()
        moves = [event for event in events if event.kind in RECLASSIFIED]
        _store_together(actor, [_reversal(actor, event, reason) for event in moves])
        for event in events:
            if event not in moves:
                store_event(actor, _reversal(actor, event, reason))
        for person_id in sorted({event.person_id for event in events if event.person_id is not None}, key=str):
            _settle_stock(actor, person_id, reason)
            if source.type != MERGE:
                _follow_merge(actor, person_id, f"after:{events[0].id}")
        return len(events)


def _reversal(actor: Actor, event: LedgerEvent, reason: str) -> LedgerEvent:
    back = new_event(actor, event.kind, event.true_on, Source("reversal", str(event.id)))
    back.booked_month = booking_month(event.booked_month, last_closed_month()).first_day
    for name in _CLASS_COLUMNS:
        setattr(back, name, getattr(event, name))
    back.quantity, back.reverses_id, back.note = -event.quantity, event.id, reason
    return back


def _settle_stock(actor: Actor, person_id: UUID, reason: str) -> None:
    """After a correction somebody is in stock once or not at all (L6).

    Whoever registered again after a placement that never was needs no second registration; whoever was placed or removed
    since cannot have the registration taken back first.
    """
    stock = _stock_of(person_id)
    if stock < 0:
        raise RuleBroken(LEFT_SINCE)
    if stock > 1:
        newest = _latest(LedgerEvent.person_id == person_id, LedgerEvent.kind == LedgerKind.REGISTERED)
        store_event(actor, _reversal(actor, db.session.scalars(newest).one(), reason))


def _latest(*conditions: sa.ColumnElement[bool]) -> sa.Select[LedgerEvent]:
    """Select the newest booking that no correction took back."""
    taken_back = sa.select(LedgerEvent.reverses_id).where(LedgerEvent.reverses_id.is_not(None))
    standing = (LedgerEvent.reverses_id.is_(None), LedgerEvent.id.not_in(taken_back))
    newest = sa.select(LedgerEvent).where(*conditions, *standing)
    return newest.order_by(LedgerEvent.recorded_at.desc(), LedgerEvent.id.desc()).limit(1)


def _follow_merge(actor: Actor, person_id: UUID, merge_id: str) -> None:
    """Who stands in the stock again although her record was merged since stands there under the record that is kept."""
    kept_id = db.session.scalar(sa.select(Person.merged_into_id).where(Person.id == person_id))
    if kept_id is not None:
        merge_records(actor, person_id, kept_id, merge_id)


_CLASS_COLUMNS = (
    "person_id",
    "vacancy_id",
    "sex",
    "age_group",
    "education",
    "education_major",
    "kbji",
    "kbli",
    "graduation_band",
    "placement_kind",
    "receiver",
    "reason_code",
)


def _leaving_event(actor: Actor, kind: LedgerKind, person_id: UUID, true_on: date, source: Source) -> LedgerEvent:
    one_at_a_time("stock", person_id)
    if not is_in_stock(person_id):
        raise RuleBroken(NOT_IN_STOCK)
    entering = (LedgerKind.REGISTERED, LedgerKind.RECLASSIFIED_IN)
    entry = db.session.scalars(_latest(LedgerEvent.person_id == person_id, LedgerEvent.kind.in_(entering))).one()
    event = new_event(actor, kind, true_on, source)
    for name in _MOVING:
        setattr(event, name, getattr(entry, name))
    event.person_id = person_id
    return event


def new_event(actor: Actor, kind: LedgerKind, true_on: date, source: Source) -> LedgerEvent:
    """Return a booking in the month that takes it; nothing is stored yet."""
    hold_ledger()
    return LedgerEvent(
        kind=kind,
        booked_month=booking_month(true_on, last_closed_month()).first_day,
        true_on=true_on,
        source_type=source.type,
        source_id=source.id,
        recorded_at=clock.now(),
        recorded_by=actor.user_id,
    )


def _latest_month(event: LedgerEvent) -> date | None:
    """The month of the latest booking about the same person or vacancy: nobody leaves before she came (L6, L8)."""
    subject = LedgerEvent.person_id == event.person_id if event.person_id else LedgerEvent.vacancy_id == event.vacancy_id
    if event.person_id is None and event.vacancy_id is None:
        return None
    return db.session.scalar(sa.select(sa.func.max(LedgerEvent.booked_month)).where(subject))


def is_booked(source: Source) -> bool:
    """Tell whether a source has booked anything."""
    one_at_a_time("booking", f"{source.type}:{source.id}")
    known = sa.exists().where(LedgerEvent.source_type == source.type, LedgerEvent.source_id == source.id)
    return bool(db.session.scalar(sa.select(known)))


def _find_booking(kind: LedgerKind, source: Source) -> UUID | None:
    one_at_a_time("booking", f"{source.type}:{source.id}")
    return db.session.scalar(
        sa.select(LedgerEvent.id).where(
            LedgerEvent.kind == kind, LedgerEvent.source_type == source.type, LedgerEvent.source_id == source.id
        )
    )


def store_event(actor: Actor, event: LedgerEvent) -> UUID:
    """Store a booking and record who made it; it never counts before an earlier one about the same person or vacancy."""
    event.booked_month = max(event.booked_month, _latest_month(event) or event.booked_month)
    db.session.add(event)
    db.session.flush()
    audit.record(actor, f"book_{event.kind.value}", "ledger_event", event.id)
    return event.id
