"""A letter to an employer that keeps silent after a fair, with a personal link to answer."""

from uuid import UUID

from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed, RuleBroken
from jobmatch.domain.overdue_rules import HOLD_AFTER, Pressure
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import transaction
from jobmatch.queries.overdue import SilentBooth, get_silent
from jobmatch.services import audit, signed_links
from jobmatch.services.asking import EMPLOYER_LINK

WRITERS = (Role.PLACEMENT, Role.SECTION_HEAD)
NOT_DUE = N_("Perusahaan ini masih punya waktu. Surat dibuat setelah lewat 7 hari sesudah Job Fair.")
BODY = N_(
    "Pada %(day)s Saudara mengikuti %(fair)s dan bertemu %(seen)s pencari kerja di stan %(code)s. Sampai hari ini, "
    "%(days)s hari lewat batasnya, kami belum menerima kabar siapa yang diterima. Pemberi kerja wajib melaporkan "
    "penempatan dan lowongan yang terisi (Perpres 57/2023 dan Permenaker 18/2024). Mohon jawab lewat kode di bawah;"
    " cukup dua menit, tanpa kata sandi. Jawaban “tidak ada yang diterima” juga kabar. Perusahaan yang lewat "
    "%(hold)s hari dari batas belum mendapat stan di Job Fair berikutnya sampai memberi kabar."
)


def write_letter(actor: Actor, booth_id: UUID, base_url: str) -> tuple[SilentBooth, str]:
    """Return the silent booth and a fresh link for its letter.

    Raises:
        RuleBroken: the booth still has time.
    """
    if actor.role not in WRITERS:
        raise NotAllowed
    with transaction():
        booth = get_silent(booth_id)
        if booth.pressure is Pressure.NONE:
            raise RuleBroken(NOT_DUE)
        token = signed_links.issue_link(EMPLOYER_LINK, "fair_booth", booth_id, phone=booth.phone)
        audit.record(actor, "write_escalation", "fair_booth", booth_id)
        return booth, f"{base_url}/kabar/{token}"


def facts_of(booth: SilentBooth, day: str) -> dict[str, object]:
    """Return what the letter's body names."""
    return {
        "day": day,
        "fair": booth.fair_name,
        "seen": booth.seen,
        "code": booth.code,
        "days": booth.days,
        "hold": HOLD_AFTER,
    }
