"""How long classes of data are kept: each has a limit that moves with the day and a day from which it holds."""

from datetime import UTC, datetime, timedelta

from jobmatch.domain.retention_rules import FIRST, GUESTS, RULES


def test_the_limit_lies_as_many_days_back_as_the_rule_says() -> None:
    now = datetime(2027, 12, 31, tzinfo=UTC)
    assert GUESTS.limit(now) == now - timedelta(days=400)


def test_each_class_has_one_rule_with_its_day() -> None:
    assert len({rule.name for rule in RULES}) == len(RULES)
    assert {rule.holds_from for rule in RULES} == {FIRST}
    assert min(rule.days for rule in RULES) > 0
