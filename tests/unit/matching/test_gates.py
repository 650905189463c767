"""Gates close on what the work objectively needs and is known to be missing; on nothing else."""

from dataclasses import fields, replace

import pytest

from matching import SeekerProfile, VacancyProfile, Vocabulary
from matching.gates import closed_gates
from matching.prepared import Preparer

CURUP, FAR = (-3.47, 102.52), (-3.80, 102.27)
SEEKER, VACANCY = SeekerProfile("s"), VacancyProfile("v")


@pytest.fixture(scope="module")
def closed(small_vocabulary: Vocabulary):
    preparer = Preparer(small_vocabulary)

    def codes(seeker: SeekerProfile, vacancy: VacancyProfile) -> list[str]:
        return [gate.code for gate in closed_gates(preparer.seeker(seeker), preparer.vacancy(vacancy))]

    return codes


@pytest.mark.parametrize(
    ("held", "needed", "gates"),
    [
        ((), ("SIM A",), ["gate.licence"]),
        (("sim a",), ("SIM A",), []),
        (("SIM B1",), ("SIM A",), []),
        (("SIM A",), ("SIM B1",), ["gate.licence"]),
        ((), (), []),
    ],
)
def test_a_licence_the_work_needs(closed, held, needed, gates) -> None:
    assert closed(replace(SEEKER, licences=held), replace(VACANCY, licences=needed)) == gates


@pytest.mark.parametrize(
    ("own", "asked", "is_justified", "gates"),
    [
        ("SMP", "SMA", True, ["gate.education"]),
        ("SMP", "SMA", False, []),
        ("S1", "SMA", True, []),
        (None, "SMA", True, []),
        ("SMP", None, True, []),
    ],
)
def test_only_a_justified_education_closes(closed, own, asked, is_justified, gates) -> None:
    vacancy = replace(VACANCY, min_education=asked, is_education_justified=is_justified)
    assert closed(replace(SEEKER, education_level=own), vacancy) == gates


@pytest.mark.parametrize(
    ("home", "work", "gates"),
    [
        ({"location": CURUP, "max_distance_km": 10.0}, {"location": FAR}, ["gate.place"]),
        ({"location": CURUP, "max_distance_km": 99.0}, {"location": FAR}, []),
        ({"location": CURUP}, {"location": FAR}, []),
        ({"location": CURUP, "max_distance_km": 10.0, "is_willing_to_move": True}, {"location": FAR}, []),
        ({"location": CURUP, "max_distance_km": 10.0}, {"location": FAR, "is_remote": True}, []),
        ({"max_distance_km": 10.0}, {"location": FAR}, []),
        ({"reach": ("AKL",)}, {"reach": "AKAN"}, ["gate.reach"]),
        ({"reach": ("AKL", "AKAN")}, {"reach": "AKAN"}, []),
        ({}, {"reach": "AKAN"}, []),
    ],
)
def test_place(closed, home, work, gates) -> None:
    assert closed(replace(SEEKER, **home), replace(VACANCY, **work)) == gates


@pytest.mark.parametrize(
    ("own", "needed", "gates"),
    [
        (("paruh_waktu",), ("malam",), ["gate.time"]),
        (("malam",), ("malam", "shift"), []),
        ((), ("malam",), []),
        (("malam",), (), []),
    ],
)
def test_time(closed, own, needed, gates) -> None:
    assert closed(replace(SEEKER, availability=own), replace(VACANCY, availability=needed)) == gates


def test_a_need_for_accommodation_has_no_field_and_so_removes_nobody() -> None:
    names = {field.name for field in (*fields(SeekerProfile), *fields(VacancyProfile))}
    assert not {name for name in names if "accommod" in name or "disab" in name}
