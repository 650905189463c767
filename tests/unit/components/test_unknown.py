"""Unknown is never zero: every macro that prints a value hatches None and prints 0 as 0."""

from collections.abc import Callable
from typing import Any

import pytest

Show = Callable[..., Any]


def importing(name: str) -> str:
    return f'{{% from "components/{name}.html" import {name} %}}'


NUMBERS = {
    "cell": importing("cell") + '<table><tbody><tr>{{ cell(value, "Orang") }}</tr></tbody></table>',
    "figure": importing("figure") + '{{ figure(value, "Orang", "Desa", "Okt 2026") }}',
    "number": importing("number") + "{{ number(value) }}",
    "key_value": importing("key_value") + '{{ key_value([("Orang", value)]) }}',
    "bar_chart": importing("bar_chart") + '{{ bar_chart("Judul", [{"label": "A", "value": value}]) }}',
    "funnel_chart": importing("funnel_chart") + '{{ funnel_chart("J", [{"label": "A", "value": value}]) }}',
}


@pytest.mark.parametrize("macro", sorted(NUMBERS))
def test_none_is_hatched_and_said_in_words(show: Show, macro: str) -> None:
    page = show(NUMBERS[macro], value=None)
    assert [mark.text_content() for mark in page.cssselect(".unknown")] == ["belum ada kabar"]


@pytest.mark.parametrize("macro", sorted(NUMBERS))
def test_zero_is_a_number(show: Show, macro: str) -> None:
    page = show(NUMBERS[macro], value=0)
    assert page.cssselect(".unknown") == []
    assert "0" in page.text_content()


def test_silent_village_is_hatched_and_not_counted(show: Show) -> None:
    source = importing("village_progress") + "{{ village_progress(districts) }}"
    villages = [{"name": "Air Contoh", "state": "silent"}, {"name": "Bukit Contoh", "state": "submitted"}]
    page = show(source, districts=[{"name": "Curup", "villages": villages}])
    (cell,) = page.cssselect(".district .village--silent")
    assert cell.text_content() == "Air Contoh: belum ada kabar"
    assert page.cssselect(".district__name .muted")[0].text_content() == "1 dari 2"


def test_line_chart_leaves_a_gap_where_nothing_is_known(show: Show) -> None:
    source = importing("line_chart") + '{{ line_chart("Judul", labels, [("Satu", values)]) }}'
    page = show(source, labels=["Jan", "Feb", "Mar", "Apr"], values=[1, None, 3, 4])
    assert len(page.cssselect(".lines__plot .line-1")) == 1
    assert len(page.cssselect(".lines__plot .fill-hatch")) == 1


def test_stacked_parts_fill_the_row_and_unknown_values_stay_in_the_table(show: Show) -> None:
    source = importing("stacked_chart") + '{{ stacked_chart("J", parts, rows, as_share=true) }}'
    parts = [("Bekerja", "1"), ("Belum ada kabar", "hatch"), ("Pelatihan", "3")]
    page = show(source, parts=parts, rows=[{"label": "A", "values": (30, 10, None)}])
    widths = [float(bar.get("width").rstrip("%")) for bar in page.cssselect(".stacks rect")]
    assert widths == [75, 25]
    assert [cell.text_content() for cell in page.cssselect("details td")] == ["30", "10", "belum ada kabar"]


def test_spark_without_any_value_draws_nothing_and_keeps_its_words(show: Show) -> None:
    page = show(importing("spark") + '{{ spark([none, none], "belum ada kabar") }}')
    (drawing,) = page.cssselect("svg")
    assert drawing.get("aria-label") == "belum ada kabar"
    assert drawing.cssselect("circle") == []


def test_match_points_are_shown_only_where_they_are_given(show: Show) -> None:
    source = importing("match_reasons") + "{{ match_reasons(items) }}"
    reasons = [{"kind": "fit", "text": "Dekat", "points": 12}, {"kind": "step", "text": "Ikut pelatihan"}]
    page = show(source, items=reasons)
    assert [mark.text_content() for mark in page.cssselect(".reasons__points")] == ["+12"]
    assert [head.text_content() for head in page.cssselect("h3")] == ["Cocok karena", "Satu langkah yang membantu"]
