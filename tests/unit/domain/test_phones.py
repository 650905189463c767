"""Phone numbers as typed on forms and lists; the numbers are made up."""

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.phones import PhoneKind, last_four, mask_phone, national_form, normalise_phone, phone_kind


@pytest.mark.parametrize(
    ("typed", "number", "kind"),
    [
        ("0812-0000-1111", "+6281200001111", PhoneKind.MOBILE),
        ("0812 0000 1111", "+6281200001111", PhoneKind.MOBILE),
        ("6281200001111", "+6281200001111", PhoneKind.MOBILE),
        ("+62 812 0000 1111", "+6281200001111", PhoneKind.MOBILE),
        ("+62 (0)812.0000.1111", "+6281200001111", PhoneKind.MOBILE),
        ("0062 81200001111", "+6281200001111", PhoneKind.MOBILE),
        ("81200001111", "+6281200001111", PhoneKind.MOBILE),
        ("0812000011", "+62812000011", PhoneKind.MOBILE),
        ("(0732) 21000", "+6273221000", PhoneKind.FIXED),
        ("+60 12-345 6789", "+60123456789", PhoneKind.FOREIGN),
        ("0081 90 0000 1111", "+819000001111", PhoneKind.FOREIGN),
    ],
)
def test_every_usual_writing_becomes_one_number(typed, number, kind):
    assert normalise_phone(typed) == number
    assert phone_kind(number) is kind


@pytest.mark.parametrize(
    "typed",
    ["", "-", "tidak ada", "0812", "08120000111122223", "021", "110", "+1", "+9999999999999999", "08１２00001111", "0812xx"],
)
def test_what_cannot_be_dialled_is_refused(typed):
    with pytest.raises(RuleBroken) as caught:
        normalise_phone(typed)
    assert caught.value.field == "phone"


def test_number_is_read_aloud_masked_and_asked_for_by_its_end():
    assert national_form("+6281200001111") == "0812 0000 1111"
    assert national_form("+60123456789") == "+60123456789"
    assert mask_phone("+6281200001111") == "0812••••••11"
    assert last_four("+6281200001234") == "1234"


@given(st.from_regex(r"(\+62|0)8[1-9][0-9]{7,9}", fullmatch=True))
def test_mobile_numbers_come_out_as_the_telephone_library_writes_them(typed):
    parsed = phonenumbers.parse(typed, "ID")
    assert normalise_phone(typed) == phonenumbers.format_number(parsed, phonenumbers.PhoneNumberFormat.E164)
