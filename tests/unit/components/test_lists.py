"""Tables, pages of lists, status words, maps: what a screen reader and a black and white print rely on."""

import re
from collections.abc import Callable
from types import SimpleNamespace
from typing import Any

import pytest

Show = Callable[..., Any]


def test_table_has_caption_scoped_heads_and_marks_the_sorted_column(show: Show) -> None:
    source = """{% from "components/table.html" import table %}{% from "components/cell.html" import cell %}
    {% call table("Desa", ["Nama", {"label": "Orang", "numeric": true, "url": "?s=n", "sorted": "descending"}]) %}
    <tr>{{ cell("Air Contoh", "Nama", header=true) }}{{ cell(3, "Orang", numeric=true) }}</tr>{% endcall %}"""
    page = show(source)
    assert page.cssselect("caption")[0].text_content() == "Desa"
    assert [head.get("scope") for head in page.cssselect("th")] == ["col", "col", "row"]
    assert page.cssselect("thead th")[1].get("aria-sort") == "descending"
    assert page.cssselect("td")[0].get("data-label") == "Orang"


def test_wide_table_scrolls_in_a_region_that_the_keyboard_reaches(show: Show) -> None:
    page = show('{% from "components/table.html" import table %}{% call table("IPK", ["A"], kind="table--wide") %}{% endcall %}')
    (region,) = page.cssselect("[role=region]")
    assert (region.get("tabindex"), region.get("aria-label")) == ("0", "IPK")


@pytest.mark.parametrize(("page", "count", "shown"), [(1, 1, []), (1, 3, ["1", "2", "3"]), (7, 30, ["1", "6", "7", "8", "30"])])
def test_pagination_shows_the_ends_and_the_neighbours(show: Show, page: int, count: int, shown: list[str]) -> None:
    source = '{% from "components/pagination.html" import pagination %}{{ pagination(page, count, url_of) }}'
    tree = show(source, page=page, count=count, url_of=lambda number: f"?halaman={number}")
    numbers = [item.text_content().replace("Halaman", "").strip() for item in tree.cssselect("li > a, li > [aria-current]")]
    assert [number for number in numbers if number.isdigit()] == shown
    assert [item.get("aria-current") for item in tree.cssselect("[aria-current]")] == ["page"] * bool(shown)


@pytest.mark.parametrize("kind", ["ok", "warn", "danger", "info", "unknown", "neutral"])
def test_status_is_a_word_and_a_sign_in_every_colour(show: Show, kind: str) -> None:
    page = show('{% from "components/status_tag.html" import status_tag %}{{ status_tag("Terbit", kind) }}', kind=kind)
    (tag,) = page.cssselect(f".tag--{kind}")
    assert tag.text_content() == "Terbit"
    assert len(tag.cssselect("svg[aria-hidden=true]")) == 1


def test_status_of_an_enum_member_knows_its_colour(show: Show) -> None:
    state = SimpleNamespace(value="disputed", label="Jawaban belum sama")
    page = show('{% from "components/status_tag.html" import status_tag %}{{ status_tag(state) }}', state=state)
    assert page.cssselect(".tag--warn")[0].text_content() == "Jawaban belum sama"


def test_conflict_marks_in_words_which_answers_differ(show: Show) -> None:
    source = '{% from "components/conflict.html" import conflict %}{{ conflict(rows, {"name": "A"}, {"name": "B"}) }}'
    page = show(source, rows=[("Mulai", "1 Nov", "2 Nov"), ("Tempat", "Curup", "Curup")])
    assert ["berbeda" in row.text_content() for row in page.cssselect("tbody tr")] == [True, False]


def test_todo_list_says_so_when_nothing_waits(show: Show) -> None:
    page = show('{% from "components/todo_list.html" import todo_list %}{{ todo_list([]) }}')
    assert "Tidak ada yang menunggu" in page.text_content()


def test_urgent_task_has_a_sign_beside_its_colour(show: Show) -> None:
    tasks = [{"text": "desa", "url": "#", "count": 71, "detail": "lewat tiga hari", "is_urgent": True}]
    page = show('{% from "components/todo_list.html" import todo_list %}{{ todo_list(tasks) }}', tasks=tasks)
    assert len(page.cssselect(".todo__note svg")) == 1


def test_map_places_points_inside_the_drawing_and_lists_them_in_a_table(show: Show) -> None:
    source = '{% from "components/region_map.html" import region_map %}{{ region_map("Peta", points=points) }}'
    places = [("Barat", 102.3, -3.2), ("Timur", 102.9, -3.5), ("Tengah", 102.5, -3.4)]
    points = [{"name": name, "lng": lng, "lat": lat, "kind": "hatch", "words": "belum ada kabar"} for name, lng, lat in places]
    page = show(source, points=points)
    spots = {
        dot.cssselect("title")[0].text_content().split(":")[0]: (float(dot.get("cx")[:-1]), float(dot.get("cy")[:-1]))
        for dot in page.cssselect("circle")
    }
    assert all(0 < x < 100 and 0 < y < 100 for x, y in spots.values())
    assert spots["Barat"][0] < spots["Tengah"][0] < spots["Timur"][0]
    assert spots["Barat"][1] < spots["Tengah"][1] < spots["Timur"][1]
    assert [row.text_content() for row in page.cssselect("tbody th")] == ["Barat", "Timur", "Tengah"]


def test_map_draws_boundaries_when_they_are_given(show: Show) -> None:
    source = '{% from "components/region_map.html" import region_map %}{{ region_map("Peta", areas=areas) }}'
    ring = [(102.3, -3.2), (102.9, -3.2), (102.9, -3.6), (102.3, -3.2)]
    page = show(source, areas=[{"name": "Curup", "rings": [ring], "kind": "3", "words": "12 orang"}])
    (path,) = page.cssselect("path.map__area")
    numbers = [float(number) for number in re.findall(r"[0-9.]+", path.get("d"))]
    assert len(numbers) == 8
    assert all(0 < x < 100 for x in numbers[::2])
    assert all(0 < y < 50 for y in numbers[1::2])


def test_ticket_shows_door_queue_and_code(show: Show) -> None:
    ticket = {
        "fair": "Job Fair",
        "name": "Budi",
        "code": "7K4M",
        "door": "B",
        "session": "09.30",
        "place": "GOR",
        "queue_number": 12,
    }
    page = show(
        '{% from "components/ticket.html" import ticket as card %}{{ card(ticket) }}', ticket={**ticket, "qr": "", "needs": []}
    )
    facts = {
        item.cssselect("dt")[0].text_content(): item.cssselect("dd")[0].text_content() for item in page.cssselect("dl > div")
    }
    assert (facts["Pintu"], facts["Nomor antre"]) == ("B", "12")
    assert "7K4M" in page.text_content()


@pytest.mark.parametrize(("text", "shown"), [("Periksa 18 laporan desa", []), ("desa belum mengirim", ["18"])])
def test_task_says_its_number_once(show: Show, text: str, shown: list[str]) -> None:
    page = show(
        '{% from "components/todo_list.html" import todo_list %}{{ todo_list(tasks) }}',
        tasks=[{"text": text, "url": "#", "count": 18}],
    )
    assert [number.text_content() for number in page.cssselect(".todo__count")] == shown
