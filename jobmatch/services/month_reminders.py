"""Reminders to villages that have not sent their month: one text for each kecamatan's chat group."""

from collections.abc import Sequence
from dataclasses import dataclass

from babel.dates import format_date

from jobmatch import clock
from jobmatch.domain.actors import Actor
from jobmatch.domain.periods import Month
from jobmatch.extensions.db import transaction
from jobmatch.queries.registry import BoardCell, list_board
from jobmatch.services import audit
from jobmatch.services.outbox import Letter, queue_message

# Written to people here, so in Indonesian whatever the language of the screen.
TEXT = (
    "Yth. Bapak/Ibu di Kecamatan {district}. Laporan tenaga kerja desa bulan {month}: {sent} dari {all} desa sudah mengirim, "
    "terima kasih. Kami masih menunggu: {missing}. Laporan bisa diisi di HP, atau di kertas lalu dititipkan ke kecamatan. "
    "Tidak ada yang menganggur pun tetap perlu dikirim."
)


@dataclass(frozen=True, slots=True)
class Reminder:
    """The text for one kecamatan's group."""

    district_code: str
    district_name: str
    text: str
    missing: int


def list_reminders(month: Month, district_code: str | None = None) -> list[Reminder]:
    """Return a text for each kecamatan (or the one given) in which a village is still silent."""
    groups: dict[str, list[BoardCell]] = {}
    for cell in list_board(month.first_day, district_code):
        groups.setdefault(cell.district_code, []).append(cell)
    found = [_reminder(cells, month) for cells in groups.values()]
    return [reminder for reminder in found if reminder.missing]


def queue_reminders(actor: Actor, month: Month) -> int:
    """Queue today's text for each kecamatan's group; return how many are new. Once a day is enough."""
    event = f"village_month_reminder:{month}:{clock.today().isoformat()}"
    with transaction():
        letters = [
            Letter(
                event_key=event,
                recipient_key=reminder.district_code,
                recipient_name=f"Grup Kecamatan {reminder.district_name}",
                subject=f"Laporan desa {month}",
                body=reminder.text,
                group_key=f"kecamatan:{reminder.district_code}",
            )
            for reminder in list_reminders(month)
        ]
        count = sum(queue_message(letter) for letter in letters)
        audit.record(actor, "remind_villages", "month", month)
        return count


def _reminder(cells: Sequence[BoardCell], month: Month) -> Reminder:
    missing = [cell.village_name for cell in cells if not cell.has_reported]
    text = TEXT.format(
        district=cells[0].district_name,
        month=format_date(month.first_day, "MMMM yyyy", locale="id"),
        sent=len(cells) - len(missing),
        all=len(cells),
        missing=", ".join(missing),
    )
    return Reminder(cells[0].district_code, cells[0].district_name, text, len(missing))
