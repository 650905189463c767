"""The IPK tables as laid out by the offices whose forms are known."""

import re
from pathlib import Path

import pytest

from jobmatch.documents import reference_tables
from jobmatch.domain import ipk_layout as layout
from jobmatch.domain.education import IPK_TITLES
from jobmatch.domain.enums import PlacementKind, Sex
from jobmatch.domain.ipk_layout import Measure
from jobmatch.domain.ledger_rules import Classes, Flow, Population


def test_iii_1_has_ten_age_columns_and_three_totals():
    columns = layout.iii1_columns()
    assert len(columns) == 13
    assert [column.group for column in columns[:10:2]] == ["15-19", "20-29", "30-44", "45-54", "55+"]
    assert [column.heading for column in columns[10:]] == ["JUMLAH L", "JUMLAH P", "JUMLAH L+P"]


def test_letter_for_women_is_a_setting():
    assert layout.iii1_columns("W")[1].heading == "15–19 W"
    assert layout.iii1_columns("W")[-1].heading == "JUMLAH L+W"
    assert layout.sex_letters() == {Sex.MALE: "L", Sex.FEMALE: "P"}


def test_lines_of_iii_1_read_the_worked_example():
    flow = Flow(120, 35, 22, 18, 0, 115)
    assert [line.measure.of(flow) for line in layout.III1_SEEKER_LINES] == [120, 35, 155, 22, 18, 40, 115]
    assert [line.number for line in layout.III1_SEEKER_LINES] == ["1.", "2.", "A.", "3.", "4.", "B.", "5."]
    assert [line.number for line in layout.III1_POST_LINES] == ["1.", "2.", "C.", "3.", "4.", "D.", "5."]


@pytest.mark.parametrize(("code", "count"), [("III/2", 10), ("III/3", 10), ("III/4", 10), ("III/6", 10), ("III/7", 15)])
def test_other_tables_have_five_figures_each_in_pairs_or_bands(code, count):
    columns = layout.pair_columns(layout.TABLES[code])
    assert len(columns) == count
    assert {column.measure for column in columns} == set(Measure) - {Measure.AVAILABLE, Measure.GONE}


def test_posts_are_filled_and_people_placed():
    assert layout.pair_columns(layout.TABLES["III/4"])[4].heading == "DIPENUHI BULAN INI L"
    assert layout.pair_columns(layout.TABLES["III/2"], "W")[5].heading == "PENEMPATAN BULAN INI W"


def test_rows_are_classes_of_the_ledger():
    names = set(Classes.__dataclass_fields__)
    assert {spec.row_class for spec in layout.TABLES.values()} <= names
    assert {spec.column_class for spec in layout.TABLES.values()} <= names
    assert layout.TABLES["III/6"].population is Population.POSTS


def test_iii_8_has_thirteen_and_six_rows():
    assert [code for code, _ in layout.III8_EDUCATION_ROWS] == [str(number) for number in range(1, 14)]
    assert layout.III8_RECEIVER_ROWS[0][1] == "INSTANSI PEMERINTAH"
    assert len(layout.III8_RECEIVER_ROWS) == 6


def test_iii_8_comes_with_and_without_subtotals():
    assert [column.heading for column in layout.iii8_columns()[:3]] == ["AKL L", "AKL P", "AKL JML"]
    assert len(layout.iii8_columns()) == 12
    assert len(layout.iii8_columns(with_subtotals=False)) == 9


def test_the_guide_explains_every_row_in_two_sentences():
    """Rows of the guide stand in tables of two columns; the second has two sentences or more."""
    guide = (Path(__file__).parents[3] / "docs/panduan-laporan-ipk.md").read_text("utf-8")
    lines = [line for line in guide.splitlines() if line.startswith("| ") and line.count("|") == 3]
    told = [[cell.strip() for cell in line.strip("|").split("|")] for line in lines]
    names = " ".join(cells[0] for cells in told).upper()
    kbji = [code for code in reference_tables.occupations("2014") if len(code) == 1]
    kbli = [code for code, row in reference_tables.industries("2020").items() if row.section == code]
    titles = [*IPK_TITLES.values(), *(title for _, title in layout.III8_RECEIVER_ROWS), *(kind.value for kind in PlacementKind)]
    assert [title for title in titles if title.upper() not in names] == []
    assert [code for code in (*kbji, *kbli) if not any(cells[0].startswith(f"{code} ") for cells in told)] == []
    explained = [cells for cells in told if cells[1] not in ("Artinya", "---")]
    assert [cells[0] for cells in explained if len(re.findall(r"[.!](?:\s|$)", cells[1])) < 2] == []
