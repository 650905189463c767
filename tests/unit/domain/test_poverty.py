"""The threshold of poverty data: a decile, and every reason for an untied line says what to do."""

import pytest

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.poverty import USUAL_THRESHOLD, WHAT_TO_DO, WhyUnlinked, check_threshold


@pytest.mark.parametrize("number", [1, USUAL_THRESHOLD, 10])
def test_a_decile_may_be_the_threshold(number: int) -> None:
    assert check_threshold(number) == number


@pytest.mark.parametrize("number", [0, 11, -1])
def test_what_is_no_decile_is_refused(number: int) -> None:
    with pytest.raises(RuleBroken, match="1 sampai 10"):
        check_threshold(number)


def test_every_reason_says_what_to_do() -> None:
    assert set(WHAT_TO_DO) == set(WhyUnlinked)
