"""What is read from a workbook of vacancies, and what is said of a cell that can't be."""

from datetime import date

import pytest

from jobmatch.documents.vacancy_sheet import MOST_ROWS, empty_sheet, read_vacancies
from jobmatch.domain.enums import WagePeriod
from jobmatch.domain.errors import RuleBroken
from tests.factories.vacancy_sheets import row, workbook


def test_a_row_becomes_a_draft():
    [found] = read_vacancies(workbook(row(expires_on="17-12-2026", wage_max_idr="3,5 juta"))).rows
    draft = found.draft
    assert (found.row, draft.title, draft.posts, draft.wage_min_idr, draft.wage_max_idr) == (2, "Kasir", 2, 3_000_000, 3_500_000)
    assert (draft.wage_period, draft.required_skills) == (WagePeriod.MONTH, ("melayani pembeli",))
    assert draft.expires_on == date(2026, 12, 17)


def test_the_example_can_be_read_as_it_stands():
    sheet = read_vacancies(empty_sheet())
    assert ([r.draft.title for r in sheet.rows], sheet.problems) == (["Pembantu roaster kopi"], [])


@pytest.mark.parametrize(
    ("changes", "column"),
    [
        ({"wage_min_idr": "nego"}, "Upah"),
        ({"wage_min_idr": "banyak"}, "Upah"),
        ({"posts": "dua"}, "Jumlah orang"),
        ({"posts": ""}, "Jumlah orang"),
        ({"wage_period": "per jam"}, "Dibayar"),
        ({"expires_on": "besok"}, "Ditutup tanggal"),
    ],
)
def test_a_bad_cell_is_named_with_its_row_and_column(changes, column):
    sheet = read_vacancies(workbook(row(), row(**changes)))
    assert len(sheet.rows) == 1
    assert [(problem.row, problem.column) for problem in sheet.problems] == [(3, column)]


def test_empty_lines_are_passed_over_and_equal_rows_are_two_vacancies():
    first = read_vacancies(workbook(row(), [""], row()))
    again = read_vacancies(workbook(row(), row()))
    assert [r.row for r in first.rows] == [2, 4]
    assert len({r.key for r in first.rows}) == 2
    assert [r.key for r in first.rows] == [r.key for r in again.rows]


@pytest.mark.parametrize(
    "content",
    [
        b"<html>",
        workbook(),
        workbook(row(), head=["Nama", "Upah"]),
        workbook(*(row() for _ in range(MOST_ROWS + 1))),
    ],
    ids=["no workbook", "empty", "no headings", "too many"],
)
def test_a_file_that_cannot_be_used_is_refused_in_words(content):
    with pytest.raises(RuleBroken) as refused:
        read_vacancies(content)
    assert refused.value.field == "file"
