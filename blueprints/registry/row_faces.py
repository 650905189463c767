"""What each row of the village's list shows, with every text translated once for the page and not once a row."""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any
from uuid import UUID

from flask_babel import gettext

from jobmatch.domain.enums import HowKnown, LabourStatus, OtherAnswer, RowAnswer
from jobmatch.domain.merging import Merged
from jobmatch.domain.periods import Month
from jobmatch.domain.texts import N_
from jobmatch.formatting import tanggal_pendek, umur_kabar
from jobmatch.queries.month_rows import MonthRow

STILL_WORDS = {LabourStatus.UNDEREMPLOYED: N_("Masih kurang kerja"), LabourStatus.NOT_IN_FORCE: N_("Masih di rumah")}
WORKING_WORDS = {LabourStatus.UNDEREMPLOYED: N_("Sudah cukup kerja")}
Choice = tuple[str, str]
Answer = tuple[str, str, str]


@dataclass(frozen=True, slots=True)
class RowFace:
    """One row as it is printed: what is chosen in it, what stands in its fields, and its last news in words."""

    row: MonthRow
    answer: str
    kind: str
    how: str
    job: str
    error: str
    answers: list[Answer]
    news: str
    news_source: str
    facts: str
    after: str

    @property
    def is_unfolded(self) -> bool:
        """Say whether what is behind *Lainnya* is to be seen at once."""
        return bool(self.error) or self.answer in (RowAnswer.OTHER.value, HowKnown.NOT_ASKED.value)


def row_faces(
    rows: Iterable[MonthRow],
    month: Month,
    typed: Mapping[UUID, Mapping[str, str]],
    errors: Mapping[UUID, str],
    standing: Mapping[UUID, Merged[Any]],
) -> Iterator[RowFace]:
    """Return the faces of a list; what was typed and not stored stands before what is stored."""
    say, answers, news = _speaker(), _answers_in_words(), _news_in_words()
    for row in rows:
        said = typed.get(row.id) or _stored(row)
        yield RowFace(
            row=row,
            answer=said["jawab"],
            kind=said["jenis"],
            how=said["tahu"],
            job=said["kerja"],
            error=errors.get(row.id, ""),
            answers=answers(row.last_status),
            news=news(row.last_status, row.last_known_on),
            news_source=say(row.last_source.label) if row.last_source else "",
            facts=facts_of(row, month),
            after=" ".join(sorted(standing[row.id].ids)) if row.id in standing else "",
        )


def kinds_of_other() -> list[Choice]:
    """Return what "other" can mean, in words."""
    return [(kind.value, gettext(kind.label)) for kind in OtherAnswer]


def ways_to_know() -> list[Choice]:
    """Return how a village can know, in words."""
    return [(how.value, gettext(how.label)) for how in (HowKnown.MET, HowKnown.TOLD)]


def _stored(row: MonthRow) -> dict[str, str]:
    is_unasked = row.answer is None and row.how_known is HowKnown.NOT_ASKED
    return {
        "jawab": row.answer.value if row.answer else HowKnown.NOT_ASKED.value if is_unasked else "",
        "jenis": row.other.value if row.other else "",
        "tahu": row.how_known.value if row.how_known in (HowKnown.MET, HowKnown.TOLD) else "",
        "kerja": str(row.answers.get("job", "")),
    }


def _speaker() -> Callable[[str], str]:
    return cache(lambda text: str(gettext(text)))


def _answers_in_words() -> Callable[[LabourStatus | None], list[Answer]]:
    """The three big answers, in words that fit what was last known of the person."""

    @cache
    def answers(status: LabourStatus | None) -> list[Answer]:
        still = STILL_WORDS.get(status, RowAnswer.STILL_NOT_WORKING.label) if status else RowAnswer.STILL_NOT_WORKING.label
        working = WORKING_WORDS.get(status, RowAnswer.NOW_WORKING.label) if status else RowAnswer.NOW_WORKING.label
        return [
            (RowAnswer.STILL_NOT_WORKING.value, gettext(still), "warn"),
            (RowAnswer.NOW_WORKING.value, gettext(working), "ok"),
            (RowAnswer.OTHER.value, gettext(RowAnswer.OTHER.label), "plain"),
        ]

    return answers


def _news_in_words() -> Callable[[LabourStatus | None, date | None], str]:
    @cache
    def news(status: LabourStatus | None, on: date | None) -> str:
        if on is None or status is None or status is LabourStatus.UNKNOWN:
            return ""
        return f"{gettext(status.label)} · {tanggal_pendek(on)} ({umur_kabar(on)})"

    return news


def facts_of(row: MonthRow, month: Month) -> str:
    """Return what the checks in the browser know of a row beyond its answer."""
    asked = row.last_known_on
    facts = {
        "is_new": row.is_new,
        "is_due": row.is_due,
        "age": month.year - row.birth_year if row.birth_year else None,
        "known": row.last_status.value if row.last_status else None,
        "died_reported": row.died_on is not None,
        "months_since_asked": (month.year - asked.year) * 12 + month.month - asked.month if asked else None,
    }
    return json.dumps({key: value for key, value in facts.items() if value not in (None, False)}, separators=(",", ":"))
