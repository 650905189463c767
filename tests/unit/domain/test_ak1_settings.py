"""What an office decides about its cards: stored and read back, checked, and Karirhub's order in the words on the page."""

import pytest

from jobmatch.domain.ak1_settings import FIELDS, Ak1Settings, OfficialNumber, check_settings, read_field_order, read_settings
from jobmatch.domain.errors import RuleBroken


def test_settings_come_back_as_they_were_stored_and_unset_ones_are_the_defaults() -> None:
    chosen = Ak1Settings(official=OfficialNumber.NATIONAL, fields=("nik", "phone"))
    assert read_settings(chosen.stored()) == chosen
    assert read_settings(None) == Ak1Settings()


def test_a_field_that_nobody_knows_is_refused_by_name() -> None:
    assert check_settings(Ak1Settings()) == Ak1Settings()
    with pytest.raises(RuleBroken) as found:
        check_settings(Ak1Settings(fields=("nik", "zodiak")))
    assert (found.value.field, found.value.facts["name"]) == ("fields", "zodiak")


def test_the_order_is_read_in_shown_words_or_codes_once_each() -> None:
    assert read_field_order("NIK\n\n  Nomor   HP \nfull_name\nnik\n", {"NIK": "nik", "Nomor HP": "phone"}) == (
        "nik",
        "phone",
        "full_name",
    )
    assert read_field_order(" \n", {}) == tuple(FIELDS)


def test_a_line_that_is_no_field_is_named() -> None:
    with pytest.raises(RuleBroken) as found:
        read_field_order("nik\nWarna kesukaan", {})
    assert found.value.facts["name"] == "Warna kesukaan"
