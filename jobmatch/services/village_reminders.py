"""Reminds the villages that have not reported yet: one text per kecamatan, for its own chat group."""

from datetime import date
from itertools import groupby

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import NotAllowed
from jobmatch.domain.messages import Channel
from jobmatch.domain.periods import MONTH_NAMES, Month
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import transaction
from jobmatch.queries.registry import BoardCell, list_board
from jobmatch.services.outbox import Letter, queue_message

REMINDERS = (Role.PLACEMENT, Role.SECTION_HEAD, Role.SYSTEM)
SUBJECT = N_("Laporan desa %(month)s")
TEXT = N_(
    "Laporan bulan %(month)s, Kecamatan %(district)s: %(reported)s dari %(villages)s desa sudah melapor. Terima kasih.\n\n"
    "Masih ditunggu kabarnya: %(names)s.\n\n"
    "Cukup beberapa menit lewat tautan masing-masing. Tidak ada yang mencari kerja? Tulis satu kalimat, itu pun laporan."
)


def queue_reminders(actor: Actor) -> int:
    """Queue a text for each kecamatan where villages are silent this month; once a day. Returns how many are new."""
    if actor.role not in REMINDERS:
        raise NotAllowed
    today = clock.today()
    month = today.replace(day=1)
    with transaction():
        districts = groupby(list_board(month), key=lambda cell: cell.village_code[:8])
        return sum(_remind(code, list(cells), month, today) for code, cells in districts)


def _remind(district_code: str, cells: list[BoardCell], month: date, today: date) -> bool:
    silent = [cell.village_name for cell in cells if not cell.has_reported]
    if not silent or all(cell.month_id is None for cell in cells):
        return False
    named = f"{MONTH_NAMES[month.month - 1]} {month.year}"
    body = TEXT % {
        "month": named,
        "district": cells[0].district_name,
        "reported": len(cells) - len(silent),
        "villages": len(cells),
        "names": ", ".join(silent),
    }
    letter = Letter(
        event_key=f"village_reminder:{Month.of(month)}:{today}",
        recipient_key=f"district:{district_code}",
        body=body,
        recipient_name=cells[0].district_name,
        subject=SUBJECT % {"month": named},
        channel=Channel.GROUP.value,
    )
    return queue_message(letter)
