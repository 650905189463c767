"""Name and number without asking again: only where she agreed, for fitting work, within the distance she chose."""

import pytest

from jobmatch.domain.contact_rules import may_contact
from jobmatch.domain.fit_rules import FITS_FROM

CURUP, NEAR, FAR = (-3.47, 102.52), (-3.48, 102.53), (-3.80, 102.26)


@pytest.mark.parametrize(
    ("facts", "may"),
    [
        ((FITS_FROM, True, 5, CURUP, NEAR), True),
        ((FITS_FROM - 1, True, 5, CURUP, NEAR), False),
        ((FITS_FROM, False, 5, CURUP, NEAR), False),
        ((FITS_FROM, True, None, CURUP, NEAR), False),
        ((FITS_FROM, True, 5, None, NEAR), False),
        ((FITS_FROM, True, 5, CURUP, None), False),
        ((FITS_FROM, True, 5, CURUP, FAR), False),
        ((FITS_FROM, True, 500, CURUP, FAR), True),
    ],
)
def test_each_condition_alone_keeps_her_number_closed(facts: tuple, may: bool) -> None:
    assert may_contact(*facts) is may
