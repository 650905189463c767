"""The notes printed under III/1: why people were removed, and how true dates and booking months meet."""

import sqlalchemy as sa

from jobmatch.domain.enums import LedgerKind
from jobmatch.domain.periods import Month
from jobmatch.domain.removal_reasons import reason_words
from jobmatch.extensions.db import db
from jobmatch.models import LedgerEvent
from jobmatch.queries import fair_bookings


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
    first, last = months[0].first_day, months[-1].last_day
    began_here = LedgerEvent.true_on.between(first, last)
    rows = fair_bookings.list_placed(sa.or_(_booked(months), began_here))
    booked = [row for row in rows if first <= row.booked_month <= last]
    late = sum(row.quantity for row in booked if not first <= row.true_on <= last)
    elsewhere = sum(row.quantity for row in rows if not first <= row.booked_month <= last)
    placed = sum(row.quantity for row in booked)
    if not placed and not elsewhere:
        return ()
    of_fairs = fair_bookings.only_of_fairs(rows)
    fair_booked = sum(row.quantity for row in of_fairs if first <= row.booked_month <= last)
    fair_began = sum(row.quantity for row in of_fairs if first <= row.true_on <= last)
    return (
        f"Dari {placed} yang ditempatkan, {fair_booked} lewat Job Fair dan {late} mulai bekerja di masa lain tetapi dibukukan "
        f"di sini; {elsewhere} yang mulai bekerja di masa ini dibukukan di bulan lain. Menurut tanggal mulai bekerja, "
        f"{fair_began} lewat Job Fair.",
    )


def _booked(months: tuple[Month, ...]) -> sa.ColumnElement[bool]:
    return LedgerEvent.booked_month.between(months[0].first_day, months[-1].first_day)
