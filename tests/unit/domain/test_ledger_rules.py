"""Stock and flow of the IPK ledger: the worked example, periods, corrections, and random years of an office."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from jobmatch.domain import ledger_checks as checks
from jobmatch.domain.enums import LedgerKind
from jobmatch.domain.errors import RuleBroken
from jobmatch.domain.ledger_rules import (
    POPULATION,
    STOCK_EFFECT,
    Classes,
    Entry,
    Flow,
    Population,
    booking_month,
    flows_by,
    open_posts,
    reclassifying_kinds,
    reversing_entry,
    total,
)
from jobmatch.domain.periods import Month, PeriodKind, months_between, period_months
from jobmatch.domain.placement_rules import LedgerEffect, ledger_kinds
from tests.unit.domain.ledger_office import LedgerOffice

MAY, JUNE = Month(2026, 5), Month(2026, 6)
MAN, WOMAN = (Classes(sex=sex, age_group="20-29", education="sma") for sex in ("L", "P"))


def entry(kind, month=JUNE, quantity=1, classes=WOMAN, **more):
    facts = {"id": f"{kind}-{month}", "true_on": month.first_day, "subject": None} | more
    return Entry(kind=kind, month=month, quantity=quantity, classes=classes, **facts)


def by_sex(classes):
    return classes.sex


def worked_example():
    numbers = {
        LedgerKind.REGISTERED: {MAN: 20, WOMAN: 15},
        LedgerKind.PLACED: {MAN: 12, WOMAN: 10},
        LedgerKind.REMOVED: {MAN: 11, WOMAN: 7},
    }
    opening = [entry(LedgerKind.REGISTERED, MAY, 70, MAN), entry(LedgerKind.REGISTERED, MAY, 50, WOMAN)]
    return opening + [
        entry(kind, JUNE, quantity, classes) for kind, sexes in numbers.items() for classes, quantity in sexes.items()
    ]


def test_worked_example_to_the_digit():
    flows = flows_by(worked_example(), (JUNE,), Population.SEEKERS, by_sex)
    assert flows["L"] == Flow(opening=70, registered=20, placed=12, removed=11, closing=67)
    assert flows["P"] == Flow(opening=50, registered=15, placed=10, removed=7, closing=48)
    whole = total(flows.values())
    assert (whole.opening, whole.registered, whole.available) == (120, 35, 155)
    assert (whole.placed, whole.removed, whole.gone, whole.closing) == (22, 18, 40, 115)
    assert whole.difference == 0


def test_longer_period_opens_with_its_first_month_and_closes_with_its_last():
    rows = [entry(LedgerKind.REGISTERED, month, 10) for month in months_between(Month(2026, 1), Month(2026, 7))]
    quarter = period_months(PeriodKind.QUARTER, Month(2026, 5))
    assert flows_by(rows, quarter, Population.SEEKERS, by_sex) == {"P": Flow(opening=30, registered=30, closing=60)}


def test_posts_and_seekers_are_separate_stocks():
    rows = [
        entry(LedgerKind.POST_REGISTERED, MAY, 10),
        entry(LedgerKind.POST_FILLED, quantity=4),
        entry(LedgerKind.POST_REMOVED),
        entry(LedgerKind.REGISTERED, quantity=3),
    ]
    posts = flows_by(rows, (JUNE,), Population.POSTS, by_sex)
    assert posts == {"P": Flow(opening=10, placed=4, removed=1, closing=5)}
    assert open_posts(asked=10, filled=4, withdrawn=1) == 5
    assert set(STOCK_EFFECT) == set(POPULATION) == set(LedgerKind)


def test_negative_stock_is_kept_as_found():
    flows = flows_by([entry(LedgerKind.PLACED, quantity=2)], (JUNE,), Population.SEEKERS, by_sex)
    assert flows["P"].closing == -2
    assert [violation.rule for violation in checks.check_balance(flows)] == ["L1"]


def test_renewal_moves_nothing_and_reclassification_nets_to_zero():
    rows = [entry(LedgerKind.REGISTERED, MAY), entry(LedgerKind.RENEWED)]
    rows += [entry(kind, classes=classes) for kind, classes in reclassifying_kinds(WOMAN, MAN)]
    flows = flows_by(rows, (JUNE,), Population.SEEKERS, by_sex)
    assert flows["P"] == Flow(opening=1, reclassified=-1, closing=0)
    assert flows["L"] == Flow(reclassified=1, closing=1)
    assert total(flows.values()) == Flow(opening=1, closing=1)
    assert reclassifying_kinds(WOMAN, WOMAN) == ()


def test_walk_in_hired_at_the_fair_raises_rows_two_and_three_and_leaves_row_five():
    before = worked_example()
    kinds = ledger_kinds(LedgerEffect.PLACED, is_in_stock=False, own_work_as=LedgerKind.REMOVED)
    after = before + [entry(kind, subject="walk-in") for kind in kinds]
    then, now = (total(flows_by(rows, (JUNE,), Population.SEEKERS, by_sex).values()) for rows in (before, after))
    assert (now.registered - then.registered, now.placed - then.placed) == (1, 1)
    assert now.closing == then.closing
    assert checks.check_single_stock(after) == []


@pytest.mark.parametrize(
    ("true_on", "closed", "month"),
    [
        (date(2026, 6, 30), None, JUNE),
        (date(2026, 6, 30), MAY, JUNE),
        (date(2026, 5, 31), MAY, JUNE),
        (date(2026, 1, 5), MAY, JUNE),
    ],
)
def test_late_event_counts_in_the_open_month(true_on, closed, month):
    assert booking_month(true_on, closed) == month


def test_correction_is_the_same_booking_with_opposite_quantity_in_an_open_month():
    wrong = entry(LedgerKind.PLACED, MAY, id="e1", subject="p1")
    facts = {"new_id": "e2", "today": date(2026, 6, 9), "reason": " salah orang ", "by": "clerk"}
    back = reversing_entry(wrong, last_closed=MAY, **facts)
    assert (back.kind, back.quantity, back.month, back.reverses) == (LedgerKind.PLACED, -1, JUNE, "e1")
    assert (back.classes, back.subject, back.reason) == (wrong.classes, "p1", "salah orang")
    assert reversing_entry(wrong, last_closed=None, **facts).month == MAY
    with pytest.raises(RuleBroken):
        reversing_entry(wrong, last_closed=MAY, **(facts | {"reason": " "}))
    with pytest.raises(RuleBroken):
        reversing_entry(back, last_closed=MAY, **facts)


@settings(max_examples=60, deadline=None)
@given(st.data())
def test_random_years_keep_every_invariant(data):
    office = LedgerOffice()
    for _ in range(data.draw(st.integers(1, 80), label="steps")):
        office.step(data.draw(st.sampled_from(office.possible_steps())), data.draw(st.randoms(use_true_random=False)))
    office.close_month()
    assert checks.check_entries(office.entries) == []
    assert checks.check_closed_months(office.entries, office.closed_at) == []
    for population in Population:
        issued = {}
        for month in months_between(office.first, office.month.previous):
            flows = flows_by(office.entries, (month,), population, lambda classes: classes)
            assert checks.check_carry_over(issued, flows) == []
            assert checks.check_balance(flows) == []
            assert checks.check_reissue(office.issued[month, population], flows) == []
            whole = total(flows.values())
            by_parts = flows_by(office.entries, (month,), population, by_sex)
            by_education = flows_by(office.entries, (month,), population, lambda classes: classes.education)
            tables = {"III/1": total(by_parts.values()), "III/2": total(by_education.values()), "cells": whole}
            assert checks.check_tables_agree(tables) == []
            assert whole.reclassified == 0
            issued = {key: flow.closing for key, flow in flows.items()}


def test_population_in_stock_equals_the_people_who_are_there():
    office = LedgerOffice()
    office.register("ani")
    office.register("budi")
    office.place("ani")
    flows = flows_by(office.entries, (office.month,), Population.SEEKERS, by_sex)
    assert total(flows.values()).closing == len(office.in_stock) == 1
