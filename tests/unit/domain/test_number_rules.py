"""Which opened numbers the section head looks at, and the words of the audit log."""

from hypothesis import given
from hypothesis import strategies as st

from jobmatch.domain.audit_words import words_for_action, words_for_fields, words_for_reason
from jobmatch.domain.number_rules import SMALLEST_SAMPLE, Opening, pick_sample

OPENINGS = st.lists(
    st.builds(Opening, st.integers(1, 10_000), st.sampled_from(["budi", "rahma", "tono"])),
    max_size=120,
    unique_by=lambda opening: opening.sequence,
)


@given(OPENINGS)
def test_sample_is_a_tenth_at_least_five_and_one_of_everybody(openings: list[Opening]) -> None:
    drawn = pick_sample(openings)
    assert drawn <= {opening.sequence for opening in openings}
    assert len(drawn) >= min(len(openings), max(SMALLEST_SAMPLE, -(-len(openings) // 10)))
    assert {o.account_id for o in openings if o.sequence in drawn} == {o.account_id for o in openings}


@given(OPENINGS, st.randoms())
def test_lot_does_not_depend_on_the_order_in_which_it_is_drawn(openings: list[Opening], chance) -> None:
    mixed = list(openings)
    chance.shuffle(mixed)
    assert pick_sample(mixed) == pick_sample(openings)


def test_nobody_opened_anything() -> None:
    assert pick_sample([]) == set()


def test_acts_are_told_in_words_and_unknown_ones_are_not_hidden() -> None:
    assert words_for_action("reveal_nik") == "Membuka NIK"
    assert words_for_action("something_new") == "something_new"


def test_reasons_are_told_in_words() -> None:
    assert words_for_reason("same") == "nomornya sama"
    assert words_for_reason("papers") == "Mencocokkan dengan KTP atau KK di meja"
    assert words_for_reason("2026-10") == "2026-10"
    assert words_for_reason(None) is None


def test_fields_are_told_in_words_and_technical_ones_left_out() -> None:
    assert words_for_fields(("nik", "replaces_id")) == ["NIK"]
