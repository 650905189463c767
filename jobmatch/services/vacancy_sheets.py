"""Many vacancies at once from a workbook: tried first, then all or none, and the same file again adds nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from uuid import UUID

from jobmatch import clock
from jobmatch.documents.table_file import CellProblem
from jobmatch.documents.vacancy_sheet import COLUMNS, Sheet
from jobmatch.domain.actors import Actor
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.offers import VacancyDraft, check_draft
from jobmatch.domain.texts import N_
from jobmatch.extensions.db import one_at_a_time, transaction
from jobmatch.services import vacancies
from jobmatch.services.vacancy_checks import conditions_without_reason

NOT_WHOLE = N_("Masih ada isian yang perlu diperbaiki, jadi tidak satu pun disimpan. Perbaiki di berkasnya, lalu unggah lagi.")
ABOUT_PEOPLE = N_("“%(words)s” adalah syarat tentang diri orang (%(ground)s). Hapus, atau pasang lowongan ini satu per satu.")
# The fields of the form, as the columns of the sheet name them.
COLUMN_OF = {"wage_min": "wage_min_idr", "wage_max": "wage_max_idr", "village_code": "place_text"}


@dataclass(frozen=True, slots=True)
class SheetOutcome:
    """What an import did, or would do."""

    added: int
    known: int
    posts: int
    problems: Sequence[CellProblem]


def import_sheet(actor: Actor, sheet: Sheet, employer_id: UUID | None, write: bool) -> SheetOutcome:
    """Hand in every vacancy of a sheet, or without ``write`` only tell what would happen.

    Raises:
        RuleBroken: it should be written, but a cell is wrong; then nothing is stored.
    """
    problems = [*sheet.problems, *(found for row in sheet.rows for found in _problems_of(row.row, row.draft))]
    problems.sort(key=lambda problem: problem.row)
    with transaction():
        one_at_a_time("vacancy_sheet", employer_id or actor.employer_id or "")
        known = vacancies.find_posted_keys(actor, employer_id, [row.key for row in sheet.rows])
        if write and problems:
            raise RuleBroken(NOT_WHOLE, field="file")
        if write:
            for row in sheet.rows:
                vacancies.post_vacancy(actor, replace(row.draft, employer_id=employer_id), row.key)
        new = [row for row in sheet.rows if row.key not in known]
        return SheetOutcome(len(new), len(sheet.rows) - len(new), sum(row.draft.posts for row in new), problems)


def _problems_of(number: int, draft: VacancyDraft) -> list[CellProblem]:
    found = []
    try:
        check_draft(draft, clock.today())
    except RuleBroken as error:
        name = COLUMN_OF.get(error.field or "", error.field or "title")
        found.append(CellProblem(number, COLUMNS[name][0], _shown(draft, name), error.message, error.facts))
    for condition in conditions_without_reason(draft):
        facts = {"words": condition.excerpt, "ground": condition.ground.label}
        found.append(CellProblem(number, COLUMNS["conditions"][0], condition.excerpt, ABOUT_PEOPLE, facts))
    return found


def _shown(draft: VacancyDraft, name: str) -> str:
    value = getattr(draft, name)
    return "" if value is None else str(value)
