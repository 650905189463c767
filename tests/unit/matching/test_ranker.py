"""The ranker: points add up, both directions agree, nothing empty comes first, equals rotate."""

import pytest

from matching import Ranker, SeekerProfile, Skill, VacancyProfile, Vocabulary, Weights
from matching.entries import Occupation, Term

CASHIER = Occupation("5230", "5230", "Kasir", ("kasir toko",), ("cashier",), ("jaga kasir",), ("melayani-pembeli",))
TAPPER = Occupation("6112", "6112", "Penyadap karet", ("penyadap",), ("rubber tapper",), ("motong karet",), ())
SERVING = Term("melayani-pembeli", "skill", "Melayani pembeli", ("layani pembeli",), (), ("menjual",), ())
SELLING = Term("menjual", "skill", "Menjual", ("jualan",), ("selling",), (), ())
WORDS = Vocabulary([CASHIER, TAPPER], [SERVING, SELLING])

ANI = SeekerProfile(
    "ani",
    desired_occupations=("kasir",),
    skills=(Skill("layani pembeli"),),
    education_level="SMA",
    location=(-3.47, 102.52),
)
BUDI = SeekerProfile("budi", desired_occupations=("motong karet",), location=(-3.47, 102.52))
NOTHING = SeekerProfile("kosong")
CASHIER_WANTED = VacancyProfile(
    "toko",
    title="Kasir toko",
    required_skills=(Skill("Melayani pembeli"),),
    min_education="SMA",
    location=(-3.46, 102.53),
)
TAPPER_WANTED = VacancyProfile("kebun", title="Penyadap karet", experience_months=6)
EMPTY_VACANCY = VacancyProfile("hampa")


def ranker(week: int = 0) -> Ranker:
    return Ranker(Weights(), WORDS, week)


def test_points_of_the_reasons_add_up_to_the_score() -> None:
    for match in ranker().fit([ANI, BUDI, NOTHING]).rank(CASHIER_WANTED):
        assert sum(reason.points for reason in match.reasons) == match.score
        assert sum(reason.max_points for reason in match.reasons) == 100


def test_the_right_person_comes_first() -> None:
    people = ranker().fit([NOTHING, BUDI, ANI])
    assert people.rank(CASHIER_WANTED)[0].id == "ani"
    assert people.rank(TAPPER_WANTED)[0].id == "budi"


def test_a_pair_has_the_same_score_from_both_sides() -> None:
    of_people = ranker().fit([ANI, BUDI]).rank(CASHIER_WANTED)
    of_vacancies = ranker().fit([CASHIER_WANTED, TAPPER_WANTED]).rank(ANI)
    assert of_people[0].score == of_vacancies[0].score
    assert of_people[0].reasons == of_vacancies[0].reasons


def test_nothing_empty_is_ever_listed() -> None:
    assert "kosong" not in [match.id for match in ranker().fit([ANI, NOTHING]).rank(CASHIER_WANTED)]
    assert ranker().fit([ANI, BUDI]).rank(EMPTY_VACANCY) == []
    assert ranker().fit([]).rank(ANI) == []


def test_equals_rotate_by_week_and_stay_put_within_it() -> None:
    twins = [SeekerProfile(f"s{number}", desired_occupations=("kasir",)) for number in range(9)]
    orders = {week: tuple(match.id for match in ranker(week).fit(twins).rank(CASHIER_WANTED)) for week in (1, 2, 3)}
    assert len(set(orders.values())) == 3
    again = ranker(1).fit(twins[::-1]).rank(CASHIER_WANTED)
    assert tuple(match.id for match in again) == orders[1]


def test_two_kinds_at_once_are_refused() -> None:
    with pytest.raises(TypeError, match="not both"):
        ranker().fit([ANI, CASHIER_WANTED])


def test_people_are_not_ranked_for_people() -> None:
    with pytest.raises(TypeError, match="one seeker and one vacancy"):
        ranker().fit([ANI]).rank(BUDI)


def test_weights_must_add_up() -> None:
    with pytest.raises(ValueError, match="add up to 101"):
        Weights(skills=26)
