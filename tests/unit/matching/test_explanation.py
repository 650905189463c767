"""Steps are found by running the same scorer again; taking a fact away takes its points away."""

from dataclasses import replace

import pytest

from matching import Experience, Ranker, SeekerProfile, Skill, VacancyProfile, Vocabulary
from matching.explanation import Explainer
from matching.training_demand import training_demand

CURUP = (-3.47, 102.52)
ANI = SeekerProfile(
    "ani", desired_occupations=("kasir",), skills=(Skill("layani pembeli"),), education_level="SMP", district="17.02.16"
)
DRIVER_WANTED = VacancyProfile(
    "sopir",
    title="Sopir",
    required_skills=(Skill("Nyetir"), Skill("Melayani pembeli")),
    min_education="SMA",
    experience_months=12,
    licences=("SIM A",),
    location=CURUP,
    availability=("malam",),
)


@pytest.fixture(scope="module")
def explainer(small_vocabulary: Vocabulary) -> Explainer:
    return Explainer(Ranker(vocabulary=small_vocabulary))


def test_the_step_that_opens_a_gate_comes_first(explainer: Explainer) -> None:
    explanation = explainer.explain(ANI, DRIVER_WANTED)
    assert [gate.code for gate in explanation.closed_gates] == ["gate.licence"]
    first = explanation.steps[0]
    assert (first.code, first.facts["licence"], first.opens_gate) == ("step.licence", "SIM A", True)
    assert len(explanation.steps) == 3


def test_every_step_gains_what_the_scorer_says(explainer: Explainer, small_vocabulary: Vocabulary) -> None:
    ranker = Ranker(vocabulary=small_vocabulary)
    steps = {step.code: step for step in explainer.steps(ANI, DRIVER_WANTED)}
    learned = replace(ANI, skills=(*ANI.skills, Skill("Nyetir")))
    assert steps["step.skill"].score_after == ranker.score(learned, DRIVER_WANTED).score
    assert steps["step.skill"].gain > 0
    assert set(steps) == {"step.skill", "step.licence", "step.experience", "step.education", "data.availability"}


def test_facts_nobody_asked_are_steps_of_their_own(explainer: Explainer) -> None:
    codes = {step.code for step in explainer.steps(SeekerProfile("baru"), DRIVER_WANTED)}
    assert {"data.availability", "data.location", "data.education"} <= codes
    assert "step.education" not in codes


def test_who_has_everything_needs_no_step(explainer: Explainer) -> None:
    ready = replace(
        ANI,
        desired_occupations=("sopir",),
        skills=(Skill("Nyetir"), Skill("Melayani pembeli")),
        experiences=(Experience("sopir", 24),),
        education_level="S1",
        licences=("SIM A",),
        location=CURUP,
        availability=("malam",),
    )
    assert explainer.explain(ready, DRIVER_WANTED).steps == ()


def test_a_vacancy_that_asks_nothing_offers_no_step(explainer: Explainer) -> None:
    assert explainer.explain(ANI, VacancyProfile("hampa")).steps == ()
    assert explainer.explain(ANI, VacancyProfile("hampa", experience_months=6)).steps == ()


def test_no_fact_no_sentence_no_points(small_vocabulary: Vocabulary) -> None:
    ranker = Ranker(vocabulary=small_vocabulary)
    vacancy = VacancyProfile("toko", title="Kasir", required_skills=(Skill("Layani pembeli"), Skill("Excel")))
    with_excel = ranker.score(replace(ANI, skills=(*ANI.skills, Skill("Excel"))), vacancy)
    without = ranker.score(ANI, vacancy)
    more, less = ({r.criterion: r for r in match.reasons}["skills"] for match in (with_excel, without))
    assert more.facts["matched"] == ("Layani pembeli", "Excel")
    assert less.facts["matched"] == ("Layani pembeli",)
    assert less.points < more.points
    assert without.score < with_excel.score


def test_training_demand_is_summed_by_district(explainer: Explainer) -> None:
    budi = replace(ANI, id="budi")
    citra = replace(ANI, id="citra", district=None, licences=("SIM A",))
    bus = replace(DRIVER_WANTED, id="bus")
    pairs = [(ANI, DRIVER_WANTED), (ANI, bus), (budi, DRIVER_WANTED), (citra, DRIVER_WANTED)]
    needs = {(need.district, need.subject): need for need in training_demand(explainer, pairs)}
    licence = needs["17.02.16", "SIM A"]
    assert (licence.seeker_count, licence.vacancy_count, licence.opened_count) == (2, 2, 3)
    assert (None, "SIM A") not in needs
    assert needs[None, "Nyetir"].seeker_count == 1
    assert needs["17.02.16", "Nyetir"].gain > needs[None, "Nyetir"].gain
