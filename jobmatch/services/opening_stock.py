"""Go-live of the ledger: the last signed tables as opening stock *tanpa nama*, and how it leaves again."""

from dataclasses import dataclass
from datetime import date

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import LedgerKind, Role, Sex
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.issued_reports import checksum, freeze
from jobmatch.domain.ledger_rules import Population
from jobmatch.domain.opening_stock import Fault, Piece, Signed, find_faults, join_pieces, without_named
from jobmatch.domain.periods import Month
from jobmatch.domain.removal_reasons import REASONS
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


def find_opening_faults(month: Month, signed: Signed) -> list[Fault]:
    """Return where the typed tables contradict each other or the records that are already there."""
    tables = nameless.tables()
    return find_faults(tables, signed) or without_named(tables, signed, nameless.named_stock(month))[1]


def enter_opening(actor: Actor, month: Month, signed: Signed, reference: str) -> None:
    """Book the stock of the last signed report, less those with a record, and close its month: L1 and L2 hold from here.

    Raises:
        RuleBroken: a month was closed before, the month is not over, or figures contradict each other.
    """
    if actor.role not in ENTERERS:
        raise NotAllowed
    with transaction():
        ledger.hold_ledger(alone=True)
        _check_moment(month, reference)
        if faults := find_opening_faults(month, signed):
            raise RuleBroken(CONTRADICTS, count=len(faults))
        rest, _ = without_named(nameless.tables(), signed, nameless.named_stock(month))
        for number, piece in enumerate(join_pieces(rest)):
            _book(actor, piece, month, Source("opening", f"{month}:{number}"), reference)
        content = freeze(ledger_closing.closing_tables(month))
        closed = {"closed_at": clock.now(), "closed_by": actor.user_id, "content": content, "checksum": checksum(content)}
        db.session.add(LedgerMonth(month=month.first_day, **closed))
        site_facts.set_fact(
            nameless.OPENING_FACT, {"month": str(month), "reference": reference.strip(), "cells": _stored(signed)}
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


def _book(actor: Actor, piece: Piece, month: Month, source: Source, reference: str) -> None:
    is_seeker = piece.population is Population.SEEKERS
    event = _event(actor, LedgerKind.REGISTERED if is_seeker else LedgerKind.POST_REGISTERED, piece, month.last_day, source)
    event.quantity, event.note = piece.quantity, reference.strip()
    ledger.store_event(actor, event)


def _event(actor: Actor, kind: LedgerKind, of: Piece | nameless.NamelessGroup, true_on: date, source: Source) -> LedgerEvent:
    event = ledger.new_event(actor, kind, true_on, source)
    for name in nameless.COLUMNS:
        setattr(event, name, getattr(of.classes, name))
    event.sex = Sex(of.classes.sex) if of.classes.sex else None
    return event


def _stored(signed: Signed) -> dict[str, dict[str, int]]:
    return {code: {f"{row}:{column}": value for (row, column), value in cells.items() if value} for code, cells in signed.items()}
