"""Why not me: the gates that closed, the score, and the place in the list."""

import pytest

from matching import Ranker, SeekerProfile, VacancyProfile, Vocabulary

DRIVER_WANTED = VacancyProfile("sopir", title="Sopir", licences=("SIM A",))
PEOPLE = [
    SeekerProfile("ani", desired_occupations=("sopir",)),
    SeekerProfile("budi", desired_occupations=("sopir",), licences=("SIM A",)),
    SeekerProfile("citra", desired_occupations=("penyadap karet",), licences=("SIM A",)),
]


def test_a_closed_gate_is_named_and_there_is_no_place(small_vocabulary: Vocabulary) -> None:
    answer = Ranker(vocabulary=small_vocabulary).fit(PEOPLE).why_not(DRIVER_WANTED, "ani")
    assert [gate.code for gate in answer.closed_gates] == ["gate.licence"]
    assert answer.place is None
    assert answer.match.score > 0


def test_who_is_in_the_list_gets_the_place(small_vocabulary: Vocabulary) -> None:
    answer = Ranker(vocabulary=small_vocabulary).fit(PEOPLE).why_not(DRIVER_WANTED, "budi")
    assert (answer.closed_gates, answer.place) == ((), 1)


def test_a_stranger_has_no_answer(small_vocabulary: Vocabulary) -> None:
    with pytest.raises(KeyError, match="dewi"):
        Ranker(vocabulary=small_vocabulary).fit(PEOPLE).why_not(DRIVER_WANTED, "dewi")
