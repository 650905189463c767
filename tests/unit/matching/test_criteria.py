"""Each criterion by cases: what it gives of its points, and the code it says."""

from dataclasses import replace

import pytest

from matching import Experience, SeekerProfile, Skill, VacancyProfile, Vocabulary
from matching.criteria import Finding, all_criteria
from matching.criteria.distance import distance_km
from matching.prepared import Pair, Preparer

CURUP, NEARBY, AWAY, FAR = (-3.47, 102.52), (-3.47, 102.53), (-3.47, 102.60), (-3.80, 102.27)
SEEKER, VACANCY = SeekerProfile("s"), VacancyProfile("v")


@pytest.fixture(scope="module")
def judge(small_vocabulary: Vocabulary):
    preparer = Preparer(small_vocabulary)
    criteria = {criterion.name: criterion for criterion in all_criteria(small_vocabulary)}

    def find(name: str, seeker: SeekerProfile, vacancy: VacancyProfile, alike: float = 0.0) -> Finding:
        return criteria[name].score(Pair(preparer.seeker(seeker), preparer.vacancy(vacancy), alike))

    return find


def skills(*texts: str) -> tuple[Skill, ...]:
    return tuple(Skill(text) for text in texts)


@pytest.mark.parametrize(
    ("own", "required", "welcome", "code", "share"),
    [
        (("layani pembeli",), ("Melayani pembeli",), (), "skills.all", 1.0),
        (("jualan",), ("Melayani pembeli",), (), "skills.some", 0.5),
        (("nyetir",), ("Melayani pembeli",), (), "skills.none", 0.0),
        (("layani pembeli",), ("Melayani pembeli", "Excel"), (), "skills.some", 0.5),
        (("layani pembeli",), ("Melayani pembeli",), ("Excel",), "skills.some", 2 / 3),
        (("menganyam bambu",), ("Anyam bambu",), (), "skills.all", 1.0),
        ((), ("Excel",), (), "skills.unknown", 0.0),
    ],
)
def test_skills(judge, own, required, welcome, code, share) -> None:
    seeker = replace(SEEKER, skills=skills(*own))
    found = judge("skills", seeker, replace(VACANCY, required_skills=skills(*required), welcome_skills=skills(*welcome)))
    assert (found.code, found.share) == (code, pytest.approx(share))


def test_a_skill_below_the_asked_level_counts_in_part(judge) -> None:
    vacancy = replace(VACANCY, required_skills=(Skill("Excel", level=3),))
    assert judge("skills", replace(SEEKER, skills=(Skill("excel", level=1),)), vacancy).share == pytest.approx(0.7)
    assert judge("skills", replace(SEEKER, skills=(Skill("excel"),)), vacancy).share == 1.0


def test_skills_say_what_is_there_near_and_missing_in_the_vacancys_words(judge) -> None:
    vacancy = replace(VACANCY, required_skills=skills("Excel", "Layani pembeli", "Nyetir"))
    facts = judge("skills", replace(SEEKER, skills=skills("excel", "jualan")), vacancy).facts
    assert facts == {"matched": ("Excel",), "near": ("Layani pembeli",), "missing": ("Nyetir",)}


def test_languages_and_licences_are_skills_too(judge) -> None:
    seeker = replace(SEEKER, languages=("english",), licences=("SIM A",))
    vacancy = replace(VACANCY, required_skills=skills("SIM A"), languages=("Bahasa Inggris",))
    assert judge("skills", seeker, vacancy).code == "skills.all"


@pytest.mark.parametrize(
    ("title", "own", "code", "share"),
    [
        ("Kasir", ("layani pembeli",), "skills.usual", 0.6),
        ("Kasir", ("excel",), "skills.not_asked", 0.0),
        ("Kasir", (), "skills.unknown", 0.0),
        ("Penyadap karet", ("excel",), "skills.not_asked", 0.0),
        ("", ("excel",), "skills.not_asked", 0.0),
    ],
)
def test_where_no_skill_is_named_the_usual_ones_of_the_work_count_in_part(judge, title, own, code, share) -> None:
    found = judge("skills", replace(SEEKER, skills=skills(*own)), replace(VACANCY, title=title))
    assert (found.code, found.share) == (code, pytest.approx(share))


@pytest.mark.parametrize(
    ("wanted", "offered", "code", "share"),
    [
        ("5230", "5230", "occupation.same", 1.0),
        ("5223", "5221", "occupation.near", 0.6),
        ("5230", "5223", "occupation.near", 0.3),
        ("6112", "5223", "occupation.other", 0.0),
        (None, "5223", "occupation.unknown", 0.0),
        ("5223", None, "occupation.unknown", 0.0),
    ],
)
def test_occupation(judge, wanted, offered, code, share) -> None:
    seeker = replace(SEEKER, desired_kbji=(wanted,) if wanted else ())
    found = judge("occupation", seeker, replace(VACANCY, kbji=offered))
    assert (found.code, found.share) == (code, pytest.approx(share))


def test_work_done_before_counts_nearly_as_much_as_work_wanted(judge) -> None:
    seeker = replace(SEEKER, experiences=(Experience("kasir toko", 3),))
    assert judge("occupation", seeker, replace(VACANCY, kbji="5230")).share == pytest.approx(0.9)


