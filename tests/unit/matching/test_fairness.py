"""A protected trait moves nobody: it has no field, and its words leave the free text before it counts."""

from dataclasses import fields, replace

import pytest

from matching import Ranker, SeekerProfile, Skill, VacancyProfile, Vocabulary
from matching.comparison import Comparison
from matching.prepared import seeker_text, vacancy_text
from matching.tables import read_table

ALLOWED_OF_SEEKERS = {
    "id", "desired_occupations", "desired_kbji", "skills", "experiences", "education_level", "education_major", "location",
    "district", "max_distance_km", "is_willing_to_move", "reach", "wage_min_idr_month", "availability", "licences",
    "languages", "free_text",
}  # fmt: skip
ALLOWED_OF_VACANCIES = {
    "id", "title", "kbji", "required_skills", "welcome_skills", "min_education", "is_education_justified", "majors",
    "experience_months", "location", "district", "is_remote", "reach", "wage_min_idr_month", "wage_max_idr_month",
    "licences", "languages", "availability", "description",
}  # fmt: skip
PEOPLE = [
    SeekerProfile("a", desired_occupations=("kasir",), skills=(Skill("layani pembeli"),), free_text="rajin jaga kasir"),
    SeekerProfile("b", desired_occupations=("jaga toko",), free_text="pernah jaga toko baju"),
    SeekerProfile("c", desired_occupations=("kasir",), free_text="bisa nerima pembayaran"),
    SeekerProfile("d", desired_occupations=("sopir",), free_text="nyupir travel"),
]
VACANCY = VacancyProfile("toko", title="Kasir toko", description="Kasir nerima pembayaran dan jaga toko")
TRAITS = {
    "sex": ("perempuan", "laki-laki"),
    "age": ("umur 23 tahun", "usia 54 tahun"),
    "graduation year": ("lulusan 2024", "lulusan tahun 1991"),
    "religion": ("beragama Islam", "Kristen"),
    "descent": ("suku Rejang", "orang Jawa"),
    "marriage": ("belum menikah", "janda"),
    "disability": ("tidak difabel", "penyandang disabilitas, kursi roda"),
    "name": ("Nama saya Siti Aminah.", "Nama saya Budi."),
    "poverty": ("desil 1", "desil 9"),
}


def scores(people: list[SeekerProfile], vacancy: VacancyProfile, vocabulary: Vocabulary) -> list[tuple[str, int]]:
    return [(match.id, match.score) for match in Ranker(vocabulary=vocabulary).fit(people).rank(vacancy)]


def test_only_listed_facts_can_enter() -> None:
    assert {field.name for field in fields(SeekerProfile)} == ALLOWED_OF_SEEKERS
    assert {field.name for field in fields(VacancyProfile)} == ALLOWED_OF_VACANCIES


@pytest.mark.parametrize("trait", TRAITS)
@pytest.mark.parametrize("place", ["before", "after"])
def test_flipping_a_trait_moves_nobody(small_vocabulary: Vocabulary, trait: str, place: str) -> None:
    plainly = scores(PEOPLE, VACANCY, small_vocabulary)
    for value in TRAITS[trait]:
        for number, person in enumerate(PEOPLE):
            text = f"{value} {person.free_text}" if place == "before" else f"{person.free_text}. {value}"
            told = [*PEOPLE[:number], replace(person, free_text=text), *PEOPLE[number + 1 :]]
            assert scores(told, VACANCY, small_vocabulary) == plainly


def test_every_protected_word_leaves_both_texts(small_vocabulary: Vocabulary) -> None:
    for row in read_table("protected_words.csv"):
        told = replace(PEOPLE[0], free_text=f"{PEOPLE[0].free_text} {row['term']}")
        asked = replace(VACANCY, description=f"{VACANCY.description} {row['term']}")
        assert seeker_text(told).split() == seeker_text(PEOPLE[0]).split(), row
        assert vacancy_text(asked).split() == vacancy_text(VACANCY).split(), row


def test_a_vacancy_that_asks_for_a_trait_ranks_as_if_it_did_not(small_vocabulary: Vocabulary) -> None:
    asks = replace(VACANCY, title="Kasir toko wanita", description=f"{VACANCY.description}. Wanita, usia maks 27 tahun, cantik")
    assert scores(PEOPLE, asks, small_vocabulary) == scores(PEOPLE, VACANCY, small_vocabulary)


def test_a_protected_wish_is_no_other_occupation(small_vocabulary: Vocabulary) -> None:
    told = [replace(PEOPLE[0], desired_occupations=("kasir perempuan",)), *PEOPLE[1:]]
    assert scores(told, VACANCY, small_vocabulary) == scores(PEOPLE, VACANCY, small_vocabulary)


def test_the_text_comparison_does_not_move_either(small_vocabulary: Vocabulary) -> None:
    corpus = [person.free_text for person in PEOPLE]
    plainly = Comparison(corpus, small_vocabulary).scores([VACANCY.description])
    for values in TRAITS.values():
        for value in values:
            told = Comparison([f"{corpus[0]} {value}", *corpus[1:]], small_vocabulary)
            assert (told.scores([f"{value} {VACANCY.description}"]) == plainly).all()
