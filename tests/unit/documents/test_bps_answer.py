"""Answers of the BPS WebAPI, in samples written from its description: read where they fit it, refused in words where not."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from jobmatch.documents.bps_answer import read_values, read_variables
from jobmatch.domain.errors import RuleBroken

SAMPLES = Path(__file__).parents[2] / "samples" / "bps_webapi"


def sample(name):
    return json.loads((SAMPLES / f"{name}.json").read_text(encoding="utf-8"))


def test_values_of_the_regency_are_read_year_by_year():
    values = read_values(sample("data"), 901, "1702")
    assert [(each.year, each.value) for each in values] == [(2022, Decimal("2.45")), (2023, Decimal("2.94"))]
    assert str(values[0].updated_on) == "2024-11-05"


def test_a_total_stands_for_the_whole_where_there_are_parts():
    answer = sample("data") | {"vervar": [{"val": 1, "label": "Laki-laki"}, {"val": 3, "label": "Jumlah"}]}
    answer["datacontent"] = {"390101230": "2,9", "190101230": 3.1}
    with pytest.raises(RuleBroken, match="tidak seperti yang diuraikan"):
        read_values(answer, 901, "1702")
    answer["datacontent"] = {"390101230": 2.9, "190101230": 3.1}
    assert [each.value for each in read_values(answer | {"last_update": "?"}, 901, "1702")] == [Decimal("2.9")]


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ({"status": "Error", "message": "key tidak dikenal"}, "key tidak dikenal"),
        ({"vervar": [{"val": 1, "label": "Laki-laki"}, {"val": 2, "label": "Perempuan"}]}, "Laki-laki, Perempuan"),
        ({"tahun": [{"val": 1}]}, "tidak seperti"),
        ({"datacontent": None}, "tidak seperti"),
    ],
)
def test_what_does_not_fit_the_description_is_refused_in_words(change, words):
    with pytest.raises(RuleBroken) as refused:
        read_values(sample("data") | change, 901, "1702")
    assert words in refused.value.message % refused.value.facts
    with pytest.raises(RuleBroken):
        read_values([], 901, "1702")


def test_a_search_lists_variables_and_finding_nothing_is_no_fault():
    assert [each.id for each in read_variables(sample("variables"))] == [901, 902]
    assert read_variables({"status": "OK", "data": ""}) == []
