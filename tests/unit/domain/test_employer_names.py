"""Names of businesses made comparable."""

import pytest

from jobmatch.domain.employer_names import employer_key


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
