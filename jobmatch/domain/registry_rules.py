"""The village month's rules: who is carried forward, and what an answer says about work."""

from jobmatch.domain.enums import LabourStatus, OtherAnswer, RowAnswer

CARRIED_STATUSES = (LabourStatus.UNEMPLOYED, LabourStatus.UNDEREMPLOYED, LabourStatus.UNKNOWN)
"""Last statuses that put a person on next month's list; NEET persons stand among them by their own status."""

_OTHER = {
    OtherAnswer.SCHOOL: LabourStatus.NOT_IN_FORCE,
    OtherAnswer.NOT_SEEKING: LabourStatus.NOT_IN_FORCE,
    OtherAnswer.MOVED: LabourStatus.UNKNOWN,
    OtherAnswer.DIED: LabourStatus.NOT_IN_FORCE,
    OtherAnswer.NOT_FOUND: LabourStatus.UNKNOWN,
}


def row_status(answer: RowAnswer, other: OtherAnswer | None, carried: LabourStatus | None) -> tuple[LabourStatus, str | None]:
    """Return (status, detail) that an answered row stands for; "still" keeps what was carried."""
    if answer is RowAnswer.STILL_NOT_WORKING:
        return carried or LabourStatus.UNEMPLOYED, None
    if answer is RowAnswer.NOW_WORKING:
        return LabourStatus.EMPLOYED, None
    if other is None:
        raise ValueError("an answer 'other' needs its kind")
    return _OTHER[other], other.value
