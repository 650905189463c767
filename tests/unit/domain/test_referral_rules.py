"""Help for a family: what an answer must say, where it leads, until when it is awaited, and no news of work in free text."""

from datetime import date, timedelta

import pytest

from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.referral_rules import (
    AFTER,
    ANSWER_DAYS,
    DELIVER_DAYS,
    OPEN_STATES,
    Answer,
    AnswerKind,
    ReferralState,
    RefuseReason,
    check_answer,
    check_free_text,
    due_after,
    find_work_words,
    next_referral_state,
)

SENT, TODAY = date(2026, 10, 1), date(2026, 11, 24)
DELIVERED = Answer(AnswerKind.DELIVER, delivered_on=date(2026, 11, 2), result="satu paket")


@pytest.mark.parametrize(
    ("answer", "field"),
    [
        (Answer(AnswerKind.REFUSE), "reason"),
        (Answer(AnswerKind.RETURN, note="  "), "note"),
        (Answer(AnswerKind.DELIVER, result="satu paket"), "delivered_on"),
        (Answer(AnswerKind.DELIVER, delivered_on=TODAY + timedelta(days=1), result="satu paket"), "delivered_on"),
        (Answer(AnswerKind.DELIVER, delivered_on=SENT - timedelta(days=1), result="satu paket"), "delivered_on"),
        (Answer(AnswerKind.DELIVER, delivered_on=SENT, result=" "), "result"),
    ],
)
def test_an_answer_that_leaves_out_what_it_needs_names_the_field(answer: Answer, field: str) -> None:
    with pytest.raises(RuleBroken) as found:
        check_answer(answer, SENT, TODAY)
    assert found.value.field == field


@pytest.mark.parametrize(
    "answer",
    [
        Answer(AnswerKind.ACCEPT),
        Answer(AnswerKind.REFUSE, RefuseReason.NO_BUDGET),
        Answer(AnswerKind.RETURN, note="KK-nya belum ada."),
        DELIVERED,
        Answer(AnswerKind.DELIVER, delivered_on=TODAY, result="satu paket"),
    ],
)
def test_a_whole_answer_is_taken(answer: Answer) -> None:
    check_answer(answer, SENT, TODAY)


def test_what_was_delivered_by_a_letter_of_unknown_day_is_taken() -> None:
    check_answer(DELIVERED, None, TODAY)


@pytest.mark.parametrize("state", list(ReferralState))
@pytest.mark.parametrize("kind", list(AnswerKind))
def test_an_answer_leads_on_only_while_it_is_awaited(state: ReferralState, kind: AnswerKind) -> None:
    if (state, kind) in AFTER:
        assert next_referral_state(state, kind) is AFTER[state, kind]
        assert state in OPEN_STATES
    else:
        with pytest.raises(RuleBroken, match="tidak bisa lagi"):
            next_referral_state(state, kind)


def test_what_was_accepted_is_not_returned_and_what_was_refused_stays_refused() -> None:
    assert next_referral_state(ReferralState.ACCEPTED, AnswerKind.DELIVER) is ReferralState.DELIVERED
    for state, kind in ((ReferralState.ACCEPTED, AnswerKind.RETURN), (ReferralState.REFUSED, AnswerKind.ACCEPT)):
        with pytest.raises(RuleBroken):
            next_referral_state(state, kind)


@pytest.mark.parametrize(
    ("state", "days"),
    [(ReferralState.WAITING, ANSWER_DAYS), (ReferralState.ACCEPTED, DELIVER_DAYS), (ReferralState.REFUSED, None)],
)
def test_the_next_word_is_expected_by_a_day(state: ReferralState, days: int | None) -> None:
    assert due_after(state, SENT) == (SENT + timedelta(days=days) if days else None)


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Anaknya masih menganggur.", "menganggur"),
        ("Bapaknya sudah  bekerja", None),
        ("Bapaknya SUDAH BEKERJA", "SUDAH BEKERJA"),
        ("punya kartu AK-1", "AK-1"),
        ("Rumahnya berlantai tanah.", None),
        ("butuh bibit dan pupuk", None),
    ],
)
def test_news_of_work_is_found_in_free_text(text: str, word: str | None) -> None:
    assert find_work_words(text) == word


def test_a_text_for_an_agency_is_tidied_or_refused_with_the_word() -> None:
    assert check_free_text("  Ada anak \n kecil. ", "why") == "Ada anak kecil."
    with pytest.raises(RuleBroken) as found:
        check_free_text("Ibunya cari kerja.", "why")
    assert (found.value.field, found.value.facts["word"]) == ("why", "cari kerja")
