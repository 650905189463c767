"""Words for why somebody left the stock."""

import pytest

from jobmatch.domain.removal_reasons import UNKNOWN, reason_words


@pytest.mark.parametrize(("code", "words"), [("no_report", "tidak melapor"), ("lain-lain", "lain-lain"), (None, UNKNOWN)])
def test_reason_is_worded_and_an_unknown_code_is_shown_as_it_stands(code: str | None, words: str) -> None:
    assert reason_words(code) == words
