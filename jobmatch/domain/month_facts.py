"""What the checks ask about: facts of a row and of a month, under the names that the table of rules uses."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from jobmatch.domain.jump_rule import expected_range
from jobmatch.domain.month_figures import MonthFigures, Row
from jobmatch.domain.periods import Month
from jobmatch.domain.registry_checks import Fact


@dataclass(frozen=True)
class History:
    """What is known of a village's earlier months and of its neighbours; None where a month was never sent."""

    own: Sequence[int | None] = ()
    similar: Sequence[Sequence[int | None]] = ()
    similar_now: Sequence[tuple[int, int]] = ()
    months_without_new: int | None = None


@dataclass(frozen=True)
class RowExtras:
    """What a row's checks ask beyond the answer."""

    name: str
    sex: str | None = None
    job: str | None = None
    has_died: bool = False
    name_is_known_here: bool = False


def row_facts(row: Row, extras: RowExtras, month: Month) -> Mapping[str, Fact]:
    """Return the facts of one row."""
    asked = row.known.valid_on if row.known else None
    return {
        "answer": row.answer.value if row.answer else None,
        "other": row.other.value if row.other else None,
        "how_known": row.how_known.value if row.how_known else None,
        "is_new": row.is_new,
        "name": extras.name,
        "sex": extras.sex,
        "age": row.age,
        "job": extras.job,
        "name_is_known_here": extras.name_is_known_here,
        "died_reported": extras.has_died,
        "is_due": row.is_due,
        "months_since_asked": (month.year - asked.year) * 12 + month.month - asked.month if asked else None,
    }


def month_facts(figures: MonthFigures, month: Month, this_month: Month, history: History, nil: str | None) -> Mapping[str, Fact]:
    """Return the facts of a whole month."""
    expected = expected_range(history.own, history.similar, history.similar_now)
    counted = figures.statuses
    is_nil = not any(counted.get(name) for name in ("unemployed", "underemployed", "unknown")) and figures.neet == 0
    return {
        "is_future": month > this_month,
        "open_rows": figures.open_rows,
        "is_nil": is_nil,
        "nil_words": len(nil.split()) if nil else None,
        "rows": figures.rows,
        "not_asked": figures.not_asked,
        "met": figures.met,
        "new_rows": figures.new_rows,
        "left": figures.left,
        "due": figures.due,
        "due_unasked": figures.due_unasked,
        "unemployed": figures.unemployed,
        "last_unemployed": expected.last if expected else None,
        "expected_low": expected.low if expected else None,
        "expected_high": expected.high if expected else None,
        "months_without_new": history.months_without_new,
    }
