"""The questions as people answer them: who worked is asked other things than who did not."""

from jobmatch.domain.labour_questions import LOOKING, Asked
from jobmatch.domain.labour_status import LabourAnswers, MainActivity


def test_who_worked_seeks_when_she_wants_more() -> None:
    asked = Asked(True, hours=20, wants_more=True, away=True, looking=frozenset({"seeking"}), learns=False)
    assert asked.labour == LabourAnswers(
        worked_an_hour=True, hours=20, wants_more_work=True, seeking=True, attends_school=False, attends_training=False
    )


def test_who_did_not_work_says_what_she_looks_for() -> None:
    for name, field in zip(
        [name for name, _ in LOOKING], ("seeking", "preparing_business", "waiting_to_start", "sees_no_chance"), strict=True
    ):
        asked = Asked(False, away=False, looking=frozenset({name}), activity=MainActivity.HOUSEHOLD)
        fields = ("seeking", "preparing_business", "waiting_to_start", "sees_no_chance")
        assert [each for each in fields if getattr(asked.labour, each)] == [field]
        assert asked.labour.main_activity is MainActivity.HOUSEHOLD


def test_what_was_not_answered_is_taken_as_not_worked_and_nothing_else() -> None:
    assert Asked(None).labour.worked_an_hour is False
    assert Asked(None).labour.attends_school is None
