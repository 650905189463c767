"""Words of work find their root, in school Indonesian and as people speak."""

import pytest

from matching.stemming import stem


@pytest.mark.parametrize(
    ("word", "root"),
    [
        ("menanam", "tanam"),
        ("nanam", "tanam"),
        ("penanaman", "tanam"),
        ("memasak", "masak"),
        ("ngangkut", "angkut"),
        ("pengangkutan", "angkut"),
        ("menyapu", "sapu"),
        ("nyapu", "sapu"),
        ("ngecat", "cat"),
        ("mengoperasikan", "operasi"),
        ("pemasaran", "pasar"),
        ("njual", "jual"),
        ("dijualin", "jual"),
        ("motongin", "potong"),
        ("ngelas", "las"),
        ("meratakan", "rata"),
    ],
)
def test_the_root_of_a_word(word: str, root: str) -> None:
    assert stem(word) == root


def test_what_is_no_word_of_work_is_left_to_the_stemmer_or_alone() -> None:
    assert stem("sms") == "sms"
    assert stem("b1umum") == "b1umum"
    assert stem("pendakian") == "daki"
    assert stem("beraian") == "beraian"
