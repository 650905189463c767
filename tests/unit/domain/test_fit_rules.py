"""Three words instead of a number, and when one step opens a vacancy."""

import pytest

from jobmatch.domain.fit_rules import Fitting, fitting_of, opens


@pytest.mark.parametrize(
    ("score", "gates", "after", "word"),
    [
        (45, (), None, Fitting.FITS),
        (44, (), 45, Fitting.NEARLY),
        (44, (), 44, Fitting.PARTLY),
        (44, (), None, Fitting.PARTLY),
        (80, ("gate.licence",), 80, Fitting.NEARLY),
        (44, ("gate.licence",), 44, Fitting.NOT_NOW),
        (80, ("gate.licence", "gate.education"), 80, Fitting.NOT_NOW),
        (80, ("gate.place",), 80, Fitting.NOT_NOW),
    ],
)
def test_word_of_a_pair(score, gates, after, word):
    assert fitting_of(score, gates, after) is word


@pytest.mark.parametrize(
    ("before", "closed", "after", "opens_gate", "is_opened"),
    [
        (80, 1, 80, True, True),
        (80, 2, 80, True, False),
        (20, 1, 20, True, False),
        (80, 1, 90, False, False),
        (40, 0, 50, False, True),
        (50, 0, 90, False, False),
    ],
)
def test_step_opens_only_what_did_not_fit_before_and_fits_after(before, closed, after, opens_gate, is_opened):
    assert opens(before, closed, after, opens_gate) is is_opened
