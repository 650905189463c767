"""Reads the answers of a month's one form: fields jawab-, jenis-, tahu-, kerja- and sesudah- with the row's id behind."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from uuid import UUID

from flask_babel import gettext

from jobmatch.domain.enums import HowKnown, OtherAnswer, RowAnswer
from jobmatch.domain.texts import N_
from jobmatch.queries.month_rows import MonthRow
from jobmatch.services.village_months import OTHER_NEEDS_KIND, RowReply

ANSWER, KIND, HOW, JOB, SEEN = "jawab", "jenis", "tahu", "kerja", "sesudah"
NOT_ASKED = HowKnown.NOT_ASKED.value
UUID_FORM = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")
HOW_NEEDED = N_("Pilih dulu di atas: dari mana Anda tahu.")
ODD = N_("Jawaban ini tidak dikenal. Muat ulang halaman.")


@dataclass
class TypedAnswers:
    """What was typed: good replies, and for the rest what is missing in words."""

    default: HowKnown | None
    replies: list[RowReply] = field(default_factory=list)
    errors: dict[UUID, str] = field(default_factory=dict)
    seen: dict[UUID, frozenset[str]] = field(default_factory=dict)
    """What stood for a row when the page was made; a row without it is taken to have been in sight of everything."""


def read_answers(form: Mapping[str, str], rows: Sequence[MonthRow], stored: HowKnown | None) -> TypedAnswers:
    """Sort a form's rows into those that can be stored and those that still lack something; untouched rows are neither."""
    chosen = form.get("asal")
    typed = TypedAnswers(HowKnown(chosen) if chosen in (HowKnown.MET, HowKnown.TOLD) else stored)
    for row in rows:
        _read_row(form, row, typed)
    return typed


def _read_row(form: Mapping[str, str], row: MonthRow, typed: TypedAnswers) -> None:
    answer, kind, how, job = (form.get(f"{name}-{row.id}", "") for name in (ANSWER, KIND, HOW, JOB))
    answer = answer or (RowAnswer.OTHER.value if kind else "")
    if not answer:
        return
    known_by = NOT_ASKED if answer == NOT_ASKED else how or (typed.default.value if typed.default else "")
    error = _missing(answer, kind, known_by)
    if error:
        typed.errors[row.id] = gettext(error)
        return
    seen = form.get(f"{SEEN}-{row.id}")
    if seen is not None:
        typed.seen[row.id] = frozenset(filter(UUID_FORM.fullmatch, seen.split()))
    said = None if answer == NOT_ASKED else RowAnswer(answer)
    other = OtherAnswer(kind) if said is RowAnswer.OTHER else None
    typed.replies.append(RowReply(row.id, said, HowKnown(known_by), other, job))


def _missing(answer: str, kind: str, known_by: str) -> str | None:
    if answer not in {*RowAnswer, NOT_ASKED} or kind not in {*OtherAnswer, ""} or known_by not in {*HowKnown, ""}:
        return ODD
    if answer == RowAnswer.OTHER and not kind:
        return OTHER_NEEDS_KIND
    return None if known_by else HOW_NEEDED


def typed_rows(form: Mapping[str, str], rows: Sequence[MonthRow]) -> dict[UUID, dict[str, str]]:
    """Return what stands in the fields of each row, so that a page with an error loses nothing."""
    return {row.id: {name: form.get(f"{name}-{row.id}", "") for name in (ANSWER, KIND, HOW, JOB)} for row in rows}
