"""Names on the map: each can be read, at its place, in the frame, for the regency and for every kecamatan of it."""

from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from blueprints.figures.map_marks import APART, share_kind
from jobmatch.documents.reference_tables import districts, villages
from jobmatch.domain.map_labels import HEIGHT, LETTER, LINE, WIDTH, Drawing, place_labels, spread

DISTRICTS = {row.code: row for row in districts()}


def frames(rows, radius):
    places = spread([(row.longitude, row.latitude) for row in rows], APART)
    drawing = Drawing.around(places)
    spots = [drawing.spot(place) for place in places]
    labels = place_labels(spots, [row.name for row in rows], radius)
    for row, (x, y), label in zip(rows, spots, labels, strict=True):
        width = LETTER * len(row.name)
        left = x + label.dx - {"start": 0, "middle": width / 2, "end": width}[label.anchor]
        yield row.name, (left, y + label.dy + 3 - LINE, left + width, y + label.dy + 3)


@pytest.mark.parametrize("code", ["17.02", *DISTRICTS])
def test_no_name_lies_on_another_or_outside_of_the_drawing(code):
    rows = [row for row in villages() if row.code.startswith(code)] if code in DISTRICTS else list(DISTRICTS.values())
    framed = list(frames([row for row in rows if row.longitude is not None], 8 if code in DISTRICTS else 12))
    for (one, a), (other, b) in combinations(framed, 2):
        assert min(a[2], b[2]) <= max(a[0], b[0]) or min(a[3], b[3]) <= max(a[1], b[1]), (one, other)
    assert all(a[0] >= 0 and a[2] <= WIDTH and a[1] >= 0 and a[3] <= HEIGHT for _, a in framed)


@settings(max_examples=30, deadline=None)
@given(st.lists(st.tuples(st.floats(102.3, 102.9), st.floats(-3.8, -3.2)), min_size=1, max_size=15, unique=True))
def test_marks_that_would_cover_one_another_are_pushed_apart_and_a_lone_one_stays(places):
    moved = spread(places, APART)
    assert len(moved) == len(places)
    drawing = Drawing.around(places)
    before, after = [drawing.spot(place) for place in places], [drawing.spot(place) for place in moved]
    nearest = min((distance(a, b) for a, b in combinations(before, 2)), default=APART)
    if nearest >= APART:
        assert all(distance(a, b) < 0.5 for a, b in zip(before, after, strict=True))
    if len(places) == 2:
        assert distance(*after) >= APART - 0.5


def distance(one, other):
    return ((one[0] - other[0]) ** 2 + (one[1] - other[1]) ** 2) ** 0.5


def test_nothing_to_place_is_nothing_placed():
    assert spread([], APART) == []


@pytest.mark.parametrize(
    ("reported", "kind"), [(0, "hatch"), (1, "1"), (2, "2"), (5, "2"), (6, "3"), (7, "3"), (8, "4"), (9, "4"), (10, "5")]
)
def test_a_share_of_ten_villages_has_the_fill_that_the_key_names(reported, kind):
    assert share_kind(reported, 10) == kind


def test_places_too_crowded_to_part_are_left_after_some_pushes():
    crowd = [(102.5, -3.5)] * 12
    assert len(spread(crowd, 200)) == 12
