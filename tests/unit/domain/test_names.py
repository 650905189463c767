"""Names: tidied, compared, shortened. All are invented."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.names import check_name, comparison_form, first_name, initials, is_same_name, name_words


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Siti Aminah", "SITI  AMINAH"),
        ("St. Aminah", "Siti Aminah"),
        ("M. Ridho", "Muhammad Ridho"),
        ("M.Ridho", "Moh Ridho"),
        ("Mochammad Ridho", "Muhamad Ridho"),
        ("Soekarno Putra", "Sukarno Putra"),
        ("Djoko Tjahyono", "Joko Cahyono"),
        ("Hj. Siti Aminah, S.Pd", "Siti Aminah"),
        ("Dr. H. Achmad Fauzi, M.Si", "Ahmad Fauzi"),
        ("Rini Wahyuni S.Pd. M.Pd.", "Rini Wahyuni"),
        ("Rini Wahyuni Amd", "Rini Wahyuni"),
        ("Aminah Siti", "Siti Aminah"),
        ("Ma'ruf", "Maruf"),
        ("Anisa Rahmawati", "Annisa Rahmawati"),
    ],
)
def test_two_writings_of_one_name_are_equal(one, other):
    assert is_same_name(one, other)


@pytest.mark.parametrize(("one", "other"), [("Siti Aminah", "Siti Amanah"), ("Budi", "Budi Santoso"), ("Andi", "Ani")])
def test_other_names_stay_other(one, other):
    assert not is_same_name(one, other)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("Siti Aminah", "S. A."),
        ("Suharto", "S."),
        ("Hj. Dewi Sartika Putri Ayu, S.E.", "D. S. P."),
        ("Haji", "H."),
        ("siti nur aisyah binti umar", "S. N. A."),
        ("M. Yusuf", "M. Y."),
        ("Élan", "E."),
        ("", "–"),
        ("12 34", "–"),
    ],
)
def test_stranger_sees_initials_only(name, shown):
    assert initials(name) == shown


@pytest.mark.parametrize(("name", "shown"), [("siti aminah", "Siti"), ("M. Ridho", "Ridho"), ("Dr. Al", "Al"), ("李小", "李小")])
def test_question_names_the_first_real_word(name, shown):
    assert first_name(name) == shown


def test_one_word_is_a_whole_name_and_is_kept_as_typed():
    assert check_name("  Suharto ") == "Suharto"
    assert check_name("Muh.  Ridho") == "Muh. Ridho"


@pytest.mark.parametrize("typed", ["", "-", "A", "Budi123", "<b>Budi</b>", "budi@contoh", "x" * 101])
def test_what_is_no_name_is_refused(typed):
    with pytest.raises(RuleBroken) as caught:
        check_name(typed)
    assert caught.value.field == "name"


@given(st.text(min_size=1, max_size=60).filter(lambda text: sum(c.isalpha() for c in text) >= 2))
def test_any_text_has_a_form_and_comparing_is_reflexive(text):
    assert name_words(text)
    assert is_same_name(text, text)
    assert comparison_form(text) == comparison_form(text.upper()) or not text.isascii()
