"""The notes printed under III/1: why people were removed, and how true dates and booking months meet."""

from datetime import date

import sqlalchemy as sa

from jobmatch.domain.enums import LedgerKind, PlacementSource
from jobmatch.domain.periods import Month
from jobmatch.domain.removal_reasons import reason_words
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent, Placement


def list_notes(months: tuple[Month, ...]) -> tuple[str, ...]:
    """Return the notes of a period; none for what did not happen."""
    return (*_removals(months, LedgerKind.REMOVED), *_reconciliation(months))


def list_post_notes(months: tuple[Month, ...]) -> tuple[str, ...]:
    """Return why posts were removed."""
    return _removals(months, LedgerKind.POST_REMOVED)


def _removals(months: tuple[Month, ...], kind: LedgerKind) -> tuple[str, ...]:
    e = LedgerEvent
    statement = (
        sa.select(e.reason_code, sa.func.sum(e.quantity))
        .where(e.kind == kind, _booked(months))
        .group_by(e.reason_code)
        .order_by(sa.func.sum(e.quantity).desc(), e.reason_code)
    )
    words = [f"{count} {reason_words(code)}" for code, count in db.session.execute(statement) if count]
    return (f"Dihapuskan karena: {', '.join(words)}.",) if words else ()


def _reconciliation(months: tuple[Month, ...]) -> tuple[str, ...]:
    """One line that ties fair figures (true date) to the table (booking month)."""
    e, first, last = LedgerEvent, months[0].first_day, months[-1].last_day
    is_late, is_fair = sa.not_(e.true_on.between(first, last)), _of_fair()
    statement = sa.select(
        sa.func.coalesce(sa.func.sum(e.quantity), 0),
        sa.func.coalesce(sa.func.sum(sa.case((is_fair, e.quantity), else_=0)), 0),
        sa.func.coalesce(sa.func.sum(sa.case((is_late, e.quantity), else_=0)), 0),
    ).where(e.kind == LedgerKind.PLACED, _booked(months))
    placed, of_fair, late = db.session.execute(statement).one()
    elsewhere = _booked_elsewhere(first, last, months)
    if not placed and not elsewhere:
        return ()
    return (
        f"Dari {placed} yang ditempatkan, {of_fair} lewat Job Fair dan {late} mulai bekerja di masa lain tetapi dibukukan "
        f"di sini; {elsewhere} yang mulai bekerja di masa ini dibukukan di bulan lain.",
    )


def _booked_elsewhere(first: date, last: date, months: tuple[Month, ...]) -> int:
    statement = sa.select(sa.func.coalesce(sa.func.sum(LedgerEvent.quantity), 0)).where(
        LedgerEvent.kind == LedgerKind.PLACED, LedgerEvent.true_on.between(first, last), sa.not_(_booked(months))
    )
    return db.session.scalar(statement) or 0


def _booked(months: tuple[Month, ...]) -> sa.ColumnElement[bool]:
    return LedgerEvent.booked_month.between(months[0].first_day, months[-1].first_day)


def _of_fair() -> sa.ColumnElement[bool]:
    """Bookings of placements that began at a fair; their reversals carry another source and count with the person."""
    people = sa.select(Placement.person_id).where(Placement.source == PlacementSource.FAIR)
    return LedgerEvent.person_id.in_(people)
