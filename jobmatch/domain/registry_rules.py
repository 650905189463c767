"""The village month's rules: who is carried forward, who falls due for asking, and what an answer says about work."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from jobmatch.domain.age_groups import WORKING_AGE_FROM, YOUTH_UNTIL
from jobmatch.domain.enums import LabourStatus, MonthState, OtherAnswer, RowAnswer
from jobmatch.domain.labour_status import WORKING
from jobmatch.domain.periods import Month
from jobmatch.domain.texts import N_

CARRIED_STATUSES = (LabourStatus.UNEMPLOYED, LabourStatus.UNDEREMPLOYED, LabourStatus.UNKNOWN)
"""Last statuses that put a person on next month's list; NEET persons stand among them whatever their status."""
GONE = OtherAnswer.MOVED
"""Who moved away is asked no more in the old village; the new one finds the person again."""
# Ours: everybody on a list is really asked every third month; who was missed then stays due until asked.
ASK_EVERY_MONTHS = 3
# Ours: of the months without findings that are accepted together, one in twenty is read all the same.
SAMPLE_ONE_IN = 20
# Ours: a month sent by the seventh day of the following one came in time.
TIMELY_UNTIL_DAY = 7
EDITABLE = (MonthState.NOT_STARTED, MonthState.IN_WORK, MonthState.RETURNED)

LOCK_REASONS: Mapping[MonthState, str] = {
    MonthState.SUBMITTED: N_(
        "Laporan sudah dikirim dan menunggu diperiksa. Ada yang keliru? Minta kecamatan mengembalikannya ke desa."
    ),
    MonthState.ACCEPTED_DISTRICT: N_("Laporan sudah diterima kecamatan. Ada yang keliru? Minta kantor mengembalikannya ke desa."),
    MonthState.ACCEPTED_OFFICE: N_(
        "Laporan terkunci karena sudah diterima kantor. Ada yang keliru? Hubungi kantor dan minta laporan ini dibuka lagi."
    ),
    MonthState.LOCKED: N_(
        "Laporan terkunci karena bulan ini sudah ditutup. Ada yang keliru? Hubungi kantor dan minta dibuka sebagai versi baru."
    ),
}

_OTHER = {
    OtherAnswer.SCHOOL: LabourStatus.NOT_IN_FORCE,
    OtherAnswer.NOT_SEEKING: LabourStatus.NOT_IN_FORCE,
    OtherAnswer.MOVED: LabourStatus.UNKNOWN,
    OtherAnswer.DIED: LabourStatus.NOT_IN_FORCE,
    OtherAnswer.NOT_FOUND: LabourStatus.UNKNOWN,
}


@dataclass(frozen=True)
class Known:
    """What was last known of a person's work, and since when."""

    status: LabourStatus
    is_neet: bool | None = None
    valid_on: date | None = None


def row_status(answer: RowAnswer, other: OtherAnswer | None, carried: LabourStatus | None) -> tuple[LabourStatus, str | None]:
    """Return (status, detail) that an answered row stands for.

    "Still not working" keeps an underemployed or NEET person's status. Of somebody of whom nothing was known, or who
    had worked, it says unemployed: "not seeking" and "school" were on offer beside it.
    """
    if answer is RowAnswer.STILL_NOT_WORKING:
        return (LabourStatus.UNEMPLOYED if carried is None or carried in _SAY_NO_MORE else carried), None
    if answer is RowAnswer.NOW_WORKING:
        return (LabourStatus.PART_TIME if carried is LabourStatus.PART_TIME else LabourStatus.EMPLOYED), None
    if other is None:
        raise ValueError("an answer 'other' needs its kind")
    return _OTHER[other], other.value


_SAY_NO_MORE = (WORKING | {LabourStatus.UNKNOWN}) - {LabourStatus.UNDEREMPLOYED}


def row_neet(answer: RowAnswer, other: OtherAnswer | None, carried: bool | None, age: int | None) -> bool | None:
    """Say whether an answered row stands for NEET: 15 to 24, not in school, work or training; None when it stays open."""
    if age is not None and not WORKING_AGE_FROM <= age <= YOUTH_UNTIL:
        return False
    if answer is RowAnswer.STILL_NOT_WORKING:
        return carried
    if answer is RowAnswer.NOW_WORKING or other in (OtherAnswer.SCHOOL, OtherAnswer.DIED):
        return False
    return True if other is OtherAnswer.NOT_SEEKING and age is not None else None


def falls_due(person_number: int, month: Month, last_asked: date | None) -> bool:
    """Say whether a person is to be really asked this month: her third of the list, or asked too long ago, or never."""
    if last_asked is None:
        return True
    place = _place(month)
    is_overdue = place - _place(Month.of(last_asked)) > ASK_EVERY_MONTHS
    return is_overdue or person_number % ASK_EVERY_MONTHS == place % ASK_EVERY_MONTHS


def is_sampled(month_number: int) -> bool:
    """Say whether a month without findings is read by an officer all the same; stable for the month."""
    return month_number % SAMPLE_ONE_IN == 0


def is_timely(sent_on: date, month: Month) -> bool:
    """Say whether a month was first sent in time."""
    return sent_on <= month.following.first_day.replace(day=TIMELY_UNTIL_DAY)


def _place(month: Month) -> int:
    return month.year * 12 + month.month
