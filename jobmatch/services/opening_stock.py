"""Go-live of the ledger: the last signed tables as opening stock *tanpa nama*, and how it leaves again."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LedgerKind, PlacementKind, Role, Sex
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.issued_reports import checksum, freeze
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.opening_stock import Fault, Piece
from jobmatch.domain.periods import Month
from jobmatch.domain.removal_reasons import REASONS
from jobmatch.domain.signed_report import Bookings, SignedReport, find_drift, find_report_faults, plan_bookings
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, one_at_a_time, transaction
from jobmatch.models import LedgerEvent, LedgerMonth
from jobmatch.queries import nameless
from jobmatch.services import audit, ledger, ledger_closing, site_facts
from jobmatch.services.ledger import Source

ENTERERS = (Role.SECTION_HEAD, Role.SYSTEM)
REMOVERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.SYSTEM)
ALREADY = N_("Bulan pertama sudah ditutup. Sisa awal hanya bisa dimasukkan sebelum itu.")
NOT_OVER = N_("Bulan laporan itu belum selesai.")
CONTRADICTS = N_("%(count)d angka belum cocok. Lihat daftarnya, perbaiki, lalu kirim lagi.")
DRIFTS = N_("%(count)d sel tidak sama dengan gerakannya. Perbaiki, atau centang bila memang begitu yang ditandatangani.")
NEEDS_REFERENCE = N_("Tulis nomor laporan yang ditandatangani, supaya angkanya bisa ditelusuri.")
NONE_LEFT = N_("Golongan ini tinggal %(left)d. Tidak bisa menghapus %(quantity)d.")
NEEDS_REASON = N_("Pilih alasannya.")
NOT_ZERO = N_("Isi jumlah 1 atau lebih.")


@dataclass(frozen=True, slots=True)
class NamelessRemoval:
    """How many of which group leave, and why; ``form_key`` makes a repeated form one removal."""

    group: str
    quantity: int
    reason: str
    form_key: str
    note: str = ""


def find_opening_faults(month: Month, report: SignedReport) -> list[Fault]:
    """Return where the typed tables contradict each other or the records that are already there."""
    tables = nameless.tables()
    return find_report_faults(tables, report) or plan_bookings(tables, report, nameless.named_report(month))[1]


def find_opening_drift(report: SignedReport) -> list[Fault]:
    """Return the cells that do not follow from their movements; they are booked as moves once the office says so."""
    return find_drift(nameless.tables(), report)


def enter_opening(actor: Actor, month: Month, report: SignedReport, reference: str) -> None:
    """Book the last signed report, less those with a record, and close its month: L1 and L2 hold from here.

    With its movements it prints again as it was signed; otherwise its closing stock is all that is known of the month.

    Raises:
        RuleBroken: a month was closed before, the month is not over, or figures contradict each other.
    """
    if actor.role not in ENTERERS:
        raise NotAllowed
    with transaction():
        ledger.hold_ledger(alone=True)
        _check_moment(month, reference)
        if faults := find_opening_faults(month, report):
            raise RuleBroken(CONTRADICTS, count=len(faults))
        if not report.accepts_drift and (drift := find_opening_drift(report)):
            raise RuleBroken(DRIFTS, field="accepts_drift", count=len(drift))
        bookings, _ = plan_bookings(nameless.tables(), report, nameless.named_report(month))
        _Opening(actor, month, reference.strip()).book(bookings)
        content = freeze(ledger_closing.closing_tables(month))
        closed = {"closed_at": clock.now(), "closed_by": actor.user_id, "content": content, "checksum": checksum(content)}
        db.session.add(LedgerMonth(month=month.first_day, **closed))
        site_facts.set_fact(
            nameless.OPENING_FACT, {"month": str(month), "reference": reference.strip(), "cells": _stored(report)}
        )
        audit.record(actor, "enter_opening", "ledger_month", month)


def _check_moment(month: Month, reference: str) -> None:
    if ledger.last_closed_month() is not None:
        raise RuleBroken(ALREADY)
    if month.last_day >= clock.today():
        raise RuleBroken(NOT_OVER, field="month")
    if not reference.strip():
        raise RuleBroken(NEEDS_REFERENCE, field="reference")


def remove_nameless(actor: Actor, removal: NamelessRemoval, true_on: date) -> None:
    """Book persons or posts without a record out of the stock, for a reason; the only way they leave."""
    if actor.role not in REMOVERS:
        raise NotAllowed
    if removal.reason not in REASONS:
        raise RuleBroken(NEEDS_REASON, field="reason")
    if removal.quantity < 1:
        raise RuleBroken(NOT_ZERO, field="quantity")
    with transaction():
        one_at_a_time("nameless", removal.group)
        group = nameless.find_group(removal.group)
        left = group.left if group else 0
        source = Source("nameless", removal.form_key)
        if ledger.is_booked(source):
            return
        if group is None or removal.quantity > left:
            raise RuleBroken(NONE_LEFT, field="quantity", left=left, quantity=removal.quantity)
        is_seeker = group.population is Population.SEEKERS
        event = _event(actor, LedgerKind.REMOVED if is_seeker else LedgerKind.POST_REMOVED, group, true_on, source)
        event.quantity, event.reason_code, event.note = removal.quantity, removal.reason, removal.note.strip() or None
        ledger.store_event(actor, event)


KINDS: Mapping[Measure, tuple[LedgerKind, LedgerKind]] = {
    Measure.OPENING: (LedgerKind.REGISTERED, LedgerKind.POST_REGISTERED),
    Measure.CLOSING: (LedgerKind.REGISTERED, LedgerKind.POST_REGISTERED),
    Measure.REGISTERED: (LedgerKind.REGISTERED, LedgerKind.POST_REGISTERED),
    Measure.PLACED: (LedgerKind.PLACED, LedgerKind.POST_FILLED),
    Measure.REMOVED: (LedgerKind.REMOVED, LedgerKind.POST_REMOVED),
}
MOVES = (
    (LedgerKind.RECLASSIFIED_OUT, LedgerKind.POST_RECLASSIFIED_OUT),
    (LedgerKind.RECLASSIFIED_IN, LedgerKind.POST_RECLASSIFIED_IN),
)


@dataclass(frozen=True, slots=True)
class _Opening:
    actor: Actor
    month: Month
    reference: str

    def book(self, bookings: Bookings) -> None:
        """Book what was there before the month in the month before, and the rest in the month itself."""
        for measure, pieces in bookings.pieces.items():
            day = self.month.previous.last_day if measure is Measure.OPENING else self.month.last_day
            for number, piece in enumerate(pieces):
                self._store(KINDS[measure], piece, day, f"{measure.value}:{number}")
        for number, pair in enumerate(bookings.moves):
            for kinds, piece in zip(MOVES, pair, strict=True):
                self._store(kinds, piece, self.month.last_day, f"move:{number}")

    def _store(self, kinds: tuple[LedgerKind, LedgerKind], piece: Piece, day: date, key: str) -> None:
        kind = kinds[0] if piece.population is Population.SEEKERS else kinds[1]
        event = _event(self.actor, kind, piece, day, Source("opening", f"{self.month}:{key}"))
        event.quantity, event.note = piece.quantity, self.reference
        if kind is LedgerKind.PLACED and piece.classes.placement_kind:
            event.placement_kind, event.receiver = PlacementKind(piece.classes.placement_kind), piece.classes.receiver
        ledger.store_event(self.actor, event)


def _event(actor: Actor, kind: LedgerKind, of: Piece | nameless.NamelessGroup, true_on: date, source: Source) -> LedgerEvent:
    event = ledger.new_event(actor, kind, true_on, source)
    for name in nameless.COLUMNS:
        setattr(event, name, getattr(of.classes, name))
    event.sex = Sex(of.classes.sex) if of.classes.sex else None
    return event


def _stored(report: SignedReport) -> dict[str, dict[str, dict[str, int]]]:
    """Everything that was typed, as it was typed."""
    parts = {"closing": report.closing, "III/8": report.placements, **{m.value: own for m, own in report.movements.items()}}
    return {
        name: {
            code: {f"{row}:{column}": count for (row, column), count in cells.items() if count} for code, cells in part.items()
        }
        for name, part in parts.items()
    }
