"""Names of businesses made comparable, and people shown by initials."""

import pytest

from jobmatch.domain.employer_names import employer_key, initials


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("PT. Kopi Rejang", "kopi rejang"),
        ("CV Kopi-Rejang", "kopi rejang"),
        ("Kopi Réjang (Persero) Tbk", "kopi rejang"),
        ("Toko", "toko"),
        ("Usaha Koperasi", "usaha koperasi"),
        ("???", ""),
    ],
)
def test_key_keeps_the_words_that_tell_businesses_apart(name: str, key: str) -> None:
    assert employer_key(name) == key


def test_key_fits_its_column() -> None:
    assert len(employer_key("sangat panjang " * 40)) == 120


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Budi Santoso", "B. S."),
        ("siti nur aisyah binti umar", "S. N. A."),
        ("M. Yusuf", "M. Y."),
        ("Élan", "É."),
        ("", "–"),
        ("12 34", "–"),
    ],
)
def test_initials_say_no_more_of_a_long_name_than_of_a_short_one(name: str, shown: str) -> None:
    assert initials(name) == shown
