"""Names, passwords and PINs; who needs a second step."""

import pytest

from jobmatch.domain.account_rules import SCOPE_OF, check_scope, roles_looked_after_by
from jobmatch.domain.enums import Role
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.sign_in_rules import (
    STAFF_ROLES,
    check_new_password,
    check_new_pin,
    longest_idle,
    needs_second_step,
    normalise_login,
)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("0812-3456-7890", "+6281234567890"),
        ("+62 812 3456 7890", "+6281234567890"),
        ("  Kopi.Talang ", "kopi.talang"),
        ("Bu  Rina", "bu rina"),
        ("petugas12345678", "petugas12345678"),
        ("1234567", "1234567"),
        ("00000000000000000000", "00000000000000000000"),
    ],
)
def test_login_is_a_phone_number_however_written_or_a_chosen_name(typed: str, kept: str) -> None:
    assert normalise_login(typed) == kept


@pytest.mark.parametrize(
    "password",
    ["pendek1", "12345678", "87654321", "aaaaaaaa", "password1", "Bismillah123", "rejanglebong", "kopi.talang99", "x" * 201],
)
def test_password_that_is_short_or_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_new_password(password, role=Role.SEEKER, login="kopi.talang")
    assert refused.value.field == "password"


def test_password_of_eight_letters_does_for_a_seeker_and_not_for_staff() -> None:
    check_new_password("sumurbor", role=Role.SEEKER)
    with pytest.raises(RuleBroken) as refused:
        check_new_password("sumurbor", role=Role.COUNTER)
    assert refused.value.facts == {"count": 12}


@pytest.mark.parametrize("pin", ["12345", "1234567", "12345a", "111111", "121212", "123456", "654321", "٣٤٥٦٧٨"])
def test_pin_that_is_no_six_digits_or_too_simple_is_refused(pin: str) -> None:
    with pytest.raises(RuleBroken):
        check_new_pin(pin)


def test_six_mixed_digits_are_a_pin() -> None:
    check_new_pin("280413")


def test_every_official_needs_a_second_step_except_in_a_demo() -> None:
    assert {role for role in Role if needs_second_step(role, is_demo=False)} == STAFF_ROLES
    assert not any(needs_second_step(role, is_demo=True) for role in Role)


def test_those_who_see_other_peoples_data_are_signed_out_sooner() -> None:
    assert longest_idle(Role.COUNTER) == longest_idle(Role.VILLAGE_OFFICER) < longest_idle(Role.SEEKER)


def test_administrator_never_looks_after_citizens() -> None:
    assert not roles_looked_after_by(Role.ADMIN) & {Role.SEEKER, Role.EMPLOYER}
    assert Role.ADMIN in roles_looked_after_by(Role.ADMIN)


@pytest.mark.parametrize("role", [Role.SEEKER, Role.EMPLOYER, Role.VILLAGE_OFFICER, Role.OFFICE_HEAD, Role.VISITOR])
def test_most_roles_look_after_no_account(role: Role) -> None:
    assert roles_looked_after_by(role) == frozenset()


def test_scope_keeps_only_the_column_of_the_role() -> None:
    everything: dict[str, str | None] = {"village_code": "v", "district_code": "d", "agency": "a"}
    assert check_scope(Role.COUNTER, everything) == {"village_code": None, "district_code": None, "agency": None}
    assert check_scope(Role.VILLAGE_OFFICER, everything) == {"village_code": "v", "district_code": None, "agency": None}


@pytest.mark.parametrize(("role", "column"), SCOPE_OF.items())
def test_role_without_its_scope_is_refused_on_that_field(role: Role, column: str) -> None:
    with pytest.raises(RuleBroken) as refused:
        check_scope(role, {column: " "})
    assert refused.value.field == column