@pytest.mark.parametrize(
    ("asked", "done", "code", "share"),
    [
        (None, (Experience("kasir", 24),), "experience.not_asked", 0.0),
        (0, (Experience("kasir", 24),), "experience.not_asked", 0.0),
        (12, (), "experience.unknown", 0.0),
        (12, (Experience("kasir", 24),), "experience.enough", 1.0),
        (12, (Experience("kasir", 6),), "experience.some", 0.5),
        (12, (Experience("kasir", 6, is_internship=True),), "experience.some", 0.5),
        (12, (Experience("kasir"),), "experience.some", 0.5),
        (12, (Experience("x", 12, "5223"),), "experience.some", 0.3),
        (12, (Experience("motong karet", 60),), "experience.other", 0.0),
    ],
)
def test_experience(judge, asked, done, code, share) -> None:
    vacancy = replace(VACANCY, kbji="5230", experience_months=asked)
    found = judge("experience", replace(SEEKER, experiences=done), vacancy)
    assert (found.code, found.share) == (code, pytest.approx(share))


@pytest.mark.parametrize(
    ("own", "asked", "code", "share"),
    [
        (("S1", None), ("SMA", ()), "education.fits", 0.7),
        (("SMA", None), ("SMA", ()), "education.fits", 0.7),
        (("SMP", None), ("SMA", ()), "education.some", 0.28),
        (("SD", None), ("SMA", ()), "education.below", 0.0),
        (("SMA", None), (None, ()), "education.not_asked", 0.0),
        ((None, None), ("SMA", ()), "education.unknown", 0.0),
        ((None, "akuntansi"), (None, ("Akuntansi",)), "education.fits", 1.0),
        (("S1", "akuntansi"), ("S1", ("Akuntansi",)), "education.fits", 1.0),
        (("S1", "perbankan"), ("S1", ("Akuntansi",)), "education.fits", 0.75),
        (("S1", "pemasaran"), ("S1", ("Akuntansi",)), "education.some", 0.5),
        (("S1", "pemasaran"), (None, ("Akuntansi",)), "education.below", 0.0),
        (("SMK", "pemasaran"), ("SMA", ()), "education.fits", 1.0),
        (("SMK", "bisnis daring"), (None, ()), "education.some", 0.3),
    ],
)
def test_education(judge, own, asked, code, share) -> None:
    seeker = replace(SEEKER, education_level=own[0], education_major=own[1])
    found = judge("education", seeker, replace(VACANCY, kbji="5230", min_education=asked[0], majors=asked[1]))
    assert (found.code, found.share) == (code, pytest.approx(share))


@pytest.mark.parametrize(
    ("home", "work", "code", "share"),
    [
        ({"location": CURUP}, {"location": NEARBY}, "distance.near", 1.0),
        ({"location": CURUP, "max_distance_km": 15.0}, {"location": AWAY}, "distance.near", 0.51),
        ({"location": CURUP}, {"location": FAR}, "distance.far", 0.0),
        ({"location": CURUP, "is_willing_to_move": True}, {"location": FAR}, "distance.would_move", 0.3),
        ({"location": CURUP}, {"location": FAR, "is_remote": True}, "distance.remote", 1.0),
        ({"district": "17.02.16"}, {"district": "17.02.16"}, "distance.same_district", 0.8),
        ({"district": "17.02.16"}, {"district": "17.02.06"}, "distance.other_district", 0.0),
        ({"location": CURUP}, {"district": "17.02.06"}, "distance.unknown", 0.0),
    ],
)
def test_distance(judge, home, work, code, share) -> None:
    found = judge("distance", replace(SEEKER, **home), replace(VACANCY, **work))
    assert (found.code, found.share) == (code, pytest.approx(share, abs=0.01))


def test_kilometres_between_two_places() -> None:
    assert distance_km(CURUP, CURUP) == 0.0
    assert distance_km((0.0, 0.0), (0.0, 1.0)) == pytest.approx(111.19, abs=0.01)


@pytest.mark.parametrize(
    ("hoped", "low", "high", "code", "share"),
    [
        (2_500_000, 2_000_000, 2_600_000, "wage.enough", 1.0),
        (2_500_000, 2_500_000, None, "wage.enough", 1.0),
        (2_500_000, None, 2_000_000, "wage.below", 0.5),
        (2_500_000, None, 1_000_000, "wage.below", 0.0),
        (None, None, 2_000_000, "wage.unknown", 0.0),
        (2_500_000, None, None, "wage.unknown", 0.0),
    ],
)
def test_wage(judge, hoped, low, high, code, share) -> None:
    vacancy = replace(VACANCY, wage_min_idr_month=low, wage_max_idr_month=high)
    found = judge("wage", replace(SEEKER, wage_min_idr_month=hoped), vacancy)
    assert (found.code, found.share) == (code, pytest.approx(share))


@pytest.mark.parametrize(
    ("own", "needed", "code", "share"),
    [
        (("malam", "shift"), ("malam",), "availability.fits", 1.0),
        (("malam",), ("malam", "akhir_pekan"), "availability.some", 0.5),
        ((), ("malam",), "availability.unknown", 0.0),
        (("malam",), (), "availability.unknown", 0.0),
    ],
)
def test_availability(judge, own, needed, code, share) -> None:
    found = judge("availability", replace(SEEKER, availability=own), replace(VACANCY, availability=needed))
    assert (found.code, found.share) == (code, pytest.approx(share))


@pytest.mark.parametrize(
    ("free_text", "description", "alike", "code", "share"),
    [
        ("las", "las", 0.6, "text.alike", 1.0),
        ("las", "las", 0.1, "text.little", 0.2),
        ("", "las", 0.0, "text.unknown", 0.0),
        ("las", "", 0.0, "text.unknown", 0.0),
    ],
)
def test_text(judge, free_text, description, alike, code, share) -> None:
    seeker, vacancy = replace(SEEKER, free_text=free_text), replace(VACANCY, description=description)
    found = judge("text", seeker, vacancy, alike)
    assert (found.code, found.share) == (code, pytest.approx(share))
