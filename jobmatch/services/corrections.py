"""Corrections that an official books by hand: taking an entry back, and moving a person into her classes of today."""

from uuid import UUID

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, NotFound, RuleBroken
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import db, transaction
from jobmatch.models import LedgerEvent
from jobmatch.services import audit, ledger
from jobmatch.services.ledger import Source

CORRECTORS = (Role.PLACEMENT, Role.SECTION_HEAD)
# These follow from something else: undo that, and the ledger follows.
FOLLOWS = {
    "placement": N_("Catatan ini mengikuti penempatan. Ubah jawabannya di halaman penempatan; buku besar ikut berubah."),
    "vacancy": N_("Catatan ini mengikuti lowongan. Ubah lowongannya; buku besar ikut berubah."),
    "reversal": N_("Baris ini sendiri adalah pembetulan. Buat catatan baru untuk mengubahnya lagi."),
    "merge": N_("Catatan ini mengikuti penggabungan data ganda. Pisahkan lagi orangnya; buku besar ikut berubah."),
    "opening": N_("Sisa awal tidak dibetulkan satu per satu. Hapuskan dari daftar tanpa nama, dengan alasan."),
}
NEEDS_REASON = N_("Tulis alasan pembetulan, supaya orang lain mengerti nanti.")
ALREADY_BACK = N_("Catatan ini sudah pernah dibetulkan.")
NOBODY = N_("Catatan ini bukan tentang orang yang punya nama.")


def reverse_entry(actor: Actor, event_id: UUID, reason: str) -> None:
    """Take back everything that the source of an entry booked.

    Raises:
        RuleBroken: it follows from something else, has no reason, or was taken back before.
    """
    event = _get(actor, event_id)
    if event.source_type in FOLLOWS:
        raise RuleBroken(FOLLOWS[event.source_type])
    if not reason.strip():
        raise RuleBroken(NEEDS_REASON, field="reason")
    with transaction():
        if not ledger.reverse_bookings(actor, Source(event.source_type, event.source_id), reason.strip()):
            raise RuleBroken(ALREADY_BACK)
        audit.record(actor, "reverse_entry", "ledger_event", event_id)


def reclassify_person(actor: Actor, event_id: UUID, form_key: str) -> bool:
    """Move the person of an entry into her classes of today; tell whether anything moved."""
    event = _get(actor, event_id)
    if event.person_id is None:
        raise RuleBroken(NOBODY)
    source = Source("reclassification", f"{event.person_id}:{form_key}")
    return ledger.reclassify(actor, event.person_id, clock.today(), source) > 0


def _get(actor: Actor, event_id: UUID) -> LedgerEvent:
    if actor.role not in CORRECTORS:
        raise NotAllowed
    event = db.session.get(LedgerEvent, event_id)
    if event is None:
        raise NotFound
    return event
