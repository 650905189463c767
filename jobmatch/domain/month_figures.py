"""What a village's month adds up to. Each person of the list stands in exactly one status; unknown is one of them."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field
from datetime import date
from typing import Any

from jobmatch.domain.enums import HowKnown, LabourStatus, OtherAnswer, RowAnswer
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_rules import Known, row_neet, row_status

LEFT = (OtherAnswer.MOVED, OtherAnswer.DIED, OtherAnswer.NOT_FOUND)
NEET = "neet"
AGE_BANDS = ("this_month", "one_to_two", "older", "never")
COUNTED = (
    LabourStatus.UNEMPLOYED,
    LabourStatus.UNDEREMPLOYED,
    LabourStatus.UNKNOWN,
    LabourStatus.EMPLOYED,
    LabourStatus.PART_TIME,
    LabourStatus.NOT_IN_FORCE,
)


@dataclass(frozen=True)
class Row:
    """One person of the list as far as counting goes; `computed` is what the labour questions of somebody new amount to."""

    known: Known | None
    answer: RowAnswer | None
    other: OtherAnswer | None
    how_known: HowKnown | None
    age: int | None = None
    is_new: bool = False
    is_due: bool = False
    computed: Known | None = None

    @property
    def is_asked(self) -> bool:
        """Say whether this month brought news of the person."""
        return self.answer is not None and self.how_known is not HowKnown.NOT_ASKED

    @property
    def is_open(self) -> bool:
        """Say whether the village still owes an answer."""
        return self.answer is None and self.how_known is not HowKnown.NOT_ASKED

    def outcome(self, asked_on: date) -> Known:
        """Return what is known after the answer; without one the old answer stands with its old date."""
        if not self.is_asked or self.answer is None:
            return self.known or Known(LabourStatus.UNKNOWN)
        if self.computed is not None:
            return Known(self.computed.status, self.computed.is_neet, asked_on)
        status, _ = row_status(self.answer, self.other, self.known.status if self.known else None)
        neet = row_neet(self.answer, self.other, self.known.is_neet if self.known else None, self.age)
        return Known(status, neet, asked_on)


@dataclass(frozen=True)
class MonthFigures:
    """The figures of one version of a village's month."""

    rows: int = 0
    open_rows: int = 0
    not_asked: int = 0
    met: int = 0
    new_rows: int = 0
    left: int = 0
    due: int = 0
    due_unasked: int = 0
    neet: int = 0
    unemployed_before: int = 0
    became_unemployed: int = 0
    no_longer_unemployed: int = 0
    statuses: Mapping[str, int] = field(default_factory=dict)
    ages: Mapping[str, Mapping[str, int]] = field(default_factory=dict)

    @property
    def unemployed(self) -> int:
        """Return how many are out of work."""
        return self.statuses.get(LabourStatus.UNEMPLOYED.value, 0)

    def as_dict(self) -> dict[str, Any]:
        """Return what is stored beside the month."""
        return asdict(self)


def month_figures(rows: Iterable[Row], month: Month, asked_on: date) -> MonthFigures:
    """Count a list; `asked_on` dates this month's answers."""
    listed = list(rows)
    results = [row.outcome(asked_on) for row in listed]
    was = [row.known is not None and not row.is_new and row.known.status is LabourStatus.UNEMPLOYED for row in listed]
    now = [result.status is LabourStatus.UNEMPLOYED for result in results]
    return MonthFigures(
        rows=len(listed),
        open_rows=sum(row.is_open for row in listed),
        not_asked=sum(row.how_known is HowKnown.NOT_ASKED for row in listed),
        met=sum(row.is_asked and row.how_known is HowKnown.MET for row in listed),
        new_rows=sum(row.is_new for row in listed),
        left=sum(row.is_asked and row.other in LEFT for row in listed),
        due=sum(row.is_due for row in listed),
        due_unasked=sum(row.is_due and not row.is_asked for row in listed),
        neet=sum(result.is_neet is True for result in results),
        unemployed_before=sum(was),
        became_unemployed=sum(after and not before for before, after in zip(was, now, strict=True)),
        no_longer_unemployed=sum(before and not after for before, after in zip(was, now, strict=True)),
        statuses={status.value: sum(result.status is status for result in results) for status in COUNTED},
        ages={
            **{status.value: _ages([r for r in results if r.status is status], month) for status in COUNTED},
            NEET: _ages([r for r in results if r.is_neet is True], month),
        },
    )


def figures_of(stored: Mapping[str, Any] | None) -> MonthFigures | None:
    """Return stored figures; None while a village never sent the month."""
    return MonthFigures(**stored) if stored else None


def _ages(results: Iterable[Known], month: Month) -> dict[str, int]:
    counts = dict.fromkeys(AGE_BANDS, 0)
    for result in results:
        counts[age_band(result.valid_on if result.status is not LabourStatus.UNKNOWN else None, month)] += 1
    return counts


def age_band(valid_on: date | None, month: Month) -> str:
    """Return how old an answer is at the end of a month."""
    if valid_on is None:
        return "never"
    months = (month.year - valid_on.year) * 12 + month.month - valid_on.month
    return "this_month" if months <= 0 else "one_to_two" if months <= 2 else "older"


def add_figures(figures: Iterable[MonthFigures]) -> MonthFigures:
    """Add up villages that reported."""
    listed = list(figures)
    names = [name for name, value in asdict(MonthFigures()).items() if value == 0]
    return MonthFigures(
        **{name: sum(getattr(part, name) for part in listed) for name in names},
        statuses={s.value: sum(part.statuses.get(s.value, 0) for part in listed) for s in COUNTED},
        ages={
            name: {band: sum(part.ages.get(name, {}).get(band, 0) for part in listed) for band in AGE_BANDS}
            for name in (*(s.value for s in COUNTED), NEET)
        },
    )
