"""Amounts as people write them, and wages of different periods made comparable."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.enums import WagePeriod
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.wages import HIGHEST_WAGE_IDR, NEGOTIABLE, UNREADABLE, monthly_idr, read_rupiah


@pytest.mark.parametrize(
    ("typed", "amount"),
    [
        ("2.850.000", 2_850_000),
        ("2850000", 2_850_000),
        ("Rp 2.850.000,-", 2_850_000),
        ("Rp. 2.850.000,00", 2_850_000),
        ("2,850,000.00", 2_850_000),
        ("3 juta", 3_000_000),
        ("3jt", 3_000_000),
        ("3,5 juta", 3_500_000),
        ("2.75 jt", 2_750_000),
        ("120rb", 120_000),
        ("120 ribu per hari", 120_000),
        ("100k", 100_000),
        ("150.000/hari", 150_000),
        ("  2.000.000  rupiah ", 2_000_000),
        ("", None),
        ("   ", None),
    ],
)
def test_amount_is_read_as_it_is_meant(typed: str, amount: int | None) -> None:
    assert read_rupiah(typed) == amount


@pytest.mark.parametrize(
    "typed", ["tiga juta", "2.85.000", "12345.678", "3.500,5 juta", "3,1415 juta", "0", "-5", "900.000.000.000"]
)
def test_what_is_no_amount_is_refused_and_shown_back(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_rupiah(typed, field="wage_min")
    assert (refused.value.message, refused.value.field, refused.value.facts) == (UNREADABLE, "wage_min", {"text": typed})


@pytest.mark.parametrize("typed", ["nego", "Kompetitif", "sesuai UMK", "tergantung pengalaman"])
def test_words_instead_of_an_amount_are_refused_with_how_to_write_one(typed: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        read_rupiah(typed)
    assert refused.value.message == NEGOTIABLE


@given(st.integers(min_value=1, max_value=HIGHEST_WAGE_IDR))
def test_every_amount_is_read_back_from_its_usual_form(amount: int) -> None:
    assert read_rupiah(f"Rp{amount:,}".replace(",", ".")) == amount


@pytest.mark.parametrize(
    ("amount", "period", "month"),
    [
        (120_000, WagePeriod.DAY, 3_000_000),
        (3_000_000, WagePeriod.MONTH, 3_000_000),
        (3_000_000, None, 3_000_000),
        (800_000, WagePeriod.HARVEST, None),
        (None, WagePeriod.MONTH, None),
    ],
)
def test_wage_comes_to_an_amount_a_month_where_that_can_be_said(
    amount: int | None, period: WagePeriod | None, month: int | None
) -> None:
    assert monthly_idr(amount, period) == month
