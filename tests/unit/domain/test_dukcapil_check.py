"""The list for Dukcapil: text only, a password that may travel, and a last day."""

from datetime import date
from uuid import UUID

import pytest

from jobmatch.domain.dukcapil_check import SENT_COLUMNS, PersonToCheck, check_password, expires_on
from jobmatch.domain.enums import Sex
from jobmatch.domain.errors import RuleBroken

CODE = UUID(int=7)
NIK = "1702094604030001"  # made up


def test_what_is_known_is_sent_as_text_and_what_is_not_is_empty() -> None:
    whole = PersonToCheck(CODE, NIK, "Rina", "Curup", date(2003, 4, 6), Sex.FEMALE).cells()
    assert whole == (str(CODE), NIK, "Rina", "Curup", "06-04-2003", "2 Perempuan")
    assert len(whole) == len(SENT_COLUMNS)
    assert PersonToCheck(CODE, NIK, "Rina", None, None, None).cells()[3:] == ("", "", "")


def test_a_password_of_sixteen_is_taken_and_one_less_is_not() -> None:
    assert check_password("  kopi-curup-arang ") == "kopi-curup-arang"
    with pytest.raises(RuleBroken, match="paling sedikit"):
        check_password("kopi-curup-aran ")


def test_a_list_may_be_used_for_two_weeks() -> None:
    assert expires_on(date(2026, 7, 3)) == date(2026, 7, 17)
